package ingest

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf8"

	"chancery/report"
)

// FuzzPipeline holds all stages together to their promises, whatever the text: none fails, and every word
// of the record is a word of the report.
func FuzzPipeline(f *testing.F) {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	for _, s := range []string{
		"“He said,” “she ‘said, (he (they) met the [and] of of. \"",
		"On 31 February 99999 and in the year 0, by the end of the last of the first.",
		"The two countries' three leaders of the of President Vice of Minister.",
		"U.S. Gen. J. R. R. said @who #what https://a.b/c?d=e… – — - 🚢🚢 e\u0301 \u202eabc",
	} {
		f.Add([]byte(s))
	}
	p := load(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 8<<10 {
			t.Skip("long texts only cost time")
		}
		d, err := report.Read(raw, report.Options{})
		if err != nil {
			return
		}
		d.Language = "en"
		r, err := p.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		checkQuotes(t, r.Text, reflect.ValueOf(*r))
		for _, e := range r.Events {
			if !utf8.ValidString(e.Trigger.Text) || !utf8.ValidString(e.Evidence.Text) {
				t.Errorf("an event cuts a character in two: %q", e.Evidence.Text)
			}
		}
	})
}
