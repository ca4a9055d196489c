package resolve

import (
	"maps"
	"slices"
	"strings"

	"chancery/record"
)

// Boast is a superlative where it stands.
type Boast struct {
	Superlative
	Report   *record.Report
	Sentence record.Quote
	Entry    *record.Entry // that it is about; nil if the record has none
}

// BoastsIn lists the superlatives of a report. Told are its assertions, with the entry that each is in.
func BoastsIn(rep *record.Report, told []record.Assertion, entries []*record.Entry) []Boast {
	var out []Boast
	for _, q := range sentencesOf(rep) {
		for _, s := range SuperlativesIn(q.Text, rep.Published.Day) {
			i, claim := s.Of(q, told)
			if !claim {
				continue
			}
			b := Boast{Superlative: s, Report: rep, Sentence: q}
			if i >= 0 {
				b.Entry = entries[i]
			}
			out = append(out, b)
		}
	}
	return out
}

// mostNames is how many names are looked for at once.
const mostNames = 2

// Names are a few names of a claim, or else of its sentence, by which reports are found that may decide it; the longest first.
func (b *Boast) Names() []string {
	var out []string
	for _, words := range []string{b.Words, b.Sentence.Text} {
		var more []string
		for _, w := range properTokens(words) {
			small := strings.ToLower(w)
			if len(w) > 3 && !functionWords[small] && !offices[cut(small)] && !slices.Contains(out, w) && !slices.Contains(more, w) && !strings.HasPrefix(words, w) {
				more = append(more, w)
			}
		}
		slices.SortStableFunc(more, func(x, y string) int { return len(y) - len(x) })
		out = append(out, more...)
	}
	return out[:min(len(out), mostNames)]
}

// Ruling is what the record says of a superlative: by which entry, or in which words of a report. Both are nil where nothing decides it.
type Ruling struct {
	Verdict Verdict
	By      *record.Entry
	Words   *Mention
}

// Judge says whether other entries of the same kind, or else the words of other reports, support a superlative. Others are entries of
// the same family that involve the same parties, of any year.
func (b *Bench) Judge(s Boast, others []record.Entry) Ruling {
	if s.Entry != nil && !s.Among {
		if verdict, by := judge(s.Superlative, s.Entry, others); verdict != Undecided {
			return Ruling{Verdict: verdict, By: by}
		}
	}
	switch {
	case s.Size:
		return b.bySize(&s)
	case s.Nth == 0:
	case s.Among:
		return b.byFollower(&s)
	case s.Since != nil:
		return b.byYear(&s)
	case s.Nth == 1:
		return b.byPlanOrPast(&s)
	default:
		return b.byOneBefore(&s)
	}
	return Ruling{Verdict: Undecided}
}

// judge looks at entries alone.
func judge(s Superlative, e *record.Entry, others []record.Entry) (Verdict, *record.Entry) {
	day, known := dayOfEntry(e)
	if !known {
		return Undecided, nil
	}
	var earlier []*record.Entry
	for i := range others {
		o := &others[i]
		at, dated := dayOfEntry(o)
		if o.ID != e.ID && dated && at.to < day.from && (o.State == record.IsHappened || o.State == record.IsUnderWay) && sameKind(s, e, o) {
			earlier = append(earlier, o)
		}
	}
	slices.SortStableFunc(earlier, func(a, b *record.Entry) int { // the newest first
		x, _ := dayOfEntry(a)
		y, _ := dayOfEntry(b)
		return y.from - x.from
	})
	if s.Size {
		return judgeSize(e, s, earlier)
	}
	return judgeCount(s, earlier)
}

func dayOfEntry(e *record.Entry) (span, bool) {
	if e.When == nil || e.When.From.IsZero() {
		return span{}, false
	}
	return span{number(e.When.From), number(e.When.To)}, true
}

// sameKind reports whether an entry is one that the claim counts: the same act, with all that the claim says of it, of holders of the same
// office if the claim names it, by and to the same parties.
func sameKind(s Superlative, e, o *record.Entry) bool {
	if Family(o.Type) != Family(e.Type) || o.Mode != e.Mode && o.Mode != "" && e.Mode != "" {
		return false
	}
	if !overlapping(e.Actors, o.Actors) && !claimedOf(s, e, o) || len(e.Recipients) > 0 && !overlapping(e.Recipients, o.Recipients) {
		return false
	}
	claim := strings.ToLower(s.Words)
	var offices []string
	for _, a := range e.Actors {
		role := strings.ToLower(a.Role)
		if role == "" || !strings.Contains(claim, role) {
			continue
		}
		if !slices.ContainsFunc(o.Actors, func(b record.Actor) bool { return strings.EqualFold(b.Role, role) || b.Name != "" && b.Name == a.Name }) {
			return false
		}
		offices = append(offices, role)
	}
	return saysAsMuch(s, o, offices)
}

// saysAsMuch reports whether the reports of an entry name the act that a claim counts, and what else the claim says of it.
func saysAsMuch(s Superlative, o *record.Entry, offices []string) bool {
	var texts []string
	for _, r := range o.Ladder {
		texts = append(texts, r.Evidence.Text)
	}
	said := contentWords(texts...)
	if acts := actsOf(contentWords(s.Words)); len(acts) > 0 && o.Mode == "" && acts.shared(actsOf(said)) == 0 {
		return false
	}
	known := union(said, contentWords(offices...))
	return len(s.qualities())-words(s.qualities()).shared(known) == 0
}

// claimedOf reports whether the claim itself names somebody of the other entry, where its own says nobody: "the second visit of Ada Lind".
func claimedOf(s Superlative, e, o *record.Entry) bool {
	return len(e.Actors) == 0 && slices.ContainsFunc(o.Actors, func(a record.Actor) bool { return a.Name != "" && strings.Contains(s.Words, a.Name) })
}

func overlapping(a, b []record.Actor) bool {
	theirs := codes(b)
	return slices.ContainsFunc(codes(a), func(c string) bool { return slices.Contains(theirs, c) })
}

func judgeCount(s Superlative, earlier []*record.Entry) (Verdict, *record.Entry) {
	if s.Since == nil {
		switch {
		case s.Nth == 0:
		case len(earlier) >= s.Nth:
			return Contradicted, earlier[len(earlier)-1]
		case s.Nth > 1 && len(earlier) == s.Nth-1:
			return Supported, earlier[0]
		}
		return Undecided, nil
	}
	var at *record.Entry
	between := 0
	var other *record.Entry
	for _, o := range earlier {
		day, _ := dayOfEntry(o)
		switch {
		case day.gap(*s.Since) == 0:
			at = o
		case day.from > s.Since.to:
			between++
			other = o
		}
	}
	switch {
	case between >= max(s.Nth, 1):
		return Contradicted, other
	case at != nil && between == s.Nth-1:
		return Supported, at
	}
	return Undecided, nil
}

// judgeSize compares the numbers that the reports give. A smaller one supports nothing; a greater one supports what is claimed since its time.
func judgeSize(e *record.Entry, s Superlative, earlier []*record.Entry) (Verdict, *record.Entry) {
	mine := largest(e)
	var since *record.Entry
	for _, o := range earlier {
		theirs := largest(o)
		for _, of := range slices.Sorted(maps.Keys(theirs)) {
			n, m := theirs[of], mine[of]
			day, _ := dayOfEntry(o)
			switch {
			case m == 0 || n <= m:
			case s.Since == nil || day.from > s.Since.to:
				return Contradicted, o
			case day.gap(*s.Since) == 0:
				since = o
			}
		}
	}
	if since != nil {
		return Supported, since
	}
	return Undecided, nil
}

// largest is the greatest number that the ladder's sentences give of each thing counted.
func largest(e *record.Entry) map[string]float64 {
	out := map[string]float64{}
	for _, r := range e.Ladder {
		for _, c := range countsIn(r.Evidence.Text) {
			out[c.of] = max(out[c.of], c.value)
		}
	}
	return out
}
