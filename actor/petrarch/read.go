package petrarch

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/text"
)

// Read adds the patterns of one file, named name in messages. What it returns are the lines that are not understood, each
// with its place and what to do: they are left out, and all others count.
func (d *Dictionary) Read(name, content string) []error {
	r := &reader{dictionary: d, name: name}
	comment := false
	for n, line := range strings.Split(content, "\n") {
		r.line = n + 1
		line, comment = withoutComments(strings.TrimSuffix(line, "\r"), comment)
		if strings.TrimSpace(line) != "" {
			r.read(line)
		}
	}
	r.close()
	d.sort()
	return r.wrong
}

// A reader is one file while it is read.
type reader struct {
	dictionary *Dictionary
	name       string
	line       int
	names      []string // patterns of the actor or agent that is being read
	plural     string   // what stands in braces; "-" if there are no braces
	codes      []dated
	opened     int // the line on which it began
	wrong      []error
}

// maxWrong is how many faults of a file are told.
const maxWrong = 1000

func (r *reader) fault(line int, format string, args ...any) {
	if len(r.wrong) < maxWrong {
		r.wrong = append(r.wrong, fmt.Errorf("%s:%d: "+format, append([]any{r.name, line}, args...)...))
	}
}

// withoutComments drops "# …" and "<!-- … -->"; open tells whether the latter goes on behind the line.
func withoutComments(line string, open bool) (string, bool) {
	var kept strings.Builder
	for line != "" {
		if open {
			_, rest, closes := strings.Cut(line, "-->")
			if !closes {
				return kept.String(), true
			}
			line, open = rest, false
			continue
		}
		before, rest, opens := strings.Cut(line, "<!")
		kept.WriteString(before)
		line, open = rest, opens
	}
	code, _, _ := strings.Cut(kept.String(), "#")
	return code, open
}

// read takes one line that is not empty.
func (r *reader) read(line string) {
	indented := line[0] == ' ' || line[0] == '\t'
	line = strings.TrimSpace(line)
	switch {
	case line[0] == '!' && strings.Contains(line, "="):
		r.close()
		r.set(line)
		return
	case line[0] == '[' || indented && strings.Contains(line, "["):
		if r.names == nil {
			r.fault(r.line, "a code stands before any name; write the name on a line above it")
			return
		}
	case line[0] == '+':
		if r.names == nil {
			r.fault(r.line, "%q is another name of nothing; write the actor on a line above it", line)
			return
		}
		line = line[1:]
	default:
		r.close()
		r.opened, r.plural = r.line, "-"
	}
	name, codes, found := strings.Cut(line, "[")
	if name, plural, braces := strings.Cut(name, "{"); braces {
		r.plural = strings.TrimSpace(strings.Trim(strings.TrimSpace(plural), "}"))
		r.addName(name)
	} else {
		r.addName(name)
	}
	if found {
		r.addCodes("[" + codes)
	}
}

func (r *reader) addName(name string) {
	if name = strings.TrimSpace(name); name == "" {
		return
	}
	if len(Words(name)) == 0 {
		r.fault(r.line, "pattern %q has no letter and would match everything; write the words of a name", name)
		return
	}
	r.names = append(r.names, name)
}

// addCodes reads "[AGDGOV 890301-940630]", several of them too.
func (r *reader) addCodes(s string) {
	for s != "" {
		one, rest, closed := strings.Cut(strings.TrimPrefix(s, "["), "]")
		if !closed {
			r.fault(r.line, "code %q has no closing bracket; end it with ]", s)
			return
		}
		if c, err := parseCode(one); err != nil {
			r.fault(r.line, "%w", err)
		} else {
			r.codes = append(r.codes, c)
		}
		_, s, _ = strings.Cut(rest, "[")
	}
}

// close adds what has been read to the dictionary.
func (r *reader) close() {
	if r.names == nil {
		r.codes = nil
		return
	}
	if len(r.codes) == 0 {
		r.fault(r.opened, "%s has no code; write it behind the name, as in [AGDGOV]", r.names[0])
	}
	agents := slices.ContainsFunc(r.codes, func(c dated) bool { return strings.Contains(c.code, "~") })
	into := r.dictionary.actors
	if agents {
		into = r.dictionary.agents
	}
	for _, n := range r.names {
		if len(r.codes) == 0 {
			break
		}
		for _, full := range r.expand(n, 0) {
			r.dictionary.put(into, Words(full), r.codes)
			switch {
			case r.plural == "-":
				r.dictionary.put(into, plural(Words(full)), r.codes)
			case r.plural != "":
				r.dictionary.put(into, Words(r.plural), r.codes)
			}
		}
	}
	r.names, r.codes = nil, nil
}

// maxExpanded bounds how many names a pattern with sets may stand for.
const maxExpanded = 10000

// maxSets bounds how many sets a pattern may hold.
const maxSets = 4

// expand puts the words of sets in their places.
func (r *reader) expand(name string, depth int) []string {
	before, rest, opens := strings.Cut(name, "!")
	set, after, closes := strings.Cut(rest, "!")
	if !opens {
		return []string{name}
	}
	words := r.dictionary.sets[set]
	if !closes || words == nil || depth == maxSets {
		r.fault(r.opened, "pattern %q: set !%s! is not defined above it, or too many are nested; add a line \"!%s! = WORD, WORD\"", name, set, set)
		return nil
	}
	var all []string
	for _, w := range words {
		all = append(all, r.expand(before+w+after, depth+1)...)
		if len(all) > maxExpanded {
			r.fault(r.opened, "pattern %q stands for more than %d names; use fewer sets in it", name, maxExpanded)
			return nil
		}
	}
	return all
}

// set reads "!PERSON! = MAN, WOMAN".
func (r *reader) set(line string) {
	name, words, _ := strings.Cut(line, "=")
	name = strings.Trim(strings.TrimSpace(name), "!")
	var list []string
	for _, w := range strings.Split(words, ",") {
		if w = strings.TrimSpace(w); strings.Contains(w, "!") {
			r.fault(r.line, "set !%s! holds the set %s; write the words themselves, for sets may not hold sets", name, w)
		} else if w != "" {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		r.fault(r.line, "set !%s! is empty; write \"!%s! = WORD, WORD\"", name, name)
		return
	}
	r.dictionary.sets[name] = list
}

// put adds a pattern; a plural or name that is there already keeps its codes.
func (d *Dictionary) put(into map[string][]pattern, words []string, codes []dated) {
	if len(words) == 0 {
		return
	}
	words = foldAll(words)
	into[words[0]] = append(into[words[0]], pattern{words, slices.Clone(codes), len(into[words[0]])})
}

// sort puts the longest patterns first, those read first before others as long.
func (d *Dictionary) sort() {
	for _, all := range []map[string][]pattern{d.actors, d.agents} {
		for _, list := range all {
			slices.SortFunc(list, func(a, b pattern) int {
				if len(a.words) != len(b.words) {
					return len(b.words) - len(a.words)
				}
				return a.order - b.order
			})
		}
	}
}

// plural returns the regular plural of the last word.
func plural(words []string) []string {
	words = slices.Clone(words)
	last := &words[len(words)-1]
	w := strings.ToUpper(*last)
	switch {
	case strings.HasSuffix(w, "Y") && !strings.HasSuffix(w, "AY") && !strings.HasSuffix(w, "EY") && !strings.HasSuffix(w, "OY"):
		*last = w[:len(w)-1] + "IES"
	case strings.HasSuffix(w, "S"), strings.HasSuffix(w, "X"), strings.HasSuffix(w, "CH"), strings.HasSuffix(w, "SH"):
		*last = w + "ES"
	default:
		*last = w + "S"
	}
	return words
}

// parseCode reads "AGDGOV 890301-940630", "AGDOPP >940701", "AGDELI < 890301", "~GOV".
func parseCode(s string) (dated, error) {
	f := strings.Fields(s)
	if len(f) == 0 {
		return dated{}, fmt.Errorf("a code is empty; write it in the brackets, as in [AGDGOV]")
	}
	c := dated{code: strings.ToUpper(f[0])}
	when := strings.Join(f[1:], "")
	if i := strings.IndexAny(c.code, "<>"); i > 0 { // "[AGDELI<890301]"
		when, c.code = c.code[i:]+when, c.code[:i]
	}
	var err error
	switch {
	case when == "":
	case when[0] == '<':
		c.to, err = parseDay(when[1:])
		c.to = c.to.Add(-1)
	case when[0] == '>':
		c.from, err = parseDay(when[1:])
	default:
		from, to, ok := strings.Cut(when, "-")
		if !ok {
			return c, fmt.Errorf("time %q in code %q: write <YYMMDD, >YYMMDD or YYMMDD-YYMMDD", when, s)
		}
		if c.from, err = parseDay(from); err == nil {
			c.to, err = parseDay(to)
		}
		if err == nil && c.to.Before(c.from) {
			return c, fmt.Errorf("code %q ends before it begins; exchange the days", s)
		}
	}
	return c, err
}

// century is the first year of two digits that belongs to the last century.
const century = 30

// parseDay reads YYMMDD and YYYYMMDD. A day 00 or month 00 stands for the first.
func parseDay(s string) (text.Day, error) {
	full := s
	if len(s) == len("060102") {
		full = "20" + s
		if s[:2] >= fmt.Sprint(century) {
			full = "19" + s
		}
	}
	if len(full) == len("20060102") {
		if strings.HasSuffix(full, "0000") {
			full = full[:4] + "0101"
		} else if strings.HasSuffix(full, "00") {
			full = full[:6] + "01"
		}
	}
	t, err := time.Parse("20060102", full)
	if err != nil {
		return text.Day{}, fmt.Errorf("day %q is none of the calendar; write it as YYMMDD or YYYYMMDD", s)
	}
	return text.DayOf(t), nil
}
