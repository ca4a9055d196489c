package record

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed cameo.txt
var cameoFile string

// Act is what an event is in PLOVER's terms: a type with its mode and contexts.
type Act struct {
	Type     Type // empty where PLOVER has none, as for mere comment
	Mode     string
	Contexts []string
}

// Code is a code of CAMEO with the act that takes it over.
type Code struct {
	Code  string // "042"
	Act   Act
	Names string // what the code names, for people
}

// Codes are CAMEO's codes in their order; back are the ways back that they do not tell.
var Codes, back = mustReadCodes(cameoFile)

// FromCAMEO returns the act that takes over a CAMEO code. A code that is finer than the table has it from its
// root; false if even that is unknown. The Type is empty where PLOVER has dropped the code.
func FromCAMEO(code string) (Act, bool) {
	for n := len(code); n >= 2; n-- {
		if i := slices.IndexFunc(Codes, func(c Code) bool { return c.Code == code[:n] }); i >= 0 {
			return Codes[i].Act, true
		}
	}
	return Act{}, false
}

// CAMEO returns the code of an act: of the codes with its type and mode the one whose contexts fit best, the first of
// equals. A mode without a code has that of the type; an act of a user's own type has none: "".
func (a Act) CAMEO() string {
	if a.Type == "" {
		return ""
	}
	for _, c := range back {
		if c.Act.Type == a.Type && c.Act.Mode == a.Mode && (len(c.Act.Contexts) == 0 && !a.exact() || len(c.Act.Contexts) > 0 && a.lacks(c.Act) == 0) {
			return c.Code
		}
	}
	best, most := "", 0
	for _, c := range Codes {
		if len(c.Code) == 2 || c.Act.Type != a.Type || c.Act.Mode != a.Mode {
			continue
		}
		missing := a.lacks(c.Act)
		if fit := 2*(len(c.Act.Contexts)-missing) - missing; best == "" || fit > most {
			best, most = c.Code, fit
		}
	}
	if best == "" && a.Mode != "" {
		return Act{a.Type, "", a.Contexts}.CAMEO()
	}
	return best
}

// exact reports whether a code has just the type, mode and contexts of a.
func (a Act) exact() bool {
	return slices.ContainsFunc(Codes, func(c Code) bool {
		return len(c.Code) > 2 && c.Act.Type == a.Type && c.Act.Mode == a.Mode && slices.Equal(c.Act.Contexts, a.Contexts) && len(a.Contexts) > 0
	})
}

// lacks counts the contexts of b that a does not have.
func (a Act) lacks(b Act) int {
	n := 0
	for _, c := range b.Contexts {
		if !slices.Contains(a.Contexts, c) {
			n++
		}
	}
	return n
}

// mustReadCodes panics on a damaged table, which a test would show: the table is part of the program.
func mustReadCodes(content string) (codes, back []Code) {
	for n, line := range strings.Split(content, "\n") {
		if line == "" || line[0] == '#' || line[0] == '>' {
			continue
		}
		c, err := parseCode(line)
		if err != nil {
			panic(fmt.Errorf("cameo.txt:%d: %w", n+1, err))
		}
		if line[0] == '=' {
			back = append(back, c)
		} else {
			codes = append(codes, c)
		}
	}
	return codes, back
}

// parseCode reads "042 | CONSULT visit | make a visit" and "= 143 | PROTEST strike".
func parseCode(line string) (Code, error) {
	f := strings.Split(strings.TrimPrefix(line, "="), "|")
	if len(f) < 2 {
		return Code{}, fmt.Errorf("%q: write CODE | TYPE mode contexts | what it names", line)
	}
	c := Code{Code: strings.TrimSpace(f[0])}
	if len(f) > 2 {
		c.Names = strings.TrimSpace(f[2])
	}
	act := strings.Fields(f[1])
	if len(act) > 0 && act[0] == "-" {
		return c, nil
	}
	if len(act) < 2 {
		return Code{}, fmt.Errorf("%q: an act is TYPE mode contexts, with - for no mode", line)
	}
	c.Act = Act{Type(act[0]), strings.TrimPrefix(act[1], "-"), act[2:]}
	if len(c.Act.Contexts) == 0 {
		c.Act.Contexts = nil
	}
	return c, PLOVER.Check(c.Act.Type, c.Act.Mode, c.Act.Contexts)
}
