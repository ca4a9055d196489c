package store

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
	"chancery/resolve/origin"
	"chancery/text"
)

// block is a block with its assertions as the tables hold them.
type block struct {
	key     string
	told    []record.Assertion // without the samples of their reports' words
	at      map[string]int     // by event: its place in told
	facets  map[string]facetRow
	settled map[string]bool // events that are in an entry now
}

// facetRow is where an event stands in a block.
type facetRow struct {
	assertion int64
	entry     string
}

// querier runs queries, in a session or outside of one.
type querier func(query string, args ...any) (rows, error)

// rows is what sql.Rows does.
type rows interface {
	Next() bool
	Scan(...any) error
	Err() error
	Close() error
}

const (
	blockQuery = `SELECT assertion, entry, told FROM facet WHERE key = ? ORDER BY assertion`
	entryQuery = `SELECT assertion, entry, told FROM facet WHERE key = ? AND entry = ? ORDER BY assertion`
)

func readBlock(query querier, key string) (*block, error) {
	list, err := query(blockQuery, key)
	if err != nil {
		return nil, err
	}
	return scanBlock(key, list)
}

func scanBlock(key string, list rows) (*block, error) {
	defer list.Close()
	b := &block{key: key, at: map[string]int{}, facets: map[string]facetRow{}, settled: map[string]bool{}}
	heads := map[string]*record.Report{}
	for list.Next() {
		var f facetRow
		var packed []byte
		if err := list.Scan(&f.assertion, &f.entry, &packed); err != nil {
			return nil, err
		}
		t, err := unpack(packed)
		if err != nil {
			return nil, fmt.Errorf("assertion %d %w; derive the record anew: chancery rebuild --derive-only", f.assertion, err)
		}
		if heads[t.Report] == nil {
			heads[t.Report] = &record.Report{ID: t.Report, Published: text.Published{Day: t.Published, Time: t.Time}, Origin: text.Origin{Outlet: t.Outlet}}
		}
		b.at[t.Event.ID], b.facets[t.Event.ID] = len(b.told), f
		b.told = append(b.told, record.Assertion{Report: heads[t.Report], Event: t.Event, Learned: t.Learned, Credit: t.Credit})
	}
	return b, list.Err()
}

// counts tells how many assertions each entry of the block had before.
func (b *block) counts() map[string]int {
	out := map[string]int{}
	for _, f := range b.facets {
		if f.entry != "" {
			out[f.entry]++
		}
	}
	return out
}

// known tells resolve in which entry an event is already; with whole, nothing.
func (b *block) known(whole bool) func(string) string {
	if whole {
		return func(string) string { return "" }
	}
	return func(event string) string { return b.facets[event].entry }
}

// same reports whether an entry had just these events before.
func (b *block) same(entry string, events []string, before int) bool {
	for _, id := range events {
		if b.facets[id].entry != entry {
			return false
		}
	}
	return before == len(events)
}

// sketches gives the assertions of an entry the samples of their reports' words, and which are versions of which. One alone is compared with none.
func (b *block) sketches(query querier, events []string) error {
	if len(events) < 2 {
		return nil
	}
	for some := range slices.Chunk(events, mostAsked) {
		var numbers []any
		of := map[int64]string{}
		for _, id := range some {
			n := b.facets[id].assertion
			numbers, of[n] = append(numbers, n), id
		}
		list, err := query(`SELECT assertion.number, report.sketch, report.version_of FROM assertion JOIN report ON report.number = assertion.report
			WHERE assertion.number IN (?`+strings.Repeat(", ?", len(some)-1)+`)`, numbers...)
		if err != nil {
			return err
		}
		if err := b.scanSketches(list, of); err != nil {
			return err
		}
	}
	return nil
}

// mostAsked is how many assertions one query asks of: for each number of them a statement is prepared.
const mostAsked = 16

func (b *block) scanSketches(list rows, of map[int64]string) error {
	defer list.Close()
	for list.Next() {
		var number int64
		var sample []byte
		var version string
		if err := list.Scan(&number, &sample, &version); err != nil {
			return err
		}
		a := &b.told[b.at[of[number]]]
		a.Version = version
		var err error
		if a.Sketch, err = origin.ReadSketch(sample); err != nil {
			return fmt.Errorf("report %s: %w", a.Report.ID, err)
		}
	}
	return list.Err()
}

func (s *session) block(key string) (*block, error) { return readBlock(s.querier, key) }

func (s *session) sketches(b *block, events []string) error { return b.sketches(s.querier, events) }

func (s *session) querier(query string, args ...any) (rows, error) { return s.query(query, args...) }
