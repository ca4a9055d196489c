package store

import (
	"fmt"
	"slices"

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

// mostBlocks is how many blocks are held while many entries are looked at: many are of the same parties.
const mostBlocks = 100

// mostHeld is how many entries are held while a docket is made.
const mostHeld = 5000

// laterEntries gives the entries in which a plan may have come to pass, by day.
func (r *Record) laterEntries(a query.AsOf) func(*record.Entry) ([]record.Entry, error) {
	held := map[int64]record.Entry{}
	var then *past
	return func(e *record.Entry) (all []record.Entry, err error) {
		from, until := resolve.Window(e)
		for _, keys := range resolve.WidestKeys(e) {
			c := within(keys, from, until)
			var list []record.Entry
			if a.Now() {
				list, err = r.becameIn(c, e, from, until, held)
			} else {
				if then == nil {
					if then, err = r.past(a); err != nil {
						return nil, r.wrap(err)
					}
				}
				list, err = then.entries(query.EntryFilter{AsOf: a}, condition{c.String(), c.args})
				list = query.Arrange(list, query.EntryFilter{})
			}
			if err != nil {
				return nil, r.wrap(err)
			}
			all = append(all, list...)
		}
		return all, nil
	}
}

// becameIn are the entries of a condition, of the days within which something may become of a plan, that have happened, are planned or were called off.
func (r *Record) becameIn(c *conditions, plan *record.Entry, from, until text.Day, held map[int64]record.Entry) ([]record.Entry, error) {
	if !from.IsZero() && !until.IsZero() { // what has no day is of the one on which it was first reported
		c.add("CASE WHEN entry.first_day = '' THEN entry.published ELSE entry.first_day END BETWEEN ? AND ?", from.String(), until.String())
	}
	c.add(`entry.recalled = 0 AND (entry.state = 'cancelled' OR entry.state = 'happened' AND (entry.mode = ? OR entry.mode = '' OR ? = '')
		OR entry.planned = 1 AND entry.state <> 'happened' AND entry.type || '' = ?)`, plan.Mode, plan.Mode, string(plan.Type))
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT entry.number FROM entry WHERE `+c.String()+` ORDER BY first_day, last_day, published, id LIMIT ?`), append(c.args, mostLater)...)
	if err != nil {
		return nil, err
	}
	numbers, err := scanColumn[int64](rows)
	if err != nil {
		return nil, err
	}
	return r.hold(held, numbers)
}

// hold reads entries, those that are held from memory.
func (r *Record) hold(held map[int64]record.Entry, numbers []int64) ([]record.Entry, error) {
	if len(held) > mostHeld {
		clear(held)
	}
	missing := slices.DeleteFunc(slices.Clone(numbers), func(n int64) bool { _, known := held[n]; return known })
	list, err := r.numbered(missing)
	for i := range list {
		held[missing[i]] = list[i]
	}
	list = nil
	for _, n := range numbers {
		list = append(list, held[n])
	}
	return list, err
}

// within is for the entries of some blocks that may be of the days from one to the other. The keys of the narrower blocks into which one was split hold
// the days (resolve.Fine), and so are in their order: all between two of them, and the wider ones around the first.
func within(keys resolve.KeyRange, from, until text.Day) *conditions {
	c := &conditions{}
	if key := keys.From; !from.IsZero() && !until.IsZero() && keys.To == key+"0" { // one block, and what it was split into
		year, month := fmt.Sprintf("%s/%04d", key, from.Year), fmt.Sprintf("%s/%04d/%02d", key, from.Year, from.Month)
		c.add("(entry.key IN (?, ?, ?) OR entry.key >= ? AND entry.key < ?)", key, year, month,
			fmt.Sprintf("%s/%02d", month, from.Day), fmt.Sprintf("%s/%04d/%02d/%02d0", key, until.Year, until.Month, until.Day))
		return c
	}
	c.add("entry.key >= ? AND entry.key < ?", keys.From, keys.To)
	return c
}

// derivedAsOf derives the entries of blocks from what was known then.
func (r *Record) derivedAsOf(keys []string, a query.AsOf) ([]record.Entry, error) {
	p, err := r.past(a)
	if err != nil {
		return nil, r.wrap(err)
	}
	list, err := p.blocksOf(keys)
	return list, r.wrap(err)
}
