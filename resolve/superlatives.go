package resolve

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Superlative is a claim that something is the first, the last or the greatest of its kind.
type Superlative struct {
	Words string // as the report has them: "first visit by a US vice president since 2008"
	Nth   int    // 1 for the first, 2 for the second; 0 if it is about size
	Size  bool   // "largest", "deadliest": the numbers are compared
	// Since is the time that the claim goes back to; nil for all time.
	Since *span
}

// Verdict is what the record says of a superlative.
type Verdict string

// The verdicts. A record is never all there is: that it knows of no other is no support.
const (
	Supported    Verdict = "supported"
	Contradicted Verdict = "contradicted"
	Undecided    Verdict = "unknown"
)

var (
	superlativeWords = regexp.MustCompile(`(?i)\b(for the )?(first|second|third|fourth|fifth|largest|biggest|highest|deadliest|bloodiest|heaviest|worst)\b[^.;:"“”]*`)
	sinceWords       = regexp.MustCompile(`(?i)\bsince\s+(?:the\s+)?(?:([a-z]+)\s+)?(\d{4})\b`)
	yearsWords       = regexp.MustCompile(`(?i)\bin\s+(?:the\s+past\s+|more than\s+|over\s+|nearly\s+|almost\s+)?([a-z]+|\d+)\s+(years|decades)\b`)
	claimEnds        = regexp.MustCompile(`,|\s(?:said|says|told|when|while)\b|\sand \w+ed\b`) // what follows is another clause
	ordinals         = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
	// notFirst are words after "first" that make it a name or a part: "First Secretary", "first half".
	notFirst = set("lady secretary deputy minister vice half quarter time-out world phase stage round day week month year hour reading instance step place person stop leg batch tranche")
)

// SuperlativesIn lists the claims of a sentence; published anchors "in ten years".
func SuperlativesIn(sentence string, published text.Day) []Superlative {
	var out []Superlative
	for _, m := range superlativeWords.FindAllStringSubmatchIndex(sentence, -1) {
		words := sentence[m[0]:m[1]]
		if end := claimEnds.FindStringIndex(words); end != nil {
			words = words[:end[0]]
		}
		words = strings.TrimRight(words, " ")
		key := strings.ToLower(sentence[m[4]:m[5]])
		after := strings.Fields(strings.ToLower(sentence[m[5]:m[1]]))
		s := Superlative{Words: words, Nth: ordinals[key], Size: ordinals[key] == 0, Since: sinceOf(words, published)}
		if s.Nth > 0 && m[2] < 0 && (len(after) == 0 || notFirst[after[0]] || ofSome(sentence[:m[0]], after)) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// ofSome reports whether an ordinal only counts what there is: "a first meeting", "the first of four ships".
func ofSome(before string, after []string) bool {
	words := strings.Fields(strings.ToLower(before))
	return len(words) > 0 && (words[len(words)-1] == "a" || words[len(words)-1] == "an") ||
		len(after) > 1 && after[0] == "of" && slices.Contains(smallNumbers, after[1])
}

// IsOf reports whether a superlative is about an act: "the first visit", "the first president to visit", "met for the first time".
func (s Superlative) IsOf(e *record.Event) bool {
	claim := contentWords(s.Words)
	return strings.Contains(strings.ToLower(s.Words), "first time") || claim.shared(contentWords(e.Trigger.Text, e.Mode)) > 0 ||
		s.Size && blockings[Family(e.Type)] == byRecipient
}

// sinceOf reads "since 2008", "since September 2008" and "in ten years".
func sinceOf(words string, published text.Day) *span {
	if m := sinceWords.FindStringSubmatch(words); m != nil {
		year, err := strconv.Atoi(m[2])
		if err != nil {
			return nil
		}
		if i := slices.Index(months, strings.ToLower(m[1])); i >= 0 {
			first := text.DayOf(text.Day{Year: year, Month: 1, Day: 1}.Time().AddDate(0, i, 0))
			return &span{number(first), number(text.DayOf(first.Time().AddDate(0, 1, -1)))}
		}
		return &span{number(text.Day{Year: year, Month: 1, Day: 1}), number(text.Day{Year: year, Month: 12, Day: 31})}
	}
	m := yearsWords.FindStringSubmatch(words)
	if m == nil || published.IsZero() {
		return nil
	}
	n := slices.Index(smallNumbers, strings.ToLower(m[1]))
	if n < 0 {
		var err error
		if n, err = strconv.Atoi(m[1]); err != nil {
			return nil
		}
	}
	if strings.EqualFold(m[2], "decades") {
		n *= 10
	}
	year := published.Year - n
	return &span{number(text.Day{Year: year - 1, Month: 1, Day: 1}), number(text.Day{Year: year, Month: 12, Day: 31})}
}

var months = strings.Fields("january february march april may june july august september october november december")

// Judge says whether other entries of the same kind support a superlative of an entry, and which one decides it.
// Others are entries of the same family that involve the same parties, of any year.
func Judge(s Superlative, e *record.Entry, others []record.Entry) (Verdict, *record.Entry) {
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

// sameKind reports whether an entry is one that the claim counts: the same act, of holders of the same office if the claim names it, by
// and to the same parties.
func sameKind(s Superlative, e, o *record.Entry) bool {
	if Family(o.Type) != Family(e.Type) || o.Mode != e.Mode && o.Mode != "" && e.Mode != "" {
		return false
	}
	if !overlapping(e.Actors, o.Actors) && !claimedOf(s, e, o) || len(e.Recipients) > 0 && !overlapping(e.Recipients, o.Recipients) {
		return false
	}
	claim := strings.ToLower(s.Words)
	for _, a := range e.Actors {
		role := strings.ToLower(a.Role)
		if role != "" && strings.Contains(claim, role) {
			return slices.ContainsFunc(o.Actors, func(b record.Actor) bool {
				return strings.EqualFold(b.Role, role) || b.Name != "" && b.Name == a.Name
			})
		}
	}
	return true
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
	case between >= s.Nth:
		return Contradicted, other
	case at != nil && between == s.Nth-1:
		return Supported, at
	}
	return Undecided, nil
}

// judgeSize compares the numbers that the reports give.
func judgeSize(e *record.Entry, s Superlative, earlier []*record.Entry) (Verdict, *record.Entry) {
	mine := largest(e)
	var smaller *record.Entry
	for _, o := range earlier {
		if day, _ := dayOfEntry(o); s.Since != nil && day.to < s.Since.from {
			continue
		}
		theirs := largest(o)
		for _, of := range slices.Sorted(maps.Keys(theirs)) {
			n := theirs[of]
			switch m, both := mine[of]; {
			case !both:
			case n > m:
				return Contradicted, o
			case n < m:
				smaller = o
			}
		}
	}
	if smaller != nil {
		return Supported, smaller
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
