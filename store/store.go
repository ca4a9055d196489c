// Package store keeps the record in one SQLite file: reports go in with all that they assert, answers to queries come out.
//
// The file carries the application id "CHNC" and, as user_version, the number of the last schema script that was
// applied (schema/001.sql and so on); a file of anyone else is refused, and so is one that a newer program wrote.
// A report and its assertions are one transaction: after a crash, a full disk or a kill either all of it is there or nothing.
// Nothing that was added is ever changed.
package store

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID marks our files: "CHNC" in ASCII.
const applicationID = 0x43484e43

//go:embed schema/*.sql
var schema embed.FS

// Record is an open record. It is safe for concurrent use.
type Record struct {
	db   *sql.DB
	path string
}

// Create opens the record at path to add to it, and makes it if there is none.
func Create(path string) (*Record, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("record %s: is a directory; name a file in it: %s", path, filepath.Join(path, "chancery.db"))
	} else if dir := filepath.Dir(path); errors.Is(err, os.ErrNotExist) {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("record %s: there is no folder %s; make it first", path, dir)
		}
	}
	r, err := open(path, "rwc")
	if err != nil {
		return nil, err
	}
	if err := r.migrate(); err != nil {
		r.Close()
		return nil, r.wrap(err)
	}
	return r, nil
}

// Open opens an existing record for reading.
func Open(path string) (*Record, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("record %s: there is none yet; make it with: chancery add FILE", path)
	case err != nil:
		return nil, fmt.Errorf("record %s: %w", path, err)
	case info.IsDir():
		return nil, fmt.Errorf("record %s: is a directory; name the file: --record %s", path, filepath.Join(path, "chancery.db"))
	}
	r, err := open(path, "ro")
	if err != nil {
		return nil, err
	}
	if err := r.checkVersion(); err != nil {
		r.Close()
		return nil, r.wrap(err)
	}
	return r, nil
}

// open connects to the file. A writer waits ten seconds for another one to finish.
func open(path, mode string) (*Record, error) {
	location := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}}
	q["_pragma"] = []string{"busy_timeout(10000)", "foreign_keys(1)", "journal_mode(delete)", "synchronous(full)"}
	if mode == "ro" {
		q["_pragma"] = []string{"busy_timeout(10000)", "query_only(1)"}
	}
	location.RawQuery = q.Encode()
	db, err := sql.Open("sqlite", location.String())
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	return &Record{db, path}, nil
}

// Close closes the record.
func (r *Record) Close() error { return r.db.Close() }

var (
	errForeign = errors.New("is not a record of Chancery and was left as it is; name another file with --record")
	errNewer   = errors.New("was written by a newer Chancery; use that one")
)

// checkVersion refuses a file that is not ours, or not of this program's schema.
func (r *Record) checkVersion() error {
	version, err := r.version()
	if err != nil {
		return err
	}
	scripts, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return err
	}
	switch {
	case version > len(scripts):
		return errNewer
	case version < len(scripts):
		return errors.New("was written by an older Chancery; bring it up to date by adding a report: chancery add FILE")
	}
	return nil
}

// version returns how many schema scripts the file has seen: 0 for an empty file, an error for a foreign one.
func (r *Record) version() (int, error) {
	var id, version, tables int
	err := r.db.QueryRow(`SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
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

// migrate applies the schema scripts that the file has not seen yet, each in a transaction of its own.
func (r *Record) migrate() error {
	version, err := r.version()
	if err != nil {
		return err
	}
	scripts, err := fs.Glob(schema, "schema/*.sql") // sorted by name, and so by number
	if err != nil {
		return err
	}
	if version > len(scripts) {
		return errNewer
	}
	for n := version; n < len(scripts); n++ {
		if err := r.apply(scripts[n], n+1); err != nil {
			return fmt.Errorf("applying %s: %w", scripts[n], err)
		}
	}
	return nil
}

func (r *Record) apply(script string, version int) error {
	statements, err := schema.ReadFile(script)
	if err != nil {
		return err
	}
	tx, err := r.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)
	for _, s := range []string{string(statements), mark} {
		if _, err := tx.Exec(s); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// wrap says which record an error is of and, for the errors that have a remedy, what to do.
func (r *Record) wrap(err error) error {
	if err == nil {
		return nil
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		if remedy, ok := remedies[lite.Code()&0xff]; ok {
			err = fmt.Errorf("%s (%w)", remedy, err)
		}
	}
	return fmt.Errorf("record %s: %w", r.path, err)
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
