package evaluate

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goldPages writes gold data and the pages beside it, and returns the path of the gold.
func goldPages(t *testing.T, gold string, pages map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "x_gold.json")
	if err := os.Mkdir(filepath.Join(dir, "x_html"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, page := range pages {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write([]byte(page))
		z.Close()
		if err := os.WriteFile(filepath.Join(dir, "x_html", name+".gz"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	goldWords = "The foreign ministers met in Zenda on Friday and agreed to reopen the border between both countries. The crossing opens on Monday, they said after the talks."
	goldHTML  = `<html><head><title>Border to reopen</title><meta property="article:published_time" content="2026-01-24T10:00:00Z"><meta name="author" content="A. Writer"></head><body><article><h1>Border to reopen</h1><p>` + goldWords + `</p></article></body></html>`
)

func TestArticles(t *testing.T) {
	gold := goldPages(t, `{"a":{"articleBody":"`+goldWords+`","title":"Border to reopen!","date":"2026-01-24","authors":"B. Writer"},
"b":{"articleBody":"`+goldWords+` And they left the town in the evening.","title":"Other"}}`, map[string]string{"a.html": goldHTML, "b.html": goldHTML})
	var written bytes.Buffer
	scores, err := Articles(gold, &written)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"bodies": 0.93, "titles": 0.5, "days": 1, "authors": 0, "refused": 1} {
		if got := scores.Of(name).F1(); got < want-0.06 || got > want+0.06 {
			t.Errorf("%s: F1 %.3f, want about %.2f", name, got, want)
		}
	}
	var found map[string]foundPage
	if err := json.Unmarshal(written.Bytes(), &found); err != nil || found["a"].Body != goldWords || found["a"].Date != "2026-01-24" {
		t.Errorf("written %s (%v)", written.String(), err)
	}
}

func TestArticleSegments(t *testing.T) {
	gold := goldPages(t, `{"https://example.org/a":{"file":"a.html","with":["reopen the border","a word that is not there"],"without":["The crossing opens"]}}`, map[string]string{"a.html": goldHTML})
	scores, err := Articles(gold, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := scores.Of("segments"); s.Correct != 1 || s.Gold != 2 || s.System != 2 {
		t.Errorf("%+v", s)
	}
}

func TestArticlesWithoutPage(t *testing.T) {
	gold := goldPages(t, `{"a":{"articleBody":"x"}}`, nil)
	if _, err := Articles(gold, nil); err == nil || !strings.Contains(err.Error(), "the page of a") {
		t.Errorf("error %v", err)
	}
}
