package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
)

// Entries answers a filter in the order that it asks for.
func (r *Record) Entries(f query.EntryFilter) ([]record.Entry, error) {
	if !f.AsOf.Now() {
		return r.entriesAsOf(f)
	}
	list, err := r.found(f)
	return list, r.wrap(err)
}

// found reads the entries of a filter that are kept, whatever it asks as of.
func (r *Record) found(f query.EntryFilter, extra ...condition) ([]record.Entry, error) {
	s, err := r.finder(r.db, f, extra...)
	if err != nil {
		return nil, err
	}
	return s.read()
}

// goingOn is found, where the conditions ask for what goes on after a day.
func (r *Record) goingOn(f query.EntryFilter, extra ...condition) ([]record.Entry, error) {
	s, err := r.finder(r.db, f, extra...)
	if err != nil {
		return nil, err
	}
	s.later = true
	return s.read()
}

func (s *finder) read() ([]record.Entry, error) {
	numbers, err := s.find()
	if err != nil {
		return nil, err
	}
	return s.r.numbered(numbers)
}

// numbered reads the entries with some numbers, in their order.
func (r *Record) numbered(numbers []int64) ([]record.Entry, error) {
	var list []record.Entry
	b := &batchReader{db: r.db, dialect: r.dialect}
	for len(numbers) > 0 {
		some := numbers[:min(batch, len(numbers))]
		numbers = numbers[len(some):]
		more, err := b.entries(some)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

// wholeOrder is an order for one query: what has no day comes last.
func wholeOrder(o query.Order) string {
	p := pieces[o]
	columns := "entry" + p.columns[0] + ", " + p.columns[1]
	if p.first == "" || o == query.ByDayDown {
		return columns
	}
	return "CASE WHEN entry." + p.first + " = '' THEN 1 ELSE 0 END, " + columns
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

// terms are a party as table party has it: the country, and the names with the words that are of other countries, or of none.
func (r *Record) terms(p query.Party) (list []string, err error) {
	if p.Country != "" {
		list = append(list, p.Country)
	}
	if folded := query.Fold(p.Name); folded != "" {
		names, err := r.namesWith(folded, p.Country)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			list = append(list, byNumber(n))
		}
	}
	return list, nil
}

// mostNames is how many different names one question may mean.
const mostNames = 1000

// namesWith lists the numbers of the names that hold the words of folded next to one another, but those of a country.
func (r *Record) namesWith(folded, but string) ([]int64, error) {
	words := query.Words(folded)
	rarest := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) }) // the longest word is in the fewest names
	q, args := `SELECT name.number FROM word JOIN name ON name.number = word.name WHERE word.word = ? AND name.folded LIKE ?`, []any{rarest, "%" + folded + "%"}
	if but != "" {
		q, args = q+` AND name.country <> ?`, append(args, but)
	}
	rows, err := r.db.Query(r.dialect.placeholders(q+` ORDER BY length(name.folded), name.folded, name.country LIMIT ?`), append(args, mostNames)...)
	if err != nil {
		return nil, err
	}
	return scanColumn[int64](rows)
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
