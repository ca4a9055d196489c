package segment

import (
	"strings"

	"chancery/nlp/linear"
	"chancery/text"
)

// What may be decided after a word.
const (
	sentenceGoesOn = iota
	sentenceEnds

	sentenceClasses
)

// maxSentence is how many words a sentence may have. A longer one, such as a list that was run together, is cut where
// the classifier is least against it, so that no later stage meets one of a million words.
const maxSentence = 300

// sentenceSplitter divides the words of a paragraph into sentences.
type sentenceSplitter struct {
	rules  *rules
	decide *linear.Model

	gold     func(token int) int // when training: the right decision after a token
	examples []linear.Example

	features []uint32
	scores   [sentenceClasses]int32
}

// state is what has been seen of the sentence so far.
type state struct {
	first   int // its first word
	quotes  int // straight quotation marks seen
	depth   int // brackets and quotation marks open
	stopped bool
	tidy    uint64 // how the paragraph is punctuated, the same for all its sentences
}

// tidiness tells prose from lists, signatures and hurried posts, in which sentences end without a stop: whether the
// paragraph ends in a stop, and how many words there are to each.
func tidiness(facts []fact) uint64 {
	stops := 0
	for _, f := range facts {
		if f.flags&endsInStop != 0 {
			stops++
		}
	}
	last := len(facts) - 1
	for last > 0 && facts[last].flags&isCloser != 0 {
		last--
	}
	ends := last >= 0 && facts[last].flags&endsInStop != 0
	return linear.Mix(boolHash(ends), uint64(bucket(len(facts)/(stops+1))))
}

// paragraph appends the sentences of the words d.Tokens[first:], of which facts tells more.
func (s *sentenceSplitter) paragraph(d *text.Document, first int, facts []fact) {
	opens, tidy := true, tidiness(facts)
	st := state{tidy: tidy}
	best, bestLead := 0, int32(0) // where a sentence that is too long would be cut
	for i := range facts {
		st.see(facts[i].flags)
		ends := i+1 == len(facts)
		if !ends {
			lead := s.lead(d, first, facts, i, st)
			ends = lead > 0
			if i-st.first >= maxSentence/2 && (best <= st.first || lead > bestLead) && !d.Tokens[first+i+1].Joined {
				best, bestLead = i, lead
			}
		}
		if !ends && i-st.first+1 >= maxSentence {
			appendSentence(d, first+st.first, first+best+1, opens)
			opens, st.first = false, best+1
			continue
		}
		if ends {
			appendSentence(d, first+st.first, first+i+1, opens)
			opens, st = false, state{first: i + 1, tidy: tidy}
		}
	}
}

func appendSentence(d *text.Document, first, last int, opens bool) {
	for i := first; i < last; i++ {
		d.Tokens[i].Sentence = len(d.Sentences)
	}
	d.Sentences = append(d.Sentences, text.Sentence{
		Span:  text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End},
		First: first, Last: last, Paragraph: opens,
	})
}

// see takes note of a word.
func (st *state) see(f wordFlags) {
	switch {
	case f&isStraight != 0:
		st.quotes++
	case f&isOpener != 0:
		st.depth++
	case f&isCloser != 0:
		st.depth = max(0, st.depth-1)
	}
	st.stopped = st.stopped || f&endsInStop != 0
}

// lead says how much speaks for the end of a sentence after word i: above 0 it ends.
func (s *sentenceSplitter) lead(d *text.Document, first int, facts []fact, i int, st state) int32 {
	if !mayEnd(facts[i], facts[i+1]) || d.Tokens[first+i+1].Joined {
		return minLead
	}
	if lead, ok := s.settled(d.Tokens[first:], facts, i, st); ok {
		return lead
	}
	s.describe(facts, i, st)
	if s.gold != nil {
		class := s.gold(first + i)
		s.examples = append(s.examples, linear.Example{Features: append([]uint32(nil), s.features...), Class: class})
		return int32(class)
	}
	s.decide.Score(s.features, s.scores[:])
	return s.scores[sentenceEnds] - s.scores[sentenceGoesOn]
}

// What speaks for an end where the rules alone settle it.
const (
	minLead = -1 << 30
	maxLead = 1 << 30
)

// settled returns what the rules alone say of the place after word i, if they say anything: a full stop that stands apart ends
// a sentence before a capital, unless it numbers an item; so does an abbreviation or the end of a quotation before a word that
// opens sentences ("at 10 a.m. They left"); dots that leave a thought open do not end it before a small letter.
func (s *sentenceSplitter) settled(words []text.Token, facts []fact, i int, st state) (lead int32, ok bool) {
	a, b := words[i].Form, facts[i+1]
	switch {
	case b.flags&spaceBefore == 0:
	case a == "." && b.flags&startsUpper != 0:
		before := factAt(facts, i-1)
		numbers := i-st.first < 3 && before.shape>>32 == uint64(digits)
		return maxLead, !numbers && i > st.first && before.flags&endsInStop == 0
	case a != "." && strings.Trim(a, ".…") == "":
		return minLead, b.flags&startsLower != 0
	case facts[i].flags&isCloser != 0 && i > st.first && facts[i-1].flags&endsInStop != 0, s.rules.mayClose(a, facts[i].class):
		return maxLead, s.rules.openers[words[i+1].Form]
	}
	return 0, false
}

// mayEnd leaves out the places where a sentence hardly ever ends: between a word or number or closing mark and a word in
// lower case ("Go!" he said), and where no white space stands unless after a stop.
func mayEnd(a, b fact) bool {
	switch {
	case b.flags&spaceBefore == 0:
		return a.flags&endsInStop != 0 && b.flags&(endsInStop|isCloser) == 0
	case b.flags&startsLower == 0:
		return true
	case a.flags&isCloser != 0:
		return false
	}
	return a.flags&endsInStop != 0 || a.shape>>32 == uint64(symbols) || a.class != 0
}

// describe lists the features of the place after word i.
func (s *sentenceSplitter) describe(facts []fact, i int, st state) {
	a, b := facts[i], facts[i+1]
	p, pp := factAt(facts, i-1), factAt(facts, i-2)
	n, nn := factAt(facts, i+2), factAt(facts, i+3)
	space := uint64(b.flags & spaceBefore)
	as, bs := linear.Mix(a.shape, space), linear.Mix(b.shape, uint64(b.flags))
	shapes := linear.Mix(as, bs)
	length := uint64(bucket(i + 1 - st.first))
	left := uint64(bucket(len(facts) - i - 1))
	open := linear.Mix(uint64(st.quotes&1), uint64(min(st.depth, 2)))
	start := facts[st.first]
	tight := uint64(n.flags & spaceBefore) // 0 if the next word but one clings to the next, as a name does to its quotation mark
	core := a                              // the word before closing quotation marks and brackets
	if a.flags&isCloser != 0 {
		core = p
	}
	f := s.features[:0]
	for t, c := range [...]uint64{
		shapes,
		linear.Mix(a.hash, space),
		b.hash,
		linear.Mix(a.hash, b.hash),
		linear.Mix(a.hash, bs),
		linear.Mix(as, b.hash),
		linear.Mix(p.shape, shapes),
		linear.Mix(p.hash, shapes),
		linear.Mix(p.hash, a.hash),
		linear.Mix(linear.Mix(p.hash, a.hash), bs),
		linear.Mix(linear.Mix(pp.shape, p.shape), shapes),
		linear.Mix(shapes, n.shape),
		linear.Mix(shapes, n.hash),
		linear.Mix(shapes, linear.Mix(n.shape, nn.shape)),
		linear.Mix(b.hash, n.hash),
		linear.Mix(as, linear.Mix(b.hash, n.hash)),
		linear.Mix(shapes, length),
		linear.Mix(shapes, left),
		linear.Mix(shapes, open),
		linear.Mix(linear.Mix(core.shape, shapes), open),
		linear.Mix(linear.Mix(a.hash, bs), open),
		linear.Mix(linear.Mix(a.hash, bs), length),
		linear.Mix(shapes, linear.Mix(start.shape, length)),
		linear.Mix(start.hash, shapes),
		linear.Mix(linear.Mix(a.class, a.hash), bs),
		linear.Mix(a.class, linear.Mix(b.hash, length)),
		linear.Mix(a.class, shapes),
		linear.Mix(core.hash, linear.Mix(a.hash, bs)),
		linear.Mix(boolHash(st.stopped), linear.Mix(shapes, length)),
		linear.Mix(linear.Mix(p.shape, as), linear.Mix(bs, n.shape)),
		linear.Mix(left, linear.Mix(length, a.hash)),
		linear.Mix(st.tidy, linear.Mix(boolHash(core.flags&endsInStop != 0), bs)),
		linear.Mix(st.tidy, shapes),
		linear.Mix(linear.Mix(a.sort, space), linear.Mix(b.sort, uint64(b.flags))),
		linear.Mix(linear.Mix(p.sort, a.sort), linear.Mix(b.sort, n.sort)),
		linear.Mix(linear.Mix(st.tidy, a.sort), b.sort),
		linear.Mix(shapes, tight),
		linear.Mix(linear.Mix(a.hash, b.hash), linear.Mix(tight, open)),
		linear.Mix(st.tidy, linear.Mix(a.hash, bs)),
	} {
		f = append(f, linear.Feature(t, c))
	}
	s.features = f
}

func boolHash(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func factAt(facts []fact, i int) fact {
	if i < 0 || i >= len(facts) {
		return fact{shape: uint64(site+1) << 32}
	}
	return facts[i]
}

// bucket rounds a count: 1, 2, 3, 4, 5-8, 9-16, 17-32, more.
func bucket(n int) int {
	switch {
	case n <= 4:
		return n
	case n <= 8:
		return 5
	case n <= 16:
		return 6
	case n <= 32:
		return 7
	}
	return 8
}
