package version

import (
	"strings"
	"testing"

	"chancery/text"
)

const first = "The ministers met in Zenda on Friday. They talked for four hours.\n\nNo agreement was reached, an aide said. The border stays closed."

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, older, newer, removed, added, worded string }{
		{"nothing", first, strings.ReplaceAll(first, "\n\n", "  \n"), "", "", ""},
		{"order", "Rain fell. Snow fell.", "Snow fell. Rain fell.", "", "", ""},
		{"quotation marks", `He said: "We leave."`, `He said: “We leave.”`, "", "", ""},
		{"added", first, first + " Talks go on in March.", "", "Talks go on in March.", ""},
		{"removed", first, strings.Replace(first, " They talked for four hours.", "", 1), "They talked for four hours.", "", ""},
		{"worded anew", first, strings.Replace(first, "for four hours", "for six hours", 1), "", "", "They talked for four hours. > They talked for six hours."},
		{"another sentence in its place", first, strings.Replace(first, "No agreement was reached, an aide said.", "Both sides signed a treaty in the evening.", 1),
			"No agreement was reached, an aide said.", "Both sides signed a treaty in the evening.", ""},
		{"repeated", "Rain fell.", "Rain fell. Rain fell.", "", "Rain fell.", ""},
		{"empty", "", first[:37], "", "The ministers met in Zenda on Friday.", ""},
	} {
		got := Compare(c.older, c.newer)
		var worded []string
		for _, w := range got.Worded {
			worded = append(worded, w.From.In(c.older)+" > "+w.To.In(c.newer))
		}
		if r, a, w := join(got.Removed, c.older), join(got.Added, c.newer), strings.Join(worded, "|"); r != c.removed || a != c.added || w != c.worded {
			t.Errorf("%s: removed %q, added %q, worded %q", c.name, r, a, w)
		}
	}
}

func join(spans []text.Span, in string) string {
	var all []string
	for _, s := range spans {
		all = append(all, s.In(in))
	}
	return strings.Join(all, "|")
}

func TestLater(t *testing.T) {
	for _, c := range []struct {
		name, newer string
		want        bool
	}{
		{"the same", first, false},
		{"a sentence more", first + " Talks go on in March.", true},
		{"another report at the same address", "Storms closed the ports of Hentzau. Ferries wait. Nobody was hurt.", false},
		{"half of it is new", "The ministers met in Zenda on Friday. They talked for four hours. A treaty was signed. Trains run again on Monday.", true},
	} {
		if got := Later(first, c.newer); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestKey(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://www.example.org/2026/talks/?utm_source=x&id=7#top", "example.org/2026/talks?id=7"},
		{"http://Example.org:80/2026/talks?id=7&fbclid=1", "example.org/2026/talks?id=7"},
		{"https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"},
		{"https://example.org:8443/a/", "example.org:8443/a"},
		{"https://example.org/?page=7", "example.org?page=7"},
		{"https://example.org/", ""},
		{"news/report.txt", ""},
		{"", ""},
	} {
		if got := Key(c.address); got != c.want {
			t.Errorf("%s: %q, want %q", c.address, got, c.want)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(first, first+" More.")
	f.Fuzz(func(t *testing.T, older, newer string) {
		c := Compare(older, newer)
		for _, s := range append(c.Removed, c.Added...) {
			if s.Empty() {
				t.Error("an empty sentence")
			}
		}
		_, _ = join(c.Removed, older), join(c.Added, newer)
		if !Compare(older, older).Empty() {
			t.Error("a text differs from itself")
		}
	})
}

// BenchmarkCompare is linear: a text of ten times the sentences takes ten times as long.
func BenchmarkCompare(b *testing.B) {
	older, newer := strings.Repeat("A fell at one. ", 20_000), strings.Repeat("B rose at two. ", 20_000)
	for b.Loop() {
		Compare(older, newer)
	}
}
