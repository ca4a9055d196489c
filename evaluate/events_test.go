package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEvents(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	for _, c := range []struct {
		name, gold, measure string
		correct, all        int
		written             string
	}{
		{"countries", `{"id":"a","text":"France accused Iran of spying.","event":"DISAPPROVE","source":[{"code":"FRA"}],"target":[{"code":"IRN"}]}`,
			"type", 1, 1, `{"id":"a","event":"DISAPPROVE"}`},
		{"another country", `{"id":"a","text":"France accused Iran of spying.","event":"ACCUSE","source":[{"code":"FRA"}],"target":[{"code":"IRQ"}]}`,
			"recipient", 0, 1, `{"id":"a","event":"ACCUSE"}`},
		{"a pair", `{"id":"b","text":"France accused Iran of spying.","plover":"ACCUSE","source":[[0,6]],"target":[[15,19]]}`,
			"type", 1, 1, `{"id":"b","plover":"ACCUSE"}`},
		{"nothing found", `{"id":"c","text":"It rained.","plover":"ACCUSE","source":[[0,2]],"target":[[3,9]]}`,
			"type", 0, 1, `{"id":"c"}`},
	} {
		if err := os.WriteFile(file, []byte(c.gold+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		scores, err := Events(file, &out)
		if err != nil {
			t.Fatal(err)
		}
		if s := scores.Of(c.measure); s.Correct != c.correct || s.Gold != c.all || strings.TrimSpace(out.String()) != c.written {
			t.Errorf("%s: %s %d of %d, wrote %s; want %d of %d and %s", c.name, c.measure, s.Correct, s.Gold, out.String(), c.correct, c.all, c.written)
		}
	}
	if err := os.WriteFile(file, []byte(`{"id":"a"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Events(file, nil); err == nil || !strings.Contains(err.Error(), "gold.jsonl:1: not a sentence with an event") {
		t.Errorf("error %v", err)
	}
}
