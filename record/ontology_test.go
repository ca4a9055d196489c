package record

import "testing"

func TestOntology(t *testing.T) {
	if len(Ontology) != 16 {
		t.Errorf("the ontology has %d types, want PLOVER's 16", len(Ontology))
	}
	quads := map[string]int{}
	for _, k := range Ontology {
		quads[k.Quad]++
		if k.Covers == "" || len(k.Roots) == 0 || k.Intensity < -10 || k.Intensity > 10 {
			t.Errorf("%s is not described: %+v", k.Type, k)
		}
	}
	for quad, n := range map[string]int{"verbal cooperation": 4, "material cooperation": 3, "verbal conflict": 4, "material conflict": 5} {
		if quads[quad] != n {
			t.Errorf("%d types of %s, want %d", quads[quad], quad, n)
		}
	}
}

func TestOntologyErrors(t *testing.T) {
	for _, c := range []struct{ content, err string }{
		{"type A | verbal | 01 | much | words", `ontology.txt:1: intensity "much" is not a number`},
		{"mode B c | words", `ontology.txt:1: mode of "B", which no line above describes`},
		{"type A | verbal", `ontology.txt:1: "type A | verbal" does not have the fields that the top of the file names`},
	} {
		if _, err := parseOntology(c.content); err == nil || err.Error() != c.err {
			t.Errorf("got %v, want %s", err, c.err)
		}
	}
}
