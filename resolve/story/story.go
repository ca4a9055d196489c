// Package story tells which reports tell the same story. In goes the record of a report, out comes a Profile, small enough
// to be kept; profiles are compared in pairs (Same) or put into groups (Group), and Keys names those worth comparing.
//
// A profile is the report's telling words: the rarer in the language and the more frequent in the report, the heavier,
// names more than others. Two reports are alike by the cosine of their words, more so the nearer their days. Groups grow
// from the most similar pair on (average link); how alike two groups must be depends on how alike the reports within each are,
// so that two earthquakes, whose reports share the words of earthquakes, stay apart where each has names and numbers of its own.
//
// All of it depends on the profiles alone, never on their order, and weights are whole numbers, so that the same reports give the
// same groups on any machine.
package story

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Profile is what tells a report's story from others.
type Profile struct {
	ID    string   // of the report
	Day   text.Day // on which it was published; zero if unknown, which is evidence of nothing
	Terms []Term   // at most mostTerms, in order of Stem
}

// Term is a telling word of a report.
type Term struct {
	Stem   string
	Weight int // its part of the profile, which as a vector is of length unit
}

const (
	mostTerms   = 100 // kept of a report: the heaviest
	headline    = 2   // times that a word of the headline counts beyond its standing in the text
	nameWeight  = 1.5 // of a name's words, beside others
	unit        = 10_000
	keyTerms    = 12  // heaviest terms of a report that are its keys
	nearEffect  = 0.5 // how much more alike reports of one day are
	nearDays    = 30  // days apart at which half of that is left
	longestRead = 100_000
)

// Of makes the profile of a report.
func Of(r *record.Report) Profile {
	body := r.Text[:min(len(r.Text), longestRead)]
	count, name := map[string]int{}, map[string]bool{}
	before, after, found := strings.Cut(body, r.Title)
	if !found {
		before, after = body, ""
	}
	for _, part := range [2]string{before, after} { // every word of a headline may have a capital, so it tells no names
		for _, w := range wordsOf(part) {
			count[w.stem]++
			name[w.stem] = name[w.stem] || w.capital
		}
	}
	for _, w := range wordsOf(r.Title) {
		count[w.stem] += headline
		if found {
			count[w.stem]++
		}
	}
	return Profile{r.ID, r.Published.Day, heaviest(count, name)}
}

// heaviest weighs words and returns those that a profile keeps.
func heaviest(count map[string]int, name map[string]bool) []Term {
	var terms []Term
	for stem, n := range count {
		weight := math.Log(1+float64(n)) * rarity(stem)
		if name[stem] {
			weight *= nameWeight
		}
		if whole := int(math.Round(weight * unit)); whole > 0 {
			terms = append(terms, Term{stem, whole})
		}
	}
	slices.SortFunc(terms, byWeight)
	terms = terms[:min(len(terms), mostTerms)]
	slices.SortFunc(terms, byStem)
	squares := 0
	for _, t := range terms {
		squares += t.Weight * t.Weight
	}
	for i := range terms {
		terms[i].Weight = int(math.Round(unit * float64(terms[i].Weight) / math.Sqrt(float64(squares))))
	}
	return terms
}

func byStem(a, b Term) int { return strings.Compare(a.Stem, b.Stem) }

func byWeight(a, b Term) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), byStem(a, b)) }

// Keys are the words to find a report's like by: reports that share none are not worth comparing.
func Keys(p Profile) []string {
	terms := slices.SortedFunc(slices.Values(p.Terms), byWeight)
	var keys []string
	for _, t := range terms[:min(len(terms), keyTerms)] {
		keys = append(keys, t.Stem)
	}
	return keys
}

// Same says how alike the stories of two reports are, from 0 to 1.
func Same(a, b Profile) float64 {
	shared := 0
	for i, j := 0, 0; i < len(a.Terms) && j < len(b.Terms); {
		switch order := byStem(a.Terms[i], b.Terms[j]); {
		case order < 0:
			i++
		case order > 0:
			j++
		default:
			shared += a.Terms[i].Weight * b.Terms[j].Weight
			i, j = i+1, j+1
		}
	}
	if shared == 0 {
		return 0
	}
	return min(1, float64(shared)/(unit*unit)*nearness(a.Day, b.Day))
}

// nearness is what the days of two reports add: 1 for those far apart or unknown.
func nearness(a, b text.Day) float64 {
	if a.IsZero() || b.IsZero() {
		return 1
	}
	days := math.Abs(a.Time().Sub(b.Time()).Hours() / 24)
	return 1 + nearEffect*nearDays/(nearDays+days)
}
