// Package lemma gives words their dictionary form as the English treebanks of Universal Dependencies do: "be" for "was",
// "not" for "n't", "Aliyev" for "Aliyev".
//
// In go a word's form and its tags, out comes its lemma, in two steps. The first decides what becomes of the capitals,
// the second what is stripped off the end and put in its place. The rules of both hang on a Penn tag and an ending or a
// whole word; the whole word's rule is taken before that of the longest ending. Train learns which endings need
// a rule of their own (ripple-down rules on suffixes, after Plisson et al. 2004). What cannot be known from a single
// word, such as whether "'s" is "is" or "has", follows the majority.
package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/nlp/linear"
	"chancery/nlp/model"
)

// Lemmatiser holds the rules. It is immutable and safe for concurrent use.
type Lemmatiser struct {
	header  linear.Header
	changes map[uint64]change // by hash of tag, style and ending
	edits   map[uint64]edit   // by hash of tag and ending
}

// change is what is done to the characters before an edit.
type change uint8

const (
	keep    change = iota
	lower          // every letter in lower case
	title          // the first letter upper, the others lower
	figures        // commas left out: 2,500 is 2500
)

var changeNames = [...]string{"keep", "lower", "title", "figures"}

// edit strips characters off the end and adds others.
type edit struct {
	strip int
	add   string
}

// style is how a form is written; it says whether a capital is the word's own.
type style uint8

const (
	small    style = iota // no capital
	capital               // one letter, a capital
	acronym               // two to four letters, all capitals
	capitals              // more of them
	titled                // a capital, then none
	mixed
)

var styleNames = [...]string{"small", "capital", "acronym", "capitals", "titled", "mixed"}

// maxEnding is the longest ending, in characters, that has a rule.
const maxEnding = 6

// maxWord is the longest word, in bytes, that has a rule of its own.
const maxWord = 40

// Load returns the lemmatiser that is built into the program.
func Load() (*Lemmatiser, error) {
	file, err := model.Open("lemma")
	if err != nil {
		return nil, err
	}
	return unmarshal(file)
}

// Lemma returns the lemma of a word. The Penn tag decides; where it is empty the universal tag stands in for it.
// Whatever has no rule is its own lemma.
func (l *Lemmatiser) Lemma(form, upos, xpos, feats string) string {
	if form == "" {
		return ""
	}
	if xpos == "" {
		xpos = pennOf[upos]
	}
	form = straight(form)
	if c, _ := find(l.changes, changeHash(xpos, styleOf(form)), form); c != keep {
		form = c.apply(form)
	}
	if v := variant(upos, feats); v != "" {
		if e, ok := find(l.edits, linear.Mix(editHash(shared(xpos)), editHash(v)), form); ok {
			return e.apply(form)
		}
	}
	e, _ := find(l.edits, editHash(shared(xpos)), form)
	return e.apply(form)
}

// straight makes typographic apostrophes straight, as lemmas have them.
func straight(form string) string {
	if !strings.Contains(form, "’") && !strings.Contains(form, "‘") {
		return form
	}
	return strings.NewReplacer("’", "'", "‘", "'").Replace(form)
}

// variant names what, besides the Penn tag, gives a word rules of its own, or "": abbreviations ("Jan." is January),
// nouns that have no singular ("series"), and words that are only used in a name ("United").
func variant(upos, feats string) string {
	switch {
	case strings.Contains(feats, "Abbr=Yes"):
		return "Abbr"
	case strings.Contains(feats, "Number=Ptan"):
		return "Ptan"
	case upos == "VERB", upos == "ADJ", upos == "NOUN":
		return upos
	}
	return ""
}

// pennOf gives each universal tag the Penn tag that needs the least knowledge of the word.
var pennOf = map[string]string{
	"ADJ": "JJ", "ADP": "IN", "ADV": "RB", "AUX": "VBZ", "CCONJ": "CC", "DET": "DT", "INTJ": "UH", "NOUN": "NN", "NUM": "CD",
	"PART": "RB", "PRON": "PRP", "PROPN": "NNP", "PUNCT": ".", "SCONJ": "IN", "SYM": "SYM", "VERB": "VB", "X": "FW",
}

// find returns the rule of the whole word, or else of its longest ending. start is the hash of the tag.
func find[R any](rules map[uint64]R, start uint64, form string) (best R, found bool) {
	best, found = rules[start]
	if !found {
		return best, false
	}
	hash, at := start, len(form)
	for n := 0; at > 0 && (n < maxEnding || len(form) <= maxWord); n++ {
		r, size := utf8.DecodeLastRuneInString(form[:at])
		at -= size
		hash = linear.Mix(hash, uint64(fold(r)))
		if n < maxEnding {
			if r, ok := rules[hash]; ok {
				best = r
			}
		}
	}
	if at == 0 {
		if r, ok := rules[wholeHash(hash)]; ok {
			return r, true
		}
	}
	return best, true
}

func changeHash(xpos string, s style) uint64 { return linear.Mix(editHash(xpos), uint64(s)+1<<32) }

// shared maps tags whose words end alike to the one tag under which their edits are kept.
func shared(xpos string) string {
	switch xpos {
	case "VBN":
		return "VBD"
	case "VBP":
		return "VB"
	}
	return xpos
}

func editHash(xpos string) uint64 {
	h := uint64(0)
	for i := range len(xpos) {
		h = linear.Mix(h, uint64(xpos[i]))
	}
	return linear.Mix(h, 1<<33)
}

// wholeHash marks the hash of an ending as that of a whole word.
func wholeHash(h uint64) uint64 { return linear.Mix(h, 1<<34) }

// fold makes letters lower case, apostrophes straight, and all digits 0.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}
	if r == '’' || r == '‘' {
		return '\''
	}
	return unicode.ToLower(r)
}

func styleOf(form string) style {
	upper, letters := 0, 0
	first := false
	for i, r := range form {
		if r >= utf8.RuneSelf && !unicode.IsLetter(r) || r < 'A' || r > 'z' && r < utf8.RuneSelf {
			continue
		}
		letters++
		if r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r) {
			upper++
			first = first || i == 0
		}
	}
	switch {
	case upper == 0:
		return small
	case upper == letters && letters == 1:
		return capital
	case upper == letters && letters <= 4:
		return acronym
	case upper == letters:
		return capitals
	case upper == 1 && first:
		return titled
	}
	return mixed
}

func (c change) apply(form string) string {
	switch c {
	case lower:
		return strings.ToLower(form)
	case title:
		_, n := utf8.DecodeRuneInString(form)
		return strings.ToUpper(form[:n]) + strings.ToLower(form[n:])
	case figures:
		return strings.ReplaceAll(form, ",", "")
	}
	return form
}

// apply never leaves an empty lemma.
func (e edit) apply(form string) string {
	end := len(form)
	for range e.strip {
		_, n := utf8.DecodeLastRuneInString(form[:end])
		end -= n
	}
	if end == 0 && e.add == "" || e.strip == 0 && e.add == "" {
		return form
	}
	return form[:end] + e.add
}
