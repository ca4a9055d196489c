package evaluate

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFactuality(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	gold := `{"tokens":["Kenya","attacked","Uganda","."],"events":[{"tok":[1,2],"text":"attacked","factuality":3.0}],"id":0}
{"tokens":["Kenya","did","not","attack","Uganda","."],"events":[{"tok":[3,4],"text":"attack","factuality":-3.0}],"id":1}
`
	if err := os.WriteFile(file, []byte(gold), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	scores, err := Factuality(file, &out)
	if err != nil {
		t.Fatal(err)
	}
	want := (0 + 3 + factualityOf["negated"]) / 2
	if got := scores.Of("MAE").Value; math.Abs(got-want) > 1e-9 || scores.Of("constant").Value != 3 || scores.Of("r").Value < 0.99 {
		t.Errorf("got\n%swant MAE %.3f, constant 3, r 1", scores, want)
	}
	if lines := strings.Split(strings.TrimSpace(out.String()), "\n"); len(lines) != 2 || !strings.Contains(lines[1], `"factuality":-2.25`) {
		t.Errorf("wrote %s", out.String())
	}
	for _, bad := range []string{`{"events":[]}`, `nothing`, `{"tokens":["It","rained"],"events":[{"tok":[7,8]}]}`, ""} {
		if err := os.WriteFile(file, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Factuality(file, nil); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("%q: got %v, want an error that names the file", bad, err)
		}
	}
}

func TestPetrarch(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	gold := `{"id":"a","date":"20150609","text":"Kenya accused Uganda of spying.","events":[{"source":"KEN","target":"UGA","code":"112"}]}
{"id":"b","date":"121108","text":"Kenya praised Uganda.","events":[]}
`
	if err := os.WriteFile(file, []byte(gold), 0o600); err != nil {
		t.Fatal(err)
	}
	stage, err := Find("petrarch")
	if err != nil {
		t.Fatal(err)
	}
	scores, err := stage(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"source", "target", "root", "triple"} {
		if s := scores.Of(name); s.Correct != 1 || s.Gold != 1 || s.System != 2 {
			t.Errorf("%s: %d of %d right, %d found; want 1 of 1, 2 found", name, s.Correct, s.Gold, s.System)
		}
	}
}
