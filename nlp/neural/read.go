package neural

import "strings"

// A Reading is what the network makes of one word.
type Reading struct {
	UPOS, XPOS string
	Feats      string // "_" if none, as in CoNLL-U
	Head       int    // index of the governor in the sentence; -1 for the root
	Deprel     string
	Names      NameScores
}

// NameTags are the tags of a word's place in a name: in none, first or inner word of a name of each class.
var NameTags = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"}

// NameScores are the scores of a word for each of NameTags: the higher, the likelier. Which tags make names is left to
// package names, which knows more than the sentence.
type NameScores [7]float32

// maxPiece is the number of words read as one sentence: longer sentences are cut, so that time stays linear in their length.
const maxPiece = 160

// batchWords is the number of words from which on a batch is read, so that weights are fetched for many words at once.
const batchWords = 100

// Read reads sentences, each given as its words. The heads of a sentence form a tree with one root.
func (n *Network) Read(sentences [][]string) [][]Reading {
	b := n.batches.Get().(*batch)
	defer n.batches.Put(b)
	out := make([][]Reading, len(sentences))
	for i, forms := range sentences {
		out[i] = make([]Reading, len(forms))
		for from := 0; from < len(forms); {
			to := from + pieceLen(forms[from:])
			b.add(forms[from:to], out[i][from:to])
			from = to
			if len(b.forms) >= batchWords {
				n.flush(b)
			}
		}
	}
	n.flush(b)
	for i, forms := range sentences {
		joinPieces(forms, out[i])
	}
	return out
}

// flush reads what the batch holds and empties it.
func (n *Network) flush(b *batch) {
	if len(b.forms) > 0 {
		n.readBatch(b)
		b.empty()
	}
}

// pieceLen returns how many of the words to read as one sentence: all if they are few, else up to the last stop, comma or the
// like in the second half of the longest piece.
func pieceLen(forms []string) int {
	if len(forms) <= maxPiece {
		return len(forms)
	}
	for i := maxPiece - 1; i >= maxPiece/2; i-- {
		if strings.Contains(".;:,!?", forms[i]) {
			return i + 1
		}
	}
	return maxPiece
}

// joinPieces makes one tree of the trees of a sentence's pieces: the later roots hang from the first.
func joinPieces(forms []string, readings []Reading) {
	root := -1
	for from := 0; from < len(forms); {
		to := from + pieceLen(forms[from:])
		for i := from; i < to; i++ {
			switch r := &readings[i]; {
			case r.Head >= 0:
				r.Head += from
			case root < 0:
				root = i
			default:
				r.Head, r.Deprel = root, "parataxis"
			}
		}
		from = to
	}
}

// batch is a number of words that are read at once, and the numbers this takes, kept from batch to batch.
type batch struct {
	forms    []string
	readings []*Reading // of each word
	pieces   []piece

	recent   recent
	fresh    []int // the words that are not recent
	word     word
	vectors  []float32 // fresh words x dimensions
	x, y, z  []float32 // words x width
	mixed    []float32 // words x 3 width
	memory   []float32
	integers quantised // what is multiplied next
	encoded  quantised // words x width

	hidden    []float32
	queries   []float32
	governors quantised
	across    linear
	products  []float32
	scores    []float32
	heads     []int
	tree      treeFinder
}

// piece is a sentence, or a piece of a long one: some words of a batch.
type piece struct{ first, count int }

func (b *batch) add(forms []string, readings []Reading) {
	b.pieces = append(b.pieces, piece{len(b.forms), len(forms)})
	b.forms = append(b.forms, forms...)
	for i := range readings {
		b.readings = append(b.readings, &readings[i])
	}
}

// empty forgets the words, so that their text can be freed.
func (b *batch) empty() {
	clear(b.forms)
	clear(b.readings)
	b.forms, b.readings, b.pieces = b.forms[:0], b.readings[:0], b.pieces[:0]
}

// grow returns a slice of n elements, *s itself if it is long enough; the elements are not cleared.
func grow(s *[]float32, n int) []float32 {
	if cap(*s) < n {
		*s = make([]float32, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}
