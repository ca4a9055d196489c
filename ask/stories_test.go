package ask_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/ask"
	"chancery/ingest"
	"chancery/query"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/text"
)

// question is one of the story set's: see resolve/testdata/stories/README.md.
type question struct {
	Family int    `json:"family"`
	Ask    string `json:"ask"`
	AsOf   string `json:"as_of"`
	Answer struct {
		Reports  []string `json:"reports"`
		Contains []string `json:"contains"`
		None     bool     `json:"none"`
	} `json:"answer"`
}

// TestStories asks the questions of the story set. It prints each that is not answered as expected (go test -v), and holds a floor.
func TestStories(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	lines, err := filepath.Glob("../resolve/testdata/stories/*/expected.json")
	if err != nil || len(lines) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	right, all := map[int]int{}, map[int]int{}
	total := 0
	for _, file := range lines {
		var expected struct {
			Questions []question `json:"questions"`
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &expected); err != nil {
			t.Fatal(err)
		}
		r := recordOf(t, p, filepath.Dir(file))
		for _, q := range expected.Questions {
			all[q.Family]++
			if why := check(t, p, r, q); why != "" {
				t.Logf("%s: family %d: %s %s\n    %s", filepath.Base(filepath.Dir(file)), q.Family, q.Ask, q.AsOf, why)
				continue
			}
			right[q.Family]++
			total++
		}
	}
	t.Logf("right by family: %v of %v", right, all)
	if total < floor {
		t.Errorf("%d questions are answered as expected; the floor is %d", total, floor)
	}
}

// floor is how many of the questions were answered as expected when this was last measured.
const floor = 117

func recordOf(t *testing.T, p *ingest.Pipeline, folder string) *store.Record {
	r, err := store.Create(filepath.Join(t.TempDir(), "chancery.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var reports []*record.Report
	for _, f := range files {
		d, err := report.Open(f, nil, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		rep, err := p.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, rep)
	}
	if _, err := r.AddAll(reports, time.Date(2034, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return r
}

// check says what is wrong with the answer; "" if nothing is.
func check(t *testing.T, p *ingest.Pipeline, r *store.Record, q question) string {
	var as query.AsOf
	if q.AsOf != "" {
		day, err := text.ParseDay(q.AsOf)
		if err != nil {
			t.Fatal(err)
		}
		as.Published = day
	}
	day, err := r.Today(as)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := p.Question(q.Ask, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := ask.To(r, ask.Understand(q.Ask, asked.Found, asked.Named, asked.Acts), as)
	if err != nil {
		t.Fatal(err)
	}
	words := a.Says
	cited := map[string]bool{}
	for _, l := range a.Lines {
		words += "\n" + l.Words
		for _, c := range l.Cites {
			words += "\n" + c.Quote.Text + "\n" + c.About
			cited[filepath.Base(c.Report.Origin.Path)] = true
		}
	}
	if q.Answer.None {
		if a.Held {
			return "answered, though the record does not hold it: " + a.Understood + "\n    " + words
		}
		return ""
	}
	for _, w := range q.Answer.Contains {
		if !anyOf(w, func(s string) bool { return strings.Contains(strings.ToLower(words), strings.ToLower(s)) }) {
			return "lacks " + w + ": " + a.Understood + "\n    " + words
		}
	}
	for _, f := range q.Answer.Reports {
		if !anyOf(f, func(s string) bool { return cited[s] }) {
			return "does not cite " + f + ": " + a.Understood + "\n    " + words
		}
	}
	return ""
}

// anyOf reports whether one of the alternatives between bars fits.
func anyOf(alternatives string, fits func(string) bool) bool {
	for _, s := range strings.Split(alternatives, "|") {
		if fits(s) {
			return true
		}
	}
	return false
}
