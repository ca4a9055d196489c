package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"chancery/record"
)

// session is a transaction that writes. It prepares each statement once and speaks the dialect of its database.
type session struct {
	conn        *sql.Conn
	tx          *sql.Tx
	waiting     []write          // not sent yet: dialect.together
	numbered    map[string]int64 // by table, the next number of a row
	last        map[string]int64 // and the last that is ours
	dialect     dialect
	prepared    map[string]*sql.Stmt
	names       map[nameKey]int64
	corrections []corrected
	split       map[string]bool // blocks that are split, as far as asked
	left        map[string]bool // narrowest blocks that assertions have left
	stale       map[string]bool // blocks whose entries are to be derived anew: wholly, or as far as they got more assertions
	unplaced    []unplaced
	addressed   []addressed
	homes       map[string]map[string]int // of persons, as far as asked: saidOf
	settled     map[string]bool           // folded names of persons whose country is known otherwise than before
}

// wholly marks a stale block that has lost assertions, or whose assertions a correction speaks of.
const wholly = true

// write is a statement that changes the record and gives nothing back.
type write struct {
	query string
	args  []any
}

// begin opens a session, with what it appends as yet unseen by others and theirs by it. A connection that was lost since it was last used is made
// anew, once.
func (r *Record) begin() (*session, error) {
	s, err := r.open()
	if err != nil {
		s, err = r.open()
	}
	return s, err
}

func (r *Record) open() (*session, error) {
	ctx := context.Background()
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		conn.Close()
		return nil, err
	}
	return newSession(conn, tx, r.dialect), nil
}

// alone begins a session that nobody else derives beside.
func (r *Record) alone() (*session, error) {
	s, err := r.begin()
	if err != nil {
		return nil, err
	}
	if err := s.lock(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// lock waits until no other program derives, and reads what it needs for that.
func (s *session) lock() error {
	err := s.flush()
	if err == nil {
		err = s.dialect.lock(s.tx)
	}
	if err == nil {
		s.corrections, err = s.readCorrections()
	}
	return err
}

// commit keeps what the session wrote.
func (s *session) commit() error {
	if err := s.flush(); err != nil {
		return err
	}
	return s.tx.Commit()
}

// close ends the session. What was not committed is as if it had not been.
func (s *session) close() {
	s.tx.Rollback()
	s.conn.Close()
}

func newSession(conn *sql.Conn, tx *sql.Tx, d dialect) *session {
	return &session{conn: conn, tx: tx, dialect: d, numbered: map[string]int64{}, last: map[string]int64{}, prepared: map[string]*sql.Stmt{}, names: map[nameKey]int64{},
		stale: map[string]bool{}, split: map[string]bool{}, left: map[string]bool{}, homes: map[string]map[string]int{}, settled: map[string]bool{}}
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

// mostWaiting is how many statements are sent together at most.
const mostWaiting = 500

// exec runs a statement, or lets it wait until others are sent with it: before the next query at the latest.
func (s *session) exec(query string, args ...any) error {
	if s.dialect.together() {
		s.waiting = append(s.waiting, write{query, args})
		if len(s.waiting) < mostWaiting {
			return nil
		}
		return s.flush()
	}
	p, err := s.statement(query)
	if err != nil {
		return err
	}
	_, err = p.Exec(args...)
	return err
}

// flush sends the statements that wait.
func (s *session) flush() error {
	if len(s.waiting) == 0 {
		return nil
	}
	list := s.waiting
	s.waiting = nil
	return s.dialect.send(s.conn, list)
}

func (s *session) query(query string, args ...any) (*sql.Rows, error) {
	p, err := s.statement(query)
	if err != nil {
		return nil, err
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	return p.Query(args...)
}

// next is the number of the next row of a table.
func (s *session) next(table string) (int64, error) {
	if n := s.numbered[table]; n != 0 && n <= s.last[table] {
		s.numbered[table]++
		return n, nil
	}
	first, last, err := s.dialect.free(s, table)
	s.numbered[table], s.last[table] = first+1, last
	return first, err
}

// number runs a query that gives one number; found is false if it gives no row.
func (s *session) number(query string, args ...any) (n int64, found bool, err error) {
	p, err := s.statement(query)
	if err != nil {
		return 0, false, err
	}
	if err := s.flush(); err != nil {
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
	if err == nil {
		err = s.flush()
	}
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
