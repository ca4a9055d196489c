package store

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// corrected is a correction as it is kept.
type corrected = record.Correction

const correctionColumns = `SELECT id, author, reason, made, act, target, other, field, value FROM correction ORDER BY number`

func (s *session) readCorrections() ([]corrected, error) {
	rows, err := s.query(correctionColumns)
	if err != nil {
		return nil, err
	}
	return scanCorrections(rows)
}

func (r *Record) allCorrections() ([]corrected, error) {
	rows, err := r.db.Query(correctionColumns)
	if err != nil {
		return nil, err
	}
	return scanCorrections(rows)
}

type scanner interface {
	Next() bool
	Scan(...any) error
	Err() error
	Close() error
}

func scanCorrections(rows scanner) ([]corrected, error) {
	defer rows.Close()
	var list []corrected
	for rows.Next() {
		var c corrected
		var made string
		if err := rows.Scan(&c.ID, &c.Author, &c.Reason, &made, &c.Act, &c.Target, &c.Other, &c.Field, &c.Value); err != nil {
			return nil, err
		}
		var err error
		if c.Made, err = time.Parse(time.RFC3339, made); err != nil {
			return nil, fmt.Errorf("correction %s: %w", c.ID, err)
		}
		list = append(list, c)
	}
	return list, rows.Err()
}

// standing are the corrections in force.
func (s *session) standing() []corrected { return s.corrections }

// correctionsAsOf leaves out those made later. The clock of publication does not bind them: they are about reports.
func correctionsAsOf(list []corrected, a query.AsOf) []corrected {
	if a.Learned.IsZero() {
		return list
	}
	end := a.Learned.Add(1).Time()
	return slices.DeleteFunc(slices.Clone(list), func(c corrected) bool { return !c.Made.Before(end) })
}

// Corrections lists all corrections in the order in which they were made, with those that were undone.
func (r *Record) Corrections() ([]record.Correction, error) {
	list, err := r.allCorrections()
	return list, r.wrap(err)
}

// moved gives an assertion that a person put into another block that block instead of its own.
func (s *session) moved(own []resolve.Facet, event string) []resolve.Facet {
	if key, ok := resolve.Moves(s.corrections)[event]; ok {
		return []resolve.Facet{{Key: key, Fine: key}}
	}
	return own
}

// ErrContradicts is what Correct wraps if a correction says the opposite of one in force.
var ErrContradicts = errors.New("contradicts a correction in force")

// Correct appends a correction, whose Target and Other may be ids of assertions, of entries or the beginning of one, and derives
// what it changes. It returns the correction as it was kept. One that was made already changes nothing.
func (r *Record) Correct(c record.Correction) (record.Correction, error) {
	c, err := r.complete(c)
	if err != nil {
		return c, r.wrap(err)
	}
	s, err := r.alone()
	if err != nil {
		return c, r.wrap(err)
	}
	defer s.close()
	if err := s.correct(c); err != nil {
		return c, r.wrap(err)
	}
	if err := s.derive(); err != nil {
		return c, r.wrap(err)
	}
	return c, r.wrap(s.commit())
}

// complete checks a correction against the record, and writes its targets as ids of assertions.
func (r *Record) complete(c record.Correction) (record.Correction, error) {
	c.Made = c.Made.UTC().Truncate(time.Second)
	if c.Act == record.Undo {
		all, err := r.allCorrections()
		if err != nil {
			return c, err
		}
		if !slices.ContainsFunc(all, func(o corrected) bool { return o.ID == c.Target }) {
			return c, fmt.Errorf("there is no correction %q to undo; chancery corrections lists them", c.Target)
		}
		c.ID = resolve.CorrectionID(c)
		return c, nil
	}
	target, err := r.firstOf(c.Target)
	if err != nil {
		return c, err
	}
	c.Target = target.Members[0].Event
	if c.Act == record.Merge || c.Act == record.Split {
		other, err := r.firstOf(c.Other)
		if err != nil {
			return c, err
		}
		if c, err = joinOrPart(c, target, other); err != nil {
			return c, err
		}
	}
	if err := resolve.CheckCorrection(c); err != nil {
		return c, err
	}
	c.ID = resolve.CorrectionID(c)
	return c, nil
}

// firstOf finds what a correction names: the entry with the assertion that was named as its first member.
func (r *Record) firstOf(id string) (record.Entry, error) {
	list, err := r.Entry(id)
	if err != nil {
		return record.Entry{}, err
	}
	e := list[0]
	for _, m := range e.Members {
		if len(id) <= len(m.Event) && m.Event[:len(id)] == id {
			e.Members = []record.Member{m}
			break
		}
	}
	return e, nil
}

// joinOrPart completes a merge or a split: what is merged across blocks moves to the block of the other.
func joinOrPart(c record.Correction, target, other record.Entry) (record.Correction, error) {
	c.Other = other.Members[0].Event
	switch {
	case c.Act == record.Merge && target.ID == other.ID:
		return c, errors.New("both are the same entry already")
	case c.Act == record.Split && target.ID != other.ID:
		return c, errors.New("they are two entries already")
	case c.Act == record.Merge && target.Key != other.Key:
		c.Value = other.Key
	}
	return c, nil
}

func (s *session) correct(c corrected) error {
	for _, o := range resolve.Standing(s.corrections) {
		if resolve.Contradicts(c, o) {
			return fmt.Errorf("%w: %s of %s by %s (%s); undo it first: chancery correct undo %s", ErrContradicts, o.Act, o.Target, o.Author, o.Reason, o.ID)
		}
	}
	_, added, err := s.number(`INSERT INTO correction (id, author, reason, made, act, target, other, field, value)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING number`,
		c.ID, c.Author, c.Reason, c.Made.Format(time.RFC3339), string(c.Act), c.Target, c.Other, c.Field, c.Value)
	if err != nil || !added {
		return err
	}
	before := s.corrections
	s.corrections = append(slices.Clone(before), c)
	return s.restate(before, c)
}

// restate marks the blocks that a correction touches, and moves assertions that it puts elsewhere.
func (s *session) restate(before []corrected, c corrected) error {
	events := []string{c.Target, c.Other}
	for _, o := range before { // what is undone
		if c.Act == record.Undo && o.ID == c.Target {
			events = []string{o.Target, o.Other}
		}
	}
	for _, id := range events {
		if id == "" {
			continue
		}
		report, found, err := s.number(`SELECT report FROM assertion WHERE id = ? AND id <> ''`, id)
		if err != nil || !found {
			return err
		}
		if err := s.replace(report, id); err != nil {
			return err
		}
	}
	return nil
}

// replace puts an event of a report into its blocks anew, and marks those that it was and is in.
func (s *session) replace(report int64, id string) error {
	u, err := s.eventsOf(report)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(u.rep.Events, func(e record.Event) bool { return e.ID == id })
	if i < 0 {
		return nil // of a reading that is no longer in force
	}
	if err := s.leave(u.numbers[i]); err != nil {
		return err
	}
	return s.placeEvent(u, i, resolve.Blocks(u.rep, s.home)[i])
}
