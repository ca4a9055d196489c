package query

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Known leaves out the assertions that were not known then.
func Known(list []record.Assertion, a AsOf) []record.Assertion {
	return slices.DeleteFunc(slices.Clone(list), func(x record.Assertion) bool {
		return !a.Learned.IsZero() && x.Learned[:min(len(x.Learned), len("2026-01-24"))] > a.Learned.String() ||
			!a.Published.IsZero() && (x.Report.Published.Day.IsZero() || a.Published.Before(x.Report.Published.Day))
	})
}

// Holds reports whether an entry fits the filter, but for the words of its reports, which only a store knows.
func (f *EntryFilter) Holds(e *record.Entry) bool {
	switch {
	case f.Type != "" && e.Type != f.Type,
		len(f.Types) > 0 && !slices.Contains(f.Types, e.Type),
		f.Mode != "" && e.Mode != f.Mode,
		len(f.States) > 0 && !slices.Contains(f.States, e.State),
		f.News && e.Recalled, f.Disputed && len(e.Disputes) == 0, f.Anonymous && !e.Anonymous,
		e.Confidence < f.MinConfidence, e.Origins < f.MinOrigins,
		!f.NewSince.IsZero() && e.Published.Before(f.NewSince), !f.NewUntil.IsZero() && f.NewUntil.Before(e.Published), !f.LatestSince.IsZero() && e.Latest.Before(f.LatestSince),
		!within(e.When, f.Since, f.Until), f.Planned && !e.Planned, !within(e.Due, f.DueSince, f.DueUntil), !f.Actor.Among(e.Actors), !f.Recipient.Among(e.Recipients):
		return false
	}
	all := slices.Concat(e.Actors, e.Recipients)
	return !slices.ContainsFunc(f.Involving, func(p Party) bool { return !p.Among(all) })
}

// within reports whether a time touches the days between the bounds; zero bounds bound nothing.
func within(t *record.Time, since, until text.Day) bool {
	if since.IsZero() && until.IsZero() {
		return true
	}
	return t != nil && !t.From.IsZero() && !t.To.Before(since) && (until.IsZero() || !until.Before(t.From))
}

// Among reports whether p is one of the actors; nobody in particular always is.
func (p Party) Among(actors []record.Actor) bool {
	if p.Empty() {
		return true
	}
	words := Fold(p.Name)
	return slices.ContainsFunc(actors, func(a record.Actor) bool {
		name := a.Name
		if name == "" {
			name = a.Text
		}
		return p.Country != "" && a.Country == p.Country || words != "" && strings.Contains(Fold(name), words)
	})
}

// Who reports whether those who take part in an event fit the filter.
func (f *Filter) Who(e *record.Event) bool {
	all := slices.Concat(e.Actors, e.Recipients)
	return f.Actor.Among(e.Actors) && f.Recipient.Among(e.Recipients) &&
		!slices.ContainsFunc(f.Involving, func(p Party) bool { return !p.Among(all) })
}

// Arrange sorts entries as the filter asks and cuts the piece out that it asks for.
func Arrange(list []record.Entry, f EntryFilter) []record.Entry {
	slices.SortStableFunc(list, f.Order.compare)
	list = list[min(f.Offset, len(list)):]
	if f.Limit > 0 {
		list = list[:min(f.Limit, len(list))]
	}
	return list
}

func (o Order) compare(a, b record.Entry) int {
	af, at := days(a.When)
	bf, bt := days(b.When)
	if o == ByDue {
		af, at = days(a.Due)
		bf, bt = days(b.Due)
	}
	switch o {
	case ByDayDown:
		return cmp.Or(strings.Compare(bf, af), strings.Compare(bt, at), compareDays(b.Published, a.Published), strings.Compare(a.ID, b.ID))
	case ByNewsDown:
		return cmp.Or(compareDays(b.Latest, a.Latest), compareDays(b.Published, a.Published), strings.Compare(a.ID, b.ID))
	}
	if (af == "") != (bf == "") {
		return strings.Compare(bf, af) // the one without a time is last
	}
	return cmp.Or(strings.Compare(af, bf), strings.Compare(at, bt), compareDays(a.Published, b.Published), strings.Compare(a.ID, b.ID))
}

func days(t *record.Time) (from, to string) {
	if t == nil {
		return "", ""
	}
	return t.From.String(), t.To.String()
}
