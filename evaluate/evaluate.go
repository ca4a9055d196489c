// Package evaluate measures a stage against gold data: the user's own or the corpora the program was built with.
//
// In goes a path to gold data, out come counts from which precision, recall and F1 follow, and on request what the program
// itself found, in the gold's own format, so that an independent scorer can check the figures. One file per stage;
// each says where its measure comes from.
package evaluate

import (
	"fmt"
	"io"
	"strings"

	"chancery/ingest"
)

// Stage runs one stage of the program on the gold data at a path and compares. If write is not nil, the program's own
// findings are written to it in the gold's format.
type Stage func(gold string, write io.Writer) (Scores, error)

// Score counts, for one measure, what was found.
type Score struct {
	Name    string // "LAS", "PER", "events"
	Correct int    // found and right
	Gold    int    // in the gold data
	System  int    // found by the program
	// Right is how many of System are right, where that differs from Correct because one finding may answer several of
	// the gold; 0 if it does not differ. Measures that weigh what is right give a part of one.
	Right float64
	// Held is the same of Gold: how much of it was found; 0 if that is Correct.
	Held float64
	// Misses says what was missed or is wrong, a line each, if the stage keeps them.
	Misses []string
	// Row is shown instead of precision and recall, for a stage that measures something else, and Value is what it measures.
	Row   string
	Value float64
}

// Precision is the part of what was found that is right; 0 if nothing was found.
func (s Score) Precision() float64 {
	if s.Right > 0 && s.System > 0 {
		return s.Right / float64(s.System)
	}
	return ratio(s.Correct, s.System)
}

// Recall is the part of the gold that was found; 0 if there is none.
func (s Score) Recall() float64 {
	if s.Held > 0 && s.Gold > 0 {
		return s.Held / float64(s.Gold)
	}
	return ratio(s.Correct, s.Gold)
}

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Scores are the measures of a stage, in the order in which they are shown.
type Scores []Score

// Of returns the score of that name; the zero Score if there is none.
func (s Scores) Of(name string) Score {
	for _, one := range s {
		if one.Name == name {
			return one
		}
	}
	return Score{}
}

// String is a table: a line for each measure, in per cent.
func (s Scores) String() string {
	var b strings.Builder
	if len(s) == 0 || s[0].Row == "" {
		fmt.Fprintf(&b, "%-12s %7s %7s %7s %8s %8s\n", "measure", "P", "R", "F1", "gold", "found")
	}
	for _, one := range s {
		if one.Row != "" {
			fmt.Fprintln(&b, one.Row)
			continue
		}
		if one.System == 0 && one.Correct > 0 { // there is no precision of what is only looked up
			fmt.Fprintf(&b, "%-12s %7s %7.2f %7s %8d %8s\n", one.Name, "-", 100*one.Recall(), "-", one.Gold, "-")
			continue
		}
		fmt.Fprintf(&b, "%-12s %7.2f %7.2f %7.2f %8d %8d\n", one.Name,
			100*one.Precision(), 100*one.Recall(), 100*one.F1(), one.Gold, one.System)
	}
	return b.String()
}

// stages are the stages that can be measured, in the order of the pipeline.
var stages = [...]struct {
	name string
	run  Stage
}{
	{"articles", Articles},
	{"treebank", Treebank},
	{"names", Names},
	{"coreference", Coreference},
	{"times", Times},
	{"places", Places},
	{"actors", Actors},
	{"attribution", Attribution},
	{"events", Events},
	{"record", Record},
	{"factuality", Factuality},
	{"confidence", Confidence},
	{"origins", Origins},
	{"stories", Stories},
	{"petrarch", Petrarch(ingest.Own{})},
	{"across", Across},
}

// Find returns the stage of that name.
func Find(name string) (Stage, error) {
	for _, s := range stages {
		if s.name == name {
			return s.run, nil
		}
	}
	return nil, fmt.Errorf("no stage %q to evaluate; choose one of %s", name, strings.Join(StageNames(), ", "))
}

// FindWith returns the stage of that name with a user's own rules and dictionaries, if it takes them.
func FindWith(name string, own ingest.Own) (Stage, error) {
	switch {
	case own.Empty():
		return Find(name)
	case name == "petrarch":
		return Petrarch(own), nil
	}
	return nil, fmt.Errorf("stage %q takes no rules or dictionaries of your own; petrarch does", name)
}

// StageNames lists the stages in the order of the pipeline.
func StageNames() []string {
	var names []string
	for _, s := range stages {
		names = append(names, s.name)
	}
	return names
}
