package evaluate

import (
	"os"
	"path/filepath"
	"testing"
)

// TestAccuracy keeps what has been reached on the development sets, a little below the figures in doc/accuracy.md.
func TestAccuracy(t *testing.T) {
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	for _, c := range []struct {
		stage  Stage
		gold   string
		floors map[string]float64 // F1 by measure
	}{
		{Times, "times/timebank.jsonl", map[string]float64{"strict": 0.86, "relaxed": 0.92, "value": 0.76}},
		{Times, "times/aquaint.jsonl", map[string]float64{"strict": 0.80, "relaxed": 0.92, "value": 0.74}},
		{Record, "record", map[string]float64{"times": 0.93, "offsets": 1}},
	} {
		gold := filepath.Join(root, "corpora", filepath.FromSlash(c.gold))
		if _, err := os.Stat(gold); err != nil {
			t.Skipf("%v; set CHANCERY_SHARED to the folder that holds corpora/", err)
		}
		scores, err := c.stage(gold, nil)
		if err != nil {
			t.Fatal(err)
		}
		for measure, floor := range c.floors {
			if f := scores.Of(measure).F1(); f < floor {
				t.Errorf("%s: %s has F1 %.3f, below %.2f", c.gold, measure, f, floor)
			}
		}
	}
}
