package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// derive makes the entries of all stale blocks anew. What comes out as it was is left untouched.
func (s *session) derive() error {
	if err := s.joinSmall(); err != nil {
		return err
	}
	for len(s.stale) > 0 { // a split marks more
		keys := slices.Sorted(maps.Keys(s.stale))
		whole := s.stale
		s.stale = map[string]bool{}
		for _, key := range keys {
			if err := s.deriveBlock(key, whole[key]); err != nil {
				return fmt.Errorf("block %s: %w", key, err)
			}
		}
	}
	return nil
}

// deriveBlock makes the entries of a block anew, all of them if whole is set; or else those that are not of the same assertions as before.
func (s *session) deriveBlock(key string, whole bool) error {
	b, err := s.block(key)
	if err == nil && len(b.told) > resolve.MostInBlock {
		if err = s.splitFull(key); err == nil {
			whole = true
			b, err = s.block(key)
		}
	}
	if err != nil {
		return err
	}
	old := b.counts()
	if whole {
		if old, err = s.entriesOf(key, old); err != nil {
			return err
		}
	}
	for _, g := range resolve.Groups(key, b.told, s.standing(), b.known(whole)) {
		events := g.Events()
		if whole || !b.same(g.ID, events, old[g.ID]) {
			_, before := old[g.ID]
			if err := s.deriveEntry(b, &g, events, before); err != nil {
				return err
			}
		}
		for _, id := range events {
			b.settled[id] = true
		}
		delete(old, g.ID)
	}
	if err := s.unsettle(b); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(old)) { // their assertions are in others now
		if err := s.dropEntry(id); err != nil {
			return err
		}
	}
	return nil
}

// deriveEntry makes an entry, and notes it with its assertions; before says that it was there.
func (s *session) deriveEntry(b *block, g *resolve.Group, events []string, before bool) error {
	if err := s.sketches(b, events); err != nil {
		return err
	}
	e := g.Entry()
	if err := s.putEntry(&e, before); err != nil {
		return err
	}
	for _, id := range events {
		if f := b.facets[id]; f.entry != e.ID {
			if err := s.exec(setEntry, e.ID, b.key, f.assertion); err != nil {
				return err
			}
		}
	}
	return nil
}

const setEntry = `UPDATE facet SET entry = ? WHERE key = ? AND assertion = ?`

// unsettle notes which assertions are in no entry any more.
func (s *session) unsettle(b *block) error {
	for _, a := range b.told {
		if f := b.facets[a.Event.ID]; f.entry != "" && !b.settled[a.Event.ID] {
			if err := s.exec(setEntry, "", b.key, f.assertion); err != nil {
				return err
			}
		}
	}
	return nil
}

func dayOf(s string) (text.Day, error) {
	if s == "" {
		return text.Day{}, nil
	}
	return text.ParseDay(s)
}

// entriesOf adds the entries that are kept of a block.
func (s *session) entriesOf(key string, list map[string]int) (map[string]int, error) {
	rows, err := s.query(`SELECT id FROM entry WHERE key = ?`, key)
	if err != nil {
		return nil, err
	}
	ids, err := scanStrings(rows)
	for _, id := range ids {
		list[id] += 0
	}
	return list, err
}

// kept reads an entry as it was derived before; its number is 0 if there is none.
func (s *session) kept(id string) (number int64, body string, err error) {
	err = s.row(`SELECT number, body FROM entry WHERE id = ?`, id).Scan(&number, &body)
	if err == sql.ErrNoRows {
		err = nil
	}
	return number, body, err
}

const entryColumns = `key, type, mode, state, reach, first_day, last_day, planned, due_reach, due_first, due_last, published, latest, recalled, disputed, anonymous, origins, confidence, body`

var (
	insertEntry = `INSERT INTO entry (` + entryColumns + `, id, number) VALUES (?` + strings.Repeat(", ?", strings.Count(entryColumns, ",")+2) + `)`
	updateEntry = `UPDATE entry SET ` + strings.ReplaceAll(entryColumns, ",", " = ?,") + ` = ? WHERE number = ?`
)

// entryValues are the values of entryColumns.
func entryValues(e *record.Entry, body string) []any {
	from, to := interval(e.When)
	dueFrom, dueTo := interval(e.Due)
	return []any{e.Key, string(e.Type), e.Mode, string(e.State), reach(e.When), from, to, bit(e.Planned), reach(e.Due), dueFrom, dueTo, e.Published.String(),
		e.Latest.String(), bit(e.Recalled), len(e.Disputes), bit(e.Anonymous), e.Origins, e.Confidence, body}
}

// putEntry writes an entry, in place of the one that was there before, and who takes part in it.
func (s *session) putEntry(e *record.Entry, before bool) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	values := entryValues(e, string(body))
	if !before {
		return s.newEntry(e, values)
	}
	number, was, err := s.kept(e.ID)
	if err != nil || was == string(body) {
		return err
	}
	if err := s.exec(updateEntry, append(values, number)...); err != nil {
		return err
	}
	return s.changeParties(was, e, number)
}

func (s *session) newEntry(e *record.Entry, values []any) error {
	number, err := s.next("entry")
	if err != nil {
		return err
	}
	if err := s.exec(insertEntry, append(values, e.ID, number)...); err != nil {
		return err
	}
	return s.putParties(e, number)
}

// interval is the first and the last day of a time, "" if there are none.
func interval(t *record.Time) (from, to string) {
	if t == nil {
		return "", ""
	}
	return t.From.String(), t.To.String()
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dropEntry removes an entry that its block no longer has.
func (s *session) dropEntry(id string) error {
	number, was, err := s.kept(id)
	if err != nil || number == 0 {
		return err
	}
	if err := s.dropParties(was, number); err != nil {
		return err
	}
	return s.exec(`DELETE FROM entry WHERE number = ?`, number)
}
