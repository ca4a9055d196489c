package evaluate

import (
	"path/filepath"
	"testing"

	"chancery/record"
)

// TestAcross keeps what has been reached on the story lines, which lie in the repository, a little below the figures.
func TestAcross(t *testing.T) {
	scores, err := Across(filepath.Join("..", "resolve", "testdata", "stories"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for measure, least := range map[string]float64{"reach": 0.80, "docket": 0.72, "closures": 0.60, "entries": 0.68, "rungs": 0.48, "origins": 0.80, "disputes": 0.70, "superlatives": 0.90, "series": 0.60,
		"agreements": 0.80, "bearing": 0.70, "questions": 0.55} {
		if r := scores.Of(measure).Recall(); r < least {
			t.Errorf("%s has recall %.4f, below %.3f", measure, r, least)
		}
	}
	for measure, most := range map[string]float64{"false done": 0, "false disp.": 4, "no dispute": 0} {
		if n := scores.Of(measure).Value; n > most {
			t.Errorf("%s: %v, more than %v", measure, n, most)
		}
	}
}

func TestIsParty(t *testing.T) {
	for _, c := range []struct {
		bars  string
		found record.Actor
		want  bool
	}{
		{"", record.Actor{Name: "Ada Lind", Country: "SWE"}, true},
		{"SWE", record.Actor{Name: "Ada Lind", Country: "SWE"}, true},
		{"NOR", record.Actor{Name: "Ada Lind", Country: "SWE"}, false},
		{"NOR|Ada Lind", record.Actor{Name: "Lind"}, false},
		{"NOR|Lind", record.Actor{Name: "Ada Lind"}, true},
		{"PFA", record.Actor{Name: "People's Front of Arden"}, true},
		{"Minister Ada Lind", record.Actor{Name: "Ada Lind"}, true},
	} {
		if got := isParty(c.bars, []record.Actor{c.found}); got != c.want {
			t.Errorf("%q means %v: %v, want %v", c.bars, c.found, got, c.want)
		}
	}
}
