package store

import (
	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// ReportsBetween returns the reports published between two days, both included, with all that they assert; the zero day bounds nothing. It
// returns the newest so many, in the order of publication.
func (r *Record) ReportsBetween(since, until text.Day, limit int, a query.AsOf) ([]*record.Report, error) {
	c := &conditions{}
	c.add("published <> ''")
	if !since.IsZero() {
		c.add("published >= ?", since.String())
	}
	if !until.IsZero() {
		c.add("published <= ?", until.String())
	}
	if !a.Published.IsZero() {
		c.add("published <= ?", a.Published.String())
	}
	if !a.Learned.IsZero() {
		c.add("substr(learned, 1, 10) <= ?", a.Learned.String())
	}
	c.args = append(c.args, limit)
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT number FROM report WHERE `+c.String()+` ORDER BY published DESC, id LIMIT ?`), c.args...)
	if err != nil {
		return nil, r.wrap(err)
	}
	numbers, err := scanColumn[int64](rows)
	if err != nil {
		return nil, r.wrap(err)
	}
	list := make([]*record.Report, len(numbers))
	for i, n := range numbers {
		if list[len(numbers)-1-i], err = r.whole(n); err != nil {
			return nil, r.wrap(err)
		}
	}
	return list, nil
}
