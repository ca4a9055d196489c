package store

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// A question for the first so many entries in some order reads little more than these, however many fit: each kind of reach is
// an index in the order of its days (reach.go), of the whole record or of one party. What they give is put together here.

// hit is an entry that was found, with what it is sorted by.
type hit struct {
	number            int64
	id                string
	first, last       string // of the days that the order goes by
	published, latest string
}

// database is what queries are run on: all of the record, or a transaction.
type database interface {
	Query(query string, args ...any) (*sql.Rows, error)
}

// finder finds the entries of a filter.
type finder struct {
	r     *Record
	db    database
	f     query.EntryFilter
	who   []asked
	extra []condition // besides the filter's
	later bool        // they ask for what goes on after a day
}

// condition is a piece of a WHERE clause.
type condition struct {
	text string
	args []any
}

// leading stands in a condition for the table that entries are found by; "$" for the one that is asked for what both have.
const leading = "{leading}"

// asked is a party that a question names, as table party has it.
type asked struct {
	country string
	terms   []string // countries and names; none if nobody is meant
	side    int      // 0 for either
}

// often is from how many entries on a party is so common that what is new is sooner found by going through the news.
const often = 20000

func (r *Record) finder(db database, f query.EntryFilter, extra ...condition) (*finder, error) {
	s := &finder{r: r, db: db, f: f, extra: extra}
	for i, p := range slices.Concat([]query.Party{f.Actor, f.Recipient}, f.Involving) {
		if p.Empty() {
			continue
		}
		terms, err := r.terms(p)
		if err != nil {
			return nil, err
		}
		s.who = append(s.who, asked{p.Country, terms, []int{actorSide, recipientSide, 0}[min(i, 2)]})
	}
	return s, nil
}

// find lists the entries in the order of the filter.
func (s *finder) find() ([]int64, error) {
	if slices.ContainsFunc(s.who, func(a asked) bool { return len(a.terms) == 0 }) { // a name that nobody has
		return nil, nil
	}
	if len(query.Words(query.Fold(s.f.Words))) > 0 || s.f.Order == query.ByDue && !s.f.Planned || s.f.Limit == 0 && len(s.who) == 0 {
		return s.whole(false)
	}
	news := s.f.Limit > 0 && (!s.f.NewSince.IsZero() || !s.f.LatestSince.IsZero() || s.f.Order == query.ByNewsDown)
	if len(s.who) == 0 {
		if news || s.f.Disputed {
			return s.whole(false)
		}
		return s.merged([]lead{{}})
	}
	leads, err := s.leads()
	if err != nil {
		return nil, err
	}
	if news {
		n := 0
		for _, l := range leads {
			if n < often {
				m, err := s.count(l.terms, often)
				if err != nil {
					return nil, err
				}
				n += m
			}
		}
		if n >= often {
			return s.whole(true)
		}
	}
	return s.merged(leads)
}

// whole asks for all in one query of the entries; each asks of each entry whether the parties take part in it.
func (s *finder) whole(each bool) ([]int64, error) {
	c := &conditions{}
	s.conditions(c, "entry")
	for _, a := range s.who {
		if each {
			s.takesPart(c, a)
			continue
		}
		c.add(`entry.number IN (SELECT party.entry FROM party WHERE `+oneOfTerms(len(a.terms))+sideCondition(a.side, false)+`)`, anys(a.terms)...)
	}
	q := `SELECT entry.number FROM entry` + s.by("entry", piece{}, false) + ` WHERE ` + strings.ReplaceAll(c.String(), leading, "entry") + ` ORDER BY ` + wholeOrder(s.f.Order)
	if s.f.Limit > 0 {
		q += fmt.Sprintf(" LIMIT %d OFFSET %d", s.f.Limit, s.f.Offset)
	}
	rows, err := s.db.Query(s.r.dialect.placeholders(q), c.args...)
	if err != nil {
		return nil, err
	}
	return scanColumn[int64](rows)
}

// lead is a row of table party by which entries are found, and what is asked besides.
type lead struct {
	terms []string
	sides string // condition on its sides
	rest  []asked
}

// mostLeads is how many names are gone through one by one.
const mostLeads = 24

// leads says by which rows the entries of the parties are found: of two countries those of both, or else those of the party that is in the fewest.
func (s *finder) leads() ([]lead, error) {
	if len(s.who) == 1 {
		return singly(s.who[0], nil), nil
	}
	for i, a := range s.who {
		for j, b := range s.who[i+1:] {
			if a.country == "" || b.country == "" || a.country == b.country {
				continue
			}
			rest := slices.Delete(slices.Clone(s.who), i, i+1)
			rest = slices.Delete(rest, i+j, i+j+1)
			both := lead{[]string{pair(a.country, b.country)}, sideCondition(a.side, a.country > b.country) + sideCondition(b.side, b.country > a.country), rest}
			list := []lead{both}
			for k, x := range []asked{a, b} { // who is known by the name alone
				x.terms = slices.DeleteFunc(slices.Clone(x.terms), func(t string) bool { return t == x.country })
				if len(x.terms) > 0 {
					list = append(list, singly(x, append([]asked{[]asked{b, a}[k]}, rest...))...)
				}
			}
			return list, nil
		}
	}
	fewest, least := 0, often
	for i, a := range s.who {
		n, err := s.count(a.terms, least)
		if err != nil {
			return nil, err
		}
		if n < least {
			fewest, least = i, n
		}
	}
	return singly(s.who[fewest], slices.Delete(slices.Clone(s.who), fewest, fewest+1)), nil
}

// singly goes through the rows of each name of a party, those of the many last names together.
func singly(a asked, rest []asked) []lead {
	var list []lead
	sides := sideCondition(a.side, false)
	for len(a.terms) > 0 && len(list) < mostLeads {
		list = append(list, lead{a.terms[:1], sides, rest})
		a.terms = a.terms[1:]
	}
	if len(a.terms) > 0 {
		list = append(list, lead{a.terms, sides, rest})
	}
	return list
}

// sideCondition asks that a party be on a side; second is for the second of two countries.
func sideCondition(side int, second bool) string {
	if side == 0 {
		return ""
	}
	if second {
		side <<= secondSide
	}
	return fmt.Sprintf(" AND (party.sides & %d) <> 0", side)
}

// count counts the rows of names, up to most.
func (s *finder) count(terms []string, most int) (n int, err error) {
	rows, err := s.db.Query(s.r.dialect.placeholders(fmt.Sprintf(`SELECT count(*) FROM (SELECT 1 FROM party WHERE %s LIMIT %d) AS few`, oneOfTerms(len(terms)), most)), anys(terms)...)
	if err != nil {
		return 0, err
	}
	list, err := scanColumn[int](rows)
	if err != nil {
		return 0, err
	}
	return list[0], nil
}

func oneOfTerms(n int) string {
	if n == 1 {
		return "party.who = ?"
	}
	return "party.who IN (?" + strings.Repeat(", ?", n-1) + ")"
}

func anys[T any](list []T) []any {
	var out []any
	for _, v := range list {
		out = append(out, v)
	}
	return out
}

// takesPart asks of an entry whether a party takes part in it.
func (s *finder) takesPart(c *conditions, a asked) {
	c.add(`EXISTS (SELECT 1 FROM party WHERE `+oneOfTerms(len(a.terms))+` AND party.reach = entry.reach AND party.first_day = entry.first_day AND party.entry = entry.number`+
		sideCondition(a.side, false)+`)`, anys(a.terms)...)
}

// piece is one piece of an order: which days of an entry it goes by, and the columns that it is sorted by, the first of them in table party too.
type piece struct {
	reach, first, last string // columns; "" where it does not go by days
	columns            [2]string
}

var pieces = [...]piece{
	query.ByDay:      {reach: "reach", first: "first_day", last: "last_day", columns: [2]string{".first_day", "entry.last_day, entry.published, entry.id"}},
	query.ByDayDown:  {reach: "reach", first: "first_day", last: "last_day", columns: [2]string{".first_day DESC", "entry.last_day DESC, entry.published DESC, entry.id"}},
	query.ByDue:      {reach: "due_reach", first: "due_first", last: "due_last", columns: [2]string{".due_first", "entry.due_last, entry.published, entry.id"}},
	query.ByNewsDown: {columns: [2]string{".latest DESC", "entry.published DESC, entry.id"}},
}

// merged asks for the first entries by each lead and of each reach, and puts them together. What has no day comes last in every order: it is
// asked for only if the others are too few.
func (s *finder) merged(leads []lead) ([]int64, error) {
	p := pieces[s.f.Order]
	reaches := undated + 1
	if p.reach == "" || s.f.Limit == 0 {
		reaches = 1
	}
	var hits []hit
	for k := range reaches {
		if k == undated {
			if hits = s.inOrder(hits); len(hits) >= s.f.Offset+s.f.Limit {
				break
			}
		}
		for _, l := range leads {
			more, err := s.piece(p, l, k, reaches > 1)
			if err != nil {
				return nil, err
			}
			hits = append(hits, more...)
		}
	}
	hits = s.inOrder(hits)
	var numbers []int64
	for _, h := range hits {
		numbers = append(numbers, h.number)
	}
	if s.f.Limit > 0 {
		numbers = numbers[min(s.f.Offset, len(numbers)):]
		numbers = numbers[:min(s.f.Limit, len(numbers))]
	}
	return numbers, nil
}

// inOrder sorts, and leaves out what was found twice, by two names.
func (s *finder) inOrder(hits []hit) []hit {
	slices.SortFunc(hits, func(a, b hit) int { return a.compare(b, s.f.Order) })
	return slices.CompactFunc(hits, func(a, b hit) bool { return a.number == b.number })
}

// compare orders as query.Arrange does.
func (h hit) compare(o hit, order query.Order) int {
	switch order {
	case query.ByDayDown:
		return cmp.Or(strings.Compare(o.first, h.first), strings.Compare(o.last, h.last), strings.Compare(o.published, h.published), strings.Compare(h.id, o.id))
	case query.ByNewsDown:
		return cmp.Or(strings.Compare(o.latest, h.latest), strings.Compare(o.published, h.published), strings.Compare(h.id, o.id))
	}
	if (h.first == "") != (o.first == "") {
		return strings.Compare(o.first, h.first) // the one without a time is last
	}
	return cmp.Or(strings.Compare(h.first, o.first), strings.Compare(h.last, o.last), strings.Compare(h.published, o.published), strings.Compare(h.id, o.id))
}

// by names the index to go by where SQLite, which counts no rows, may take another.
func (s *finder) by(table string, p piece, apart bool) string {
	switch {
	case s.later:
		return s.r.dialect.by(table + "_later")
	case apart && p.reach == "due_reach":
		return s.r.dialect.by(table + "_due")
	case apart && table == "entry" && s.f.Type != "":
		return s.r.dialect.by("entry_type")
	case apart && table == "entry":
		return s.r.dialect.by("entry_day")
	}
	return ""
}

// piece asks for the first entries by one lead, of one reach if they are kept apart.
func (s *finder) piece(p piece, l lead, reach int, apart bool) ([]hit, error) {
	c := &conditions{}
	table, from := "entry", "entry"+s.by("entry", p, apart)
	if l.terms != nil {
		table, from = "party", "party"+s.by("party", p, apart)+" CROSS JOIN entry" // SQLite takes the tables of a CROSS JOIN in this order
		c.add("entry.number = party.entry")
		c.add(oneOfTerms(len(l.terms))+l.sides, anys(l.terms)...)
	}
	if apart {
		since, until := s.f.Since, s.f.Until
		if p.reach == "due_reach" {
			since, until = s.f.DueSince, s.f.DueUntil
		}
		if reach == undated && !(since.IsZero() && until.IsZero()) {
			return nil, nil
		}
		c.add(table+"."+p.reach+" = ?", reach)
		if day := earliest(since, reach); day != "" {
			c.add(table+"."+p.first+" >= ?", day)
		}
	}
	if s.later { // so that the index has all that is asked of it
		s.conditions(c, "entry")
	} else {
		s.conditions(c, table)
	}
	for i, x := range c.list {
		c.list[i] = strings.ReplaceAll(x, leading, table)
	}
	for _, a := range l.rest {
		s.takesPart(c, a)
	}
	first, last := cmp.Or(p.first, "first_day"), cmp.Or(p.last, "last_day")
	q := fmt.Sprintf(`SELECT entry.number, entry.id, entry.%s, entry.%s, entry.published, entry.latest FROM %s WHERE %s`, first, last, from, c.String())
	if s.f.Limit > 0 {
		q += fmt.Sprintf(` ORDER BY %s%s, %s LIMIT %d`, table, p.columns[0], p.columns[1], s.f.Offset+s.f.Limit)
	}
	rows, err := s.db.Query(s.r.dialect.placeholders(q), c.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []hit
	for rows.Next() {
		var h hit
		if err := rows.Scan(&h.number, &h.id, &h.first, &h.last, &h.published, &h.latest); err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	return list, rows.Err()
}

// conditions adds those of the filter but for the parties. Table is which of the two is asked for the columns that both have.
func (s *finder) conditions(c *conditions, table string) {
	f := &s.f
	types := f.Types
	if f.Type != "" {
		types = []record.Type{f.Type}
	}
	oneOf(c, table+".type", types)
	oneOf(c, table+".state", f.States)
	if f.Mode != "" {
		c.add(table+".mode = ?", f.Mode)
	}
	if f.MinConfidence > 0 {
		c.add("entry.confidence >= ?", f.MinConfidence)
	}
	if f.MinOrigins > 1 {
		c.add("entry.origins >= ?", f.MinOrigins)
	}
	for _, bound := range []struct {
		day       text.Day
		condition string
	}{
		{f.Since, "entry.last_day >= ?"}, // '' comes before every day
		{f.Until, table + ".first_day <> '' AND " + table + ".first_day <= ?"},
		{f.DueSince, "entry.due_last >= ?"},
		{f.DueUntil, table + ".due_first <> '' AND " + table + ".due_first <= ?"},
		{f.NewSince, table + ".published >= ?"},
		{f.NewUntil, table + ".published <> '' AND " + table + ".published <= ?"},
		{f.LatestSince, table + ".latest >= ?"},
	} {
		if !bound.day.IsZero() {
			c.add(bound.condition, bound.day.String())
		}
	}
	for _, flag := range []struct {
		set       bool
		condition string
	}{{f.Planned, ".planned = 1"}, {f.News, ".recalled = 0"}, {f.Disputed, ".disputed > 0"}, {f.Anonymous, ".anonymous = 1"}} {
		if flag.set {
			c.add(table + flag.condition)
		}
	}
	if words := query.Words(query.Fold(f.Words)); len(words) > 0 {
		c.add(`entry.id IN (SELECT facet.entry FROM facet JOIN assertion ON assertion.number = facet.assertion
			JOIN report ON report.number = assertion.report WHERE `+s.r.dialect.search()+`)`, s.r.dialect.terms(words))
	}
	for _, x := range s.extra {
		c.add(strings.ReplaceAll(x.text, "$", table), x.args...) // leading is put in by those who know it
	}
}
