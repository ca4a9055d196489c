package store

import (
	"encoding/json"
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
		for _, rep := range reports {
			if _, err := s.add(rep, learned); err != nil {
				return err
			}
		}
		return nil
	})
}

// Put keeps blocks whose events have been appended. A block that is there already changes nothing.
func (r *Record) Put(blocks []Block) error {
	return r.inOneStep(func(s *session) error {
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
	defer s.tx.Rollback()
	if err := do(s); err != nil {
		return r.wrap(err)
	}
	return r.wrap(s.tx.Commit())
}

func (s *session) put(b *Block) error {
	if err := s.noteSplits(b); err != nil {
		return err
	}
	holds := map[string]string{} // by event, the entry that it is in
	for i := range b.Entries {
		e := &b.Entries[i]
		body, err := json.Marshal(e)
		if err != nil {
			return err
		}
		was, _, err := s.number(`SELECT number FROM entry WHERE id = ?`, e.ID)
		if err != nil {
			return err
		}
		if err := s.putEntry(e, string(body), was); err != nil {
			return err
		}
		for _, m := range e.Members {
			holds[m.Event] = e.ID
		}
	}
	for _, f := range b.Facets {
		if err := s.exec(`INSERT INTO facet (key, assertion, entry, fine) SELECT ?, number, ?, ? FROM assertion WHERE id = ? AND id <> ''
			ON CONFLICT DO NOTHING`, b.Key, holds[f.Event], f.Fine, f.Event); err != nil {
			return err
		}
	}
	return nil
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
