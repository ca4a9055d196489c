package story

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed common.txt
var commonFile string

// ranks returns the place of each stem among the commonest of the language, 0 for the first.
var ranks = sync.OnceValue(func() map[string]int {
	ranks := map[string]int{}
	n := 0
	for word := range strings.Lines(commonFile) {
		if word[0] == '#' {
			continue
		}
		s := Stem(strings.TrimSuffix(word, "\n"))
		if _, known := ranks[s]; !known {
			ranks[s] = n
		}
		n++
	}
	return ranks
})

const (
	function = 50     // words as common as these tell nothing
	rarest   = 20_000 // words beyond these tell most
)

// rarity says how much a stem tells of what a report is about, from 0 to 1. It stands in for the inverse document
// frequency of a large collection: by Zipf's law a word's frequency goes down as its rank goes up.
func rarity(stem string) float64 {
	rank, known := ranks()[stem]
	if !known {
		rank = rarest - 1
	}
	return max(0, math.Log(float64(rank+1)/function)/math.Log(rarest/float64(function)))
}

// word is a run of letters, or of digits that points and commas may part.
type word struct {
	stem    string
	capital bool // begins with a capital that opens no sentence: a name, as a rule
}

// wordsOf parts a text into words. Single letters are left out: they are what is left of "U.S." and "it's".
func wordsOf(s string) []word {
	var words []word
	opens := true // a sentence or a quotation
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			opens = opens || strings.ContainsRune(".!?\n:\"“‘”", r)
			i += n
			continue
		}
		end := wordEnd(s, i)
		if end > i+n || unicode.IsDigit(r) {
			words = append(words, word{Stem(strings.ToLower(s[i:end])), unicode.IsUpper(r) && !opens})
		}
		opens = false
		i = end
	}
	return words
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(s string, i int) int {
	digits := false
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		joint := (r == '.' || r == ',') && digits && i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9'
		if !joint && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		digits = unicode.IsDigit(r)
		i += n
	}
	return i
}

// Stem takes a word's ending off, so that "hijacked", "hijacking" and "hijacks" count as one. It need not be a word.
func Stem(w string) string {
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 5 && strings.HasSuffix(w, "ing"):
		return undouble(w[:n-3])
	case n > 4 && strings.HasSuffix(w, "ed"):
		return undouble(w[:n-2])
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:n-1]
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

// undouble is what was there before an ending was put on: "stopp" was "stop".
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("lsz", rune(w[n-1])) {
		return w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}
