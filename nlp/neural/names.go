package neural

import (
	"errors"
	"strings"
)

// nameTags knows which name tag may follow which: "I-PER" only "B-PER" or "I-PER".
type nameTags struct {
	tags  []string
	legal [][]bool // [before][after]
	start []bool   // may begin a sentence
}

func newNameTags(tags []string) (*nameTags, error) {
	if len(tags) == 0 || len(tags) > 64 || tags[0] != "O" {
		return nil, errors.New(`model file: the first of at most 64 name tags must be "O"`)
	}
	n := &nameTags{tags: tags}
	for _, before := range tags {
		row := make([]bool, len(tags))
		for j, after := range tags {
			class, inside := strings.CutPrefix(after, "I-")
			row[j] = !inside || before == "B-"+class || before == "I-"+class
		}
		n.legal = append(n.legal, row)
	}
	n.start = n.legal[0]
	return n, nil
}

// viterbi holds the table of the best sequences.
type viterbi struct {
	score, last []float32
	from        []uint8 // [word][tag]: the tag before
	path        []uint8
}

// bestSequence returns the legal sequence with the highest sum of scores (n rows), the first tag of equals.
func (l *nameTags) bestSequence(scores []float32, columns, n int, v *viterbi) []uint8 {
	k := len(l.tags)
	const never = -1e30
	score, last := grow(&v.score, k), grow(&v.last, k)
	if cap(v.from) < n*k {
		v.from, v.path = make([]uint8, n*k), make([]uint8, n)
	}
	for j := range k {
		if score[j] = scores[j]; !l.start[j] {
			score[j] = never
		}
	}
	for i := 1; i < n; i++ {
		score, last = last, score
		for j := range k {
			top := 0 // "O" may come before any tag but an inner one, which another tag then precedes
			value := float32(never)
			for b := range k {
				if l.legal[b][j] && last[b] > value {
					top, value = b, last[b]
				}
			}
			score[j] = value + scores[i*columns+j]
			v.from[i*k+j] = uint8(top)
		}
	}
	path := v.path[:n]
	tag := uint8(best(score))
	for i := n - 1; i >= 0; i-- {
		path[i] = tag
		tag = v.from[i*k+int(tag)] // of the first word, not used
	}
	return path
}
