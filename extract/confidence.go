package extract

import (
	"fmt"
	"strconv"
	"strings"

	"chancery/record"
)

// confidences are how often events, statuses and sources like a given one were right, by bucket: data/confidence.txt.
type confidences map[string]float64

// readConfidences reads the figures; a user's own lines come first and count.
func readConfidences(files []File, wrong *faults) confidences {
	c := confidences{}
	columns(files, wrong, func(line, _ string) error {
		f := strings.Fields(line)
		if len(f) < 2 {
			return fmt.Errorf("%q: write a bucket and a figure from 0 to 1", line)
		}
		bucket := strings.Join(f[:len(f)-1], " ")
		v, err := strconv.ParseFloat(f[len(f)-1], 64)
		if err != nil || !(0 <= v && v <= 1) {
			return fmt.Errorf("figure %q is not a number from 0 to 1", f[len(f)-1])
		}
		if _, old := c[bucket]; !old {
			c[bucket] = v
		}
		return nil
	})
	return c
}

// Buckets names the groups of events whose figures e shares: as an event, in its status, in its sources. What tells sure
// readings from unsure ones is how real the event is told to be, how many of its sides could be read, and who is credited.
func Buckets(e *record.Event) (event, status, source string) {
	sides := 0
	for _, s := range [][]record.Actor{e.Actors, e.Recipients} {
		if len(s) > 0 {
			sides++
		}
	}
	told := "told"
	switch e.Status {
	case record.Proposed, record.Hypothetical, record.Negated:
		told = "unreal"
	}
	who := "none"
	if n := len(e.Sources); n > 1 {
		who = "chain"
	} else if n == 1 {
		if who = "named"; e.Sources[0].Actor.Name == "" {
			who = "unnamed"
		}
	}
	return fmt.Sprintf("event %s %d", told, sides), "status " + string(e.Status), "source " + who
}

// rate gives event e its confidences.
func (c confidences) rate(e *record.Event) {
	event, status, source := Buckets(e)
	e.Confidence, e.StatusConfidence, e.SourceConfidence = c[event], c[status], c[source]
}
