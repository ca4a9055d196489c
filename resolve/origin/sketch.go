package origin

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chancery/text"
)

// A Sketch is a sample of the shingles of a text, the runs of a few words: the least of their hashes, ascending and each once
// (the bottom-k sketch of Broder 1997). A text of few shingles has them all; an empty one says nothing.
//
// Both texts of a pair keep the same shingles of what they share, so that the part that one has of the other can be
// estimated whatever their lengths: a copy cut to a third is found as well as a whole one.
type Sketch []uint32

const (
	shingle  = 4   // words: chance seldom repeats five in a row
	sampled  = 128 // hashes of a sketch
	bandKeys = 32  // of these, the ones that an index has
)

// NewSketch samples the words of body, a part of the text of a report. Letters are folded, accents and punctuation left out.
// What anybody may write is passed over: stock phrases ("contributed to this report", "on condition of anonymity"), and words in quotation
// marks, which all who heard them have in common.
func NewSketch(s string, body text.Span) Sketch { return sketch(unquoted(body.In(s)), stockPhrases()) }

// sketch keeps no more than a few times the hashes that it returns, and is linear in the length of the text.
func sketch(s string, stock map[uint32]bool) Sketch {
	kept := make(Sketch, 0, min(8*sampled, len(s)/2+1))
	limit := uint32(math.MaxUint32)
	eachShingle(s, func(h uint32) {
		if h > limit || stock[h] {
			return
		}
		if len(kept) == cap(kept) {
			kept = least(kept)
			if len(kept) == sampled {
				limit = kept[sampled-1]
			}
		}
		kept = append(kept, h)
	})
	return slices.Clip(least(kept))
}

// least sorts the hashes, and keeps each once and no more than a sketch has.
func least(hashes Sketch) Sketch {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return hashes[:min(len(hashes), sampled)]
}

// limit is up to where a sketch has all shingles of its text.
func (s Sketch) limit() uint32 {
	if len(s) < sampled {
		return math.MaxUint32
	}
	return s[len(s)-1]
}

// upTo is the part of the sketch that is not above limit.
func (s Sketch) upTo(limit uint32) Sketch {
	n, found := slices.BinarySearch(s, limit)
	if found {
		n++
	}
	return s[:n]
}

// Within estimates the part of the text of s that stands in that of o too, and says on how many shared shingles the
// estimate rests.
func (s Sketch) Within(o Sketch) (part float64, shared int) {
	limit := min(s.limit(), o.limit())
	s, o = s.upTo(limit), o.upTo(limit)
	if len(s) == 0 {
		return 0, 0
	}
	for i, j := 0, 0; i < len(s) && j < len(o); {
		switch {
		case s[i] < o[j]:
			i++
		case s[i] > o[j]:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	return float64(shared) / float64(len(s)), shared
}

// Overlap is Within for the text that has the larger part of it in the other.
func (s Sketch) Overlap(o Sketch) (part float64, shared int) {
	there, shared := s.Within(o)
	back, _ := o.Within(s)
	return max(there, back), shared
}

// Bands lists the keys under which an index finds the reports that may share text with this one: it is enough that one key
// is the same. Keep them with the day of publication: copies appear within days of each other, and then what a look-up
// costs does not grow with the record.
func (s Sketch) Bands() []uint64 {
	keys := make([]uint64, min(len(s), bandKeys))
	for i := range keys {
		keys[i] = uint64(s[i])
	}
	return keys
}

const opening, closing = "“", "”"

// unquoted is s without what stands in double quotation marks. A mark that nothing closes quotes to the end of the line: quotations
// of several paragraphs open each.
func unquoted(s string) string {
	var b strings.Builder
	open, kept := false, 0
	for i := 0; i < len(s); i++ {
		was := open
		switch {
		case s[i] == '"':
			open = !open
		case s[i] == '\n':
			open = false
		case s[i] == opening[0] && strings.HasPrefix(s[i:], opening):
			open = true
		case s[i] == closing[0] && strings.HasPrefix(s[i:], closing):
			open = false
		}
		if open && !was {
			b.WriteString(s[kept:i])
		} else if was && !open {
			kept = i
		}
	}
	if !open {
		b.WriteString(s[kept:])
	}
	return b.String()
}

// Bytes is the sketch as it is stored, four bytes a hash, the least significant first.
func (s Sketch) Bytes() []byte {
	b := make([]byte, 0, 4*len(s))
	for _, h := range s {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

// ReadSketch is the reverse of Bytes.
func ReadSketch(b []byte) (Sketch, error) {
	if len(b)%4 != 0 || len(b) > 4*sampled {
		return nil, fmt.Errorf("a stored sketch has %d bytes, which is not 4 for each of at most %d hashes; add the report anew", len(b), sampled)
	}
	s := make(Sketch, len(b)/4)
	for i := range s {
		s[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return s, nil
}

// eachShingle hashes every run of words of s.
func eachShingle(s string, do func(uint32)) {
	var run [shingle]uint64
	n := 0
	eachWord(s, func(word uint64) {
		copy(run[:], run[1:])
		run[shingle-1] = word
		if n++; n >= shingle {
			do(hashRun(&run))
		}
	})
}

// hashRun mixes the hashes of words so that the order counts, with the finaliser of SplitMix64.
func hashRun(run *[shingle]uint64) uint32 {
	var h uint64
	for _, w := range run {
		h = (h ^ w) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return uint32(h >> 32)
}

const (
	fnvOffset = 14695981039346656037 // FNV-1a
	fnvPrime  = 1099511628211
)

// eachWord hashes every word of s, folded: "U.S." and "US" are one, and so are "Erdoğan’s" and "Erdogan's".
func eachWord(s string, do func(uint64)) {
	h, in := uint64(fnvOffset), false
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(s[i:])
			c = bare(s[i : i+size])
		} else if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		i += size
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			h, in = (h^uint64(c))*fnvPrime, true
		case unicode.Is(unicode.Mn, c), in && (c == '.' || c == ',' || c == '\'' || c == '’') && wordAt(s[i:]):
		case in:
			do(h)
			h, in = fnvOffset, false
		}
	}
	if in {
		do(h)
	}
}

// bare returns the letter that s writes, in lower case and without its accents.
func bare(s string) rune {
	if d := norm.NFD.PropertiesString(s).Decomposition(); len(d) > 0 {
		c, _ := utf8.DecodeRune(d)
		return unicode.ToLower(c)
	}
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.ToLower(c)
}

// wordAt reports whether s goes on with a letter or digit.
func wordAt(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

//go:embed stock.txt
var stockFile string

// stockPhrases are the hashes of the shingles of stock.txt.
var stockPhrases = sync.OnceValue(func() map[uint32]bool {
	stock := map[uint32]bool{}
	for line := range strings.Lines(stockFile) {
		if !strings.HasPrefix(line, "#") {
			eachShingle(line, func(h uint32) { stock[h] = true })
		}
	}
	return stock
})
