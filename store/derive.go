package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"chancery/record"
	"chancery/resolve"
	"chancery/resolve/origin"
	"chancery/text"
)

// derive makes the entries of all stale blocks anew. What comes out as it was is left untouched.
func (s *session) derive() error {
	if err := s.joinSmall(); err != nil {
		return err
	}
	for len(s.stale) > 0 { // a split marks more
		keys := slices.Sorted(maps.Keys(s.stale))
		clear(s.stale)
		for _, key := range keys {
			if err := s.deriveBlock(key); err != nil {
				return fmt.Errorf("block %s: %w", key, err)
			}
		}
	}
	return nil
}

func (s *session) deriveBlock(key string) error {
	if err := s.splitFull(key); err != nil {
		return err
	}
	rows, err := s.query(blockQuery, key)
	if err != nil {
		return err
	}
	told, facets, err := scanBlock(rows)
	if err != nil {
		return err
	}
	old, err := s.entriesOf(key)
	if err != nil {
		return err
	}
	for _, e := range resolve.Entries(key, told, s.standing()) {
		body, err := json.Marshal(e)
		if err != nil {
			return err
		}
		was, known := old[e.ID]
		delete(old, e.ID)
		if !known || was.body != string(body) {
			if err := s.putEntry(&e, string(body), was.number); err != nil {
				return err
			}
		}
		for _, m := range e.Members {
			if f := facets[m.Event]; f.entry != e.ID {
				if err := s.exec(`UPDATE facet SET entry = ? WHERE key = ? AND assertion = ?`, e.ID, key, f.assertion); err != nil {
					return err
				}
			}
		}
	}
	return s.drop(old)
}

// blockQuery reads what resolve needs of a block: the events with the heads of their reports, without their texts.
const blockQuery = `SELECT assertion.number, assertion.body, facet.entry, report.id, report.published, report.published_time, report.title,
	report.url, report.outlet, report.author, report.learned, report.credit, report.sketch
	FROM facet JOIN assertion ON assertion.number = facet.assertion JOIN report ON report.number = assertion.report
	WHERE facet.key = ? AND assertion.program = report.program ORDER BY assertion.number`

// facetRow is where an event stands in a block.
type facetRow struct {
	assertion int64
	entry     string
}

func scanBlock(rows *sql.Rows) (told []record.Assertion, facets map[string]facetRow, err error) {
	defer rows.Close()
	facets = map[string]facetRow{}
	heads := map[string]*record.Report{}
	for rows.Next() {
		var f facetRow
		var body, day string
		var a record.Assertion
		var rep record.Report
		var sample []byte
		if err := rows.Scan(&f.assertion, &body, &f.entry, &rep.ID, &day, &rep.Published.Time, &rep.Title, &rep.Origin.URL,
			&rep.Origin.Outlet, &rep.Origin.Author, &a.Learned, &a.Credit, &sample); err != nil {
			return nil, nil, err
		}
		if a.Sketch, err = origin.ReadSketch(sample); err != nil {
			return nil, nil, fmt.Errorf("report %s: %w", rep.ID, err)
		}
		if err := json.Unmarshal([]byte(body), &a.Event); err != nil {
			return nil, nil, fmt.Errorf("assertion %d: %w", f.assertion, err)
		}
		if heads[rep.ID] == nil {
			if rep.Published.Day, err = dayOf(day); err != nil {
				return nil, nil, fmt.Errorf("report %s: %w", rep.ID, err)
			}
			heads[rep.ID] = &rep
		}
		a.Report = heads[rep.ID]
		facets[a.Event.ID] = f
		told = append(told, a)
	}
	return told, facets, rows.Err()
}

func dayOf(s string) (text.Day, error) {
	if s == "" {
		return text.Day{}, nil
	}
	return text.ParseDay(s)
}

// storedEntry is an entry as it was derived before.
type storedEntry struct {
	number int64
	body   string
}

func (s *session) entriesOf(key string) (map[string]storedEntry, error) {
	rows, err := s.query(`SELECT id, number, body FROM entry WHERE key = ?`, key)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]storedEntry{}
	for rows.Next() {
		var id string
		var e storedEntry
		if err := rows.Scan(&id, &e.number, &e.body); err != nil {
			return nil, err
		}
		out[id] = e
	}
	return out, rows.Err()
}

// putEntry writes an entry, in place of the one with the number was unless that is 0, and who takes part in it.
func (s *session) putEntry(e *record.Entry, body string, was int64) error {
	if was != 0 {
		if err := s.dropEntry(was); err != nil {
			return err
		}
	}
	from, to := interval(e.When)
	dueFrom, dueTo := interval(e.Due)
	number, _, err := s.number(`INSERT INTO entry (id, key, type, mode, state, first_day, last_day, planned, due_first, due_last, published, latest, recalled, disputed, anonymous, origins, confidence, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
		e.ID, e.Key, string(e.Type), e.Mode, string(e.State), from, to, bit(e.Planned), dueFrom, dueTo, e.Published.String(), e.Latest.String(),
		bit(e.Recalled), len(e.Disputes), bit(e.Anonymous), e.Origins, e.Confidence, body)
	if err != nil {
		return err
	}
	for _, side := range []struct {
		name   string
		actors []record.Actor
	}{{"actor", e.Actors}, {"recipient", e.Recipients}} {
		for _, a := range side.actors {
			if err := s.party(number, side.name, a); err != nil {
				return err
			}
		}
	}
	return nil
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

// drop removes entries that their block no longer has; their assertions are in others now.
func (s *session) drop(old map[string]storedEntry) error {
	for _, id := range slices.Sorted(maps.Keys(old)) {
		if err := s.dropEntry(old[id].number); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) dropEntry(number int64) error {
	if err := s.exec(`DELETE FROM party WHERE ref = ? AND side IN ('actor', 'recipient')`, number); err != nil {
		return err
	}
	return s.exec(`DELETE FROM entry WHERE number = ?`, number)
}
