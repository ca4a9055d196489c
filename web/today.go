package web

import (
	"cmp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// The spans of the first page.
const (
	backDays  = 31 // overdue for so long and still on the first page
	aheadDays = 62
	mostDue   = 20
	mostSides = 10
)

type todayPage struct {
	Since, Day, Before text.Day
	Asked              bool // the visitor chose the day
	New                []*record.Entry
	More               string
	Due                []dueLine
	Disputed           []*record.Entry
	Reports, Entries   int
}

// today shows what is new since a day, what is due, and what is disputed.
func today(v *visit) (page, error) {
	a := v.asked()
	f := a.filter()
	f.News, f.Order = true, query.ByNewsDown
	body := todayPage{Since: f.NewSince, Day: v.day, Asked: !f.NewSince.IsZero()}
	if !body.Asked {
		f.NewSince, body.Since = v.day, v.day
	}
	body.Before = body.Since.Add(-1)
	list, next, err := a.entries(f)
	if err != nil {
		return page{}, err
	}
	body.More = next
	slices.SortStableFunc(list, func(a, b record.Entry) int { // of one day first what most origins tell
		return cmp.Or(strings.Compare(b.Latest.String(), a.Latest.String()), b.Origins-a.Origins, cmp.Compare(b.Confidence, a.Confidence))
	})
	body.New = pointers(list)
	due, _, err := v.record.Docket(query.EntryFilter{DueSince: v.day.Add(-backDays), DueUntil: v.day.Add(aheadDays), Limit: mostDue})
	if err != nil {
		return page{}, err
	}
	body.Due = dueLines(due)
	if list, err = v.record.Entries(query.EntryFilter{Disputed: true, Order: query.ByNewsDown, Limit: mostSides}); err != nil {
		return page{}, err
	}
	body.Disputed = pointers(list)
	body.Reports, body.Entries, err = v.record.Size()
	return page{Title: "New since " + phrase.Day(body.Since), Section: "today", Body: body}, err
}

// dueLine is a line of the docket.
type dueLine struct {
	*record.Entry
	Outcome resolve.Outcome
	Good    bool // it has come to pass, or has begun to
	By      *record.Rung
	Later   *record.Entry
}

func dueLines(list []resolve.Due) []dueLine {
	out := make([]dueLine, len(list))
	for i := range list {
		d := &list[i]
		out[i] = dueLine{&d.Entry, d.Outcome, d.Outcome == resolve.CarriedOut || d.Outcome == resolve.Begun, d.By, d.Later}
		if d.By != nil && (d.By.State == record.IsPlanned || d.By.State == record.IsPostponed) {
			out[i].By = nil // the ladder's last rung, which the line shows anyway
		}
	}
	return out
}
