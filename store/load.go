package store

import (
	"slices"
	"time"

	"chancery/record"
	"chancery/resolve"
)

// What many machines have derived together is brought in by Append and Put: first all reports, then all blocks. The record is then the one
// that AddAll makes of the same reports, and goes on as any other.

// Block is a block with the entries that resolve.Entries made of it.
type Block struct {
	Key     string         `json:",omitzero"`
	Facets  []Facet        `json:",omitzero"`
	Entries []record.Entry `json:",omitzero"`
}

// Facet is an event in a block.
type Facet struct {
	Event string `json:",omitzero"` // its id
	Fine  string `json:",omitzero"` // the narrowest block that it could be in
}

// Empty reports whether the record holds no report.
func (r *Record) Empty() (bool, error) {
	var n int
	err := r.db.QueryRow(`SELECT count(*) FROM (SELECT 1 FROM report LIMIT 1) AS one`).Scan(&n)
	return n == 0, r.wrap(err)
}

// Append keeps reports with all that they assert, and derives no entry. A report that is there already changes nothing.
func (r *Record) Append(reports []*record.Report, learned time.Time) error {
	return r.inOneStep(func(s *session) error {
		for _, i := range r.dialect.order(reports) {
			if _, err := s.append(reports[i], learned); err != nil {
				return err
			}
		}
		if err := s.lock(); err != nil {
			return err
		}
		if err := s.linkAll(); err != nil {
			return err
		}
		for _, u := range s.unplaced { // the events come with their blocks
			if err := s.placeOthers(u); err != nil {
				return err
			}
		}
		return nil
	})
}

// Put keeps blocks whose events have been appended. A block that is there already changes nothing.
func (r *Record) Put(blocks []Block) error {
	return r.inOneStep(func(s *session) error {
		if err := s.lock(); err != nil {
			return err
		}
		for i := range blocks {
			if err := s.put(&blocks[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *Record) inOneStep(do func(*session) error) error {
	s, err := r.begin()
	if err != nil {
		return r.wrap(err)
	}
	defer s.close()
	if err := do(s); err != nil {
		return r.wrap(err)
	}
	return r.wrap(s.commit())
}

// put writes a block as deriveAll does, with the entries that it comes with.
func (s *session) put(b *Block) error {
	there, err := s.numbers(`SELECT count(*) FROM facet WHERE key = ?`, b.Key)
	if err != nil || there[0] > 0 {
		return err
	}
	if err := s.noteSplits(b); err != nil {
		return err
	}
	d := &derivation{key: b.Key}
	for _, f := range b.Facets {
		numbers, err := s.numbers(`SELECT number FROM assertion WHERE id = ? AND id <> ''`, f.Event)
		if err != nil {
			return err
		}
		for _, n := range numbers {
			d.events = append(d.events, placed{f.Fine, n})
		}
	}
	slices.SortFunc(d.events, placed.compare)
	if err := s.readLedger(d); err != nil {
		return err
	}
	list, err := d.told()
	if err != nil {
		return err
	}
	entries := b.Entries
	if slices.ContainsFunc(list, func(a record.Assertion) bool { return a.Version != "" }) { // which takes the whole record to tell
		entries = resolve.Entries(d.key, list, d.standing)
	}
	if err := d.take(entries); err != nil {
		return err
	}
	return s.writeBlocks([]*derivation{d})
}

// noteSplits marks the blocks that were split for this one to be, and itself if it was full.
func (s *session) noteSplits(b *Block) error {
	levels := resolve.Levels(b.Key)
	if len(b.Facets) <= resolve.MostInBlock {
		levels = levels[:len(levels)-1]
	}
	for _, key := range levels {
		if err := s.exec(`INSERT INTO split (key) VALUES (?) ON CONFLICT DO NOTHING`, key); err != nil {
			return err
		}
	}
	return nil
}
