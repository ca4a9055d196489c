package store

import (
	"fmt"
	"os"
	"strings"
)

// Health is what a look at a record finds.
type Health struct {
	Version          int // of the schema
	Reports, Entries int
	Bytes            int64    // of the file; 0 for a server's database
	Faults           []string // what is damaged or does not belong together; empty for a sound record
}

// Look looks at a record: whether the database is sound, and whether what is derived stands on the ledger. It reads all of it and changes nothing.
func (r *Record) Look() (h Health, err error) {
	if h.Version, err = r.dialect.version(r.db); err != nil {
		return h, r.wrap(err)
	}
	if h.Reports, h.Entries, err = r.Size(); err != nil {
		return h, r.wrap(err)
	}
	if info, err := os.Stat(r.path); err == nil {
		h.Bytes = info.Size()
	}
	if _, lite := r.dialect.(liteDialect); lite {
		if h.Faults, err = r.quickCheck(); err != nil {
			return h, r.wrap(err)
		}
	}
	for _, c := range bonds {
		var n int
		if err := r.db.QueryRow(c.count).Scan(&n); err != nil {
			return h, r.wrap(err)
		}
		if n > 0 {
			h.Faults = append(h.Faults, fmt.Sprintf("%d %s", n, c.fault))
		}
	}
	return h, nil
}

// bonds count what stands without what it needs.
var bonds = []struct{ fault, count string }{
	{"assertions are of no report", `SELECT count(*) FROM assertion WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.number = assertion.report)`},
	{"entries have no assertion", `SELECT count(*) FROM entry WHERE NOT EXISTS (SELECT 1 FROM facet WHERE facet.entry = entry.id)`},
	{"assertions stand in an entry that is not there", `SELECT count(*) FROM facet WHERE facet.entry <> '' AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = facet.entry)`},
}

// quickCheck asks SQLite for damage in the file.
func (r *Record) quickCheck() ([]string, error) {
	rows, err := r.db.Query(`PRAGMA quick_check(5)`)
	if err != nil {
		return nil, err
	}
	found, err := scanColumn[string](rows)
	if err != nil || len(found) == 1 && found[0] == "ok" {
		return nil, err
	}
	for i := range found {
		found[i] = strings.TrimSpace(found[i])
	}
	return found, nil
}
