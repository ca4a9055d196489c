package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"chancery/record"
)

// serverDialect is PostgreSQL. All tables are in the schema "chancery", whose table version says which script was the last.
type serverDialect struct{}

// connectServer connects to "postgres://user:password@host/database". The database must exist.
func connectServer(location string) (*Record, error) {
	config, err := pgx.ParseConfig(location)
	name := withoutPassword(location)
	if err != nil {
		return nil, fmt.Errorf("record %s: is no address of a PostgreSQL database; write postgres://USER:PASSWORD@HOST:PORT/DATABASE", name)
	}
	config.RuntimeParams["search_path"] = "chancery"
	return &Record{db: stdlib.OpenDB(*config), address: location, path: name, dialect: serverDialect{}}, nil
}

func withoutPassword(location string) string {
	u, err := url.Parse(location)
	if err != nil {
		return "postgres://…"
	}
	return u.Redacted()
}

func (serverDialect) placeholders(query string) string { return numbered(query) }

// lock lets one writer at a time in, so that a block is never derived from half of its assertions.
func (serverDialect) lock(tx *sql.Tx) error {
	_, err := tx.Exec(`SELECT pg_advisory_xact_lock($1)`, applicationID)
	return err
}

func (serverDialect) together() bool { return true } // each statement alone would wait for its answer

// send sends statements without waiting for each, and then reads all that the server says of them.
func (serverDialect) send(conn *sql.Conn, list []write) error {
	return conn.Raw(func(driver any) error {
		var b pgx.Batch
		for _, w := range list {
			b.Queue(numbered(w.query), w.args...)
		}
		return driver.(*stdlib.Conn).Conn().SendBatch(context.Background(), &b).Close()
	})
}

// reserved is how many numbers are taken from a sequence at a time.
const reserved = 64

// free takes numbers from the sequence. Those of one writer follow one another only by chance; they are handed out one by one.
func (serverDialect) free(s *session, table string) (first, last int64, err error) {
	numbers, err := s.numbers(`SELECT nextval(pg_get_serial_sequence('chancery.' || CAST(? AS TEXT), 'number')) FROM generate_series(1, ?)`, table, reserved)
	if err != nil {
		return 0, 0, err
	}
	last = numbers[0]
	for _, n := range numbers[1:] {
		if n != last+1 {
			break
		}
		last = n
	}
	return numbers[0], last, nil
}

func (serverDialect) version(db asker) (int, error) {
	var schemas, tables int
	err := db.QueryRow(`SELECT (SELECT count(*) FROM pg_namespace WHERE nspname = 'chancery'),
		(SELECT count(*) FROM pg_tables WHERE schemaname = 'chancery' AND tablename = 'version')`).Scan(&schemas, &tables)
	switch {
	case err != nil:
		return 0, err
	case schemas == 0:
		return 0, nil
	case tables == 0:
		return 0, errors.New(`has a schema "chancery" that is not ours and was left as it is; name another database with --record`)
	}
	var version int
	return version, db.QueryRow(`SELECT version FROM chancery.version`).Scan(&version)
}

func (serverDialect) scripts() (folder string, first int) { return "schema/postgres", 2 }

func (serverDialect) mark(tx *sql.Tx, version int) error {
	_, err := tx.Exec(`UPDATE chancery.version SET version = $1`, version)
	return err
}

// order is that of the ids: two programs that append the same reports at once would wait for one another in others.
func (serverDialect) order(reports []*record.Report) []int {
	list := inTurn(reports)
	slices.SortStableFunc(list, func(a, b int) int { return strings.Compare(reports[a].ID, reports[b].ID) })
	return list
}

func (serverDialect) index(*session, int64, *record.Report) error { return nil } // the column words is generated

func (serverDialect) search() string { return "report.words @@ to_tsquery('simple', ?)" }

// terms asks for all the words. They are letters and digits alone (query.Fold), so that none is an operator.
func (serverDialect) terms(words []string) string { return strings.Join(words, " & ") }

func (serverDialect) indexes(s *session, tables []string) ([]index, error) {
	rows, err := s.query(`SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'chancery' AND tablename IN (?`+strings.Repeat(", ?", len(tables)-1)+`)
		AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY indexname`, anys(tables)...)
	if err != nil {
		return nil, err
	}
	return scanIndexes(rows)
}

func (serverDialect) by(string) string { return "" } // it counts

func (serverDialect) remedy(err error) string {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return serverRemedies[server.Code]
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return "cannot be reached; check that the server runs, and the address, user and password"
	}
	for _, sign := range []string{"conn closed", "unexpected EOF", "broken pipe", "connection reset", "bad connection"} {
		if strings.Contains(err.Error(), sign) {
			return "the connection was lost; nothing of the last step was kept, run the command again"
		}
	}
	return ""
}

// serverRemedies are by SQLSTATE.
var serverRemedies = map[string]string{
	"53100": "the server's disk is full; free some space and run the command again, nothing of the last step was kept",
	"53300": "the server has no connection left; try again later",
	"42501": "the user may not write there; grant it the right to create a schema",
	"28P01": "the server refuses the user or the password; check the address",
	"3D000": "there is no such database; make it first: createdb NAME",
	"57P01": "the server was stopped; nothing of the last step was kept, run the command again when it is back",
}
