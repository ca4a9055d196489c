package evaluate

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/extract"
	"chancery/ingest"
	"chancery/text"
)

// credited is one report with its attributions, as a line of JSON. Ranges count code points.
type credited struct {
	ID           string   `json:"id"`
	Date         string   `json:"date,omitempty"`
	Text         string   `json:"text"`
	Attributions []triple `json:"attributions"`
}

// triple is one attribution: the ranges of its three parts.
type triple struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// Attribution reads the raw text of each line of the gold file and compares who says what. The measures are those of
// PolNeAR: gold and system are paired by the overlap of their contents, greedily; "content" counts pairs whose
// contents share half of their characters (Jaccard), "relation" those of them whose source and cue overlap too;
// "direct" is the same for contents with quotation marks.
func Attribution(path string, write io.Writer) (Scores, error) {
	gold, err := readCredited(path)
	if err != nil {
		return nil, err
	}
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	extractor, err := extract.Load()
	if err != nil {
		return nil, err
	}
	scores := Scores{{Name: "content"}, {Name: "relation"}, {Name: "direct"}}
	for _, g := range gold {
		system, err := credit(pipeline, extractor, g)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, g.ID, err)
		}
		compareRelations(scores, g, system)
		if write == nil {
			continue
		}
		if err := json.NewEncoder(write).Encode(system); err != nil {
			return nil, err
		}
	}
	return scores, nil
}

// readCredited reads a file with a report a line.
func readCredited(path string) ([]credited, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the gold attributions: %w", err)
	}
	defer file.Close()
	var all []credited
	lines := json.NewDecoder(bufio.NewReader(file))
	for {
		var one credited
		switch err := lines.Decode(&one); err {
		case nil:
			all = append(all, one)
		case io.EOF:
			return all, nil
		default:
			return nil, fmt.Errorf("%s: report %d: %w; each line must be a report with text and attributions", path, len(all)+1, err)
		}
	}
}

// credit finds who says what in the text of g.
func credit(p *ingest.Pipeline, x *extract.Extractor, g credited) (credited, error) {
	system := credited{ID: g.ID, Text: g.Text, Attributions: []triple{}}
	d := &text.Document{Text: g.Text, Body: text.Span{End: len(g.Text)}, Language: "en"}
	if day, err := text.ParseDay(g.Date); err == nil {
		d.Published = text.Published{Day: day, From: text.FromMetadata}
	}
	if _, err := p.Read(d); err != nil {
		return system, err
	}
	points := codePoints(g.Text)
	for _, a := range x.Attributions(d) {
		system.Attributions = append(system.Attributions, triple{
			Source: ranges(points, a.Source), Cue: ranges(points, a.Cue), Content: ranges(points, a.Content...),
		})
	}
	return system, nil
}

// codePoints tells for each byte of s, and for its end, how many code points stand before it.
func codePoints(s string) []int {
	at := make([]int, len(s)+1)
	n := 0
	for i := range len(s) {
		at[i] = n
		if i+1 == len(s) || utf8.RuneStart(s[i+1]) {
			n++
		}
	}
	at[len(s)] = n
	return at
}

// ranges turns spans of bytes into ranges of code points; empty spans are left out.
func ranges(points []int, spans ...text.Span) [][2]int {
	all := [][2]int{}
	for _, s := range spans {
		if !s.Empty() {
			all = append(all, [2]int{points[s.Start], points[s.End]})
		}
	}
	return all
}

// matched is how well a gold and a system attribution fit.
type matched struct {
	jaccard      float64
	gold, system int
}

// compareRelations adds the counts of one report to content, relation and direct.
func compareRelations(scores Scores, gold, system credited) {
	var pairs []matched
	for i, g := range gold.Attributions {
		for k, s := range system.Attributions {
			if j := jaccard(g.Content, s.Content); j >= 0.5 {
				pairs = append(pairs, matched{j, i, k})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b matched) int { return cmp.Compare(b.jaccard, a.jaccard) })
	usedGold, usedSystem := map[int]bool{}, map[int]bool{}
	letters := []rune(gold.Text)
	for _, p := range pairs {
		if usedGold[p.gold] || usedSystem[p.system] {
			continue
		}
		usedGold[p.gold], usedSystem[p.system] = true, true
		g, s := gold.Attributions[p.gold], system.Attributions[p.system]
		scores[0].Correct++
		if !agree(g.Source, s.Source) || !agree(g.Cue, s.Cue) {
			continue
		}
		scores[1].Correct++
		if isDirect(letters, g) && isDirect(letters, s) {
			scores[2].Correct++
		}
	}
	for i := range 2 {
		scores[i].Gold += len(gold.Attributions)
		scores[i].System += len(system.Attributions)
	}
	scores[2].Gold += countDirect(letters, gold.Attributions)
	scores[2].System += countDirect(letters, system.Attributions)
}

// agree reports whether two lists of ranges share a code point, or are both empty.
func agree(a, b [][2]int) bool {
	return len(a) == 0 && len(b) == 0 || common(a, b) > 0
}

// common counts the code points that two lists of ranges share.
func common(a, b [][2]int) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x[1], y[1])-max(x[0], y[0]))
		}
	}
	return n
}

// jaccard is the part of the code points in either list that are in both.
func jaccard(a, b [][2]int) float64 {
	both := common(a, b)
	return ratio(both, common(a, a)+common(b, b)-both)
}

// isDirect reports whether there is a double quotation mark in the content or right beside it.
func isDirect(letters []rune, r triple) bool {
	return slices.ContainsFunc(r.Content, func(c [2]int) bool {
		from, to := max(0, c[0]-2), min(len(letters), c[1]+1)
		return from < to && strings.ContainsAny(string(letters[from:to]), "\"“”„«»")
	})
}

func countDirect(letters []rune, all []triple) int {
	n := 0
	for _, r := range all {
		if isDirect(letters, r) {
			n++
		}
	}
	return n
}
