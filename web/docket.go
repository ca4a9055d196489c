package web

import (
	"slices"

	"chancery/query"
	"chancery/resolve"
	"chancery/text"
)

type docketPage struct {
	On       text.Day
	Since    text.Day // shown from here on, as nobody asked for more
	Groups   []outcomes
	Outcomes []resolve.Outcome
	Asked    map[string][]string
	Found    int
	Next     string
	All      string
}

type outcomes struct {
	Outcome resolve.Outcome
	Lines   []dueLine
}

// docketDays is how far back the docket goes, unless a visitor says otherwise.
const docketDays = 365

// docket shows what was to be, and what became of it.
func docket(v *visit) (page, error) {
	a := v.asked()
	list, f, on, err := v.due(a)
	if err != nil {
		return page{}, err
	}
	list, next := more(a, list, &f)
	body := docketPage{On: on, Outcomes: resolve.Outcomes, Asked: a.Values, Next: next}
	if !a.Has("due_since") {
		body.Since, body.All = f.DueSince, a.with("due_since", "0001-01-01")
	}
	lines := dueLines(list)
	for _, o := range resolve.Outcomes {
		these := slices.DeleteFunc(slices.Clone(lines), func(d dueLine) bool {
			return d.Outcome != o || a.Get("outcome") != "" && a.Get("outcome") != string(o)
		})
		if len(these) > 0 {
			body.Groups = append(body.Groups, outcomes{o, these})
			body.Found += len(these)
		}
	}
	return page{Title: "Docket", Section: "docket", Body: body}, nil
}

// due asks for the docket: unless days are given, from a year before the newest report on.
func (v *visit) due(a *asked) (list []resolve.Due, f query.EntryFilter, on text.Day, err error) {
	f = a.filter()
	if !a.Has("due_since") {
		f.DueSince = v.day.Add(-docketDays)
	}
	a.passing(&f)
	if o := a.Get("outcome"); o != "" && !slices.Contains(resolve.Outcomes, resolve.Outcome(o)) {
		a.wrong("outcome %q is not known; it is one of %q.", clipped(o, 40), resolve.Outcomes)
	}
	if a.err != nil {
		return nil, f, on, a.err
	}
	list, on, err = v.record.Docket(f)
	return list, f, on, err
}
