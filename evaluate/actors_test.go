package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestActors(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	for _, c := range []struct {
		gold, measure           string
		correct, system, wanted int
	}{
		{`{"text":"Norwegian troops","country":"NOR","sector":"MIL"}`, "country", 1, 1, 1},
		{`{"text":"Norwegian troops","country":"NOR","sector":"MIL"}`, "sector", 1, 1, 1},
		{`{"text":"the Swedish fleet","country":"SWE","sector":"GOV","sector2":"MIL"}`, "sector", 1, 1, 1},
		{`{"text":"Norwegian troops","country":"SWE","sector":null}`, "country", 0, 1, 1},
		{`{"text":"Norwegian troops","country":"SWE","sector":null}`, "sector", 0, 0, 0},
		{`{"text":"Norwegian troops","country":"","sector":""}`, "country", 0, 1, 0},
		{`{"text":"a spoon","expect_none":true}`, "sector", 0, 0, 0},
		{`{"text":"troops","country":"","sector":"????"}`, "sector", 0, 0, 0},
		{`{"text":"the United Nations","country":"UNO","sector":null}`, "country", 1, 1, 1},
		{`{"text":"Angela Merkel","country":"DEU","sector":"GOV","query_date":"10 May 2015"}`, "sector", 1, 1, 1},
		{`{"text":"the navy","country":"NOR","sector":null,"context":"Norwegian"}`, "country", 1, 1, 1},
	} {
		if err := os.WriteFile(file, []byte(c.gold+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		scores, err := Actors(file, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s := scores.Of(c.measure); s.Correct != c.correct || s.System != c.system || s.Gold != c.wanted {
			t.Errorf("%s: %s %d of %d found, %d wanted; should be %d of %d, %d", c.gold, c.measure, s.Correct, s.System, s.Gold, c.correct, c.system, c.wanted)
		}
	}
	if err := os.WriteFile(file, []byte(`{"country":"NOR"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Actors(file, nil); err == nil || !strings.Contains(err.Error(), "gold.jsonl:1: not a phrase for an actor") {
		t.Errorf("error %v", err)
	}
}
