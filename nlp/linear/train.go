package linear

// Example is one decision with the right answer.
type Example struct {
	Features []uint32
	Class    int
}

// Training says how a model is to be trained.
type Training struct {
	Header  Header
	Classes int
	Bits    int // the table has 2^Bits places
	Rounds  int // passes over the examples
	// Margin is how far the right class must lead before an example leaves the weights alone.
	// Above 0 it makes the model surer of examples unlike those it has seen.
	Margin int32
	// Repeats is how many times the model is learned, each time in another order; the weights are averaged, which
	// evens out what chance did.
	Repeats int
}

// scale is how many units of an averaged weight's fraction are kept.
const scale = 64

// Train learns a model by the averaged perceptron. The order of the examples is shuffled by the seed in every round.
func Train(t Training, examples []Example) *Model {
	sums := make([]int64, t.Classes<<t.Bits)
	random := splitMix(t.Header.Seed)
	for range t.Repeats {
		for i, w := range t.learn(examples, &random) {
			sums[i] += w
		}
	}
	m := &Model{Header: t.Header, classes: t.Classes, mask: uint32(1)<<t.Bits - 1, weights: make([]int16, len(sums))}
	for i, s := range sums {
		m.weights[i] = int16(max(-32768, min(32767, roundDiv(s, int64(t.Repeats)))))
	}
	return m
}

// learn learns the model once.
func (t Training) learn(examples []Example, random *splitMix) []int64 {
	size := t.Classes << t.Bits
	p := perceptron{
		classes: t.Classes, mask: uint32(1)<<t.Bits - 1,
		weights: make([]int32, size), sums: make([]int64, size), scores: make([]int32, t.Classes),
	}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for range t.Rounds {
		for i := len(order) - 1; i > 0; i-- {
			j := int(random.next() % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			p.learn(examples[i], t.Margin)
		}
	}
	return p.averaged()
}

// perceptron holds the weights while they are learned. The average of a weight over all steps is
// (steps*weights - sums) / steps, where sums adds up every change times the step at which it was made.
type perceptron struct {
	classes int
	mask    uint32
	weights []int32
	sums    []int64
	steps   int64
	scores  []int32
}

func (p *perceptron) learn(e Example, margin int32) {
	clear(p.scores)
	for _, f := range e.Features {
		at := int(f&p.mask) * p.classes
		for c := range p.scores {
			p.scores[c] += p.weights[at+c]
		}
	}
	rival := -1
	for c, s := range p.scores {
		if c != e.Class && (rival < 0 || s > p.scores[rival]) {
			rival = c
		}
	}
	if p.scores[e.Class]-p.scores[rival] <= margin {
		for _, f := range e.Features {
			at := int(f&p.mask) * p.classes
			p.add(at+e.Class, 1)
			p.add(at+rival, -1)
		}
	}
	p.steps++
}

func (p *perceptron) add(at int, by int32) {
	p.weights[at] += by
	p.sums[at] += int64(by) * p.steps
}

// averaged returns the average weights, scaled.
func (p *perceptron) averaged() []int64 {
	out := make([]int64, len(p.weights))
	for i, w := range p.weights {
		out[i] = roundDiv((int64(w)*p.steps-p.sums[i])*scale, max(p.steps, 1))
	}
	return out
}

// roundDiv divides and rounds to the nearest whole number, halves away from zero.
func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// splitMix is the SplitMix64 generator (Steele et al. 2014), written out here so that no library's change of mind
// can change a model.
type splitMix uint64

func (s *splitMix) next() uint64 {
	*s += 0x9E3779B97F4A7C15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}
