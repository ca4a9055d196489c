package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/record"
	"chancery/resolve"
	"chancery/resolve/origin"
	"chancery/resolve/version"
)

// All that is derived is made in three passes. The first notes who speaks and who holds which office, the second in which narrowest block each
// event could be; sorted by these, each block is a run of the list, of which the third makes the entries. Each row is written once, in the order of its
// table, and the indexes last. The list of blocks is held in memory: some 100 bytes for an event.

// derivedTables are emptied in this order before all is derived.
var derivedTables = []string{"party", "speaker", "word", "entry", "facet", "office", "split", "name"}

// deriveAll empties the derived tables and fills them from the ledger.
func (s *session) deriveAll() error {
	for _, t := range derivedTables {
		if err := s.exec("DELETE FROM " + t); err != nil {
			return err
		}
	}
	clear(s.names)
	clear(s.homes)
	clear(s.split)
	clear(s.stale)
	clear(s.left)
	s.unplaced = nil
	indexes, err := s.dialect.indexes(s, derivedTables)
	if err != nil {
		return err
	}
	for _, x := range indexes {
		if err := s.exec("DROP INDEX " + x.name); err != nil {
			return err
		}
	}
	if err := s.deriveFromLedger(); err != nil {
		return err
	}
	for _, x := range indexes {
		if err := s.exec(x.statement); err != nil {
			return err
		}
	}
	return nil
}

// index is an index of a table, and the statement that makes it.
type index struct{ name, statement string }

func scanIndexes(rows *sql.Rows) (list []index, err error) {
	defer rows.Close()
	for rows.Next() {
		var x index
		if err := rows.Scan(&x.name, &x.statement); err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return list, rows.Err()
}

func (s *session) deriveFromLedger() error {
	reports, err := s.numbers(`SELECT number FROM report ORDER BY number`)
	if err != nil {
		return err
	}
	for _, n := range reports {
		if err := s.othersAgain(n); err != nil {
			return fmt.Errorf("report %d: %w", n, err)
		}
	}
	clear(s.settled)
	if err := s.linkAgain(); err != nil {
		return err
	}
	var list []placed
	for _, n := range reports { // now that all offices are known
		u, err := s.eventsOf(n)
		if err != nil {
			return fmt.Errorf("report %d: %w", n, err)
		}
		for i, own := range resolve.Blocks(u.rep, s.home) {
			for _, f := range s.moved(own, u.rep.Events[i].ID) {
				list = append(list, placed{f.Fine, u.numbers[i]})
			}
		}
	}
	slices.SortFunc(list, placed.compare)
	blocks, err := s.splitAll(slices.Compact(list))
	if err != nil {
		return err
	}
	return s.deriveBlocks(blocks)
}

// placed is an event and a narrowest block that it could be in.
type placed struct {
	fine      string
	assertion int64
}

func (p placed) compare(o placed) int {
	return cmp.Or(strings.Compare(p.fine, o.fine), cmp.Compare(p.assertion, o.assertion))
}

// derivation is a block on its way from the ledger to its entries.
type derivation struct {
	key      string
	events   []placed
	contents []content
	packed   [][]byte
	entries  []record.Entry
	bodies   []string
	in       map[string]string // by event, its entry
	ids      []string          // of the events
	err      error
	standing []record.Correction
}

// content is what is read of an event.
type content struct {
	head   record.Assertion // without the event
	sample []byte
	body   string
}

// splitAll finds the blocks in the sorted list, as splitFull would one by one.
func (s *session) splitAll(list []placed) (blocks []*derivation, err error) {
	var part func(key string, level int, run []placed) error
	part = func(key string, level int, run []placed) error {
		if len(run) <= resolve.MostInBlock {
			blocks = append(blocks, &derivation{key: key, events: run})
			return nil
		}
		if err := s.exec(`INSERT INTO split (key) VALUES (?)`, key); err != nil {
			return err
		}
		rough := 0
		for rough < len(run) && run[rough].fine == key {
			rough++
		}
		if rough > 0 {
			blocks = append(blocks, &derivation{key: key, events: run[:rough]})
		}
		return eachRun(run[rough:], level+1, part)
	}
	return blocks, eachRun(list, 0, part)
}

// eachRun calls do with each run of events of one block at some level.
func eachRun(list []placed, level int, do func(key string, level int, run []placed) error) error {
	for len(list) > 0 {
		levels := resolve.Levels(list[0].fine)
		key := levels[min(level, len(levels)-1)]
		n := 1
		for n < len(list) && (list[n].fine == key || strings.HasPrefix(list[n].fine, key+"/")) {
			n++
		}
		if err := do(key, level, list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// atOnce is how many blocks are derived at a time.
const atOnce = 64

// deriveBlocks makes the entries of blocks: while some are being derived, the next ones are read and those before written.
func (s *session) deriveBlocks(blocks []*derivation) error {
	var now []*derivation
	wait := func() {}
	for some := range slices.Chunk(append(blocks, nil), atOnce) {
		some = slices.DeleteFunc(some, func(d *derivation) bool { return d == nil })
		for _, d := range some {
			if err := s.readLedger(d); err != nil {
				wait()
				return fmt.Errorf("block %s: %w", d.key, err)
			}
		}
		wait()
		done := now
		now, wait = some, deriveAllOf(some)
		if err := s.writeBlocks(done); err != nil {
			wait()
			return err
		}
	}
	wait()
	return s.writeBlocks(now)
}

// deriveAllOf derives blocks on all processors, and returns a function that waits for it.
func deriveAllOf(blocks []*derivation) (wait func()) {
	var running sync.WaitGroup
	running.Go(func() {
		onAll(len(blocks), func(i int) error { blocks[i].derive(); return nil })
	})
	return running.Wait
}

// readLedger reads the events of a block.
func (s *session) readLedger(d *derivation) error {
	d.standing = s.standing()
	for _, p := range d.events {
		var c content
		var day string
		c.head.Report = &record.Report{}
		r := c.head.Report
		if err := s.row(`SELECT report.id, report.published, report.published_time, report.outlet, report.learned, report.credit, report.sketch, report.version_of, assertion.body
			FROM assertion JOIN report ON report.number = assertion.report WHERE assertion.number = ?`, p.assertion).
			Scan(&r.ID, &day, &r.Published.Time, &r.Origin.Outlet, &c.head.Learned, &c.head.Credit, &c.sample, &c.head.Version, &c.body); err != nil {
			return err
		}
		var err error
		if r.Published.Day, err = dayOf(day); err != nil {
			return fmt.Errorf("report %s: %w", r.ID, err)
		}
		d.contents = append(d.contents, c)
	}
	return nil
}

// derive makes the entries of what was read.
func (d *derivation) derive() {
	list, err := d.told()
	if err == nil && !strings.HasPrefix(d.key, "pact|") {
		err = d.take(resolve.Entries(d.key, list, d.standing))
	}
	d.err = err
}

// told decodes and packs the assertions that were read.
func (d *derivation) told() ([]record.Assertion, error) {
	var list []record.Assertion
	heads := map[string]*record.Report{}
	for i, c := range d.contents {
		a := c.head
		if heads[a.Report.ID] == nil {
			heads[a.Report.ID] = a.Report
		}
		a.Report = heads[a.Report.ID]
		if err := decode(c.body, &a.Event); err != nil {
			return nil, fmt.Errorf("assertion %d: %w", d.events[i].assertion, err)
		}
		d.packed, d.ids = append(d.packed, pack(&a)), append(d.ids, a.Event.ID)
		short, err := unpack(d.packed[i])
		if err == nil {
			a.Sketch, err = origin.ReadSketch(c.sample)
		}
		if err != nil {
			return nil, fmt.Errorf("report %s: %w", a.Report.ID, err)
		}
		a.Event = short.Event
		list = append(list, a)
	}
	d.contents = nil
	return list, nil
}

// take notes the entries of the block.
func (d *derivation) take(entries []record.Entry) error {
	d.in = map[string]string{}
	for _, e := range entries {
		body, err := json.Marshal(&e)
		if err != nil {
			return err
		}
		for _, m := range e.Members {
			d.in[m.Event] = e.ID
		}
		d.entries, d.bodies = append(d.entries, e), append(d.bodies, string(body))
	}
	return nil
}

// writeBlocks writes blocks that are derived.
func (s *session) writeBlocks(blocks []*derivation) error {
	for _, d := range blocks {
		if d.err != nil {
			return fmt.Errorf("block %s: %w", d.key, d.err)
		}
		for i, p := range d.events {
			if err := s.exec(`INSERT INTO facet (key, assertion, entry, fine, told) VALUES (?, ?, ?, ?, ?)`, d.key, p.assertion, d.in[d.ids[i]], p.fine, d.packed[i]); err != nil {
				return err
			}
		}
		for i := range d.entries {
			if err := s.newEntry(&d.entries[i], entryValues(&d.entries[i], d.bodies[i])); err != nil {
				return err
			}
		}
		*d = derivation{}
	}
	return nil
}

// renewSample notes what tells the copies and versions of a report, if it is not what the record has.
func (s *session) renewSample(report int64, rep *record.Report) error {
	credit, key, sample := origin.Credit(rep), version.Key(rep.Origin.URL), sketch(rep.Text)
	var oldCredit, oldKey string
	var old []byte
	if err := s.row(`SELECT credit, url_key, sketch FROM report WHERE number = ?`, report).Scan(&oldCredit, &oldKey, &old); err != nil {
		return err
	}
	if credit == oldCredit && key == oldKey && bytes.Equal(sample, old) {
		return nil
	}
	return s.exec(`UPDATE report SET credit = ?, url_key = ?, sketch = ? WHERE number = ?`, credit, key, sample, report)
}

// othersAgain puts all that a report asserts but for its events where it will be found, and makes what tells its copies anew.
func (s *session) othersAgain(report int64) error {
	rep, err := readHead(s.row(headQuery, report))
	if err != nil {
		return err
	}
	if err := s.renewSample(report, rep); err != nil {
		return err
	}
	rows, err := s.query(`SELECT number, kind, body FROM assertion
		WHERE report = ? AND kind IN ('statement', 'agreement', 'role') AND program = ? ORDER BY number`, report, rep.Program)
	if err != nil {
		return err
	}
	var others []other
	for rows.Next() {
		var number int64
		var kind, body string
		if err = rows.Scan(&number, &kind, &body); err != nil {
			break
		}
		value := map[string]any{"statement": &record.Statement{}, "agreement": &record.Agreement{}, "role": &record.Turnover{}}[kind]
		if err = decode(body, value); err != nil {
			break
		}
		others = append(others, other{number, value})
	}
	if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
		return err
	}
	return s.placeOthers(unplaced{rep: rep, others: others})
}
