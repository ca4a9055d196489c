package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// Entries answers a filter in the order that it asks for.
func (r *Record) Entries(f query.EntryFilter) ([]record.Entry, error) {
	if !f.AsOf.Now() {
		return r.entriesAsOf(f)
	}
	where, args, err := r.entryConditions(f)
	if err != nil {
		return nil, r.wrap(err)
	}
	list, err := r.inOrder(where, args, f)
	return list, r.wrap(err)
}

// inOrder reads what fits in the order of the filter. What has a day and what has none are read one after the other, each by an index.
func (r *Record) inOrder(where string, args []any, f query.EntryFilter) ([]record.Entry, error) {
	parts := orders[f.Order]
	var list []record.Entry
	offset := f.Offset
	for i, p := range parts {
		q := `SELECT entry.body FROM entry WHERE ` + where + p.condition + ` ORDER BY ` + p.columns
		if f.Limit > 0 {
			q += fmt.Sprintf(" LIMIT %d OFFSET %d", f.Limit-len(list), offset)
		}
		more, err := r.scanEntries(q, args)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
		if f.Limit == 0 || i == len(parts)-1 {
			continue
		}
		if len(list) >= f.Limit {
			break
		}
		if offset > 0 && len(more) == 0 { // how many of those passed over were in this part
			var n int
			if err := r.db.QueryRow(r.dialect.placeholders(`SELECT count(*) FROM entry WHERE `+where+p.condition), args...).Scan(&n); err != nil {
				return nil, err
			}
			offset = max(0, offset-n)
			continue
		}
		offset = 0
	}
	return list, nil
}

// part is one piece of an order: a further condition, and the columns that it is sorted by.
type part struct{ condition, columns string }

var orders = [...][]part{
	query.ByDay: {
		{" AND entry.first_day <> ''", "entry.first_day, entry.last_day, entry.published, entry.id"},
		{" AND entry.first_day = ''", "entry.published, entry.id"},
	},
	query.ByDayDown: {{"", "entry.first_day DESC, entry.last_day DESC, entry.published DESC, entry.id"}},
	query.ByDue: {
		{" AND entry.due_first <> ''", "entry.due_first, entry.due_last, entry.published, entry.id"},
		{" AND entry.due_first = ''", "entry.published, entry.id"},
	},
	query.ByNewsDown: {{"", "entry.latest DESC, entry.published DESC, entry.id"}},
}

// wholeOrder is an order for one query: what has no day comes last.
func wholeOrder(o query.Order) string {
	parts := orders[o]
	if len(parts) == 1 {
		return parts[0].columns
	}
	day, _, _ := strings.Cut(parts[0].columns, ",")
	return "CASE WHEN " + day + " = '' THEN 1 ELSE 0 END, " + parts[0].columns
}

func (r *Record) scanEntries(q string, args []any) ([]record.Entry, error) {
	rows, err := r.db.Query(r.dialect.placeholders(q), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []record.Entry
	for rows.Next() {
		var body string
		var e record.Entry
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &e); err != nil {
			return nil, fmt.Errorf("an entry: %w", err)
		}
		list = append(list, e)
	}
	return list, rows.Err()
}

// conditions is a growing WHERE clause. Words go in as arguments only.
type conditions struct {
	list []string
	args []any
}

func (c *conditions) add(condition string, args ...any) {
	c.list, c.args = append(c.list, condition), append(c.args, args...)
}

func (c *conditions) String() string {
	if len(c.list) == 0 {
		return "1 = 1"
	}
	return strings.Join(c.list, " AND ")
}

// oneOf adds a condition that a column is any of some values, unless there are none.
func oneOf[T ~string](c *conditions, column string, values []T) {
	if len(values) == 0 {
		return
	}
	var args []any
	for _, v := range values {
		args = append(args, string(v))
	}
	c.add(column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")", args...)
}

func (r *Record) entryConditions(f query.EntryFilter) (where string, args []any, err error) {
	c := &conditions{}
	if err := r.whoConditions(c, f); err != nil {
		return "", nil, err
	}
	types := f.Types
	if f.Type != "" {
		types = []record.Type{f.Type}
	}
	oneOf(c, "entry.type", types)
	oneOf(c, "entry.state", f.States)
	if f.MinConfidence > 0 {
		c.add("entry.confidence >= ?", f.MinConfidence)
	}
	if !f.Since.IsZero() {
		c.add("entry.last_day >= ?", f.Since.String()) // '' comes before every day
	}
	if !f.Until.IsZero() {
		c.add("entry.first_day <> '' AND entry.first_day <= ?", f.Until.String())
	}
	if !f.DueSince.IsZero() {
		c.add("entry.due_last >= ?", f.DueSince.String())
	}
	if !f.DueUntil.IsZero() {
		c.add("entry.due_first <> '' AND entry.due_first <= ?", f.DueUntil.String())
	}
	if !f.NewSince.IsZero() {
		c.add("entry.published >= ?", f.NewSince.String())
	}
	if !f.NewUntil.IsZero() {
		c.add("entry.published <> '' AND entry.published <= ?", f.NewUntil.String())
	}
	if !f.LatestSince.IsZero() {
		c.add("entry.latest >= ?", f.LatestSince.String())
	}
	for _, flag := range []struct {
		set       bool
		condition string
	}{{f.Planned, "entry.planned = 1"}, {f.News, "entry.recalled = 0"}, {f.Disputed, "entry.disputed > 0"}, {f.Anonymous, "entry.anonymous = 1"}} {
		if flag.set {
			c.add(flag.condition)
		}
	}
	if f.Mode != "" {
		c.add("entry.mode = ?", f.Mode)
	}
	if f.MinOrigins > 1 {
		c.add("entry.origins >= ?", f.MinOrigins)
	}
	if words := query.Words(query.Fold(f.Words)); len(words) > 0 {
		c.add(`entry.id IN (SELECT facet.entry FROM facet JOIN assertion ON assertion.number = facet.assertion
			JOIN report ON report.number = assertion.report WHERE `+r.dialect.search()+`)`, r.dialect.terms(words))
	}
	return c.String(), c.args, nil
}

// often is from how many entries on a party is so common that it is sooner found by going through the entries in order.
const often = 5000

func (r *Record) whoConditions(c *conditions, f query.EntryFilter) error {
	add := func(p query.Party, sides string) error {
		if p.Empty() {
			return nil
		}
		condition, args, err := r.partyCondition(p, sides)
		if err != nil {
			return err
		}
		var n int
		if err := r.db.QueryRow(r.dialect.placeholders(fmt.Sprintf(`SELECT count(*) FROM (SELECT 1 FROM party WHERE side IN (%s) AND %s LIMIT %d) AS few`,
			sides, condition, often)), args...).Scan(&n); err != nil {
			return err
		}
		if n < often {
			c.add(`entry.number IN (SELECT ref FROM party WHERE side IN (`+sides+`) AND `+condition+`)`, args...)
		} else {
			c.add(`EXISTS (SELECT 1 FROM party WHERE party.ref = entry.number AND side IN (`+sides+`) AND `+condition+`)`, args...)
		}
		return nil
	}
	if err := add(f.Actor, "'actor'"); err != nil {
		return err
	}
	if err := add(f.Recipient, "'recipient'"); err != nil {
		return err
	}
	for _, p := range f.Involving {
		if err := add(p, "'actor', 'recipient'"); err != nil {
			return err
		}
	}
	return nil
}

// partyCondition is the condition on a row of party: the country, or one of the names that hold the words.
func (r *Record) partyCondition(p query.Party, sides string) (condition string, args []any, err error) {
	var either []string
	if p.Country != "" {
		either, args = append(either, "country = ?"), append(args, p.Country)
	}
	if folded := query.Fold(p.Name); folded != "" {
		numbers, err := r.namesWith(folded)
		if err != nil {
			return "", nil, err
		}
		if len(numbers) > 0 {
			either = append(either, "name IN ("+numbers+")")
		}
	}
	if len(either) == 0 { // a name that nobody has
		return "1 = 0", nil, nil
	}
	return "(" + strings.Join(either, " OR ") + ")", args, nil
}

// mostNames is how many different names one question may mean.
const mostNames = 1000

// namesWith lists the numbers of the names that hold the words of folded next to one another: "12, 54".
func (r *Record) namesWith(folded string) (string, error) {
	words := query.Words(folded)
	rarest := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) }) // the longest word is in the fewest names
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT name.number FROM word JOIN name ON name.number = word.name
		WHERE word.word = ? AND name.folded LIKE ? ORDER BY length(name.folded), name.folded LIMIT ?`), rarest, "%"+folded+"%", mostNames)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return "", err
		}
		list = append(list, fmt.Sprint(n))
	}
	return strings.Join(list, ", "), rows.Err()
}

// entriesAsOf derives the entries of the blocks in question anew, from what was known then.
func (r *Record) entriesAsOf(f query.EntryFilter) ([]record.Entry, error) {
	c := &conditions{}
	if err := r.asOfConditions(c, f); err != nil {
		return nil, r.wrap(err)
	}
	where, args := c.String(), c.args
	keys, err := r.strings(`SELECT DISTINCT entry.key FROM entry WHERE `+where+` ORDER BY entry.key`, args...)
	if err != nil {
		return nil, r.wrap(err)
	}
	all, err := r.derivedAsOf(keys, f.AsOf)
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(all, func(e record.Entry) bool { return !f.Holds(&e) })
	return query.Arrange(list, f), nil
}

// asOfConditions finds the entries of today in whose blocks those of then must be. What was planned then is on record as planned now, and
// its days have not moved by more than drift since; who tells of it first is the same as then.
func (r *Record) asOfConditions(c *conditions, f query.EntryFilter) error {
	today, args, err := r.entryConditions(query.EntryFilter{Actor: f.Actor, Recipient: f.Recipient, Involving: f.Involving, Type: f.Type, Types: f.Types,
		Words: f.Words, Planned: f.Planned, LatestSince: f.LatestSince})
	if err != nil {
		return err
	}
	c.add(today, args...)
	if !f.AsOf.Published.IsZero() {
		c.add("entry.published <> '' AND entry.published <= ?", f.AsOf.Published.String())
	}
	if !f.NewUntil.IsZero() {
		c.add("entry.published <= ?", f.NewUntil.String())
	}
	if !f.NewSince.IsZero() {
		c.add("entry.latest >= ?", f.NewSince.String())
	}
	for _, bound := range []struct {
		day       text.Day
		days      int
		condition string
	}{
		{f.Since, -drift, "(entry.last_day = '' OR entry.last_day >= ? OR entry.planned = 1)"},
		{f.Until, drift, "(entry.first_day = '' OR entry.first_day <= ?)"},
		{f.DueSince, -drift, "(entry.due_last = '' OR entry.due_last >= ?)"},
		{f.DueUntil, drift, "(entry.due_first = '' OR entry.due_first <= ?)"},
	} {
		if !bound.day.IsZero() {
			c.add(bound.condition, bound.day.Add(bound.days).String())
		}
	}
	return nil
}

// drift is by how many days the time of an entry may differ from what was known earlier.
const drift = 400

// block reads the assertions of a block.
func (r *Record) block(key string) ([]record.Assertion, error) {
	rows, err := r.db.Query(r.dialect.placeholders(blockQuery), key)
	if err != nil {
		return nil, err
	}
	told, _, err := scanBlock(rows)
	return told, err
}

// strings runs a query of one column.
func (r *Record) strings(q string, args ...any) ([]string, error) {
	rows, err := r.db.Query(r.dialect.placeholders(q), args...)
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}

// Entry returns the entries whose id begins so, or that hold an assertion whose id begins so: one as a rule, several for an
// assertion that is in several blocks.
func (r *Record) Entry(id string) ([]record.Entry, error) {
	above := id + "\U0010ffff"
	list, err := r.scanEntries(`SELECT entry.body FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT 2`, []any{id, above})
	if err == nil && len(list) == 0 {
		list, err = r.scanEntries(`SELECT entry.body FROM entry WHERE id IN (SELECT facet.entry FROM assertion
			JOIN facet ON facet.assertion = assertion.number WHERE assertion.id <> '' AND assertion.id >= ? AND assertion.id < ?) ORDER BY id`, []any{id, above})
	}
	switch {
	case err != nil:
		return nil, r.wrap(err)
	case len(list) == 0:
		return nil, r.wrap(fmt.Errorf("%w with the id %q; chancery entries shows the ids", ErrNotFound, id))
	case len(list) == 2 && strings.HasPrefix(list[0].ID, id) && strings.HasPrefix(list[1].ID, id):
		return nil, r.wrap(fmt.Errorf("several ids begin with %q; give more of it", id))
	}
	return list, nil
}

// Told returns the assertions of entries, each entry's in its own order, with the reports that make them, texts included.
func (r *Record) Told(entries ...record.Entry) ([][]record.Assertion, error) {
	reports := map[string]*record.Report{}
	out := make([][]record.Assertion, len(entries))
	for i, e := range entries {
		for _, m := range e.Members {
			a, err := r.assertion(m.Event, reports)
			if err != nil {
				return nil, r.wrap(fmt.Errorf("event %s: %w", m.Event, err))
			}
			out[i] = append(out[i], a)
		}
	}
	return out, nil
}

func (r *Record) assertion(id string, reports map[string]*record.Report) (a record.Assertion, err error) {
	var number int64
	var body, report string
	err = r.db.QueryRow(r.dialect.placeholders(`SELECT assertion.report, assertion.body, report.id, report.learned, report.credit
		FROM assertion JOIN report ON report.number = assertion.report WHERE assertion.id = ? AND assertion.id <> '' AND assertion.program = report.program`), id).
		Scan(&number, &body, &report, &a.Learned, &a.Credit)
	if err == sql.ErrNoRows {
		return a, ErrNotFound
	} else if err != nil {
		return a, err
	}
	if err := json.Unmarshal([]byte(body), &a.Event); err != nil {
		return a, err
	}
	if reports[report] == nil {
		if reports[report], err = r.head(number); err != nil {
			return a, err
		}
	}
	a.Report = reports[report]
	return a, nil
}
