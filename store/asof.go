package store

import (
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// What was known at a day is derived anew, but not all of it. Assertions are put together in the order of publication, each by those
// before it: what had been published by a day makes the entries of today without their later assertions. So an entry of which nothing
// was published later is as it was, and one that goes on is made of those of its assertions that were there. That does not hold for what
// the record learned late, for a block with undated reports, and where a correction speaks: such blocks are derived as a whole.

// entriesAsOf answers a filter by what was known then.
func (r *Record) entriesAsOf(f query.EntryFilter) ([]record.Entry, error) {
	var err error
	if f.AsOf, err = r.effective(f.AsOf); err != nil {
		return nil, r.wrap(err)
	}
	if f.AsOf.Now() {
		list, err := r.found(f)
		return list, r.wrap(err)
	}
	p, err := r.past(f.AsOf)
	if err != nil {
		return nil, r.wrap(err)
	}
	list, err := p.entries(f)
	if err != nil {
		return nil, r.wrap(err)
	}
	return query.Arrange(slices.DeleteFunc(list, func(e record.Entry) bool { return !f.Holds(&e) }), f), nil
}

// effective leaves the clock of learning out if nothing was learned since.
func (r *Record) effective(a query.AsOf) (query.AsOf, error) {
	if a.Learned.IsZero() {
		return a, nil
	}
	var since int
	after := a.Learned.Add(1).String() // times of that day begin so, or come after it
	err := r.db.QueryRow(r.dialect.placeholders(`SELECT (SELECT count(*) FROM (SELECT 1 FROM report WHERE learned >= ? LIMIT 1) AS r) +
		(SELECT count(*) FROM (SELECT 1 FROM correction WHERE made >= ? LIMIT 1) AS c)`), after, after).Scan(&since)
	if err == nil && since == 0 {
		a.Learned = text.Day{}
	}
	return a, err
}

// past derives what was known at a day.
type past struct {
	r         *Record
	asOf      query.AsOf
	standing  []record.Correction
	corrected []string // blocks of which corrections speak
	blocks    map[string]*block
}

func (r *Record) past(a query.AsOf) (*past, error) {
	all, err := r.allCorrections()
	if err != nil {
		return nil, err
	}
	p := &past{r: r, asOf: a, standing: correctionsAsOf(all, a), blocks: map[string]*block{}}
	var ids []any
	for _, c := range all {
		for _, id := range []string{c.Target, c.Other} {
			if id != "" {
				ids = append(ids, id)
			}
		}
	}
	for some := range slices.Chunk(ids, batch) {
		keys, err := r.strings(`SELECT DISTINCT facet.key FROM assertion JOIN facet ON facet.assertion = assertion.number
			WHERE assertion.id <> '' AND assertion.id IN (?`+strings.Repeat(", ?", len(some)-1)+`)`, some...)
		if err != nil {
			return nil, err
		}
		p.corrected = append(p.corrected, keys...)
	}
	return p, nil
}

// entries are those that may fit a filter, and the conditions in: all that do, and some that do not.
func (p *past) entries(f query.EntryFilter, in ...condition) ([]record.Entry, error) {
	wide, days := widened(f)
	in = append(in, condition{text: "1 = 1"}) // so that each append below makes a list of its own
	in = in[:len(in):len(in)]
	if !p.asOf.Learned.IsZero() {
		return p.whole(wide, append(in, days...)...)
	}
	day := p.asOf.Published.String()
	dated := in
	if len(p.corrected) > 0 {
		dated = append(dated, condition{"entry.key NOT IN (?" + strings.Repeat(", ?", len(p.corrected)-1) + ")", anys(p.corrected)})
	}
	dated = append(dated, condition{text: `NOT EXISTS (SELECT 1 FROM entry AS loose WHERE loose.key = entry.key AND loose.published = '')`})
	same := f
	if same.AsOf = (query.AsOf{}); f.Limit > 0 {
		same.Limit, same.Offset = f.Limit+f.Offset, 0
	}
	list, err := p.r.found(same, append(dated[:len(dated):len(dated)], condition{"$.published <> '' AND $.latest <= ?", []any{day}})...)
	if err != nil {
		return nil, err
	}
	days = append(days, noLater(f, same.Limit, list)...)
	goesOn, err := p.r.goingOn(wide, append(append(dated[:len(dated):len(dated)], days...), condition{leading + ".latest > " + leading + ".published AND " + leading + ".latest > ? AND " + leading + ".published <= ?", []any{day, day}})...)
	if err != nil {
		return nil, err
	}
	for _, e := range goesOn {
		then, err := p.shortened(&e)
		if err != nil {
			return nil, err
		}
		list = append(list, then...)
	}
	if loose, err := p.r.strings(`SELECT key FROM entry WHERE published = '' LIMIT 1`); err != nil || len(loose)+len(p.corrected) == 0 {
		return list, err
	}
	mixed := condition{text: `entry.key IN (SELECT loose.key FROM entry AS loose WHERE loose.published = '')`}
	if len(p.corrected) > 0 {
		mixed = condition{"(" + mixed.text + " OR entry.key IN (?" + strings.Repeat(", ?", len(p.corrected)-1) + "))", anys(p.corrected)}
	}
	rest, err := p.whole(wide, append(append(in, days...), mixed)...)
	return append(list, rest...), err
}

// noLater leaves out what cannot be among the first so many in the order of days, since so many are found already that come before it: its day has not
// moved by more than drift since. What has no day now may have had one if it was planned.
func noLater(f query.EntryFilter, limit int, list []record.Entry) []condition {
	if limit == 0 || len(list) < limit || f.Order > query.ByDayDown {
		return nil
	}
	last := list[len(list)-1].When
	if last == nil || last.From.IsZero() {
		return nil
	}
	bound := condition{"$.first_day <= ?", []any{last.From.Add(drift).String()}}
	if f.Order == query.ByDayDown {
		bound = condition{"$.first_day >= ?", []any{last.From.Add(-drift).String()}}
	}
	bound.text = "($.first_day = '' AND $.planned = 1 OR $.first_day <> '' AND " + bound.text + ")"
	return []condition{bound}
}

// whole derives the blocks of the entries of a filter from what was known of them.
func (p *past) whole(f query.EntryFilter, in ...condition) ([]record.Entry, error) {
	s, err := p.r.finder(p.r.db, f, in...)
	if err != nil {
		return nil, err
	}
	numbers, err := s.find()
	if err != nil {
		return nil, err
	}
	var keys []string
	for some := range slices.Chunk(numbers, batch) {
		more, err := p.r.strings(`SELECT DISTINCT key FROM entry WHERE number IN (?`+strings.Repeat(", ?", len(some)-1)+`)`, anys(some)...)
		if err != nil {
			return nil, err
		}
		keys = append(keys, more...)
	}
	slices.Sort(keys)
	return p.blocksOf(slices.Compact(keys))
}

// blocksOf derives blocks from what was known of them.
func (p *past) blocksOf(keys []string) ([]record.Entry, error) {
	var list []record.Entry
	for _, key := range keys {
		b, err := p.block(key)
		if err != nil {
			return nil, err
		}
		more, err := p.derive(b)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

// shortened is an entry of what was known of its own assertions.
func (p *past) shortened(e *record.Entry) ([]record.Entry, error) {
	list, err := p.r.querier(entryQuery, e.Key, e.ID)
	if err != nil {
		return nil, err
	}
	b, err := scanBlock(e.Key, list)
	if err != nil {
		return nil, err
	}
	return p.derive(b)
}

// derive derives entries from what was known of a block.
func (p *past) derive(b *block) ([]record.Entry, error) {
	some := query.Known(b.told, p.asOf)
	at := map[string]*record.Assertion{}
	for i := range some {
		at[some[i].Event.ID] = &some[i]
	}
	var list []record.Entry
	for _, g := range resolve.Groups(b.key, some, p.standing, func(string) string { return "" }) {
		events := g.Events()
		if err := b.sketches(p.r.querier, events); err != nil {
			return nil, err
		}
		for _, id := range events {
			from := &b.told[b.at[id]]
			at[id].Sketch, at[id].Version = from.Sketch, from.Version
		}
		list = append(list, g.Entry())
	}
	return list, nil
}

// block reads a block, those of late from memory.
func (p *past) block(key string) (*block, error) {
	if b := p.blocks[key]; b != nil {
		return b, nil
	}
	if len(p.blocks) >= mostBlocks {
		clear(p.blocks)
	}
	b, err := readBlock(p.r.querier, key)
	p.blocks[key] = b
	return b, err
}

func (r *Record) querier(query string, args ...any) (rows, error) {
	return r.db.Query(r.dialect.placeholders(query), args...)
}

// drift is by how many days the time of an entry may differ from what was known earlier.
const drift = 400

// widened finds the entries of today of which those of then are made. What was planned then is on record as planned now, and its days have not
// moved by more than drift since; who tells of it first is the same as then.
func widened(f query.EntryFilter) (wide query.EntryFilter, days []condition) {
	wide = query.EntryFilter{Actor: f.Actor, Recipient: f.Recipient, Involving: f.Involving, Type: f.Type, Types: f.Types, Words: f.Words, Planned: f.Planned,
		LatestSince: f.LatestSince}
	if wide.LatestSince.Before(f.NewSince) {
		wide.LatestSince = f.NewSince
	}
	for _, until := range []text.Day{f.NewUntil, f.AsOf.Published} {
		if !until.IsZero() {
			days = append(days, condition{"$.published <= ?", []any{until.String()}})
		}
	}
	for _, bound := range []struct {
		day       text.Day
		days      int
		condition string
	}{
		{f.Since, -drift, "(entry.last_day = '' OR entry.last_day >= ? OR $.planned = 1)"},
		{f.Until, drift, "($.first_day = '' OR $.first_day <= ?)"},
		{f.DueSince, -drift, "(entry.due_last = '' OR entry.due_last >= ?)"},
		{f.DueUntil, drift, "($.due_first = '' OR $.due_first <= ?)"},
	} {
		if !bound.day.IsZero() {
			days = append(days, condition{bound.condition, []any{bound.day.Add(bound.days).String()}})
		}
	}
	return wide, days
}
