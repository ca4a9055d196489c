package segment

import (
	"strings"
	"unicode/utf8"

	"chancery/nlp/linear"
	"chancery/text"
)

// What may be decided at a border of two runs.
const (
	sameWord   = iota // no border of words
	newWord           // a new orthographic token
	joinedWord        // a new word of the same orthographic token: "n't"

	wordClasses
)

// maxJoined is how many words may be joined to one: "shouldn't've" has two.
const maxJoined = 3

// fact is what the sentence splitter wants to know of a word.
type fact struct {
	hash  uint64 // of its characters without regard to case
	shape uint64
	sort  uint64 // coarser than shape
	class uint64 // of abbreviation, or 0
	flags wordFlags
}

type wordFlags uint8

const (
	startsLower wordFlags = 1 << iota
	startsUpper
	endsInStop  // "." "!" "?" "…" make up the word
	isCloser    // closing quotation mark or bracket, or a straight quotation mark
	isOpener    // opening quotation mark or bracket
	isStraight  // a straight quotation mark
	spaceBefore // white space stands before it
)

// wordSplitter splits paragraphs into words. Its buffers are used again for each paragraph.
type wordSplitter struct {
	rules  *rules
	text   string
	decide *linear.Model

	gold     func(at int) int // when training: the right decision at a byte offset
	examples []linear.Example

	chunk, next []run
	previous    uint64 // hash of the last word of the chunk before
	facts       []fact // of the words of the paragraph
	features    []uint32
	scores      [wordClasses]int32
}

// paragraph appends the words of p to tokens and sets facts.
func (w *wordSplitter) paragraph(p text.Span, tokens []text.Token) []text.Token {
	w.facts = w.facts[:0]
	w.previous = 0
	var end, nextEnd int
	w.chunk, end = w.read(p.Start, p.End, w.chunk[:0])
	for len(w.chunk) > 0 {
		w.next, nextEnd = w.read(end, p.End, w.next[:0])
		tokens = w.split(tokens)
		w.chunk, w.next, end = w.next, w.chunk, nextEnd
	}
	return tokens
}

// read reads the chunk that follows the white space at at; no runs if there is none.
func (w *wordSplitter) read(at, end int, into []run) ([]run, int) {
	for i, r := range w.text[at:end] {
		if !isBlank(r) {
			return w.rules.runs(w.text, at+i, end, into)
		}
	}
	return into, end
}

// word collects runs until a border is found.
type word struct {
	first  int    // index of its first run
	hash   uint64 // of its runs so far
	joined bool
}

func (w *wordSplitter) split(tokens []text.Token) []text.Token {
	cur := word{hash: linear.Mix(0, w.chunk[0].hash)}
	last, joined := newWord, 0
	for k := 1; k < len(w.chunk); k++ {
		class := w.border(k, cur, last)
		if class == joinedWord {
			if joined++; joined > maxJoined || w.chunk[k-1].kind == symbols {
				class = newWord
			}
		}
		if class == newWord {
			joined = 0
		}
		if class == sameWord {
			cur.hash = linear.Mix(cur.hash, w.chunk[k].hash)
		} else {
			tokens = w.emit(tokens, cur, k)
			cur = word{first: k, hash: linear.Mix(0, w.chunk[k].hash), joined: class == joinedWord}
			last = class
		}
	}
	w.previous = cur.hash
	return w.emit(tokens, cur, len(w.chunk))
}

// border decides what stands between runs k-1 and k.
func (w *wordSplitter) border(k int, cur word, last int) int {
	if class, ok := w.settled(k, cur); ok {
		return class
	}
	w.describe(k, cur, last)
	if w.gold != nil {
		class := w.gold(w.chunk[k].start)
		w.examples = append(w.examples, linear.Example{Features: append([]uint32(nil), w.features...), Class: class})
		return class
	}
	w.decide.Score(w.features, w.scores[:])
	return linear.Best(w.scores[:])
}

// settled returns what the rules alone say of the border before run k, if they say anything.
func (w *wordSplitter) settled(k int, cur word) (class int, ok bool) {
	a, b := w.chunk[k-1], w.chunk[k]
	switch {
	case b.opens, a.isDash() && b.kind != symbols, b.isDash() && a.kind != symbols:
		return newWord, true
	case standsApart(w.text[a.start:a.end]), standsApart(w.text[b.start:b.end]):
		return newWord, true
	case a.kind == letters && b.kind == digits: // G7, MH17; but EUR50
		if k-1 == cur.first && w.rules.abbreviations[cur.hash] == classMoney {
			return newWord, true
		}
		return sameWord, true
	case w.text[a.start:a.end] == "." && k-1 > cur.first && w.chunk[cur.first].kind == letters && strings.HasPrefix("!?", w.text[b.start:b.end]):
		return newWord, true // "at 5 p.m.!"
	case w.text[a.start:a.end] == "/" && b.kind != symbols && k > 1: // as before the slash, so after it: and/or, 24/7
		if k-1 == cur.first {
			return newWord, true
		}
		return sameWord, true
	}
	return sameWord, w.inAbbreviation(k, cur) || w.inDate(k, cur)
}

// standsApart reports whether a symbol is never part of a word, even where no white space parts it from one: ”he said.“We.
func standsApart(symbol string) bool {
	r, _ := utf8.DecodeRuneInString(symbol)
	switch r {
	case '…', '“', '”', '„', '«', '»':
		return true
	}
	return false
}

// inAbbreviation reports whether run k is the stop of an abbreviation that has another before it, as "a.m." has, or that what
// follows calls for: "Gen. Smith", "Jan. 5", "D-Minn., said".
func (w *wordSplitter) inAbbreviation(k int, cur word) bool {
	if w.text[w.chunk[k].start:w.chunk[k].end] != "." {
		return false
	}
	class, listed := w.rules.abbreviations[cur.hash]
	if !listed {
		return false
	}
	if k-2 > cur.first && w.text[w.chunk[k-2].start] == '.' {
		return true
	}
	if k+1 < len(w.chunk) {
		next := w.text[w.chunk[k+1].start]
		return next == ',' || next == ';' || next == ')' && w.chunk[cur.first].isUpper()
	}
	if len(w.next) == 0 {
		return false
	}
	switch class {
	case classTitle:
		return w.next[0].isUpper()
	case classMonth, classBefore:
		return w.next[0].kind == digits
	}
	return false
}

// inDate reports whether run k continues a date written as 2026-01-24.
func (w *wordSplitter) inDate(k int, cur word) bool {
	first := cur.first
	return k > first && k < first+5 && len(w.chunk) >= first+5 && isDate(w.text[w.chunk[first].start:w.chunk[first+4].end])
}

// isDate reports whether s is written as 2026-01-24.
func isDate(s string) bool {
	if len(s) != len("2026-01-24") {
		return false
	}
	for i := range len(s) {
		if hyphen := i == 4 || i == 7; hyphen != (s[i] == '-') || !hyphen && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// emit appends the word that ends before run end.
func (w *wordSplitter) emit(tokens []text.Token, cur word, end int) []text.Token {
	span := text.Span{Start: w.chunk[cur.first].start, End: w.chunk[end-1].end}
	w.facts = append(w.facts, w.fact(cur, end))
	return append(tokens, text.Token{Span: span, Form: span.In(w.text), Head: -1, Joined: cur.joined, FirstDep: -1, NextDep: -1})
}

// describe lists the features of the border before run k of the chunk: the three runs on either side by content and
// by shape, the word so far, and what follows the chunk.
func (w *wordSplitter) describe(k int, cur word, last int) {
	a, b := w.chunk[k-1], w.chunk[k]
	p, pp := w.at(k-2), w.at(k-3)
	n, nn := w.at(k+1), w.at(k+2)
	f := w.features[:0]
	shapes := linear.Mix(a.shape, b.shape)
	words := linear.Mix(a.hash, b.hash)
	contents := [...]uint64{
		shapes,
		linear.Mix(a.hash, b.shape),
		linear.Mix(a.shape, b.hash),
		words,
		linear.Mix(p.shape, shapes),
		linear.Mix(shapes, n.shape),
		linear.Mix(linear.Mix(p.shape, shapes), n.shape),
		linear.Mix(p.hash, shapes),
		linear.Mix(shapes, n.hash),
		linear.Mix(p.hash, words),
		linear.Mix(words, n.hash),
		linear.Mix(linear.Mix(p.hash, words), n.hash),
		linear.Mix(linear.Mix(pp.shape, p.shape), shapes),
		linear.Mix(shapes, linear.Mix(n.shape, nn.shape)),
		linear.Mix(linear.Mix(pp.hash, p.hash), shapes),
		linear.Mix(shapes, linear.Mix(n.hash, nn.hash)),
		linear.Mix(linear.Mix(cur.hash, b.shape), uint64(last)),
		linear.Mix(linear.Mix(cur.hash, b.hash), uint64(last)),
		linear.Mix(linear.Mix(shapes, uint64(last)), uint64(min(k-1-cur.first, 3))),
		linear.Mix(a.tail, b.shape),
		linear.Mix(a.tail, linear.Mix(b.hash, n.hash)),
		linear.Mix(shapes, uint64(min(k-1, 2))),
		linear.Mix(shapes, w.chunk[0].shape),
		linear.Mix(words, w.previous),
		linear.Mix(a.sort, b.sort),
		linear.Mix(linear.Mix(p.sort, a.sort), b.sort),
		linear.Mix(linear.Mix(a.sort, b.sort), n.sort),
		linear.Mix(linear.Mix(p.sort, a.sort), linear.Mix(b.sort, n.sort)),
		linear.Mix(a.sort, b.shape),
		linear.Mix(a.shape, b.sort),
	}
	for i, c := range contents {
		f = append(f, linear.Feature(i, c))
	}
	w.features = w.describeEnd(f, len(contents), k, cur, shapes)
}

// describeEnd adds what is known of the end of the chunk, which tells a full stop from an abbreviation's.
func (w *wordSplitter) describeEnd(f []uint32, template, k int, cur word, shapes uint64) []uint32 {
	class := w.rules.abbreviations[cur.hash]
	rest := uint64(min(len(w.chunk)-k, 4))
	onlySymbols := uint64(1)
	for _, r := range w.chunk[k:min(len(w.chunk), k+4)] {
		if r.kind != symbols {
			onlySymbols = 0
		}
	}
	tail := linear.Mix(rest, onlySymbols)
	after, afterHash := uint64(0), uint64(0)
	if len(w.next) > 0 {
		after, afterHash = w.next[0].shape, w.next[0].hash
	}
	b := w.chunk[k]
	for i, c := range [...]uint64{
		linear.Mix(shapes, tail),
		linear.Mix(linear.Mix(shapes, tail), after),
		linear.Mix(linear.Mix(cur.hash, b.shape), tail),
		linear.Mix(linear.Mix(cur.hash, b.shape), after),
		linear.Mix(linear.Mix(shapes, tail), afterHash),
		linear.Mix(linear.Mix(class, b.hash), tail),
		linear.Mix(linear.Mix(class, b.hash), linear.Mix(tail, after)),
		linear.Mix(linear.Mix(class, b.hash), afterHash),
	} {
		f = append(f, linear.Feature(template+i, c))
	}
	return f
}

// at returns run k of the chunk, or an empty one beyond its ends.
func (w *wordSplitter) at(k int) run {
	if k < 0 || k >= len(w.chunk) {
		return run{kind: site + 1}
	}
	return w.chunk[k]
}

// fact sums up the word whose runs are chunk[cur.first:end].
func (w *wordSplitter) fact(cur word, end int) fact {
	first, last := w.chunk[cur.first], w.chunk[end-1]
	f := fact{hash: cur.hash, shape: first.shape, sort: first.sort}
	if end-cur.first > 1 {
		f.shape = linear.Mix(uint64(first.kind), linear.Mix(last.shape, uint64(min(end-cur.first, 4))))
		before := uint64(0)
		for _, r := range w.chunk[cur.first : end-1] {
			before = linear.Mix(before, r.hash)
		}
		if w.text[last.start] == '.' {
			f.class = w.rules.abbreviations[before]
		}
	}
	switch {
	case first.isLower():
		f.flags |= startsLower
	case first.isUpper():
		f.flags |= startsUpper
	case first.kind == symbols:
		f.flags |= symbolFlags(w.text[first.start:last.end])
	}
	if cur.first == 0 {
		f.flags |= spaceBefore
	}
	return f
}

// symbolFlags tells what a word made of symbols does to a sentence.
func symbolFlags(s string) wordFlags {
	switch s {
	case `"`, "'", "''", "``":
		return isCloser | isStraight
	case ")", "]", "}", "”", "’", "»":
		return isCloser
	case "(", "[", "{", "“", "‘", "«":
		return isOpener
	}
	for _, r := range s {
		if r != '.' && r != '!' && r != '?' && r != '…' && r != '‽' {
			return 0
		}
	}
	return endsInStop
}
