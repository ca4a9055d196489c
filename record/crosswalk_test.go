package record

import (
	"slices"
	"strings"
	"testing"
)

// TestEveryCodeThereAndBack goes from every code to PLOVER, back to a code and to PLOVER again: type and mode must stay.
func TestEveryCodeThereAndBack(t *testing.T) {
	for i, c := range Codes {
		if i > 0 && c.Code <= Codes[i-1].Code {
			t.Errorf("%s stands behind %s; the codes are in order, each once", c.Code, Codes[i-1].Code)
		}
		if parent := c.Code[:len(c.Code)-1]; len(c.Code) > 2 && !slices.ContainsFunc(Codes, func(p Code) bool { return p.Code == parent }) {
			t.Errorf("%s has no code %s above it", c.Code, parent)
		}
		act, ok := FromCAMEO(c.Code)
		if !ok || c.Names == "" {
			t.Errorf("%s is not described", c.Code)
		}
		if act.Type == "" {
			if act.CAMEO() != "" || c.Code[:2] > "02" {
				t.Errorf("%s has no type, but code %q", c.Code, act.CAMEO())
			}
			continue
		}
		if again, _ := FromCAMEO(act.CAMEO()); again.Type != act.Type || again.Mode != act.Mode && c.Code != "143" {
			t.Errorf("%s is %v, which goes back to %s, which is %v", c.Code, act, act.CAMEO(), again)
		}
	}
}

// TestEveryRoot maps CAMEO's twenty roots as PLOVER's manual does.
func TestEveryRoot(t *testing.T) {
	for n, want := range strings.Fields("- - AGREE CONSULT SUPPORT COOPERATE AID CONCEDE ACCUSE REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT ASSAULT ASSAULT") {
		code := string([]byte{byte('0' + (n+1)/10), byte('0' + (n+1)%10)})
		if act, ok := FromCAMEO(code); !ok || string(act.Type) != strings.TrimPrefix(want, "-") {
			t.Errorf("%s is %q, %v; want %s", code, act.Type, ok, want)
		}
	}
}

// TestEveryModeHasACode: an event of any type and mode can be given as CAMEO, under a root of its type or of the mode's code.
func TestEveryModeHasACode(t *testing.T) {
	for _, k := range PLOVER.Kinds {
		for _, m := range append([]Mode{{}}, k.Modes...) {
			code := Act{Type: k.Type, Mode: m.Name}.CAMEO()
			if act, ok := FromCAMEO(code); !ok || act.Type != k.Type && code != "080" {
				t.Errorf("%s %s has code %q, which is %v", k.Type, m.Name, code, act)
			}
		}
	}
}

func TestCAMEOOfActs(t *testing.T) {
	for _, c := range []struct {
		act  Act
		code string
	}{
		{Act{Consult, "visit", []string{"diplomatic"}}, "042"},
		{Act{Consult, "", []string{"diplomatic"}}, "040"},
		{Act{Aid, "", []string{"military"}}, "072"},
		{Act{Aid, "", []string{"health"}}, "070"},
		{Act{Request, "assist", []string{"military"}}, "1012"},
		{Act{Coerce, "arrest", nil}, "173"},
		{Act{Protest, "strike", nil}, "143"},
		{Act{Retreat, "", nil}, "080"},
		{Act{"CENSUS", "door", nil}, ""},
	} {
		if got := c.act.CAMEO(); got != c.code {
			t.Errorf("%v has code %q, want %q", c.act, got, c.code)
		}
	}
}

func TestUnknownCodes(t *testing.T) {
	if act, ok := FromCAMEO("1731"); !ok || act.Mode != "arrest" {
		t.Errorf("1731, finer than CAMEO, is %v, want what 173 is", act)
	}
	for _, code := range []string{"", "7", "99", "2", "---"} {
		if act, ok := FromCAMEO(code); ok {
			t.Errorf("%q is %v, want nothing", code, act)
		}
	}
	for _, line := range []string{"042", "042 | CONSULT", "042 | CONSULT swim | x", "042 | CONSULT - seaside | x"} {
		if _, err := parseCode(line); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}
