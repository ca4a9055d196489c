package extract

import "chancery/text"

// Attribution is who says what as ranges of the report, after PolNeAR (Newell et al. 2018): who says it, the words that
// credit it to them, and what is said, in pieces if the cue stands in its middle. Source and Cue may be empty.
type Attribution struct {
	Source, Cue text.Span
	Content     []text.Span
}

// Attributions finds who says what in d, whose other stages are done, more than the record keeps as statements:
// attitudes, findings and requests too. They stand in the order of their contents.
func (x *Extractor) Attributions(d *text.Document) []Attribution {
	r := newReading(d)
	h := &hearing{reading: r}
	var all []Attribution
	byCue := map[int]int{} // cue token -> its last attribution
	for _, a := range x.attributions(r) {
		key := a.cueToken
		if key < 0 {
			key = a.lead
		}
		if i, ok := byCue[key]; ok && a.content.Start >= last(all[i].Content).End {
			all[i].Content = append(all[i].Content, a.content)
			continue
		}
		one := Attribution{Cue: a.cue, Content: []text.Span{a.content}}
		if a.speaker >= 0 {
			one.Source = h.phrase(a.speaker).Join(a.actor.Span)
		}
		byCue[key] = len(all)
		all = append(all, one)
	}
	return all
}

func last[T any](s []T) T { return s[len(s)-1] }
