package names

import (
	"unicode"

	"chancery/nlp/linear"
	"chancery/nlp/neural"
	"chancery/text"
)

// view is the evidence with what is made of it.
type view struct {
	*Evidence
	words  []word
	runs   []run
	forms  map[uint64]*told // what the report tells of a form in lower case
	shorts map[uint64]*told // of runs with these initials
}

// word is what is made of one word.
type word struct {
	form, lower          uint64 // hashes, lower in lower case
	prefix, suffix, four uint64 // of its first three letters, its last three and its last four
	shape                uint64 // "Xx" for "Baku", "XX" for "UN", "XX.X" for "U.S"
	upos, relation       uint64
	capital              bool // some letter is one
	sure                 bool // it is in no name
	known                uint8
	run                  int // -1 if in none
	best, second         int // tags, as the network scores them
	margin               uint8
	behind               [tagCount]uint8 // the best, in steps
	mass                 masses
	prior                [tagCount]int32 // the network's scores
	opens, loud          bool            // its sentence; all of which is in capitals or nearly
}

// masses are the shares of outside, persons, organisations and places in what the network makes of something, of about whole.
type masses [4]int32

const whole = 64

func (m *masses) add(o *masses) {
	for i := range m {
		m[i] += o[i]
	}
}

// top returns the class with the most mass, 1 to 3, of equals the first.
func (m *masses) top() int {
	top := 1
	for c := 2; c < len(m); c++ {
		if m[c] > m[top] {
			top = c
		}
	}
	return top
}

// share returns how much of size a class has, in quarters.
func (m *masses) share(class int, size int32) uint64 { return uint64(m[class] * 4 / max(size, 1)) }

// steps part how far a score is behind another; shares are about what is left of its probability.
var (
	steps  = [...]float32{.3, .8, 1.5, 2.5, 4, 6}
	shares = [...]int32{55, 37, 20, 9, 3, 0, 0}
)

func stepOf(behind float32) uint8 {
	for i, s := range steps {
		if behind < s {
			return uint8(i)
		}
	}
	return uint8(len(steps))
}

// sureFrom is how far all names must be behind for a word in small letters to be in none.
const sureFrom = 3

func newView(e *Evidence) *view {
	v := &view{Evidence: e, words: make([]word, len(e.Doc.Tokens)), forms: map[uint64]*told{}, shorts: map[uint64]*told{}}
	for i := range v.words {
		t, w := &e.Doc.Tokens[i], &v.words[i]
		w.run, w.upos, w.relation = -1, hash(t.UPOS), hash(t.Deprel)
		w.spell(t.Form)
		w.weigh(&e.Scores[i])
	}
	for _, k := range e.Known {
		v.know(k)
	}
	for _, s := range e.Doc.Sentences {
		v.readSentence(s)
	}
	v.hear()
	return v
}

// know marks the words of a name known beforehand.
func (v *view) know(k text.Name) {
	class := uint8(1)
	for i, t := range neural.NameTags {
		if k.Type != "" && t == "B-"+string(k.Type) {
			class = uint8(i) + 2
		}
	}
	for i := k.First; i < k.Last; i++ {
		v.words[i].known, v.words[i].sure = class, false
		class |= 1 << 7
	}
}

// weigh takes in the network's scores.
func (w *word) weigh(scores *neural.NameScores) {
	w.second = -1
	for tag, s := range scores {
		if s > scores[w.best] {
			w.best = tag
		}
	}
	for tag, s := range scores {
		if tag != w.best && (w.second < 0 || s > scores[w.second]) {
			w.second = tag
		}
	}
	sum := int32(0)
	for tag, s := range scores {
		w.prior[tag] = int32((s - scores[w.best]) * scale)
		w.behind[tag] = stepOf(scores[w.best] - s)
		w.mass[(tag+1)/2] += shares[w.behind[tag]]
		sum += shares[w.behind[tag]]
	}
	for c := range w.mass {
		w.mass[c] = w.mass[c] * whole / sum
	}
	lead := scores[w.best] - scores[w.second]
	w.margin = stepOf(lead)
	w.sure = w.best == 0 && !w.capital && lead > sureFrom
}

const maxSpelled = 64 // code points of a word that are looked at

// spell takes in the letters of a word, soft hyphens left out.
func (w *word) spell(form string) {
	var letters [maxSpelled]rune
	n := 0
	w.form, w.lower, w.shape = hash(""), hash(""), hash("")
	var last, before byte
	for _, r := range form {
		if r == '\u00ad' || n == maxSpelled {
			continue
		}
		r = neural.Plain(r)
		kind := kindOf(r)
		w.capital = w.capital || kind == 'X'
		if kind != last || kind != before { // of a row of a kind, two
			w.shape = fold(w.shape, rune(kind))
		}
		last, before = kind, last
		letters[n] = unicode.ToLower(r)
		w.form, w.lower = fold(w.form, r), fold(w.lower, letters[n])
		n++
	}
	w.prefix, w.suffix, w.four = hashLetters(letters[:min(n, 3)]), hashLetters(letters[max(0, n-3):n]), hashLetters(letters[max(0, n-4):n])
}

// kindOf is the letter that stands for r in a shape.
func kindOf(r rune) byte {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return 'd'
	case r == '.' || r == '-' || r == '\'' || r == '&':
		return byte(r)
	}
	return '_'
}

// fold adds a code point to a hash (FNV-1a).
func fold(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 1099511628211 }

func hashLetters(letters []rune) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range letters {
		h = fold(h, r)
	}
	return h
}

func hash(s string) uint64 {
	h := hashLetters(nil)
	for _, r := range s {
		h = fold(h, r)
	}
	return h
}

// mix joins what a feature sees into one hash.
func mix(seen ...uint64) uint64 {
	h := uint64(0)
	for _, s := range seen {
		h = linear.Mix(h, s)
	}
	return h
}
