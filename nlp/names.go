package nlp

import (
	_ "embed"
	"strings"

	"chancery/nlp/names"
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

// findNames reads the names of a report and joins to them those that are known beforehand.
func (m *Model) findNames(e *names.Evidence) []text.Name {
	var found []text.Name
	for _, n := range m.names.Read(e) {
		if trim(&n, e.Doc.Tokens); n.First < n.Last {
			found = append(found, n)
		}
	}
	return joinKnown(found, e.Known)
}

// trim takes titles off a person's name, and leaves nothing of a name without a proper noun.
func trim(n *text.Name, tokens []text.Token) {
	for n.Type == text.Person && n.First+1 < n.Last && titles[strings.TrimSuffix(strings.ToLower(tokens[n.First].Form), ".")] {
		n.First++
		n.Start = tokens[n.First].Start
	}
	for i := n.First; i < n.Last; i++ {
		if tokens[i].UPOS == "PROPN" {
			return
		}
	}
	n.Last = n.First
}

// joinKnown returns the names that were found together with those that are known beforehand. Where both have the same words, or
// a part of a known name was found, what is known holds; within a longer name that was found, the longer name does.
func joinKnown(found, known []text.Name) []text.Name {
	var out []text.Name
	for _, k := range known {
		for len(found) > 0 && found[0].Last <= k.First {
			out, found = append(out, found[0]), found[1:]
		}
		rest := found
		for len(rest) > 0 && k.First <= rest[0].First && rest[0].Last <= k.Last {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].First < k.Last {
			continue // the name that was found begins before the known one, or ends after it
		}
		if found = rest; k.Type != "" {
			out = append(out, k)
		}
	}
	return append(out, found...)
}
