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

// through sets *out to the rows of b.y through a hidden layer.
func (n *Network) through(l linear, b *batch, out *[]float32) []float32 {
	h := grow(out, len(b.forms)*l.columns)
	multiply(h, b.y, len(b.forms), l)
	leaky(h)
	return h
}

func (n *Network) readTags(b *batch) {
	hidden := n.through(n.tags, b, &b.hidden)
	columns := n.tagScores.columns
	scores := grow(&b.scores, len(b.forms)*columns)
	multiply(scores, hidden, len(b.forms), n.tagScores)
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
	top := 0
	for i, v := range scores {
		if v > scores[top] {
			top = i
		}
	}
	return top
}

func (n *Network) readNames(b *batch) {
	hidden := n.through(n.names, b, &b.hidden)
	columns := n.nameScores.columns
	scores := grow(&b.scores, len(b.forms)*columns)
	multiply(scores, hidden, len(b.forms), n.nameScores)
	for _, p := range b.pieces {
		for i, tag := range n.legal.bestSequence(scores[p.first*columns:], columns, p.count, &b.viterbi) {
			b.readings[p.first+i].Name = n.legal.tags[tag]
		}
	}
}

// readTrees sets the heads, as places in their piece of a sentence.
func (n *Network) readTrees(b *batch) {
	dependents := n.through(n.dependent, b, &b.hidden)
	columns := n.arc.columns
	queries := grow(&b.queries, len(b.forms)*columns)
	multiply(queries, dependents, len(b.forms), n.arc)
	governors := n.through(n.governor, b, &b.hidden)
	for _, p := range b.pieces {
		from, to := p.first*columns, (p.first+p.count)*columns
		scores := n.arcScores(queries[from:to], governors[from:to], p.count, b)
		b.heads = b.tree.heads(scores, p.count, b.heads[:0])
		for i, h := range b.heads {
			b.readings[p.first+i].Head = h - 1
		}
	}
}

// arcScores scores each of count words and the root, which comes first, as the head of each word: count rows of 1+count.
func (n *Network) arcScores(queries, governors []float32, count int, b *batch) []float32 {
	width := n.arc.columns
	heads := &b.across // one column a head
	heads.rows, heads.columns = width, roundUp(1+count)
	clear(grow(&heads.values, width*heads.columns))
	for a := range width {
		row := heads.row(a)
		row[0] = n.arcRoot[a]
		for j := range count {
			row[1+j] = governors[j*width+a]
		}
	}
	products := grow(&b.products, count*heads.columns)
	multiply(products, queries, count, linear{heads, nil})
	scores := grow(&b.scores, count*(1+count))
	for i := range count {
		from, to := products[i*heads.columns:], scores[i*(1+count):(i+1)*(1+count)]
		to[0] = float32(from[0] * n.arcScale)
		for j := 1; j < len(to); j++ {
			apart := max(-maxDistance, min(maxDistance, j-1-i))
			to[j] = float32(float32(from[j]*n.arcScale) + n.distance[apart+maxDistance])
		}
	}
	return scores
}

func (n *Network) readLabels(b *batch) {
	dependents := n.through(n.labelDependent, b, &b.queries)
	governors := n.through(n.labelGovernor, b, &b.hidden)
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
	scores := grow(&b.scores, len(b.forms)*columns)
	multiply(scores, dependents, len(b.forms), n.labelScores)
	for i, r := range b.readings {
		r.Deprel = n.bestLabel(scores[i*columns:][:len(n.deprels)], r.Head < 0)
	}
}

// bestLabel is the best relation, "root" for the root and for no other word.
func (n *Network) bestLabel(scores []float32, root bool) string {
	if root {
		return "root"
	}
	top := -1
	for i, v := range scores {
		if n.deprels[i] != "root" && (top < 0 || v > scores[top]) {
			top = i
		}
	}
	if top < 0 {
		return "dep"
	}
	return n.deprels[top]
}
