package web_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/record"
	"chancery/store"
	"chancery/text"
	"chancery/web"
)

// TestVersions shows the versions of a report and what each changed, on its page and in its data.
func TestVersions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	r, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	const first = "The envoys met in Zenda. Talks took an hour. A dinner <followed>. They meet again."
	for i, words := range []string{first, strings.NewReplacer("an hour", "two hours", "A dinner <followed>. ", "").Replace(first) + " Nobody spoke of dates."} {
		rep := &record.Report{ID: []string{"aaaaaaaaaa", "bbbbbbbbbb"}[i], Text: words, Origin: text.Origin{URL: "https://example.org/talks"}}
		rep.Published = text.Published{Day: text.Day{Year: 2026, Month: 2, Day: 11 + i}}
		if _, err := r.Add(rep, time.Date(2026, 2, 20, 0, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
	r.Close()
	h := web.New(options(t, path))
	page := get(h, "/reports/bbbbbbbbbb").Body.String()
	for _, want := range []string{"2 versions of this report", `<a href="/reports/aaaaaaaaaa">Wednesday, 11 February 2026</a>`, "<strong>Thursday, 12 February 2026</strong>, shown here",
		"removed: <del>A dinner &lt;followed&gt;.</del>", "added: <ins>Nobody spoke of dates.</ins>", "worded anew: <del>Talks took an hour.</del> <ins>Talks took two hours.</ins>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if data := get(h, "/api/v1/reports/bbbbbbbbbb").Body.String(); !strings.Contains(data, `"version_of": "aaaaaaaaaa"`) || !strings.Contains(data, `"versions": [`) {
		t.Errorf("the data are %s", data)
	}
}
