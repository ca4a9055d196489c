// Package origin tells copies: of the assertions that make up one entry, which go back to one origin. Seven papers that print
// one agency's story are one.
//
//  1. NewSketch makes a small sample of a report's words, and Bands the keys that find the reports it may share text with. (sketch.go)
//  2. Credit names the agency that a report credits, and Relays the outlet that one of its assertions is passed on from. (credit.go)
//  3. Document names the post or press release that an assertion quotes. (document.go)
//  4. Groups joins the assertions that rest on one origin. (origin.go)
//
// Nothing here is stored or looked up: all are pure functions.
package origin

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"chancery/text"
)

// Assertion is what tells where one assertion of an entry comes from. Empty fields say nothing.
type Assertion struct {
	Report    string // id
	Version   string // id of the report that it is a later version of
	Outlet    string // who published it, as the report has it
	Published text.Day
	Sketch    Sketch // of the report
	Credit    string // see Credit
	Relays    string // see Relays
	Document  string // see Document
	Evidence  string // the sentence that it rests on
}

// Tie says what ties an assertion to an earlier one of the same origin.
type Tie string

// The ties. The empty one is that of the first of an origin, and of one that stands alone.
const (
	SameReport   Tie = "same report"   // and nothing ties them to others
	SameVersions Tie = "same versions" // of one report, which was changed at its address
	SameOutlet   Tie = "same outlet"   // which says again in its own words what it said
	SameText     Tie = "same text"     // one report is mostly made of the words of the other
	SameAgency   Tie = "same agency"   // both credit it, and share text
	SameSentence Tie = "same sentence" // the evidence was copied, in reports that otherwise differ
	SameDocument Tie = "same document" // both quote one post, letter or press release
	Passed       Tie = "passed on"     // one hands on what the other, or both what a third outlet, reported
)

// Group is where an assertion belongs.
type Group struct {
	Origin int // counted from 0 in the order of the assertions
	Tie    Tie
}

// How much must be shared.
const (
	copied        = 0.35 // part of the shorter report: copies that were edited have more, other reports of the same event less
	whollyCopied  = 0.6  // part of it, above which the evidence is not looked at
	agencyShared  = 0.1  // part of it, if both credit one agency …
	agencyDays    = 3    // … within so many days
	sentenceParts = 0.5  // part of the shorter sentence
	documentDays  = 1    // days between two reports of one post, if they do not share its words
	fewest        = 4    // shingles that reports share, below which it is chance
	sentenceRuns  = 8    // shingles that sentences share: a fact has often only one short way to be told
)

// Groups tells which assertions of one entry have one origin. The rules, from the surest:
//
//   - Versions of one report are one origin, however much was changed.
//   - Reports that are copies are one origin, and so are reports that credit one agency and share some text within a few days.
//   - So are assertions of otherwise different reports whose evidence is the same sentence: a press release quoted
//     at length counts for what stands in it. Words in quotation marks are left out of this: two outlets that quote the same words of a speaker
//     at a news conference are two witnesses, and he is the source of both.
//   - So are assertions that quote one document of one speaker, a post, a letter, a press release, published within a
//     day of each other or with the same words.
//   - What is passed on from an outlet is one with what that outlet reported, and with all else that is passed on from it.
//   - What an outlet says again adds no origin, unless the report credits an agency; nor does what a report says twice.
//
// The order of the assertions changes only the numbers. The time is linear in them.
func Groups(assertions []Assertion) []Group {
	f := newForest(assertions)
	f.versions()
	f.copies()
	f.sentences()
	f.documents()
	f.passedOn()
	f.ownWords()
	return f.groups()
}

// forest is the assertions with the trees of those that were joined.
type forest struct {
	all     []Assertion
	told    []Sketch // of each one's evidence, quotations left out
	order   []int    // by day, report and evidence: what is joined does not depend on the order given
	reports [][]int  // the assertions of each report
	parent  []int
	tie     []Tie
}

func newForest(all []Assertion) *forest {
	n := len(all)
	f := &forest{all: all, told: make([]Sketch, n), order: make([]int, n), parent: make([]int, n), tie: make([]Tie, n)}
	for i := range all {
		f.order[i], f.parent[i], f.told[i] = i, i, sketch(unquoted(all[i].Evidence), stockPhrases())
	}
	slices.SortStableFunc(f.order, func(i, j int) int {
		a, b := &all[i], &all[j]
		return cmp.Or(a.Published.Time().Compare(b.Published.Time()), strings.Compare(a.Report, b.Report), strings.Compare(a.Evidence, b.Evidence))
	})
	seen := map[string]int{}
	for _, i := range f.order {
		r, found := seen[all[i].Report]
		if !found || all[i].Report == "" {
			r = len(f.reports)
			f.reports = append(f.reports, nil)
			seen[all[i].Report] = r
		}
		f.reports[r] = append(f.reports[r], i)
	}
	return f
}

func (f *forest) root(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join makes i and j one origin. The smaller root stays, and the later one of the two keeps why.
func (f *forest) join(i, j int, why Tie) {
	a, b := f.root(i), f.root(j)
	if a == b {
		return
	}
	f.parent[max(a, b)] = min(a, b)
	f.tie[max(a, b)] = why
}

// groups numbers the trees.
func (f *forest) groups() []Group {
	out := make([]Group, len(f.all))
	number := map[int]int{}
	for i := range f.all {
		root := f.root(i)
		if _, seen := number[root]; !seen {
			number[root] = len(number)
		}
		out[i] = Group{number[root], f.tie[i]}
	}
	return out
}

// byKey joins those that have the same key; an empty key joins nothing. Each is offered to the last with its key.
func (f *forest) byKey(key func(i int) string, why Tie, same func(i, j int) bool) {
	last := map[string]int{}
	for _, i := range f.order {
		k := key(i)
		if k == "" {
			continue
		}
		if j, found := last[k]; found && same(i, j) {
			f.join(i, j, why)
		}
		last[k] = i
	}
}

// compared is the most that one is compared with for each of its bands, so that time is linear even if all share a phrase.
const compared = 8

// bySketch compares those of the list whose sketches share a band, each pair once.
func bySketch(list []int, sketch func(i int) Sketch, compare func(i, j int)) {
	index := map[uint64][]int{}
	for _, i := range list {
		offered := map[int]bool{}
		for _, band := range sketch(i).Bands() {
			for _, j := range index[band] {
				if !offered[j] {
					offered[j] = true
					compare(i, j)
				}
			}
			if len(index[band]) < compared {
				index[band] = append(index[band], i)
			}
		}
	}
}

// versions joins all assertions of the versions of one report.
func (f *forest) versions() {
	changed := map[string]bool{}
	for _, a := range f.all {
		changed[a.Version] = true
	}
	f.byKey(func(i int) string {
		a := &f.all[i]
		if a.Version == "" && changed[a.Report] {
			return a.Report
		}
		return a.Version
	}, SameVersions, func(int, int) bool { return true })
}

// copies joins all assertions of reports that share text.
func (f *forest) copies() {
	var list []int
	for r := range f.reports {
		list = append(list, r)
	}
	tied := make([]bool, len(list))
	bySketch(list, func(r int) Sketch { return f.first(r).Sketch }, func(r, other int) {
		why, whole := tieOfReports(f.first(r), f.first(other))
		if why != "" && (whole || f.standsIn(r, other) || f.standsIn(other, r)) {
			f.join(f.reports[r][0], f.reports[other][0], why)
			tied[r], tied[other] = true, true
		}
	})
	for r, members := range f.reports {
		for _, i := range members {
			if tied[r] {
				f.join(i, members[0], SameReport)
			}
		}
	}
}

// first is the first assertion of report r.
func (f *forest) first(r int) *Assertion { return &f.all[f.reports[r][0]] }

// standsIn reports whether what one of the assertions of report r rests on may stand in the text of the other too: two
// articles may share a passage on something else.
func (f *forest) standsIn(r, other int) bool {
	text := f.first(other).Sketch
	return slices.ContainsFunc(f.reports[r], func(i int) bool {
		evidence := f.told[i].upTo(text.limit())
		_, shared := evidence.Within(text)
		return shared > 0 || len(evidence) < fewest
	})
}

// tieOfReports compares two reports. They are wholly one if hardly anything of the shorter is its own.
func tieOfReports(a, b *Assertion) (why Tie, whole bool) {
	part, shared := a.Sketch.Overlap(b.Sketch)
	switch {
	case shared < fewest:
		return "", false
	case part >= copied:
		return SameText, part >= whollyCopied
	case part >= agencyShared && a.Credit != "" && a.Credit == b.Credit && daysApart(a, b) <= agencyDays:
		return SameAgency, false
	}
	return "", false
}

// daysApart is how many days lie between two reports: many, if one has no date.
func daysApart(a, b *Assertion) int {
	if a.Published.IsZero() || b.Published.IsZero() {
		return math.MaxInt
	}
	return int(a.Published.Time().Sub(b.Published.Time()).Abs() / (24 * time.Hour))
}

// sentences joins assertions whose evidence is the same sentence, quotations left out.
func (f *forest) sentences() {
	bySketch(f.order, func(i int) Sketch { return f.told[i] }, func(i, j int) {
		if sameWords(f.told[i], f.told[j]) && f.all[i].Report != f.all[j].Report {
			f.join(i, j, SameSentence)
		}
	})
}

func sameWords(a, b Sketch) bool {
	part, shared := a.Overlap(b)
	return part >= sentenceParts && shared >= sentenceRuns
}

// documents joins assertions that quote one document: those of one day and the next, and those that have its words.
func (f *forest) documents() {
	document := func(i int) string { return f.all[i].Document }
	f.byKey(document, SameDocument, func(i, j int) bool { return daysApart(&f.all[i], &f.all[j]) <= documentDays })
	quoted := make([]Sketch, len(f.all))
	for i := range f.all {
		if document(i) != "" {
			quoted[i] = sketch(f.all[i].Evidence, nil)
		}
	}
	bySketch(f.order, func(i int) Sketch { return quoted[i] }, func(i, j int) {
		if document(i) == document(j) && sameWords(quoted[i], quoted[j]) {
			f.join(i, j, SameDocument)
		}
	})
}

// passedOn joins what is passed on from an outlet with what that outlet reported.
func (f *forest) passedOn() {
	f.byKey(func(i int) string { return f.all[i].Relays }, Passed, func(int, int) bool { return true })
	from := map[string]int{}
	for i, a := range f.all {
		if a.Relays != "" {
			from[a.Relays] = i
		}
	}
	for _, i := range f.order {
		a := &f.all[i]
		for _, outlet := range []string{a.Credit, Outlet(a.Outlet)} {
			if j, found := from[outlet]; found && a.Relays == "" && outlet != "" {
				f.join(i, j, Passed)
			}
		}
	}
}

// ownWords joins what is tied to nothing yet and comes from one outlet, or at least from one report.
func (f *forest) ownWords() {
	size := map[int]int{}
	for i := range f.all {
		size[f.root(i)]++
	}
	var alone []bool
	for i := range f.all {
		alone = append(alone, size[f.root(i)] == 1)
	}
	always := func(int, int) bool { return true }
	f.byKey(func(i int) string {
		if !alone[i] {
			return ""
		}
		return f.all[i].Report
	}, SameReport, always)
	f.byKey(func(i int) string {
		if !alone[i] || f.all[i].Credit != "" {
			return ""
		}
		return Outlet(f.all[i].Outlet)
	}, SameOutlet, always)
}
