// Package store keeps the record: reports go in with all that they assert, entries are derived, answers come out.
//
// The ledger is three tables, report, assertion and correction, to which rows are appended and nothing else is done. All other
// tables are derived from it by the pure functions of package resolve, in the transaction that appends, block by block; Rebuild
// makes them anew and gets the same. A batch of reports is one transaction: after a crash, a full disk or a kill either
// all of a report is there or nothing.
//
// A record is an SQLite file, or a PostgreSQL database ("postgres://…"). Both have the schema of schema/, numbered scripts that are applied
// in order; a database of anyone else is refused, and so is one that a newer program wrote.
package store

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

//go:embed schema
var schema embed.FS

// Record is an open record. It is safe for concurrent use.
type Record struct {
	db      *sql.DB
	address string // as it was given
	path    string // as messages name it: without the password
	dialect dialect
}

// Create opens the record at path to add to it, and makes it if there is none. A record of an older program is brought up to date.
func Create(path string) (*Record, error) {
	create := createFile
	if isURL(path) {
		create = connectServer
	}
	r, err := create(path)
	if err != nil {
		return nil, err
	}
	if err = r.migrate(); err == nil {
		err = r.repack()
	}
	if err != nil {
		r.Close()
		return nil, r.wrap(err)
	}
	return r, nil
}

// Open opens an existing record for reading.
func Open(path string) (*Record, error) {
	open := openFile
	if isURL(path) {
		open = connectServer
	}
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	if err := r.checkVersion(); err != nil {
		r.Close()
		return nil, r.wrap(err)
	}
	return r, nil
}

// Exists reports whether there is something at path, a record or not; of a server it says yes.
func Exists(path string) bool {
	_, err := os.Stat(path)
	return isURL(path) || err == nil
}

func isURL(path string) bool {
	return strings.HasPrefix(path, "postgres://") || strings.HasPrefix(path, "postgresql://")
}

// Close closes the record.
func (r *Record) Close() error { return r.db.Close() }

var (
	errForeign = errors.New("is not a record of Chancery and was left as it is; name another file with --record")
	errNewer   = errors.New("was written by a newer Chancery; use that one")
	errOlder   = errors.New("was written by an older Chancery; bring it up to date by adding a report: chancery add FILE")
)

// script is one step of the schema.
type script struct {
	name    string
	version int // of the schema after it
}

func (r *Record) scripts() ([]script, error) {
	folder, first := r.dialect.scripts()
	names, err := fs.Glob(schema, folder+"/*.sql") // sorted by name, and so by number
	var list []script
	for i, n := range names {
		list = append(list, script{n, first + i})
	}
	return list, err
}

// checkVersion refuses a database that is not ours, or not of this program's schema.
func (r *Record) checkVersion() error {
	version, err := r.dialect.version(r.db)
	if err != nil {
		return err
	}
	scripts, err := r.scripts()
	if err != nil {
		return err
	}
	newest := scripts[len(scripts)-1].version
	switch {
	case version > newest:
		return errNewer
	case version < newest:
		return errOlder
	}
	return nil
}

// migrate applies the scripts that the database has not seen yet, each in a transaction of its own.
func (r *Record) migrate() error {
	version, err := r.dialect.version(r.db)
	if err != nil {
		return err
	}
	scripts, err := r.scripts()
	if err != nil {
		return err
	}
	if version > scripts[len(scripts)-1].version {
		return errNewer
	}
	for _, s := range scripts {
		if s.version <= version {
			continue
		}
		if err := r.apply(s); err != nil {
			return fmt.Errorf("applying %s: %w", s.name, err)
		}
	}
	return nil
}

// apply applies a script, unless another program has done so meanwhile.
func (r *Record) apply(step script) error {
	statements, err := schema.ReadFile(step.name)
	if err != nil {
		return err
	}
	s, err := r.open()
	if err != nil {
		return err
	}
	defer s.close()
	if err := r.dialect.lock(s.tx); err != nil {
		return err
	}
	if version, err := r.dialect.version(s.tx); err != nil || version >= step.version {
		return err
	}
	if _, err := s.tx.Exec(string(statements)); err != nil {
		return err
	}
	if step.version == derivedSince {
		if s.corrections, err = s.readCorrections(); err != nil {
			return err
		}
		if err := s.deriveAll(); err != nil {
			return err
		}
	}
	if err := s.flush(); err != nil {
		return err
	}
	if err := r.dialect.mark(s.tx, step.version); err != nil {
		return err
	}
	return s.commit()
}

// wrap says which record an error is of and, for the errors that have a remedy, what to do.
func (r *Record) wrap(err error) error {
	if err == nil {
		return nil
	}
	if remedy := r.dialect.remedy(err); remedy != "" {
		err = fmt.Errorf("%s (%w)", remedy, err)
	}
	return fmt.Errorf("record %s: %w", r.path, err)
}
