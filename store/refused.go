package store

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Refused reports whether an error of Add is about the report, not about the record: the same report would be refused again, and
// another one taken. Text with more different words than PostgreSQL can index is an example.
func Refused(err error) bool {
	var server *pgconn.PgError
	if errors.As(err, &server) && len(server.Code) == 5 {
		switch server.Code[:2] { // classes of SQLSTATE
		case "22", "23", "54": // data, constraints, limits of the program
			return true
		}
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH:
			return true
		}
	}
	return false
}
