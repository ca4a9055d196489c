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
	for measure, least := range map[string]float64{"reach": 0.80, "docket": 0.78, "closures": 0.52, "entries": 0.53, "rungs": 0.36, "origins": 0.80, "disputes": 0.65, "superlatives": 0.80, "series": 0.30,
		"agreements": 0.68, "bearing": 0.25, "questions": 0.68} {
		if r := scores.Of(measure).Recall(); r < least {
			t.Errorf("%s has recall %.4f, below %.3f", measure, r, least)
		}
	}
	for measure, most := range map[string]float64{"false done": 0, "false disp.": 7, "no dispute": 0} {
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
