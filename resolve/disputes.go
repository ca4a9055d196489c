package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"chancery/record"
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
			out = append(out, record.Dispute{Attribute: a, Of: of, Sides: sides, Settled: d.settledBy(a, sides)})
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

// plainly are words that say which of two stages an agreement has reached.
var plainly = regexp.MustCompile(`(?i)\bnot (?:yet )?(?:signed|initialled|ratified|in force)\b`)

// settledBy is the report that ends a dispute: later than the first of each side, an outlet's correction, or of stages plain words.
func (d *draft) settledBy(a record.Attribute, sides []record.Side) string {
	began := 0
	for _, s := range sides {
		began = max(began, d.members[s.Members[0]].published)
	}
	for _, v := range d.members {
		switch {
		case v.published <= began:
		case a == record.OnStage && plainly.MatchString(v.Event.Evidence.Text), slices.ContainsFunc(v.Event.Accounts, correcting(a)):
			return v.Report.ID
		}
	}
	return ""
}

// correcting reports whether an account is a correction of the day, or of a number.
func correcting(a record.Attribute) func(record.Account) bool {
	return func(o record.Account) bool {
		switch {
		case !o.Corrects:
			return false
		case a == record.OnDay:
			return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(o.Text), func(r rune) bool { return r < 'a' || r > 'z' }), func(w string) bool { return slices.Contains(weekdays, w) })
		}
		return a == record.OnNumber && len(countsIn(o.Text)) > 0
	}
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
	return !d.anyAhead && slices.ContainsFunc(d.members, func(v *view) bool { return flat(v) && !ofHimself(v) }) // of a plan it is an outcome
}

// flat reports whether somebody says that it did not happen; that it will not is no denial.
func flat(v *view) bool {
	return v.state == record.IsNotSo && len(v.Event.Sources) > 0 && !(v.dated && v.day.to > v.published) && !lies.MatchString(wordsBefore(&v.Event))
}

// lies are words before an act by which it lies ahead: "will not be resumed", "won't cut short".
var lies = regexp.MustCompile(`(?i)\b(?:will|shall|would|won['’]t|wouldn['’]t)\b[^,;]*$`)

// ofHimself reports whether somebody says that it was not he: "we did not fire a shot".
func ofHimself(v *view) bool {
	return slices.ContainsFunc(v.Event.Actors, func(a record.Actor) bool { return a.ID != "" && a.ID == v.Event.Sources[0].Actor.ID })
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

// denials collects who tells it as a fact, and who denies having done it: a denial of the very people who would have. Nil if either is missing:
// what one source alone claims is no fact, and "denied that they had been abducted" denies that there was such an act.
func (d *draft) denials(origins []int) []telling {
	var out []telling
	tellers := map[string]bool{}
	denials := false
	for i, v := range d.members {
		switch {
		case v.state == record.IsHappened, v.state == record.IsUnderWay:
			tellers[sourceOf(v)] = true
			out = append(out, telling{i, origins[i], "it was"})
		case v.state == record.IsDenied && !suffered(v), flat(v) && ofHimself(v):
			denials = true
			out = append(out, telling{i, origins[i], "it was not"})
		}
	}
	if !(tellers[""] || len(tellers) > 1) || !denials {
		return nil
	}
	return out
}

// suffered reports whether it is told in the passive, of nobody who would have done it.
func suffered(v *view) bool {
	return len(v.Event.Actors) == 0 && slices.ContainsFunc(v.before(2), func(w string) bool { return passive[w] })
}

var passive = set("been was were being")

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
