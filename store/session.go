package store

import (
	"database/sql"
	"strconv"
	"strings"

	"chancery/record"
)

// session is a transaction that writes. It prepares each statement once and speaks the dialect of its database.
type session struct {
	tx          *sql.Tx
	dialect     dialect
	prepared    map[string]*sql.Stmt
	names       map[nameKey]int64
	corrections []corrected
	split       map[string]bool // blocks that are split, as far as asked
	left        map[string]bool // narrowest blocks that assertions have left
	stale       map[string]bool // blocks whose entries are to be derived anew: wholly, or as far as they got more assertions
	unplaced    []unplaced
	homes       map[string]map[string]int // of persons, as far as asked: saidOf
	settled     map[string]bool           // folded names of persons whose country is known otherwise than before
}

// wholly marks a stale block that has lost assertions, or whose assertions a correction speaks of.
const wholly = true

// begin opens a session. A connection that was lost since it was last used is made anew, once.
func (r *Record) begin() (*session, error) {
	s, err := r.open()
	if err != nil {
		s, err = r.open()
	}
	return s, err
}

func (r *Record) open() (*session, error) {
	tx, err := r.db.Begin()
	if err != nil {
		return nil, err
	}
	s := newSession(tx, r.dialect)
	if err = r.dialect.lock(tx); err == nil {
		s.corrections, err = s.readCorrections()
	}
	if err != nil {
		tx.Rollback()
		return nil, err
	}
	return s, nil
}

func newSession(tx *sql.Tx, d dialect) *session {
	return &session{tx: tx, dialect: d, prepared: map[string]*sql.Stmt{}, names: map[nameKey]int64{}, stale: map[string]bool{}, split: map[string]bool{}, left: map[string]bool{}, homes: map[string]map[string]int{}, settled: map[string]bool{}}
}

func (s *session) statement(query string) (*sql.Stmt, error) {
	if p := s.prepared[query]; p != nil {
		return p, nil
	}
	p, err := s.tx.Prepare(s.dialect.placeholders(query))
	if err == nil {
		s.prepared[query] = p
	}
	return p, err
}

func (s *session) exec(query string, args ...any) error {
	p, err := s.statement(query)
	if err != nil {
		return err
	}
	_, err = p.Exec(args...)
	return err
}

func (s *session) query(query string, args ...any) (*sql.Rows, error) {
	p, err := s.statement(query)
	if err != nil {
		return nil, err
	}
	return p.Query(args...)
}

// number runs a query that gives one number; found is false if it gives no row.
func (s *session) number(query string, args ...any) (n int64, found bool, err error) {
	p, err := s.statement(query)
	if err != nil {
		return 0, false, err
	}
	switch err := p.QueryRow(args...).Scan(&n); err {
	case nil:
		return n, true, nil
	case sql.ErrNoRows:
		return 0, false, nil
	default:
		return 0, false, err
	}
}

// numbered writes ? as $1, $2, … for databases that want it so. None of our queries has a question mark in a string.
func numbered(query string) string {
	var b strings.Builder
	n := 0
	for _, r := range query {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
	}
	return b.String()
}

// row runs a query of one row.
func (s *session) row(query string, args ...any) *sql.Row {
	p, err := s.statement(query)
	if err != nil { // the same error comes again, now from the row
		return s.tx.QueryRow(s.dialect.placeholders(query), args...)
	}
	return p.QueryRow(args...)
}

// numbers runs a query of one column of numbers.
func (s *session) numbers(query string, args ...any) ([]int64, error) {
	rows, err := s.query(query, args...)
	if err != nil {
		return nil, err
	}
	return scanColumn[int64](rows)
}

// eventsOf reads the events of a report that are in force, with as much of the report as blocks need.
func (s *session) eventsOf(report int64) (u unplaced, err error) {
	u.rep = &record.Report{}
	var day, program string
	if err := s.row(`SELECT id, published, published_time, outlet, learned, credit, program FROM report WHERE number = ?`, report).
		Scan(&u.rep.ID, &day, &u.rep.Published.Time, &u.rep.Origin.Outlet, &u.learned, &u.credit, &program); err != nil {
		return u, err
	}
	if u.rep.Published.Day, err = dayOf(day); err != nil {
		return u, err
	}
	rows, err := s.query(`SELECT number, body FROM assertion WHERE report = ? AND kind = 'event' AND program = ? ORDER BY number`, report, program)
	if err != nil {
		return u, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var body string
		if err := rows.Scan(&n, &body); err != nil {
			return u, err
		}
		if u.rep.Events, err = appendDecoded(u.rep.Events, body); err != nil {
			return u, err
		}
		u.numbers = append(u.numbers, n)
	}
	return u, rows.Err()
}

func scanStrings(rows *sql.Rows) ([]string, error) { return scanColumn[string](rows) }

// scanColumn reads rows of one column, and closes them.
func scanColumn[T any](rows *sql.Rows) ([]T, error) {
	defer rows.Close()
	var list []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}
