package ingest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"chancery/report"
)

// strange is text that no reporter writes, repeated to any length. None may fail or take more than its length is worth.
var strange = [...]struct{ name, unit string }{
	{"no space", "a"},
	{"no space, mixed", "a1.B-"},
	{"open brackets", "("},
	{"brackets in pairs", "(He (said) that) "},
	{"quotes", `"`},
	{"typographic quotes", "“said ”"},
	{"quotes that do not close", "“He said "},
	{"short sentences", "a. b. c. "},
	{"short lines", "He left\n"},
	{"empty lines", "a\n\n"},
	{"coordination", "and Peru, Chile and Norway met and "},
	{"subordination", "who said that the minister of the "},
	{"names", "Ann Lee "},
	{"many people", "President Orlo met Minister Pike. He said she left. "},
	{"dates", "on 5 May 2021 last week "},
	{"numbers", "1,200.5 "},
	{"agreements", "They signed a treaty and agreed to withdraw by Friday; "},
	{"control characters", "a\x01\x1b\x7f \x0b"},
	{"right to left", "قال الرئيس: \"نعم\". \u202eabc\u202c שלום. "},
	{"scripts", "Путін met 習近平 in Αθήνα; Ξένος said ok. "},
	{"marks", "e\u0301\u0302\u0303"},
	{"emoji", "👨‍👩‍👧🇦🇲 "},
	{"Windows-1252", "caf\xe9 \x93He left\x94 "},
	{"C1 controls", "\u0093He left\u0094 \u0085"},
	{"addresses", "http://a.b/c?"},
	{"at signs", "@#"},
	{"abbreviations", "U.S. Gen. No. Inc. "},
	{"ellipses", "… ... "},
	{"dashes", "– — - "},
	{"stops", ". "},
	{"hard spaces", "\u00a0\u200b\u00ad"},
	{"capitals", "THE MINISTER SAID "},
}

// readStrange reads a text made of a unit, as English whatever it is.
func readStrange(t testing.TB, p *Pipeline, unit string, size int) {
	d, err := report.Read([]byte(strings.Repeat(unit, size/len(unit))), report.Options{Published: "2026-01-24"})
	if err != nil {
		return // an error is an answer
	}
	d.Language = "en"
	r, err := p.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	if t, ok := t.(*testing.T); ok {
		checkQuotes(t, r.Text, reflect.ValueOf(*r))
	}
}

func TestStrangeTextIsRead(t *testing.T) {
	p := load(t)
	for _, s := range strange {
		t.Run(s.name, func(t *testing.T) { readStrange(t, p, s.unit, 16<<10) })
	}
}

// BenchmarkStrange shows whether the time to read is linear: the time for a KiB is to be the same whatever the size.
func BenchmarkStrange(b *testing.B) {
	p := load(b)
	for _, s := range strange {
		for _, size := range []int{64 << 10, 256 << 10, 1 << 20} {
			b.Run(fmt.Sprintf("%s/%dKiB", s.name, size>>10), func(b *testing.B) {
				for b.Loop() {
					readStrange(b, p, s.unit, size)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*size>>10), "µs/KiB")
			})
		}
	}
}
