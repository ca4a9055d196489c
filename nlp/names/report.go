package names

import (
	"unicode"
	"unicode/utf8"

	"chancery/nlp/linear"
	"chancery/text"
)

// run is a number of capitalised words side by side, with small words such as "of" between them.
type run struct {
	first, last int    // tokens [first, last)
	head        int    // the token that the rest of the sentence governs
	words       uint64 // hash
	mass        masses
}

// told is what a report tells of a form.
type told struct {
	small, capital int32 // how often it is written so
	mass           masses
}

// mostInitials bounds the work on a run; no name has more.
const mostInitials = 12

// readSentence finds the runs of a sentence, and whether it is loud.
func (v *view) readSentence(s text.Sentence) {
	letters, capitals := 0, 0
	for i := s.First; i < s.Last; i++ {
		if r, _ := utf8.DecodeRuneInString(v.Doc.Tokens[i].Form); unicode.IsLetter(r) {
			letters++
			if v.words[i].capital {
				capitals++
			}
		}
	}
	for i := s.First; i < s.Last; i++ {
		v.words[i].loud = letters >= 3 && capitals*10 >= letters*8
	}
	v.words[s.First].opens = true
	for i := s.First; i < s.Last; i++ {
		if v.words[i].capital {
			i = v.addRun(i, s.Last) - 1
		}
	}
}

// links may stand between the capitalised words of a run.
var links = map[string]bool{"of": true, "the": true, "and": true, "for": true, "&": true, "-": true}

// addRun adds the run that begins at token first and returns the token after it.
func (v *view) addRun(first, end int) int {
	last := first + 1
	for last < end && (v.words[last].capital || last+1 < end && v.words[last+1].capital && links[v.Doc.Tokens[last].Form]) {
		last++
	}
	r := run{first: first, last: last, head: first}
	for i := last - 1; i >= first; i-- {
		w := &v.words[i]
		w.run = len(v.runs)
		r.words = linear.Mix(r.words, w.lower)
		r.mass.add(&w.mass)
		if h := v.Doc.Tokens[i].Head; h < first || h >= last {
			r.head = i
		}
	}
	v.runs = append(v.runs, r)
	v.shorten(&r)
	return last
}

// shorten notes what the initials of a run may stand for, and those of the run without its first words: "GNU" and "NU" for "Greater
// Norland Union".
func (v *view) shorten(r *run) {
	var initials []rune
	for i := r.first; i < r.last && len(initials) < mostInitials; i++ {
		if v.words[i].capital {
			initial, _ := utf8.DecodeRuneInString(v.Doc.Tokens[i].Form)
			initials = append(initials, unicode.ToLower(initial))
		}
	}
	for k := 0; k < 3 && k+2 <= len(initials); k++ {
		t := toldOf(v.shorts, hashLetters(initials[k:]))
		t.mass.add(&r.mass)
	}
}

func toldOf(all map[uint64]*told, key uint64) *told {
	t := all[key]
	if t == nil {
		t = &told{}
		all[key] = t
	}
	return t
}

// hear counts what the report tells of each form.
func (v *view) hear() {
	for i := range v.words {
		w := &v.words[i]
		t := toldOf(v.forms, w.lower)
		if w.capital {
			t.capital++
		} else {
			t.small++
		}
		if !w.sure {
			t.mass.add(&w.mass)
		}
	}
}

// stretch is a range [first, last) of tokens that are read together.
type stretch struct{ first, last int }

// stretches returns the words that may be in names, each with its neighbours.
func (v *view) stretches() []stretch {
	var out []stretch
	for _, s := range v.Doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			first := i
			for i < s.Last && v.unsure(i, s) {
				i++
			}
			if first < i {
				out = append(out, stretch{first, i})
			}
		}
	}
	return out
}

// unsure reports whether token i, or one beside it, may be in a name.
func (v *view) unsure(i int, s text.Sentence) bool {
	return !v.words[i].sure || i > s.First && !v.words[i-1].sure || i+1 < s.Last && !v.words[i+1].sure
}
