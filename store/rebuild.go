package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"chancery/record"
	"chancery/resolve/origin"
)

// entriesSince is the version of the schema that brought entries; what older ones hold is derived when they are brought up to date.
const entriesSince = 2

func (r *Record) deriveOld(tx *sql.Tx) error {
	return newSession(tx, r.dialect).deriveAll()
}

// Rebuild makes all that is derived anew. read reads a report again, given as the record holds it with its text; if it finds
// other assertions than those in force, they are appended and come into force. A nil read leaves the assertions as they are.
// Step is called after each report. It is one transaction: whatever interrupts it changes nothing.
func (r *Record) Rebuild(read func(*record.Report) (*record.Report, error), step func(done, all int)) error {
	s, err := r.begin()
	if err != nil {
		return r.wrap(err)
	}
	defer s.tx.Rollback()
	if read != nil {
		if err := r.readAgain(s, read, step); err != nil {
			return r.wrap(err)
		}
	}
	if err := s.deriveAll(); err != nil {
		return r.wrap(err)
	}
	return r.wrap(s.tx.Commit())
}

// readAgain reads every report again, in the order in which they were added.
func (r *Record) readAgain(s *session, read func(*record.Report) (*record.Report, error), step func(done, all int)) error {
	numbers, err := s.numbers(`SELECT number FROM report ORDER BY number`)
	if err != nil {
		return err
	}
	for i, n := range numbers {
		head, err := readHead(s.row(headQuery, n))
		if err != nil {
			return err
		}
		again, err := read(head)
		if err != nil {
			return fmt.Errorf("report %s: %w", head.ID, err)
		}
		if err := s.renew(n, again); err != nil {
			return fmt.Errorf("report %s: %w", head.ID, err)
		}
		step(i+1, len(numbers))
	}
	return nil
}

// renew appends the assertions of a report that was read again, unless they are those in force.
func (s *session) renew(number int64, again *record.Report) error {
	rows, err := s.query(`SELECT assertion.program, assertion.body FROM assertion JOIN report ON report.number = assertion.report
		WHERE report.number = ? AND assertion.program = report.program ORDER BY assertion.number`, number)
	if err != nil {
		return err
	}
	var old []string
	program := ""
	for rows.Next() {
		var body string
		if err := rows.Scan(&program, &body); err != nil {
			rows.Close()
			return err
		}
		old = append(old, body)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	fresh, err := bodies(again)
	if err != nil || slices.Equal(old, fresh) {
		return err
	}
	for program == again.Program || s.used(number, again.Program) { // the same program with other rules of the user's own
		again.Program += "'"
	}
	if err := s.exec(`UPDATE report SET program = ? WHERE number = ?`, again.Program, number); err != nil {
		return err
	}
	return s.addAssertions(number, again)
}

func (s *session) used(report int64, program string) bool {
	_, found, err := s.number(`SELECT 1 FROM assertion WHERE report = ? AND program = ? LIMIT 1`, report, program)
	return found || err != nil
}

func bodies(rep *record.Report) ([]string, error) {
	var list []string
	for _, a := range assertions(rep) {
		b, err := json.Marshal(a.body)
		if err != nil {
			return nil, err
		}
		list = append(list, string(bytes.TrimSpace(b)))
	}
	return list, nil
}

// derivedTables are emptied in this order before all is derived.
var derivedTables = []string{"party", "word", "entry", "facet", "office", "split", "name"}

// deriveAll empties the derived tables and fills them from the ledger.
func (s *session) deriveAll() error {
	for _, t := range derivedTables {
		if err := s.exec("DELETE FROM " + t); err != nil {
			return err
		}
	}
	clear(s.names)
	clear(s.homes)
	s.unplaced = nil
	clear(s.split)
	reports, err := s.numbers(`SELECT number FROM report ORDER BY number`)
	if err != nil {
		return err
	}
	for _, n := range reports {
		if err := s.sample(n); err != nil {
			return fmt.Errorf("report %d: %w", n, err)
		}
		if err := s.placeReport(n); err != nil {
			return fmt.Errorf("report %d: %w", n, err)
		}
	}
	clear(s.settled)
	for _, n := range reports { // now that all offices are known
		rep, numbers, err := s.eventsOf(n)
		if err == nil {
			err = s.placeEvents(unplaced{rep, numbers})
		}
		if err != nil {
			return fmt.Errorf("report %d: %w", n, err)
		}
	}
	return s.derive()
}

// sample makes what tells copies of a report anew.
func (s *session) sample(number int64) error {
	rep, err := readHead(s.row(headQuery, number))
	if err != nil {
		return err
	}
	return s.exec(`UPDATE report SET credit = ?, sketch = ? WHERE number = ?`, origin.Credit(rep), sketch(rep.Text), number)
}

// placeReport puts all that a report asserts but for its events where it will be found.
func (s *session) placeReport(report int64) error {
	rep, _, err := s.eventsOf(report)
	if err != nil {
		return err
	}
	rows, err := s.query(`SELECT assertion.number, assertion.kind, assertion.body FROM assertion JOIN report ON report.number = assertion.report
		WHERE report.number = ? AND assertion.program = report.program AND kind NOT IN ('event', 'time') ORDER BY assertion.number`, report)
	if err != nil {
		return err
	}
	type other struct {
		number int64
		value  any
	}
	var others []other
	for rows.Next() {
		var number int64
		var kind, body string
		if err = rows.Scan(&number, &kind, &body); err != nil {
			break
		}
		value := map[string]any{"statement": &record.Statement{}, "agreement": &record.Agreement{}, "role": &record.Turnover{}}[kind]
		if err = json.Unmarshal([]byte(body), value); err != nil {
			break
		}
		others = append(others, other{number, value})
	}
	rows.Close()
	if err = errors.Join(err, rows.Err()); err != nil {
		return err
	}
	for _, o := range others {
		if err := s.place(o.number, rep, o.value); err != nil {
			return err
		}
	}
	return nil
}
