package evaluate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/actor"
	"chancery/ingest"
	"chancery/place"
	"chancery/text"
)

// Chains is a line of the gold of coreference: a text and its mentions, those of one actor or thing in one group.
// Offsets count code points.
type Chains struct {
	ID       string         `json:"id"`
	Free     bool           `json:"commercial_ok"` // may be learned from
	Text     string         `json:"text"`
	Entities []ChainMention `json:"entities"`
}

// ChainMention is a mention of the gold of coreference.
type ChainMention struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	Type  string  `json:"type"`
	Group string  `json:"group"`
	Wiki  *string `json:"wiki"`
}

// ReadChains reads the gold of coreference, JSON lines.
func ReadChains(path string) ([]Chains, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the gold of coreference: %w", err)
	}
	defer file.Close()
	var all []Chains
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var one Chains
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return nil, fmt.Errorf(`%s:%d: %w; a line is {"id":…, "text":…, "entities":[…]}`, path, n, err)
		}
		all = append(all, one)
	}
	return all, lines.Err()
}

// chainFound is what the program found in one text: for each pronoun the words of the names it was taken for.
type chainFound struct {
	ID       string         `json:"id"`
	Pronouns []chainPronoun `json:"pronouns"`
}

type chainPronoun struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
	Names [][2]int `json:"names"` // of the mentions that name the same entity
}

// Coreference resolves the third-person pronouns of the texts in a file of JSON lines. Gold are those pronouns whose
// chain holds a name; a pronoun is right if a name of the entity that it was taken for stands in its chain. Found are
// all pronouns taken for something that the report names, so a pronoun of a chain without any name counts as wrong.
func Coreference(path string, write io.Writer) (Scores, error) {
	all, err := ReadChains(path)
	if err != nil {
		return nil, err
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return nil, err
	}
	places, err := place.Load()
	if err != nil {
		return nil, err
	}
	actors, err := actor.Load()
	if err != nil {
		return nil, err
	}
	score := Score{Name: "pronouns"}
	for _, gold := range all {
		d := &text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"}
		language.Analyse(d)
		places.Annotate(d)
		actors.Annotate(d)
		found := foundPronouns(d)
		gold.compare(found, &score)
		if write != nil {
			if err := json.NewEncoder(write).Encode(chainFound{gold.ID, found}); err != nil {
				return nil, err
			}
		}
	}
	return Scores{score}, nil
}

// thirdPerson are the pronouns that are measured.
var thirdPerson = map[string]bool{"he": true, "him": true, "his": true, "himself": true, "she": true, "her": true, "hers": true, "herself": true,
	"it": true, "its": true, "itself": true, "they": true, "them": true, "their": true, "theirs": true, "themselves": true}

// foundPronouns returns the document's third-person pronouns that were taken for something named, in the order of the text.
func foundPronouns(d *text.Document) []chainPronoun {
	names := map[int][]text.Span{} // of an entity
	for _, m := range d.Mentions {
		if m.Kind == text.Named && len(m.Entities) == 1 {
			names[m.Entities[0]] = append(names[m.Entities[0]], m.Name)
		}
	}
	taken := map[text.Span][]text.Span{}
	for _, m := range d.Mentions {
		if m.Kind == text.Pronoun {
			for _, e := range m.Entities {
				taken[m.Span] = append(taken[m.Span], names[e]...)
			}
		}
	}
	for _, a := range d.Anaphors {
		taken[a.Span] = append(taken[a.Span], a.Names...)
	}
	found := []chainPronoun{}
	for _, t := range d.Tokens {
		if len(taken[t.Span]) == 0 || !thirdPerson[strings.ToLower(t.Form)] {
			continue
		}
		at := runes(d.Text, t.Span)
		p := chainPronoun{Start: at[0], End: at[1], Text: t.In(d.Text)}
		for _, n := range taken[t.Span] {
			p.Names = append(p.Names, runes(d.Text, n))
		}
		found = append(found, p)
	}
	return found
}

// runes returns a span in code points.
func runes(s string, at text.Span) [2]int {
	start := utf8.RuneCountInString(s[:at.Start])
	return [2]int{start, start + utf8.RuneCountInString(at.In(s))}
}

// Score adds the pronouns of the text, as they were resolved in d, to a score.
func (g *Chains) Score(d *text.Document, score *Score) { g.compare(foundPronouns(d), score) }

// compare adds one text to the score.
func (g *Chains) compare(found []chainPronoun, score *Score) {
	named := map[string][]ChainMention{}
	for _, e := range g.Entities {
		if e.IsName() {
			named[e.Group] = append(named[e.Group], e)
		}
	}
	chain := map[[2]int]string{}
	for _, e := range g.Entities {
		if thirdPerson[strings.ToLower(e.Text)] {
			chain[[2]int{e.Start, e.End}] = e.Group
			if named[e.Group] != nil {
				score.Gold++
			}
		}
	}
	answered := map[[2]int]bool{}
	for _, p := range found {
		at := [2]int{p.Start, p.End}
		group, known := chain[at]
		if !known {
			continue // the gold leaves out pronouns that stand for nothing
		}
		answered[at] = true
		score.System++
		if sharesName(p, named[group]) {
			score.Correct++
			continue
		}
		score.Misses = append(score.Misses, fmt.Sprintf("WRONG %s %d %q: taken for %q", g.ID, p.Start, p.Text, string([]rune(g.Text)[p.Names[0][0]:p.Names[0][1]])))
	}
	for _, e := range g.Entities {
		if thirdPerson[strings.ToLower(e.Text)] && named[e.Group] != nil && !answered[[2]int{e.Start, e.End}] {
			score.Misses = append(score.Misses, fmt.Sprintf("MISS %s %d %q: %q", g.ID, e.Start, e.Text, named[e.Group][0].Text))
		}
	}
}

func sharesName(p chainPronoun, names []ChainMention) bool {
	for _, n := range names {
		for _, at := range p.Names {
			if at[0] < n.End && n.Start < at[1] {
				return true
			}
		}
	}
	return false
}

// IsName reports whether a gold mention is a name: its words but for small ones begin with capitals, and it is linked
// to an encyclopaedia or is a person's, a place's or an organisation's.
func (e *ChainMention) IsName() bool {
	if e.Wiki == nil && e.Type != "person" && e.Type != "organization" && e.Type != "place" {
		return false
	}
	words := strings.Fields(e.Text)
	capitals := 0
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(c):
			capitals++
		case len(w) > 3:
			return false
		}
	}
	if capitals == 0 || thirdPerson[strings.ToLower(e.Text)] {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "i", "we", "you", "my", "our", "your", "this", "that", "who", "these", "those", "one":
		return false
	}
	return len(words) > 1 || e.Wiki != nil || e.Type == "person"
}
