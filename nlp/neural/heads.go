package neural

// maxDistance is the length of an arc from which on all arcs share a bias.
const maxDistance = 16

func (n *Network) readBatch(b *batch) {
	n.encode(b)
	n.readTags(b)
	n.readNames(b)
	n.readTrees(b)
	n.readLabels(b)
}

// through sets *out to the encoded words through a hidden layer.
func (b *batch) through(l *linear, out *[]float32) []float32 {
	h := grow(out, len(b.forms)*l.columns)
	multiply(h, &b.encoded, l)
	leaky(h)
	return h
}

// score sets *out to the rows of hidden through l.
func (b *batch) score(hidden []float32, l *linear, out *[]float32) []float32 {
	b.integers.set(hidden, len(b.forms))
	scores := grow(out, len(b.forms)*l.columns)
	multiply(scores, &b.integers, l)
	return scores
}

func (n *Network) readTags(b *batch) {
	hidden := b.through(&n.tags, &b.hidden)
	columns := n.tagScores.columns
	scores := b.score(hidden, &n.tagScores, &b.scores)
	u, x := len(n.upos), len(n.upos)+len(n.xpos)
	for i, r := range b.readings {
		row := scores[i*columns:]
		r.UPOS = n.upos[best(row[:u])]
		r.XPOS = n.xpos[best(row[u:x])]
		r.Feats = n.feats[best(row[x:x+len(n.feats)])]
	}
}

// best returns the index of the highest score, the first of equals.
func best(scores []float32) int {
	top, highest := 0, scores[0]
	for i, v := range scores {
		if v > highest {
			top, highest = i, v
		}
	}
	return top
}

func (n *Network) readNames(b *batch) {
	hidden := b.through(&n.names, &b.hidden)
	columns := n.nameScores.columns
	scores := b.score(hidden, &n.nameScores, &b.scores)
	for i, r := range b.readings {
		copy(r.Names[:], scores[i*columns:])
	}
}

// readTrees sets the heads, as places in their piece of a sentence.
func (n *Network) readTrees(b *batch) {
	queries := b.score(b.through(&n.dependent, &b.hidden), &n.arc, &b.queries)
	b.governors.set(b.through(&n.governor, &b.hidden), len(b.forms))
	for _, p := range b.pieces {
		from, to := p.first*n.arc.columns, (p.first+p.count)*n.arc.columns
		b.integers.set(queries[from:to], p.count)
		scores := n.arcScores(b, p)
		b.heads = b.tree.heads(scores, p.count, b.heads[:0])
		for i, h := range b.heads {
			b.readings[p.first+i].Head = h - 1
		}
	}
}

// arcScores scores each word of a piece and the root, which comes first, as the head of each word, whose queries b.integers
// holds: count rows of 1+count.
func (n *Network) arcScores(b *batch, p piece) []float32 {
	width := b.governors.width
	heads := &b.across // one column a head
	heads.resize(width, 1+p.count)
	heads.put(0, n.arcRoot.values, n.arcRoot.scales[0])
	for j := range p.count {
		g := p.first + j
		heads.put(1+j, b.governors.values[g*width:(g+1)*width], b.governors.scales[g])
	}
	products := grow(&b.products, p.count*heads.columns)
	multiply(products, &b.integers, heads)
	scores := grow(&b.scores, p.count*(1+p.count))
	for i := range p.count {
		row := scores[i*(1+p.count) : (i+1)*(1+p.count)]
		copy(row, products[i*heads.columns:])
		for j := range p.count {
			row[1+j] += n.distance[max(-maxDistance, min(maxDistance, j-i))+maxDistance]
		}
	}
	return scores
}

func (n *Network) readLabels(b *batch) {
	dependents := b.through(&n.labelDependent, &b.queries)
	governors := b.through(&n.labelGovernor, &b.hidden)
	width := n.labelDependent.columns
	for _, p := range b.pieces {
		for i := p.first; i < p.first+p.count; i++ {
			governor := n.labelRoot
			if h := b.readings[i].Head; h >= 0 {
				governor = governors[(p.first+h)*width : (p.first+h+1)*width]
			}
			row := dependents[i*width:][:len(governor)]
			for j := range row {
				row[j] = max(0, row[j]+governor[j])
			}
		}
	}
	columns := n.labelScores.columns
	scores := b.score(dependents, &n.labelScores, &b.scores)
	for i, r := range b.readings {
		r.Deprel = n.bestLabel(scores[i*columns:][:len(n.deprels)], r.Head < 0)
	}
}

// bestLabel is the best relation, "root" for the root and for no other word, which forbidRoot sees to.
func (n *Network) bestLabel(scores []float32, root bool) string {
	if root {
		return "root"
	}
	if label := n.deprels[best(scores)]; label != "root" {
		return label
	}
	return "dep" // the network knows no other than "root"
}
