package resolve

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"chancery/record"
	"chancery/text"
)

// saying is one assertion of a made-up report, in short. Those who take part are countries, or persons with theirs: "NOR Ada Lind".
type saying struct {
	id, published string // of the report
	typ           record.Type
	status        record.Status
	turn          record.Turn
	mode          string
	trigger       string
	sentence      string
	by, to        []string
	when          string // a day, or two with ".."
	timeWords     string // by which the report gives it
	background    bool
	at            string // a place
	placed        bool   // its trigger stands where its words stand in the sentence
}

func (s saying) assertion(n int) record.Assertion {
	e := record.Event{ID: fmt.Sprintf("%s-%d", s.id, n), Type: s.typ, Status: s.status, Turn: s.turn, Background: s.background,
		Actors: parties(s.by), Recipients: parties(s.to)}
	e.Evidence.Text = s.sentence
	e.Trigger.Text, e.Mode = s.trigger, s.mode
	if at := strings.Index(s.sentence, s.trigger); s.placed && at >= 0 {
		e.Trigger.Start, e.Trigger.End = at, at+len(s.trigger)
	}
	if s.when != "" {
		e.When = correctedTime(s.when)
		e.When.Text = s.timeWords
	}
	if s.at != "" {
		e.Places = []record.Place{{Name: s.at}}
	}
	rep := &record.Report{ID: s.id, Published: text.Published{Day: testDay(s.published)}, Origin: text.Origin{Outlet: "Outlet of " + s.id}}
	return record.Assertion{Report: rep, Event: e}
}

func testDay(s string) text.Day {
	d, err := text.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func parties(list []string) []record.Actor {
	var out []record.Actor
	for _, s := range list {
		country, name, named := strings.Cut(s, " ")
		a := record.Actor{Country: country, ID: country, Name: "Land of " + country}
		if named {
			a.Name, a.ID = name, country+"/"+strings.ReplaceAll(strings.ToLower(name), " ", "-")
		}
		out = append(out, a)
	}
	return out
}

func derive(key string, sayings []saying, corrections ...record.Correction) []record.Entry {
	var list []record.Assertion
	for i, s := range sayings {
		list = append(list, s.assertion(i))
	}
	return Entries(key, list, corrections)
}

// outline is entries in short: the state and the members of each.
func outline(entries []record.Entry) string {
	var all []string
	for _, e := range entries {
		var members []string
		for _, m := range e.Members {
			members = append(members, m.Event)
		}
		all = append(all, string(e.State)+" "+strings.Join(members, " "))
	}
	return strings.Join(all, "; ")
}

var lind, sweden = []string{"NOR Ada Lind"}, []string{"SWE"}

func visit(id, published string, status record.Status, sentence, when string) saying {
	return saying{id: id, published: published, typ: record.Consult, status: status, trigger: "visit", sentence: sentence, by: lind, to: sweden, when: when}
}

func strike(id, published, sentence, when string) saying {
	return saying{id: id, published: published, typ: record.Assault, status: record.Occurred, trigger: "attack", sentence: sentence, to: sweden, when: when}
}

// stories are what several reports tell, and what entries come of it.
var stories = []struct {
	name    string
	key     string
	sayings []saying
	want    string
}{
	{"two visits months apart stay two", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Occurred, "Ada Lind came to Sweden.", "2031-02-01"),
		visit("b", "2031-10-02", record.Occurred, "Ada Lind came to Sweden.", "2031-10-01"),
	}, "happened a-0; happened b-1"},
	{"a plan and its fulfilment", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		visit("b", "2031-03-12", record.Occurred, "Ada Lind arrived in Sweden.", "2031-03-11"),
	}, "happened a-0 b-1"},
	{"what is recalled joins what it recalls", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Occurred, "Ada Lind came to Sweden.", "2031-02-01"),
		{id: "b", published: "2031-05-02", typ: record.Consult, status: record.Occurred, trigger: "visit", sentence: "Ada Lind had been to Sweden in February.",
			by: lind, to: sweden, when: "2031-02-01..2031-02-28", background: true},
	}, "happened a-0 b-1"},
	{"the visit of which the plan tells is not its fulfilment", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		visit("a", "2031-02-02", record.Occurred, "Ada Lind gave no day for the visit.", ""),
	}, "planned a-0 a-1"},
	{"called off", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		{id: "b", published: "2031-02-20", typ: record.Consult, status: record.Negated, turn: record.TurnCancelled, trigger: "visit", sentence: "Ada Lind called off her visit to Sweden.", by: lind, to: sweden},
	}, "cancelled a-0 b-1"},
	{"put off, then paid", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		{id: "b", published: "2031-02-20", typ: record.Consult, status: record.Planned, turn: record.TurnPostponed, trigger: "visit", sentence: "Ada Lind put off her visit to Sweden until May.", by: lind, to: sweden, when: "2031-05-01..2031-05-31"},
		visit("c", "2031-05-03", record.Occurred, "Ada Lind is in Sweden.", "2031-05-02"),
	}, "happened a-0 b-1 c-2"},
	{"a visit of somebody else", "meet|NOR+SWE|2031", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		{id: "b", published: "2031-02-03", typ: record.Consult, status: record.Planned, trigger: "visit", sentence: "Bo Dahl is going to Sweden in March.", by: []string{"NOR Bo Dahl"}, to: sweden, when: "2031-03-01..2031-03-31"},
	}, "planned a-0; planned b-1"},
	{"two attacks two days apart", "assault|SWE|2031", []saying{
		strike("a", "2031-06-02", "Gunmen attacked a market in Lund.", "2031-06-01"),
		strike("b", "2031-06-04", "A bomb went off at a station in Ystad.", "2031-06-03"),
	}, "happened a-0; happened b-1"},
	{"the sanctions of another state", "sanction|SWE|2031", []saying{
		{id: "a", published: "2031-06-02", typ: record.Sanction, status: record.Occurred, trigger: "imposed sanctions", sentence: "Norway imposed sanctions on Sweden.", by: []string{"NOR"}, to: sweden, when: "2031-06-01"},
		{id: "b", published: "2031-06-02", typ: record.Sanction, status: record.Occurred, trigger: "imposed sanctions", sentence: "Finland imposed sanctions on Sweden.", by: []string{"FIN"}, to: sweden, when: "2031-06-01"},
	}, "happened a-0; happened b-1"},
	{"goods of another number are the same plan", "give|NOR+SWE|2031", []saying{
		{id: "a", published: "2031-02-02", typ: record.Cooperate, status: record.Planned, trigger: "sell nine ferries", sentence: "Norway will sell nine ferries to Sweden.", by: []string{"NOR"}, to: sweden},
		{id: "b", published: "2031-08-02", typ: record.Cooperate, status: record.Planned, trigger: "sell five ferries", sentence: "Norway will sell five ferries to Sweden.", by: []string{"NOR"}, to: sweden},
	}, "planned a-0 b-1"},
	{"a new year recalls the old one's", "coerce|SWE|", []saying{
		{id: "a", published: "2031-11-03", typ: record.Coerce, status: record.Occurred, trigger: "arrested", sentence: "Ole Krag was arrested.", to: []string{"SWE Ole Krag"}, when: "2031-11-02"},
		{id: "b", published: "2032-01-14", typ: record.Coerce, status: record.Occurred, trigger: "arrest", sentence: "Ole Krag was seen for the first time since his arrest.", to: []string{"SWE Ole Krag"}},
	}, "happened a-0 b-1"},
	{"a plan without a day comes to pass late", "yield|SWE|", []saying{
		{id: "a", published: "2031-02-02", typ: record.Retreat, status: record.Planned, trigger: "reopen the ferry port", sentence: "Sweden will reopen the ferry port.", by: sweden},
		{id: "b", published: "2031-11-20", typ: record.Retreat, status: record.Occurred, trigger: "reopened the ferry port", sentence: "Sweden reopened the ferry port.", by: sweden, when: "2031-11-19"},
	}, "happened a-0 b-1"},
	{"the visitor's talks are not the visit", "meet|NOR+SWE|", []saying{
		visit("a", "2031-02-02", record.Occurred, "Ada Lind came to Sweden.", "2031-02-01"),
		{id: "a", published: "2031-02-02", typ: record.Consult, status: record.Occurred, trigger: "met", sentence: "She met Bo Dahl.", by: lind, to: []string{"SWE Bo Dahl"}},
	}, "happened a-0; happened a-1"},
	{"what was initialled before is not what is signed", "deal|NOR+SWE|", []saying{
		{id: "a", published: "2031-02-02", typ: record.Support, status: record.Occurred, trigger: "initialled a treaty", sentence: "Norway and Sweden initialled a treaty.", by: []string{"NOR"}, to: sweden, when: "2031-02-01"},
		{id: "b", published: "2031-06-02", typ: record.Support, status: record.Occurred, trigger: "signed a treaty", sentence: "Norway and Sweden signed a treaty that they had initialled before.", by: []string{"NOR"}, to: sweden, when: "2031-06-01"},
		{id: "b", published: "2031-06-02", typ: record.Support, status: record.Occurred, trigger: "initialled", sentence: "Norway and Sweden signed a treaty that they had initialled before.", by: []string{"NOR"}, to: sweden},
	}, "happened a-0 b-2; happened b-1"},
	{"what has not been yet may still be", "meet|NOR+SWE|", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden.", ""),
		{id: "b", published: "2031-03-02", typ: record.Consult, status: record.Negated, trigger: "visited", sentence: "Ada Lind has not visited Sweden.", by: lind, to: sweden},
	}, "planned a-0 b-1"},
	{"what had been planned undoes no change", "meet|NOR+SWE|", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		{id: "b", published: "2031-04-02", typ: record.Consult, status: record.Negated, turn: record.TurnCancelled, trigger: "visit", sentence: "Ada Lind called off her visit to Sweden.", by: lind, to: sweden},
		visit("c", "2031-04-03", record.Planned, "Ada Lind had planned to visit Sweden in March.", "2031-03-01..2031-03-31"),
	}, "cancelled a-0 b-1 c-2"},
	{"whoever landed was there, though the visit had been planned", "meet|NOR+SWE|", []saying{
		visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31"),
		{id: "b", published: "2031-03-12", typ: record.Consult, status: record.Occurred, trigger: "landed", sentence: "Ada Lind landed in Sweden.", by: lind, to: sweden},
		visit("b", "2031-03-12", record.Planned, "The visit had been planned since February.", ""),
	}, "happened a-0 b-1 b-2"},
	{"one quotation in two reports", "request|NOR+SWE|", []saying{
		{id: "a", published: "2031-02-02", typ: record.Request, status: record.Planned, trigger: "taking", sentence: "We are taking this quarrel over herring before the Nordic Council.", by: []string{"NOR"}, to: sweden},
		{id: "b", published: "2031-02-02", typ: record.Request, status: record.Planned, trigger: "taking", sentence: "We are taking this quarrel over herring before the Nordic Council.", by: []string{"FIN Eva Ros"}, to: sweden},
	}, "planned a-0 b-1"},
}

func TestEntries(t *testing.T) {
	for _, s := range stories {
		if got := outline(derive(s.key, s.sayings)); got != s.want {
			t.Errorf("%s: %s, want %s", s.name, got, s.want)
		}
	}
}

// TestEntriesInAnyOrder derives the entries of shuffled assertions.
func TestEntriesInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for _, s := range stories {
		var list []record.Assertion
		for i, one := range s.sayings {
			list = append(list, one.assertion(i))
		}
		want, _ := json.Marshal(Entries(s.key, list, nil))
		for range 10 {
			random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			if got, _ := json.Marshal(Entries(s.key, list, nil)); string(got) != string(want) {
				t.Fatalf("%s: in another order %s, want %s", s.name, got, want)
			}
		}
	}
}

func TestDisputes(t *testing.T) {
	toll := func(id, published, sentence string) saying { return strike(id, published, sentence, "2031-06-01") }
	for _, c := range []struct {
		name    string
		key     string
		sayings []saying
		want    string
	}{
		{"two numbers on one day", "assault|SWE|2031", []saying{
			toll("a", "2031-06-02", "Seven people were killed in the attack on a market in Lund."),
			toll("b", "2031-06-02", "Doctors in Lund put the dead of the market at eleven killed."),
		}, "number killed 7|11"},
		{"a toll that rises", "assault|SWE|2031", []saying{
			toll("a", "2031-06-02", "Seven people were killed in the attack on a market in Lund."),
			toll("b", "2031-06-03", "Doctors in Lund put the dead of the market at eleven killed."),
		}, ""},
		{"at least as many", "assault|SWE|2031", []saying{
			toll("a", "2031-06-02", "At least seven people were killed in the attack on a market in Lund."),
			toll("b", "2031-06-02", "Doctors in Lund put the dead of the market at eleven killed."),
		}, ""},
		{"another day", "assault|SWE|2031", []saying{
			strike("a", "2031-06-02", "Gunmen attacked a market in Lund near the Dom church.", "2031-06-01"),
			strike("b", "2031-06-02", "Gunmen attacked a market in Lund near the Dom church.", "2031-05-31"),
		}, "day  2031-06-01|2031-05-31"},
		{"who is accused denies it", "assault|SWE|2031", []saying{
			strike("a", "2031-06-02", "Gunmen attacked a market in Lund.", "2031-06-01"),
			{id: "b", published: "2031-06-03", typ: record.Assault, status: record.Denied, trigger: "attack", sentence: "Finland denied the attack on a market in Lund.", by: []string{"FIN"}, to: sweden},
		}, "actor  it was|it was not"},
		{"denied in the report that tells it", "assault|SWE|", []saying{
			{id: "b", published: "2031-06-02", typ: record.Assault, status: record.Alleged, trigger: "beaten", sentence: "Bo Dahl is said to have beaten a fisherman.", by: []string{"SWE Bo Dahl"}, to: sweden},
			{id: "b", published: "2031-06-02", typ: record.Reject, status: record.Occurred, trigger: "denied", sentence: "Bo Dahl denied it.", by: []string{"SWE Bo Dahl"}},
		}, "happened  happened|denied"},
		{"signed, or only initialled", "deal|NOR+SWE|2031", []saying{
			{id: "a", published: "2031-06-02", typ: record.Support, status: record.Occurred, trigger: "initialled a treaty", sentence: "Norway and Sweden initialled a treaty.", by: []string{"NOR"}, to: sweden, when: "2031-06-01"},
			{id: "b", published: "2031-06-02", typ: record.Support, status: record.Occurred, trigger: "signed a treaty", sentence: "Norway and Sweden signed a treaty.", by: []string{"NOR"}, to: sweden, when: "2031-06-01"},
		}, "stage  initialled|signed"},
	} {
		var all []string
		for _, e := range derive(c.key, c.sayings) {
			for _, d := range e.Disputes {
				var sides []string
				for _, s := range d.Sides {
					sides = append(sides, s.Value)
				}
				all = append(all, fmt.Sprintf("%s %s %s", d.Attribute, d.Of, strings.Join(sides, "|")))
			}
		}
		if got := strings.Join(all, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCorrections(t *testing.T) {
	two := []saying{
		visit("a", "2031-02-02", record.Occurred, "Ada Lind came to Sweden.", "2031-02-01"),
		visit("b", "2031-10-02", record.Occurred, "Ada Lind came to Sweden.", "2031-10-01"),
	}
	made := time.Date(2031, 12, 1, 0, 0, 0, 0, time.UTC)
	correction := func(id string, act record.CorrectionAct, target, other, field, value string) record.Correction {
		made = made.Add(time.Hour)
		return record.Correction{ID: id, Author: "A. Reader", Reason: "read again", Made: made, Act: act, Target: target, Other: other, Field: field, Value: value}
	}
	merge := correction("m", record.Merge, "a-0", "b-1", "", "")
	for _, c := range []struct {
		name string
		list []record.Correction
		want string
	}{
		{"merged", []record.Correction{merge}, "happened a-0 b-1"},
		{"merged and undone", []record.Correction{merge, correction("u", record.Undo, "m", "", "", "")}, "happened a-0; happened b-1"},
		{"merged and split", []record.Correction{merge, correction("s", record.Split, "b-1", "a-0", "", "")}, "happened a-0; happened b-1"},
		{"wrong", []record.Correction{correction("w", record.Wrong, "a-0", "", "", "")}, "happened b-1"},
		{"set", []record.Correction{correction("p", record.Put, "a-0", "", "state", "planned")}, "planned a-0; happened b-1"},
	} {
		if got := outline(derive("meet|NOR+SWE|2031", two, c.list...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDocket(t *testing.T) {
	none := func(*record.Entry) ([]record.Entry, error) { return nil, nil }
	plan := visit("a", "2031-02-02", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31")
	for _, c := range []struct {
		name, day string
		sayings   []saying
		want      string
	}{
		{"open", "2031-02-10", []saying{plan}, "open by "},
		{"overdue", "2031-04-01", []saying{plan}, "overdue, no report found by "},
		{"said again", "2031-02-10", []saying{plan, visit("b", "2031-02-09", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-01..2031-03-31")}, "restated by b"},
		{"more exact is not changed", "2031-02-10", []saying{plan, visit("b", "2031-02-09", record.Planned, "Ada Lind will visit Sweden in March.", "2031-03-08")}, "restated by b"},
		{"changed", "2031-02-10", []saying{plan, visit("b", "2031-02-09", record.Planned, "Ada Lind will visit Sweden in April.", "2031-04-08")}, "changed by b"},
		{"carried out", "2031-04-01", []saying{plan, visit("b", "2031-03-09", record.Occurred, "Ada Lind is in Sweden.", "2031-03-08")}, "carried out by b"},
		{"put off without a day is never overdue", "2031-06-01", []saying{plan,
			{id: "b", published: "2031-02-20", typ: record.Consult, status: record.Planned, turn: record.TurnPostponed, trigger: "visit", sentence: "Ada Lind put off her visit.", by: lind, to: sweden}}, "postponed by b"},
	} {
		list, err := Docket(derive("meet|NOR+SWE|2031", c.sayings), testDay(c.day), none)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, d := range list {
			by := ""
			if d.By != nil {
				by = d.By.Report
			}
			all = append(all, fmt.Sprintf("%s by %s", d.Outcome, by))
		}
		if got := strings.Join(all, "; "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestBlocks reads one report at a time: what it leaves out in one sentence another one gives.
func TestBlocks(t *testing.T) {
	home := func(name string) string { return map[string]string{"Cy Berg": "FIN"}[name] }
	for _, c := range []struct {
		name    string
		sayings []saying
		want    string
	}{
		{"both sides", []saying{visit("a", "2031-02-02", record.Planned, "", "")}, "meet|NOR+SWE|"},
		{"a plan for another year", []saying{visit("a", "2031-02-02", record.Planned, "", "2032-02-01")}, "meet|NOR+SWE|"},
		{"a side left out", []saying{
			visit("a", "2031-02-02", record.Planned, "", ""),
			{id: "a", published: "2031-02-02", typ: record.Agree, status: record.Occurred, trigger: "agreed", sentence: "Norway agreed.", by: []string{"NOR"}},
		}, "meet|NOR+SWE| deal|NOR+SWE|"},
		{"a person whose country other reports tell", []saying{
			{id: "a", published: "2031-02-02", typ: record.Consult, status: record.Occurred, trigger: "met", by: []string{" Cy Berg"}, to: sweden},
		}, "meet|FIN+SWE|"},
		{"talks are not of the country in which they are held", []saying{
			{id: "a", published: "2031-02-02", typ: record.Consult, status: record.Occurred, trigger: "talks", sentence: "Norway and Sweden began talks.", by: []string{"NOR", "SWE"}},
			{id: "a", published: "2031-02-02", typ: record.Consult, status: record.Planned, trigger: "meet", sentence: "They are to meet again."},
		}, "meet|NOR+SWE| meet|NOR+SWE|"},
		{"a denial is where what it denies is", []saying{
			{id: "a", published: "2031-02-02", typ: record.Coerce, status: record.Alleged, trigger: "threatened", sentence: "Norway is said to have jailed fishermen.", by: []string{"NOR"}, to: sweden},
			{id: "a", published: "2031-02-02", typ: record.Reject, status: record.Occurred, trigger: "denied", sentence: "Norway denied it.", by: []string{"NOR"}},
		}, "coerce|SWE| reject|NOR+SWE|,coerce|SWE|"},
		{"a victim left out", []saying{
			visit("a", "2031-02-02", record.Planned, "", ""),
			{id: "a", published: "2031-02-02", typ: record.Assault, status: record.Occurred, trigger: "attack", to: sweden},
			{id: "a", published: "2031-02-02", typ: record.Coerce, status: record.Occurred, trigger: "arrests", sentence: "There were arrests."},
		}, "meet|NOR+SWE| assault|SWE| coerce|SWE|"},
		{"each withdraws for itself", []saying{
			{id: "a", published: "2031-02-02", typ: record.Retreat, status: record.Planned, trigger: "withdraw", by: []string{"NOR", "SWE"}},
		}, "yield|NOR|,yield|SWE|"},
	} {
		rep := &record.Report{ID: "a", Published: text.Published{Day: testDay("2031-02-02")}}
		for i, s := range c.sayings {
			e := s.assertion(i).Event
			e.Evidence.Span = text.Span{Start: 100 * i, End: 100*i + 50}
			rep.Events = append(rep.Events, e)
		}
		var all []string
		for _, facets := range Blocks(rep, home) {
			var keys []string
			for _, f := range facets {
				keys = append(keys, f.Key)
			}
			all = append(all, strings.Join(keys, ","))
		}
		if got := strings.Join(all, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSuperlativesIn(t *testing.T) {
	for sentence, want := range map[string]string{
		"It was the first visit by a Norwegian minister since 2019, her office said.":    "first visit by a Norwegian minister since 2019",
		"Ada Lind began her first foreign trip and promised Sweden ferries.":             "first foreign trip",
		"A first meeting in Lund brought nothing.":                                       "",
		"Norway delivered the first of four ferries.":                                    "",
		"The first ferry will be handed over in May.":                                    "",
		"Her first project to save the harbour will be a new pier.":                      "",
		"She first announced plans to build it in 2028.":                                 "",
		"The bank lent more for the most recent two quarters.":                           "",
		"The sanctions are the harshest that Norway has ever imposed, Lind said.":        "harshest that Norway has ever imposed",
		"Lund sold more herring this year than in any year before, the port said.":       "more herring this year than in any year before",
		"Lund has not seen so much snow for years.":                                      "Lund has not seen so much snow for years",
		"Police protested and most of the ferries have been idle since 2019.":            "",
		"It was the second visit of Ada Lind to Lund this month.":                        "second visit of Ada Lind to Lund this month",
		"The town saw its deadliest attack in ten years when gunmen came to the market.": "deadliest attack in ten years",
	} {
		var got []string
		for _, s := range SuperlativesIn(sentence, testDay("2031-02-02")) {
			got = append(got, s.Words)
		}
		if all := strings.Join(got, "; "); all != want {
			t.Errorf("%q: %q, want %q", sentence, all, want)
		}
	}
}
