package record

import (
	"fmt"
	"slices"
	"strings"
)

// Attitude is how somebody stands to an act that has not come to be. CAMEO, which knows no status, codes the attitude in the
// place of the act: who promises aid expresses an intent (033), who refuses it rejects (122).
type Attitude int

// The attitudes, in the order of the columns of cameo.txt.
const (
	ToAppeal   Attitude = iota // asks somebody for it
	ToIntend                   // means, promises or agrees to do it
	ToDemand                   // demands it of somebody
	ToReject                   // refuses it
	ToThreaten                 // threatens with it
	attitudes
)

// attitudeCodes are the codes of the attitudes to acts, by the code of the act.
var attitudeCodes = mustReadAttitudes(cameoFile)

// Code returns CAMEO's code for the attitude to an act of a code: that of the longest code above it in the table; "" where CAMEO has
// none, as for an intent to attack.
func (a Attitude) Code(code string) string {
	for n := len(code); n >= 2; n-- {
		if of, ok := attitudeCodes[code[:n]]; ok {
			return of[a]
		}
	}
	return ""
}

// mustReadAttitudes panics on a damaged table, which a test would show: the table is part of the program.
func mustReadAttitudes(content string) map[string][]string {
	all := map[string][]string{}
	for n, line := range strings.Split(content, "\n") {
		rest, ours := strings.CutPrefix(line, ">")
		if !ours {
			continue
		}
		act, codes, _ := strings.Cut(rest, "|")
		of := strings.Fields(codes)
		for i, c := range of {
			of[i] = strings.TrimPrefix(c, "-")
			if !slices.ContainsFunc(Codes, func(k Code) bool { return c == "-" || k.Code == c }) {
				panic(fmt.Errorf("cameo.txt:%d: %q is no code above", n+1, c))
			}
		}
		if len(of) != int(attitudes) {
			panic(fmt.Errorf("cameo.txt:%d: %d codes, want %d", n+1, len(of), attitudes))
		}
		all[strings.TrimSpace(act)] = of
	}
	return all
}

// Reading returns the type that PLOVER itself gives an act of a type and status, where the record keeps the two apart: cooperation
// that has yet to come is agreed on, what does not come is rejected, what somebody wants of others is requested; to plan deeds against
// others is to threaten them.
func Reading(t Type, s Status) Type {
	k, _ := PLOVER.Kind(t)
	cooperation := strings.HasSuffix(k.Quad, "cooperation")
	switch {
	case s == Planned && cooperation:
		return Agree
	case s == Planned && k.Quad == "material conflict":
		return Threaten
	case s == Proposed && cooperation:
		return Request
	case s == Negated && cooperation:
		return Reject
	}
	return t
}
