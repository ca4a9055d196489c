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
	list, err = resolve.Docket(entries, day, r.laterEntries(f.AsOf))
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

// mostLater is how many happenings of the same parties are looked at for the outcome of one plan.
const mostLater = 300

// mostBlocks is how many blocks are held while a docket is made: many plans are of the same parties.
const mostBlocks = 100

// laterEntries gives the entries in which a plan may have come to pass, by day.
func (r *Record) laterEntries(a query.AsOf) func(*record.Entry) ([]record.Entry, error) {
	held := map[string][]record.Entry{}
	return func(e *record.Entry) ([]record.Entry, error) {
		key := resolve.WidestKey(e)
		if list, known := held[key]; known || key == "" {
			return list, nil
		}
		list, err := r.within(key, a)
		if err != nil {
			return nil, err
		}
		if len(held) >= mostBlocks {
			clear(held)
		}
		held[key] = query.Arrange(list, query.EntryFilter{})
		return held[key], nil
	}
}

// within are the entries of a block and of those that it was split into that have happened or are planned.
func (r *Record) within(key string, a query.AsOf) ([]record.Entry, error) {
	above := key + "0" // after key + "/", which begins the narrower ones
	if a.Now() {
		list, err := r.scanEntries(`SELECT body FROM entry WHERE key >= ? AND key < ? AND (state IN ('happened', 'under way') OR planned = 1)
			ORDER BY first_day DESC, published DESC, id LIMIT ?`, []any{key, above, mostLater})
		return list, r.wrap(err)
	}
	keys, err := r.strings(`SELECT DISTINCT key FROM entry WHERE key >= ? AND key < ? ORDER BY key`, key, above)
	if err != nil {
		return nil, r.wrap(err)
	}
	return r.derivedAsOf(keys, a)
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
