package web

import (
	"slices"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/text"
)

type timelinePage struct {
	Asked   map[string][]string
	Whole   string // the same without bounds of days; empty if it has none
	Chart   *chart
	List    []*record.Entry
	Undated int
	Earlier string
	Moves   []move // to the spans beside this one, and to one twice as long; nil without a span
}

// timeline shows the entries of a query in the order of their days, in lanes by actor.
func timeline(v *visit) (page, error) {
	a := v.asked()
	f := a.filter()
	f.Order = query.ByDayDown
	if !a.Has("limit") {
		f.Limit = mostRows
	}
	list, earlier, err := a.entries(f)
	if err != nil {
		return page{}, err
	}
	body := timelinePage{Asked: a.Values, Earlier: earlier}
	slices.Reverse(list) // the newest of them, in the order of their days
	dated, undated := split(list)
	body.List, body.Undated = pointers(dated), len(undated)
	body.List = append(body.List, pointers(undated)...)
	body.Chart = chartOf(dated, f.Since, f.Until, func(from, to string) string {
		return a.with("since", from, "until", to)
	})
	if !f.Since.IsZero() && !f.Until.IsZero() && !f.Until.Before(f.Since) {
		body.Moves = spansBeside(a, f.Since, f.Until)
	}
	if a.Has("since") || a.Has("until") {
		body.Whole = a.with("since", "", "until", "")
	}
	return page{Title: titled("Timeline", a), Section: "timeline", Body: body}, nil
}

// titled names a page by whom its query asks for.
func titled(page string, a *asked) string {
	who := phrase.Join(append([]string{}, a.Values["with"]...))
	if s := phrase.List(clipped(a.Get("actor"), 60), clipped(a.Get("recipient"), 60), clipped(who, 120)); s != "" {
		return page + ": " + s
	}
	return page
}

// spansBeside are links to what lies before and after some days, and to a span twice as long.
func spansBeside(a *asked, since, until text.Day) []move {
	days := int(until.Time().Sub(since.Time()).Hours()/24) + 1
	to := func(from, last text.Day) string { return a.with("since", from.String(), "until", last.String()) }
	return []move{
		{"earlier", to(since.Add(-days), since.Add(-1))}, {"later", to(until.Add(1), until.Add(days))}, {"twice as long", to(since.Add(-(days+1)/2), until.Add((days+1)/2))},
	}
}

// split puts the entries without a day apart.
func split(list []record.Entry) (dated, undated []record.Entry) {
	for _, e := range list {
		if _, _, known := daysOf(e.When); known {
			dated = append(dated, e)
		} else {
			undated = append(undated, e)
		}
	}
	return dated, undated
}
