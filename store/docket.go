package store

import (
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// Docket answers a filter with the planned entries and what became of them: by the day of the filter's AsOf, or else by that of
// the newest report, which is returned too.
func (r *Record) Docket(f query.EntryFilter) (list []resolve.Due, day text.Day, err error) {
	f.Planned, f.Order = true, query.ByDue
	if day, err = r.Today(f.AsOf); err != nil {
		return nil, day, err
	}
	entries, err := r.Entries(f)
	if err != nil {
		return nil, day, err
	}
	list, err = resolve.Docket(entries, day, func(e *record.Entry) ([]record.Entry, error) { return r.laterEntries(e, f.AsOf) })
	return list, day, err
}

// Today is the day that a question is about: that of AsOf, or the newest report's.
func (r *Record) Today(a query.AsOf) (text.Day, error) {
	switch {
	case !a.Published.IsZero():
		return a.Published, nil
	case !a.Learned.IsZero():
		return a.Learned, nil
	}
	var newest string
	if err := r.db.QueryRow(`SELECT coalesce(max(latest), '') FROM entry`).Scan(&newest); err != nil {
		return text.Day{}, r.wrap(err)
	}
	return dayOf(newest)
}

// laterEntries are the entries in which a plan may have come to pass, by day.
func (r *Record) laterEntries(e *record.Entry, a query.AsOf) ([]record.Entry, error) {
	var list []record.Entry
	for _, key := range resolve.NextKeys(e) {
		if a.Now() {
			more, err := r.scanEntries(`SELECT body FROM entry WHERE key = ? ORDER BY first_day, published, id`, []any{key})
			if err != nil {
				return nil, r.wrap(err)
			}
			list = append(list, more...)
			continue
		}
		told, err := r.block(key)
		if err != nil {
			return nil, r.wrap(err)
		}
		all, err := r.allCorrections()
		if err != nil {
			return nil, r.wrap(err)
		}
		list = append(list, resolve.Entries(key, query.Known(told, a), correctionsAsOf(all, a))...)
	}
	return query.Arrange(list, query.EntryFilter{}), nil
}
