package evaluate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chancery/extract"
	"chancery/record"
	"chancery/resolve/coref"
	"chancery/resolve/story"
	"chancery/text"
)

// mentionGold is a mention in the gold of stories. Those of one chain, in any report, are of one thing; only those of
// happenings, of kind "event", are read.
type mentionGold struct {
	Kind   string `json:"kind"`
	Chain  string `json:"chain"`
	Sent   int    `json:"sent"`
	Tokens []int  `json:"tokens"` // of that sentence
}

// mentionLabel is what is written for a mention: the happening it was taken for, named by the first mention of it.
type mentionLabel struct {
	Sent    int    `json:"sent"`
	Tokens  []int  `json:"tokens"`
	Cluster string `json:"cluster"`
}

// tokenAt is a token of a numbered sentence.
type tokenAt struct{ sent, token int }

// numbered returns the numbered sentences as a text, in order, and where their tokens stand; nil if there are none.
func (g *storyGold) numbered() (body string, spans map[tokenAt]text.Span) {
	if len(g.Sentences) == 0 {
		return "", nil
	}
	var b strings.Builder
	spans = map[tokenAt]text.Span{}
	for _, number := range slices.SortedFunc(maps.Keys(g.Sentences), func(x, y string) int { return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)) }) {
		sent, err := strconv.Atoi(number)
		if err != nil {
			continue // its mentions are nowhere, and are left out
		}
		for i, word := range g.Sentences[number] {
			start := b.Len()
			b.WriteString(word)
			spans[tokenAt{sent, i}] = text.Span{Start: start, End: b.Len()}
			b.WriteString(" ")
		}
		b.WriteString("\n\n")
	}
	return b.String(), spans
}

// mentions are the mentions of happenings of a gold file, as the gold has them and as the program reads them.
type mentions struct {
	gold  []mentionGold
	said  []coref.Mention
	typed []bool // the lexicon of extraction has the word that tells it
}

// add adds the mentions of a report, in the order of the gold.
func (m *mentions) add(g *storyGold, spans map[tokenAt]text.Span, d *text.Document, r *record.Report, profile story.Profile, lexicon *extract.Extractor) {
	for n, one := range g.Mentions {
		var at text.Span
		for _, t := range one.Tokens {
			at = at.Join(spans[tokenAt{one.Sent, t}])
		}
		if one.Kind != "event" || at.Empty() {
			continue
		}
		said := coref.Mention{Report: profile}
		if i := slices.IndexFunc(r.Events, func(e record.Event) bool { return e.Trigger.Overlaps(at) }); i >= 0 {
			said = coref.Of(profile, &r.Events[i])
		}
		said.ID = fmt.Sprintf("%s#%d", g.ID, n)
		typed := false
		if head := headOf(d, at); head >= 0 {
			token := &d.Tokens[head]
			types := lexicon.Types(token.Lemma, token.UPOS)
			said.Trigger, typed = token.Lemma, len(types) > 0
		}
		m.gold, m.said, m.typed = append(m.gold, one), append(m.said, said), append(m.typed, typed)
	}
}

// headOf returns the token that heads the words of a span, -1 if there is none: the first whose own head lies outside.
func headOf(d *text.Document, at text.Span) int {
	first, last := d.TokensIn(at)
	for i := first; i < last; i++ {
		if h := d.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return -1
}

// scores compares happenings with the gold's chains: first those mentions whose word the lexicon of extraction has, then all.
func (m *mentions) scores(found partition) Scores {
	var scores Scores
	for _, of := range []struct {
		name string
		has  func(i int) bool
	}{{"typed", func(i int) bool { return m.typed[i] }}, {"all", func(int) bool { return true }}} {
		var gold, answer partition
		for i := range m.gold {
			if of.has(i) {
				gold, answer = append(gold, m.gold[i].Chain), append(answer, found[i])
			}
		}
		if len(gold) == 0 {
			continue
		}
		b3 := bCubed(gold, answer)
		b3.Name = "B3"
		for _, s := range [3]Score{b3, ceafE(gold, answer), muc(gold, answer)} {
			s.Name += " " + of.name
			scores = append(scores, s)
		}
	}
	return scores
}
