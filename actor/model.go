package actor

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

//go:embed pronouns.model
var pronounModel string

// ModelID names the embedded model of this package as nlp/model names its own: by the beginning of its SHA-256.
func ModelID() string { return fmt.Sprintf("pronouns-%.6x", sha256.Sum256([]byte(pronounModel))) }

// modelVersion is the first line of a model file. Version 1 (2026-11): the first. Version 2 (2026-11): a hidden layer, one threshold.
const modelVersion = "# chancery ranking of pronouns, version 2"

// ReadRanking reads a model file: lines of a feature, a tab and its weights; a line "threshold" gives the threshold, and one "units"
// the weights of the hidden units.
func ReadRanking(file string) (Ranking, error) {
	r := Ranking{Weights: map[string][]float64{}}
	if !strings.HasPrefix(file, modelVersion+"\n") {
		return r, fmt.Errorf("pronouns.model does not begin with %q; make it anew with: go run ./train pronouns", modelVersion)
	}
	lines := bufio.NewScanner(strings.NewReader(file))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		feature, numbers, _ := strings.Cut(line, "\t")
		row, err := readWeights(numbers)
		if err != nil {
			return r, fmt.Errorf("pronouns.model:%d: %w; a line is a feature, a tab and weights", n, err)
		}
		switch feature {
		case "threshold":
			r.Threshold = row[0]
		case "units":
			r.Units = row
		default:
			r.Weights[feature] = row
		}
	}
	return r, lines.Err()
}

// readWeights reads numbers between spaces, at least one.
func readWeights(s string) ([]float64, error) {
	row := make([]float64, 0, 1+strings.Count(s, " "))
	for field := range strings.SplitSeq(s, " ") {
		w, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, err
		}
		row = append(row, w)
	}
	return row, nil
}

// Marshal writes the model as a file; the papers are lines of data, licence and scores.
func (r *Ranking) Marshal(papers []string) []byte {
	var b strings.Builder
	fmt.Fprintln(&b, modelVersion)
	for _, line := range papers {
		fmt.Fprintln(&b, "#", line)
	}
	fmt.Fprintf(&b, "threshold\t%.3f\nunits\t%s\n", r.Threshold, writeWeights(r.Units))
	for _, f := range slices.Sorted(maps.Keys(r.Weights)) {
		fmt.Fprintf(&b, "%s\t%s\n", f, writeWeights(r.Weights[f]))
	}
	return []byte(b.String())
}

func writeWeights(row []float64) string {
	fields := make([]string, len(row))
	for i, w := range row {
		fields[i] = strconv.FormatFloat(w, 'f', -1, 64)
	}
	return strings.Join(fields, " ")
}
