package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/record"
)

// told makes the assertion of a sentence whose act stands in it, so that the words around it are known.
func toldIn(id, published string, typ record.Type, status record.Status, sentence, act string, by, to []string, when string) saying {
	return saying{id: id, published: published, typ: typ, status: status, trigger: act, sentence: sentence, by: by, to: to, when: when, placed: true}
}

// outcomes derives the entries of each block and says what became of the plans of the first.
func outcomes(t *testing.T, day, key string, plans []saying, otherKey string, others []saying) string {
	t.Helper()
	later := derive(otherKey, others)
	list, err := Docket(derive(key, plans), testDay(day), func(*record.Entry) ([]record.Entry, error) { return later, nil })
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range list {
		by := ""
		if d.By != nil {
			by = " by " + d.By.Report
		}
		out = append(out, fmt.Sprint(d.Outcome)+by)
	}
	return strings.Join(out, "; ")
}

// TestOutcomes is of plans that come to pass elsewhere, or do not.
func TestOutcomes(t *testing.T) {
	norway, both := []string{"NOR"}, []string{"NOR", "SWE"}
	exercise := toldIn("a", "2031-02-02", record.Cooperate, record.Planned, "Norway and Sweden will hold a joint exercise in May.", "hold a joint exercise", both, nil, "2031-05-01..2031-05-31")
	ships := toldIn("a", "2031-02-02", record.Cooperate, record.Planned, "Norway will sell six patrol ships to Sweden.", "sell six patrol ships", norway, []string{"SWE"}, "")
	debt := toldIn("a", "2031-02-02", record.Aid, record.Planned, "Norway will pay a debt to the harbour by June 30.", "pay", norway, nil, "2031-06-30")
	debt.timeWords = "June 30"
	summit := toldIn("a", "2031-02-02", record.Consult, record.Planned, "A conference will take place in Malmo on May 11.", "conference", both, nil, "2031-05-11")
	summit.at = "Malmo"
	guard := toldIn("a", "2031-02-02", record.Aid, record.Planned, "Norway will guard the harbour of Malmo from Monday.", "guard", norway, []string{"SWE"}, "2031-02-09")
	guard.timeWords = "Monday"
	for _, c := range []struct {
		name, want string
		plan       saying
		otherKey   string
		later      saying
	}{
		{"told of one party alone", "carried out by b", exercise, "give|NOR|2031",
			toldIn("b", "2031-05-12", record.Cooperate, record.Occurred, "Norwegian and Swedish soldiers began a joint exercise.", "began a joint exercise", norway, nil, "2031-05-11")},
		{"done to somebody else", "overdue, no report found", exercise, "give|NOR|2031",
			toldIn("b", "2031-05-12", record.Cooperate, record.Occurred, "Norway began a joint exercise with Denmark.", "began a joint exercise", norway, []string{"DNK"}, "2031-05-11")},
		{"only the first part", "open", ships, "give|NOR+SWE|2032",
			toldIn("b", "2032-03-02", record.Cooperate, record.Occurred, "Norway handed over the first of four patrol ships.", "handed over", norway, []string{"SWE"}, "2032-03-01")},
		{"what begins and lasts is not overdue", "open", guard, "give|NOR|2031", guard},
		{"done by the other side", "open", ships, "give|NOR+SWE|2032",
			toldIn("b", "2031-03-02", record.Cooperate, record.Occurred, "Sweden has sold six patrol ships to Norway.", "sold six patrol ships", []string{"SWE"}, norway, "2031-03-01")},
		{"another act of a like sentence", "overdue, no report found", exercise, "give|NOR|2031",
			toldIn("b", "2031-05-12", record.Cooperate, record.Occurred, "In May, Norway paid for wooden bridges over three rivers in the north, while the other soldiers of the region held a joint exercise.", "paid", norway, nil, "2031-05-11")},
		{"before the day by which it must be", "carried out by b", debt, "give|NOR|2031",
			toldIn("b", "2031-03-04", record.Aid, record.Occurred, "Norway has paid the debt to the harbour.", "paid", norway, nil, "2031-03-03")},
		{"agreed at the meeting", "carried out by b", summit, "deal|NOR+SWE|2031",
			toldIn("b", "2031-05-12", record.Agree, record.Occurred, "Norway and Sweden promised 3 million euros at a conference in Malmo.", "promised 3 million euros", both, nil, "2031-05-11")},
		{"weeks after its time", "overdue, no report found", exercise, "give|NOR|2031",
			toldIn("b", "2031-08-12", record.Cooperate, record.Occurred, "Norwegian and Swedish soldiers began a joint exercise.", "began a joint exercise", norway, nil, "2031-08-11")},
		{"told to be late is not done", "overdue, no report found", exercise, "give|NOR|2031",
			toldIn("b", "2031-05-12", record.Cooperate, record.Occurred, "The joint exercise of the soldiers is delayed.", "exercise", norway, nil, "2031-05-11")},
		{"called off in other words", "cancelled by b", exercise, "yield|NOR|2031",
			toldIn("b", "2031-04-12", record.Retreat, record.Occurred, "The joint exercise with Sweden was called off because of ice.", "called off", norway, nil, "2031-04-11")},
		{"something else is called off", "overdue, no report found", exercise, "yield|NOR|2031",
			toldIn("b", "2031-04-12", record.Retreat, record.Occurred, "The strike of the pilots was called off.", "called off", norway, nil, "2031-04-11")},
		{"called off when its time is over", "overdue, no report found", exercise, "yield|NOR|2031",
			toldIn("b", "2031-09-12", record.Retreat, record.Occurred, "A joint exercise with Sweden was called off.", "called off", norway, nil, "2031-09-11")},
	} {
		var others []saying
		if c.later.id != c.plan.id {
			others = []saying{c.later}
		}
		if got := outcomes(t, "2032-06-01", "give|NOR+SWE|2031", []saying{c.plan}, c.otherKey, others); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestStanding is of entries in which one report says several things of a plan.
func TestStanding(t *testing.T) {
	both, talks := []string{"NOR Ada Lind", "SWE Karl Holm"}, "2031-06-12"
	plan := toldIn("a", "2031-05-02", record.Consult, record.Planned, "Lind and Holm will meet on June 12.", "meet", both, nil, talks)
	off := toldIn("b", "2031-05-20", record.Consult, record.Negated, "Lind called off her meeting with Holm.", "meeting", both, nil, "")
	off.turn = record.TurnCancelled
	later := toldIn("b", "2031-05-20", record.Consult, record.Planned, "She would like to meet Holm some day.", "meet", both, nil, "")
	anew := toldIn("c", "2031-05-29", record.Consult, record.Planned, "Lind and Holm will meet on June 12 after all.", "meet", both, nil, talks)
	visit := toldIn("a", "2031-05-02", record.Consult, record.Planned, "Lind will visit Sweden.", "visit", both, nil, "")
	visit.mode = "visit"
	again := toldIn("b", "2031-05-20", record.Consult, record.Planned, "She would visit Sweden in autumn, after the vote.", "visit", both, nil, "2031-09-01..2031-11-30")
	again.mode = "visit"
	spoken := toldIn("b", "2031-05-20", record.Consult, record.Occurred, "Lind had spoken to Holm of her visit.", "spoken", both, nil, "")
	unpaid := toldIn("b", "2031-06-20", record.Consult, record.Occurred, "Lind and Holm have not met.", "met", both, nil, talks)
	for _, c := range []struct {
		name, want string
		told       []saying
	}{
		{"called off, with hope", "cancelled", []saying{plan, off, later}},
		{"called off and made again", "planned", []saying{plan, off, later, anew}},
		{"talk of a journey", "planned", []saying{visit, spoken, again}},
		{"read as done, but denied by the words", "planned", []saying{plan, unpaid}},
	} {
		var got []string
		for _, e := range derive("meet|NOR+SWE|", c.told) {
			if e.Planned {
				got = append(got, string(e.State))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}

// TestOneSentence is of a sentence that tells of two plans, and of one that changes a plan.
func TestOneSentence(t *testing.T) {
	both := "Norway will open a road to lorries and will return ten soldiers, the minister said."
	road := toldIn("a", "2031-05-02", record.Retreat, record.Planned, both, "open a road", []string{"NOR"}, nil, "")
	soldiers := toldIn("a", "2031-05-02", record.Retreat, record.Planned, both, "return", []string{"NOR"}, nil, "2031-05-30")
	if got := len(derive("yield|NOR|", []saying{road, soldiers})); got != 2 {
		t.Errorf("%d entries of two plans in one sentence", got)
	}
	ships := toldIn("a", "2031-02-02", record.Cooperate, record.Planned, "Norway will sell patrol ships to Sweden.", "sell patrol ships", []string{"NOR"}, []string{"SWE"}, "")
	fewer := toldIn("b", "2031-04-02", record.Cooperate, record.Planned, "Norway will sell patrol ships worth 3 million to Sweden instead of 5 million.", "sell patrol ships", []string{"NOR"}, []string{"SWE"}, "")
	if got := outcomes(t, "2031-05-01", "give|NOR+SWE|", []saying{ships, fewer}, "give|NOR|", nil); got != "changed by b" {
		t.Error(got)
	}
}

// TestRulesApart keeps what is forbidden out of what happened.
func TestRulesApart(t *testing.T) {
	rule := toldIn("a", "2031-05-02", record.Assault, record.Negated, "The parties must not attack merchant ships in the port of Malmo.", "attack", nil, []string{"SWE"}, "")
	attack := toldIn("b", "2031-05-04", record.Assault, record.Occurred, "A missile struck merchant ships in the port of Malmo, an attack near the quay.", "attack", nil, []string{"SWE"}, "")
	if got := len(derive("assault|SWE|", []saying{rule, attack})); got != 2 {
		t.Errorf("%d entries, want 2", got)
	}
	rule.sentence = "The parties did not attack merchant ships in the port of Malmo."
	if e := rule.assertion(0).Event; stateOf(&e) != record.IsNotSo {
		t.Errorf("%s, want %s", stateOf(&e), record.IsNotSo)
	}
}

// TestNoUndertaking leaves out of the docket what nobody undertook.
func TestNoUndertaking(t *testing.T) {
	norway := []string{"NOR"}
	for _, c := range []struct {
		name string
		told saying
		want int
	}{
		{"announced", toldIn("a", "2031-02-02", record.Aid, record.Planned, "Norway will pay for the bridge in May.", "pay", norway, nil, "2031-05-01..2031-05-31"), 1},
		{"expected, as announced", toldIn("a", "2031-02-02", record.Aid, record.Planned, "Norway is expected to pay for the bridge in May.", "pay", norway, nil, "2031-05-01..2031-05-31"), 1},
		{"hoped by others", toldIn("a", "2031-02-02", record.Aid, record.Planned, "Holm said he expected Norway to pay for the bridge in May.", "pay", norway, nil, "2031-05-01..2031-05-31"), 0},
		{"over when it is first told", toldIn("a", "2031-08-02", record.Aid, record.Planned, "Norway was to pay for the bridge in May.", "pay", norway, nil, "2031-05-01..2031-05-31"), 0},
		{"contracts are called off", toldIn("a", "2031-02-02", record.Sanction, record.Planned, "Norway will cancel the contracts with the builders.", "cancel", norway, nil, ""), 1},
		{"a visit is called off", toldIn("a", "2031-02-02", record.Sanction, record.Planned, "Norway would put off a visit.", "put off", norway, nil, ""), 0},
	} {
		list, err := Docket(derive("give|NOR+SWE|", []saying{c.told}), testDay("2031-09-01"), func(*record.Entry) ([]record.Entry, error) { return nil, nil })
		if err != nil || len(list) != c.want {
			t.Errorf("%s: %d lines, want %d (%v)", c.name, len(list), c.want, err)
		}
	}
}

// TestWidestKeys is where a plan may come to pass.
func TestWidestKeys(t *testing.T) {
	for key, in := range map[string]string{
		"meet|NOR+SWE|": "meet|NOR+SWE|/2032", "give|NOR+SWE|": "give|SWE|", "meet|NOR|": "meet|NOR+SWE|",
		"protest|NOR|": "yield|NOR|/2032",
	} {
		found := false
		for _, r := range WidestKeys(&record.Entry{Key: key}) {
			found = found || r.From <= in && in < r.To
		}
		if !found {
			t.Errorf("%s is not looked for in %s", key, in)
		}
	}
	named := WidestKeys(&record.Entry{Key: "meet|NOR+SWE|", Actors: []record.Actor{{Name: "Ada Lind", Country: "NOR", Sector: "GOV", ID: "NOR/GOV/ada-lind"}}})
	if !slices.ContainsFunc(named, func(r KeyRange) bool { return r.From <= "meet|GOV/ada-lind+SWE|" && "meet|GOV/ada-lind+SWE|" < r.To }) {
		t.Errorf("a report that tells no country of a person is not looked into: %v", named)
	}
	if got := WidestKeys(&record.Entry{Key: "meet|@report|"}); got != nil {
		t.Errorf("a plan without parties is looked for in %v", got)
	}
}

// TestLeftOffice closes a plan to leave an office by the register.
func TestLeftOffice(t *testing.T) {
	d := Due{Entry: record.Entry{Mode: "resign", Published: testDay("2031-01-12"), Actors: parties([]string{"NOR Ada Lind"})}, Outcome: Overdue}
	left := record.Tenure{Holder: "Ada Lind", To: &record.Term{Time: *correctedTime("2031-01-19"), Saying: record.Saying{Report: &record.Report{ID: "b"}, Day: testDay("2031-01-19")}}}
	if d.LeftIn([]record.Tenure{{Holder: "Ada Lind"}, {Holder: "Nils Berg", To: left.To}}); d.Outcome != Overdue {
		t.Errorf("closed by somebody else's leaving: %s", d.Outcome)
	}
	early := left
	early.To = &record.Term{Time: *correctedTime("2031-03-01"), Saying: left.To.Saying}
	if d.LeftIn([]record.Tenure{early}); d.Outcome != Overdue {
		t.Errorf("closed by a report that he will leave: %s", d.Outcome)
	}
	if d.LeftIn([]record.Tenure{left}); d.Outcome != CarriedOut || d.By.Report != "b" {
		t.Errorf("not closed by the register: %s", d.Outcome)
	}
}

// TestStates is of what the words around an act say of it.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		sentence, act string
		typ           record.Type
		status        record.Status
		by, to, from  []string
		want          record.State
	}{
		{"Norway has to pay a debt of 3 million euros.", "pay a debt", record.Aid, record.Proposed, []string{"NOR"}, nil, nil, record.IsPlanned},
		{"Norway has to pay a debt, the Swedish minister said.", "pay a debt", record.Aid, record.Proposed, []string{"NOR"}, nil, []string{"SWE"}, record.IsProposed},
		{"Norway could pay the debt.", "pay the debt", record.Aid, record.Proposed, []string{"NOR"}, nil, nil, record.IsProposed},
		{"The text obliges Norway to open two harbours.", "open two harbours", record.Concede, record.Ongoing, []string{"NOR"}, nil, nil, record.IsPlanned},
		{"Norway is opening two harbours.", "opening two harbours", record.Concede, record.Ongoing, []string{"NOR"}, nil, nil, record.IsUnderWay},
		{"A Norwegian boat fired on a Swedish ship, the Swedish navy said.", "fired", record.Assault, record.Occurred, []string{"NOR"}, []string{"SWE"}, []string{"SWE"}, record.IsAlleged},
		{"A Norwegian boat fired on a Swedish ship, the Norwegian navy said.", "fired", record.Assault, record.Occurred, []string{"NOR"}, []string{"SWE"}, []string{"NOR"}, record.IsHappened},
		{"A Norwegian boat fired on a Swedish ship.", "fired", record.Assault, record.Occurred, []string{"NOR"}, []string{"SWE"}, nil, record.IsHappened},
	} {
		e := record.Event{Type: c.typ, Status: c.status, Actors: parties(c.by), Recipients: parties(c.to)}
		e.Evidence.Text = c.sentence
		e.Trigger.Text = c.act
		e.Trigger.Start = strings.Index(c.sentence, c.act)
		e.Trigger.End = e.Trigger.Start + len(c.act)
		for _, a := range parties(c.from) {
			e.Sources = append(e.Sources, record.Source{Actor: a})
		}
		if got := stateOf(&e); got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}
