package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestDivide(t *testing.T) {
	for _, c := range []struct {
		name  string
		fines string // "narrowest block count, …"
		want  string // "narrowest block > block, …"
	}{
		{"few stay together", "meet|A+B|/2026/02 60, meet|A+B|/2025 40", "meet|A+B|/2025 > meet|A+B|, meet|A+B|/2026/02 > meet|A+B|"},
		{"one more splits", "meet|A+B|/2026/02 61, meet|A+B|/2025 40", "meet|A+B|/2025 > meet|A+B|/2025, meet|A+B|/2026/02 > meet|A+B|/2026"},
		{"only where it is full", "meet|A+B|/2026/02/10/oslo 90, meet|A+B|/2026/02 20, meet|A+B|/2025/01 9",
			"meet|A+B|/2025/01 > meet|A+B|/2025, meet|A+B|/2026/02 > meet|A+B|/2026/02, meet|A+B|/2026/02/10/oslo > meet|A+B|/2026/02/10"},
		{"what is known roughly stays", "meet|A+B| 500, meet|A+B|/2026 1", "meet|A+B| > meet|A+B|, meet|A+B|/2026 > meet|A+B|/2026"},
		{"the narrowest may be full", "yield|A|/2026 200", "yield|A|/2026 > yield|A|/2026"},
	} {
		fines := map[string]int{}
		for _, f := range strings.Split(c.fines, ", ") {
			at := strings.LastIndex(f, " ")
			n := 0
			fmt.Sscan(f[at:], &n)
			fines[f[:at]] = n
		}
		blocks := Divide(fines)
		var got []string
		for _, fine := range slices.Sorted(maps.Keys(blocks)) {
			got = append(got, fine+" > "+blocks[fine])
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestHome(t *testing.T) {
	for _, c := range []struct {
		offices map[string]int
		want    string
	}{
		{nil, ""},
		{map[string]int{"NOR": 1}, "NOR"},
		{map[string]int{"NOR": 2, "SWE": 1}, "NOR"},
		{map[string]int{"NOR": 2, "SWE": 2}, ""},
		{map[string]int{"NOR": 2, "SWE": 1, "DNK": 1}, ""},
	} {
		if got := Home(c.offices); got != c.want {
			t.Errorf("%v: %q, want %q", c.offices, got, c.want)
		}
	}
}
