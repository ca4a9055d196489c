package segment

import (
	"strings"
	"testing"

	"chancery/text"
)

func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blank lines", "a\n\nb\n \nc", "a|b|c"},
		{"a line each", "A headline\nThe first line of the text.", "A headline|The first line of the text."},
		{"line ends of Windows and old Macs", "a\r\nb\rc", "a|b|c"},
		{"wrapped", "aaaa bbbb\ncccc dddd\neeee ffff\ngggg", "aaaa bbbb cccc dddd eeee ffff gggg"},
		{"the last line of a wrapped paragraph", "aaaa bbbb\ncccc dddd\neeee ffff\ngg\nhhhh iiii", "aaaa bbbb cccc dddd eeee ffff gg|hhhh iiii"},
		{"few lines tell nothing of wrapping", "aaaa bbbb\ncccc dddd", "aaaa bbbb|cccc dddd"},
		{"long lines are not wrapped", strings.Repeat("long ", 30) + "\nb", strings.TrimSpace(strings.Repeat("long ", 30)) + "|b"},
	} {
		var got []string
		for p := range paragraphs(c.in, text.Span{End: len(c.in)}) {
			if s := strings.Join(strings.Fields(p.In(c.in)), " "); s != "" {
				got = append(got, s)
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.example.org/a.b?c=d.":    "https://www.example.org/a.b?c=d",
		"(http://example.org/Treaty_(1999)),": "http://example.org/Treaty_(1999)",
		"<www.example.org>":                   "www.example.org",
		"“https://example.org”":               "https://example.org",
		"first.last@example.org,":             "first.last@example.org",
		"mailto:press@example.org":            "mailto:press@example.org",
		"@example:":                           "@example",
		"#Talks2026!":                         "#Talks2026",
		"example.org/a-b.":                    "example.org/a-b",
		"(news.example.co.uk/2026),":          "news.example.co.uk/2026",
		"U.S./EU":                             "",
		"1.5/2.5":                             "",
		"#1":                                  "",
		"@2.975":                              "",
		"wwwhat":                              "",
		"and/or":                              "",
		"://":                                 "",
		"C#":                                  "",
	} {
		start, end := address(in)
		if got := in[start:end]; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
