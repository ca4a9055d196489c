package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"chancery/export"
	"chancery/phrase"
	"chancery/query"
	"chancery/record"
)

type networkPage struct {
	Asked     map[string][]string
	Countries bool // actors of a country are one
	Found     int  // entries
	Left      string
	Ties      []*tie // the most told first
	Net       *graph
	Bars      *spread
	More      int // ties that are not shown
}

// tie is what two parties have to do with each other, counted by entries and by the independent origins behind them.
type tie struct {
	A, B                  string
	AName, BName          string
	Coop, Conflict        count // of what happened or is under way
	Ahead, Other, Entries int
	Newest                *record.Entry
}

type count struct{ Entries, Origins int }

// The bounds of the page: the ties of the newest mostTied entries, among the mostNodes that have most of them.
const (
	mostTied  = 400
	mostNodes = 28
	mostTies  = 60
)

// network shows who deals with whom.
func network(v *visit) (page, error) {
	a := v.asked()
	f := a.filter()
	f.Order, f.Limit = query.ByDayDown, mostTied+1
	body := networkPage{Asked: a.Values, Countries: a.yes("countries")}
	if a.err != nil {
		return page{}, a.err
	}
	list, err := v.record.Entries(f)
	if err != nil {
		return page{}, err
	}
	if len(list) > mostTied {
		list = list[:mostTied]
		body.Left = a.with("until", oldest(list))
	}
	body.Found = len(list)
	all := ties(list, body.Countries)
	nodes := busiest(all)
	body.Ties = slices.DeleteFunc(all, func(t *tie) bool { return !slices.Contains(nodes, t.A) || !slices.Contains(nodes, t.B) })
	body.More = max(0, len(body.Ties)-mostTies)
	body.Ties = body.Ties[:min(mostTies, len(body.Ties))]
	body.Net = netOf(body.Ties)
	body.Bars = spreadOf(list, f.Since, f.Until, func(from, to string) string { return a.with("since", from, "until", to) })
	return page{Title: titled("Network", a), Section: "network", Body: body}, nil
}

// ties counts the dealings of each pair of an actor and a recipient, and of actors who do something together.
func ties(list []record.Entry, countries bool) []*tie {
	at := map[[2]string]*tie{}
	var out []*tie
	for i := range list {
		e := &list[i]
		for _, p := range pairsOf(e, countries) {
			t := at[p]
			if t == nil {
				t = &tie{A: p[0], B: p[1], AName: nodeName(p[0]), BName: nodeName(p[1]), Newest: e}
				at[p], out = t, append(out, t)
			}
			t.add(e)
		}
	}
	slices.SortFunc(out, func(a, b *tie) int {
		return cmp.Or(b.Entries-a.Entries, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

// pairsOf lists the pairs of an entry, each in the order of its names. Those of one side only have to do with each other if there is
// no other side: "Norway and Chile meet".
func pairsOf(e *record.Entry, countries bool) [][2]string {
	left, right := e.Actors, e.Recipients
	if len(right) == 0 {
		right = left
	}
	var out [][2]string
	for _, a := range left {
		for _, b := range right {
			p := [2]string{node(a, countries), node(b, countries)}
			if p[0] > p[1] {
				p[0], p[1] = p[1], p[0]
			}
			if p[0] != "" && p[0] != p[1] && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// kinds are the codes of parties without a country.
var kinds = map[string]string{"IGO": "international organisations", "NGO": "non-governmental organisations", "MNC": "companies"}

// node is the party that an actor counts for.
func node(a record.Actor, countries bool) string {
	switch _, kind := kinds[a.Country]; {
	case countries && a.Country != "" || a.Name == "" && kind:
		return a.Country
	case a.Name == "":
		return export.CountryName(a.Country) // "Russia" is called so, or by its code alone
	}
	return a.Name
}

func nodeName(party string) string {
	if name, ok := kinds[party]; ok {
		return name
	}
	if len(party) == 3 && party == strings.ToUpper(party) {
		return export.CountryName(party)
	}
	return party
}

func (t *tie) add(e *record.Entry) {
	t.Entries++
	happened := e.State == record.IsHappened || e.State == record.IsUnderWay
	quad := quadOf(e)
	switch {
	case happened && strings.HasSuffix(quad, "cooperation"):
		t.Coop.Entries, t.Coop.Origins = t.Coop.Entries+1, t.Coop.Origins+e.Origins
	case happened && quad != "":
		t.Conflict.Entries, t.Conflict.Origins = t.Conflict.Entries+1, t.Conflict.Origins+e.Origins
	case e.State == record.IsPlanned || e.State == record.IsProposed || e.State == record.IsPostponed:
		t.Ahead++
	default:
		t.Other++
	}
}

func (t *tie) says() string {
	return fmt.Sprintf("%s and %s: %d cooperative (%s), %d conflictual (%s), %d planned, %d alleged, denied or other", t.AName, t.BName,
		t.Coop.Entries, phrase.Count(t.Coop.Origins, "origin"), t.Conflict.Entries, phrase.Count(t.Conflict.Origins, "origin"), t.Ahead, t.Other)
}

// busiest lists the parties with most entries.
func busiest(list []*tie) []string {
	entries := map[string]int{}
	var names []string
	for _, t := range list {
		for _, n := range []string{t.A, t.B} {
			if entries[n] == 0 {
				names = append(names, n)
			}
			entries[n] += t.Entries
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(entries[b]-entries[a], cmp.Compare(a, b)) })
	return names[:min(mostNodes, len(names))]
}

// graph is the network as it is drawn.
type graph struct {
	Width, Height int
	Lines         []line
	Nodes         []dotOf
}

// line is a tie: what was cooperative and what conflictual lie side by side, as thick as there is much of it.
type line struct {
	Strokes []stroke
	Says    string
	To      string
}

type stroke struct {
	Class          string // coop, conflict, or ahead for what has not happened
	X1, Y1, X2, Y2 int
	Width          int
}

type dotOf struct {
	X, Y, R int
	Name    string
	To      string
	Left    bool // the name stands to the left of the dot
}

// The measures of the network.
const (
	netWidth, netHeight = 1080, 620
	netLeft, netTop     = 120, 30
	besideDot           = 18 // of a name beside its dot; the template has it too
)

// netOf draws ties; nil if there is none.
func netOf(list []*tie) *graph {
	if len(list) == 0 {
		return nil
	}
	var names []string
	entries := map[string]int{}
	for _, t := range list {
		for _, n := range []string{t.A, t.B} {
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
			entries[n] += t.Entries
		}
	}
	edges := make([][2]int, len(list))
	for i, t := range list {
		edges[i] = [2]int{slices.Index(names, t.A), slices.Index(names, t.B)}
	}
	at := layout(len(names), edges)
	m := &graph{Width: netWidth, Height: netHeight}
	for i, p := range at {
		x, y := netLeft+int(p.x*(netWidth-2*netLeft)), netTop+int(p.y*(netHeight-2*netTop))
		m.Nodes = append(m.Nodes, dotOf{x, y, 5 + min(9, int(math.Sqrt(float64(entries[names[i]])))), clipped(nodeName(names[i]), 24), actorPageOf(names[i]), x > netWidth/2})
	}
	turnNames(m.Nodes)
	for i, t := range list {
		m.Lines = append(m.Lines, lineOf(t, m.Nodes[edges[i][0]], m.Nodes[edges[i][1]]))
	}
	return m
}

// turnNames puts each name on the other side of its dot where it would lie on another name, if there is room.
func turnNames(nodes []dotOf) {
	var taken []box
	for i := range nodes {
		n := &nodes[i]
		free := func() bool { return !slices.ContainsFunc(taken, n.label().meets) }
		if !free() {
			if n.Left = !n.Left; !free() {
				n.Left = !n.Left
			}
		}
		taken = append(taken, n.label())
	}
}

// label is where the name of a node stands.
func (n *dotOf) label() box {
	wide := 7 * len([]rune(n.Name))
	if n.Left {
		return box{n.X - besideDot - wide, n.Y - 8, n.X - besideDot, n.Y + 8}
	}
	return box{n.X + besideDot, n.Y - 8, n.X + besideDot + wide, n.Y + 8}
}

func lineOf(t *tie, a, b dotOf) line {
	l := line{Says: t.says(), To: pairPageOf(t.A, t.B)}
	coop, conflict := thick(t.Coop.Origins), thick(t.Conflict.Origins)
	if coop+conflict == 0 {
		l.Strokes = []stroke{{"ahead", a.X, a.Y, b.X, b.Y, 1}}
		return l
	}
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	long := max(1, math.Hypot(dx, dy))
	beside := func(class string, width int, by float64) {
		if width > 0 {
			x, y := int(math.Round(-dy/long*by)), int(math.Round(dx/long*by))
			l.Strokes = append(l.Strokes, stroke{class, a.X + x, a.Y + y, b.X + x, b.Y + y, width})
		}
	}
	if coop == 0 || conflict == 0 {
		beside("coop", coop, 0)
		beside("conflict", conflict, 0)
		return l
	}
	beside("coop", coop, float64(coop+1)/2)
	beside("conflict", conflict, -float64(conflict+1)/2)
	return l
}

// thick is how thick so many origins are drawn.
func thick(origins int) int {
	if origins == 0 {
		return 0
	}
	return min(8, 1+int(math.Sqrt(float64(origins))))
}
