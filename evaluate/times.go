package evaluate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"chancery/nlp"
	"chancery/text"
	"chancery/timex"
)

// timeGold is a line of the gold of times: a text with its date and its expressions. Offsets count code points.
type timeGold struct {
	ID    string     `json:"id"`
	DCT   string     `json:"dct"`
	Text  string     `json:"text,omitempty"`
	Timex []timeSpan `json:"timex"`
}

type timeSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
}

func (a timeSpan) overlap(b timeSpan) int { return min(a.End, b.End) - max(a.Start, b.Start) }

// Times finds the time expressions of the texts in a file of JSON lines and compares them with its TIMEX3 ones.
// The measures are those of TempEval-3 (UzZaman et al. 2013): strict wants the same words, relaxed any overlap; type
// and value are the part of the overlapping ones that have the right one, times the relaxed measure.
func Times(path string, write io.Writer) (Scores, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the gold of times: %w", err)
	}
	defer file.Close()
	language, err := nlp.Load()
	if err != nil {
		return nil, err
	}
	var count timeCount
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var gold timeGold
		if err := json.Unmarshal(lines.Bytes(), &gold); err != nil {
			return nil, fmt.Errorf(`%s:%d: %w; a line is {"id":…, "dct":…, "text":…, "timex":[…]}`, path, n, err)
		}
		system := findTimes(language, gold)
		count.add(gold, system)
		if write != nil {
			if err := json.NewEncoder(write).Encode(timeGold{ID: gold.ID, DCT: gold.DCT, Timex: system}); err != nil {
				return nil, err
			}
		}
	}
	return count.scores(), lines.Err()
}

// findTimes returns the program's expressions in the gold's text. A range counts as the two dates that TIMEX3 sees in it.
func findTimes(language *nlp.Model, gold timeGold) []timeSpan {
	d := &text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"}
	if len(gold.DCT) >= len("2006-01-02") {
		d.Published.Day, _ = text.ParseDay(gold.DCT[:len("2006-01-02")])
	}
	language.Analyse(d)
	timex.Annotate(d)
	found := []timeSpan{}
	for _, t := range d.Timexes {
		if len(t.Parts) == 0 {
			t.Parts = []text.Timex{t}
		}
		for _, x := range t.Parts {
			start := utf8.RuneCountInString(d.Text[:x.Start])
			end := start + utf8.RuneCountInString(x.In(d.Text))
			found = append(found, timeSpan{start, end, x.In(d.Text), string(x.Type), x.Value, x.Mod})
		}
	}
	return found
}

// timeCount counts over all texts.
type timeCount struct {
	gold, system          int
	strict, strictValue   int
	overlap, types, value int // of the gold
	right                 int // of the system's, those that overlap
	misses                []string
}

func (c *timeCount) add(g timeGold, system []timeSpan) {
	c.gold += len(g.Timex)
	c.system += len(system)
	used := make([]bool, len(system))
	for _, x := range g.Timex {
		i := bestOverlap(x, system, used)
		if i < 0 {
			c.misses = append(c.misses, fmt.Sprintf("MISS %s %q %s %s (dct %s)", g.ID, x.Text, x.Type, x.Value, g.DCT))
			continue
		}
		used[i] = true
		c.match(g, x, system[i])
	}
	for _, s := range system {
		if i := bestOverlap(s, g.Timex, make([]bool, len(g.Timex))); i >= 0 {
			c.right++
			continue
		}
		c.misses = append(c.misses, fmt.Sprintf("EXTRA %s %q %s %s", g.ID, s.Text, s.Type, s.Value))
	}
}

// bestOverlap returns the place of the unused expression that shares most with x, the first of equals: the same words
// if there are any, even if used. It is -1 if none overlaps.
func bestOverlap(x timeSpan, list []timeSpan, used []bool) int {
	best := -1
	for i, y := range list {
		switch {
		case y.Start == x.Start && y.End == x.End:
			return i
		case used[i] || x.overlap(y) <= 0:
		case best < 0 || x.overlap(y) > x.overlap(list[best]):
			best = i
		}
	}
	return best
}

// match counts what a gold expression and the one found for it have in common.
func (c *timeCount) match(g timeGold, x, y timeSpan) {
	c.overlap++
	if x.Type == y.Type {
		c.types++
	}
	same := x.Start == y.Start && x.End == y.End
	if same {
		c.strict++
	}
	if x.Value == y.Value {
		c.value++
	}
	if same && x.Value == y.Value {
		c.strictValue++
		return
	}
	c.misses = append(c.misses, fmt.Sprintf("WRONG %s %q %s %s, found %q %s %s (dct %s)", g.ID, x.Text, x.Type, x.Value, y.Text, y.Type, y.Value, g.DCT))
}

func (c *timeCount) scores() Scores {
	relaxed := func(name string, correct int) Score {
		s := Score{Name: name, Correct: correct, Gold: c.gold, System: c.system}
		if c.overlap > 0 {
			s.Right = float64(c.right) * float64(correct) / float64(c.overlap)
		}
		return s
	}
	return Scores{
		{Name: "strict", Correct: c.strict, Gold: c.gold, System: c.system, Misses: c.misses},
		relaxed("relaxed", c.overlap), relaxed("type", c.types), relaxed("value", c.value),
		{Name: "strict+value", Correct: c.strictValue, Gold: c.gold, System: c.system},
	}
}
