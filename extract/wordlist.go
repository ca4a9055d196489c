package extract

import (
	"fmt"
	"strings"
)

// A line is one line of a word list: a name and words or patterns.
type line struct {
	name  string
	words []string
	rule  string // where it stands: "status.txt:12"
}

// readLines reads files of lines "name: word, word"; an indented line carries on the one before it. "#" opens a comment.
func readLines(files []File, wrong *faults) []line {
	var lines []line
	for _, f := range files {
		last := ""
		for n, s := range strings.Split(f.Content, "\n") {
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
			rule := fmt.Sprintf("%s:%d", f.Name, n+1)
			if !ok {
				wrong.add(rule, fmt.Errorf("no colon in %q; write \"name: word, word\"", s))
				continue
			}
			l := line{name: name, rule: rule}
			for _, w := range strings.Split(words, ",") {
				if w = strings.TrimSpace(w); w != "" {
					l.words = append(l.words, w)
				}
			}
			lines = append(lines, l)
		}
	}
	return lines
}

// dataLines yields the lines of a data file that are neither empty nor comments, with their numbers from 1.
func dataLines(data string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(data) {
			n++
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(n, line) {
				return
			}
		}
	}
}

// columns gives the lines of files in columns, such as cues.txt, to add.
func columns(files []File, wrong *faults, add func(line, rule string) error) {
	for _, f := range files {
		for n, line := range dataLines(f.Content) {
			rule := fmt.Sprintf("%s:%d", f.Name, n)
			wrong.add(rule, add(line, rule))
		}
	}
}
