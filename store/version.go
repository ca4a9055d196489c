package store

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"
	"time"

	"chancery/record"
	"chancery/resolve/version"
	"chancery/text"
)

// The reports at one address, in the order in which they stood there, are versions as long as each goes on from the one before it. So a
// report that is added is compared with its two neighbours alone, and the order in which they are added changes nothing.

// addressed is a report that was appended and has an address of the web.
type addressed struct {
	number int64
	key    string
	rep    *record.Report
}

// edition is a report among those at its address.
type edition struct {
	number  int64
	id      string
	of      string // as the record has it
	moment  string // when it came to stand there
	learned string
	follows bool // it goes on from the one before
}

func (e edition) compare(o edition) int {
	return cmp.Or(strings.Compare(e.moment, o.moment), strings.Compare(e.learned, o.learned), strings.Compare(e.id, o.id))
}

// linkAll finds which of the reports that were appended are versions of which.
func (s *session) linkAll() error {
	var linked []addressed
	for some := range slices.Chunk(s.addressed, mostAsked) {
		var numbers []any
		for _, a := range some {
			numbers = append(numbers, a.number)
		}
		several, err := s.numbers(`SELECT one.number FROM report AS one WHERE one.number IN (?`+strings.Repeat(", ?", len(numbers)-1)+`)
			AND EXISTS (SELECT 1 FROM report AS two WHERE two.url_key = one.url_key AND two.url_key <> '' AND two.number <> one.number)`, numbers...)
		if err != nil {
			return err
		}
		for _, a := range some {
			if slices.Contains(several, a.number) {
				if err := s.link(a); err != nil {
					return err
				}
				linked = append(linked, a)
			}
		}
	}
	for _, a := range linked {
		if err := s.row(`SELECT version_of FROM report WHERE number = ?`, a.number).Scan(&a.rep.VersionOf); err != nil {
			return err
		}
	}
	s.addressed = nil
	return nil
}

// link compares a report with its neighbours at its address.
func (s *session) link(a addressed) error {
	list, err := s.editions(a.key)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(e edition) bool { return e.number == a.number })
	return s.compare(list, at, at+2)
}

// linkAgain finds all versions anew.
func (s *session) linkAgain() error {
	if err := s.exec(`UPDATE report SET version_of = '' WHERE version_of <> ''`); err != nil {
		return err
	}
	rows, err := s.query(`SELECT url_key FROM report WHERE url_key <> '' GROUP BY url_key HAVING count(*) > 1 ORDER BY url_key`)
	if err != nil {
		return err
	}
	keys, err := scanStrings(rows)
	if err != nil {
		return err
	}
	for _, key := range keys {
		list, err := s.editions(key)
		if err != nil {
			return err
		}
		if err := s.compare(list, 0, len(list)); err != nil {
			return err
		}
	}
	return nil
}

// mostEditions is how many reports an address may have: where there are more, it is that of a list, and none is a version of another.
const mostEditions = 1000

// compare compares some of the reports at an address with the one before each, and notes what comes of it.
func (s *session) compare(list []edition, from, to int) (err error) {
	for i := range list {
		switch {
		case len(list) > mostEditions:
			list[i].follows = false
		case i > 0 && from <= i && i < to:
			if list[i].follows, err = s.follows(list[i-1], list[i]); err != nil {
				return err
			}
		}
	}
	return s.note(list)
}

// note notes the first version of each report, where it is not what the record has, and marks the blocks of those that changed.
func (s *session) note(list []edition) error {
	first := ""
	for _, e := range list {
		of := first
		if !e.follows {
			first, of = e.id, ""
		}
		if e.of == of {
			continue
		}
		if err := s.exec(`UPDATE report SET version_of = ? WHERE number = ?`, of, e.number); err != nil {
			return err
		}
		rows, err := s.query(`SELECT DISTINCT facet.key FROM assertion JOIN facet ON facet.assertion = assertion.number
			WHERE assertion.report = ? AND assertion.kind = 'event'`, e.number)
		if err != nil {
			return err
		}
		keys, err := scanStrings(rows)
		if err != nil {
			return err
		}
		for _, key := range keys {
			s.stale[key] = wholly
		}
	}
	return nil
}

// editions lists the reports at an address in their order; one more than mostEditions of them if there are too many.
func (s *session) editions(key string) ([]edition, error) {
	rows, err := s.query(`SELECT `+editionColumns+` FROM report WHERE url_key = ? AND url_key <> '' ORDER BY number LIMIT ?`, key, mostEditions+1)
	if err != nil {
		return nil, err
	}
	return scanEditions(rows)
}

const editionColumns = `number, id, version_of, updated, updated_time, published, published_time, learned`

// scanEditions reads rows of editionColumns, closes them, and sorts what it read.
func scanEditions(rows *sql.Rows) ([]edition, error) {
	defer rows.Close()
	var list []edition
	for rows.Next() {
		var e edition
		var updated, updatedTime, published, publishedTime string
		if err := rows.Scan(&e.number, &e.id, &e.of, &updated, &updatedTime, &published, &publishedTime, &e.learned); err != nil {
			return nil, err
		}
		e.moment = cmp.Or(instant(updatedTime), updated, instant(publishedTime), published, e.learned)
		e.follows = e.of != ""
		list = append(list, e)
	}
	slices.SortFunc(list, edition.compare)
	return list, rows.Err()
}

// instant writes a time so that the order of letters is that of time; a day alone comes before its times. It is empty for what is none.
func instant(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// follows reports whether a text goes on from an older one: as a later version of it, or as the same again.
func (s *session) follows(older, newer edition) (bool, error) {
	var one, two string
	if err := s.row(`SELECT text FROM report WHERE number = ?`, older.number).Scan(&one); err != nil {
		return false, err
	}
	if err := s.row(`SELECT text FROM report WHERE number = ?`, newer.number).Scan(&two); err != nil {
		return false, err
	}
	return version.Later(one, two) || version.Compare(one, two).Empty(), nil
}

// mostVersions is how many versions of a report are shown.
const mostVersions = 50

// versions lists the versions of a report with what each changed, the newest so many; none if it is the only one.
func (r *Record) versions(rep *record.Report) ([]record.Version, error) {
	first := cmp.Or(rep.VersionOf, rep.ID)
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT `+editionColumns+` FROM report
		WHERE url_key = ? AND url_key <> '' AND (id = ? OR version_of = ?)`), version.Key(rep.Origin.URL), first, first)
	if err != nil {
		return nil, err
	}
	list, err := scanEditions(rows)
	if err != nil || len(list) < 2 {
		return nil, err
	}
	list = list[max(0, len(list)-mostVersions):]
	var all []record.Version
	before := ""
	for i, e := range list {
		head, err := r.head(e.number)
		if err != nil {
			return nil, err
		}
		v := record.Version{ID: head.ID, Published: head.Published, Updated: head.Updated}
		if i > 0 {
			changed(&v, before, head.Text)
		}
		all, before = append(all, v), head.Text
	}
	return all, nil
}

// changed notes what a version changed.
func changed(v *record.Version, older, newer string) {
	c := version.Compare(older, newer)
	v.Removed, v.Added = wordsOf(c.Removed, older), wordsOf(c.Added, newer)
	for _, w := range c.Worded {
		v.Worded = append(v.Worded, record.Rewording{From: w.From.In(older), To: w.To.In(newer)})
	}
}

func wordsOf(spans []text.Span, in string) []string {
	var list []string
	for _, s := range spans {
		list = append(list, s.In(in))
	}
	return list
}
