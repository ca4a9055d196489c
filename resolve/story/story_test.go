package story

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

// reports are invented: three tell of one fire, two of another, one of none.
var reports = []struct{ id, day, title, text string }{
	{"a", "2021-03-02", "Fire destroys mill in Harlow Falls", "A fire destroyed the old paper mill of Harlow Falls on Monday. Mayor Greta Lindqvist said that nobody was hurt in the blaze."},
	{"b", "2021-03-02", "Blaze guts historic paper mill", "Firefighters fought a blaze at the paper mill in Harlow Falls. The mayor, Greta Lindqvist, praised them."},
	{"c", "2021-03-03", "Harlow Falls counts the cost", "The blaze that gutted the paper mill of Harlow Falls may cost millions, Mayor Lindqvist said."},
	{"d", "2021-03-04", "Fire at Quenby warehouse", "A fire at a warehouse in Quenby killed two workers, fire chief Abel Torrance said. The blaze began among tyres."},
	{"e", "2021-03-04", "Two die in warehouse blaze", "Two workers died when a warehouse full of tyres burned down in Quenby. Chief Torrance suspects arson."},
	{"f", "2021-03-02", "Orchestra names conductor", "The Velden orchestra has chosen Mirja Okafor as its next conductor."},
}

func profiles(t *testing.T) []Profile {
	var all []Profile
	for _, r := range reports {
		day, err := text.ParseDay(r.day)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, Of(&record.Report{ID: r.id, Published: text.Published{Day: day}, Title: r.title, Text: r.title + "\n\n" + r.text}))
	}
	return all
}

// named returns groups by the ids of their reports: "abc de f".
func named(profiles []Profile, groups [][]int) string {
	var names []string
	for _, group := range groups {
		var ids []string
		for _, i := range group {
			ids = append(ids, profiles[i].ID)
		}
		slices.Sort(ids)
		names = append(names, strings.Join(ids, ""))
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

func TestGroup(t *testing.T) {
	all := profiles(t)
	if got := named(all, Group(all)); got != "abc de f" {
		t.Errorf("groups are %s, want abc de f", got)
	}
	if got := Group(nil); got != nil {
		t.Errorf("no reports are in groups %v", got)
	}
}

func TestGroupIsOfNoOrder(t *testing.T) {
	all := profiles(t)
	chance := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		groups := Group(all)
		if got := named(all, groups); got != "abc de f" {
			t.Fatalf("in another order the groups are %s", got)
		}
		if !slices.IsSortedFunc(groups, func(a, b []int) int { return a[0] - b[0] }) {
			t.Fatalf("the groups are not in order of their first: %v", groups)
		}
	}
}

func TestSame(t *testing.T) {
	all := profiles(t)
	a, b, d := all[0], all[1], all[3]
	undated := a
	undated.Day = text.Day{}
	later := a
	later.Day = a.Day.Add(400)
	for _, c := range []struct {
		name       string
		more, less [2]Profile
	}{
		{"two of one story beside two of a kind", [2]Profile{a, b}, [2]Profile{a, d}},
		{"near days beside far ones", [2]Profile{a, b}, [2]Profile{later, b}},
		{"far days beside no day", [2]Profile{later, b}, [2]Profile{undated, b}},
	} {
		more, less := Same(c.more[0], c.more[1]), Same(c.less[0], c.less[1])
		if more <= less {
			t.Errorf("%s: %.3f is not more than %.3f", c.name, more, less)
		}
		if back := Same(c.more[1], c.more[0]); back != more {
			t.Errorf("%s: %v one way, %v the other", c.name, more, back)
		}
	}
	if got := Same(a, a); got != 1 {
		t.Errorf("a report is as like itself as %v", got)
	}
	if got := Same(a, Profile{}); got != 0 {
		t.Errorf("a report is as like an empty one as %v", got)
	}
}

func TestKeys(t *testing.T) {
	all := profiles(t)
	keys := Keys(all[0])
	if len(keys) > keyTerms || !slices.Contains(keys, "lindqvist") || !slices.Contains(keys, "mill") || slices.Contains(keys, "the") {
		t.Errorf("keys are %q", keys)
	}
	if keys := Keys(Profile{}); len(keys) != 0 {
		t.Errorf("an empty profile has keys %q", keys)
	}
}

func TestProfileIsKept(t *testing.T) {
	p := profiles(t)[0]
	kept, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var back Profile
	if err := json.Unmarshal(kept, &back); err != nil || !reflect.DeepEqual(p, back) {
		t.Errorf("%+v comes back as %+v (%v)", p, back, err)
	}
}

func TestWords(t *testing.T) {
	var got []string
	for _, w := range wordsOf("Ann's ships carried 1,500 tonnes. Later the Navy said \"Stop them\" in U.S. waters, a.") {
		name := w.stem
		if w.capital {
			name += "*"
		}
		got = append(got, name)
	}
	if want := "ann ship carri 1,500 tonn later the navy* said stop them in water"; strings.Join(got, " ") != want {
		t.Errorf("words are %q, want %q", strings.Join(got, " "), want)
	}
	for _, same := range [][]string{{"stop", "stops", "stopped", "stopping"}, {"hire", "hires", "hired", "hiring"}, {"party", "parties"}} {
		for _, w := range same[1:] {
			if Stem(w) != Stem(same[0]) {
				t.Errorf("%s is %s, %s is %s", same[0], Stem(same[0]), w, Stem(w))
			}
		}
	}
}

func TestRarity(t *testing.T) {
	if the, war, odd := rarity("the"), rarity("war"), rarity("xyzzyx"); the != 0 || war <= the || odd != 1 || war >= odd {
		t.Errorf("the %.2f, war %.2f, xyzzyx %.2f: want 0, between, 1", the, war, odd)
	}
}
