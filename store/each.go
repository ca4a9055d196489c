package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"chancery/query"
	"chancery/record"
)

// batch is how many entries are read at a time, and how many assertions or reports one statement asks for.
const batch = 512

// EachEntry calls do with each entry of a filter, in the order that it asks for, and with the assertions that the entry was derived
// from; with the texts of their reports only if texts is set, since they are most of what is to be read. An error of do ends it.
//
// All of it is one state of the record: it reads in one transaction. At no time are more than two batches in memory, besides eight
// bytes for each entry. What was known at another day is derived as a whole first, as Entries does.
func (r *Record) EachEntry(f query.EntryFilter, texts bool, do func(*record.Entry, []record.Assertion) error) error {
	if !f.AsOf.Now() {
		return r.eachAsOf(f, do)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	tx, err := r.db.BeginTx(ctx, r.readOnly())
	if err != nil {
		return r.wrap(err)
	}
	defer tx.Rollback()
	numbers, err := r.entryNumbers(tx, f)
	if err != nil {
		return r.wrap(err)
	}
	read := make(chan batchRead)
	var running sync.WaitGroup
	running.Go(func() {
		defer close(read)
		reader := &batchReader{db: tx, dialect: r.dialect, texts: texts}
		for start := 0; start < len(numbers); start += batch {
			b := reader.read(numbers[start:min(start+batch, len(numbers))])
			select {
			case read <- b:
			case <-ctx.Done():
				return
			}
			if b.err != nil {
				return
			}
		}
	})
	defer running.Wait() // before the transaction ends
	defer stop()
	for b := range read {
		if b.err != nil {
			return r.wrap(b.err)
		}
		for i := range b.entries {
			if err := do(&b.entries[i], b.told[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Record) eachAsOf(f query.EntryFilter, do func(*record.Entry, []record.Assertion) error) error {
	list, err := r.entriesAsOf(f)
	if err != nil {
		return err
	}
	for i := range list {
		told, err := r.Told(list[i])
		if err != nil {
			return err
		}
		if err := do(&list[i], told[0]); err != nil {
			return err
		}
	}
	return nil
}

// readOnly asks for a transaction that sees one state of the record throughout. SQLite has no other kind.
func (r *Record) readOnly() *sql.TxOptions {
	if _, server := r.dialect.(serverDialect); server {
		return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
	}
	return &sql.TxOptions{ReadOnly: true}
}

// entryNumbers lists the rows of the entries of a filter in its order.
func (r *Record) entryNumbers(tx *sql.Tx, f query.EntryFilter) ([]int64, error) {
	s, err := r.finder(tx, f)
	if err != nil {
		return nil, err
	}
	return s.find()
}

// batchRead is a batch of entries with the assertions of each, or why it could not be read.
type batchRead struct {
	entries []record.Entry
	told    [][]record.Assertion
	err     error
}

// batchReader reads batches, of one state of the record if in a transaction.
type batchReader struct {
	db      database
	dialect dialect
	texts   bool
}

func (b *batchReader) read(numbers []int64) batchRead {
	entries, err := b.entries(numbers)
	if err != nil {
		return batchRead{err: err}
	}
	told, err := b.told(entries)
	return batchRead{entries, told, err}
}

// entries reads the entries with some numbers, in their order.
func (b *batchReader) entries(numbers []int64) ([]record.Entry, error) {
	at := map[int64]int{}
	args := make([]any, len(numbers))
	for i, n := range numbers {
		at[n], args[i] = i, n
	}
	bodies := make([]string, len(numbers))
	err := b.rows(`SELECT number, body FROM entry WHERE number IN (%s)`, args, func(rows *sql.Rows) error {
		var n int64
		var body string
		err := rows.Scan(&n, &body)
		bodies[at[n]] = body
		return err
	})
	if err != nil {
		return nil, err
	}
	return decodeAll[record.Entry](bodies)
}

// told reads the assertions of some entries, each entry's in the order of its members.
func (b *batchReader) told(entries []record.Entry) ([][]record.Assertion, error) {
	var ids []any
	for i := range entries {
		for _, m := range entries[i].Members {
			ids = append(ids, m.Event)
		}
	}
	list, at, err := b.assertions(ids)
	if err != nil {
		return nil, err
	}
	told := make([][]record.Assertion, len(entries))
	for i := range entries {
		for _, m := range entries[i].Members {
			n, ok := at[m.Event]
			if !ok {
				return nil, fmt.Errorf("event %s of entry %s: %w", m.Event, entries[i].ID, ErrNotFound)
			}
			told[i] = append(told[i], list[n])
		}
	}
	return told, nil
}

// assertions reads the events with some ids that are in force, and where in the list each is.
func (b *batchReader) assertions(ids []any) (list []record.Assertion, at map[string]int, err error) {
	var bodies, programs []string
	var reports []any
	seen := map[int64]*teller{}
	var of []*teller
	at = map[string]int{}
	// the condition on '' lets the index of ids be used, which leaves those out
	err = b.rows(`SELECT id, report, program, body FROM assertion WHERE id <> '' AND id IN (%s)`, ids, func(rows *sql.Rows) error {
		var id, program, body string
		var number int64
		if err := rows.Scan(&id, &number, &program, &body); err != nil {
			return err
		}
		if seen[number] == nil {
			seen[number] = &teller{report: &record.Report{}}
			reports = append(reports, number)
		}
		bodies, programs, of = append(bodies, body), append(programs, program), append(of, seen[number])
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if err := b.heads(reports, seen); err != nil {
		return nil, nil, err
	}
	events, err := decodeAll[record.Event](bodies)
	for i := range events {
		if programs[i] == of[i].report.Program {
			at[events[i].ID] = len(list)
			list = append(list, record.Assertion{Report: of[i].report, Event: events[i], Learned: of[i].learned, Credit: of[i].credit})
		}
	}
	return list, at, err
}

// teller is a report with what the record adds to it.
type teller struct {
	report          *record.Report
	learned, credit string
}

// heads reads what the assertions need of their reports.
func (b *batchReader) heads(numbers []any, into map[int64]*teller) error {
	body := "''"
	if b.texts {
		body = "text"
	}
	return b.rows(`SELECT number, id, published, published_time, published_from, title, language, path, url, outlet, author, program, learned, credit, `+body+`
		FROM report WHERE number IN (%s)`, numbers, func(rows *sql.Rows) error {
		var n int64
		var day, learned, credit string
		var rep record.Report
		if err := rows.Scan(&n, &rep.ID, &day, &rep.Published.Time, &rep.Published.From, &rep.Title, &rep.Language, &rep.Origin.Path, &rep.Origin.URL,
			&rep.Origin.Outlet, &rep.Origin.Author, &rep.Program, &learned, &credit, &rep.Text); err != nil {
			return err
		}
		var err error
		if rep.Published.Day, err = dayOf(day); err != nil {
			return fmt.Errorf("report %s: %w", rep.ID, err)
		}
		*into[n].report, into[n].learned, into[n].credit = rep, learned, credit
		return nil
	})
}

// rows asks for all of a list, a batch at a time, where a query has %s.
func (b *batchReader) rows(q string, args []any, each func(*sql.Rows) error) error {
	for len(args) > 0 {
		some := args[:min(batch, len(args))]
		args = args[len(some):]
		err := b.some(fmt.Sprintf(q, "?"+strings.Repeat(", ?", len(some)-1)), some, each)
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *batchReader) some(q string, args []any, each func(*sql.Rows) error) error {
	rows, err := b.db.Query(b.dialect.placeholders(q), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// decodeAll decodes JSON on all processors: it is most of the work.
func decodeAll[T any](bodies []string) ([]T, error) {
	list := make([]T, len(bodies))
	err := onAll(len(bodies), func(i int) error { return json.Unmarshal([]byte(bodies[i]), &list[i]) })
	if err != nil {
		return nil, err
	}
	return list, nil
}
