package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"chancery/query"
	"chancery/record"
)

// Events answers a filter, in the order in which the reports were added and within a report in its own. What a headline
// tells and its report tells again is left out.
func (r *Record) Events(f query.Filter) ([]record.Assertion, error) {
	where, args, err := r.eventConditions(f)
	if err != nil {
		return nil, r.wrap(err)
	}
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT assertion.report, assertion.body FROM assertion
		JOIN report ON report.number = assertion.report AND report.program = assertion.program WHERE `+where+` ORDER BY assertion.number`), args...)
	if err != nil {
		return nil, r.wrap(err)
	}
	defer rows.Close()
	var found []record.Assertion
	var numbers []int64
	for rows.Next() {
		var number int64
		var body string
		var e record.Assertion
		if err := rows.Scan(&number, &body); err != nil {
			return nil, r.wrap(err)
		}
		if err := decode(body, &e.Event); err != nil {
			return nil, r.wrap(fmt.Errorf("an event of report %d: %w", number, err))
		}
		if f.Who(&e.Event) && e.Event.Headline != record.Repeated {
			found, numbers = append(found, e), append(numbers, number)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, r.wrap(err)
	}
	return found, r.wrap(r.attachReports(found, numbers))
}

// attachReports gives each assertion the head of its report; those of one report share it.
func (r *Record) attachReports(found []record.Assertion, numbers []int64) error {
	heads := map[int64]*record.Report{}
	for i, n := range numbers {
		if heads[n] == nil {
			head, err := r.head(n)
			if err != nil {
				return err
			}
			heads[n] = head
		}
		found[i].Report = heads[n]
	}
	return nil
}

// eventConditions turns a filter into SQL. Who takes part is asked of the entries, and looked at again in each event.
func (r *Record) eventConditions(f query.Filter) (where string, args []any, err error) {
	c := &conditions{}
	c.add("assertion.kind = 'event'")
	if f.Type != "" {
		c.add("assertion.type = ?", string(f.Type))
	}
	if f.Status != "" {
		c.add("assertion.status = ?", string(f.Status))
	}
	if f.MinConfidence > 0 {
		c.add("assertion.confidence >= ?", f.MinConfidence)
	}
	if !f.Since.IsZero() {
		c.add("assertion.last_day >= ?", f.Since.String()) // '' comes before every day
	}
	if !f.Until.IsZero() {
		c.add("assertion.first_day <> '' AND assertion.first_day <= ?", f.Until.String())
	}
	if !f.AsOf.Learned.IsZero() {
		c.add("substr(report.learned, 1, 10) <= ?", f.AsOf.Learned.String())
	}
	if !f.AsOf.Published.IsZero() {
		c.add("report.published <> '' AND report.published <= ?", f.AsOf.Published.String())
	}
	for _, who := range f.Parties() { // an event may be in several entries, each with one of those it is done to
		terms, err := r.terms(who)
		if err != nil {
			return "", nil, err
		}
		if len(terms) == 0 {
			c.add("1 = 0")
			continue
		}
		c.add(`assertion.number IN (SELECT facet.assertion FROM party JOIN entry ON entry.number = party.entry
			JOIN facet ON facet.key = entry.key AND facet.entry = entry.id WHERE `+oneOfTerms(len(terms))+`)`, anys(terms)...)
	}
	return c.String(), c.args, nil
}

// head reads a report without its entries.
func (r *Record) head(number int64) (*record.Report, error) {
	return readHead(r.db.QueryRow(r.dialect.placeholders(headQuery), number))
}

const headQuery = `SELECT id, published, published_time, published_from, date_start, date_end, title, language, path, url, outlet, author,
	text, notices, program, agency, updated, updated_time, updated_from, version_of FROM report WHERE number = ?`

func readHead(row *sql.Row) (*record.Report, error) {
	var rep record.Report
	var day, updated, notices string
	err := row.Scan(&rep.ID, &day, &rep.Published.Time, &rep.Published.From,
		&rep.Published.Span.Start, &rep.Published.Span.End, &rep.Title, &rep.Language,
		&rep.Origin.Path, &rep.Origin.URL, &rep.Origin.Outlet, &rep.Origin.Author, &rep.Text, &notices, &rep.Program,
		&rep.Origin.Agency, &updated, &rep.Updated.Time, &rep.Updated.From, &rep.VersionOf)
	if err != nil {
		return nil, err
	}
	if rep.Published.Day, err = dayOf(day); err == nil {
		rep.Updated.Day, err = dayOf(updated)
	}
	if err != nil {
		return nil, fmt.Errorf("report %s: %w", rep.ID, err)
	}
	return &rep, decode(notices, &rep.Notices)
}

// ErrNotFound is what Find wraps if no entry has the id.
var ErrNotFound = errors.New("there is no such entry")

// Find returns the report with the given id and all its entries, or the report of the event with that id and then
// also the event. The beginning of an id will do if no other begins so.
func (r *Record) Find(id string) (*record.Report, *record.Event, error) {
	number, eventID, err := r.lookUp(id)
	if err != nil {
		return nil, nil, r.wrap(err)
	}
	rep, err := r.whole(number)
	if err == nil {
		rep.Versions, err = r.versions(rep)
	}
	if err != nil {
		return nil, nil, r.wrap(err)
	}
	for i := range rep.Events {
		if eventID != "" && rep.Events[i].ID == eventID {
			return rep, &rep.Events[i], nil
		}
	}
	return rep, nil, nil
}

// lookUp finds the one report or event whose id begins with the given letters. The search is a range of an index.
func (r *Record) lookUp(id string) (report int64, event string, err error) {
	above := id + "\U0010ffff"
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT number, '' FROM report WHERE id >= ? AND id < ?
		UNION ALL SELECT DISTINCT report, id FROM assertion WHERE id <> '' AND id >= ? AND id < ? LIMIT 2`), id, above, id, above)
	if err != nil {
		return 0, "", err
	}
	defer rows.Close()
	found := 0
	for rows.Next() {
		if err := rows.Scan(&report, &event); err != nil {
			return 0, "", err
		}
		found++
	}
	switch {
	case rows.Err() != nil:
		return 0, "", rows.Err()
	case found == 0:
		return 0, "", fmt.Errorf("%w with the id %q; chancery list shows the ids", ErrNotFound, id)
	case found > 1:
		return 0, "", fmt.Errorf("several ids begin with %q; give more of it", id)
	}
	return report, event, nil
}

// whole reads a report with all its entries.
func (r *Record) whole(number int64) (*record.Report, error) {
	rep, err := r.head(number)
	if err != nil {
		return nil, err
	}
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT kind, body FROM assertion WHERE report = ? AND program = ? ORDER BY number`), number, rep.Program)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scanAssertion(rows, rep); err != nil {
			return nil, err
		}
	}
	return rep, rows.Err()
}

func scanAssertion(rows *sql.Rows, rep *record.Report) error {
	var kind, body string
	if err := rows.Scan(&kind, &body); err != nil {
		return err
	}
	var err error
	switch kind {
	case "event":
		rep.Events, err = appendDecoded(rep.Events, body)
	case "statement":
		rep.Statements, err = appendDecoded(rep.Statements, body)
	case "agreement":
		rep.Agreements, err = appendDecoded(rep.Agreements, body)
	case "role":
		var told record.Turnover
		if err = decode(body, &told); told.Kind == "" {
			rep.Roles = append(rep.Roles, told.Role)
		} else {
			rep.Turnovers = append(rep.Turnovers, told)
		}
	case "time":
		if strings.HasPrefix(body, "[") {
			err = decode(body, &rep.Times)
		} else { // version 1 kept each time by itself
			rep.Times, err = appendDecoded(rep.Times, body)
		}
	}
	if err != nil {
		return fmt.Errorf("%s of report %s: %w", kind, rep.ID, err)
	}
	return nil
}

func appendDecoded[T any](list []T, body string) ([]T, error) {
	var v T
	err := decode(body, &v)
	return append(list, v), err
}

// Count returns how many reports and how many events the record holds.
func (r *Record) Count() (reports, events int, err error) {
	err = r.db.QueryRow(`SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM assertion WHERE kind = 'event')`).Scan(&reports, &events)
	return reports, events, r.wrap(err)
}

// Size returns how many reports and how many entries the record holds.
func (r *Record) Size() (reports, entries int, err error) {
	err = r.db.QueryRow(`SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM entry)`).Scan(&reports, &entries)
	return reports, entries, r.wrap(err)
}
