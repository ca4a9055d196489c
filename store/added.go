package store

import "chancery/record"

// Mark is how far somebody has followed the ledger: the last report and the last correction seen, by the order of adding.
type Mark struct{ Report, Correction int64 }

// Added is a report or a correction that came into the record.
type Added struct {
	Mark       Mark // to go on after it
	Report     *record.Report
	Entries    []string           // ids of the entries that the report tells of
	Correction *record.Correction // if it is not a report
}

// Mark is the newest of all.
func (r *Record) Mark() (m Mark, err error) {
	err = r.db.QueryRow(`SELECT coalesce((SELECT max(number) FROM report), 0), coalesce((SELECT max(number) FROM correction), 0)`).Scan(&m.Report, &m.Correction)
	return m, r.wrap(err)
}

// AddedAfter lists what came into the record after a mark, at most so many reports and as many corrections. Where several write to a
// server at once, what is committed late may come under a mark that was passed.
func (r *Record) AddedAfter(m Mark, limit int) ([]Added, error) {
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT number FROM report WHERE number > ? ORDER BY number LIMIT ?`), m.Report, limit)
	if err != nil {
		return nil, r.wrap(err)
	}
	numbers, err := scanColumn[int64](rows)
	if err != nil {
		return nil, r.wrap(err)
	}
	var list []Added
	for _, n := range numbers {
		a := Added{}
		if a.Report, err = r.head(n); err != nil {
			return nil, r.wrap(err)
		}
		if a.Entries, err = r.EntriesOf(a.Report.ID); err != nil {
			return nil, r.wrap(err)
		}
		m.Report = n
		a.Mark = m
		list = append(list, a)
	}
	return r.correctedAfter(m, limit, list)
}

// EntriesOf lists the ids of the entries that a report tells of.
func (r *Record) EntriesOf(report string) ([]string, error) {
	list, err := r.strings(`SELECT DISTINCT facet.entry FROM report JOIN assertion ON assertion.report = report.number
		JOIN facet ON facet.assertion = assertion.number
		WHERE report.id = ? AND facet.entry <> '' AND assertion.kind = 'event' ORDER BY facet.entry`, report)
	return list, r.wrap(err)
}

// correctedAfter adds the corrections after a mark to a list.
func (r *Record) correctedAfter(m Mark, limit int, list []Added) ([]Added, error) {
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT number, id, author, reason, act, target, other, field, value FROM correction
		WHERE number > ? ORDER BY number LIMIT ?`), m.Correction, limit)
	if err != nil {
		return nil, r.wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		c := &record.Correction{}
		if err := rows.Scan(&m.Correction, &c.ID, &c.Author, &c.Reason, &c.Act, &c.Target, &c.Other, &c.Field, &c.Value); err != nil {
			return nil, r.wrap(err)
		}
		list = append(list, Added{Mark: m, Correction: c})
	}
	return list, r.wrap(rows.Err())
}
