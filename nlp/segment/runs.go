package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/nlp/linear"
)

// kind is the class of the characters of a run.
type kind uint8

const (
	letters kind = iota // letters with their marks
	digits              // decimal digits and other numerals
	symbols             // one symbol, or the same one several times over
	site                // an address
)

// run is a stretch of characters of one kind, the atom of which words are made.
type run struct {
	start, end int // bytes of the document's text
	kind       kind
	shape      uint64 // case and length, or which symbol
	sort       uint64 // coarser than shape, for symbols that training hardly saw: the part it plays in a text
	hash       uint64 // the characters without regard to case or to the style of quotation marks
	tail       uint64 // hash of the last two letters
	opens      bool   // a word of its own begins here, though nothing parts it from the one before
}

// maxChunk bounds, in bytes, what is read at once of a text without white space; a word ends where a chunk is cut.
const maxChunk = 1 << 14

// maxHashed is how many bytes of a run its hash looks at, so that reading a run costs the same whatever comes after.
const maxHashed = 64

// isBlank reports whether r parts words. It is Unicode's white space and the four ASCII separators.
func isBlank(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	}
	return unicode.IsSpace(r)
}

// extends reports whether r belongs to whatever character stands before it: marks, joiners, other invisible characters,
// skin tones.
func extends(r rune) bool {
	return r >= 0x80 && (unicode.IsMark(r) || unicode.Is(unicode.Cf, r) || r >= 0x1F3FB && r <= 0x1F3FF)
}

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			return letters
		case r >= '0' && r <= '9':
			return digits
		}
		return symbols
	case unicode.IsLetter(r):
		return letters
	case unicode.IsNumber(r):
		return digits
	}
	return symbols
}

// standsAlone reports whether a symbol makes a run of its own even when it is repeated: "))", "””".
func standsAlone(r rune) bool {
	switch r {
	case '(', ')', '[', ']', '{', '}', '"', '“', '”', ',', ';', ':', '%', '/', '|', '&', '@':
		return true
	}
	return r > 0x2190
}

// runs reads the chunk of text that starts at start and reaches to white space, to end, or as far as maxChunk.
// It returns the runs, appended to out, and the end of the chunk.
func (x *rules) runs(all string, start, end int, out []run) ([]run, int) {
	stop := start
	for stop < end && stop-start < maxChunk {
		r, n := utf8.DecodeRuneInString(all[stop:end])
		if isBlank(r) {
			break
		}
		stop += n
	}
	from, to := address(all[start:stop])
	from, to = from+start, to+start
	for at := start; at < stop; {
		if at == from && from < to {
			out = append(out, run{start: from, end: to, kind: site, shape: uint64(site), sort: uint64(site), hash: uint64(site)})
			at = to
			continue
		}
		limit := stop
		if at < from && from < to {
			limit = from
		}
		r := readRun(all[at:limit])
		r.start, r.end = at, at+r.end
		at = r.end
		out = x.appendContraction(out, all, r, stop)
	}
	return out, stop
}

// readRun reads the first run of s, which is not empty.
func readRun(s string) run {
	first, n := utf8.DecodeRuneInString(s)
	r := run{kind: kindOf(first), end: n}
	count, upper := 1, 0
	if unicode.IsUpper(first) {
		upper++
	}
	r.hash = linear.Mix(uint64(r.kind), uint64(plain(first)))
	flag := first >= 0x1F1E6 && first <= 0x1F1FF
	last, joined := first, false
	for r.end < len(s) {
		c, n := utf8.DecodeRuneInString(s[r.end:])
		switch {
		case extends(c) || joined:
			joined = c == 0x200D
		case flag && count == 1 && c >= 0x1F1E6 && c <= 0x1F1FF:
			count++
		case kindOf(c) != r.kind || isBlank(c) || r.kind == symbols && (c != first || standsAlone(c)):
			r.finish(first, last, count, upper)
			return r
		default:
			count++
			if unicode.IsUpper(c) {
				upper++
			}
		}
		if r.end < maxHashed && r.kind != symbols {
			r.hash = linear.Mix(r.hash, uint64(plain(c)))
		}
		if r.kind == letters {
			r.tail = linear.Mix(uint64(plain(last)), uint64(plain(c)))
		}
		last = c
		r.end += n
	}
	r.finish(first, last, count, upper)
	return r
}

// finish fills the shape once the whole run is read.
func (r *run) finish(first, last rune, count, upper int) {
	switch r.kind {
	case letters:
		style := 0 // lower case
		switch {
		case upper == 0:
		case upper == count && count == 1:
			style = 1
		case upper == count:
			style = 2
		case upper == 1 && unicode.IsUpper(first):
			style = 3
		default:
			style = 4
		}
		r.shape = uint64(r.kind)<<32 | uint64(style)<<8 | uint64(min(count, 4))
	case digits:
		r.shape = uint64(r.kind)<<32 | uint64(min(count, 5))
	default:
		if first == '…' {
			first, count = '.', 3
		}
		r.shape = uint64(r.kind)<<32 | uint64(first)<<3 | uint64(min(count, 4))
		r.sort = sortOf(first)
		return
	}
	r.sort = uint64(r.kind)<<8 | r.shape>>8&0xff
}

// isLower reports whether the run is letters, none of them a capital.
func (r *run) isLower() bool { return r.kind == letters && r.shape>>8&0xff == 0 }

// isUpper reports whether the run is letters with a capital among them.
func (r *run) isUpper() bool { return r.kind == letters && r.shape>>8&0xff != 0 }

// isDash reports whether the run is a dash, and no hyphen or minus.
func (r *run) isDash() bool { return r.sort == dashes }

// symbolSorts are the symbols that play the same part in a text; the sort of a symbol is its place here plus firstSymbolSort.
var symbolSorts = [...]string{"–—―", "([{“‘«‹<", ")]}”’»›>", ".!?…‽", ",;:", "\"'`", "-‐‑", "/\\|", "#@&*+=^_~", "%°‰′″"}

// The sorts of symbols; kinds of letters and digits have lower numbers.
const (
	firstSymbolSort = 16
	dashes          = firstSymbolSort // the first of symbolSorts
	currencySort    = 32
	otherSort       = 33
)

func sortOf(c rune) uint64 {
	for i, set := range symbolSorts {
		if strings.ContainsRune(set, c) {
			return uint64(i + firstSymbolSort)
		}
	}
	if unicode.Is(unicode.Sc, c) {
		return currencySort
	}
	return otherSort
}

// plain folds case and the styles of quotation marks and ellipses.
func plain(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r == '`' {
			return '\''
		}
		return r
	case r == '’' || r == '‘':
		return '\''
	case r == '“' || r == '”':
		return '"'
	case r == '…':
		return '.'
	}
	return unicode.ToLower(r)
}
