package origin

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/text"
)

// ledger is another report of what harbour tells.
const ledger = `Fishermen in Port Alder can go back to their old quay. After two years of waiting, a majority of the council said yes.
There had been doubts about the wall, where engineers saw cracks in the year before last, but these have been repaired.
From March small boats may tie up; skippers of big ones must be patient until the dredgers have done their work.`

const lead = "The harbour council of Port Alder voted on Monday to reopen the northern quay to fishing boats after a closure of two years."

// told makes an assertion of a report that has its id as its outlet, too.
func told(report, body, evidence string) Assertion {
	return Assertion{Report: report, Outlet: "The " + report, Published: text.Day{Year: 2026, Month: 1, Day: 24}, Sketch: sketchOf(body), Evidence: evidence}
}

func with(a Assertion, change func(*Assertion)) Assertion {
	change(&a)
	return a
}

// TestGroups gives for each assertion the number of its origin, with what ties it to an earlier one.
func TestGroups(t *testing.T) {
	own := strings.Split(ledger, "\n")
	release := "The council thanks all who have waited for this decision and will publish the rules for mooring at the quay in February."
	quote := `"We will have the quay open and the lamps lit by the first of March, and not a day later," Mayor Holt `
	days := func(n int) func(*Assertion) { return func(a *Assertion) { a.Published = a.Published.Add(n) } }
	from := func(agency string) func(*Assertion) { return func(a *Assertion) { a.Credit = agency } }
	post := func(a *Assertion) { a.Document = "holt post" }
	passes := func(outlet string) func(*Assertion) { return func(a *Assertion) { a.Relays = outlet } }
	by := func(outlet string) func(*Assertion) { return func(a *Assertion) { a.Outlet = outlet } }
	a, b, c := "Ledger", "Courier", "Post"
	for _, k := range []struct {
		name       string
		assertions []Assertion
		want       string
	}{
		{"none", nil, ""},
		{"one", []Assertion{told(a, harbour, lead)}, "0"},
		{"copies", []Assertion{told(a, harbour, lead), told(b, harbour, lead)}, "0, 0 same text"},
		{"versions of one report", []Assertion{with(told(b, ledger, own[0]), func(a *Assertion) { a.Version = "Ledger" }), told(a, harbour, lead), told(c, "", own[1]),
			with(told("Fourth", "", own[2]), func(a *Assertion) { a.Version = "Ledger" })}, "0, 0 same versions, 1, 0 same versions"},
		{"versions of what is not there", []Assertion{with(told(b, ledger, own[0]), func(a *Assertion) { a.Version = "X" }), with(told(c, harbour, lead), func(a *Assertion) { a.Version = "X" })},
			"0, 0 same versions"},
		{"a copy cut", []Assertion{told(a, harbour, lead), told(b, ledger, own[0]), told(c, harbour[:len(harbour)/3], lead)}, "0, 1, 0 same text"},
		{"own words", []Assertion{told(a, harbour, lead), told(b, ledger, own[0])}, "0, 1"},
		{"one agency, own words", []Assertion{with(told(a, harbour, lead), from("Reuters")), with(told(b, ledger, own[0]), from("Reuters"))}, "0, 1"},
		{"one agency, some of its words", []Assertion{with(told(a, harbour, lead), from("Reuters")), with(told(b, ledger+lead, own[0]), from("Reuters"))}, "0, 0 same agency"},
		{"other agencies, some of the words", []Assertion{with(told(a, harbour, lead), from("Reuters")), with(told(b, ledger+lead, own[0]), from("TASS"))}, "0, 1"},
		{"one agency, weeks later", []Assertion{with(told(a, harbour, lead), from("Reuters")), with(with(told(b, ledger+lead, own[0]), from("Reuters")), days(30))}, "0, 1"},

		{"a release in both", []Assertion{told(a, harbour+"\n"+release, release), told(b, ledger+"\n"+release, release)}, "0, 0 same sentence"},
		{"beside a release", []Assertion{told(a, harbour+"\n"+release, lead), told(b, ledger+"\n"+release, own[0])}, "0, 1"},
		{"remarks that both heard", []Assertion{told(a, harbour, quote+"told a news conference."), told(b, ledger, quote+"said when the vote was over.")}, "0, 1"},
		{"a short sentence that both found", []Assertion{told(a, harbour, "The council reopened the northern quay."), told(b, ledger, "The council reopened the northern quay.")}, "0, 1"},

		{"one post", []Assertion{with(told(a, harbour, "She wrote so."), post), with(told(b, ledger, "So her post says."), post)}, "0, 0 same document"},
		{"two posts", []Assertion{with(told(a, harbour, "She wrote so."), post), with(with(told(b, ledger, "So her post says."), post), days(9))}, "0, 1"},
		{"one post, weeks later", []Assertion{with(told(a, harbour, quote+"wrote."), post), with(with(told(b, ledger, "In her post: "+quote), post), days(9))}, "0, 0 same document"},

		{"passed on", []Assertion{told(a, harbour, lead), with(told(b, ledger, own[0]), passes("evening courier")), told(c, "", "It is so.")}, "0, 1, 2"},
		{"passed on from one of them", []Assertion{with(told(a, harbour, lead), by("NYT")), with(told(b, ledger, own[0]), passes("New York Times"))}, "0, 0 passed on"},
		{"passed on from an agency", []Assertion{with(told(a, harbour, lead), from("Reuters")), with(told(b, ledger, own[0]), passes("Reuters"))}, "0, 0 passed on"},
		{"both passed on", []Assertion{with(told(a, harbour, lead), passes("CNN")), with(told(b, ledger, own[0]), passes("CNN"))}, "0, 0 passed on"},

		{"said twice in one report", []Assertion{told(a, harbour, lead), told(a, harbour, "It is so.")}, "0, 0 same report"},
		{"said again by one outlet", []Assertion{told(a, harbour, lead), with(with(told(b, ledger, own[0]), by("Ledger")), days(3))}, "0, 0 same outlet"},
		{"printed by one outlet, for two agencies", []Assertion{with(told(a, harbour, lead), from("Reuters")), with(with(told(b, ledger, own[0]), by("Ledger")), from("TASS"))}, "0, 1"},
		{"own words beside an agency's", []Assertion{told(a, harbour, lead), told(b, harbour, lead), with(told(c, ledger, own[0]), by("Ledger"))}, "0, 0 same text, 1"},
		{"no report and no outlet", []Assertion{{}, {}}, "0, 1"},
	} {
		var got []string
		for _, g := range Groups(k.assertions) {
			got = append(got, strings.TrimSpace(fmt.Sprint(g.Origin, " ", g.Tie)))
		}
		if s := strings.Join(got, ", "); s != k.want {
			t.Errorf("%s: %s; want %s", k.name, s, k.want)
		}
	}
}

// TestOrder turns a list about: who belongs together may not change.
func TestOrder(t *testing.T) {
	list := []Assertion{told("a", harbour, lead), told("b", ledger, "x"), told("c", harbour[:300], lead), told("d", ledger[:200], "y"), told("e", "", lead), told("f", "", "z")}
	want := pairs(list)
	for n := range list {
		turned := append(slices.Clone(list[n:]), list[:n]...)
		slices.Reverse(turned)
		if got := pairs(turned); got != want {
			t.Errorf("turned by %d: %s; want %s", n, got, want)
		}
	}
}

// pairs lists the reports that have one origin.
func pairs(list []Assertion) string {
	var out []string
	groups := Groups(list)
	for i, a := range list {
		for j, b := range list {
			if a.Report < b.Report && groups[i].Origin == groups[j].Origin {
				out = append(out, a.Report+b.Report)
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// TestManyAssertions has so many that to compare each with each would take long.
func TestManyAssertions(t *testing.T) {
	for name, body := range map[string]func(int) string{
		"alike":              func(int) string { return harbour },
		"apart":              func(i int) string { return babble(uint64(i), 60) },
		"a phrase in common": func(i int) string { return babble(uint64(i), 60) + lead },
	} {
		var list []Assertion
		for i := range 8000 {
			s := body(i)
			list = append(list, told(fmt.Sprint(i), s, s[:100]))
		}
		start := time.Now()
		Groups(list)
		if took := time.Since(start); took > 15*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func BenchmarkGroups(b *testing.B) {
	var list []Assertion
	for i := range 100 {
		s := babble(uint64(i/5), 300)
		list = append(list, told(fmt.Sprint(i), s, s[:100]))
	}
	for b.Loop() {
		Groups(list)
	}
}
