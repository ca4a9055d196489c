// Package extract reads the records out of a report that the other stages have filled: a text.Document goes in,
// a record.Report comes out. It works by rules over the dependency tree, with lexicons as readable files in data/.
package extract

import (
	"chancery/record"
	"chancery/text"
)

// Extractor holds the lexicons and rules. It is immutable and safe for concurrent use.
type Extractor struct {
	classes map[string]map[string]bool // nouns that patterns ask for by class: data/classes.txt
	lexicon *lexicon                   // words that tell of events: data/events
	support multiwords                 // light verbs: data/support.txt
	effects *effects                   // what words do to the status of an event: data/status.txt
	cues    *cues
	pacts   *pacts
}

// Load reads the embedded lexicons and rules.
func Load() (*Extractor, error) {
	x := &Extractor{}
	var err error
	if x.classes, err = loadSets("data/classes.txt"); err != nil {
		return nil, err
	}
	if x.lexicon, err = loadLexicon(x.classes); err != nil {
		return nil, err
	}
	if x.support, err = loadMultiwords("data/support.txt"); err != nil {
		return nil, err
	}
	if x.effects, err = loadEffects(); err != nil {
		return nil, err
	}
	if x.cues, err = loadCues(); err != nil {
		return nil, err
	}
	if x.pacts, err = loadPacts(); err != nil {
		return nil, err
	}
	return x, nil
}

// Extract reads the records out of d, whose other stages are done.
func (x *Extractor) Extract(d *text.Document) *record.Report {
	r := &record.Report{Origin: d.Origin, Published: d.Published, Title: d.Title, Language: d.Language, Text: d.Text, Notices: d.Notices}
	reading := newReading(d)
	reading.agents = x.classes["agent"]
	said := x.attributions(reading)
	reading.said, reading.voice = said, voices(d, said)
	r.Events = x.events(reading, said)
	r.Statements = statements(reading, said)
	r.Agreements = x.agreements(reading, said)
	r.Roles = roles(reading)
	r.Times = times(reading)
	return r
}
