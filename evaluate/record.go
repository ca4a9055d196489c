package evaluate

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"chancery/export"
	"chancery/ingest"
	"chancery/record"
	"chancery/report"
	"chancery/text"
)

// Record reads the reports of a folder of gold records and compares the records made of them.
//
// An event is found if one of a right type overlaps its trigger; it is strictly right if its actors, recipients and
// status are right too. The fields are measured on the events that are found. A statement, an agreement, a provision
// or a time is found if it overlaps the gold's words and has the right speaker, parties, modality or days; a role if
// it has the person and the country. The last line is the part of the events found that are planned, proposed, alleged,
// denied or the like, and were given as occurred: the less the better.
func Record(folder string, write io.Writer) (Scores, error) {
	c := newRecordCount()
	found, err := eachRecord(folder, c.add)
	c.scores = append(c.scores, c.asOccurred())
	if err != nil || write == nil {
		return c.scores, err
	}
	for _, r := range found {
		if err := export.WriteJSONL(write, r); err != nil {
			return nil, err
		}
	}
	return c.scores, nil
}

// eachRecord reads the reports of a folder of gold records, and gives each with its gold to use.
func eachRecord(folder string, use func(recordGold, *record.Report)) ([]*record.Report, error) {
	gold, err := readRecordGold(folder)
	if err != nil {
		return nil, err
	}
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	var all []*record.Report
	for _, g := range gold {
		d, err := report.Read([]byte(g.Text), report.Options{Published: g.Published})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Doc, err)
		}
		r, err := pipeline.Read(d)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Doc, err)
		}
		use(g, r)
		all = append(all, r)
	}
	return all, nil
}

// The measures of a record, in the order shown; those of fieldMeasures are shares of the events found.
var (
	itemMeasures  = []string{"events", "strict", "statements", "agreements", "provisions", "roles", "times", "offsets"}
	fieldMeasures = []string{"actor", "recipient", "status", "when", "source"}
)

// recordCount counts over all reports.
type recordCount struct {
	scores         Scores
	unreal, asDone int // events found that have not occurred as the gold has it, and those of them given as occurred
}

func newRecordCount() *recordCount {
	c := &recordCount{}
	for _, n := range slices.Concat(itemMeasures[:2], fieldMeasures, itemMeasures[2:]) {
		c.scores = append(c.scores, Score{Name: n})
	}
	return c
}

// asOccurred is the measure of plans and claims that were given as facts.
func (c *recordCount) asOccurred() Score {
	value := ratio(c.asDone, c.unreal)
	return Score{Name: "as occurred", System: c.unreal, Correct: c.unreal - c.asDone, Value: value,
		Row: fmt.Sprintf("%-12s %7.2f %% of %d found events that have not occurred", "as occurred", 100*value, c.unreal)}
}

// isReal reports whether a status says that the event takes or took place.
func isReal(status string) bool {
	return status == string(record.Occurred) || status == string(record.Ongoing)
}

func (c *recordCount) of(name string) *Score {
	i := slices.IndexFunc(c.scores, func(s Score) bool { return s.Name == name })
	return &c.scores[i]
}

// add compares one report.
func (c *recordCount) add(g recordGold, r *record.Report) {
	kinds := map[string][]goldItem{}
	for _, it := range g.Items {
		kinds[it.Kind] = append(kinds[it.Kind], it)
	}
	c.events(g.Doc, kinds["event"], r)
	var provisions []record.Provision
	for _, a := range r.Agreements {
		provisions = append(provisions, a.Provisions...)
	}
	simple(c.of("statements"), g.Doc, r.Text, kinds["statement"], r.Statements, func(s record.Statement) text.Span { return s.Content.Span }, sameSpeaker)
	simple(c.of("agreements"), g.Doc, r.Text, kinds["agreement"], r.Agreements, func(a record.Agreement) text.Span { return a.Mention.Span }, sameParties)
	simple(c.of("provisions"), g.Doc, r.Text, kinds["provision"], provisions, func(p record.Provision) text.Span { return p.Span },
		func(g goldItem, p record.Provision) bool { return g.Modality == "" || g.Modality == string(p.Modality) })
	simple(c.of("roles"), g.Doc, r.Text, kinds["role"], r.Roles, func(x record.Role) text.Span { return x.Span }, sameRole)
	simple(c.of("times"), g.Doc, r.Text, kinds["time"], r.Times, func(t record.Time) text.Span { return t.Span },
		func(g goldItem, t record.Time) bool { return sameDays(&g.goldDays, &t) })
}

// events compares the events of one report: each of the gold, in order, takes the unused one that is right in most.
func (c *recordCount) events(doc string, gold []goldItem, r *record.Report) {
	used := make([]bool, len(r.Events))
	for _, g := range gold {
		best, others := bestEvent(g, r, used)
		switch {
		case best < 0 && g.core():
			c.miss("events", "MISS %s %v | %s | found %v", doc, g.Type, g.Anchor, others)
			c.of("events").Gold++
			c.of("strict").Gold++
		case best >= 0:
			used[best] = true
			if g.core() {
				c.found(doc, g, &r.Events[best])
			}
		}
	}
	for i, e := range r.Events {
		c.offset(r.Text, e.Trigger)
		if !used[i] {
			c.of("events").System++
			c.of("strict").System++
			c.miss("events", "EXTRA %s %s %s | %s", doc, e.Type, e.Trigger.Text, e.Evidence.Text)
		}
	}
}

// offset checks that a quotation has the words of its place.
func (c *recordCount) offset(words string, q record.Quote) {
	s := c.of("offsets")
	s.Gold++
	s.System++
	if q.In(words) == q.Text {
		s.Correct++
	}
}

// found counts the fields of an event that was found.
func (c *recordCount) found(doc string, g goldItem, e *record.Event) {
	right := [...]bool{
		sameActors(g.Actors, e.Actors), sameActors(g.Recipients, e.Recipients), slices.Contains(g.Status, string(e.Status)),
		sameDays(g.When, e.When), sameSource(g.Source, e.Sources),
	}
	if !slices.ContainsFunc(g.Status, isReal) {
		c.unreal++
		if e.Status == record.Occurred {
			c.asDone++
			c.miss("status", "AS OCCURRED %s %s | %s", doc, g.Status[0], g.Anchor)
		}
	}
	var wrong []string
	for i, name := range fieldMeasures {
		s := c.of(name)
		s.Gold++
		s.System++
		if right[i] {
			s.Correct++
		} else {
			wrong = append(wrong, name)
		}
	}
	for _, name := range []string{"events", "strict"} {
		s := c.of(name)
		s.Gold++
		s.System++
		if name == "events" || right[0] && right[1] && right[2] {
			s.Correct++
		}
	}
	if len(wrong) > 0 {
		c.miss("strict", "FIELDS %s %s | wrong: %s", doc, g.Anchor, strings.Join(wrong, ", "))
	}
}

func (c *recordCount) miss(measure, format string, args ...any) {
	s := c.of(measure)
	s.Misses = append(s.Misses, fmt.Sprintf(format, args...))
}

// bestEvent returns the unused event of a right type on the trigger whose actors, recipients and status are right in
// most, the first of equals, or -1; and the types of all unused events there.
func bestEvent(g goldItem, r *record.Report, used []bool) (best int, types []record.Type) {
	places := triggers(r.Text, g)
	best, most := -1, -1
	for i := range r.Events {
		e := &r.Events[i]
		if used[i] || !overlapsAny(e.Trigger.Span, places) {
			continue
		}
		types = append(types, e.Type)
		if !slices.Contains(g.Type, string(e.Type)) {
			continue
		}
		n := 0
		for _, ok := range []bool{sameActors(g.Actors, e.Actors), sameActors(g.Recipients, e.Recipients), slices.Contains(g.Status, string(e.Status))} {
			if ok {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best, types
}

// triggers returns where the trigger of a gold event may stand.
func triggers(words string, g goldItem) []text.Span {
	places := occurrences(words, g.Anchor)
	for i, a := range places {
		if k := strings.Index(a.In(words), g.Trigger); g.Trigger != "" && k >= 0 {
			places[i] = text.Span{Start: a.Start + k, End: a.Start + k + len(g.Trigger)}
		}
	}
	return places
}

// occurrences returns all places of words in a text, overlapping ones too.
func occurrences(s, words string) []text.Span {
	var places []text.Span
	for at := 0; words != ""; {
		k := strings.Index(s[at:], words)
		if k < 0 {
			break
		}
		places = append(places, text.Span{Start: at + k, End: at + k + len(words)})
		at += k + 1
	}
	return places
}

func overlapsAny(s text.Span, places []text.Span) bool {
	return slices.ContainsFunc(places, s.Overlaps)
}

// simple compares the items of a kind that has no fields to measure: each of the gold, in order, takes the first
// unused one that overlaps its words and is the same.
func simple[T any](s *Score, doc, words string, gold []goldItem, system []T, span func(T) text.Span, same func(goldItem, T) bool) {
	used := make([]bool, len(system))
	for _, g := range gold {
		places := occurrences(words, g.Anchor)
		hit := -1
		for i, x := range system {
			if !used[i] && (g.Anchor == "" || overlapsAny(span(x), places)) && same(g, x) {
				hit = i
				break
			}
		}
		if s.Gold++; hit < 0 {
			s.Misses = append(s.Misses, fmt.Sprintf("MISS %s %s %s%s", doc, g.Kind, g.Anchor, g.Name))
			continue
		}
		used[hit] = true
		s.Correct++
	}
	s.System += len(system)
	for i, x := range system {
		if !used[i] {
			s.Misses = append(s.Misses, fmt.Sprintf("EXTRA %s %s", doc, span(x).In(words)))
		}
	}
}

func sameSpeaker(g goldItem, s record.Statement) bool {
	if g.Speaker.Anonymous {
		return s.Anonymous
	}
	return samePerson(g.Speaker, s.Speaker)
}

func sameParties(g goldItem, a record.Agreement) bool {
	for _, country := range g.Parties {
		if !slices.ContainsFunc(a.Parties, func(p record.Actor) bool { return p.Country == country }) {
			return false
		}
	}
	return true
}

func sameRole(g goldItem, r record.Role) bool {
	return samePerson(goldActor{Name: g.Name}, record.Actor{Quote: r.Quote, Name: r.Name}) && (g.Country == "" || g.Country == r.Country)
}

// samePerson reports whether p is the actor that the gold names: the last word of the gold's name is in p's (for an
// IGO, NGO or MNC the class is enough); without a name, country and sector agree.
func samePerson(g goldActor, p record.Actor) bool {
	name, found := plainName(g.Name), plainName(p.Name)
	if p.Name == "" {
		found = plainName(p.Text)
	}
	if name != "" {
		words := strings.Fields(name)
		return strings.Contains(found, name) || found != "" && strings.Contains(name, found) ||
			slices.Contains(strings.Fields(found), words[len(words)-1]) ||
			slices.Contains([]string{"IGO", "NGO", "MNC"}, g.Country) && g.Country == p.Country
	}
	if g.Country == "" {
		return true
	}
	return g.Country == p.Country && (g.Sector == "" || p.Sector == "" || g.Sector == string(p.Sector))
}

// plainName is a name in one way of writing: compatibility forms, letter case and spaces made equal.
func plainName(s string) string {
	return strings.Join(strings.Fields(cases.Fold().String(norm.NFKC.String(s))), " ")
}

func sameActors(gold []goldActor, found []record.Actor) bool {
	if len(gold) == 0 {
		return len(found) == 0
	}
	for _, g := range gold {
		if !slices.ContainsFunc(found, func(p record.Actor) bool { return samePerson(g, p) }) {
			return false
		}
	}
	return true
}

// sameSource reports whether the first of the gold's sources is among those found.
func sameSource(gold []goldActor, found []record.Source) bool {
	if len(gold) == 0 {
		return len(found) == 0
	}
	return slices.ContainsFunc(found, func(s record.Source) bool {
		if gold[0].Anonymous {
			return s.Anonymous
		}
		return samePerson(gold[0], s.Actor)
	})
}

func sameDays(g *goldDays, t *record.Time) bool {
	if g == nil || t == nil {
		return g == nil && t == nil
	}
	return g.Start == t.From.String() && g.End == t.To.String()
}
