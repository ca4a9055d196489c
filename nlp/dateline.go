package nlp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

const (
	datelineParagraphs = 3  // a story's dateline stands this near to its beginning
	datelineWords      = 16 // "LAKE PRESPA, Greece, June 17, 2018 (Agency) -"
	datelineCapitals   = 3  // fewest letters of its first word: "FYI - …" and "HR - …" are rarely news, "BAKU - …" is
)

// splitDateline makes a sentence of its own of the dateline of a story, "BAKU, Jan 24 (Agency) -", which is no part of
// the grammar of the sentence behind it.
func splitDateline(d *text.Document) {
	paragraph := 0
	for i, s := range d.Sentences {
		if s.Paragraph {
			paragraph++
		}
		if paragraph > datelineParagraphs {
			return
		}
		if dash := datelineEnd(d, s); s.Paragraph && dash >= 0 {
			splitSentence(d, i, dash+1)
			return
		}
	}
}

// datelineEnd returns the token with the dash that ends a dateline at the start of s, -1 if there is none. A town that is not in
// capitals makes one only with a day behind it: "Baku, 24 January –".
func datelineEnd(d *text.Document, s text.Sentence) int {
	at := s.First
	if d.Tokens[at].Form == "(" && at+1 < s.Last {
		at++
	}
	first := d.Tokens[at].Form
	sure := len(first) >= datelineCapitals && isCapital(first)
	if !startsUpper(first) {
		return -1
	}
	for t := s.First + 1; t < min(s.Last-1, s.First+datelineWords); t++ {
		switch form := d.Tokens[t].Form; {
		case strings.Trim(form, "-–—") == "":
			if apart := d.Tokens[t+1].Start > d.Tokens[t].End && d.Tokens[t].Start > d.Tokens[t-1].End; apart && sure {
				return t
			}
		case form[0] >= '0' && form[0] <= '9':
			sure = sure || isMonth(d.Tokens[t-1].Form) || isMonth(d.Tokens[t+1].Form)
		case startsLower(form):
			return -1
		}
	}
	return -1
}

// isMonth reports whether a word is the name of a month or short for one: "January", "Jan.", "Sept".
func isMonth(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return len(s) >= 3 && slices.ContainsFunc(months[:], func(m string) bool { return strings.HasPrefix(m, s) })
}

var months = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// isCapital reports whether all of a word is in capital letters.
func isCapital(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) && r != '\'' && r != '.' }) < 0
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// splitSentence parts sentence i before token at.
func splitSentence(d *text.Document, i, at int) {
	s := d.Sentences[i]
	rest := s
	s.Last, s.End = at, d.Tokens[at-1].End
	rest.First, rest.Start, rest.Paragraph = at, d.Tokens[at].Start, false
	d.Sentences = slices.Insert(d.Sentences, i+1, rest)
	d.Sentences[i] = s
	for t := at; t < len(d.Tokens); t++ {
		d.Tokens[t].Sentence++
	}
}
