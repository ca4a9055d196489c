package coref

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"chancery/record"
	"chancery/resolve/story"
	"chancery/text"
)

// two reports of one story, and one of another.
var (
	first  = profile("1", "Farmers of Halden arrested after the dam burst", "Police arrested three farmers of Halden after the Orvik dam burst.")
	second = profile("2", "Three held over burst dam", "Three farmers were arrested in Halden, police said, days after the Orvik dam burst.")
	other  = profile("3", "Painter arrested", "The painter Ines Calloway was arrested at Lisbon airport.")
)

func profile(id, title, body string) story.Profile {
	return story.Of(&record.Report{ID: id, Title: title, Text: title + "\n" + body})
}

func actor(country, name string) record.Actor {
	return record.Actor{Country: country, Name: name, ID: country + "/" + name}
}

func day(n int) text.Day { return text.Day{Year: 2024, Month: 5, Day: n} }

func TestCompatible(t *testing.T) {
	arrest := func(report story.Profile, change ...func(*Mention)) Mention {
		m := Mention{ID: report.ID, Report: report, Trigger: "arrest"}
		for _, c := range change {
			c(&m)
		}
		return m
	}
	by := func(a ...record.Actor) func(*Mention) { return func(m *Mention) { m.Actors = a } }
	of := func(a ...record.Actor) func(*Mention) { return func(m *Mention) { m.Recipients = a } }
	on := func(from, to int) func(*Mention) { return func(m *Mention) { m.From, m.To = day(from), day(to) } }
	word := func(w string) func(*Mention) { return func(m *Mention) { m.Trigger = w } }
	act := func(kind record.Type, mode string) func(*Mention) {
		return func(m *Mention) { m.Type, m.Mode = kind, mode }
	}
	in := func(name, country string) func(*Mention) {
		return func(m *Mention) { m.Places = []record.Place{{Name: name, Countries: []string{country}}} }
	}
	plain := Compatible(arrest(first), arrest(second))
	for _, c := range []struct {
		name string
		a, b Mention
		want int // beside plain: more, the same, less, or -2 for not at all
	}{
		{"a story beside another", arrest(first), arrest(other), -1},
		{"an inflected word", arrest(first, word("arrested")), arrest(second, word("arrests")), 0},
		{"another word", arrest(first), arrest(second, word("burst")), -2},
		{"a derived word", arrest(first, word("nominate")), arrest(second, word("nomination")), 0},
		{"words that only begin alike", arrest(first, word("protest")), arrest(second, word("protect")), -2},
		{"no word", arrest(first, word("")), arrest(second, word("")), -2},
		{"the same person, named in full and in part", arrest(first, of(actor("NOR", "Kari Moe"))), arrest(second, of(actor("NOR", "Moe"))), 1},
		{"actor turned recipient", arrest(first, by(actor("NOR", "Kari Moe"))), arrest(second, of(actor("NOR", "Kari Moe"))), 0},
		{"actor turned recipient of a mutual act", arrest(first, act("CONSULT", "meet"), by(actor("NOR", "Kari Moe"))),
			arrest(second, act("CONSULT", "meet"), of(actor("NOR", "Kari Moe"))), 1},
		{"actor and recipient change places", arrest(first, by(actor("NOR", "Kari Moe")), of(actor("SWE", "Ola Vik"))),
			arrest(second, by(actor("SWE", "Ola Vik")), of(actor("NOR", "Kari Moe"))), -1},
		{"the same actor and another recipient", arrest(first, by(actor("NOR", "Kari Moe")), of(actor("NOR", "Ola Vik"))),
			arrest(second, by(actor("NOR", "Kari Moe")), of(actor("SWE", "Per Dahl"))), -1},
		{"other people", arrest(first, of(actor("NOR", "Kari Moe"))), arrest(second, of(actor("NOR", "Ola Vik"))), -1},
		{"other countries", arrest(first, by(record.Actor{Country: "NOR"})), arrest(second, by(record.Actor{Country: "SWE"})), -1},
		{"a person and the country", arrest(first, by(actor("NOR", "Kari Moe"))), arrest(second, by(record.Actor{Country: "NOR"})), 0},
		{"people left out", arrest(first, of(actor("NOR", "Kari Moe"))), arrest(second), 0},
		{"times that meet", arrest(first, on(1, 7)), arrest(second, on(5, 5)), 0},
		{"times apart", arrest(first, on(1, 1)), arrest(second, on(5, 5)), -1},
		{"a town and its country", arrest(first, in("Halden", "NOR")), arrest(second, in("Norway", "NOR")), 0},
		{"places in different countries", arrest(first, in("Halden", "NOR")), arrest(second, in("Lund", "SWE")), -1},
		{"one word of two types", arrest(first, act("COERCE", "")), arrest(second, act("ASSAULT", "")), -1},
		{"two words of one type, the same people", arrest(first, act("COERCE", "arrest"), of(actor("NOR", "Kari Moe"))),
			arrest(second, act("COERCE", "arrest"), word("detain"), of(actor("NOR", "Kari Moe"))), -1},
		{"two words of one type, nobody named", arrest(first, act("COERCE", "arrest")), arrest(second, act("COERCE", "arrest"), word("detain")), -2},
	} {
		got := Compatible(c.a, c.b)
		ok := map[int]bool{1: got > plain, 0: got == plain, -1: 0 < got && got < plain, -2: got == 0}[c.want]
		if !ok {
			t.Errorf("%s: %.3f beside %.3f, want %+d", c.name, got, plain, c.want)
		}
		if back := Compatible(c.b, c.a); back != got {
			t.Errorf("%s: %v one way, %v the other", c.name, got, back)
		}
		if shares := slices.ContainsFunc(Keys(c.a), func(k string) bool { return slices.Contains(Keys(c.b), k) }); got > 0 && !shares {
			t.Errorf("%s: compatible, but of no common key: %q, %q", c.name, Keys(c.a), Keys(c.b))
		}
	}
}

func TestGroup(t *testing.T) {
	all := []Mention{
		{ID: "a", Report: first, Trigger: "arrest"}, {ID: "b", Report: second, Trigger: "arrested"},
		{ID: "c", Report: other, Trigger: "arrest"}, {ID: "d", Report: first, Trigger: "burst"}, {ID: "e", Report: second, Trigger: "burst"},
	}
	chance := rand.New(rand.NewPCG(5, 6))
	for range 10 {
		var groups []string
		for _, g := range Group(all) {
			var ids []string
			for _, i := range g {
				ids = append(ids, all[i].ID)
			}
			slices.Sort(ids)
			groups = append(groups, fmt.Sprint(ids))
		}
		slices.Sort(groups)
		if got := fmt.Sprint(groups); got != "[[a b] [c] [d e]]" {
			t.Fatalf("groups are %s", got)
		}
		chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
}

func TestOf(t *testing.T) {
	e := record.Event{ID: "x", Type: "COERCE", Mode: "arrest", Trigger: record.Quote{Text: "made an arrest"}, When: &record.Time{From: day(1), To: day(2)}}
	if m := Of(first, &e); m.ID != "x" || m.Trigger != "arrest" || m.Type != "COERCE" || m.From != day(1) || m.To != day(2) || m.Report.ID != "1" {
		t.Errorf("the mention is %+v", m)
	}
}

func TestTelling(t *testing.T) {
	for trigger, want := range map[string]string{"": "", "met": "met", "launched a crackdown": "crackdown", "called off": "called",
		"launch of a satellite": "launch", "of": "of"} {
		if got := telling(trigger); got != want {
			t.Errorf("%q is told by %q, want %q", trigger, got, want)
		}
	}
}
