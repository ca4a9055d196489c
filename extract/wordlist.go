package extract

import (
	"embed"
	"fmt"
	"path"
	"strings"
)

//go:embed data
var data embed.FS

// A line is one line of a word list: a name and words or patterns.
type line struct {
	name  string
	words []string
}

// loadLines reads a file of lines "name: word, word"; an indented line carries on the one before it. "#" opens a comment.
func loadLines(file string) ([]line, error) {
	raw, err := data.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var lines []line
	last := ""
	for n, s := range strings.Split(string(raw), "\n") {
		s, _, _ = strings.Cut(s, "#")
		carriesOn := strings.HasPrefix(s, "\t")
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if carriesOn {
			s = last + ":" + s
		}
		name, words, ok := strings.Cut(s, ":")
		last = name
		if !ok {
			return nil, fmt.Errorf("%s:%d: no colon in %q; write \"name: word, word\"", path.Base(file), n+1, s)
		}
		l := line{name: name}
		for _, w := range strings.Split(words, ",") {
			if w = strings.TrimSpace(w); w != "" {
				l.words = append(l.words, w)
			}
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// loadSets reads such a file into sets of words; a name may come on several lines.
func loadSets(file string) (map[string]map[string]bool, error) {
	lines, err := loadLines(file)
	if err != nil {
		return nil, err
	}
	sets := map[string]map[string]bool{}
	for _, l := range lines {
		if sets[l.name] == nil {
			sets[l.name] = map[string]bool{}
		}
		for _, w := range l.words {
			sets[l.name][w] = true
		}
	}
	return sets, nil
}
