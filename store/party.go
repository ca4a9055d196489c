package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"chancery/query"
	"chancery/record"
)

// The sides of a party; those of the second of two countries are shifted by secondSide.
const (
	actorSide     = 1
	recipientSide = 2
	secondSide    = 2
)

// mostPaired is how many countries of one entry are paired with one another. An entry of more is found by each of them.
const mostPaired = 40

// partyRow is a row of table party, but for the columns that repeat those of the entry.
type partyRow struct {
	who   string
	sides int
}

// parties lists who takes part in an entry: names and countries, and each two countries.
func (s *session) parties(e *record.Entry) ([]partyRow, error) {
	sides, countries := map[string]int{}, map[string]int{}
	for i, a := range slices.Concat(e.Actors, e.Recipients) {
		side := actorSide
		if i >= len(e.Actors) {
			side = recipientSide
		}
		name, err := s.name(a)
		if err != nil {
			return nil, err
		}
		sides[name] |= side
		if a.Country != "" {
			sides[a.Country] |= side
			countries[a.Country] |= side
		}
	}
	codes := slices.Sorted(maps.Keys(countries))
	codes = codes[:min(len(codes), mostPaired)]
	for i, a := range codes {
		for _, b := range codes[i+1:] {
			sides[pair(a, b)] = countries[a] | countries[b]<<secondSide
		}
	}
	var list []partyRow
	for _, who := range slices.Sorted(maps.Keys(sides)) {
		list = append(list, partyRow{who, sides[who]})
	}
	return list, nil
}

// pair names two countries, in the order of their codes.
func pair(a, b string) string { return min(a, b) + "+" + max(a, b) }

// byNumber names a name.
func byNumber(n int64) string { return fmt.Sprintf("#%d", n) }

// name names the name of an actor, or the words where it has none, and lists its words if it is new.
func (s *session) name(a record.Actor) (string, error) {
	key := nameKey{query.Fold(a.Name), a.Country}
	if key.folded == "" {
		key.folded = query.Fold(a.Text)
	}
	if n, known := s.names[key]; known {
		return byNumber(n), nil
	}
	number, found, err := s.number(`SELECT number FROM name WHERE folded = ? AND country = ?`, key.folded, key.country)
	if err == nil && !found {
		if number, err = s.next("name"); err == nil {
			err = s.exec(`INSERT INTO name (number, folded, country) VALUES (?, ?, ?)`, number, key.folded, key.country)
		}
		for _, w := range query.Words(key.folded) {
			if err == nil {
				err = s.exec(`INSERT INTO word (word, name) VALUES (?, ?) ON CONFLICT DO NOTHING`, w, number)
			}
		}
	}
	s.names[key] = number
	return byNumber(number), err
}

// nameKey is a folded name and the country of who bears it.
type nameKey struct{ folded, country string }

// speaker puts a statement under who makes it.
func (s *session) speaker(statement int64, a record.Actor) error {
	name, err := s.name(a)
	if err != nil {
		return err
	}
	for _, who := range []string{name, a.Country} {
		if who != "" {
			if err := s.exec(`INSERT INTO speaker (who, assertion) VALUES (?, ?) ON CONFLICT DO NOTHING`, who, statement); err != nil {
				return err
			}
		}
	}
	return nil
}

const insertParty = `INSERT INTO party (sides, type, mode, state, planned, due_reach, due_first, recalled, disputed, anonymous, published, latest, who, reach, first_day, entry)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const updateParty = `UPDATE party SET sides = ?, type = ?, mode = ?, state = ?, planned = ?, due_reach = ?, due_first = ?, recalled = ?, disputed = ?, anonymous = ?,
	published = ?, latest = ? WHERE who = ? AND reach = ? AND first_day = ? AND entry = ?`

// partyValues are the values of a row for both.
func partyValues(e *record.Entry, number int64, p partyRow) []any {
	first, _ := interval(e.When)
	due, _ := interval(e.Due)
	return []any{p.sides, string(e.Type), e.Mode, string(e.State), bit(e.Planned), reach(e.Due), due, bit(e.Recalled), len(e.Disputes), bit(e.Anonymous),
		e.Published.String(), e.Latest.String(), p.who, reach(e.When), first, number}
}

// putParties writes who takes part in a new entry.
func (s *session) putParties(e *record.Entry, number int64) error {
	list, err := s.parties(e)
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := s.exec(insertParty, partyValues(e, number, p)...); err != nil {
			return err
		}
	}
	return nil
}

// changeParties writes who takes part in an entry in place of those who did, given as it was written. Most stay.
func (s *session) changeParties(body string, e *record.Entry, number int64) error {
	was, old, err := s.partiesIn(body)
	if err != nil {
		return err
	}
	list, err := s.parties(e)
	if err != nil {
		return err
	}
	stays := func(p partyRow, in []partyRow) bool {
		return slices.ContainsFunc(in, func(o partyRow) bool { return o.who == p.who })
	}
	from, _ := interval(was.When)
	to, _ := interval(e.When)
	moved := from != to || reach(was.When) != reach(e.When)
	for _, p := range old {
		if moved || !stays(p, list) {
			if err := s.exec(deleteParty, p.who, reach(was.When), from, number); err != nil {
				return err
			}
		}
	}
	for _, p := range list {
		write := insertParty
		if !moved && stays(p, old) {
			write = updateParty
		}
		if err := s.exec(write, partyValues(e, number, p)...); err != nil {
			return err
		}
	}
	return nil
}

const deleteParty = `DELETE FROM party WHERE who = ? AND reach = ? AND first_day = ? AND entry = ?`

// dropParties takes the parties of an entry away, given as it was written.
func (s *session) dropParties(body string, number int64) error {
	e, list, err := s.partiesIn(body)
	if err != nil {
		return err
	}
	first, _ := interval(e.When)
	for _, p := range list {
		if err := s.exec(deleteParty, p.who, reach(e.When), first, number); err != nil {
			return err
		}
	}
	return nil
}

// partiesIn lists who takes part in an entry as it was written.
func (s *session) partiesIn(body string) (*record.Entry, []partyRow, error) {
	var e record.Entry
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return nil, nil, fmt.Errorf("an entry: %w", err)
	}
	list, err := s.parties(&e)
	return &e, list, err
}
