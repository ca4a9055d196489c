package resolve

import (
	"fmt"
	"strings"
	"testing"

	"chancery/record"
)

// told makes the assertion of a sentence whose act stands in it, so that the words around it are known.
func toldIn(id, published string, typ record.Type, status record.Status, sentence, act string, by, to []string, when string) saying {
	return saying{id: id, published: published, typ: typ, status: status, trigger: act, sentence: sentence, by: by, to: to, when: when}
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

// TestWidestKeys is where a plan may come to pass.
func TestWidestKeys(t *testing.T) {
	for key, in := range map[string]string{
		"meet|NOR+SWE|": "meet|NOR+SWE|/2032", "give|NOR+SWE|": "give|SWE|", "meet|NOR|": "meet|NOR+SWE|",
	} {
		found := false
		for _, r := range WidestKeys(&record.Entry{Key: key}) {
			found = found || r.From <= in && in < r.To
		}
		if !found {
			t.Errorf("%s is not looked for in %s", key, in)
		}
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
