package neural

import "strings"

// A Reading is what the network makes of one word.
type Reading struct {
	UPOS, XPOS string
	Feats      string // "_" if none, as in CoNLL-U
	Head       int    // index of the governor among the words given; -1 for the root
	Deprel     string
	Name       string // "O", "B-PER", "I-PER", …
}

// maxDistance is the length of an arc from which on all arcs share a bias.
const maxDistance = 16

// maxWindow is the number of words read at once: longer sentences are cut, so that time stays linear in their length.
const maxWindow = 160

// Read reads the words of one sentence. The heads form a tree with one root.
func (n *Network) Read(forms []string) []Reading {
	out := make([]Reading, len(forms))
	s := n.scratches.Get().(*scratch)
	defer n.scratches.Put(s)
	root := -1
	for from := 0; from < len(forms); {
		to := from + windowLen(forms[from:])
		n.readWindow(forms[from:to], out[from:to], s)
		for i := from; i < to; i++ {
			switch {
			case out[i].Head >= 0:
				out[i].Head += from
			case root < 0:
				root = i
			default:
				out[i].Head, out[i].Deprel = root, "parataxis"
			}
		}
		from = to
	}
	return out
}

// windowLen returns how many of the words to read at once: all if they are few, else up to the last stop, comma or the
// like in the second half of the longest window.
func windowLen(forms []string) int {
	if len(forms) <= maxWindow {
		return len(forms)
	}
	for i := maxWindow - 1; i >= maxWindow/2; i-- {
		if strings.Contains(".;:,!?", forms[i]) {
			return i + 1
		}
	}
	return maxWindow
}

func (n *Network) readWindow(forms []string, out []Reading, s *scratch) {
	n.encode(forms, s)
	n.readTags(out, s)
	n.readNames(out, s)
	n.readTree(out, s)
	n.readLabels(out, s)
}

// through sets *out to the rows of s.y through a hidden layer.
func (n *Network) through(l linear, count int, s *scratch, out *[]float32) []float32 {
	h := grow(out, count*l.columns)
	multiply(h, s.y, count, l)
	leaky(h)
	return h
}

func (n *Network) readTags(out []Reading, s *scratch) {
	hidden := n.through(n.tags, len(out), s, &s.tags)
	columns := n.tagScores.columns
	scores := grow(&s.tagged, len(out)*columns)
	multiply(scores, hidden, len(out), n.tagScores)
	for i := range out {
		row := scores[i*columns:]
		u, x := len(n.upos), len(n.upos)+len(n.xpos)
		out[i].UPOS = n.upos[best(row[:u])]
		out[i].XPOS = n.xpos[best(row[u:x])]
		out[i].Feats = n.feats[best(row[x:x+len(n.feats)])]
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

func (n *Network) readNames(out []Reading, s *scratch) {
	hidden := n.through(n.names, len(out), s, &s.names)
	columns := n.nameScores.columns
	scores := grow(&s.named, len(out)*columns)
	multiply(scores, hidden, len(out), n.nameScores)
	for i, tag := range n.legal.bestSequence(scores, columns, len(out), &s.viterbi) {
		out[i].Name = n.legal.tags[tag]
	}
}

func (n *Network) readTree(out []Reading, s *scratch) {
	count, arcs := len(out), n.Header.Config.Arcs
	dependents := n.through(n.dependent, count, s, &s.part)
	query := grow(&s.query, count*n.arc.columns)
	multiply(query, dependents, count, n.arc)
	governors := n.through(n.governor, count, s, &s.govern)

	across := &s.across // [arcs][1+count], the root first
	across.rows, across.columns = arcs, roundUp(1+count)
	grow(&across.values, arcs*across.columns)
	clear(across.values)
	for a := range arcs {
		row := across.row(a)
		row[0] = n.arcRoot[a]
		for j := range count {
			row[1+j] = governors[j*n.governor.columns+a]
		}
	}
	raw := grow(&s.arcs, count*across.columns)
	multiply(raw, query, count, linear{across, nil})

	scores := grow(&s.scores, count*(1+count))
	for i := range count {
		from, to := raw[i*across.columns:], scores[i*(1+count):(i+1)*(1+count)]
		to[0] = float32(from[0] * n.arcScale)
		for j := 1; j < len(to); j++ {
			apart := max(-maxDistance, min(maxDistance, j-1-i))
			to[j] = float32(float32(from[j]*n.arcScale) + n.distance[apart+maxDistance])
		}
	}
	s.heads = s.tree.heads(scores, count, s.heads[:0])
	for i, h := range s.heads {
		out[i].Head = h - 1
	}
}

func (n *Network) readLabels(out []Reading, s *scratch) {
	count := len(out)
	dependents := n.through(n.labelDependent, count, s, &s.depend)
	governors := n.through(n.labelGovernor, count, s, &s.label)
	width := n.labelDependent.columns
	for i := range out {
		governor := n.labelRoot
		if h := out[i].Head; h >= 0 {
			governor = governors[h*width : (h+1)*width]
		}
		row := dependents[i*width:][:len(governor)]
		for j := range row {
			row[j] = max(0, row[j]+governor[j])
		}
	}
	columns := n.labelScores.columns
	scores := grow(&s.labels, count*columns)
	multiply(scores, dependents, count, n.labelScores)
	for i := range out {
		out[i].Deprel = n.bestLabel(scores[i*columns:][:len(n.deprels)], out[i].Head < 0)
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
