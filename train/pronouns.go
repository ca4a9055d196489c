package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"chancery/actor"
	"chancery/evaluate"
)

const (
	parts   = 4    // of the texts, each answered by what was learned from the others
	precise = 0.80 // part of the answers that should be right: a wrong one is worse than none
)

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
	score := examine(dev, register, func(int) *actor.Ranking { return ranking })
	file := ranking.Marshal([]string{
		"data: GUM, " + fmt.Sprint(len(train)) + " train documents under CC BY, CC BY-SA or in the public domain",
		"licence: CC BY-SA 4.0; GUM (Amir Zeldes and contributors)",
		fmt.Sprintf("scores: GUM dev, pronouns of named actors P %.1f R %.1f", 100*score.Precision(), 100*score.Recall()),
		"format: a feature, a tab, its weight and what it gives each hidden unit; a feature that begins with p (he, she), n (it) or t (they) is of that class of pronouns only",
	})
	return os.WriteFile(filepath.Join("actor", "pronouns.model"), file, 0o644)
}

// teach learns first from texts resolved as the gold has them, then twice also from texts resolved by what was learned from
// others, so that the model knows what its own mistakes look like.
func teach(train []*lesson, register *actor.Register) *actor.Ranking {
	for _, l := range train {
		l.study(register, func(c choice) int { return slices.Index(c.right, true) })
		l.past = l.choices
	}
	var by [parts]*actor.Ranking
	for range 2 {
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
			l.past = append(l.past, l.choices...)
		}
	}
	ranking := learn(train)
	ranking.Threshold = sureEnough(train, register, by)
	return ranking
}

// sureEnough returns the least threshold at which answers to texts by what was learned from others are precise.
func sureEnough(train []*lesson, register *actor.Register, by [parts]*actor.Ranking) float64 {
	t := 0.3
	for ; t < 0.6; t += 0.025 {
		for _, r := range by {
			r.Threshold = t
		}
		if score := examine(train, register, func(i int) *actor.Ranking { return by[i%parts] }); score.Precision() >= precise {
			break
		}
	}
	return t
}

// examine measures the answers to texts, the i-th by the ranking that by tells.
func examine(texts []*lesson, register *actor.Register, by func(i int) *actor.Ranking) (score evaluate.Score) {
	for i, l := range texts {
		l.study(register, func(c choice) int { return by(i).Choose(c.Choice) })
		l.Score(l.doc, &score)
	}
	return score
}
