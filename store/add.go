package store

import (
	"encoding/json"
	"strings"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/resolve/origin"
	"chancery/resolve/version"
	"chancery/text"
)

// Has reports whether the record holds a report.
func (r *Record) Has(id string) (bool, error) {
	var n int
	err := r.db.QueryRow(r.dialect.placeholders(`SELECT count(*) FROM report WHERE id = ?`), id).Scan(&n)
	return n > 0, r.wrap(err)
}

// Add keeps a report and all that it asserts. It reports whether it did: a report that is there already changes nothing.
// Learned is when it became known to the record.
func (r *Record) Add(rep *record.Report, learned time.Time) (added bool, err error) {
	list, err := r.AddAll([]*record.Report{rep}, learned)
	return len(list) > 0 && list[0], err
}

// AddAll is Add for several reports in one transaction: all of them are kept, or none. It sets their VersionOf.
func (r *Record) AddAll(reports []*record.Report, learned time.Time) (added []bool, err error) {
	s, err := r.begin()
	if err != nil {
		return nil, r.wrap(err)
	}
	defer s.close()
	added = make([]bool, len(reports))
	for _, i := range r.dialect.order(reports) {
		if added[i], err = s.append(reports[i], learned); err != nil {
			return nil, r.wrap(err)
		}
	}
	if err := s.lock(); err != nil {
		return nil, r.wrap(err)
	}
	if err := s.linkAll(); err != nil {
		return nil, r.wrap(err)
	}
	if err := s.placeAll(); err != nil {
		return nil, r.wrap(err)
	}
	if err := s.derive(); err != nil {
		return nil, r.wrap(err)
	}
	return added, r.wrap(s.commit())
}

// append appends a report to the ledger. What it asserts is to be placed.
func (s *session) append(rep *record.Report, learned time.Time) (added bool, err error) {
	notices, err := json.Marshal(rep.Notices)
	if err != nil {
		return false, err
	}
	credit, key := origin.Credit(rep), version.Key(rep.Origin.URL)
	number, added, err := s.number(`INSERT INTO report (id, published, published_time, published_from, date_start, date_end,
		title, language, path, url, outlet, author, text, notices, learned, program, credit, sketch, agency, updated, updated_time, updated_from, url_key)
		VALUES (?`+strings.Repeat(", ?", 22)+`) ON CONFLICT (id) DO NOTHING RETURNING number`,
		rep.ID, rep.Published.Day.String(), rep.Published.Time, string(rep.Published.From), rep.Published.Span.Start, rep.Published.Span.End,
		rep.Title, rep.Language, rep.Origin.Path, rep.Origin.URL, rep.Origin.Outlet, rep.Origin.Author, rep.Text, string(notices),
		learned.UTC().Format(time.RFC3339), rep.Program, credit, sketch(rep.Text),
		rep.Origin.Agency, rep.Updated.Day.String(), rep.Updated.Time, string(rep.Updated.From), key)
	if err != nil || !added {
		return false, err
	}
	if key != "" {
		s.addressed = append(s.addressed, addressed{number, key, rep})
	}
	if err := s.dialect.index(s, number, rep); err != nil {
		return false, err
	}
	return true, s.addAssertions(number, rep, learned.UTC().Format(time.RFC3339), credit)
}

// sketch samples the words of a report.
func sketch(words string) []byte {
	return origin.NewSketch(words, text.Span{End: len(words)}).Bytes()
}

// assertion is one row: the entry as body, and the columns that questions are asked by.
type assertion struct {
	kind, id, typ, status string
	from, to              text.Day
	confidence            float64
	body                  any
}

func (s *session) addAssertions(report int64, rep *record.Report, learned, credit string) error {
	events := unplaced{rep: headOf(rep), learned: learned, credit: credit}
	for _, a := range assertions(rep) {
		body, err := json.Marshal(a.body)
		if err != nil {
			return err
		}
		number, err := s.next("assertion")
		if err != nil {
			return err
		}
		err = s.exec(`INSERT INTO assertion (number, report, kind, id, type, status, first_day, last_day, body, program, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			number, report, a.kind, a.id, a.typ, a.status, a.from.String(), a.to.String(), string(body), rep.Program, a.confidence)
		if err != nil {
			return err
		}
		if a.kind == "event" {
			events.numbers = append(events.numbers, number)
			events.rep.Events, err = appendDecoded(events.rep.Events, string(body)) // as Rebuild will read it
		} else {
			events.others = append(events.others, other{number, a.body})
		}
		if err != nil {
			return err
		}
	}
	s.unplaced = append(s.unplaced, events)
	return nil
}

// headOf is as much of a report as its blocks need, without its events.
func headOf(rep *record.Report) *record.Report {
	return &record.Report{ID: rep.ID, Published: text.Published{Day: rep.Published.Day, Time: rep.Published.Time}, Origin: text.Origin{Outlet: rep.Origin.Outlet}}
}

// placeEvent puts an event of a report into its blocks, or where a person moved it, and marks them.
func (s *session) placeEvent(u unplaced, i int, own []resolve.Facet) error {
	packed := pack(&record.Assertion{Report: u.rep, Event: u.rep.Events[i], Learned: u.learned, Credit: u.credit})
	for _, f := range s.moved(own, u.rep.Events[i].ID) {
		if err := s.facet(f.Fine, u.numbers[i], packed); err != nil {
			return err
		}
	}
	return nil
}

// place puts another assertion where it will be found: an agreement into its block, a statement under its speaker, a role
// under its office.
func (s *session) place(rep *record.Report, o other) error {
	number := o.number
	switch b := o.value.(type) {
	case *record.Agreement:
		key := resolve.AgreementKey(b)
		return s.exec(insertFacet, key, number, key, []byte{})
	case *record.Statement:
		return s.speaker(number, b.Speaker)
	case *record.Role:
		return s.office(number, rep, b, resolve.TieOf(&record.Turnover{Role: *b}))
	case *record.Turnover:
		return s.office(number, rep, &b.Role, resolve.TieOf(b))
	}
	return nil
}

const insertFacet = `INSERT INTO facet (key, assertion, entry, fine, told) VALUES (?, ?, '', ?, ?) ON CONFLICT DO NOTHING`

// facet puts an assertion into the block of fine that is not split, and marks it.
func (s *session) facet(fine string, assertion int64, packed []byte) error {
	key, err := s.blockOf(fine)
	if err != nil {
		return err
	}
	if !s.stale[key] {
		s.stale[key] = !wholly
	}
	return s.exec(insertFacet, key, assertion, fine, packed)
}

// office notes what a report says of a person and an office; each tie is a row of its own, in the column former.
func (s *session) office(number int64, rep *record.Report, o *record.Role, tie resolve.Tie) error {
	day := rep.Published.Day.String()
	if !resolve.HoldsOffice(rep, o, tie) {
		return nil
	}
	said, err := s.saidOf(o.Name)
	if err != nil {
		return err
	}
	was := s.home(o.Name)
	err = s.exec(`INSERT INTO office (country, role, holder, former, first_day, last_day, first_assertion, last_assertion, reports)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (country, role, holder, former) DO UPDATE SET
		first_assertion = CASE WHEN excluded.first_day < office.first_day THEN excluded.first_assertion ELSE office.first_assertion END,
		last_assertion = CASE WHEN excluded.last_day > office.last_day THEN excluded.last_assertion ELSE office.last_assertion END,
		first_day = CASE WHEN excluded.first_day < office.first_day THEN excluded.first_day ELSE office.first_day END,
		last_day = CASE WHEN excluded.last_day > office.last_day THEN excluded.last_day ELSE office.last_day END,
		reports = office.reports + 1`,
		o.Country, query.Fold(o.Role), o.Name, int(tie), day, day, number, number)
	if o.Country != "" {
		said[o.Country]++
	}
	if s.home(o.Name) != was {
		s.settled[query.Fold(o.Name)] = true
	}
	return err
}

// assertions lists the entries of a report, kind by kind, each kind in the report's order. Its times are one row:
// nobody asks for one of them.
func assertions(rep *record.Report) []assertion {
	var out []assertion
	for i := range rep.Events {
		out = append(out, eventRow(&rep.Events[i]))
	}
	for i := range rep.Statements {
		out = append(out, statementRow(&rep.Statements[i]))
	}
	for i := range rep.Agreements {
		out = append(out, assertion{kind: "agreement", body: &rep.Agreements[i]})
	}
	for i := range rep.Roles {
		out = append(out, assertion{kind: "role", body: &rep.Roles[i]})
	}
	for i := range rep.Turnovers { // a role with the way that it passes
		out = append(out, assertion{kind: "role", body: &rep.Turnovers[i]})
	}
	if len(rep.Times) > 0 {
		out = append(out, assertion{kind: "time", body: rep.Times})
	}
	return out
}

// unnamed is the status of a statement whose speaker the report does not name.
const unnamed = "unnamed"

func statementRow(s *record.Statement) assertion {
	a := assertion{kind: "statement", body: s}
	if s.Anonymous {
		a.status = unnamed
	}
	return a
}

func eventRow(e *record.Event) assertion {
	a := assertion{kind: "event", id: e.ID, typ: string(e.Type), status: string(e.Status), confidence: e.Confidence, body: e}
	if e.When != nil {
		a.from, a.to = e.When.From, e.When.To
	}
	return a
}
