package resolve

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chancery/record"
	"chancery/text"
)

// telling is what one member says of an attribute.
type telling struct {
	member int
	origin int
	value  string
}

// disputes lists the attributes on which the origins of an entry differ. A plan that was changed is no dispute, nor a toll that rose.
func (d *draft) disputes(origins []int) []record.Dispute {
	var out []record.Dispute
	add := func(a record.Attribute, of string, list []telling) {
		if sides := sidesOf(list); len(sides) > 1 && sides[0].Origins+sides[1].Origins > 1 {
			out = append(out, record.Dispute{Attribute: a, Of: of, Sides: sides})
		}
	}
	whether, byWhom := d.whether(origins), d.byWhom(origins)
	if d.flatly() {
		byWhom = nil
	} else if len(byWhom) > 0 {
		whether = nil // who denies what others saw denies that it was he
	}
	add(record.OnHappened, "", whether)
	add(record.OnActor, "", byWhom)
	add(record.OnStage, "", d.onStages(origins))
	add(record.OnDay, "", d.onDays(origins))
	for _, n := range d.numbers(origins) {
		add(record.OnNumber, n.of, n.told)
	}
	return out
}

// sidesOf groups what is told by value, the side of most origins first, then the earlier one. One origin that says two
// things is on neither side of a dispute with itself: sides need different origins.
func sidesOf(list []telling) []record.Side {
	var sides []record.Side
	origins := map[string]map[int]bool{}
	all := map[int]bool{}
	for _, t := range list {
		i := slices.IndexFunc(sides, func(s record.Side) bool { return s.Value == t.value })
		if i < 0 {
			sides = append(sides, record.Side{Value: t.value})
			i = len(sides) - 1
			origins[t.value] = map[int]bool{}
		}
		sides[i].Members = append(sides[i].Members, t.member)
		origins[t.value][t.origin] = true
		all[t.origin] = true
	}
	for i := range sides {
		sides[i].Origins = len(origins[sides[i].Value])
	}
	slices.SortStableFunc(sides, func(a, b record.Side) int { return cmp.Compare(b.Origins, a.Origins) })
	return sides
}

// whether collects who says that it happened and who says that it did not.
func (d *draft) whether(origins []int) []telling {
	var out []telling
	for i, v := range d.members {
		switch v.state {
		case record.IsHappened, record.IsUnderWay, record.IsAlleged:
			out = append(out, telling{i, origins[i], "happened"})
		case record.IsDenied:
			out = append(out, telling{i, origins[i], "denied"})
		case record.IsNotSo:
			if flat(v) && !d.anyAhead {
				out = append(out, telling{i, origins[i], "denied"})
			}
		}
		if deniedElsewhere(v) && v.state != record.IsDenied {
			out = append(out, telling{i, origins[i], "denied"})
		}
	}
	return out
}

// deniedElsewhere reports whether another sentence of the report denies it.
func deniedElsewhere(v *view) bool {
	return slices.ContainsFunc(v.Event.Accounts, func(a record.Account) bool { return a.Denies })
}

// flatly reports whether somebody says that there was nothing at all.
func (d *draft) flatly() bool {
	return !d.anyAhead && slices.ContainsFunc(d.members, flat) // of a plan it is an outcome
}

// flat reports whether somebody says that it did not happen; that it will not is no denial.
func flat(v *view) bool {
	return v.state == record.IsNotSo && len(v.Event.Sources) > 0 && !(v.dated && v.day.to > v.published)
}

// byWhom collects who is said to have done it, where the sides of the world of the accounts have nothing in common, or where somebody
// denies having done what others tell as a fact.
func (d *draft) byWhom(origins []int) []telling {
	if f := Family(d.typ); f != "assault" && f != "coerce" {
		return nil
	}
	if denied := d.denials(origins); denied != nil {
		return denied
	}
	var hit []string
	for _, v := range d.members {
		hit = append(hit, codes(v.Event.Recipients)...)
	}
	var out []telling
	for i, v := range d.members {
		c := joined(codes(v.Event.Actors))
		if c != "" && done(v.state) && v.state != record.IsDenied && !slices.Contains(hit, c) { // of a victim's country are all its own rebels too
			out = append(out, telling{i, origins[i], c})
		}
	}
	return slices.DeleteFunc(out, func(t telling) bool { // "USA" does not differ from "GBR+USA"
		return slices.ContainsFunc(out, func(o telling) bool { return o.value != t.value && shareCode(o.value, t.value) })
	})
}

// denials collects who tells it as a fact, and who denies having done it: a denial of the very people who would have. Nil if either is missing.
func (d *draft) denials(origins []int) []telling {
	var out []telling
	facts, denials := false, false
	for i, v := range d.members {
		switch v.state {
		case record.IsHappened, record.IsUnderWay:
			facts = true
			out = append(out, telling{i, origins[i], "it was"})
		case record.IsDenied:
			denials = true
			out = append(out, telling{i, origins[i], "it was not"})
		}
	}
	if !facts || !denials {
		return nil
	}
	return out
}

// onStages collects how far reports of the same days say that an agreement has come; who says one stage says that it has come no further.
func (d *draft) onStages(origins []int) []telling {
	if Family(d.typ) != "deal" {
		return nil
	}
	var out []telling
	for i, v := range d.members {
		if stage := stageOf(v); stage != "" && slices.ContainsFunc(d.members, func(o *view) bool {
			other := stageOf(o)
			return other != "" && other != stage && o.Report.ID != v.Report.ID && daysApart(v.published, o.published) <= sameNews
		}) {
			out = append(out, telling{i, origins[i], stage})
		}
	}
	return out
}

func stageOf(v *view) string {
	if v.state != record.IsHappened {
		return ""
	}
	return v.kind
}

// daysApart is how many days lie between two.
func daysApart(a, b int) int { return max(a-b, b-a) }

func shareCode(a, b string) bool {
	for _, c := range strings.Split(a, "+") {
		if slices.Contains(strings.Split(b, "+"), c) {
			return true
		}
	}
	return false
}

// onDays collects the days on which it is said to have happened.
func (d *draft) onDays(origins []int) []telling {
	var out []telling
	var known []int
	for i, v := range d.members {
		if v.state == record.IsHappened || v.state == record.IsAlleged {
			if v.dated && v.day.from == v.day.to {
				out = append(out, telling{i, origins[i], v.Event.When.From.String()})
				known = append(known, v.day.from)
			}
		}
	}
	for i, v := range d.members {
		day, ok := v.weekday()
		if ok && v.state == record.IsHappened && slices.ContainsFunc(known, func(o int) bool { return daysApart(o, number(day)) <= mistaken }) {
			out = append(out, telling{i, origins[i], day.String()})
		}
	}
	return out
}

// mistaken is by how many days a report may be wrong about when something happened; more, and it speaks of something else.
const mistaken = 2

var (
	onWeekday = regexp.MustCompile(`(?i)(\w+)\s+on\s+(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
	weekdays  = strings.Fields("sunday monday tuesday wednesday thursday friday saturday sunday")
)

// weekday is the day that the sentence of news without a time names as a day of the week, if it names one alone: the last one before the
// report. "Said on Friday" is when it was said.
func (v *view) weekday() (text.Day, bool) {
	if v.dated || v.published == 0 || v.Event.Background {
		return text.Day{}, false
	}
	named := -1
	for _, m := range onWeekday.FindAllStringSubmatch(v.Event.Evidence.Text, -1) {
		if ofSaying.MatchString(m[1]) {
			continue
		}
		if named >= 0 {
			return text.Day{}, false
		}
		named = slices.Index(weekdays, strings.ToLower(m[2]))
	}
	if named < 0 {
		return text.Day{}, false
	}
	at := v.Report.Published.Day.Time()
	return text.DayOf(at.AddDate(0, 0, -(int(at.Weekday())-named+7)%7)), true
}

// ofSaying are verbs of which a day of the week tells when it was said.
var ofSaying = regexp.MustCompile(`(?i)^(said|says|told|announced|reported|added|wrote|claimed|confirmed|stated|declared|reporters|statement|release|post|message|interview|conference|video)$`)

// numbered is what is told of one number.
type numbered struct {
	of   string
	told []telling
}

// sameNews is how many days apart two reports may be and still give rival numbers; later a number may have changed.
const sameNews = 1

// figureOf is a number that one source gives of an entry.
type figureOf struct {
	count
	member int
	source string // who says so, "" if it is not told
}

// figures lists the numbers of the members' sentences, and of the accounts beside them; one that does not say what it counts counts what
// the one before does.
func (d *draft) figures() []figureOf {
	var out []figureOf
	for i, v := range d.members {
		if !done(v.state) {
			continue
		}
		for _, c := range countsIn(v.Event.Evidence.Text) {
			out = append(out, figureOf{c, i, sourceOf(v)})
		}
		of := ""
		for _, a := range v.Event.Accounts {
			counts := countsIn(a.Text)
			if len(counts) == 0 && of != "" {
				counts = bareCounts(a.Text, of)
			}
			for _, c := range counts {
				of = c.of
				out = append(out, figureOf{c, i, firstOf(a.Source.ID, a.Source.Text)})
			}
		}
	}
	return out
}

// numbers collects the numbers that cannot all be right at one time.
func (d *draft) numbers(origins []int) []numbered {
	var order []string
	by := map[string][]figureOf{}
	for _, f := range d.figures() {
		if by[f.of] == nil {
			order = append(order, f.of)
		}
		by[f.of] = append(by[f.of], f)
	}
	var out []numbered
	for _, of := range order {
		rival := func(a figureOf) bool {
			return slices.ContainsFunc(by[of], func(b figureOf) bool {
				other := a.source != "" && b.source != "" && a.source != b.source
				return (origins[a.member] != origins[b.member] || other) && !d.rose(a.count, b.count, a.member, b.member) && differ(a.count, b.count)
			})
		}
		n := numbered{of: of}
		for _, f := range by[of] {
			if rival(f) {
				n.told = append(n.told, telling{f.member, origins[f.member], amount(f.count)})
			}
		}
		out = append(out, n)
	}
	return out
}

// rose reports whether the later of two numbers may be news of more, or the two are too far apart to be rivals.
func (d *draft) rose(a, b count, i, j int) bool {
	if d.members[i].published > d.members[j].published {
		a, b, i, j = b, a, j, i
	}
	days := d.members[j].published - d.members[i].published
	return days > sameNews || days > 0 && b.value > a.value && a.value > 0 && tolls[a.of] // "nobody" is no toll that rises
}

// tolls are the counts that rise while the news comes in.
var tolls = set("killed wounded missing held")

func sourceOf(v *view) string {
	if len(v.Event.Sources) == 0 {
		return ""
	}
	return firstOf(v.Event.Sources[0].Actor.ID, v.Event.Sources[0].Actor.Text)
}

var boundWords = map[bound]string{atLeast: "at least ", atMost: "up to ", roughly: "about "}

func amount(c count) string {
	return fmt.Sprint(boundWords[c.bound], strconv.FormatFloat(c.value, 'f', -1, 64))
}
