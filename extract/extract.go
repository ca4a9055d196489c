// Package extract reads the records out of a report that the other stages have filled: a text.Document goes in,
// a record.Report comes out. It works by rules over the dependency tree, with lexicons as readable files in data/.
package extract

import (
	"fmt"

	"chancery/record"
	"chancery/text"
)

// Extractor holds the lexicons and rules. It is immutable and safe for concurrent use.
type Extractor struct {
	files    library
	ontology *record.Ontology
	classes  classes    // nouns that patterns ask for by class: data/classes.txt
	lexicon  *lexicon   // words that tell of events: data/events
	support  multiwords // light verbs: data/support.txt
	effects  *effects   // what words do to the status of an event: data/status.txt
	turns    turnWords  // what becomes of plans: data/turns.txt
	cues     *cues
	pacts    *pacts
	treaties treaties // agreements by their names: data/treaties.txt

	confidences confidences // data/confidence.txt
}

// Load reads the embedded lexicons and rules, and before them those of a user. An error names every fault with its
// place and remedy, a line each.
func Load(own ...File) (*Extractor, error) {
	l, err := newLibrary(own)
	if err != nil {
		return nil, err
	}
	var wrong faults
	x := &Extractor{files: l, ontology: record.PLOVER.Clone()}
	columns(l.of("ontology.txt"), &wrong, func(line, _ string) error {
		ours, err := x.ontology.Add(line)
		if !ours {
			return fmt.Errorf("%q begins with none of type, mode, finer, context, sector", line)
		}
		return err
	})
	x.classes = readClasses(l, &wrong)
	x.lexicon = readLexicon(l.of(Lexicon), x.ontology, x.classes, &wrong)
	x.support = readMultiwords(l.of("support.txt"), &wrong)
	x.effects = readEffects(l.of("status.txt"), &wrong)
	x.turns = readTurns(l.of("turns.txt"), &wrong)
	x.cues = readCues(l, &wrong)
	x.confidences = readConfidences(l.of("confidence.txt"), &wrong)
	x.pacts = readPacts(l.of("agreements.txt"), &wrong)
	x.treaties = readTreaties(l.of("treaties.txt"), &wrong)
	return x, wrong.err()
}

// Extract reads the records out of d, whose other stages are done.
func (x *Extractor) Extract(d *text.Document) *record.Report {
	r, _ := x.read(d, false)
	return r
}

// read is Extract, and keeps how each event was found if explaining.
func (x *Extractor) read(d *text.Document, explaining bool) (*record.Report, *reading) {
	r := &record.Report{Origin: d.Origin, Published: d.Published, Title: d.Title, Language: d.Language, Text: d.Text, Notices: d.Notices}
	reading := newReading(d)
	reading.agents, reading.targets, reading.explaining = x.classes["agent"], x.classes["target"], explaining
	reading.named = x.namedPacts(reading)
	reading.labour = x.labourOf(reading)
	said := x.attributions(reading)
	reading.said, reading.voice = said, voices(d, said)
	r.Events = x.events(reading, said)
	r.Statements = statements(reading, said)
	accounts(reading, r.Events, r.Statements)
	r.Agreements = x.agreements(reading, said)
	r.Roles = roles(reading)
	r.Turnovers = x.turnovers(reading)
	r.Times = times(reading)
	return r, reading
}
