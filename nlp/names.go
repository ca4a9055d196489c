package nlp

import (
	_ "embed"
	"strings"

	"chancery/nlp/neural"
	"chancery/text"
)

//go:embed titles.txt
var titlesFile string

// titles are the words that a person's name does not begin with.
var titles = readTitles(titlesFile)

func readTitles(file string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
}

// appendNames appends the names of one sentence, whose first token is first.
func appendNames(names []text.Name, tokens []text.Token, readings []neural.Reading, first int) []text.Name {
	for i := 0; i < len(readings); i++ {
		if readings[i].Name == "O" {
			continue
		}
		from, class := i, readings[i].Name[2:]
		for i+1 < len(readings) && readings[i+1].Name == "I-"+class {
			i++
		}
		n := text.Name{First: first + from, Last: first + i + 1, Type: text.EntityType(class)}
		if trim(&n, tokens); n.First < n.Last {
			n.Span = text.Span{Start: tokens[n.First].Start, End: tokens[n.Last-1].End}
			names = append(names, n)
		}
	}
	return names
}

// trim takes titles off a person's name, and leaves nothing of a name without a proper noun.
func trim(n *text.Name, tokens []text.Token) {
	for n.Type == text.Person && n.First+1 < n.Last && titles[strings.TrimSuffix(strings.ToLower(tokens[n.First].Form), ".")] {
		n.First++
	}
	for i := n.First; i < n.Last; i++ {
		if tokens[i].UPOS == "PROPN" {
			return
		}
	}
	n.Last = n.First
}

// settleNames gives all names of the same words in a report one type: the one found most often, of equals the one found first.
// The network sees one sentence at a time, and a report seldom means two things by a name.
func settleNames(d *text.Document) {
	type key struct {
		words string
		class text.EntityType
	}
	count := map[key]int{}
	best := map[string]text.EntityType{}
	for _, n := range d.Names {
		words := n.In(d.Text)
		if _, known := best[words]; !known {
			best[words] = n.Type
		}
		if count[key{words, n.Type}]++; count[key{words, n.Type}] > count[key{words, best[words]}] {
			best[words] = n.Type
		}
	}
	for i := range d.Names {
		d.Names[i].Type = best[d.Names[i].In(d.Text)]
	}
}

// joinKnown returns the names of d together with those that are known beforehand. Where both have the same words, or the
// tagger saw a part of a known name, what is known holds; within a longer name that the tagger saw, the longer name does.
func joinKnown(d *text.Document, known Gazetteer) []text.Name {
	var out []text.Name
	tagged := d.Names
	for _, s := range d.Sentences {
		for _, k := range known(d, s.First, s.Last) {
			for len(tagged) > 0 && tagged[0].Last <= k.First {
				out, tagged = append(out, tagged[0]), tagged[1:]
			}
			rest := tagged
			for len(rest) > 0 && k.First <= rest[0].First && rest[0].Last <= k.Last {
				rest = rest[1:]
			}
			if len(rest) > 0 && rest[0].First < k.Last {
				continue // the tagger's name begins before the known one, or ends after it
			}
			if tagged = rest; k.Type != "" {
				out = append(out, k)
			}
		}
	}
	return append(out, tagged...)
}
