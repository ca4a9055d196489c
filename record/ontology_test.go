package record

import (
	"strings"
	"testing"
)

func TestOntology(t *testing.T) {
	if len(PLOVER.Kinds) != 16 || len(PLOVER.Sectors) != 25 || len(PLOVER.Contexts) != 38 {
		t.Errorf("%d types, %d sectors, %d contexts; want PLOVER's 16, 25 and its 37 with the crosswalk's humanitarian", len(PLOVER.Kinds), len(PLOVER.Sectors), len(PLOVER.Contexts))
	}
	quads := map[string]int{}
	for _, k := range PLOVER.Kinds {
		quads[k.Quad]++
		if k.Covers == "" || len(k.Roots) == 0 {
			t.Errorf("%s is not described: %+v", k.Type, k)
		}
		for _, m := range k.Modes {
			if m.Standard != "" {
				if s, ok := k.Mode(m.Standard); !ok || s.Standard != s.Name {
					t.Errorf("%s %s is said to be held by %s, which is no mode of the manual", k.Type, m.Name, m.Standard)
				}
			}
			if m.Intensity*k.Intensity < 0 {
				t.Errorf("%s %s has intensity %g, its type %g", k.Type, m.Name, m.Intensity, k.Intensity)
			}
		}
	}
	for quad, n := range map[string]int{"verbal cooperation": 4, "material cooperation": 3, "verbal conflict": 4, "material conflict": 5} {
		if quads[quad] != n {
			t.Errorf("%d types of %s, want %d", quads[quad], quad, n)
		}
	}
}

func TestSectorsAreConstants(t *testing.T) {
	for _, s := range []Sector{Police, Government, Judiciary, Legislator, Military, Paramilitary, Party, Rebel, Spy, UnknownArmed, Unknown, Agriculture, Business,
		Criminal, Civilian, Education, Elite, Journalist, Labour, Medical, Refugee, Opposition, Partial, Religious, Social} {
		if PLOVER.Sectors[s] == "" {
			t.Errorf("sector %s has no line in ontology.txt", s)
		}
	}
}

func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		kind      Type
		mode      string
		quad      string
		intensity float64
	}{
		{Consult, "visit", "verbal cooperation", 4},
		{Consult, "", "verbal cooperation", 2.5},
		{Assault, "unconventional", "material conflict", -10},
		{"UNHEARD", "", "", 0},
	} {
		if q, i := PLOVER.Weigh(c.kind, c.mode); q != c.quad || i != c.intensity {
			t.Errorf("%s %s weighs %q %g, want %q %g", c.kind, c.mode, q, i, c.quad, c.intensity)
		}
	}
}

func TestOntologyErrors(t *testing.T) {
	for _, c := range []struct{ line, err string }{
		{"type CENSUS | verbal conflict | 01 | much | words", `intensity "much" is not a number from -10 to 10`},
		{"type CENSUS | verbal conflict | 01 | 11 | words", `intensity "11" is not a number from -10 to 10`},
		{"type Census | verbal conflict | 01 | 1 | words", `write its name as one word in capitals`},
		{"type CENSUS | lukewarm | 01 | 1 | words", `quad category "lukewarm" is none of`},
		{"type AGREE | verbal conflict | 01 | 1 | words", `type AGREE is there already`},
		{"mode CENSUS count | 1 | words", `mode of "CENSUS", which no line above describes`},
		{"mode CONSULT visit | 1 | words", `CONSULT has a mode "visit" already`},
		{"type CENSUS | verbal conflict", `has 2 fields between "|", a line of "type" has 5`},
	} {
		if _, err := PLOVER.Clone().Add(c.line); err == nil || !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: got %v, want %s", c.line, err, c.err)
		}
	}
}

func TestCloneLeavesPLOVERAlone(t *testing.T) {
	o := PLOVER.Clone()
	for _, line := range []string{"type CENSUS | verbal cooperation | - | 1 | counting people", "mode CENSUS door | 2 | from door to door", "mode CONSULT canteen | 2 | over lunch", "context canteen | food"} {
		if ours, err := o.Add(line); !ours || err != nil {
			t.Fatalf("%s: %v, %v", line, ours, err)
		}
	}
	if err := o.Check("CENSUS", "door", []string{"canteen"}); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		kind Type
		mode string
		ctx  []string
		err  string
	}{
		{"CENSUS", "door", nil, `type "CENSUS" is not in the ontology`},
		{Consult, "canteen", nil, `CONSULT has no mode "canteen"; it has visit, third-party`},
		{Agree, "visit", nil, `AGREE has no mode "visit"; it has none`},
		{Consult, "", []string{"canteen"}, `context "canteen" is not in the ontology`},
	} {
		if err := PLOVER.Check(c.kind, c.mode, c.ctx); err == nil || !strings.Contains(err.Error(), c.err) {
			t.Errorf("got %v, want %s", err, c.err)
		}
	}
}
