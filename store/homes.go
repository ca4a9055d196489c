package store

import (
	"database/sql"
	"maps"
	"slices"

	"chancery/record"
	"chancery/resolve"
)

// unplaced is what a report asserts and what waits for a place: the events get theirs when all offices of their batch are known.
type unplaced struct {
	rep             *record.Report
	numbers         []int64 // of the assertions of its events
	learned, credit string
	others          []other
}

// other is another assertion of a report.
type other struct {
	number int64
	value  any
}

// home is the country of a person as most reports that give an office say it; "" if none does, or if as many say another.
func (s *session) home(name string) string {
	said, err := s.saidOf(name)
	if err != nil {
		return ""
	}
	return resolve.Home(said)
}

// homeOf is likewise the country of a person, for a question.
func (r *Record) homeOf(name string) string {
	said, err := scanSaid(r.db.Query(r.dialect.placeholders(saidQuery), name))
	if err != nil {
		return ""
	}
	return resolve.Home(said)
}

// saidOf tells how many reports give a person an office of which country.
func (s *session) saidOf(name string) (said map[string]int, err error) {
	if said := s.homes[name]; said != nil {
		return said, nil
	}
	if said, err = scanSaid(s.query(saidQuery, name)); err == nil {
		s.homes[name] = said
	}
	return said, err
}

const saidQuery = `SELECT country, sum(reports) FROM office WHERE holder = ? AND country <> '' GROUP BY country`

func scanSaid(rows *sql.Rows, err error) (map[string]int, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	said := map[string]int{}
	for rows.Next() {
		var country string
		var reports int
		if err := rows.Scan(&country, &reports); err != nil {
			return nil, err
		}
		said[country] = reports
	}
	return said, rows.Err()
}

// placeAll puts events into their blocks: the new ones, and those of reports that name somebody whose country is known otherwise than
// before. So the order in which reports are added changes nothing.
func (s *session) placeAll() error {
	for _, u := range s.unplaced {
		if err := s.placeOthers(u); err != nil {
			return err
		}
	}
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

// placeOthers puts all that a report asserts but for its events where it will be found.
func (s *session) placeOthers(u unplaced) error {
	for _, o := range u.others {
		if err := s.place(u.rep, o); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) placeEvents(u unplaced) error {
	for i, own := range resolve.Blocks(u.rep, s.home) {
		if err := s.placeEvent(u, i, own); err != nil {
			return err
		}
	}
	return nil
}

// naming lists the reports with an event in whose entry somebody of that name takes part.
func (s *session) naming(name string) ([]int64, error) {
	names, err := s.numbers(`SELECT number FROM name WHERE folded = ?`, name)
	if err != nil {
		return nil, err
	}
	var reports []int64
	for _, n := range names {
		more, err := s.numbers(`SELECT DISTINCT assertion.report FROM party JOIN entry ON entry.number = party.entry
			JOIN facet ON facet.key = entry.key AND facet.entry = entry.id JOIN assertion ON assertion.number = facet.assertion WHERE party.who = ?`, byNumber(n))
		if err != nil {
			return nil, err
		}
		reports = append(reports, more...)
	}
	slices.Sort(reports)
	return slices.Compact(reports), nil
}

// placeAgain takes the events of a report out of their blocks and places them anew.
func (s *session) placeAgain(report int64, fresh map[string]bool) error {
	u, err := s.eventsOf(report)
	if err != nil || fresh[u.rep.ID] {
		return err
	}
	fresh[u.rep.ID] = true
	for _, n := range u.numbers {
		if err := s.leave(n); err != nil {
			return err
		}
	}
	return s.placeEvents(u)
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
		s.stale[key], s.left[fine] = wholly, true
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	return s.exec(`DELETE FROM facet WHERE assertion = ?`, number)
}
