package extract

import (
	"chancery/record"
	"chancery/text"
)

// A reading is a Document with the look-ups that the rules share: which mention, place or time stands at a token.
type reading struct {
	*text.Document
	mentionOf []int             // per token: the longest mention that it heads, -1 if none
	within    []int             // per token: the shortest mention that holds it, -1 if none
	modifier  []int             // per token: the mention that it heads and that modifies the noun behind it, -1 if none
	placeOf   []int             // per token: the place that holds it, -1 if none
	timexOf   []int             // per token: the time expression that holds it, -1 if none
	agents    map[string]bool   // lemmas of nouns for people and bodies that act, see data/classes.txt
	targets   map[string]bool   // lemmas of nouns for things that force is used against, see data/classes.txt
	named     map[int]namedPact // names of agreements, by the token that heads each
	said      []attribution
	heard     [][]*attribution       // per sentence: the attributions whose contents reach into it
	makers    map[int][]record.Actor // per token of "the law" and the like: whose it is, see findMakers
	labour    int                    // words of labour in the report, less those of arms; see labourOf
	voice     []int                  // per token: the attribution whose speaker says it in the first person, -1 if none; see voices

	explaining bool       // somebody will ask why
	found      []*finding // the findings behind the events, in their order
	steps      *[]step    // of the event that is being read; nil if nobody asks
}

// newReading indexes what the earlier stages found, in time linear in the document but for nested mentions.
func newReading(d *text.Document) *reading {
	n := len(d.Tokens)
	r := &reading{Document: d, mentionOf: none(n), within: none(n), modifier: none(n), placeOf: none(n), timexOf: none(n)}
	for i, m := range d.Mentions {
		if m.Head < 0 || m.Head >= n {
			continue
		}
		if m.Kind == text.Modifier {
			r.modifier[m.Head] = i
			continue
		}
		if old := r.mentionOf[m.Head]; old < 0 || d.Mentions[old].Len() < m.Len() {
			r.mentionOf[m.Head] = i
		}
		for t := max(m.First, 0); t < min(m.Last, n); t++ {
			if old := r.within[t]; old < 0 || d.Mentions[old].Len() > m.Len() {
				r.within[t] = i
			}
		}
	}
	for i, p := range d.Places {
		if p.Adjective {
			continue // "Turkish" says whose, not where
		}
		for t := max(p.First, 0); t < min(p.Last, n); t++ {
			r.placeOf[t] = i
		}
	}
	for i, t := range d.Timexes {
		first, last := d.TokensIn(t.Span)
		for k := first; k < last; k++ {
			r.timexOf[k] = i
		}
	}
	return r
}

func none(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// quote returns the words of s.
func (r *reading) quote(s text.Span) record.Quote {
	return record.Quote{Span: s, Text: s.In(r.Text)}
}

// sentence returns the sentence that token i stands in.
func (r *reading) sentence(i int) record.Quote {
	return r.quote(r.Sentences[r.Tokens[i].Sentence].Span)
}

// time returns time expression i as it is recorded.
func (r *reading) time(i int) record.Time { return r.timeOf(r.Timexes[i]) }

func (r *reading) timeOf(t text.Timex) record.Time {
	return record.Time{Quote: r.quote(t.Span), Value: t.Value, From: t.From, To: t.To, Grain: t.Grain}
}

// place returns place i as it is recorded.
func (r *reading) place(i int) record.Place {
	p := r.Places[i]
	return record.Place{Quote: r.quote(p.Span), Name: p.Name, Latitude: p.Latitude, Longitude: p.Longitude, Countries: p.Countries, GeoNames: p.GeoNames}
}
