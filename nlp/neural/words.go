package neural

import (
	"unicode"
	"unicode/utf8"
)

// templates are the features of a word, in the order of the model file; train/data.py computes the same.
//
//	form   lower case, digits as 0      "1990s" -> "0000s"
//	cased  as written                   "US"
//	shape  kind of each letter          "Al-Zaman" -> "Xx-Xxxx"
//	p1-p3  first letters of form        s1-s4  last letters of form
var templates = []string{"form", "cased", "shape", "p1", "p2", "p3", "s1", "s2", "s3", "s4"}

const (
	hashStart = 14695981039346656037 // FNV-1a, 64 bits
	hashPrime = 1099511628211
)

// hashBytes adds the bytes of b to hash h.
func hashBytes[T string | []byte](h uint64, b T) uint64 {
	for i := range len(b) {
		h = (h ^ uint64(b[i])) * hashPrime
	}
	return h
}

// Plain makes typographic quotes and dashes plain.
func Plain(r rune) rune {
	switch r {
	case '’', '‘':
		return '\''
	case '“', '”':
		return '"'
	case '–', '—':
		return '-'
	}
	return r
}

// A vocabulary numbers the known values of all templates. The first row of a template is for unknown values.
type vocabulary struct {
	rows    index // by hash of template number and value
	unknown [10]int32
	count   int
}

func newVocabulary(values [][]string) *vocabulary {
	count := 0
	for _, known := range values {
		count += len(known)
	}
	v := &vocabulary{rows: newIndex(count)}
	for t, known := range values {
		v.unknown[t] = int32(v.count)
		for i, s := range known {
			v.rows.put(hashBytes(templateHash(t), s), int32(v.count+1+i))
		}
		v.count += 1 + len(known)
	}
	return v
}

// templateHash is what the hashes of the values of template t start from.
func templateHash(t int) uint64 { return ((hashStart^uint64(t))*hashPrime ^ 0xff) * hashPrime }

// word is the spelling of one word in the forms that its features need.
type word struct {
	lower  []byte // lower case, plain marks: what the word vectors are looked up by
	form   []byte // lower with digits as 0
	ends   []int  // where each code point of form ends
	shape  []byte
	lookup [10]int32
}

// maxWordBytes bounds the work on one word: what is beyond is not looked at, and no known word is that long.
const maxWordBytes = 256

// spell fills w from the word as written.
func (w *word) spell(form string) {
	w.lower, w.form, w.ends, w.shape = w.lower[:0], w.form[:0], w.ends[:0], w.shape[:0]
	if len(form) > maxWordBytes {
		form = form[:maxWordBytes]
	}
	var last, run rune
	shapeLen := 0
	for _, r := range form {
		r = Plain(r)
		low := unicode.ToLower(r)
		w.lower = utf8.AppendRune(w.lower, low)
		kind := kindOf(r)
		if kind == 'd' {
			low = '0'
		}
		w.form = utf8.AppendRune(w.form, low)
		w.ends = append(w.ends, len(w.form))
		if kind != last {
			last, run = kind, 0
		}
		if run++; run <= 3 && shapeLen < 12 {
			w.shape = utf8.AppendRune(w.shape, kind)
			shapeLen++
		}
	}
}

// kindOf is the letter that stands for r in a shape.
func kindOf(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return 'd'
	case r < utf8.RuneSelf:
		return r
	case unicode.IsLower(r):
		return 'x'
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsDigit(r):
		return 'd'
	}
	return r
}

// prefix and suffix return the first and last n code points of the form, or all of it.
func (w *word) prefix(n int) []byte {
	if n >= len(w.ends) {
		return w.form
	}
	return w.form[:w.ends[n-1]]
}

func (w *word) suffix(n int) []byte {
	if n >= len(w.ends) {
		return w.form
	}
	return w.form[w.ends[len(w.ends)-n-1]:]
}

// rowsOf returns the row of each template for the word as written.
func (v *vocabulary) rowsOf(form string, w *word) []int32 {
	w.spell(form)
	for t, value := range [...][]byte{
		w.form, []byte(form), w.shape, w.prefix(1), w.prefix(2), w.prefix(3),
		w.suffix(1), w.suffix(2), w.suffix(3), w.suffix(4),
	} {
		w.lookup[t] = v.rows.row(hashBytes(templateHash(t), value), v.unknown[t])
	}
	return w.lookup[:]
}
