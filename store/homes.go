package store

import (
	"maps"
	"slices"

	"chancery/record"
	"chancery/resolve"
)

// unplaced is the events of a report that wait for a place: they get it when all offices of their batch are known.
type unplaced struct {
	rep     *record.Report
	numbers []int64 // of the assertions of its events
}

const homeQuery = `SELECT country FROM office WHERE holder = ? AND country <> '' GROUP BY country
	HAVING 2 * sum(reports) > (SELECT sum(reports) FROM office WHERE holder = ? AND country <> '')`

// home is the country of a person as most reports that give an office say it; "" if none does, or if as many say another.
func (s *session) home(name string) string {
	if country, known := s.homes[name]; known {
		return country
	}
	rows, err := s.query(homeQuery, name, name)
	if err != nil {
		return ""
	}
	list, err := scanStrings(rows)
	country := ""
	if err == nil && len(list) == 1 {
		country = list[0]
	}
	s.homes[name] = country
	return country
}

// homeOf is likewise the country of a person, for a question.
func (r *Record) homeOf(name string) string {
	rows, err := r.db.Query(r.dialect.placeholders(homeQuery), name, name)
	if err != nil {
		return ""
	}
	if list, err := scanStrings(rows); err == nil && len(list) == 1 {
		return list[0]
	}
	return ""
}

// placeAll puts events into their blocks: the new ones, and those of reports that name somebody whose country is known otherwise than
// before. So the order in which reports are added changes nothing.
func (s *session) placeAll() error {
	fresh := map[string]bool{}
	for _, u := range s.unplaced {
		fresh[u.rep.ID] = true
		if err := s.placeEvents(u); err != nil {
			return err
		}
	}
	s.unplaced = nil
	for _, name := range slices.Sorted(maps.Keys(s.settled)) {
		reports, err := s.naming(name)
		if err != nil {
			return err
		}
		for _, n := range reports {
			if err := s.placeAgain(n, fresh); err != nil {
				return err
			}
		}
	}
	clear(s.settled)
	return nil
}

func (s *session) placeEvents(u unplaced) error {
	for i, own := range resolve.Blocks(u.rep, s.home) {
		if err := s.placeEvent(u.numbers[i], u.rep.Events[i].ID, own); err != nil {
			return err
		}
	}
	return nil
}

// naming lists the reports with an event in whose entry somebody of that name takes part.
func (s *session) naming(name string) ([]int64, error) {
	return s.numbers(`SELECT DISTINCT assertion.report FROM name JOIN party ON party.name = name.number JOIN entry ON entry.number = party.ref
		JOIN facet ON facet.entry = entry.id AND facet.entry <> '' JOIN assertion ON assertion.number = facet.assertion
		WHERE name.folded = ? AND party.side IN ('actor', 'recipient') ORDER BY assertion.report`, name)
}

// placeAgain takes the events of a report out of their blocks and places them anew.
func (s *session) placeAgain(report int64, fresh map[string]bool) error {
	rep, numbers, err := s.eventsOf(report)
	if err != nil || fresh[rep.ID] {
		return err
	}
	fresh[rep.ID] = true
	for _, n := range numbers {
		if err := s.leave(n); err != nil {
			return err
		}
	}
	return s.placeEvents(unplaced{rep, numbers})
}

// leave takes an event out of its blocks, and marks them.
func (s *session) leave(number int64) error {
	rows, err := s.query(`SELECT key, fine FROM facet WHERE assertion = ?`, number)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, fine string
		if err := rows.Scan(&key, &fine); err != nil {
			return err
		}
		s.stale[key], s.left[fine] = true, true
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	return s.exec(`DELETE FROM facet WHERE assertion = ?`, number)
}
