package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"chancery/record"
)

// derivedSince is the version of the schema that changed what is derived; the record of an older one is derived anew when it is brought up to date.
const derivedSince = 3

// repack derives all anew if a program packed it that knew other fields of an event.
func (r *Record) repack() error {
	if known, err := readable(r.db); err != nil || known {
		return err
	}
	s, err := r.alone()
	if err != nil {
		return err
	}
	defer s.close()
	if known, err := readable(s.tx); err != nil || known { // another program did it meanwhile
		return err
	}
	if err := s.deriveAll(); err != nil {
		return err
	}
	return s.commit()
}

// readable reports whether what is packed can be read; one is looked at for all.
func readable(db asker) (bool, error) {
	var packed []byte
	err := db.QueryRow(`SELECT told FROM facet WHERE length(told) > 0 LIMIT 1`).Scan(&packed)
	if err == sql.ErrNoRows {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	_, err = unpack(packed)
	return err == nil, nil
}

// Rebuild makes all that is derived anew. read reads a report again, given as the record holds it with its text, and is called by several at once; if it finds
// other assertions than those in force, they are appended and come into force. A nil read leaves the assertions as they are.
// Step is called after each report. It is one transaction: whatever interrupts it changes nothing.
func (r *Record) Rebuild(read func(*record.Report) (*record.Report, error), step func(done, all int)) error {
	s, err := r.alone()
	if err != nil {
		return r.wrap(err)
	}
	defer s.close()
	if read != nil {
		if err := r.readAgain(s, read, step); err != nil {
			return r.wrap(err)
		}
	}
	if err := s.deriveAll(); err != nil {
		return r.wrap(err)
	}
	return r.wrap(s.commit())
}

// readTogether is how many reports are read again at a time.
const readTogether = 64

// readAgain reads every report again, on all processors, and renews them in the order in which they were added.
func (r *Record) readAgain(s *session, read func(*record.Report) (*record.Report, error), step func(done, all int)) error {
	numbers, err := s.numbers(`SELECT number FROM report ORDER BY number`)
	if err != nil {
		return err
	}
	done := 0
	for some := range slices.Chunk(numbers, readTogether) {
		reports := make([]*record.Report, len(some))
		for i, n := range some {
			if reports[i], err = readHead(s.row(headQuery, n)); err != nil {
				return err
			}
		}
		if err := onAll(len(some), func(i int) error {
			again, err := read(reports[i])
			if err != nil {
				return fmt.Errorf("report %s: %w", reports[i].ID, err)
			}
			reports[i] = again
			return nil
		}); err != nil {
			return err
		}
		for i, n := range some {
			if err := s.renew(n, reports[i]); err != nil {
				return fmt.Errorf("report %s: %w", reports[i].ID, err)
			}
			done++
			step(done, len(numbers))
		}
	}
	return nil
}

// onAll does n things on all processors; if some fail, the error is that of the first.
func onAll(n int, do func(i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var running sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		running.Go(func() {
			for i := int(next.Add(1) - 1); i < n; i = int(next.Add(1) - 1) {
				if errs[i] = do(i); errs[i] != nil {
					return
				}
			}
		})
	}
	running.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
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
	return s.addAssertions(number, again, "", "") // all is derived after this
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
