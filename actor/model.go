package actor

import (
	"bufio"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

//go:embed pronouns.model
var pronounModel string

// modelVersion is the first line of a model file. Version 1 (2026-11): the first.
const modelVersion = "# chancery ranking of pronouns, version 1"

// ReadRanking reads a model file: lines of a feature, a tab and its weight; lines "threshold p" give the thresholds.
func ReadRanking(file string) (Ranking, error) {
	r := Ranking{Weights: map[string]float64{}, Thresholds: map[byte]float64{}}
	if !strings.HasPrefix(file, modelVersion+"\n") {
		return r, fmt.Errorf("pronouns.model does not begin with %q; make it anew with: go run ./train pronouns", modelVersion)
	}
	lines := bufio.NewScanner(strings.NewReader(file))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		feature, number, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return r, fmt.Errorf("pronouns.model:%d: %w; a line is a feature, a tab and a weight", n, err)
		}
		if class, ok := strings.CutPrefix(feature, "threshold "); ok && class != "" {
			r.Thresholds[class[0]] = w
			continue
		}
		r.Weights[feature] = w
	}
	return r, lines.Err()
}

// Marshal writes the model as a file; the papers are lines of data, licence and scores.
func (r *Ranking) Marshal(papers []string) []byte {
	var b strings.Builder
	fmt.Fprintln(&b, modelVersion)
	for _, line := range papers {
		fmt.Fprintln(&b, "#", line)
	}
	for _, class := range slices.Sorted(maps.Keys(r.Thresholds)) {
		fmt.Fprintf(&b, "threshold %c\t%.2f\n", class, r.Thresholds[class])
	}
	for _, f := range slices.Sorted(maps.Keys(r.Weights)) {
		fmt.Fprintf(&b, "%s\t%.3f\n", f, r.Weights[f])
	}
	return []byte(b.String())
}
