package resolve

import (
	"fmt"
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

func TestCountsIn(t *testing.T) {
	for sentence, want := range map[string]string{
		"Seven miners were killed.":                                 "killed 7",
		"Nobody was hurt.":                                          "wounded 0",
		"No one among the 12 passengers was injured.":               "wounded 0",
		"Two more have died of their burns.":                        "",
		"The dead were buried at once; 14 bodies had been found.":   "bodi 14",
		"The union put the number of marchers on Sunday at 12,000.": "march 12000",
		"The talks lasted 12 days and ended in 2031.":               "",
	} {
		var got []string
		for _, c := range countsIn(sentence) {
			got = append(got, fmt.Sprint(c.of, " ", c.value))
		}
		if all := strings.Join(got, "; "); all != want {
			t.Errorf("%q: %q, want %q", sentence, all, want)
		}
	}
}

// paper is a made-up report: its day, the words of its body, and who takes part in its events, as parties reads them.
func paper(id, published, body string, who ...string) *record.Report {
	r := &record.Report{ID: id, Published: text.Published{Day: testDay(published)}, Text: body}
	for _, a := range parties(who) {
		a.Text = a.Name
		r.Events = append(r.Events, record.Event{Actors: []record.Actor{a}})
	}
	return r
}

// norway takes part in the events of all papers: "Land of NOR" and "Land of SWE" are how parties calls the two countries.
var norway = []string{"NOR", "SWE"}

func TestBench(t *testing.T) {
	older := paper("a", "2031-01-10", "The last Norwegian minister to visit Sweden did so in May 2019. In 2024 Norway lent Sweden 3 billion crowns for a tunnel. "+
		"Norway closed the bridge to Sweden in 2011. Sweden's minister visited Norway in 2022.", norway...)
	later := paper("c", "2031-09-10", "The parliaments of Norway and Sweden have exchanged the papers of ratification.", norway...)
	for i := range older.Events { // adjectives of the countries stand in the reports, too
		a := older.Events[i].Actors[0]
		a.Text = map[string]string{"NOR": "the Norwegian government of Norway", "SWE": "the Swedish government of Sweden"}[a.Country]
		older.Events[i].Actors[0] = a
	}
	for _, c := range []struct{ name, sentence, want string }{
		{"the year is told", "It was the first visit by a Norwegian minister to Sweden since 2019.", "supported by a"},
		{"the first of all is not", "It was the first visit by a Norwegian minister to Sweden.", "contradicted by a"},
		{"one between", "It was the first visit by a Norwegian minister to Sweden since 2012.", "contradicted by a"},
		{"another year is not told", "It was the first visit by a Norwegian minister to Sweden since 2020.", "unknown"},
		{"the other way there was one, too", "It was the first visit by a Swedish minister to Norway.", "contradicted by a"},
		{"nothing after it", "It was the first visit by a Swedish minister to Norway since 2023.", "unknown"},
		{"another kind of visit", "It was the first state visit by a Norwegian minister to Sweden.", "unknown"},
		{"a greater one", "It is the largest loan that Norway has ever given to Sweden, 2 billion crowns.", "contradicted by a"},
		{"none is greater", "It is the largest loan that Norway has ever given to Sweden, 5 billion crowns.", "unknown"},
		{"the other one followed", "Norway is the first of the two to ratify the treaty with Sweden.", "supported by c"},
		{"nothing is known", "It was the first arrest of a minister in Norway since 2019.", "unknown"},
	} {
		rep := paper("b", "2031-05-10", c.sentence, norway...)
		var got []string
		told := record.Assertion{Report: rep, Event: record.Event{Type: record.Consult, Mode: "visit", Trigger: record.Quote{Text: "visit"},
			Evidence: record.Quote{Span: text.Span{End: len(c.sentence)}, Text: c.sentence}}}
		for _, b := range BoastsIn(rep, []record.Assertion{told}, []*record.Entry{{ID: "of b", Type: record.Consult, Mode: "visit"}}) {
			ruling := NewBench([]*record.Report{older, rep, later}).Judge(b, nil)
			said := string(ruling.Verdict)
			if ruling.Words != nil {
				said += " by " + ruling.Words.Report.ID
			}
			got = append(got, said)
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

func TestSeriesIn(t *testing.T) {
	said := func(report, day, who, words string) Said {
		return Said{Report: report, Day: testDay(day), Speaker: parties([]string{who})[0], Words: record.Quote{Text: words}}
	}
	for _, c := range []struct {
		name string
		said []Said
		want string
	}{
		{"a number that grows", []Said{
			said("a", "2031-01-01", "NOR Ada Lind", "my law has created two thousand jobs"),
			said("b", "2031-05-01", "NOR Ada Lind", "the law created three thousand jobs"),
		}, "2000 3000"},
		{"another speaker", []Said{
			said("a", "2031-01-01", "NOR Ada Lind", "my law has created two thousand jobs"),
			said("b", "2031-05-01", "NOR Bo Dahl", "the law created three thousand jobs"),
		}, ""},
		{"the same number", []Said{
			said("a", "2031-01-01", "NOR Ada Lind", "my law has created two thousand jobs"),
			said("b", "2031-05-01", "NOR Ada Lind", "the law created two thousand jobs"),
		}, ""},
	} {
		var got []string
		for _, s := range SeriesIn(c.said) {
			for _, one := range s.Claims {
				got = append(got, fmt.Sprint(one.Value))
			}
		}
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

func TestTitles(t *testing.T) {
	var said []Said
	for _, words := range []string{"Norwegian Prime Minister Ada Lind", "Prime Minister Ada Lind", "Minister Ada Lind", "Lind"} {
		said = append(said, Said{Speaker: record.Actor{Quote: record.Quote{Text: words}, Name: "Ada Lind"}})
	}
	titles := Titles(said)
	if got := strings.Join(titles, ", "); got != "Norwegian Prime Minister" {
		t.Fatalf("titles: %q", got)
	}
	r := paper("a", "2031-01-10", "Bo Dahl contradicted the Norwegian prime minister, who counts his town among nine that she has saved. The prime minister counts ten.")
	found := SaidByTitle([]*record.Report{r}, titles, said[0].Speaker)
	if len(found) != 1 || !strings.Contains(found[0].Words.Text, "nine") {
		t.Errorf("said by title: %v", found)
	}
}

func TestSaidByName(t *testing.T) {
	r := paper("a", "2031-01-10", "Ada Lind put the loss at 40 million crowns a day. Lind, who leads the chamber, spoke of 12 harbours. Bo Dahl put it at 9.")
	if found := SaidByName([]*record.Report{r}, record.Actor{Name: "Ada Lind"}); len(found) != 2 {
		t.Errorf("said by name: %v", found)
	}
}

func TestPacts(t *testing.T) {
	both := parties(norway)
	named := func(r *record.Report, stage record.Stage, by ...record.Actor) Mentioned {
		m := Mentioned{Report: r, Agreement: record.Agreement{Name: "agreement on fish", Mention: record.Quote{Text: "agreement on fish"}, Stage: stage, Parties: by, Kind: record.OtherKind}}
		return m
	}
	first := named(paper("a", "2031-01-10", "Norway and Sweden signed an agreement on fish."), record.Signed, both...)
	first.Provisions = []record.Provision{
		{Quote: record.Quote{Text: "open two harbours to Swedish boats"}, Action: record.Quote{Text: "open two harbours"}, Bearers: both[:1], Modality: record.Must},
	}
	only := named(paper("b", "2031-01-11", "The agreement on fish was initialled, officials said."), record.Initialled, both...)
	again := named(paper("c", "2031-03-10", "Norway and Sweden signed the agreement on fish."), record.Signed, both...)
	first.When, again.When = correctedTime("2031-01-10"), correctedTime("2031-03-10")
	guest := named(paper("d", "2031-03-12", "Ada Lind signed the agreement on fish with Bo Dahl."), "", record.Actor{Name: "Ada Lind", ID: "ada-lind"}, record.Actor{Name: "Bo Dahl", ID: "bo-dahl"})
	home := func(name string) string { return map[string]string{"Ada Lind": "NOR", "Bo Dahl": "SWE"}[name] }
	pacts := Pacts([]Mentioned{again, guest, first, only}, home)
	if len(pacts) != 1 {
		t.Fatalf("%d agreements, want one", len(pacts))
	}
	var stages []string
	for _, s := range pacts[0].Stages {
		stages = append(stages, string(s.Stage)+" "+s.Report.ID)
	}
	if got := strings.Join(stages, ", "); got != "initialled b, signed c" {
		t.Errorf("stages: %s; what another report of those days denies was not reached then", got)
	}
	later := paper("e", "2031-06-01", "Land of NOR opened two harbours to boats. Sweden has not yet paid what the agreement on fish and harbours to boats asks for.")
	accused := named(paper("f", "2031-07-01", "Sweden accused Norway of having broken the agreement on fish. It would break no agreement, Norway said."), "", both...)
	pacts = Pacts([]Mentioned{first, accused}, home)
	pacts[0].Bear(nil, []*record.Report{first.Report, later, accused.Report})
	var got []string
	for _, b := range append(pacts[0].Clauses[0].Bearing, pacts[0].Bearing...) {
		got = append(got, string(b.How)+" "+b.Report.ID)
	}
	if all := strings.Join(got, ", "); all != "fulfils e, not yet e, alleged breach f" {
		t.Errorf("what bears on it: %s", all)
	}
}
