// Package names finds the names of persons, organisations and places in a report whose words are tagged and parsed.
//
// In go the scores that the network gives each word, which sees one sentence at a time, and the names that a gazetteer
// knows; out come names. What the network leaves open the rest of the report often tells: the same words elsewhere, the
// words that initials stand for.
//
// The steps, in order:
//
//  1. each word is spelled out: hashes of its form and ends, its shape, how sure the network is of it (words.go);
//  2. capitalised words side by side are runs, and what a report says of each form is counted (report.go);
//  3. words of which the network is not sure make stretches; each is read as the best legal sequence of tags by a linear model
//     of these and other features (features.go), a conditional random field (Lafferty, McCallum and Pereira 2001; train.go).
//
// All numbers are integers once the network has given its scores, so the same report gives the same names on every machine.
// Time is linear in the length of the text.
package names

import (
	"fmt"

	"chancery/nlp/linear"
	"chancery/nlp/model"
	"chancery/nlp/neural"
	"chancery/text"
)

// tagCount is the number of neural.NameTags: outside is tag 0, the first word of a name has an odd tag, its inner words the next.
const tagCount = len(neural.NameScores{})

// Evidence is what the names of a report are read from.
type Evidence struct {
	Doc    *text.Document      // with sentences, words, tags and relations
	Scores []neural.NameScores // of each word
	Known  []text.Name         // known beforehand, in order and apart; one without a Type is known to be no name
}

// Reader finds names. It is immutable and safe for concurrent use.
type Reader struct {
	model *linear.Model
	moves [tagCount][tagCount]int32 // from the tag before
}

// Load returns the Reader that is built into the program.
func Load() (*Reader, error) {
	file, err := model.Open("names")
	if err != nil {
		return nil, err
	}
	m, err := linear.Unmarshal(file)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if m.Classes() != tagCount {
		return nil, fmt.Errorf("names: the model tells %d tags apart, this program %d; train it anew with go run ./train names", m.Classes(), tagCount)
	}
	return New(m), nil
}

// New makes a Reader of a model that Train made.
func New(m *linear.Model) *Reader {
	r := &Reader{model: m}
	for before := range r.moves {
		m.Score([]uint32{move(before)}, r.moves[before][:])
	}
	return r
}

// Model is the file of the reader's model.
func (r *Reader) Model() []byte { return r.model.Marshal() }

// Read returns the names of a report, in order.
func (r *Reader) Read(e *Evidence) []text.Name {
	v := newView(e)
	p := path{reader: r, view: v}
	var out []text.Name
	for _, s := range v.stretches() {
		out = appendNames(out, e.Doc, s.first, p.best(s))
	}
	return out
}

// appendNames appends the names of a stretch with these tags, whose first token is first.
func appendNames(out []text.Name, d *text.Document, first int, tags []uint8) []text.Name {
	for i := 0; i < len(tags); i++ {
		tag, from := tags[i], i
		if tag == 0 {
			continue
		}
		for i+1 < len(tags) && tags[i+1] == tag+1 {
			i++
		}
		n := text.Name{First: first + from, Last: first + i + 1, Type: text.EntityType(neural.NameTags[tag][2:])}
		n.Span = text.Span{Start: d.Tokens[n.First].Start, End: d.Tokens[n.Last-1].End}
		out = append(out, n)
	}
	return out
}

// legal reports whether a tag may follow another: an inner one only what is of the same name.
func legal(before, tag int) bool {
	return tag == 0 || tag&1 == 1 || before == tag || before == tag-1
}

// The network's scores count for more than in training, where half of the texts were such as it had learned from.
const trustOf, trustIn = 9, 8

// path finds best sequences; what it needs is kept from one to the next.
type path struct {
	reader   *Reader
	view     *view
	features []uint32
	from     [][tagCount]uint8 // the tag before each tag of each word
	tags     []uint8
}

// best returns the legal sequence of tags with the highest sum of scores, of equals the one with the lower last tags (Viterbi).
func (p *path) best(s stretch) []uint8 {
	n := s.last - s.first
	for len(p.from) < n {
		p.from, p.tags = append(p.from, [tagCount]uint8{}), append(p.tags, 0)
	}
	var sums, scores [tagCount]int32
	for i := range n {
		p.features = p.view.features(s.first+i, p.features[:0])
		p.reader.model.Score(p.features, scores[:])
		for tag, prior := range p.view.words[s.first+i].prior {
			scores[tag] += prior * trustOf / trustIn
		}
		sums = p.step(i, sums, scores)
	}
	tag := uint8(linear.Best(sums[:]))
	for i := n - 1; i >= 0; i-- {
		p.tags[i] = tag
		tag = p.from[i][tag]
	}
	return p.tags[:n]
}

// step returns the best sums that end in each tag of word i. Before the first word of a stretch is no name.
func (p *path) step(i int, sums, scores [tagCount]int32) (next [tagCount]int32) {
	const never = -1 << 30
	for tag := range tagCount {
		next[tag] = never
		for before := range tagCount {
			if !legal(before, tag) || i == 0 && before > 0 || sums[before] == never {
				continue
			}
			if sum := sums[before] + p.reader.moves[before][tag] + scores[tag]; sum > next[tag] {
				next[tag], p.from[i][tag] = sum, uint8(before)
			}
		}
	}
	return next
}
