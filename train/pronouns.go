package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/actor"
	"chancery/evaluate"
)

// How the ranking of pronouns is learned; found by cross-validation on the training texts.
const (
	epochs = 30
	rate   = 0.15
	decay  = 0.1 // of the weights, against learning the texts by heart
	least  = 5   // times that a feature must occur
	parts  = 4   // of the texts, each answered by what was learned from the others
)

// thresholds are the least probabilities of an answer, by class of pronoun: a wrong one is worse than none.
var thresholds = map[byte]float64{'p': .35, 'n': .4, 't': .4}

// trainPronouns learns what pronouns stand for from the texts of GUM that may be learned from.
func trainPronouns() error {
	register, err := actor.Load()
	if err != nil {
		return err
	}
	train, err := readLessons("gum_entities_train.jsonl", func(c *evaluate.Chains) bool { return c.Free })
	if err != nil {
		return err
	}
	ranking := teach(train, register)
	dev, err := readLessons("gum_entities_dev.jsonl", func(*evaluate.Chains) bool { return true })
	if err != nil {
		return err
	}
	var score evaluate.Score
	for _, l := range dev {
		l.study(register, func(c choice) int { return ranking.Choose(c.Choice) })
		l.Score(l.doc, &score)
	}
	file := ranking.Marshal([]string{
		"data: GUM, " + fmt.Sprint(len(train)) + " train documents under CC BY, CC BY-SA or in the public domain",
		"licence: CC BY-SA 4.0; GUM (Amir Zeldes and contributors)",
		fmt.Sprintf("scores: GUM dev, pronouns of named actors P %.1f R %.1f", 100*score.Precision(), 100*score.Recall()),
		"format: a feature, a tab, its weight; a feature that begins with p (he, she), n (it) or t (they) is of that class of pronouns only",
	})
	return os.WriteFile(filepath.Join("actor", "pronouns.model"), file, 0o644)
}

// teach learns first from texts resolved as the gold has them, then twice from texts resolved by what was learned from
// others, so that the model knows what its own mistakes look like.
func teach(train []*lesson, register *actor.Register) *actor.Ranking {
	for _, l := range train {
		l.study(register, func(c choice) int { return slices.Index(c.right, true) })
	}
	for range 2 {
		var by [parts]*actor.Ranking
		for n := range by {
			var others []*lesson
			for i, l := range train {
				if i%parts != n {
					others = append(others, l)
				}
			}
			by[n] = learn(others)
		}
		for i, l := range train {
			l.study(register, func(c choice) int { return by[i%parts].Choose(c.Choice) })
		}
	}
	return learn(train)
}

// example is a choice with its features as numbers.
type example struct {
	candidates [][]int32
	priors     []float64
	right      []bool
}

// learner fits a log-linear model of the right candidates by AdaGrad (Duchi, Hazan and Singer 2011), whose weights are
// averaged over the second half of the epochs.
type learner struct {
	number           map[string]int32
	names            []string
	counts           []int
	examples         []example
	w, squares, sums []float64
	p                []float64 // of the candidates of one example
}

func learn(lessons []*lesson) *actor.Ranking {
	l := &learner{number: map[string]int32{}}
	for _, one := range lessons {
		for _, c := range one.choices {
			l.add(c)
		}
	}
	l.w, l.squares, l.sums = make([]float64, len(l.names)), make([]float64, len(l.names)), make([]float64, len(l.names))
	order := rand.New(rand.NewPCG(seed, seed))
	for epoch := range epochs {
		order.Shuffle(len(l.examples), func(i, j int) { l.examples[i], l.examples[j] = l.examples[j], l.examples[i] })
		for i := range l.examples {
			l.step(&l.examples[i])
		}
		if epoch >= epochs/2 {
			for id, w := range l.w {
				l.sums[id] += w
			}
		}
	}
	r := &actor.Ranking{Weights: map[string]float64{}, Thresholds: thresholds}
	for id, f := range l.names {
		if w := l.sums[id] / (epochs / 2); math.Abs(w) > .01 {
			r.Weights[f] = w
		}
	}
	return r
}

// add numbers the features of a choice.
func (l *learner) add(c choice) {
	e := example{right: c.right}
	for k := range c.Candidates {
		var ids []int32
		for _, f := range c.Candidates[k].Features {
			id, known := l.number[f]
			if !known {
				id = int32(len(l.names))
				l.number[f] = id
				l.names, l.counts = append(l.names, strings.Clone(f)), append(l.counts, 0)
			}
			l.counts[id]++
			ids = append(ids, id)
		}
		e.candidates, e.priors = append(e.candidates, ids), append(e.priors, c.Candidates[k].Prior)
	}
	l.examples = append(l.examples, e)
}

// step moves the weights so that the right candidates of an example become likelier.
func (l *learner) step(e *example) {
	sum, good := l.probabilities(e)
	for k, ids := range e.candidates {
		g := -l.p[k] / sum
		if e.right[k] {
			g += l.p[k] / good
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		for _, id := range ids {
			if l.counts[id] >= least {
				step := g - decay*l.w[id]
				l.squares[id] += step * step
				l.w[id] += rate * step / math.Sqrt(l.squares[id]+1e-8)
			}
		}
	}
}

// probabilities fills l.p, unscaled, and returns the sum of all and of the right ones.
func (l *learner) probabilities(e *example) (sum, good float64) {
	l.p = l.p[:0]
	most := math.Inf(-1)
	for k, ids := range e.candidates {
		s := e.priors[k]
		for _, id := range ids {
			s += l.w[id]
		}
		l.p = append(l.p, s)
		most = max(most, s)
	}
	for k := range l.p {
		l.p[k] = math.Exp(l.p[k] - most)
		sum += l.p[k]
		if e.right[k] {
			good += l.p[k]
		}
	}
	return sum, good
}
