package evaluate

import (
	"fmt"
	"io"
	"math"
	"strings"

	"chancery/extract"
	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// judged is a sentence with words judged on how factual what they tell is, from -3 (certainly not so) over 0 (unknown) to
// 3 (certainly so), after Lee et al. 2015 and Stanovsky et al. 2017.
type judged struct {
	Source string        `json:"source,omitempty"`
	Tokens []string      `json:"tokens"`
	Events []judgedEvent `json:"events"`
	ID     int           `json:"id"`
}

type judgedEvent struct {
	Tok        [2]int  `json:"tok"`
	Text       string  `json:"text"`
	Factuality float64 `json:"factuality"`
}

// factualityOf places each status on the scale, which knows certainty and no time: what is told as done is certain, and so is
// what is told as certain to come; what somebody claims is nearly so, what is only asked for or thought of is possible, what
// is denied is open, and what is negated is not so.
var factualityOf = map[record.Status]float64{record.Occurred: 3, record.Ongoing: 3, record.Planned: 3, record.Alleged: 2.75,
	record.Proposed: 1, record.Hypothetical: 1, record.Denied: 0, record.Negated: -2.25}

// Factuality maps the program's status of each judged word to the scale. The measures are not precision and recall:
// "MAE" is the mean distance from the judgement, "constant" that of calling everything certain, "better" the part by which
// the first is smaller, "r" the correlation.
func Factuality(path string, write io.Writer) (Scores, error) {
	language, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	extractor, err := extract.Load()
	if err != nil {
		return nil, err
	}
	var gold, found []float64
	var misses []string
	line := shape[judged]{"a judged sentence", `{"tokens":[…], "events":[{"tok":[4,5], "text":…, "factuality":3.0}]}`, func(j *judged) bool { return len(j.Tokens) > 0 }}
	err = eachLine(path, write, line, func(one *judged) (any, error) {
		statuses, err := statusesOf(language, extractor, *one)
		if err != nil {
			return nil, err
		}
		for i := range one.Events {
			e := &one.Events[i]
			gold = append(gold, e.Factuality)
			if v := factualityOf[statuses[i]]; math.Abs(v-e.Factuality) > 1 {
				misses = append(misses, fmt.Sprintf("%+.1f, given as %s | %s | %s", e.Factuality, statuses[i], e.Text, strings.Join(one.Tokens, " ")))
			}
			e.Factuality = factualityOf[statuses[i]]
			found = append(found, e.Factuality)
		}
		return one, nil
	})
	if err != nil {
		return nil, err
	}
	if len(gold) == 0 {
		return nil, fmt.Errorf("%s: holds no judged word", path)
	}
	return factualityScores(gold, found, misses), nil
}

// statusesOf reads a sentence of the gold and returns the status of each judged word.
func statusesOf(p *ingest.Pipeline, x *extract.Extractor, one judged) ([]record.Status, error) {
	var words strings.Builder
	starts := make([]int, len(one.Tokens))
	for i, w := range one.Tokens {
		if i > 0 {
			words.WriteByte(' ')
		}
		starts[i] = words.Len()
		words.WriteString(strings.NewReplacer("``", `"`, "''", `"`).Replace(w))
	}
	d := &text.Document{Text: words.String(), Body: text.Span{End: words.Len()}, Language: "en"}
	if _, err := p.Read(d); err != nil {
		return nil, err
	}
	var tokens []int
	for _, e := range one.Events {
		if e.Tok[0] < 0 || e.Tok[0] >= len(starts) {
			return nil, fmt.Errorf("event %q stands at token %d of %d", e.Text, e.Tok[0], len(starts))
		}
		first, last := d.TokensIn(text.Span{Start: starts[e.Tok[0]], End: starts[e.Tok[0]] + 1})
		if first == last {
			return nil, fmt.Errorf("event %q has no word in the sentence as it was read", e.Text)
		}
		tokens = append(tokens, first)
	}
	return x.Statuses(d, tokens), nil
}

// factualityScores computes the measures.
func factualityScores(gold, found []float64, misses []string) Scores {
	n := float64(len(gold))
	var mae, constant, sg, sf, sgg, sff, sgf float64
	for i, g := range gold {
		f := found[i]
		mae += math.Abs(g-f) / n
		constant += math.Abs(g-3) / n
		sg, sf, sgg, sff, sgf = sg+g, sf+f, sgg+g*g, sff+f*f, sgf+g*f
	}
	r := 0.0
	if spread := (sgg - sg*sg/n) * (sff - sf*sf/n); spread > 0 {
		r = (sgf - sg*sf/n) / math.Sqrt(spread)
	}
	better := 0.0
	if constant > 0 {
		better = 1 - mae/constant
	}
	var scores Scores
	for _, m := range []struct {
		name  string
		value float64
	}{{"MAE", mae}, {"constant", constant}, {"better", better}, {"r", r}} {
		scores = append(scores, Score{Name: m.name, Value: m.value, Gold: len(gold), System: len(found),
			Row: fmt.Sprintf("%-12s %7.3f %8d words", m.name, m.value, len(gold))})
	}
	scores[0].Misses = misses
	return scores
}
