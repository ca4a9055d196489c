package neural

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"
)

// A Network is a model ready to read with. It is immutable and safe for concurrent use.
type Network struct {
	Header  *Header
	words   *vocabulary
	vectors *Vectors

	table   *tensor // a row for each known value of each template
	project linear  // pretrained vector to width
	layers  []layer
	norm    []float32

	tags, names, dependent, governor, labelDependent, labelGovernor linear // hidden parts

	tagScores, nameScores, labelScores, arc linear
	labelRoot, distance                     []float32
	arcRoot                                 quantised

	upos, xpos, feats, deprels []string

	batches sync.Pool
}

// layer is one layer of gated memory.
type layer struct {
	norm []float32
	taps []float32 // of the word before, the word and the word after, width each
	mix  linear    // values, forget gates and output gates, each width wide
}

// lanes is what rows and columns are padded to a multiple of: the numbers that the vector kernels treat at once.
const lanes = 16

// The largest network that is run; ours are far smaller.
const (
	maxSize   = 1 << 31 / (top * top) / lanes * lanes
	maxLayers = 64
)

// Knows reports whether a word in lower case is among the common ones that have a pretrained vector.
func (n *Network) Knows(word string) bool { return n.vectors.has(word) }

// Load reads a model file and the word vectors it was trained with. It keeps both, which must not change afterwards.
func Load(model, vectors []byte) (*Network, error) {
	var v *Vectors
	var vectorsErr error
	read := make(chan struct{})
	go func() { // most of the time goes into checksums and the index of the vectors
		defer close(read)
		v, vectorsErr = ReadVectors(vectors)
	}()
	header, tensors, err := readFile(model)
	if <-read; err != nil {
		return nil, err
	}
	if vectorsErr != nil {
		return nil, vectorsErr
	}
	n := &Network{Header: header, vectors: v}
	if err := n.assemble(&tensorSet{tensors: tensors}); err != nil {
		return nil, err
	}
	n.batches.New = func() any { return new(batch) }
	return n, nil
}

// assemble checks sizes and puts the tensors in their places.
func (n *Network) assemble(t *tensorSet) error {
	h, c := n.Header, n.Header.Config
	for _, size := range []int{c.Width, c.Tags, c.Names, c.Arcs, c.Labels} {
		if size <= 0 || size%lanes != 0 || size > maxSize {
			return fmt.Errorf("model file: a part %d wide is not one this program runs: the sizes %+v must be multiples of %d up to %d", size, c, lanes, maxSize)
		}
	}
	if c.Layers < 0 || c.Layers > maxLayers {
		return fmt.Errorf("model file: %d layers are not 0 to %d", c.Layers, maxLayers)
	}
	if !slices.Equal(h.Templates, templates) || len(h.Vocabulary) != len(templates) {
		return fmt.Errorf("model file: its word features %v are not those of this program, %v", h.Templates, templates)
	}
	n.words = newVocabulary(h.Vocabulary)
	h.Vocabulary = nil // from now on their hashes are enough
	n.table = t.bytes("words", n.words.count, c.Width)
	n.project = t.linear("project", n.vectors.dimensions, c.Width)
	for i := range c.Layers {
		name := fmt.Sprintf("layer%d.", i)
		n.layers = append(n.layers, layer{
			norm: t.floats(name+"norm", 1, c.Width),
			taps: t.floats(name+"taps", 3, c.Width),
			mix:  t.linear(name+"mix", c.Width, 3*c.Width),
		})
	}
	n.norm = t.floats("norm", 1, c.Width)
	n.upos, n.xpos, n.feats, n.deprels = h.Sets["upos"], h.Sets["xpos"], h.Sets["feats"], h.Sets["deprels"]
	if min(len(n.upos), len(n.xpos), len(n.feats), len(n.deprels)) == 0 {
		return fmt.Errorf("model file: a set of tags is empty")
	}
	n.assembleHeads(t, c)
	if t.err != nil {
		return t.err
	}
	if !slices.Equal(h.Sets["names"], NameTags) {
		return fmt.Errorf("model file: its name tags are %q, this program's %q; use the model that came with the program or train one", h.Sets["names"], NameTags)
	}
	return nil
}

func (n *Network) assembleHeads(t *tensorSet, c sizes) {
	hidden := t.matrix("hidden", c.Width, c.Tags+c.Names+2*c.Arcs+2*c.Labels)
	from := 0
	next := func(columns int) linear {
		from += columns
		return hidden.cut(from-columns, from).linear()
	}
	n.tags, n.names = next(c.Tags), next(c.Names)
	n.dependent, n.governor = next(c.Arcs), next(c.Arcs)
	n.labelDependent, n.labelGovernor = next(c.Labels), next(c.Labels)
	n.tagScores = join(t.matrix("upos", c.Tags, len(n.upos)), t.matrix("xpos", c.Tags, len(n.xpos)), t.matrix("feats", c.Tags, len(n.feats)))
	n.nameScores = t.linear("names", c.Names, len(n.Header.Sets["names"]))
	n.labelScores = t.linear("deprels", c.Labels, len(n.deprels))
	n.forbidRoot()
	n.arc = t.linear("arc", c.Arcs, c.Arcs)
	n.arc.scale(float32(1 / math.Sqrt(float64(c.Arcs))))
	n.arcRoot.set(t.floats("arc.root", 1, c.Arcs), 1)
	n.labelRoot = t.floats("deprels.root", 1, c.Labels)
	n.distance = t.floats("arc.distance", 1, 2*maxDistance+1)
}

// forbidRoot gives the relation "root" the lowest score, so that no word but the root has it.
func (n *Network) forbidRoot() {
	for j := range n.labelScores.bias {
		if j < len(n.deprels) && n.deprels[j] == "root" {
			n.labelScores.bias[j] = float32(math.Inf(-1))
		}
	}
}

// tensorSet hands out tensors and keeps the first thing that was wrong.
type tensorSet struct {
	tensors map[string]*tensor
	err     error
}

// get returns a tensor of the given size, or nil.
func (t *tensorSet) get(name string, rows, columns int) *tensor {
	m := t.tensors[name]
	if m != nil && m.Rows == rows && m.Columns == columns {
		return m
	}
	if t.err == nil {
		t.err = fmt.Errorf("model file: tensor %q is missing or is not %d x %d", name, rows, columns)
	}
	return nil
}

// floats returns the values of a tensor, row by row; a zero if it is missing.
func (t *tensorSet) floats(name string, rows, columns int) []float32 {
	if m := t.get(name, rows, columns); m != nil {
		return m.floats()
	}
	return []float32{0}
}

// bytes returns a tensor of integers of 8 bits.
func (t *tensorSet) bytes(name string, rows, columns int) *tensor {
	m := t.get(name, rows, columns)
	if m != nil && m.Bits != 8 {
		t.err = cmp.Or(t.err, fmt.Errorf("model file: tensor %q is not of 8 bits", name))
	}
	return m
}

// matrix is a linear layer before it is made integers: columns of rows values, and what is added to each.
type matrix struct {
	columns [][]float32
	bias    []float32
}

func (t *tensorSet) matrix(name string, rows, columns int) matrix {
	values, bias := t.floats(name, rows, columns), t.floats(name+".bias", 1, columns)
	if t.err != nil {
		return matrix{}
	}
	m := matrix{bias: bias}
	for j := range columns {
		column := make([]float32, rows)
		for i := range rows {
			column[i] = values[i*columns+j]
		}
		m.columns = append(m.columns, column)
	}
	return m
}

func (t *tensorSet) linear(name string, rows, columns int) linear {
	return t.matrix(name, rows, columns).linear()
}

// cut returns columns [from, to), none of an empty matrix.
func (m matrix) cut(from, to int) matrix {
	if len(m.columns) == 0 {
		return m
	}
	return matrix{m.columns[from:to], m.bias[from:to]}
}

// join puts matrices of the same rows side by side.
func join(parts ...matrix) linear {
	var all matrix
	for _, p := range parts {
		all.columns = append(all.columns, p.columns...)
		all.bias = append(all.bias, p.bias...)
	}
	return all.linear()
}

// linear makes integers of m, each column with its own scale.
func (m matrix) linear() linear {
	if len(m.columns) == 0 {
		return linear{}
	}
	rows := len(m.columns[0])
	l := newLinear(rows, len(m.columns))
	copy(l.bias, m.bias)
	integers := make([]int16, rows)
	for j, column := range m.columns {
		l.put(j, integers, quantiseScalar(integers, column))
	}
	return l
}

// scale makes all that l gives factor times as large.
func (l *linear) scale(factor float32) {
	for j := range l.scales {
		l.scales[j] = float32(l.scales[j] * factor)
		l.bias[j] = float32(l.bias[j] * factor)
	}
}

func roundUp(n int) int { return (n + lanes - 1) / lanes * lanes }
