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
		if !list[i].Planned || list[i].Recalled || inHindsight(&list[i]) {
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

// inHindsight reports whether only reports that tell that it happened, or later ones, tell that it was planned.
func inHindsight(e *record.Entry) bool {
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
		if t.To == nil || t.To.From.Before(d.Entry.Published) || !slices.ContainsFunc(names, person{name: strings.ToLower(t.Holder)}.sameName) {
			continue
		}
		said := &t.To.Saying
		d.Outcome = CarriedOut
		d.By = &record.Rung{State: record.IsHappened, Report: said.Report.ID, Published: said.Day, Outlet: said.Report.Origin.Outlet, When: &t.To.Time, Evidence: said.Quote}
		return
	}
}

// longestDelay is how many days after its time, or after the newest report of it if it has none, a plan may still be found carried out.
const longestDelay = 200

// lookIn looks for the outcome of an open plan in other entries, the earliest that fits.
func (d *Due) lookIn(others []record.Entry) {
	for i := range others {
		o := &others[i]
		if o.ID != d.Entry.ID && o.State == record.IsHappened && !o.Recalled && fulfils(&d.Entry, o) {
			d.Outcome, d.By, d.Later = CarriedOut, lastRung(o, record.IsHappened), o
			return
		}
	}
}

// onlyPart reports whether what happened is told as the first part of something, "the first of six ships", which the plan is not.
func onlyPart(plan, done *record.Entry) bool {
	r := lastRung(done, record.IsHappened)
	return r != nil && partWords.MatchString(r.Evidence.Text) && !slices.ContainsFunc(plan.Ladder, func(p record.Rung) bool {
		return strings.Contains(strings.ToLower(p.Evidence.Text), "first")
	})
}

var partWords = regexp.MustCompile(`(?i)\bfirst (of|batch|shipment|consignment|delivery|tranche|instal?lment|group|convoy|cargo)\b`)

// elsewhereTo reports whether what happened is told of another block's parties and was done to somebody who is none of the plan's.
func elsewhereTo(plan, done *record.Entry) bool {
	mine, _, _ := cutLast(plan.Key, "|")
	if strings.HasPrefix(done.Key, mine+"|") {
		return false
	}
	known := codes(slices.Concat(plan.Actors, plan.Recipients))
	return slices.ContainsFunc(done.Recipients, func(a record.Actor) bool { return !slices.Contains(known, partyCode(a)) })
}

// planBeside reports whether what happened had a plan of its own, told while this one stood.
func planBeside(plan, done *record.Entry) bool {
	return done.Planned && !plan.Latest.Before(done.Published)
}

// inCommon counts the words that the sentences of two entries share, but for names.
func inCommon(a, b *record.Entry) int {
	n := 0
	for _, x := range a.Ladder {
		for _, y := range b.Ladder {
			n = max(n, plain(x.Evidence.Text).shared(plain(y.Evidence.Text)))
		}
	}
	return n
}

// plain are the content words of a sentence that are no names.
func plain(sentence string) words {
	names := properWords(sentence)
	return slices.DeleteFunc(contentWords(sentence), func(w string) bool { return slices.Contains(names, w) })
}

// samePeople reports whether nobody of an entry has another in his place in the other one.
func samePeople(a, b *record.Entry) bool {
	same, other := comparePersons(persons(a.Actors, a.Recipients), persons(b.Actors, b.Recipients), mutual[Family(a.Type)])
	return same > 0 || other == 0
}

// fulfils reports whether what happened is what was planned, told under another year: the same act of the same people,
// or at least without others in their place, within a time after the plan.
func fulfils(plan, done *record.Entry) bool {
	from, until := window(plan)
	day := number(done.Published)
	if done.When != nil && !done.When.From.IsZero() {
		day = number(done.When.From)
	}
	return from <= day && day <= until && plan.Mode == done.Mode && plan.Type == done.Type && samePeople(plan, done) && inCommon(plan, done) > 1 &&
		!planBeside(plan, done) && !onlyPart(plan, done) && !elsewhereTo(plan, done)
}

// window is the days within which a plan may come to pass.
func window(plan *record.Entry) (from, until int) {
	if plan.Due != nil && !plan.Due.To.IsZero() {
		return number(plan.Due.From) - 10, number(plan.Due.To) + longestDelay/2
	}
	return number(plan.Published), number(plan.Latest) + 3*longestDelay
}

// Window is the days within which a plan may come to pass; zero days if it has none. Beside its own entry a record is asked for no others than those
// of these days that have happened, of the plan's type and mode (store.Record.Docket).
func Window(plan *record.Entry) (from, until text.Day) {
	if plan.Published.IsZero() {
		return from, until
	}
	first, last := window(plan)
	epoch := text.Day{Year: 1970, Month: 1, Day: 1}
	return epoch.Add(first), epoch.Add(last)
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
	return own
}

// keysUnder are the keys that begin with a stem, those of its narrower blocks too.
func keysUnder(stem string) KeyRange { return KeyRange{stem + "|", stem + "|0"} }

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
