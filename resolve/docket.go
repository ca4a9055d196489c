package resolve

import (
	"regexp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Due is one line of the docket: something that was to be, and what became of it as far as reports tell.
type Due struct {
	Entry   record.Entry
	Outcome Outcome
	// By is the rung that says so; nil where no report does.
	By *record.Rung
	// Later is the entry in which it came to pass, if that is another one: the next year's.
	Later *record.Entry
}

// Outcome is what became of a plan.
type Outcome string

// The outcomes. That no report was found never means that a promise was broken.
const (
	CarriedOut Outcome = "carried out"
	Begun      Outcome = "under way"
	Cancelled  Outcome = "cancelled"
	Postponed  Outcome = "postponed"
	Changed    Outcome = "changed" // in date, size or rank; still to come
	Restated   Outcome = "restated"
	Open       Outcome = "open"
	Overdue    Outcome = "overdue, no report found"
)

// Outcomes lists the outcomes in the order in which a docket shows them.
var Outcomes = []Outcome{Overdue, Open, Restated, Changed, Postponed, Begun, CarriedOut, Cancelled}

// Docket says of each planned entry what became of it by the given day. Later finds the entries in which a plan may have
// come to pass besides its own: those of WidestKeys.
func Docket(list []record.Entry, day text.Day, later func(*record.Entry) ([]record.Entry, error)) ([]Due, error) {
	var out []Due
	for i := range list {
		if !list[i].Planned || list[i].Recalled || inHindsight(&list[i]) || noUndertaking(&list[i]) {
			continue
		}
		d := due(&list[i], day)
		if d.Outcome != CarriedOut && d.Outcome != Cancelled && d.Outcome != Begun {
			others, err := later(&list[i])
			if err != nil {
				return nil, err
			}
			d.lookIn(others)
		}
		out = append(out, d)
	}
	return out, nil
}

// noUndertaking reports whether a plan is only what others say they expect of those who would do it, or the calling off of another plan, which that
// one's line tells.
func noUndertaking(e *record.Entry) bool {
	return !slices.ContainsFunc(e.Ladder, func(r record.Rung) bool {
		if r.State != record.IsPlanned && r.State != record.IsPostponed {
			return false
		}
		at := r.Act.Start - r.Evidence.Start
		expected := 0 < at && at <= len(r.Evidence.Text) && expects.MatchString(r.Evidence.Text[:at])
		return !expected && !callsOffWord.MatchString(r.Act.Text+wordsAfter(&r, 4))
	})
}

// wordsAfter is the next words after the act of a rung.
func wordsAfter(r *record.Rung, n int) string {
	at := r.Act.End - r.Evidence.Start
	if at <= 0 || at > len(r.Evidence.Text) {
		return ""
	}
	words := strings.Fields(r.Evidence.Text[at:])
	return " " + strings.Join(words[:min(n, len(words))], " ")
}

var callsOffWord = regexp.MustCompile(`(?i)^(call\w* off|cancel\w*|postpon\w*|put\w* off|delay\w*)\b.*\b(visit|trip|journey|tour|meeting|summit|talks|round|conference)s?\b`)

// expects are words of hope right before those of whom it is hoped: "hoped the council to adopt". Who "is expected to come" has said so.
var expects = regexp.MustCompile(`\b([Hh]e|[Ss]he|[Tt]hey|[Ii]t|\p{Lu}\pL+) (expects?|expected|hopes?|hoped|predicts?|predicted|forecasts?) (that )?[^,;]{0,60}$`)

// inHindsight reports whether only reports that tell that it happened, or later ones, tell that it was planned: or whether its time had passed when
// it was first told.
func inHindsight(e *record.Entry) bool {
	if e.Due != nil && !e.Due.To.IsZero() && e.Due.To.Before(e.Published) {
		return true
	}
	for _, r := range e.Ladder {
		switch r.State {
		case record.IsHappened, record.IsUnderWay:
			return true
		case record.IsPlanned, record.IsPostponed:
			return slices.ContainsFunc(e.Ladder, func(o record.Rung) bool { return o.Report == r.Report && o.State == record.IsHappened })
		}
	}
	return false
}

func due(e *record.Entry, day text.Day) Due {
	d := Due{Entry: *e, Outcome: Open}
	switch e.State {
	case record.IsHappened:
		d.Outcome, d.By = CarriedOut, lastRung(e, record.IsHappened)
	case record.IsUnderWay:
		d.Outcome, d.By = Begun, lastRung(e, record.IsUnderWay)
	case record.IsCancelled, record.IsNotSo:
		d.Outcome, d.By = Cancelled, lastRung(e, e.State)
	case record.IsPostponed:
		d.Outcome, d.By = Postponed, lastRung(e, record.IsPostponed)
	default:
		d.Outcome, d.By = stillOpen(e)
	}
	if e.Due != nil && !e.Due.To.IsZero() && e.Due.To.Before(day) && !lasting(e) && d.Outcome != CarriedOut && d.Outcome != Begun && d.Outcome != Cancelled {
		d.Outcome, d.By = Overdue, nil
	}
	return d
}

// lasting reports whether what is planned begins on its day and has no end, "will guard the market from Monday", so that no day passes by which
// it should have been done. Talks and signatures are over soon after they begin.
func lasting(e *record.Entry) bool {
	f := Family(e.Type)
	return f != "meet" && f != "deal" && slices.ContainsFunc(e.Ladder, func(r record.Rung) bool {
		return r.When != nil && r.When.Text != "" && ahead(r.State) && strings.Contains(strings.ToLower(r.Evidence.Text), "from "+strings.ToLower(r.When.Text))
	})
}

// stillOpen tells a plan that was changed from one that was only said again.
func stillOpen(e *record.Entry) (Outcome, *record.Rung) {
	for i := len(e.Ladder) - 1; i > 0; i-- {
		if c := e.Ladder[i].Changed; len(c) > 0 && !slices.Equal(c, []string{moreExact}) {
			return Changed, &e.Ladder[i]
		}
	}
	if r := restated(e); r != nil {
		return Restated, r
	}
	return Open, nil
}

// restated is the newest report that tells the plan again, on another day and not as a copy; nil if none does.
func restated(e *record.Entry) *record.Rung {
	for i := len(e.Members) - 1; i > 0; i-- {
		m, first := e.Members[i], e.Members[0]
		if m.Status == record.Negated { // that it has not been yet is no plan
			continue
		}
		if (m.Origin != first.Origin || m.Outlet == first.Outlet) && e.Published.Before(m.Published) {
			return &record.Rung{State: e.State, Report: m.Report, Event: m.Event, Published: m.Published, Outlet: m.Outlet}
		}
	}
	return nil
}

func lastRung(e *record.Entry, s record.State) *record.Rung {
	for i := len(e.Ladder) - 1; i >= 0; i-- {
		if e.Ladder[i].State == s {
			return &e.Ladder[i]
		}
	}
	return nil
}

// Leaves reports whether a line is a plan to leave an office of which no report in its own words tells the outcome.
func (d *Due) Leaves() bool {
	return d.Entry.Mode == "resign" && (d.Outcome == Overdue || d.Outcome == Open || d.Outcome == Restated)
}

// LeftIn closes such a line if somebody of it has left an office since, as the register of offices has it: the report may tell of the next who
// took it.
func (d *Due) LeftIn(tenures []record.Tenure) {
	names := persons(d.Entry.Actors)
	for i := range tenures {
		t := &tenures[i]
		if t.To == nil || t.To.From.Before(d.Entry.Published) || t.To.Saying.Day.Before(t.To.From) || // it is only said that he will
			!slices.ContainsFunc(names, person{name: strings.ToLower(t.Holder)}.sameName) {
			continue
		}
		said := &t.To.Saying
		d.Outcome = CarriedOut
		d.By = &record.Rung{State: record.IsHappened, Report: said.Report.ID, Published: said.Day, Outlet: said.Report.Origin.Outlet, When: &t.To.Time, Evidence: said.Quote}
		return
	}
}

// KeyRange is the keys from From up to, but not with, To.
type KeyRange struct{ From, To string }

// WidestKeys are the blocks of entries in which a plan may come to pass: those of its family and parties, and those where a report names only
// one of them, or somebody else beside the only one.
func WidestKeys(e *record.Entry) []KeyRange {
	stem, _, found := cutLast(e.Key, "|")
	if !found || strings.Contains(e.Key, "|@") {
		return nil
	}
	own := []KeyRange{keysUnder(stem)}
	fam, list, _ := strings.Cut(stem, "|")
	parties := strings.Split(strings.Split(list, "|")[0], "+")
	for _, p := range parties { // where it may be told that it is called off, and nothing else
		if fam != "sanction" && fam != "yield" {
			own = append(own, keysUnder("sanction|"+p), keysUnder("yield|"+p))
		}
	}
	if fam == "meet" { // what was agreed at the meeting
		own = append(own, keysUnder("deal|"+joined(parties)))
	}
	if blockings[fam] != byPair {
		return own
	}
	if len(parties) == 1 {
		with := fam + "|" + parties[0] + "+"
		return append(own, KeyRange{with, with[:len(with)-1] + ","})
	}
	for _, p := range parties {
		own = append(own, keysUnder(fam+"|"+p))
	}
	return append(own, namedWith(fam, parties, e.Actors)...)
}

// namedWith are the blocks of those parties with a person of the plan, in a report that tells no country of him.
func namedWith(fam string, parties []string, actors []record.Actor) []KeyRange {
	var out []KeyRange
	for _, a := range actors {
		_, name, found := cutLast(a.ID, "/")
		if a.Name == "" || !found || len(out) >= mostNamed {
			continue
		}
		for _, p := range parties {
			if p == partyCode(a) {
				continue
			}
			for _, id := range []string{name, string(a.Sector) + "/" + name} {
				out = append(out, keysUnder(fam+"|"+joined(distinct([]string{p, id}))))
			}
		}
	}
	return out
}

// mostNamed is how many blocks of persons are looked into.
const mostNamed = 8

// keysUnder are the keys that begin with a stem, those of its narrower blocks too.
func keysUnder(stem string) KeyRange { return KeyRange{stem + "|", stem + "|0"} }

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
