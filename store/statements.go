package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// Statements answers a filter, the ones of the reports added last first.
func (r *Record) Statements(f query.StatementFilter) ([]query.Told[record.Statement], error) {
	c := &conditions{}
	c.add("assertion.kind = 'statement'")
	if f.Anonymous {
		c.add("assertion.status = ?", unnamed)
	}
	if !f.Day.IsZero() {
		c.add("report.published = ?", f.Day.String())
	}
	if !f.Speaker.Empty() {
		terms, err := r.terms(f.Speaker)
		if err != nil || len(terms) == 0 {
			return nil, r.wrap(err)
		}
		most := -1
		if f.Limit > 0 && !f.Anonymous && f.Day.IsZero() && query.Fold(f.Words) == "" && f.AsOf.Now() {
			most = f.Limit
		}
		by, args := spokenBy(terms, most)
		c.add("assertion.number IN ("+by+")", args...)
	}
	if words := query.Words(query.Fold(f.Words)); len(words) > 0 {
		c.add(r.dialect.search(), r.dialect.terms(words))
	}
	list, err := others[record.Statement](r, c, "assertion.number DESC", f.AsOf, f.Limit)
	return list, r.wrap(err)
}

// spokenBy is a query for the statements of some names, the newest of each as far as no more are wanted: most is -1 for all.
func spokenBy(terms []string, most int) (q string, args []any) {
	if most < 0 || len(terms) > mostLeads {
		return `SELECT party.assertion FROM speaker AS party WHERE ` + oneOfTerms(len(terms)), anys(terms)
	}
	var parts []string
	for i, t := range terms {
		parts = append(parts, fmt.Sprintf(`SELECT assertion FROM (SELECT assertion FROM speaker WHERE who = ? ORDER BY assertion DESC LIMIT %d) AS of%d`, most, i))
		args = append(args, t)
	}
	return strings.Join(parts, " UNION "), args
}

// Agreements returns the agreements that reports mention between all of the parties, or with the words in their name; those of all
// reports in the order in which they were added.
func (r *Record) Agreements(parties []query.Party, words string, a query.AsOf) ([]query.Told[record.Agreement], error) {
	c := &conditions{}
	c.add("assertion.kind = 'agreement'")
	if w := query.Words(query.Fold(words)); len(w) > 0 {
		c.add(r.dialect.search(), r.dialect.terms(w))
	}
	for _, p := range parties {
		if p.Country != "" { // the block of an agreement names its parties
			c.add(`assertion.number IN (SELECT assertion FROM facet WHERE key >= 'pact|' AND key < 'pact}' AND key LIKE ?)`, "%"+p.Country+"%")
		}
	}
	list, err := others[record.Agreement](r, c, "assertion.number", a, 0)
	list = slices.DeleteFunc(list, func(t query.Told[record.Agreement]) bool {
		return slices.ContainsFunc(parties, func(p query.Party) bool { return !p.Among(t.Entry.Parties) })
	})
	return list, r.wrap(err)
}

// others reads assertions of one kind with the reports that make them.
func others[T any](r *Record, c *conditions, order string, a query.AsOf, limit int) ([]query.Told[T], error) {
	q := `SELECT assertion.report, assertion.body, report.learned FROM assertion
		JOIN report ON report.number = assertion.report AND report.program = assertion.program WHERE ` + c.String() + ` ORDER BY ` + order
	if limit > 0 && a.Now() {
		q += fmt.Sprintf(" LIMIT %d", limit)
	}
	rows, err := r.db.Query(r.dialect.placeholders(q), c.args...)
	if err != nil {
		return nil, err
	}
	var list []query.Told[T]
	var numbers []int64
	for rows.Next() {
		var n int64
		var body string
		var t query.Told[T]
		if err = rows.Scan(&n, &body, &t.Learned); err == nil {
			err = json.Unmarshal([]byte(body), &t.Entry)
		}
		if err != nil {
			rows.Close()
			return nil, err
		}
		list, numbers = append(list, t), append(numbers, n)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, err
	}
	heads := map[int64]*record.Report{}
	known := list[:0]
	for i, n := range numbers {
		if heads[n] == nil {
			if heads[n], err = r.head(n); err != nil {
				return nil, err
			}
		}
		list[i].Report = heads[n]
		if a.Known(list[i].Report, list[i].Learned) && (limit == 0 || len(known) < limit) {
			known = append(known, list[i])
		}
	}
	return known, nil
}

// Offices returns who held an office, by the country and words of the office; an empty country or no words ask for all. Each holder
// comes with the first and the last report that says so; with AsOf only reports that were known then count.
func (r *Record) Offices(country, words string, a query.AsOf) ([]record.Tenure, error) {
	wanted := query.Words(query.Fold(words))
	list, err := r.sayings(country, wanted, a)
	if err != nil {
		return nil, r.wrap(err)
	}
	return slices.DeleteFunc(resolve.Tenures(list), func(t record.Tenure) bool {
		return country != "" && t.Country != country || slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(query.Fold(t.Role), w) })
	}), nil
}

// sayings lists what reports say of the offices of those who hold one of a country, with the words in its name.
func (r *Record) sayings(country string, words []string, a query.AsOf) ([]resolve.Sayings, error) {
	c := &conditions{}
	if country != "" || words != nil {
		of, args := []string{"1 = 1"}, []any{}
		if country != "" {
			of, args = append(of, "country = ?"), append(args, country)
		}
		for _, w := range words {
			of, args = append(of, "role LIKE ?"), append(args, "%"+w+"%")
		}
		c.add("holder IN (SELECT holder FROM office WHERE "+strings.Join(of, " AND ")+")", args...)
	}
	columns := `SELECT country, role, holder, former, first_assertion, last_assertion, reports, first_day FROM office WHERE `
	rows, err := r.db.Query(r.dialect.placeholders(columns+`country <> '' AND `+c.String()+` UNION ALL `+columns+`country = '' AND `+c.String()+ // the index of holders has those of a country
		` ORDER BY 1, 2, 8, 3, 4`), slices.Concat(c.args, c.args)...)
	if err != nil {
		return nil, err
	}
	var list []resolve.Sayings
	var ends [][2]int64
	for rows.Next() {
		var s resolve.Sayings
		var end [2]int64
		var day string
		if err := rows.Scan(&s.Country, &s.Role, &s.Holder, &s.Tie, &end[0], &end[1], &s.Reports, &day); err != nil {
			rows.Close()
			return nil, err
		}
		if s.Role == "" || record.IsPost(s.Role) { // the text of a calling need not be read
			list, ends = append(list, s), append(ends, end)
		}
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, err
	}
	heads := map[int64]*record.Report{}
	known := list[:0]
	for i, s := range list {
		if err := r.saying(ends[i][0], &s.First, &s.Role, heads); err != nil {
			return nil, err
		}
		if !a.Known(s.First.Report, s.First.Learned) {
			continue
		}
		s.Last = s.First
		if ends[i][1] != ends[i][0] {
			var last record.Saying
			if err := r.saying(ends[i][1], &last, &s.Role, heads); err != nil {
				return nil, err
			}
			if a.Known(last.Report, last.Learned) {
				s.Last = last
			}
		}
		known = append(known, s)
	}
	return known, nil
}

// saying fills the report and the words of a role or a turnover.
func (r *Record) saying(assertion int64, s *record.Saying, role *string, heads map[int64]*record.Report) error {
	var number int64
	var body string
	if err := r.db.QueryRow(r.dialect.placeholders(`SELECT assertion.report, assertion.body, report.learned FROM assertion
		JOIN report ON report.number = assertion.report WHERE assertion.number = ?`), assertion).Scan(&number, &body, &s.Learned); err != nil {
		return err
	}
	var told record.Turnover
	if err := json.Unmarshal([]byte(body), &told); err != nil {
		return err
	}
	rep := heads[number]
	if rep == nil {
		var err error
		if rep, err = r.head(number); err != nil {
			return err
		}
		heads[number] = rep
	}
	s.Report, s.Day, s.Quote, s.When, *role = rep, rep.Published.Day, told.Quote, told.When, told.Role.Role
	return nil
}
