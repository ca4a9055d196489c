package record

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

//go:embed ontology.txt
var ontologyFile string

// Kind describes an event type of the ontology.
type Kind struct {
	Type      Type
	Quad      string   // "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
	Roots     []string // CAMEO root codes: "04"
	Intensity float64  // Goldstein-style, from -10 (conflict) to 10 (cooperation)
	Modes     []string // in the order of the codebook; empty if the type has none
	Covers    string   // a line for people
}

// Ontology lists the event types in the order of the codebook.
var Ontology = mustParseOntology(ontologyFile)

// KindOf returns the description of t; false if there is no such type.
func KindOf(t Type) (Kind, bool) {
	i := slices.IndexFunc(Ontology, func(k Kind) bool { return k.Type == t })
	if i < 0 {
		return Kind{}, false
	}
	return Ontology[i], true
}

// CheckMode returns an error unless t is an event type and mode is empty or one of its modes.
func CheckMode(t Type, mode string) error {
	k, ok := KindOf(t)
	if !ok {
		return fmt.Errorf("type %q is not in the ontology; see record/ontology.txt", t)
	}
	if mode != "" && !slices.Contains(k.Modes, mode) {
		return fmt.Errorf("%s has no mode %q; it has %s", t, mode, strings.Join(k.Modes, ", "))
	}
	return nil
}

// mustParseOntology panics on a damaged table, which a test would show: the table is part of the program.
func mustParseOntology(content string) []Kind {
	kinds, err := parseOntology(content)
	if err != nil {
		panic(err)
	}
	return kinds
}

func parseOntology(content string) ([]Kind, error) {
	var kinds []Kind
	for n, line := range strings.Split(content, "\n") {
		word, rest, _ := strings.Cut(line, " ")
		f := strings.Split(rest, " | ")
		switch {
		case word == "type" && len(f) == 5:
			intensity, err := strconv.ParseFloat(f[3], 64)
			if err != nil {
				return nil, fmt.Errorf("ontology.txt:%d: intensity %q is not a number", n+1, f[3])
			}
			kinds = append(kinds, Kind{Type: Type(f[0]), Quad: f[1], Roots: strings.Split(f[2], ","), Intensity: intensity, Covers: f[4]})
		case word == "mode" && len(f) == 2:
			t, mode, _ := strings.Cut(f[0], " ")
			i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Type == Type(t) })
			if i < 0 {
				return nil, fmt.Errorf("ontology.txt:%d: mode of %q, which no line above describes", n+1, t)
			}
			kinds[i].Modes = append(kinds[i].Modes, mode)
		case word == "type" || word == "mode":
			return nil, fmt.Errorf("ontology.txt:%d: %q does not have the fields that the top of the file names", n+1, line)
		}
	}
	return kinds, nil
}
