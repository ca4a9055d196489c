package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/record"
	"chancery/text"
)

// sentencesOf cuts a report's text at full stops before capitals, and at empty lines: near enough to show where words stand. The headline
// is none of them.
func sentencesOf(r *record.Report) []record.Quote {
	var out []record.Quote
	start := 0
	add := func(end int) {
		body := strings.TrimSpace(r.Text[start:end])
		at := start + strings.Index(r.Text[start:end], body)
		if body != "" && body != strings.TrimSpace(r.Title) && !strings.HasPrefix(body, headOfReport) {
			out = append(out, record.Quote{Span: text.Span{Start: at, End: at + len(body)}, Text: body})
		}
		start = end
	}
	for i := range r.Text {
		switch r.Text[i] {
		case '\n':
			if strings.HasPrefix(r.Text[i+1:], "\n") {
				add(i)
			}
		case '.', '!', '?':
			if end := i + 1 + quotesAt(r.Text[i+1:]); startsSentence(r.Text[end:]) && !shortWord(r.Text[:i]) {
				add(end)
			}
		}
	}
	add(len(r.Text))
	return out
}

// headOfReport begins the lines above a report that tell its title, outlet and day.
const headOfReport = "Title: "

// quotesAt is how many bytes of closing quotation marks a text begins with.
func quotesAt(s string) int { return len(s) - len(strings.TrimLeft(s, "\"'”’)")) }

// startsSentence reports whether a blank and a capital or a quotation mark follow.
func startsSentence(s string) bool {
	rest := strings.TrimLeft(s, " \n")
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“‘("))
	return len(rest) < len(s) && (unicode.IsUpper(r) || unicode.IsDigit(r))
}

// shortWord reports whether a text ends in an initial or a title: "J", "Mr", "Dr", "Gen".
func shortWord(s string) bool {
	word := s[strings.LastIndexAny(s, " \n.")+1:]
	return len(word) == 1 && unicode.IsUpper(rune(word[0])) || titles[word]
}

var titles = map[string]bool{"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Gen": true, "Sen": true, "Rep": true, "St": true, "Col": true, "Lt": true}
