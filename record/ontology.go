package record

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

//go:embed ontology.txt
var ontologyFile string

// Kind describes an event type of an ontology.
type Kind struct {
	Type      Type
	Quad      string   // "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
	Roots     []string // CAMEO root codes: "04"
	Intensity float64  // Goldstein-style, from -10 (conflict) to 10 (cooperation)
	Modes     []Mode   // in the order of the file; empty if the type has none
	Covers    string   // a line for people
}

// Mode is a kind within a type: the visit of CONSULT.
type Mode struct {
	Name      string
	Intensity float64
	// Standard is the mode of PLOVER's manual that holds this one: Name itself for the manual's own, another for a
	// finer one of its drafts, empty if none does.
	Standard string
	Covers   string
}

// Ontology is what events may be: PLOVER, or PLOVER with what a user adds.
type Ontology struct {
	Kinds    []Kind            // in the order of the codebook
	Contexts map[string]string // name to what it covers
	Sectors  map[Sector]string // likewise
}

// PLOVER is the built-in ontology. It is never changed: a user's own begins as its Clone.
var PLOVER = mustReadOntology(ontologyFile)

// Clone returns a copy that can be added to.
func (o *Ontology) Clone() *Ontology {
	c := &Ontology{Kinds: slices.Clone(o.Kinds), Contexts: maps.Clone(o.Contexts), Sectors: maps.Clone(o.Sectors)}
	for i := range c.Kinds {
		c.Kinds[i].Modes = slices.Clone(c.Kinds[i].Modes)
	}
	return c
}

// Kind returns the description of t; false if there is no such type.
func (o *Ontology) Kind(t Type) (Kind, bool) {
	i := o.index(t)
	if i < 0 {
		return Kind{}, false
	}
	return o.Kinds[i], true
}

func (o *Ontology) index(t Type) int {
	return slices.IndexFunc(o.Kinds, func(k Kind) bool { return k.Type == t })
}

// Mode returns the description of a mode; false if the type has none of that name.
func (k *Kind) Mode(name string) (Mode, bool) {
	i := slices.IndexFunc(k.Modes, func(m Mode) bool { return m.Name == name })
	if i < 0 {
		return Mode{}, false
	}
	return k.Modes[i], true
}

// Weigh returns the quad category and the intensity of an act, by its mode if that has one of its own.
func (o *Ontology) Weigh(t Type, mode string) (quad string, intensity float64) {
	k, _ := o.Kind(t)
	if m, ok := k.Mode(mode); ok {
		return k.Quad, m.Intensity
	}
	return k.Quad, k.Intensity
}

// Check returns an error unless t is a type, mode is empty or one of its modes, and all contexts are known.
func (o *Ontology) Check(t Type, mode string, contexts []string) error {
	k, ok := o.Kind(t)
	if !ok {
		return fmt.Errorf("type %q is not in the ontology; it has %s, and a line \"type %s | …\" adds it", t, joined(o.Kinds, func(k Kind) string { return string(k.Type) }), t)
	}
	if _, ok := k.Mode(mode); !ok && mode != "" {
		return fmt.Errorf("%s has no mode %q; it has %s", t, mode, cmp.Or(joined(k.Modes, func(m Mode) string { return m.Name }), "none"))
	}
	for _, c := range contexts {
		if _, ok := o.Contexts[c]; !ok {
			return fmt.Errorf("context %q is not in the ontology; a line \"context %s | what it covers\" adds it", c, c)
		}
	}
	return nil
}

func joined[T any](list []T, name func(T) string) string {
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = name(one)
	}
	return strings.Join(names, ", ")
}

// mustReadOntology panics on a damaged table, which a test would show: the table is part of the program.
func mustReadOntology(content string) *Ontology {
	o := &Ontology{Contexts: map[string]string{}, Sectors: map[Sector]string{}}
	for n, line := range strings.Split(content, "\n") {
		if _, err := o.Add(line); err != nil {
			panic(fmt.Errorf("ontology.txt:%d: %w", n+1, err))
		}
	}
	return o
}

// quads are the four quad categories.
var quads = []string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

// Add reads one line of the format that ontology.txt describes. It is false for a line of no such kind, which it leaves alone.
func (o *Ontology) Add(line string) (ours bool, err error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	want, ok := map[string]int{"type": 5, "mode": 3, "finer": 3, "context": 2, "sector": 2}[word]
	if !ok {
		return false, nil
	}
	f := strings.Split(rest, "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if len(f) != want {
		return true, fmt.Errorf("%q has %d fields between \"|\", a line of %q has %d; the head of record/ontology.txt shows each", line, len(f), word, want)
	}
	switch word {
	case "type":
		return true, o.addType(f)
	case "mode", "finer":
		return true, o.addMode(f)
	case "context":
		o.Contexts[f[0]] = f[1]
	case "sector":
		o.Sectors[Sector(f[0])] = f[1]
	}
	return true, nil
}

func (o *Ontology) addType(f []string) error {
	k := Kind{Type: Type(f[0]), Quad: f[1], Covers: f[4]}
	if f[2] != "-" {
		k.Roots = strings.Split(f[2], ",")
	}
	var err error
	switch {
	case f[0] == "" || strings.ContainsAny(f[0], " \t") || strings.ToUpper(f[0]) != f[0]:
		return fmt.Errorf("type %q: write its name as one word in capitals", f[0])
	case !slices.Contains(quads, f[1]):
		return fmt.Errorf("quad category %q is none of %s", f[1], strings.Join(quads, ", "))
	case o.index(k.Type) >= 0:
		return fmt.Errorf("type %s is there already; choose another name", k.Type)
	}
	k.Intensity, err = parseIntensity(f[3])
	o.Kinds = append(o.Kinds, k)
	return err
}

func (o *Ontology) addMode(f []string) error {
	name := strings.Fields(f[0])
	if len(name) < 2 || len(name) > 3 {
		return fmt.Errorf("mode %q: write its type and its name, for a finer one also the mode that holds it", f[0])
	}
	i := o.index(Type(name[0]))
	if i < 0 {
		return fmt.Errorf("mode of %q, which no line above describes", name[0])
	}
	m := Mode{Name: name[1], Standard: strings.TrimPrefix(name[len(name)-1], "-"), Covers: f[2]}
	if _, old := o.Kinds[i].Mode(m.Name); old {
		return fmt.Errorf("%s has a mode %q already; choose another name", name[0], m.Name)
	}
	var err error
	m.Intensity, err = parseIntensity(f[1])
	o.Kinds[i].Modes = append(o.Kinds[i].Modes, m)
	return err
}

func parseIntensity(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(-10 <= v && v <= 10) { // NaN too
		return 0, fmt.Errorf("intensity %q is not a number from -10 to 10", s)
	}
	return v, nil
}
