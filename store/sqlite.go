package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"chancery/record"
)

// liteDialect is SQLite in one file. The file carries the application id "CHNC" and, as user_version, the number of the
// last schema script.
type liteDialect struct{}

// applicationID marks our files: "CHNC" in ASCII.
const applicationID = 0x43484e43

func createFile(path string) (*Record, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("record %s: is a directory; name a file in it: %s", path, filepath.Join(path, "chancery.db"))
	} else if dir := filepath.Dir(path); errors.Is(err, os.ErrNotExist) {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("record %s: there is no folder %s; make it first", path, dir)
		}
	}
	return connectFile(path, "rwc")
}

func openFile(path string) (*Record, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("record %s: there is none yet; make it with: chancery add FILE", path)
	case err != nil:
		return nil, fmt.Errorf("record %s: %w", path, err)
	case info.IsDir():
		return nil, fmt.Errorf("record %s: is a directory; name the file: --record %s", path, filepath.Join(path, "chancery.db"))
	}
	return connectFile(path, "ro")
}

// connectFile opens the file. A writer waits ten seconds for another one to finish.
func connectFile(path, mode string) (*Record, error) {
	location := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}}
	q["_pragma"] = []string{"busy_timeout(10000)", "foreign_keys(1)", "journal_mode(delete)", "synchronous(full)", "cache_size(-65536)"}
	if mode == "ro" {
		q["_pragma"] = []string{"busy_timeout(10000)", "query_only(1)", "cache_size(-65536)"}
	}
	location.RawQuery = q.Encode()
	db, err := sql.Open("sqlite", location.String())
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	return &Record{db: db, address: path, path: path, dialect: liteDialect{}}, nil
}

func (liteDialect) placeholders(query string) string { return query }

func (liteDialect) lock(*sql.Tx) error { return nil } // every transaction is immediate

func (liteDialect) together() bool { return false } // it is in this process

func (liteDialect) send(*sql.Conn, []write) error { return errors.ErrUnsupported }

// free gives the numbers after the last one: nobody else writes meanwhile.
func (liteDialect) free(s *session, table string) (first, last int64, err error) {
	err = s.row(`SELECT coalesce(max(number), 0) + 1 FROM ` + table).Scan(&first)
	return first, math.MaxInt64, err
}

func (liteDialect) version(db asker) (int, error) {
	var id, version, tables int
	err := db.QueryRow(`SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return 0, err
	case id == applicationID:
		return version, nil
	case tables == 0 && id == 0 && version == 0:
		return 0, nil
	}
	return 0, errForeign
}

func (liteDialect) scripts() (folder string, first int) { return "schema/sqlite", 1 }

func (liteDialect) mark(tx *sql.Tx, version int) error {
	_, err := tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version))
	return err
}

func (liteDialect) order(reports []*record.Report) []int { return inTurn(reports) }

func (liteDialect) index(s *session, number int64, rep *record.Report) error {
	return s.exec(`INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)`, number, rep.Title, rep.Text)
}

func (liteDialect) search() string {
	return "report.number IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
}

// terms asks for all the words, each as a string, so that none is taken for an operator.
func (liteDialect) terms(words []string) string {
	return `"` + strings.Join(words, `" "`) + `"`
}

func (liteDialect) indexes(s *session, tables []string) ([]index, error) {
	rows, err := s.query(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (?`+strings.Repeat(", ?", len(tables)-1)+`)
		ORDER BY name`, anys(tables)...)
	if err != nil {
		return nil, err
	}
	return scanIndexes(rows)
}

func (liteDialect) by(index string) string { return " INDEXED BY " + index }

func (liteDialect) remedy(err error) string {
	var lite *sqlite.Error
	if !errors.As(err, &lite) {
		return ""
	}
	return remedies[lite.Code()&0xff]
}

// remedies are by primary result code of SQLite.
var remedies = map[int]string{
	sqlite3.SQLITE_FULL:     "the disk is full; free some space and add the report again, nothing of it was kept",
	sqlite3.SQLITE_IOERR:    "cannot be written or read; look at the disk, then try again",
	sqlite3.SQLITE_NOTADB:   errForeign.Error(),
	sqlite3.SQLITE_CORRUPT:  "is damaged; take a copy of it from before, or read the reports into a new one",
	sqlite3.SQLITE_BUSY:     "is being written by another program; try again when it is done",
	sqlite3.SQLITE_READONLY: "may not be written; change its permissions, or name another file with --record",
	sqlite3.SQLITE_CANTOPEN: "cannot be opened; check its permissions and those of its folder",
}
