package extract

import (
	"fmt"
	"slices"
	"strings"
)

// classes are sets of lemmas by the names that patterns call them by, "<weapon>".
type classes map[string]map[string]bool

// readClasses reads the classes of data/classes.txt, the user's own, and the lines "class name: word, word" of a user's
// lexicons. A class may hold others: "arms: <weapon>, rifle".
func readClasses(l library, wrong *faults) classes {
	lines := readLines(l.of("classes.txt"), wrong)
	for _, f := range l.of(Lexicon) {
		lines = append(lines, classLines(f, wrong)...)
	}
	b := &classBuilder{made: classes{}, lines: map[string][]line{}, wrong: wrong}
	for _, one := range lines {
		b.lines[one.name] = append(b.lines[one.name], one)
	}
	for _, one := range lines {
		b.build(one.name, nil)
	}
	return b.made
}

// classLines returns the lines of a lexicon that define classes, with the lines that carry them on.
func classLines(f File, wrong *faults) []line {
	kept := strings.Split(f.Content, "\n")
	within := false
	for i, s := range kept {
		rest, opens := strings.CutPrefix(s, "class ")
		within = opens || within && strings.HasPrefix(s, "\t")
		if !within {
			rest = ""
		} else if !opens {
			rest = s
		}
		kept[i] = rest
	}
	return readLines([]File{{f.Name, f.Kind, strings.Join(kept, "\n")}}, wrong)
}

// A classBuilder puts the lines of classes together.
type classBuilder struct {
	made  classes
	lines map[string][]line
	wrong *faults
}

// build makes class name; above are the classes that hold it, outermost first.
func (b *classBuilder) build(name string, above []string) map[string]bool {
	if b.made[name] != nil {
		return b.made[name]
	}
	set := map[string]bool{}
	for _, l := range b.lines[name] {
		for _, w := range l.words {
			inner, isClass := strings.CutPrefix(w, "<")
			inner = strings.TrimSuffix(inner, ">")
			chain := append(slices.Clone(above), name)
			switch {
			case !isClass:
				set[w] = true
			case slices.Contains(chain, inner):
				b.wrong.add(l.rule, fmt.Errorf("class <%s> is made of itself: %s; take <%s> out of this line", inner, strings.Join(append(chain, inner), " → "), inner))
			case b.lines[inner] == nil:
				b.wrong.add(l.rule, fmt.Errorf("class <%s> is nowhere defined; add a line \"%s: word, word\" to classes.txt", inner, inner))
			default:
				for w := range b.build(inner, chain) {
					set[w] = true
				}
			}
		}
	}
	b.made[name] = set
	return set
}
