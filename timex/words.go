package timex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// A word is a run of letters, a number or one other character. Words are finer than tokens: "two-day" is three words,
// "1990s" two. So the grammar does not depend on how the tokeniser treats hyphens.
type word struct {
	text.Span
	kind    wordKind
	lower   string
	senses  []sense
	num     int     // the value of digits; 0 for others
	frac    float64 // the value of digits with a decimal point or thousands commas
	capital bool
	glued   bool // no white space before it
	token   int  // the token of the document that it lies in
}

type wordKind uint8

const (
	mark    wordKind = iota // punctuation and the like
	letters                 // "May", "p.m."
	digits                  // "2008": digits alone
	figure                  // "2,008", "2.5": more than digits
)

// is returns the sense of the given class.
func (w *word) is(c class) (sense, bool) {
	for _, s := range w.senses {
		if s.class == c {
			return s, true
		}
	}
	return sense{}, false
}

// has reports whether w has a sense of the given class.
func (w *word) has(c class) bool {
	_, ok := w.is(c)
	return ok
}

// readWords splits a sentence of d into words.
func readWords(d *text.Document, s int) []word {
	sent := d.Sentences[s]
	var out []word
	token := sent.First
	for i := sent.Start; i < sent.End; {
		w, size := nextWord(d.Text[i:sent.End])
		if w.kind == mark && strings.TrimSpace(w.lower) == "" {
			i += size
			continue
		}
		w.Span = text.Span{Start: i, End: i + size}
		w.glued = len(out) > 0 && out[len(out)-1].End == i
		for token+1 < sent.Last && d.Tokens[token].End <= i {
			token++
		}
		w.token = token
		out = append(out, w)
		i += size
	}
	return out
}

// nextWord reads the word at the start of s, which is not empty, and its length in bytes.
func nextWord(s string) (word, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= '0' && r <= '9':
		return number(s)
	case unicode.IsLetter(r):
		n := letterRun(s)
		lower := strings.ToLower(s[:n])
		if dotted := clockMark(s); dotted > 0 {
			n, lower = dotted, strings.ToLower(s[:1])+"m"
		}
		return word{kind: letters, lower: lower, senses: words.senses[lower], capital: unicode.IsUpper(r)}, n
	}
	return word{kind: mark, lower: s[:size]}, size
}

func letterRun(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// clockMark returns the length of "a.m." or "p.m." at the start of s, or 0.
func clockMark(s string) int {
	if len(s) < 3 || !strings.ContainsAny(s[:1], "apAP") || s[1] != '.' || s[2]|0x20 != 'm' || len(s) > 3 && letterRun(s[3:]) > 0 {
		return 0
	}
	if len(s) > 3 && s[3] == '.' {
		return 4
	}
	return 3
}

// number reads digits, with thousands commas or a decimal point where they stand.
func number(s string) (word, int) {
	n := digitRun(s)
	grouped := n <= 3 && s[0] != '0'
	end := n
	for grouped && len(s) >= end+4 && s[end] == ',' && digitRun(s[end+1:]) == 3 {
		end += 4
	}
	if k := decimals(s[end:]); k > 0 {
		end += k
	}
	if end > n {
		f, _ := strconv.ParseFloat(strings.ReplaceAll(s[:end], ",", ""), 64)
		return word{kind: figure, lower: s[:end], frac: f}, end
	}
	v := 0
	if n <= 9 {
		v, _ = strconv.Atoi(s[:n])
	}
	return word{kind: digits, lower: s[:n], num: v}, n
}

// decimals returns the length of ".5" at the start of s; "24.01.2026" and "Jan. 24.2" have none that count.
func decimals(s string) int {
	if len(s) < 2 || s[0] != '.' {
		return 0
	}
	n := digitRun(s[1:])
	if n == 0 || len(s) > n+2 && s[n+1] == '.' && digitRun(s[n+2:]) > 0 {
		return 0
	}
	return n + 1
}

func digitRun(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return i
		}
	}
	return len(s)
}
