package neural

import (
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

	table   *matrix // a row for each known value of each template
	project linear  // pretrained vector to width
	layers  []layer
	norm    []float32

	tags, names, dependent, governor, labelDependent, labelGovernor linear // hidden parts

	tagScores, nameScores, labelScores, arc linear
	arcRoot, labelRoot, distance            []float32
	arcScale                                float32

	upos, xpos, feats, deprels []string
	legal                      *nameTags

	batches sync.Pool
}

// linear is a matrix and what is added to its product; its columns are padded to a multiple of lanes.
type linear struct {
	*matrix
	bias []float32
}

// layer is one layer of gated memory.
type layer struct {
	norm []float32
	taps *matrix // of the word before, the word and the word after
	mix  linear  // values, forget gates and output gates, each width wide
}

// lanes is what the columns of matrices are padded to a multiple of: two AVX2 registers.
const lanes = 16

// The largest network that is run; ours are far smaller.
const (
	maxSize   = 4096
	maxLayers = 64
)

// Load reads a model file and the word vectors it was trained with.
func Load(model, vectors []byte) (*Network, error) {
	header, tensors, err := readFile(model)
	if err != nil {
		return nil, err
	}
	v, err := ReadVectors(vectors)
	if err != nil {
		return nil, err
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
	n.table = t.get("words", n.words.count, c.Width)
	n.project = t.linear("project", n.vectors.dimensions, c.Width)
	for i := range c.Layers {
		name := fmt.Sprintf("layer%d.", i)
		n.layers = append(n.layers, layer{
			norm: t.vector(name+"norm", c.Width),
			taps: t.get(name+"taps", 3, c.Width),
			mix:  t.linear(name+"mix", c.Width, 3*c.Width),
		})
	}
	n.norm = t.vector("norm", c.Width)
	n.upos, n.xpos, n.feats, n.deprels = h.Sets["upos"], h.Sets["xpos"], h.Sets["feats"], h.Sets["deprels"]
	if min(len(n.upos), len(n.xpos), len(n.feats), len(n.deprels)) == 0 {
		return fmt.Errorf("model file: a set of tags is empty")
	}
	n.assembleHeads(t, c)
	if t.err != nil {
		return t.err
	}
	var err error
	n.legal, err = newNameTags(h.Sets["names"])
	return err
}

func (n *Network) assembleHeads(t *tensorSet, c sizes) {
	hidden := t.linear("hidden", c.Width, c.Tags+c.Names+2*c.Arcs+2*c.Labels)
	from := 0
	next := func(columns int) linear {
		from += columns
		return hidden.cut(from-columns, columns)
	}
	n.tags, n.names = next(c.Tags), next(c.Names)
	n.dependent, n.governor = next(c.Arcs), next(c.Arcs)
	n.labelDependent, n.labelGovernor = next(c.Labels), next(c.Labels)
	n.tagScores = join(t.linear("upos", c.Tags, len(n.upos)), t.linear("xpos", c.Tags, len(n.xpos)), t.linear("feats", c.Tags, len(n.feats)))
	n.nameScores = join(t.linear("names", c.Names, len(n.Header.Sets["names"])))
	n.labelScores = join(t.linear("deprels", c.Labels, len(n.deprels)))
	n.arc = join(t.linear("arc", c.Arcs, c.Arcs))
	n.arcRoot, n.labelRoot = t.vector("arc.root", c.Arcs), t.vector("deprels.root", c.Labels)
	n.distance = t.vector("arc.distance", 2*maxDistance+1)
	n.arcScale = float32(1 / math.Sqrt(float64(c.Arcs)))
}

// tensorSet hands out tensors and keeps the first thing that was wrong.
type tensorSet struct {
	tensors map[string]*matrix
	err     error
}

// get returns a tensor of the given size, one of zeros if there is none.
func (t *tensorSet) get(name string, rows, columns int) *matrix {
	m := t.tensors[name]
	if m != nil && m.rows == rows && m.columns == columns {
		return m
	}
	if t.err == nil {
		t.err = fmt.Errorf("model file: tensor %q is missing or is not %d x %d", name, rows, columns)
	}
	return &matrix{1, 1, make([]float32, 1)}
}

func (t *tensorSet) vector(name string, columns int) []float32 { return t.get(name, 1, columns).values }

func (t *tensorSet) linear(name string, rows, columns int) linear {
	return linear{t.get(name, rows, columns), t.vector(name+".bias", columns)}
}

// cut returns some columns of a linear layer as a layer of its own.
func (l linear) cut(from, columns int) linear {
	if l.columns < from+columns || len(l.bias) < from+columns {
		return l // of the wrong size, which the tensorSet has noted
	}
	out := linear{newMatrix(l.rows, columns), make([]float32, roundUp(columns))}
	copy(out.bias, l.bias[from:from+columns])
	for i := range l.rows {
		copy(out.row(i), l.row(i)[from:from+columns])
	}
	return out
}

// join puts layers of the same input side by side.
func join(parts ...linear) linear {
	columns := 0
	for _, p := range parts {
		columns += p.columns
	}
	out := linear{newMatrix(parts[0].rows, columns), make([]float32, roundUp(columns))}
	from := 0
	for _, p := range parts {
		copy(out.bias[from:], p.bias)
		for i := range min(p.rows, out.rows) {
			copy(out.row(i)[from:], p.row(i))
		}
		from += p.columns
	}
	return out
}

// newMatrix makes a matrix of zeros with columns padded for the kernels.
func newMatrix(rows, columns int) *matrix {
	columns = roundUp(columns)
	return &matrix{rows, columns, make([]float32, rows*columns)}
}

func roundUp(n int) int { return (n + lanes - 1) / lanes * lanes }
