package store

import (
	"maps"
	"slices"
	"strings"

	"chancery/resolve"
)

// A block that holds more than resolve.MostInBlock assertions is split into narrower ones (resolve.Levels), so that the cost of one
// more does not grow with the record. Which blocks are split depends on how many assertions each holds, not on their order.

// blockOf is the block that an assertion is in: the widest that is not split.
func (s *session) blockOf(fine string) (string, error) {
	levels := resolve.Levels(fine)
	if err := s.lookUpSplits(levels[:len(levels)-1]); err != nil {
		return "", err
	}
	for _, key := range levels[:len(levels)-1] {
		split, err := s.isSplit(key)
		if err != nil || !split {
			return key, err
		}
	}
	return fine, nil
}

// lookUpSplits asks of all keys at once that were not asked of before.
func (s *session) lookUpSplits(keys []string) error {
	var ask []any
	for _, key := range keys {
		if _, known := s.split[key]; !known {
			ask = append(ask, key)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	rows, err := s.query(`SELECT key FROM split WHERE key IN (?`+strings.Repeat(", ?", len(ask)-1)+`)`, ask...)
	if err != nil {
		return err
	}
	list, err := scanStrings(rows)
	for _, key := range keys {
		s.split[key] = s.split[key] || slices.Contains(list, key)
	}
	return err
}

func (s *session) isSplit(key string) (bool, error) {
	if split, known := s.split[key]; known {
		return split, nil
	}
	_, split, err := s.number(`SELECT 1 FROM split WHERE key = ?`, key)
	s.split[key] = split
	return split, err
}

// splitFull splits a block, which holds too many. What is known too roughly for a narrower block stays.
func (s *session) splitFull(key string) error {
	rows, err := s.query(`SELECT assertion, fine FROM facet WHERE key = ? ORDER BY assertion`, key)
	if err != nil {
		return err
	}
	type place struct {
		assertion int64
		fine      string
	}
	var places []place
	for rows.Next() {
		var p place
		if err := rows.Scan(&p.assertion, &p.fine); err != nil {
			rows.Close()
			return err
		}
		places = append(places, p)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	if err := s.exec(`INSERT INTO split (key) VALUES (?) ON CONFLICT DO NOTHING`, key); err != nil {
		return err
	}
	s.split[key] = true
	for _, p := range places {
		narrower, ok := resolve.Narrower(key, p.fine)
		if !ok {
			continue
		}
		if err := s.exec(`UPDATE facet SET key = ?, entry = '' WHERE key = ? AND assertion = ?`, narrower, key, p.assertion); err != nil {
			return err
		}
		s.stale[narrower] = wholly
	}
	return nil
}

// joinSmall undoes the splits of blocks that hold few enough again, since assertions have left them.
func (s *session) joinSmall() error {
	for _, fine := range slices.Sorted(maps.Keys(s.left)) {
		levels := resolve.Levels(fine)
		for i := len(levels) - 2; i >= 0; i-- {
			if err := s.joinIfSmall(levels[i]); err != nil {
				return err
			}
		}
	}
	clear(s.left)
	return nil
}

func (s *session) joinIfSmall(key string) error {
	if split, err := s.isSplit(key); err != nil || !split {
		return err
	}
	above := key + "0" // after key + "/", which begins the narrower ones
	count, _, err := s.number(`SELECT count(*) FROM (SELECT 1 FROM facet WHERE key >= ? AND key < ? LIMIT ?) AS few`, key, above, resolve.MostInBlock+1)
	if err != nil || count > resolve.MostInBlock {
		return err
	}
	rows, err := s.query(`SELECT DISTINCT key FROM facet WHERE key >= ? AND key < ?`, key, above)
	if err != nil {
		return err
	}
	keys, err := scanStrings(rows)
	if err != nil {
		return err
	}
	for _, k := range append(keys, key) {
		s.stale[k] = wholly
	}
	s.split[key] = false
	if err := s.exec(`DELETE FROM split WHERE key = ?`, key); err != nil {
		return err
	}
	return s.exec(`UPDATE facet SET key = ?, entry = '' WHERE key >= ? AND key < ?`, key, key, above)
}
