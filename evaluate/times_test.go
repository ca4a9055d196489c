package evaluate

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTimeCount(t *testing.T) {
	span := func(start, end int, value string) timeSpan {
		return timeSpan{Start: start, End: end, Type: "DATE", Value: value}
	}
	for _, c := range []struct {
		name         string
		gold, system []timeSpan
		measure      string
		p, r         float64
	}{
		{"same words", []timeSpan{span(0, 4, "2008")}, []timeSpan{span(0, 4, "2008")}, "strict+value", 1, 1},
		{"other words", []timeSpan{span(0, 4, "2008")}, []timeSpan{span(2, 6, "2008")}, "strict", 0, 0},
		{"some of the words", []timeSpan{span(0, 4, "2008")}, []timeSpan{span(2, 6, "2008")}, "relaxed", 1, 1},
		{"one for two", []timeSpan{span(0, 4, "2008"), span(8, 12, "2009")}, []timeSpan{span(0, 12, "2008")}, "relaxed", 1, 0.5},
		{"two for one", []timeSpan{span(0, 12, "2008")}, []timeSpan{span(0, 4, "2008"), span(8, 12, "2009")}, "relaxed", 1, 1},
		{"half the values", []timeSpan{span(0, 4, "2008"), span(8, 12, "2009")}, []timeSpan{span(0, 4, "2008"), span(8, 12, "2010")}, "value", 0.5, 0.5},
		{"nothing there", nil, []timeSpan{span(0, 4, "2008")}, "relaxed", 0, 0},
	} {
		var count timeCount
		count.add(timeGold{Timex: c.gold}, c.system)
		s := count.scores().Of(c.measure)
		if math.Abs(s.Precision()-c.p) > 1e-9 || math.Abs(s.Recall()-c.r) > 1e-9 {
			t.Errorf("%s: %s P %.2f R %.2f, want %.2f and %.2f", c.name, c.measure, s.Precision(), s.Recall(), c.p, c.r)
		}
	}
}

func TestTimes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.jsonl")
	gold := `{"id":"a","dct":"2026-01-24","text":"Café owners met in 2008.","timex":[{"start":19,"end":23,"text":"2008","type":"DATE","value":"2008"}]}`
	if err := os.WriteFile(file, []byte(gold+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	scores, err := Times(file, &out)
	if err != nil {
		t.Fatal(err)
	}
	if s := scores.Of("strict+value"); s.F1() != 1 {
		t.Errorf("F1 %.2f, want 1; wrote %s", s.F1(), out.String())
	}
	if want := `"timex":[{"start":19,"end":23,"text":"2008","type":"DATE","value":"2008"}]`; !strings.Contains(out.String(), want) {
		t.Errorf("wrote %s, want %s in it", out.String(), want)
	}
	if err := os.WriteFile(file, []byte("no JSON\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Times(file, nil); err == nil || !strings.Contains(err.Error(), "gold.jsonl:1:") {
		t.Errorf("error %v, want file and line", err)
	}
}
