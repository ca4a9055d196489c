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
	if list, err = resolve.Docket(entries, day, r.laterEntries(f.AsOf)); err != nil {
		return nil, day, err
	}
	return list, day, r.leavings(list, f.AsOf)
}

// leavings closes the plans to leave an office by what is known of offices.
func (r *Record) leavings(list []resolve.Due, a query.AsOf) error {
	for i := range list {
		if !list[i].Leaves() {
			continue
		}
		for _, actor := range list[i].Entry.Actors {
			if actor.Name == "" || actor.Country == "" {
				continue
			}
			held, err := r.Offices(actor.Country, "", a)
			if err != nil {
				return err
			}
			list[i].LeftIn(held)
		}
	}
	return nil
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

// mostLater is how many happenings of the same parties are looked at for the outcome of one plan.
const mostLater = 150

// mostBlocks is how many blocks are held while a docket is made: many plans are of the same parties.
const mostBlocks = 100

// laterEntries gives the entries in which a plan may have come to pass, by day.
func (r *Record) laterEntries(a query.AsOf) func(*record.Entry) ([]record.Entry, error) {
	held := map[resolve.KeyRange][]record.Entry{}
	return func(e *record.Entry) ([]record.Entry, error) {
		var all []record.Entry
		for _, keys := range resolve.WidestKeys(e) {
			list, known := held[keys]
			if !known {
				var err error
				if list, err = r.within(keys, a); err != nil {
					return nil, err
				}
				if len(held) >= mostBlocks {
					clear(held)
				}
				list = query.Arrange(list, query.EntryFilter{})
				held[keys] = list
			}
			all = append(all, list...)
		}
		return all, nil
	}
}

// within are the entries of some blocks that have happened or are planned.
func (r *Record) within(keys resolve.KeyRange, a query.AsOf) ([]record.Entry, error) {
	if a.Now() {
		list, err := r.scanEntries(`SELECT body FROM entry WHERE key >= ? AND key < ? AND (state IN ('happened', 'under way', 'cancelled') OR planned = 1)
			ORDER BY first_day DESC, published DESC, id LIMIT ?`, []any{keys.From, keys.To, mostLater})
		return list, r.wrap(err)
	}
	names, err := r.strings(`SELECT DISTINCT key FROM entry WHERE key >= ? AND key < ? ORDER BY key`, keys.From, keys.To)
	if err != nil {
		return nil, r.wrap(err)
	}
	return r.derivedAsOf(names, a)
}

// derivedAsOf derives the entries of blocks from what was known then.
func (r *Record) derivedAsOf(keys []string, a query.AsOf) ([]record.Entry, error) {
	all, err := r.allCorrections()
	if err != nil {
		return nil, r.wrap(err)
	}
	standing := correctionsAsOf(all, a)
	var list []record.Entry
	for _, key := range keys {
		told, err := r.block(key)
		if err != nil {
			return nil, r.wrap(err)
		}
		list = append(list, resolve.Entries(key, query.Known(told, a), standing)...)
	}
	return list, nil
}
