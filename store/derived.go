package store

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// derivedQueries read all that is derived, without the numbers of rows, which depend on the order of adding.
var derivedQueries = []string{
	`SELECT 'entry', entry.id, entry.key, entry.type, entry.mode, entry.state, entry.first_day, entry.last_day, entry.due_first, entry.due_last,
		entry.published, entry.latest, entry.body FROM entry ORDER BY entry.id`,
	`SELECT 'facet', facet.key, facet.entry, report.id, assertion.kind, assertion.id, assertion.body, facet.fine FROM facet
		JOIN assertion ON assertion.number = facet.assertion JOIN report ON report.number = assertion.report
		ORDER BY facet.key, report.id, assertion.kind, assertion.id, assertion.body, facet.entry`,
	`SELECT 'party', entry.id, ` + named + `, party.sides, party.reach, party.first_day, party.due_reach, party.due_first, party.published, party.latest,
		party.type, party.mode, party.state, party.planned, party.recalled, party.disputed, party.anonymous
		FROM party JOIN entry ON entry.number = party.entry LEFT JOIN name ON name.number = ` + numberOf + ` ORDER BY entry.id, ` + named,
	`SELECT 'speaker', report.id, ` + named + `, assertion.body FROM speaker AS party JOIN assertion ON assertion.number = party.assertion
		JOIN report ON report.number = assertion.report LEFT JOIN name ON name.number = ` + numberOf + ` ORDER BY report.id, ` + named + `, assertion.body`,
	`SELECT 'version', id, version_of FROM report WHERE version_of <> '' ORDER BY id`,
	`SELECT 'office', country, role, holder, former, first_day, last_day, reports FROM office ORDER BY country, role, holder, former`,
}

// numberOf is the number of a name in a row of party; named is the name itself, or the countries.
const (
	numberOf = `CASE WHEN party.who LIKE '#%' THEN CAST(substr(party.who, 2) AS BIGINT) END`
	named    = `coalesce(name.folded || name.country, party.who)`
)

// WriteDerived writes all that is derived, a line each in a fixed order: two records of the same reports and corrections write the same bytes.
func (r *Record) WriteDerived(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, q := range derivedQueries {
		if err := r.writeRows(out, q); err != nil {
			return r.wrap(err)
		}
	}
	return out.Flush()
}

func (r *Record) writeRows(w io.Writer, query string) error {
	rows, err := r.db.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			return err
		}
		var fields []string
		for _, v := range values {
			fields = append(fields, fmt.Sprint(*v.(*any)))
		}
		if _, err := fmt.Fprintln(w, strings.Join(fields, "\t")); err != nil {
			return err
		}
	}
	return rows.Err()
}
