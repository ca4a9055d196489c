package store

import (
	"database/sql"

	"chancery/record"
)

// asker runs a query of one row.
type asker interface {
	QueryRow(query string, args ...any) *sql.Row
}

// inTurn is the order of a list.
func inTurn[T any](list []T) []int {
	var out []int
	for i := range list {
		out = append(out, i)
	}
	return out
}

// dialect is what differs between the databases; all else is one SQL.
type dialect interface {
	// placeholders writes a query with ? as the database wants it.
	placeholders(query string) string
	// lock makes a writing transaction wait for another one, from another process too.
	lock(tx *sql.Tx) error
	// together says whether statements are better sent several at a time, as send does.
	together() bool
	send(conn *sql.Conn, list []write) error
	// free reserves numbers for rows of a table.
	free(s *session, table string) (first, last int64, err error)
	// version returns how many schema scripts the database has seen: 0 for an empty one, an error for a foreign one.
	version(db asker) (int, error)
	// scripts is the folder of its schema scripts, named 001.sql and so on; first is the number of the first of them.
	scripts() (folder string, first int)
	// mark notes in the database that the scripts up to version have been applied.
	mark(tx *sql.Tx, version int) error
	// order is the order in which reports are appended that are added together.
	order(reports []*record.Report) []int
	// index makes a report's words findable, where the database does not do it by itself.
	index(s *session, number int64, rep *record.Report) error
	// search is the SQL condition that a report's words fit, with one placeholder; terms makes its argument of words.
	search() string
	terms(words []string) string
	// indexes lists the indexes of tables but for those that keep rows unique.
	indexes(s *session, tables []string) ([]index, error)
	// by asks that a table be read by an index, where that can be said.
	by(index string) string
	// remedy says what to do about an error, "" if there is nothing particular.
	remedy(err error) string
}
