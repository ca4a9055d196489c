package main

import (
	"math"
	"math/rand/v2"
	"strings"

	"chancery/actor"
)

// How the ranking of pronouns is learned; found by cross-validation on the training texts.
const (
	members = 3 // networks whose scores are averaged
	units   = 8 // hidden units of each
	epochs  = 8
	rate    = 0.05
	decay   = 1e-4 // of the weights
	dropped = 0.6  // part of the features left out at each step, against learning the texts by heart
	seldom  = 15   // features that occur less often are left out
	start   = 0.4  // threshold while learning
)

// example is a choice with its features as numbers.
type example struct {
	candidates [][]int32
	priors     []float64
	right      []bool
}

// learn fits networks of one hidden layer to the right candidates and joins them into one.
func learn(lessons []*lesson) *actor.Ranking {
	d := &drill{number: map[string]int32{}}
	for _, one := range lessons {
		for _, c := range one.past {
			d.add(c)
		}
	}
	r := &actor.Ranking{Weights: map[string][]float64{}, Threshold: start}
	for k := range members {
		d.join(r, d.fit(rand.New(rand.NewPCG(seed, uint64(k)))))
	}
	return r
}

// drill is what a network is learned from.
type drill struct {
	number   map[string]int32 // of a feature
	names    []string
	counts   []int
	examples []example
}

// add numbers the features of a choice.
func (d *drill) add(c choice) {
	e := example{right: c.right}
	for k := range c.Candidates {
		var ids []int32
		for _, f := range c.Candidates[k].Features {
			id, known := d.number[f]
			if !known {
				id = int32(len(d.names))
				d.number[f] = id
				d.names, d.counts = append(d.names, strings.Clone(f)), append(d.counts, 0)
			}
			d.counts[id]++
			ids = append(ids, id)
		}
		e.candidates, e.priors = append(e.candidates, ids), append(e.priors, c.Candidates[k].Prior)
	}
	d.examples = append(d.examples, e)
}

// network scores candidates: w holds for each feature its own weight and those towards the hidden units, then the weights of the
// units. It is fitted by AdaGrad (Duchi, Hazan and Singer 2011) with dropout (Srivastava and others 2014).
type network struct {
	w, squares, gradient []float64
	touched              []int
	random               *rand.Rand
}

// fit learns a network; its weights are averaged over the second half of the epochs.
func (d *drill) fit(random *rand.Rand) []float64 {
	size := len(d.names)*(1+units) + units
	n := &network{w: make([]float64, size), squares: make([]float64, size), gradient: make([]float64, size), random: random}
	for i := range n.w {
		if i >= size-units {
			n.w[i] = random.Float64() - .5
		} else if i%(1+units) > 0 {
			n.w[i] = (random.Float64() - .5) / 5
		}
	}
	mean := make([]float64, size)
	order := random.Perm(len(d.examples))
	for epoch := range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			n.step(&d.examples[i], d.counts)
		}
		if epoch >= epochs/2 {
			for i, w := range n.w {
				mean[i] += w / float64(epochs-epochs/2)
			}
		}
	}
	return mean
}

// trial is one candidate as the network sees it in one step.
type trial struct {
	features []int32   // that were kept
	hidden   []float64 // before the units' threshold
	score    float64
}

// step moves the weights so that the right candidates of an example become likelier.
func (n *network) step(e *example, counts []int) {
	trials := make([]trial, len(e.candidates))
	most := math.Inf(-1)
	for k := range trials {
		trials[k] = n.try(e.candidates[k], counts)
		trials[k].score += e.priors[k]
		most = max(most, trials[k].score)
	}
	sum, good := 0.0, 1e-12
	for k := range trials {
		trials[k].score = math.Exp(trials[k].score - most)
		sum += trials[k].score
		if e.right[k] {
			good += trials[k].score
		}
	}
	for k := range trials {
		g := -trials[k].score / sum
		if e.right[k] {
			g += trials[k].score / good
		}
		if math.Abs(g) >= 1e-4 {
			n.trace(&trials[k], g)
		}
	}
	n.update()
}

// try scores a candidate by some of its features.
func (n *network) try(ids []int32, counts []int) trial {
	t := trial{hidden: make([]float64, units)}
	for _, id := range ids {
		if counts[id] < seldom || n.random.Float64() < dropped {
			continue
		}
		t.features = append(t.features, id)
		at := int(id) * (1 + units)
		t.score += n.w[at] / (1 - dropped)
		for j := range t.hidden {
			t.hidden[j] += n.w[at+1+j] / (1 - dropped)
		}
	}
	out := n.w[len(n.w)-units:]
	for j, x := range t.hidden {
		t.score += max(0, x) * out[j]
	}
	return t
}

// trace adds to the gradient what a candidate whose score should change by g gives.
func (n *network) trace(t *trial, g float64) {
	for _, id := range t.features {
		n.note(int(id)*(1+units), g)
	}
	top := len(n.w) - units
	for j, x := range t.hidden {
		if x <= 0 {
			continue
		}
		n.note(top+j, g*x)
		for _, id := range t.features {
			n.note(int(id)*(1+units)+1+j, g*n.w[top+j])
		}
	}
}

func (n *network) note(i int, g float64) {
	if n.gradient[i] == 0 {
		n.touched = append(n.touched, i)
	}
	n.gradient[i] += g
}

// update takes the step that the gradient tells.
func (n *network) update() {
	for _, i := range n.touched {
		g := n.gradient[i] - decay*n.w[i]
		n.squares[i] += g * g
		n.w[i] += rate * g / math.Sqrt(n.squares[i]+1e-8)
		n.gradient[i] = 0
	}
	n.touched = n.touched[:0]
}

// join adds a network to a ranking, rounded as the file has it.
func (d *drill) join(r *actor.Ranking, w []float64) {
	for id, f := range d.names {
		if d.counts[id] < seldom {
			continue
		}
		row := w[id*(1+units) : (id+1)*(1+units)]
		if r.Weights[f] == nil {
			r.Weights[f] = []float64{0}
		}
		r.Weights[f][0] = round(r.Weights[f][0] + row[0]/float64(members))
		for _, u := range row[1:] {
			r.Weights[f] = append(r.Weights[f], round(u))
		}
	}
	for _, v := range w[len(w)-units:] {
		r.Units = append(r.Units, round(v/float64(members)))
	}
}

// round rounds to the digits that a model file keeps.
func round(x float64) float64 { return math.Round(x*100) / 100 }
