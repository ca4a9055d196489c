package web

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// chart is a timeline as it is drawn: a lane for each actor, the time from left to right. Units are those of the picture.
type chart struct {
	Width, Height int
	Left, Bottom  int // where the lanes begin; the line of the axis
	Lanes         []lane
	Ticks         []tick
	First         text.Day
	Before        int // entries that lie long before the others, and are not drawn
}

type lane struct {
	Name     string
	Top, Mid int
	Height   int
	Dots     []dot
}

type dot struct {
	*record.Entry
	X, Y, Bar int // Bar is the length of an interval, 0 for a day
	Says      string
}

type tick struct {
	X     int
	Label string
	Zoom  string
}

// The measures of a chart.
const (
	chartWidth = 1080
	laneLeft   = 190
	laneRight  = 24
	rowHeight  = 18
	dotWidth   = 15
	axisHeight = 26
	mostLanes  = 12
	mostRowsIn = 6 // of dots above one another in a lane; what comes then lies on others
)

// chartOf draws dated entries between two days, or, if those are zero, between the first and the last day of the entries; nil if
// there is nothing to draw. Zoom gives the address of a shorter span.
func chartOf(list []record.Entry, since, until text.Day, zoom func(from, to string) string) *chart {
	if len(list) == 0 {
		return nil
	}
	first, last := span(list, since, until)
	c := &chart{Width: chartWidth, Left: laneLeft}
	if since.IsZero() {
		first, c.Before = nearer(list, first, last)
		list = list[c.Before:]
	}
	c.First = first
	scale := func(d text.Day) int {
		all := last.Time().Sub(first.Time()).Hours()
		at := min(max(d.Time().Sub(first.Time()).Hours(), 0), all)
		return laneLeft + dotWidth + int(at/max(all, 24)*(chartWidth-laneLeft-laneRight-dotWidth))
	}
	c.Lanes = lanesOf(list)
	top := 6
	for i := range c.Lanes {
		top = c.Lanes[i].place(top, scale)
	}
	c.Bottom, c.Height = top, top+axisHeight
	c.Ticks = ticks(first, last, scale, zoom)
	return c
}

// span is what the axis covers: at least a day.
func span(list []record.Entry, since, until text.Day) (first, last text.Day) {
	first, last = since, until
	for i := range list {
		from, to, _ := daysOf(list[i].When)
		if since.IsZero() && (first.IsZero() || from.Before(first)) {
			first = from
		}
		if until.IsZero() && (last.IsZero() || last.Before(to)) {
			last = to
		}
	}
	if !first.Before(last) {
		last = first.Add(1)
	}
	return first, last
}

// nearer is a later first day, if a few entries lie so long before the others that these would crowd at the right end, and how
// many those few are. The list is in the order of days.
func nearer(list []record.Entry, first, last text.Day) (text.Day, int) {
	few := len(list) / 12
	from, _, _ := daysOf(list[few].When)
	if 2*last.Time().Sub(from.Time()) > last.Time().Sub(first.Time()) {
		return first, 0
	}
	n := slices.IndexFunc(list, func(e record.Entry) bool {
		day, _, _ := daysOf(e.When)
		return !day.Before(from)
	})
	return from, n
}

// lanesOf gives each entry to the lane of its first actor; the actors with few entries share the last lane.
func lanesOf(list []record.Entry) []lane {
	const others, nobody = "Others", "Nobody named"
	count := map[string]int{}
	of := make([]string, len(list))
	for i, e := range list {
		of[i] = nobody
		if len(e.Actors) > 0 {
			of[i] = phrase.Name(e.Actors[0])
		} else if len(e.Recipients) > 0 {
			of[i] = "→ " + phrase.Name(e.Recipients[0])
		}
		count[of[i]]++
	}
	var names []string
	for _, name := range of {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	if len(names) > mostLanes {
		names = append(names[:mostLanes-1:mostLanes-1], others)
	}
	lanes := make([]lane, len(names))
	for i, name := range names {
		lanes[i].Name = name
	}
	for i := range list {
		at := slices.Index(names, of[i])
		if at < 0 {
			at = len(names) - 1
		}
		lanes[at].Dots = append(lanes[at].Dots, dot{Entry: &list[i]})
	}
	return lanes
}

// place puts the dots of a lane so that they lie beside one another, and returns where the next lane begins.
func (l *lane) place(top int, scale func(text.Day) int) int {
	var free [mostRowsIn]int // how far each row is taken
	used := 0
	for i := range l.Dots {
		d := &l.Dots[i]
		from, to, _ := daysOf(d.When)
		d.X = scale(from)
		if bar := scale(to) - d.X; bar > dotWidth/2 {
			d.Bar = bar
		}
		row := 0
		for r := range free {
			if free[r] <= d.X {
				row = r
				break
			}
			if free[r] < free[row] {
				row = r
			}
		}
		free[row] = d.X + max(d.Bar, 0) + dotWidth
		used = max(used, row+1)
		d.Y = top + row*rowHeight + rowHeight/2 + 3
		d.Says = phrase.Time(d.When) + ": " + phrase.NewTeller().UndatedEntry(d.Entry)
	}
	l.Top, l.Height = top, used*rowHeight+6
	l.Mid = top + l.Height/2 + 4
	return top + l.Height
}

// ticks are at the beginnings of years, months or days: as many as there is room for.
func ticks(first, last text.Day, scale func(text.Day) int, zoom func(from, to string) string) []tick {
	const most = 12
	days := int(last.Time().Sub(first.Time()) / (24 * time.Hour))
	years, months, step := 0, 0, 0
	var at text.Day
	var label func(text.Day) string
	switch {
	case days > 3*365:
		years = max(1, days/365/most+1)
		at = text.Day{Year: first.Year, Month: 1, Day: 1}
		label = func(d text.Day) string { return strconv.Itoa(d.Year) }
	case days > 90:
		months = max(1, days/30/most+1)
		at = text.Day{Year: first.Year, Month: first.Month, Day: 1}
		label = func(d text.Day) string { return d.Month.String()[:3] + " " + strconv.Itoa(d.Year) }
	default:
		step = max(1, days/most+1)
		at = first
		label = func(d text.Day) string { return strconv.Itoa(d.Day) + " " + d.Month.String()[:3] }
	}
	var out []tick
	for ; !last.Before(at) && len(out) < 2*most; at = text.DayOf(at.Time().AddDate(years, months, step)) {
		if at.Before(first) {
			continue
		}
		end := text.DayOf(at.Time().AddDate(years, months, step)).Add(-1)
		out = append(out, tick{scale(at), label(at), zoom(at.String(), end.String())})
	}
	return out
}
