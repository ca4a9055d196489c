// Package version tells what a later version of a report changed: an outlet that puts a new text at the address of an old one
// has not published another report.
//
//  1. Key makes one key of the ways in which an address may be written. (key.go)
//  2. Later reports whether a text is a later version of another at the same key, and not another report there. (version.go)
//  3. Compare says which sentences were removed, added and worded anew. (version.go)
//
// Nothing here is stored or looked up: all are pure functions.
package version

import (
	"slices"
	"strings"
	"unicode"

	"chancery/text"
)

// Change is what a later version changed. Spans are bytes of the older text (From, Removed) and of the newer (To, Added), in order.
// All empty means that the same sentences stand in both, perhaps in another order.
type Change struct {
	Removed []text.Span
	Added   []text.Span
	Worded  []Rewording
}

// Rewording is a sentence that was worded anew.
type Rewording struct{ From, To text.Span }

// Empty reports whether no sentence was changed.
func (c Change) Empty() bool { return len(c.Removed)+len(c.Added)+len(c.Worded) == 0 }

// leastKept is the part of the shorter text's sentences that a later version keeps; pages such as "latest news" keep none.
const leastKept = 0.3

// Later reports whether one text is a version of another: they are not the same, and have enough sentences in common.
func Later(older, newer string) bool {
	one, two := sentences(older), sentences(newer)
	c := compare(one, two)
	kept := len(one) - len(c.Removed)
	return !c.Empty() && float64(kept) >= leastKept*float64(min(len(one), len(two)))
}

// Compare says what changed between two versions of a report. Space, quotation marks and the order of sentences are no change.
func Compare(older, newer string) Change { return compare(sentences(older), sentences(newer)) }

func compare(older, newer []sentence) Change {
	left := map[string]int{} // how many times a sentence of the newer text is still to be found in the older
	for _, s := range newer {
		left[s.key]++
	}
	var gone []sentence
	for _, s := range older {
		if left[s.key] > 0 {
			left[s.key]--
			continue
		}
		gone = append(gone, s)
	}
	var come []sentence
	for _, s := range slices.Backward(newer) { // of one that is repeated, the last is new
		if left[s.key] > 0 {
			left[s.key]--
			come = append(come, s)
		}
	}
	slices.Reverse(come)
	return pair(gone, come)
}

// reach is how many of the sentences that follow may be the one that was worded anew; it keeps the work linear.
const reach = 12

// leastAlike is the part of the words of the longer sentence that a rewording keeps.
const leastAlike = 0.5

// pair finds the sentences that were worded anew among those that are gone and those that came.
func pair(gone, come []sentence) Change {
	var c Change
	used := make([]bool, len(come))
	from := 0
	for _, s := range gone {
		best, most := -1, leastAlike
		for i := from; i < len(come) && i < from+reach; i++ {
			if a := s.alike(come[i]); !used[i] && a >= most && (best < 0 || a > most) {
				best, most = i, a
			}
		}
		if best < 0 {
			c.Removed = append(c.Removed, s.Span)
			continue
		}
		used[best] = true
		c.Worded = append(c.Worded, Rewording{s.Span, come[best].Span})
		for from < len(come) && used[from] {
			from++
		}
	}
	for i, s := range come {
		if !used[i] {
			c.Added = append(c.Added, s.Span)
		}
	}
	return c
}

// sentence is a sentence and the words that it is compared by.
type sentence struct {
	text.Span
	key string
}

// sentences splits a text at the ends of its lines and behind full stops that a capital follows. Where that splits too much, it
// does so in both versions.
func sentences(s string) []sentence {
	var all []sentence
	start := 0
	add := func(end int) {
		words := strings.TrimSpace(s[start:end])
		if key := keyOf(words); key != "" {
			at := start + strings.Index(s[start:end], words)
			all = append(all, sentence{text.Span{Start: at, End: at + len(words)}, key})
		}
		start = end
	}
	for i, r := range s {
		switch {
		case r == '\n':
			add(i)
		case unicode.IsSpace(r) && endsBefore(s[start:i]) && capitalAfter(s[i:]):
			add(i)
		}
	}
	add(len(s))
	return all
}

func endsBefore(s string) bool {
	s = strings.TrimRight(s, `"'”’)]`)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
}

func capitalAfter(s string) bool {
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || strings.ContainsRune(`"'“‘([`, r):
		default:
			return unicode.IsUpper(r) || unicode.IsDigit(r)
		}
	}
	return false
}

func keyOf(s string) string { return strings.Join(wordsOf(s), " ") }

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// alike is the part of the words of the longer sentence that both have.
func (s sentence) alike(o sentence) float64 {
	one, two := strings.Fields(s.key), strings.Fields(o.key)
	left := map[string]int{}
	for _, w := range one {
		left[w]++
	}
	both := 0
	for _, w := range two {
		if left[w] > 0 {
			left[w]--
			both++
		}
	}
	return float64(both) / float64(max(len(one), len(two), 1))
}
