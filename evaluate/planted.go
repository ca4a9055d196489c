package evaluate

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// A plant makes copies of reports as papers make them, the same on every run.
type plant struct{ *rand.Rand }

// newPlant seeds the plant with the text to copy, so that copies do not depend on what was copied before.
func newPlant(seed string) plant {
	var key [32]byte
	copy(key[:], fmt.Sprintf("%-32s", seed))
	return plant{rand.New(rand.NewChaCha8(key))}
}

// copyings are the ways to copy, each given the paragraphs of a report, each a list of sentences.
var copyings = []struct {
	name string
	make func(plant, [][]string) [][]string
}{
	{"cut", plant.cut},
	{"reheaded", plant.rehead},
	{"reordered", plant.reorder},
	{"edited", plant.edit},
	{"retyped", plant.retype},
	{"mixed", func(p plant, text [][]string) [][]string {
		return p.retype(p.rehead(p.edit(p.reorder(p.cut(text)))))
	}},
}

var sentenceEnd = regexp.MustCompile(`[.!?]["”’)]*\s+`)

// paragraphs splits a text into its lines, and these into sentences.
func paragraphs(s string) [][]string {
	var out [][]string
	for line := range strings.Lines(s) {
		var sentences []string
		for line = strings.TrimSpace(line); line != ""; {
			end := len(line)
			if at := sentenceEnd.FindStringIndex(line); at != nil {
				end = at[1]
			}
			sentences = append(sentences, strings.TrimSpace(line[:end]))
			line = line[end:]
		}
		if sentences != nil {
			out = append(out, sentences)
		}
	}
	return out
}

// joined is the text of paragraphs.
func joined(text [][]string) string {
	var lines []string
	for _, p := range text {
		lines = append(lines, strings.Join(p, " "))
	}
	return strings.Join(lines, "\n\n")
}

// cut keeps the first third of the words or more, up to two thirds.
func (p plant) cut(text [][]string) [][]string {
	left := int(float64(len(joined(text))) * (0.34 + 0.33*p.Float64()))
	var out [][]string
	for _, paragraph := range text {
		var kept []string
		for _, s := range paragraph {
			if left > 0 {
				kept = append(kept, s)
			}
			left -= len(s) + 1
		}
		if kept != nil {
			out = append(out, kept)
		}
	}
	return out
}

// rehead gives the report another headline, byline, dateline and last line.
func (p plant) rehead(text [][]string) [][]string {
	out := [][]string{{pick(p, headlines)}, {"By " + pick(p, writers)}}
	for i, paragraph := range text {
		if i == 0 {
			paragraph = append([]string{pick(p, towns) + " — " + paragraph[0]}, paragraph[1:]...)
		}
		out = append(out, paragraph)
	}
	return append(out, []string{pick(p, lastLines)})
}

// reorder moves paragraphs about, or sentences if there is one paragraph.
func (p plant) reorder(text [][]string) [][]string {
	out := slices.Clone(text)
	if len(out) == 1 {
		out[0] = slices.Clone(out[0])
		p.Shuffle(len(out[0]), func(i, j int) { out[0][i], out[0][j] = out[0][j], out[0][i] })
	}
	p.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// edit replaces one word in fourteen by another of the text, leaves out one sentence in eight and puts in as many of its own.
func (p plant) edit(text [][]string) [][]string {
	words := strings.Fields(joined(text))
	var out [][]string
	for i, paragraph := range text {
		var kept []string
		for j, s := range paragraph {
			if i+j > 0 && p.IntN(8) == 0 {
				continue
			}
			kept = append(kept, p.reword(s, words))
			if p.IntN(8) == 0 {
				kept = append(kept, pick(p, additions))
			}
		}
		if kept != nil {
			out = append(out, kept)
		}
	}
	return out
}

func (p plant) reword(sentence string, words []string) string {
	own := strings.Fields(sentence)
	for i := range own {
		if p.IntN(14) == 0 {
			own[i] = strings.Trim(pick(p, words), `.,"“”`)
		}
	}
	return strings.Join(own, " ")
}

// retype sets quotation marks, dashes, accents and some spellings as another house does.
func (p plant) retype(text [][]string) [][]string {
	var out [][]string
	for _, paragraph := range text {
		var kept []string
		for _, s := range paragraph {
			kept = append(kept, housestyle.Replace(s))
		}
		out = append(out, kept)
	}
	return out
}

var housestyle = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "—", " - ", " percent", " per cent", "U.S.", "US", "U.N.", "UN", "organization", "organisation",
	"defense", "defence", "labor", "labour", "program ", "programme ", "é", "e", "ğ", "g", "ç", "c", "Mr. ", "Mr ", "  ", " ")

func pick(p plant, list []string) string { return list[p.IntN(len(list))] }

var headlines = []string{"What we know so far", "Officials speak out as events unfold", "New turn in a long story", "World in brief", "Questions remain after the announcement"}

var writers = []string{"our foreign desk", "Maria Holt", "Staff reporters", "Jan Oduya", "The Evening Ledger"}

var towns = []string{"LONDON", "GENEVA", "NAIROBI", "OSLO", "LIMA"}

var lastLines = []string{"Read more on our front page.", "This story is being updated.", "The Evening Ledger, all rights reserved.", "Write to the editors with your view."}

// additions are sentences that an editor might put into anything.
var additions = []string{
	"The news drew wide attention on Tuesday.",
	"Observers had expected as much for several weeks.",
	"It was not clear at first what would follow from it.",
	"Readers of this paper will remember how the matter began.",
	"Others took a different view, though few said so in public.",
	"Nobody could say how long that would last.",
	"The matter has been in the headlines here since last summer.",
	"Many details are still to be confirmed.",
}
