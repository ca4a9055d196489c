// Package nlp reads English. In goes a Document with Text and Body, out come its sentences, words, tags, lemmas,
// dependencies and names.
//
// The steps, in order: words and sentences (segment), tags, features, dependencies and scores for names from one network (neural),
// lemmas (lemma), names (names).
package nlp

import (
	"fmt"
	"strings"

	"chancery/nlp/lemma"
	"chancery/nlp/model"
	"chancery/nlp/names"
	"chancery/nlp/neural"
	"chancery/nlp/segment"
	"chancery/text"
)

// Model is everything that is needed to read English. It is immutable and safe for concurrent use.
type Model struct {
	segmenter *segment.Segmenter
	network   *neural.Network
	lemmas    *lemma.Lemmatiser
	names     *names.Reader
	known     Gazetteer // nil if there is none
}

// Gazetteer returns the names among tokens [first, last) of a sentence that are known beforehand, in order, not
// overlapping. One without a Type is known to be no name: "Armenians". It must be safe for concurrent use.
type Gazetteer func(d *text.Document, first, last int) []text.Name

// WithGazetteer returns a copy of m that also finds, and classes, the names that g knows.
func (m *Model) WithGazetteer(g Gazetteer) *Model {
	with := *m
	with.known = g
	return &with
}

// WithNames returns a copy of m that finds names by r.
func (m *Model) WithNames(r *names.Reader) *Model {
	with := *m
	with.names = r
	return &with
}

// Load makes a Model of the models embedded in the program.
func Load() (*Model, error) {
	segmenter, err := segment.Load()
	if err != nil {
		return nil, fmt.Errorf("loading the segmenter: %w", err)
	}
	network, err := loadNetwork()
	if err != nil {
		return nil, fmt.Errorf("loading the network: %w", err)
	}
	lemmas, err := lemma.Load()
	if err != nil {
		return nil, fmt.Errorf("loading the lemmas: %w", err)
	}
	reader, err := names.Load()
	if err != nil {
		return nil, fmt.Errorf("loading the names: %w", err)
	}
	return &Model{names: reader, segmenter: segmenter.WithVocabulary(network.Knows), network: network, lemmas: lemmas}, nil
}

func loadNetwork() (*neural.Network, error) {
	network, err := model.Open("network")
	if err != nil {
		return nil, err
	}
	vectors, err := model.Open("vectors")
	if err != nil {
		return nil, err
	}
	return neural.Load(network, vectors)
}

// Analyse fills the Sentences, Tokens and Names of d.
func (m *Model) Analyse(d *text.Document) {
	m.segmenter.Split(d)
	splitDateline(d)
	joinTitles(d)
	m.Parse(d)
}

// Parse fills all but the words and sentences of d, which are there already: those of a treebank, for instance.
func (m *Model) Parse(d *text.Document) {
	d.Names = m.findNames(m.Evidence(d))
	if repairHeadlines(d) { // needs the names
		d.LinkTree()
	}
}

// Evidence fills all but the words, sentences and names of d, and returns what its names are read from.
func (m *Model) Evidence(d *text.Document) *names.Evidence {
	e := &names.Evidence{Doc: d, Scores: make([]neural.NameScores, len(d.Tokens))}
	for i, readings := range m.network.Read(forms(d)) {
		first := d.Sentences[i].First
		for j, r := range readings {
			t := &d.Tokens[first+j]
			fill(t, r, first)
			e.Scores[first+j] = r.Names
			t.Lemma = m.lemmas.Lemma(plain(t.Form), t.UPOS, t.XPOS, t.Feats)
		}
	}
	retagAcronyms(d)
	tellHas(d)
	d.LinkTree()
	if liftMarks(d) {
		d.LinkTree()
	}
	if repairSubjects(d) {
		d.LinkTree()
	}
	for _, repair := range []func(*text.Document) bool{liftPredicates, repairLeads} {
		if repair(d) {
			d.LinkTree()
		}
	}
	if m.known != nil {
		for _, s := range d.Sentences {
			e.Known = append(e.Known, m.known(d, s.First, s.Last)...)
		}
	}
	return e
}

// tellHas gives "'s" the lemma "have" where a past participle follows and the two are no passive: "he's gone". The word
// alone could not tell.
func tellHas(d *text.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Lemma != "be" || t.Form != "'s" && t.Form != "’s" {
			continue
		}
		next := i + 1
		for next < len(d.Tokens) && d.Tokens[next].UPOS == "ADV" {
			next++
		}
		if next < len(d.Tokens) && d.Tokens[next].XPOS == "VBN" && (t.Deprel == "aux" || d.Tokens[next].Form == "been") {
			t.Lemma = "have"
		}
	}
}

// forms returns the words of each sentence.
func forms(d *text.Document) [][]string {
	words := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		words[i] = plain(d.Tokens[i].Form)
	}
	sentences := make([][]string, len(d.Sentences))
	for i, s := range d.Sentences {
		sentences[i] = words[s.First:s.Last]
	}
	return sentences
}

// plain is a word as it is looked up: without the soft hyphens that a page puts where it may be broken.
func plain(form string) string {
	if whole := strings.ReplaceAll(form, "\u00ad", ""); whole != "" {
		return whole
	}
	return form
}

// fill sets what the network says of a token in the sentence that begins at token first.
func fill(t *text.Token, r neural.Reading, first int) {
	t.UPOS, t.XPOS, t.Feats, t.Deprel = r.UPOS, r.XPOS, r.Feats, r.Deprel
	if t.Feats == "_" {
		t.Feats = ""
	}
	t.Head = r.Head
	if r.Head >= 0 {
		t.Head += first
	}
}
