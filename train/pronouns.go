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
	"chancery/ingest"
	"chancery/place"
	"chancery/text"
)

// lesson is a text with what its pronouns stand for.
type lesson struct {
	evaluate.Chains
	doc     *text.Document
	offsets []int // code point -> byte
	named   map[string]bool
	group   map[text.Span]string // of pronouns
	at      []span               // gold mentions
	choices []choice
}

type span struct {
	text.Span
	group string
}

// choice is a choice with the right answers.
type choice struct {
	*actor.Choice
	right []bool
	named bool // its chain holds a name
}

func newLesson(gold evaluate.Chains) *lesson {
	l := &lesson{Chains: gold, named: map[string]bool{}, group: map[text.Span]string{}}
	for i := range gold.Text {
		l.offsets = append(l.offsets, i)
	}
	l.offsets = append(l.offsets, len(gold.Text))
	for _, e := range gold.Entities {
		at := text.Span{Start: l.offsets[e.Start], End: l.offsets[e.End]}
		l.at = append(l.at, span{at, e.Group})
		l.named[e.Group] = l.named[e.Group] || e.IsName()
		if _, known := l.group[at]; !known {
			l.group[at] = e.Group
		}
	}
	slices.SortStableFunc(l.at, func(a, b span) int { return a.Len() - b.Len() })
	return l
}

// groupOf returns the group of the shortest gold mention that covers a place.
func (l *lesson) groupOf(s text.Span) string {
	for _, m := range l.at {
		if m.Covers(s) {
			return m.group
		}
	}
	return ""
}

// head returns the word that heads the words of a mention.
func (l *lesson) head(s text.Span) text.Span {
	first, last := l.doc.TokensIn(s)
	for i := first; i < last; i++ {
		if h := l.doc.Tokens[i].Head; h < first || h >= last {
			return l.doc.Tokens[i].Span
		}
	}
	return s
}

// label tells which candidates are right; the first is if no other one is.
func (l *lesson) label(c *actor.Choice, group string) []bool {
	right := make([]bool, len(c.Candidates))
	right[0] = true
	for k := 1; k < len(c.Candidates); k++ {
		for _, m := range c.Candidates[k].Mentions {
			words := m
			if !strings.Contains(m.In(l.Text), " and ") {
				words = l.head(m)
			}
			if group != "" && l.groupOf(words) == group {
				right[k], right[0] = true, false
				break
			}
		}
	}
	return right
}

// study annotates the text with answers by pick, and keeps the choices.
func (l *lesson) study(r *actor.Register, pick func(c *actor.Choice, right []bool) int) {
	l.choices = nil
	r.Teach(l.doc, func(c *actor.Choice) int {
		group, known := l.group[c.Span]
		right := l.label(c, group)
		if known || c.Class == 'n' {
			l.choices = append(l.choices, choice{c, right, l.named[group]})
		}
		return pick(c, right)
	})
}

var decay = .1

const (
	epochs = 30
	rate   = 0.15
	least  = 5
)

// example is a choice with its features as numbers.
type example struct {
	candidates [][]int32
	priors     []float64
	right      []bool
}

// learn fits the weights by gradient steps on the likelihood of the right answers (AdaGrad).
func learn(lessons []*lesson) *actor.Ranking {
	number := map[string]int32{}
	var names []string
	var counts []int
	var all []example
	for _, l := range lessons {
		for _, c := range l.choices {
			e := example{right: c.right}
			for _, one := range c.Candidates {
				var ids []int32
				for _, f := range one.Features {
					id, ok := number[f]
					if !ok {
						id = int32(len(names))
						number[f] = id
						names = append(names, f)
						counts = append(counts, 0)
					}
					counts[id]++
					ids = append(ids, id)
				}
				e.candidates = append(e.candidates, ids)
				e.priors = append(e.priors, one.Prior)
			}
			all = append(all, e)
		}
	}
	w, squares := make([]float64, len(names)), make([]float64, len(names))
	sums := make([]float64, len(names)) // of the weights after each epoch but the first ones
	order := rand.New(rand.NewPCG(seed, seed))
	var p []float64
	for epoch := range epochs {
		order.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, e := range all {
			p = p[:0]
			most := math.Inf(-1)
			for k, ids := range e.candidates {
				s := e.priors[k]
				for _, id := range ids {
					s += w[id]
				}
				p = append(p, s)
				most = max(most, s)
			}
			sum, good := 0.0, 0.0
			for k := range p {
				p[k] = math.Exp(p[k] - most)
				sum += p[k]
				if e.right[k] {
					good += p[k]
				}
			}
			for k, ids := range e.candidates {
				g := -p[k] / sum
				if e.right[k] {
					g += p[k] / good
				}
				if math.Abs(g) < 1e-4 {
					continue
				}
				for _, id := range ids {
					if counts[id] >= least {
						step := g - decay*w[id]
						squares[id] += step * step
						w[id] += rate * step / math.Sqrt(squares[id]+1e-8)
					}
				}
			}
		}
		for id := range w {
			if epoch >= epochs/2 {
				sums[id] += w[id]
			}
		}
	}
	for id := range w {
		w[id] = sums[id] / (epochs / 2)
	}
	r := &actor.Ranking{Weights: map[string]float64{}, Thresholds: map[byte]float64{'p': .3, 'n': .35, 't': .4}}
	for id, f := range names {
		if math.Abs(w[id]) > .01 {
			r.Weights[f] = w[id]
		}
	}
	return r
}

// answer is a pronoun resolved.
type answer struct {
	class        byte
	p            float64
	named, right bool
}

// tally is how answers came out.
type tally struct {
	gold    map[byte]int
	answers []answer
	score   evaluate.Score
}

// test answers the lessons with r.
func (t *tally) test(lessons []*lesson, r *actor.Ranking, reg *actor.Register) {
	for _, l := range lessons {
		for _, e := range l.Entities {
			if k := classes[strings.ToLower(e.Text)]; k != 0 && l.named[e.Group] {
				t.gold[k]++
			}
		}
		l.study(reg, func(c *actor.Choice, right []bool) int {
			p := r.Probabilities(c)
			best := slices.Index(p, slices.Max(p))
			if _, known := l.group[c.Span]; known {
				t.answers = append(t.answers, answer{c.Class, p[best], c.Candidates[best].Named, right[best]})
			}
			k := r.Choose(c)
			debug(l, c, right, k, r)
			return k
		})
		l.Score(l.doc, &t.score)
	}
}

var classes = map[string]byte{"he": 'p', "him": 'p', "his": 'p', "himself": 'p', "she": 'p', "her": 'p', "hers": 'p', "herself": 'p', "it": 'n', "its": 'n', "itself": 'n', "they": 't', "them": 't', "their": 't', "themselves": 't', "theirs": 't'}

func (t *tally) show() {
	for _, class := range []byte("pnt") {
		fmt.Printf("%c:", class)
		for _, at := range []float64{0, .3, .4, .5, .6, .7, .8, .9} {
			n, right := 0, 0
			for _, a := range t.answers {
				if a.class == class && a.named && a.p >= at {
					n++
					if a.right {
						right++
					}
				}
			}
			fmt.Printf("  %.1f P %.1f R %.1f", at, 100*float64(right)/float64(n), 100*float64(right)/float64(t.gold[class]))
		}
		fmt.Println()
	}
	fmt.Printf("as evaluated: P %.2f R %.2f F %.2f\n", 100*t.score.Precision(), 100*t.score.Recall(), 100*t.score.F1())
}

func trainPronouns() error {
	reg, err := actor.Load()
	if err != nil {
		return err
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return err
	}
	places, err := place.Load()
	if err != nil {
		return err
	}
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = filepath.Join("..", "shared")
	}
	all, err := evaluate.ReadChains(filepath.Join(root, "corpora", "names", "gum_entities_train.jsonl"))
	if err != nil {
		return err
	}
	var free, rest []*lesson
	for _, gold := range all {
		l := newLesson(gold)
		l.doc = &text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"}
		language.Analyse(l.doc)
		places.Annotate(l.doc)
		if gold.Free {
			free = append(free, l)
		} else {
			rest = append(rest, l)
		}
	}
	if os.Getenv("GAPS") != "" {
		gaps(append(free, rest...), reg)
		return nil
	}
	if os.Getenv("VALIDATE") != "" {
		validate(free, rest, reg)
		return nil
	}
	r := teach(free, reg)
	return os.WriteFile(filepath.Join("actor", "pronouns.model"), r.Marshal(nil), 0o644)
}

// validate measures in folds.
func validate(free, rest []*lesson, reg *actor.Register) {
	const folds = 4
	inner, outer := tally{gold: map[byte]int{}}, tally{gold: map[byte]int{}}
	for f := range folds {
		var train, test []*lesson
		for i, l := range free {
			if i%folds == f {
				test = append(test, l)
			} else {
				train = append(train, l)
			}
		}
		r := teach(train, reg)
		debugging = os.Getenv("DEBUG") != ""
		inner.test(test, r, reg)
		if f == 0 {
			outer.test(rest, r, reg)
		}
		debugging = false
	}
	inner.show()
	outer.show()
}

const parts = 4

func teach(train []*lesson, reg *actor.Register) *actor.Ranking {
	for _, l := range train {
		l.study(reg, func(_ *actor.Choice, right []bool) int { return slices.Index(right, true) })
	}
	r := learn(train)
	for range 2 {
		var by [parts]*actor.Ranking // learned without the part that it answers
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
			l.study(reg, func(c *actor.Choice, _ []bool) int { return by[i%parts].Choose(c) })
		}
	}
	r = learn(train)
	return r
}

// gaps prints why named pronouns have no right candidate that is named.
func gaps(all []*lesson, reg *actor.Register) {
	count := map[string]int{}
	for _, l := range all {
		l.study(reg, func(c *actor.Choice, right []bool) int {
			best := slices.Index(right, true)
			for k := range right {
				if right[k] && c.Candidates[k].Named {
					best = k
					break
				}
			}
			group := l.group[c.Span]
			if !l.named[group] {
				return best
			}
			why := "ok"
			if best == 0 {
				why = "none"
			} else if !c.Candidates[best].Named {
				why = "unnamed"
			}
			if why != "ok" {
				has := false
				for _, n := range l.doc.Names {
					if l.groupOf(l.head(n.Span)) == group {
						has = true
					}
				}
				if has {
					why += " but tagged"
				}
				fmt.Println(why, string(c.Class), l.ID, c.Start, c.In(l.Text), "|", l.nameIn(group))
			}
			count[string(c.Class)+" "+why]++
			return best
		})
	}
	fmt.Println(count)
}

func (l *lesson) nameIn(group string) string {
	for _, e := range l.Entities {
		if e.Group == group && e.IsName() {
			return e.Text + " @" + fmt.Sprint(e.Start)
		}
	}
	return ""
}

var debugging bool

func debug(l *lesson, c *actor.Choice, right []bool, k int, r *actor.Ranking) {
	if !debugging || right[k] {
		return
	}
	p := r.Probabilities(c)
	say := func(k int) string {
		if k == 0 {
			return fmt.Sprintf("none(%.2f)", p[0])
		}
		m := c.Candidates[k].Mentions
		s := "?"
		if len(m) > 0 {
			s = m[len(m)-1].In(l.Text)
		}
		return fmt.Sprintf("%s(%.2f) %v", s, p[k], c.Candidates[k].Features)
	}
	good := slices.Index(right, true)
	named := ""
	if l.named[l.group[c.Span]] {
		named = "NAMED"
	}
	from, to := max(0, c.Start-150), min(len(l.Text), c.End+30)
	fmt.Printf("ERR %c %s %s %d %q took %s\n     good %s\n", c.Class, named, l.ID, c.Start, strings.ReplaceAll(l.Text[from:to], "\n", "/"), say(k), say(good))
}
