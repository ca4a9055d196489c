package evaluate

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"chancery/extract"
	"chancery/record"
)

// An outcome is one thing that was claimed with a confidence: whether it was right, its report and its bucket.
type outcome struct {
	report int
	bucket string // as extract.Buckets names it: "event told 2"
	right  bool
}

// Confidence measures how far confidences can be trusted, on a folder of gold records. Events are right if the gold has
// them, their statuses and sources if those of a found event are. The figures of each report's buckets are taken from
// all other reports, so that none speaks for itself; then what was claimed and what was right are compared, in bins.
// --write writes the figures taken from all reports, in the format of extract/data/confidence.txt.
func Confidence(folder string, write io.Writer) (Scores, error) {
	all, err := outcomes(folder)
	if err != nil {
		return nil, err
	}
	if write != nil {
		figures := rates(all, -1)
		for _, bucket := range slices.Sorted(maps.Keys(figures)) {
			if _, err := fmt.Fprintf(write, "%s %.2f\n", bucket, figures[bucket]); err != nil {
				return nil, err
			}
		}
	}
	scores := Scores{{Row: fmt.Sprintf("%-8s %11s %9s %9s %8s", "claim", "confidence", "claimed", "right", "found")}}
	for _, kind := range []string{"event", "status", "source"} {
		scores = append(scores, reliability(kind, all)...)
	}
	return scores, nil
}

// outcomes compares the records of a folder with what is found.
func outcomes(folder string) ([]outcome, error) {
	var all []outcome
	n := -1
	_, err := eachRecord(folder, func(g recordGold, r *record.Report) {
		n++
		used := make([]bool, len(r.Events))
		for _, item := range g.Items {
			if item.Kind != "event" {
				continue
			}
			best, _ := bestEvent(item, r, used)
			if best < 0 {
				continue
			}
			used[best] = true
			if e := &r.Events[best]; item.core() {
				_, status, source := extract.Buckets(e)
				all = append(all, outcome{n, status, slices.Contains(item.Status, string(e.Status))}, outcome{n, source, sameSource(item.Source, e.Sources)})
			}
		}
		for i := range r.Events {
			event, _, _ := extract.Buckets(&r.Events[i])
			all = append(all, outcome{n, event, used[i]})
		}
	})
	return all, err
}

// prior is how many events' worth the overall share counts in each bucket, so that a bucket of few is not taken at its word.
const prior = 5

// rates gives each bucket the share that was right in all reports but one, drawn towards that of all buckets of its kind.
func rates(all []outcome, without int) map[string]float64 {
	right, found := map[string]float64{}, map[string]float64{}
	for _, o := range all {
		for _, key := range []string{o.bucket, kindOfBucket(o.bucket)} {
			right[key] += 0
			if o.report != without {
				found[key]++
				if o.right {
					right[key]++
				}
			}
		}
	}
	figures := map[string]float64{}
	for bucket := range right {
		kind := kindOfBucket(bucket)
		if bucket != kind && found[kind] > 0 {
			figures[bucket] = (right[bucket] + prior*right[kind]/found[kind]) / (found[bucket] + prior)
		}
	}
	return figures
}

func kindOfBucket(bucket string) string {
	kind, _, _ := strings.Cut(bucket, " ")
	return kind
}

// reliability compares what is claimed of one kind with what is right, in bins of a tenth, and sums it up: "off" is the
// mean distance between the two, weighed by the number found.
func reliability(kind string, all []outcome) Scores {
	type bin struct{ claimed, right, found float64 }
	bins := make([]bin, 10)
	byReport := map[int]map[string]float64{}
	for _, o := range all {
		if kindOfBucket(o.bucket) != kind {
			continue
		}
		if byReport[o.report] == nil {
			byReport[o.report] = rates(all, o.report)
		}
		c := byReport[o.report][o.bucket]
		b := &bins[min(int(c*10), 9)]
		b.claimed, b.found = b.claimed+c, b.found+1
		if o.right {
			b.right++
		}
	}
	var scores Scores
	off, total := 0.0, 0.0
	for i, b := range bins {
		if b.found == 0 {
			continue
		}
		off, total = off+math.Abs(b.claimed-b.right), total+b.found
		scores = append(scores, Score{Name: kind, System: int(b.found), Correct: int(b.right), Value: b.claimed / b.found,
			Row: fmt.Sprintf("%-8s %5.1f – %3.1f %9.2f %9.2f %8.0f", kind, float64(i)/10, float64(i+1)/10, b.claimed/b.found, b.right/b.found, b.found)})
	}
	if total > 0 {
		scores = append(scores, Score{Name: kind + " off", Value: off / total, Row: fmt.Sprintf("%-8s %11s %9.3f %9s %8.0f", kind, "off", off/total, "", total)})
	}
	return scores
}
