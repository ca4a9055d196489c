package resolve

import (
	"fmt"
	"slices"
	"strconv"
)

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
		of := ""
		for _, c := range countsIn(v.Event.Evidence.Text) {
			of = c.of
			out = append(out, figureOf{c, i, sourceOf(v)})
		}
		for _, a := range v.Event.Accounts {
			if a.Denies || a.Corrects {
				continue
			}
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
		if harmed[f.of] && Family(d.typ) != "assault" {
			continue // those who were hit are told of the attack, in the same sentence
		}
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

// harmed are the counts of those who were hit.
var harmed = set("killed wounded missing")

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
