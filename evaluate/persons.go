package evaluate

import (
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/ingest"
	"chancery/text"
)

// named finds the names that a folder of gold records gives to actors, recipients, sources, speakers and holders of roles
// in the reports themselves. "persons" are those with a role, which must be found as persons; "named" are all, found in any
// class. A name is found if the program names an entity by the same last word. Each counts once a report; what is found
// beyond the gold is not counted, as the gold does not list every name.
func named(folder string, _ io.Writer) (Scores, error) {
	gold, err := readRecordGold(folder)
	if err != nil {
		return nil, err
	}
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	persons, all := Score{Name: "persons"}, Score{Name: "named"}
	for i := range gold {
		g := &gold[i]
		d := &text.Document{Text: g.Text, Body: text.Span{End: len(g.Text)}, Language: "en"}
		if _, err := pipeline.Read(d); err != nil {
			return nil, err
		}
		for _, name := range g.names(true) {
			persons.find(g.Doc, name, d, func(e *text.Entity) bool { return e.Type == text.Person })
		}
		for _, name := range g.names(false) {
			all.find(g.Doc, name, d, func(*text.Entity) bool { return true })
		}
	}
	return Scores{persons, all}, nil
}

// find counts a name of the gold as found or missed.
func (s *Score) find(doc, name string, d *text.Document, fits func(*text.Entity) bool) {
	s.Gold++
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind != text.Named || len(m.Entities) != 1 || !fits(&d.Entities[m.Entities[0]]) {
			continue
		}
		if strings.EqualFold(lastWord(m.Name.In(d.Text)), lastWord(name)) || strings.EqualFold(d.Entities[m.Entities[0]].Name, name) {
			s.System++
			s.Correct++
			return
		}
	}
	s.Misses = append(s.Misses, "MISS "+doc+" "+name)
}

func lastWord(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// isCapitalised reports whether the longer words of a name begin with capitals, as those of "critics" and "US lawmakers" do not.
func isCapitalised(name string) bool {
	for _, w := range strings.Fields(name) {
		if c, _ := utf8.DecodeRuneInString(w); len(w) > 3 && !unicode.IsUpper(c) {
			return false
		}
	}
	return name != ""
}

// names returns the names of the record that its text holds, each once: those of roles, or all.
func (g *recordGold) names(roles bool) []string {
	var out []string
	add := func(name string) {
		if isCapitalised(name) && !slices.Contains(out, name) && strings.Contains(g.Text, lastWord(name)) {
			out = append(out, name)
		}
	}
	for i := range g.Items {
		it := &g.Items[i]
		if it.Kind == "role" {
			add(it.Name)
		}
		if roles {
			continue
		}
		add(it.Speaker.Name)
		for _, list := range [][]goldActor{it.Actors, it.Recipients, it.Source} {
			for _, a := range list {
				add(a.Name)
			}
		}
	}
	return out
}
