package names

import (
	"math"
	"math/rand/v2"
	"slices"

	"chancery/nlp/linear"
	"chancery/nlp/neural"
	"chancery/text"
)

// How the model is learned; found by cross-validation.
const (
	tableBits = 19
	epochs    = 12
	rate      = 0.1
	decay     = 8   // of each weight in an epoch, against learning the texts by heart
	scale     = 64  // of a weight in the file
	least     = 2   // times that a feature must occur, so that rare words teach how to read words never seen
	boldness  = 0.4 // by which a name may be less likely than none and is still one
)

// Lesson is evidence with the right names.
type Lesson struct {
	*Evidence
	Gold   []text.Name // those of other classes than ours are no names
	Weight float64     // of the lesson beside others
}

// chain is a stretch with the right tags.
type chain struct {
	features [][]uint32
	priors   []*[tagCount]int32
	tags     []uint8
	weight   float64
}

// Train learns a model: the log-likelihood of the right tags is raised by AdaGrad (Duchi, Hazan and Singer 2011), weights are averaged over
// the second half of the epochs.
func Train(lessons []Lesson, header linear.Header) *Reader {
	var chains []chain
	for _, l := range lessons {
		chains = append(chains, l.chains()...)
	}
	t := newTrainer(forgetRare(chains))
	order := rand.New(rand.NewPCG(header.Seed, header.Seed))
	for epoch := range epochs {
		order.Shuffle(len(chains), func(i, j int) { chains[i], chains[j] = chains[j], chains[i] })
		for i := range chains {
			t.learn(&chains[i])
		}
		if epoch >= epochs/2 {
			for at, w := range t.weights {
				t.sums[at] += w
			}
		}
	}
	return New(t.model(header))
}

// forgetRare leaves out the features that occur too seldom, and returns how often the others do.
func forgetRare(chains []chain) map[uint32]int {
	count := map[uint32]int{}
	for _, c := range chains {
		for _, features := range c.features {
			for _, f := range features {
				count[f]++
			}
		}
	}
	for _, c := range chains {
		for i := range c.features {
			c.features[i] = slices.DeleteFunc(c.features[i], func(f uint32) bool { return count[f] < least })
		}
	}
	return count
}

func (l *Lesson) chains() []chain {
	v := newView(l.Evidence)
	gold := make([]uint8, len(v.words))
	for _, n := range l.Gold {
		for tag, name := range neural.NameTags {
			if name == "B-"+string(n.Type) {
				for i := n.First; i < n.Last; i++ {
					gold[i] = uint8(tag + 1)
				}
				gold[n.First] = uint8(tag)
			}
		}
	}
	var out []chain
	for _, s := range v.stretches() {
		c := chain{weight: l.Weight, tags: gold[s.first:s.last]}
		if first := c.tags[0]; first > 0 && first&1 == 0 {
			c.tags[0]-- // a name whose beginning was surely none
		}
		for i := s.first; i < s.last; i++ {
			c.priors = append(c.priors, &v.words[i].prior)
			c.features = append(c.features, v.features(i, nil))
		}
		out = append(out, c)
	}
	return out
}

// row is a number for each tag.
type row [tagCount]float64

// trainer holds the weights while they are learned, and the tables of one chain.
type trainer struct {
	weights, squares, sums []float64
	decays                 []float64     // by place, of a weight each time that it is updated
	moves                  [tagCount]row // weights from tag to tag
	scores, ahead, back    []row         // by word: of the tag itself, of all that ends there, of all that follows (in logarithms)
}

func newTrainer(count map[uint32]int) *trainer {
	n := tagCount << tableBits
	t := &trainer{weights: make([]float64, n), squares: make([]float64, n), sums: make([]float64, n), decays: make([]float64, n/tagCount)}
	for f, n := range count {
		if n >= least {
			t.decays[place(f)/tagCount] = max(t.decays[place(f)/tagCount], decay/float64(n))
		}
	}
	return t
}

// place returns where the weights of a feature begin.
func place(feature uint32) int { return int(feature&(1<<tableBits-1)) * tagCount }

// learn moves the weights so that the right tags of a chain become likelier.
func (t *trainer) learn(c *chain) {
	t.score(c)
	n := len(c.tags)
	all := logSum(&t.ahead[n-1])
	var moves [tagCount]row
	for i, features := range c.features {
		if i > 0 {
			t.expectMoves(i, all, &moves)
			moves[c.tags[i-1]][c.tags[i]]++
		}
		for tag := range tagCount {
			g := -math.Exp(t.ahead[i][tag] + t.back[i][tag] - all)
			if int(c.tags[i]) == tag {
				g++
			}
			if i == 0 {
				moves[0][tag] += g
			}
			if math.Abs(g) < 1e-4 {
				continue
			}
			for _, f := range features {
				t.update(place(f)+tag, g*c.weight)
			}
		}
	}
	for before := range moves {
		for tag, g := range moves[before] {
			if g != 0 {
				t.update(place(move(before))+tag, g*c.weight)
			}
		}
	}
}

// score fills the tables of a chain (forward-backward).
func (t *trainer) score(c *chain) {
	n := len(c.tags)
	for len(t.scores) < n {
		t.scores, t.ahead, t.back = append(t.scores, row{}), append(t.ahead, row{}), append(t.back, row{})
	}
	for before := range tagCount {
		for tag := range tagCount {
			t.moves[before][tag] = math.Inf(-1)
			if legal(before, tag) {
				t.moves[before][tag] = t.weights[place(move(before))+tag]
			}
		}
	}
	for i, features := range c.features {
		for tag, prior := range c.priors[i] {
			t.scores[i][tag] = float64(prior) / scale
		}
		for _, f := range features {
			for tag, w := range t.weights[place(f) : place(f)+tagCount] {
				t.scores[i][tag] += w
			}
		}
	}
	var sum row
	for i := range n {
		for tag := range tagCount {
			if i == 0 {
				t.ahead[i][tag] = t.moves[0][tag] + t.scores[i][tag]
				continue
			}
			for before := range tagCount {
				sum[before] = t.ahead[i-1][before] + t.moves[before][tag]
			}
			t.ahead[i][tag] = logSum(&sum) + t.scores[i][tag]
		}
	}
	t.back[n-1] = row{}
	for i := n - 2; i >= 0; i-- {
		for before := range tagCount {
			for tag := range tagCount {
				sum[tag] = t.moves[before][tag] + t.scores[i+1][tag] + t.back[i+1][tag]
			}
			t.back[i][before] = logSum(&sum)
		}
	}
}

// expectMoves takes the probabilities of the moves to word i off moves.
func (t *trainer) expectMoves(i int, all float64, moves *[tagCount]row) {
	for before := range tagCount {
		for tag := range tagCount {
			if legal(before, tag) {
				moves[before][tag] -= math.Exp(t.ahead[i-1][before] + t.moves[before][tag] + t.scores[i][tag] + t.back[i][tag] - all)
			}
		}
	}
}

// update moves one weight up a gradient.
func (t *trainer) update(at int, gradient float64) {
	g := gradient - t.decays[at/tagCount]*t.weights[at]
	t.squares[at] += g * g
	t.weights[at] += rate * g / math.Sqrt(t.squares[at]+1e-8)
}

// model returns the averaged weights as a model that is bold.
func (t *trainer) model(header linear.Header) *linear.Model {
	t.sums[place(always)] -= boldness * (epochs - epochs/2)
	weights := make([]int16, len(t.sums))
	for at, sum := range t.sums {
		weights[at] = int16(max(math.MinInt16, min(math.MaxInt16, math.Round(sum/(epochs-epochs/2)*scale))))
	}
	return linear.New(header, tagCount, weights)
}

// logSum returns the logarithm of the sum of what these are logarithms of; some number is finite.
func logSum(x *row) float64 {
	most := math.Inf(-1)
	for _, v := range x {
		most = max(most, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(v - most)
	}
	return most + math.Log(sum)
}
