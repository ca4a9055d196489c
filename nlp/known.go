package nlp

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

//go:embed known.txt
var knownFile string

// known is the class of each well-known name, by its letters.
var known = readKnown(knownFile)

// longestKnown is the number of words that the longest well-known name may have, hyphens included.
const longestKnown = 8

func readKnown(file string) map[string]text.EntityType {
	out := map[string]text.EntityType{}
	for line := range strings.Lines(file) {
		class, names, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(class, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, "; ") {
			out[string(appendLetters(nil, name))] = text.EntityType(class)
		}
	}
	return out
}

// appendLetters appends what counts of a name: all but white space, hyphens and stops.
func appendLetters(to []byte, s string) []byte {
	for _, r := range s {
		if r != '-' && r != '.' && r != '–' && !unicode.IsSpace(r) {
			to = utf8.AppendRune(to, r)
		}
	}
	return to
}

// addKnown puts the well-known names of the tokens from first to last among names, which are those that the network found
// there, in order.
func addKnown(names []text.Name, tokens []text.Token, first, last int) []text.Name {
	var out []text.Name
	next := 0
	for i := first; i < last; i++ {
		for next < len(names) && names[next].Last <= i {
			out = append(out, names[next])
			next++
		}
		n, found := knownAt(tokens, i, last)
		if !found || next < len(names) && !fits(n, names[next:]) {
			continue
		}
		for next < len(names) && names[next].First < n.Last {
			next++ // within n
		}
		out = append(out, n)
		i = n.Last - 1
	}
	return append(out, names[next:]...)
}

// fits reports whether each of the names that n overlaps lies within it.
func fits(n text.Name, names []text.Name) bool {
	for _, o := range names {
		if o.First >= n.Last {
			return true
		}
		if o.Last > n.First && (o.First < n.First || o.Last > n.Last) {
			return false
		}
	}
	return true
}

// knownAt returns the longest well-known name that begins at token i and ends before last.
func knownAt(tokens []text.Token, i, last int) (n text.Name, found bool) {
	if tokens[i].UPOS == "PRON" || tokens[i].UPOS == "PUNCT" {
		return n, false
	}
	var buffer [64]byte
	letters := buffer[:0]
	for j := i; j < min(last, i+longestKnown) && len(letters) < len(buffer); j++ {
		letters = appendLetters(letters, tokens[j].Form)
		if class, ok := known[string(letters)]; ok && !isMark(tokens[j].Form) {
			span := text.Span{Start: tokens[i].Start, End: tokens[j].End}
			n, found = text.Name{Span: span, First: i, Last: j + 1, Type: class}, true
		}
	}
	return n, found
}

// isMark reports whether a word is a hyphen or a stop, with which no name ends.
func isMark(form string) bool { return form == "-" || form == "–" || form == "." }
