package resolve

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// decided is a ruling by the words of a report.
func (w *witness) decided(v Verdict) Ruling {
	at := w.Mention
	return Ruling{Verdict: v, Words: &at}
}

// ranked reports whether a sentence itself claims a first or a second.
func (w *witness) ranked() bool {
	return slices.ContainsFunc(SuperlativesIn(w.Words.Text, w.Report.Published.Day), func(s Superlative) bool { return s.Nth > 0 })
}

// byYear looks for what was in the year to which a claim goes back, and for another one between. Of what names no act ("the first time
// since") a sentence with that year and as many words in common is enough.
func (b *Bench) byYear(s *Boast) Ruling {
	since, now := yearOf(s.Since.to), s.Report.Published.Day.Year
	var at *witness
	for i := range b.sentences {
		w := &b.sentences[i]
		if w.ranked() {
			continue
		}
		for _, y := range w.years {
			switch {
			case y > since && y < now && b.fits(w, s):
				return w.decided(Contradicted)
			case y == since && at == nil && (b.fits(w, s) || b.near(w, s)):
				at = w
			}
		}
	}
	switch {
	case at != nil:
		return at.decided(Supported)
	case s.Nth == 1 && s.Own:
		return b.byOtherReport(s)
	}
	return Ruling{Verdict: Undecided}
}

// enoughWords is how many words a sentence must share with a claim that names no act, and with what its report tells of it.
const enoughWords = 2

func (b *Bench) near(w *witness, s *Boast) bool {
	if len(actsOf(contentWords(s.Words))) > 0 || s.Entry == nil || w.Report.ID == s.Report.ID {
		return false
	}
	about := contentWords(s.Sentence.Text)
	for _, r := range s.Entry.Ladder {
		if r.Report == s.Report.ID {
			about = union(about, contentWords(r.Evidence.Text))
		}
	}
	about = slices.DeleteFunc(about, func(x string) bool { return ofAnyClaim[x] || x[0] >= '0' && x[0] <= '9' })
	return about.shared(contentWords(w.Words.Text)) >= enoughWords
}

// byPlanOrPast looks for one of the kind before the first, or for the plan that announced it as the first.
func (b *Bench) byPlanOrPast(s *Boast) Ruling {
	now := s.Report.Published.Day.Year
	for i := range b.sentences {
		w := &b.sentences[i]
		if !w.ranked() && slices.ContainsFunc(w.years, func(y int) bool { return y < now }) && b.fits(w, s) {
			return w.decided(Contradicted)
		}
	}
	for i := range b.sentences {
		if w := &b.sentences[i]; w.published < number(s.Report.Published.Day) && b.announces(w, s) {
			return w.decided(Supported)
		}
	}
	return b.byOtherReport(s)
}

// byOtherReport looks for a report that tells the same first before or after the act.
func (b *Bench) byOtherReport(s *Boast) Ruling {
	for i := range b.sentences {
		if w := &b.sentences[i]; w.Report.ID != s.Report.ID && b.sameFirst(w, s) {
			return w.decided(Supported)
		}
	}
	return Ruling{Verdict: Undecided}
}

// willBe are words by which a first lies ahead.
var willBe = regexp.MustCompile(`(?i)\b(?:will|would|is to|are to)\b|['’]ll\b`)

// sameFirst reports whether one of two tells that it will be the first, and the other that it was: of the same act and names.
func (b *Bench) sameFirst(w *witness, s *Boast) bool {
	if willBe.MatchString(w.Words.Text) == willBe.MatchString(s.Sentence.Text) || b.names(s.Sentence.Text).shared(w.names) < enoughWords {
		return false
	}
	acts := actsOf(contentWords(s.Words))
	return slices.ContainsFunc(SuperlativesIn(w.Words.Text, w.Report.Published.Day), func(o Superlative) bool {
		return o.Nth == 1 && (o.isTime() || s.isTime() || acts.shared(actsOf(contentWords(o.Words))) > 0)
	})
}

// byOneBefore looks in earlier reports for the one that a second or third follows: "its first meeting" before "its second".
func (b *Bench) byOneBefore(s *Boast) Ruling {
	noun := nounOf(s.Words)
	if noun == "" {
		return Ruling{Verdict: Undecided}
	}
	names := union(b.names(s.Sentence.Text), b.parties(s))
	for i := range b.sentences {
		if w := &b.sentences[i]; w.Report.ID == s.Report.ID && w.Words.Overlaps(s.Sentence.Span) {
			names = union(names, w.names)
		}
	}
	for i := range b.sentences {
		w := &b.sentences[i]
		if w.published >= number(s.Report.Published.Day) || names.shared(w.names) < enoughWords {
			continue
		}
		for _, m := range superlativeWords.FindAllStringSubmatchIndex(w.Words.Text, -1) {
			if ordinals[strings.ToLower(w.Words.Text[m[4]:m[5]])] == s.Nth-1 && nounOf(w.Words.Text[m[4]:m[1]]) == noun && !willBe.MatchString(w.Words.Text[:m[0]]) {
				return w.decided(Supported)
			}
		}
	}
	return Ruling{Verdict: Undecided}
}

// nounOf is the stem of the noun of an ordinal: "meeting" of "second formal meeting in Lund".
func nounOf(words string) string {
	list := strings.Fields(strings.ToLower(words))
	for i := 1; i < len(list); i++ {
		if last := i == len(list)-1; last || notNoun[list[i+1]] || list[i+1] == "with" || list[i+1] == "between" || strings.HasSuffix(list[i], ",") {
			return cut(strings.Trim(list[i], ",.”\""))
		}
	}
	return ""
}

// announces reports whether a sentence tells which will be the first: "her first journey would take her to Lund".
func (b *Bench) announces(w *witness, s *Boast) bool {
	at := strings.Index(strings.ToLower(w.Words.Text), "first ")
	if at < 0 || !onlyCounts.MatchString(w.Words.Text[at:]) && !(strings.HasPrefix(w.Words.Text[at:], "first time ") && willBe.MatchString(w.Words.Text[:at])) {
		return false
	}
	whom := union(b.names(strings.Join(named(s), " ")), b.names(s.Sentence.Text))
	return actsOf(contentWords(s.Words)).shared(w.acts) > 0 && whom.shared(w.names) >= enoughWords
}

// named lists the names of those who take part in what a claim is about, and its places.
func named(s *Boast) []string {
	var out []string
	if s.Entry == nil {
		return nil
	}
	for _, a := range slices.Concat(s.Entry.Actors, s.Entry.Recipients) {
		out = append(out, a.Name)
	}
	for _, p := range s.Entry.Places {
		out = append(out, p.Name)
	}
	return out
}

// byFollower looks for another of the few who did it later, so that one was the first of them.
func (b *Bench) byFollower(s *Boast) Ruling {
	acts, parties := actsOf(contentWords(s.Words)), b.names(s.Sentence.Text)
	if s.Entry != nil {
		parties = union(parties, words(codes(slices.Concat(s.Entry.Actors, s.Entry.Recipients))))
	}
	parties = slices.DeleteFunc(parties, func(p string) bool { return countryAmong(p) == "" })
	for i := range b.sentences {
		w := &b.sentences[i]
		if w.published > number(s.Report.Published.Day) && acts.shared(w.acts) > 0 && len(parties) > 1 && parties.shared(w.names) == len(parties) && !notYet.MatchString(w.Words.Text) {
			return w.decided(Supported)
		}
	}
	return Ruling{Verdict: Undecided}
}

// bySize looks for a greater one of the kind, before.
func (b *Bench) bySize(s *Boast) Ruling {
	mine := b.sizeOf(s)
	now := s.Report.Published.Day.Year
	for i := range b.sentences {
		w := &b.sentences[i]
		earlier := slices.ContainsFunc(w.years, func(y int) bool { return y < now })
		if len(mine) == 0 || !earlier || !b.fits(w, s) {
			continue
		}
		for _, c := range countsIn(w.Words.Text) {
			if mine[c.of] > 0 && c.value > mine[c.of] {
				return w.decided(Contradicted)
			}
		}
	}
	return Ruling{Verdict: Undecided}
}

// sizeOf is how great that is of which a claim is made: in its sentence, or in others of its report that tell of the act.
func (b *Bench) sizeOf(s *Boast) map[string]float64 {
	out := map[string]float64{}
	acts := actsOf(contentWords(s.Words))
	for i := range b.sentences {
		w := &b.sentences[i]
		if w.Report.ID != s.Report.ID || !w.Words.Overlaps(s.Sentence.Span) && acts.shared(w.acts) == 0 {
			continue
		}
		for _, c := range countsIn(w.Words.Text) {
			out[c.of] = max(out[c.of], c.value)
		}
	}
	return out
}

// yearOf is the year of a day counted from 1970.
func yearOf(day int) int { return time.Unix(int64(day)*24*60*60, 0).UTC().Year() }
