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
	`SELECT 'facet', facet.key, facet.entry, report.id, assertion.kind, assertion.id, assertion.body FROM facet
		JOIN assertion ON assertion.number = facet.assertion JOIN report ON report.number = assertion.report
		ORDER BY facet.key, report.id, assertion.kind, assertion.id, assertion.body, facet.entry`,
	`SELECT 'party', entry.id, party.side, name.folded, party.country FROM party JOIN entry ON entry.number = party.ref JOIN name ON name.number = party.name
		WHERE party.side <> 'speaker' ORDER BY entry.id, party.side, name.folded, party.country`,
	`SELECT 'speaker', report.id, name.folded, party.country, assertion.body FROM party JOIN assertion ON assertion.number = party.ref
		JOIN report ON report.number = assertion.report JOIN name ON name.number = party.name
		WHERE party.side = 'speaker' ORDER BY report.id, name.folded, party.country, assertion.body`,
	`SELECT 'office', country, role, holder, former, first_day, last_day, reports FROM office ORDER BY country, role, holder, former`,
}

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
