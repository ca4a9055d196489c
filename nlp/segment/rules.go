package segment

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"chancery/nlp/linear"
)

//go:embed contractions.txt
var contractionsFile string

//go:embed abbreviations.txt
var abbreviationsFile string

//go:embed joints.txt
var jointsFile string

//go:embed openers.txt
var openersFile string

// rules are the lists of words that the treebanks alone would not teach.
type rules struct {
	contractions  map[string]int         // lower case -> bytes of the first part
	abbreviations map[uint64]uint64      // hash of the runs up to the last stop -> class of abbreviation
	joints        []string               // words that are found run together with the one before
	openers       map[string]bool        // words that, with a capital, open a sentence and hardly ever a name
	known         func(word string) bool // whether a word is common; nil if that cannot be told
}

// maxContraction is the length of the longest contraction listed.
const maxContraction = 12

func loadRules() (*rules, error) {
	x := &rules{contractions: map[string]int{}, abbreviations: map[uint64]uint64{}, openers: map[string]bool{}}
	for n, line := range listLines(contractionsFile) {
		first, second, ok := strings.Cut(line, " ")
		if !ok || len(first)+len(second) > maxContraction {
			return nil, fmt.Errorf("contractions.txt line %d: %q is not two parts of at most %d bytes in all", n, line, maxContraction)
		}
		x.contractions[first+second] = len(first)
	}
	for n, line := range listLines(abbreviationsFile) {
		class, words, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("abbreviations.txt line %d: no class in %q; write class: words", n, line)
		}
		for word := range strings.FieldsSeq(words) {
			x.abbreviations[x.hashOf(strings.TrimSuffix(word, "."))] = classHash(class)
		}
	}
	for _, line := range listLines(jointsFile) {
		x.joints = append(x.joints, strings.Fields(line)...)
	}
	for _, line := range listLines(openersFile) {
		for word := range strings.FieldsSeq(line) {
			x.openers[word] = true
		}
	}
	return x, nil
}

// listLines yields the lines of a list with their numbers, leaving out comments and empty ones.
func listLines(file string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.SplitSeq(file, "\n") {
			n++
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(n, line) {
				return
			}
		}
	}
}

// hashOf joins the hashes of the runs of a word.
func (x *rules) hashOf(word string) uint64 {
	h := uint64(0)
	runs, _ := x.runs(word, 0, len(word), nil)
	for _, r := range runs {
		h = linear.Mix(h, r.hash)
	}
	return h
}

// The classes of abbreviations that what follows can settle.
var (
	classTitle  = classHash("title")
	classMonth  = classHash("month")
	classBefore = classHash("before")
	classMoney  = classHash("money")
)

// mayClose reports whether a word of this class is an abbreviation at which a sentence may end: "a.m.", "Inc.", but no title.
func (x *rules) mayClose(word string, class uint64) bool {
	switch class {
	case classTitle, classBefore:
		return false
	case 0:
		return word[len(word)-1] == '.' && isASCIILetter(word[0]) && strings.Count(word, ".") > 1
	}
	return true
}

func classHash(class string) uint64 {
	h := uint64(0)
	for _, c := range []byte(class) {
		h = linear.Mix(h, uint64(c))
	}
	return h
}

// appendContraction appends a run, split in two if it is one whose parts are words: "can" + "not",
// if "n't" begins within it, or if it is two words run together.
func (x *rules) appendContraction(out []run, all string, r run, end int) []run {
	cut := 0
	if r.kind == letters {
		word := all[r.start:r.end]
		var low [maxContraction]byte
		if len(word) <= maxContraction {
			for i := range len(word) {
				low[i] = word[i]
				if c := word[i]; c >= 'A' && c <= 'Z' {
					low[i] += 'a' - 'A'
				}
			}
			cut = x.contractions[string(low[:len(word)])]
		}
		if last := word[len(word)-1] | 0x20; last == 'n' && len(word) > 1 && startsNot(all[r.end:end]) {
			cut = len(word) - 1
		}
	}
	opens := false
	if cut == 0 && x.known != nil && r.kind == letters {
		cut = x.joint(all[r.start:r.end])
		opens = cut > 0
	}
	if cut == 0 {
		return append(out, r)
	}
	a, b := readRun(all[r.start:r.start+cut]), readRun(all[r.start+cut:r.end])
	a.start, a.end = r.start, r.start+cut
	b.start, b.end, b.opens = a.end, r.end, opens
	return append(out, a, b)
}

// The lengths, in bytes, between which a word may hold two that were run together, and the least length of the first.
const (
	minRunTogether = 6
	maxRunTogether = 24
	minBeforeJoint = 4
)

// joint returns where a word that is not common ends in a joint and begins with a common word, or 0.
func (x *rules) joint(word string) int {
	if len(word) < minRunTogether || len(word) > maxRunTogether || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return 0
	}
	for _, j := range x.joints {
		if first, ok := strings.CutSuffix(word, j); ok && len(first) >= minBeforeJoint && x.known(first) && !x.known(word) {
			return len(first)
		}
	}
	return 0
}

// startsNot reports whether s starts with the "'t" of "n't".
func startsNot(s string) bool {
	quote, n := utf8.DecodeRuneInString(s)
	if plain(quote) != '\'' || len(s) <= n || s[n]|0x20 != 't' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[n+1:])
	return len(s) == n+1 || kindOf(next) != letters
}
