package actor

import (
	"slices"
	"strings"
	"testing"
)

func TestReadRanking(t *testing.T) {
	for _, c := range []struct{ name, file, hasError string }{
		{"good", modelVersion + "\n# data: none\nthreshold\t0.30\nunits\t2\np role=subj\t1.250 1\nrole=subj\t-0.5 -1\n", ""},
		{"no version", "role=subj\t1\n", "does not begin with"},
		{"no weight", modelVersion + "\nrole=subj\n", "pronouns.model:2:"},
	} {
		r, err := ReadRanking(c.file)
		if c.hasError != "" {
			if err == nil || !strings.Contains(err.Error(), c.hasError) {
				t.Errorf("%s: error %v, want one with %q", c.name, err, c.hasError)
			}
			continue
		}
		if err != nil || r.Threshold != .3 || !slices.Equal(r.Weights["p role=subj"], []float64{1.25, 1}) || !slices.Equal(r.Units, []float64{2}) {
			t.Errorf("%s: read %+v, %v", c.name, r, err)
		}
		if again, err := ReadRanking(string(r.Marshal([]string{"data: none"}))); err != nil || len(again.Weights) != len(r.Weights) {
			t.Errorf("%s: what was written reads %+v, %v", c.name, again, err)
		}
	}
}

func TestChoose(t *testing.T) {
	r := Ranking{Weights: map[string][]float64{"subject": {1, 0}, "far": {-1, -5}, "kin": {0, 9}}, Units: []float64{1}, Threshold: .5}
	none, subject, far := Candidate{}, Candidate{Features: []string{"subject"}}, Candidate{Features: []string{"far"}}
	kin, farKin := Candidate{Features: []string{"kin"}}, Candidate{Features: []string{"kin", "far", "far"}}
	for _, c := range []struct {
		name       string
		candidates []Candidate
		want       int
	}{
		{"nothing to choose from", []Candidate{none}, 0},
		{"the likeliest", []Candidate{none, far, subject}, 2},
		{"not likely enough", []Candidate{none, subject, subject}, 0},
		{"what a hidden unit adds", []Candidate{none, subject, kin}, 2},
		{"what a hidden unit below 0 does not add", []Candidate{none, subject, farKin}, 1},
		{"nothing is likelier", []Candidate{none, far}, 0},
	} {
		if got := r.Choose(&Choice{Candidates: c.candidates}); got != c.want {
			t.Errorf("%s: chose %d, want %d", c.name, got, c.want)
		}
	}
}
