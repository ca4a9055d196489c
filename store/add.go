package store

import (
	"database/sql"
	"encoding/json"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// Add keeps a report and all that it asserts. It reports whether it did: a report that is there already changes nothing.
// Learned is when it became known to the record.
func (r *Record) Add(rep *record.Report, learned time.Time) (added bool, err error) {
	tx, err := r.db.Begin()
	if err != nil {
		return false, r.wrap(err)
	}
	defer tx.Rollback()
	number, added, err := addReport(tx, rep, learned)
	if err != nil || !added {
		return false, r.wrap(err)
	}
	if err := addAssertions(tx, number, rep); err != nil {
		return false, r.wrap(err)
	}
	if err := tx.Commit(); err != nil {
		return false, r.wrap(err)
	}
	return true, nil
}

func addReport(tx *sql.Tx, rep *record.Report, learned time.Time) (number int64, added bool, err error) {
	notices, err := json.Marshal(rep.Notices)
	if err != nil {
		return 0, false, err
	}
	result, err := tx.Exec(`INSERT INTO report (id, published, published_time, published_from, date_start, date_end,
		title, language, path, url, outlet, author, text, notices, learned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		rep.ID, rep.Published.Day.String(), rep.Published.Time, string(rep.Published.From), rep.Published.Span.Start, rep.Published.Span.End,
		rep.Title, rep.Language, rep.Origin.Path, rep.Origin.URL, rep.Origin.Outlet, rep.Origin.Author, rep.Text, string(notices), learned.UTC().Format(time.RFC3339))
	if err != nil {
		return 0, false, err
	}
	rows, err := result.RowsAffected()
	if err != nil || rows == 0 {
		return 0, false, err
	}
	number, err = result.LastInsertId()
	return number, true, err
}

// assertion is one row: the entry as body, and the columns that questions are asked by.
type assertion struct {
	kind, id, typ, status string
	from, to              text.Day
	body                  any
	parties               []party
}

type party struct {
	side  string
	actor record.Actor
}

func addAssertions(tx *sql.Tx, report int64, rep *record.Report) error {
	insert, err := tx.Prepare(`INSERT INTO assertion (report, kind, id, type, status, first_day, last_day, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, a := range assertions(rep) {
		body, err := json.Marshal(a.body)
		if err != nil {
			return err
		}
		result, err := insert.Exec(report, a.kind, a.id, a.typ, a.status, a.from.String(), a.to.String(), string(body))
		if err != nil {
			return err
		}
		number, err := result.LastInsertId()
		if err != nil {
			return err
		}
		if err := addParties(tx, number, a.parties); err != nil {
			return err
		}
	}
	return nil
}

func addParties(tx *sql.Tx, assertion int64, parties []party) error {
	for _, p := range parties {
		name := p.actor.Name
		if name == "" {
			name = p.actor.Text
		}
		_, err := tx.Exec(`INSERT INTO party (assertion, side, name, country) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			assertion, p.side, query.Fold(name), p.actor.Country)
		if err != nil {
			return err
		}
	}
	return nil
}

// assertions lists the entries of a report, kind by kind, each kind in the report's order.
func assertions(rep *record.Report) []assertion {
	var out []assertion
	for i := range rep.Events {
		out = append(out, eventRow(&rep.Events[i]))
	}
	for i := range rep.Statements {
		out = append(out, assertion{kind: "statement", body: &rep.Statements[i]})
	}
	for i := range rep.Agreements {
		out = append(out, assertion{kind: "agreement", body: &rep.Agreements[i]})
	}
	for i := range rep.Roles {
		out = append(out, assertion{kind: "role", body: &rep.Roles[i]})
	}
	for i := range rep.Times {
		out = append(out, assertion{kind: "time", body: &rep.Times[i]})
	}
	return out
}

func eventRow(e *record.Event) assertion {
	a := assertion{kind: "event", id: e.ID, typ: string(e.Type), status: string(e.Status), body: e}
	if e.When != nil {
		a.from, a.to = e.When.From, e.When.To
	}
	for _, x := range e.Actors {
		a.parties = append(a.parties, party{"actor", x})
	}
	for _, x := range e.Recipients {
		a.parties = append(a.parties, party{"recipient", x})
	}
	return a
}
