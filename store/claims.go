package store

import (
	"cmp"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// Series returns what a speaker claims again and again with a changing number. It looks at the newest statements, mostSaid of them, and at
// what the speaker is said to claim to have done.
func (r *Record) Series(speaker query.Party, a query.AsOf) ([]resolve.Series, error) {
	statements, err := r.Statements(query.StatementFilter{Speaker: speaker, Limit: mostSaid, AsOf: a})
	if err != nil {
		return nil, err
	}
	var said []resolve.Said
	for _, s := range statements {
		said = append(said, resolve.Said{Report: s.Report.ID, Day: s.Report.Published.Day, Speaker: s.Entry.Speaker, Words: s.Entry.Content})
	}
	claimed, err := r.Events(query.Filter{Actor: speaker, AsOf: a})
	if err != nil {
		return nil, err
	}
	for _, t := range claimed[max(0, len(claimed)-mostSaid):] {
		if who := slices.IndexFunc(t.Event.Actors, func(x record.Actor) bool { return speaker.Among([]record.Actor{x}) }); who >= 0 && resolve.Claimed(&t.Event) {
			said = append(said, resolve.Said{Report: t.Report.ID, Day: t.Report.Published.Day, Speaker: t.Event.Actors[who], Words: t.Event.Evidence})
		}
	}
	more, err := r.saidByTitle(said, a)
	if err != nil {
		return nil, err
	}
	byName, err := r.saidByName(said, a)
	if err != nil {
		return nil, err
	}
	return resolve.SeriesIn(slices.Concat(said, more, byName)), nil
}

// saidByName looks through the reports that name the first of those who speak for numbers that they give without a statement.
func (r *Record) saidByName(said []resolve.Said, a query.AsOf) ([]resolve.Said, error) {
	i := slices.IndexFunc(said, func(s resolve.Said) bool { return strings.Contains(s.Speaker.Name, " ") })
	if i < 0 {
		return nil, nil
	}
	found, err := r.Search(said[i].Speaker.Name, mostWitnesses, a)
	if err != nil {
		return nil, err
	}
	return resolve.SaidByName(found, said[i].Speaker), nil
}

// saidByTitle looks through the reports of the time in which somebody speaks for what they hand on of one whom they call by a title.
func (r *Record) saidByTitle(said []resolve.Said, a query.AsOf) ([]resolve.Said, error) {
	var out []resolve.Said
	titles := resolve.Titles(said)
	for i, title := range titles {
		found, err := r.Search(title, mostWitnesses, a)
		if err != nil {
			return nil, err
		}
		who := said[slices.IndexFunc(said, func(s resolve.Said) bool { return s.Speaker.Name != "" && strings.Contains(s.Speaker.Text, title) })].Speaker
		same := slices.DeleteFunc(slices.Clone(said), func(s resolve.Said) bool { return s.Speaker.Name != who.Name })
		first, last := spanOf(same)
		found = slices.DeleteFunc(found, func(rep *record.Report) bool {
			return rep.Published.Day.Before(first) || last.Before(rep.Published.Day)
		})
		out = append(out, resolve.SaidByTitle(found, titles[i:i+1], who)...)
	}
	return out, nil
}

// spanOf is the first and the last day on which something is said.
func spanOf(said []resolve.Said) (first, last text.Day) {
	first, last = said[0].Day, said[0].Day
	for _, s := range said[1:] {
		if s.Day.Before(first) {
			first = s.Day
		}
		if last.Before(s.Day) {
			last = s.Day
		}
	}
	return first, last
}

// mostSaid bounds how far back a question about a speaker looks.
const mostSaid = 5000

// Superlative is a claim of a first or a greatest, and what the record says of it.
type Superlative struct {
	resolve.Boast
	resolve.Ruling
}

// Superlatives returns the claims of a first or a greatest that the reports of entries make, judged by the rest of the record; in the order of
// publication. Where the filter names somebody, those that are about none of the entries are left out.
func (r *Record) Superlatives(f query.EntryFilter) ([]Superlative, error) {
	entries, err := r.Entries(f)
	if err != nil {
		return nil, err
	}
	told, err := r.Told(entries...)
	if err != nil {
		return nil, err
	}
	everything := f.Actor.Empty() && f.Recipient.Empty() && len(f.Involving) == 0 && f.Type == "" && len(f.Types) == 0
	j := &judge{Record: r, as: f.AsOf, benches: map[string]*resolve.Bench{}}
	var out []Superlative
	for _, p := range pagesOf(entries, told) {
		for _, b := range resolve.BoastsIn(p.report, p.told, p.entries) {
			if b.Entry == nil && !everything {
				continue
			}
			ruling, err := j.rule(b)
			if err != nil {
				return nil, err
			}
			out = append(out, Superlative{b, ruling})
		}
	}
	return out, nil
}

// page is a report with its assertions, each with the entry that it is in.
type page struct {
	report  *record.Report
	told    []record.Assertion
	entries []*record.Entry
}

// pagesOf sorts assertions by their reports, those in the order of publication.
func pagesOf(entries []record.Entry, told [][]record.Assertion) []*page {
	byID := map[string]*page{}
	var out []*page
	for i := range entries {
		for _, t := range told[i] {
			p := byID[t.Report.ID]
			if p == nil {
				p = &page{report: t.Report}
				byID[t.Report.ID] = p
				out = append(out, p)
			}
			p.told, p.entries = append(p.told, t), append(p.entries, &entries[i])
		}
	}
	slices.SortFunc(out, func(a, b *page) int {
		return cmp.Or(strings.Compare(a.report.Published.Day.String(), b.report.Published.Day.String()), strings.Compare(a.report.ID, b.report.ID))
	})
	return out
}

// judge rules on superlatives; it keeps what it has read of each block.
type judge struct {
	*Record
	as      query.AsOf
	benches map[string]*resolve.Bench
}

// rule asks the entries of the same parties and their reports; where they decide nothing, reports that have the same names.
func (j *judge) rule(b resolve.Boast) (resolve.Ruling, error) {
	ruling := resolve.Ruling{Verdict: resolve.Undecided}
	if b.Entry != nil {
		others, err := j.sameParties(b.Entry, j.as)
		if err != nil {
			return ruling, err
		}
		bench, err := j.bench(b.Entry.Key, func() ([]*record.Report, error) { return j.reportsOf(others, mostWitnesses, j.whole) })
		if err != nil {
			return ruling, err
		}
		ruling = bench.Judge(b, others)
	}
	names := b.Names()
	if ruling.Verdict != resolve.Undecided || len(names) == 0 {
		return ruling, nil
	}
	bench, err := j.bench(strings.Join(names, " "), func() ([]*record.Report, error) { return j.namesakes(names) })
	if err != nil {
		return ruling, err
	}
	return bench.Judge(b, nil), nil
}

// bench is the bench of a key, made if it is not kept.
func (j *judge) bench(key string, reports func() ([]*record.Report, error)) (*resolve.Bench, error) {
	if bench := j.benches[key]; bench != nil {
		return bench, nil
	}
	list, err := reports()
	if err != nil {
		return nil, err
	}
	if len(j.benches) >= mostBenches {
		clear(j.benches)
	}
	j.benches[key] = resolve.NewBench(list)
	return j.benches[key], nil
}

// namesakes are the newest reports that have all of some names, with their events.
func (j *judge) namesakes(names []string) ([]*record.Report, error) {
	found, err := j.Search(strings.Join(names, " "), mostNamesakes, j.as)
	if err != nil {
		return nil, err
	}
	for i, rep := range found {
		number, _, err := j.lookUp(rep.ID)
		if err != nil {
			return nil, j.wrap(err)
		}
		if found[i], err = j.whole(number); err != nil {
			return nil, j.wrap(err)
		}
	}
	slices.SortFunc(found, func(a, b *record.Report) int {
		return cmp.Or(strings.Compare(a.Published.Day.String(), b.Published.Day.String()), strings.Compare(a.ID, b.ID))
	})
	return found, nil
}

// mostWitnesses is how many reports a superlative is compared with, beside entries, mostNamesakes how many that only have the same names; mostBearing how many are read for what bears on an
// agreement, beside those that mention it; mostBenches how many blocks' reports are kept in memory.
const (
	mostWitnesses = 200
	mostNamesakes = 60
	mostBearing   = 60
	mostBenches   = 16
)

// reportsOf reads the reports of entries, the first so many of them, in the order of publication.
func (r *Record) reportsOf(entries []record.Entry, most int, read func(number int64) (*record.Report, error)) ([]*record.Report, error) {
	var list []record.Member
	for _, e := range entries {
		list = append(list, e.Members...)
	}
	slices.SortFunc(list, func(a, b record.Member) int {
		return cmp.Or(strings.Compare(a.Published.String(), b.Published.String()), strings.Compare(a.Report, b.Report))
	})
	list = slices.CompactFunc(list, func(a, b record.Member) bool { return a.Report == b.Report })
	var out []*record.Report
	for _, m := range list[:min(len(list), most)] {
		number, _, err := r.lookUp(m.Report)
		if err != nil {
			return nil, r.wrap(err)
		}
		rep, err := read(number)
		if err != nil {
			return nil, r.wrap(err)
		}
		out = append(out, rep)
	}
	return out, nil
}

// mostOthers is how many entries of the same parties a superlative is compared with.
const mostOthers = 2000

// sameParties are the entries of the same family and parties, of any year: those whose blocks begin alike.
func (r *Record) sameParties(e *record.Entry, a query.AsOf) ([]record.Entry, error) {
	i := strings.LastIndex(e.Key, "|")
	stem := e.Key[:i+1]
	if a.Now() {
		list, err := r.scanEntries(`SELECT body FROM entry WHERE key >= ? AND key < ? ORDER BY key, id LIMIT ?`, []any{stem, stem + "\U0010ffff", mostOthers})
		return list, r.wrap(err)
	}
	keys, err := r.strings(`SELECT DISTINCT key FROM entry WHERE key >= ? AND key < ? ORDER BY key LIMIT ?`, stem, stem+"\U0010ffff", mostOthers)
	if err != nil {
		return nil, r.wrap(err)
	}
	return r.derivedAsOf(keys, a)
}

// Pacts returns the agreements between all of the parties, or with the words in the reports, each through time, and with the entries
// that may bear on its clauses.
func (r *Record) Pacts(parties []query.Party, words string, a query.AsOf) ([]resolve.Pact, error) {
	mentions, err := r.Agreements(parties, words, a)
	if err != nil {
		return nil, err
	}
	var list []resolve.Mentioned
	for _, m := range mentions {
		list = append(list, resolve.Mentioned{Report: m.Report, Agreement: m.Entry})
	}
	pacts := resolve.Pacts(list, r.homeOf)
	for i := range pacts {
		if err := r.bear(&pacts[i], a); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(pacts, func(x, y resolve.Pact) int { return cmp.Compare(len(y.Mentions), len(x.Mentions)) })
	return pacts, nil
}

// bear proposes the entries of the parties that bear on the clauses of an agreement.
func (r *Record) bear(p *resolve.Pact, a query.AsOf) error {
	if len(p.Parties) == 0 {
		return nil
	}
	var entries []record.Entry
	for _, x := range p.Parties {
		party := query.Party{Country: x.Country}
		if x.ID != x.Country {
			party = query.Party{Name: x.Name}
		}
		more, err := r.Entries(query.EntryFilter{Involving: []query.Party{party}, LatestSince: p.Mentions[0].Day(), AsOf: a, Limit: mostOthers})
		if err != nil {
			return err
		}
		for _, e := range more {
			if !slices.ContainsFunc(entries, func(o record.Entry) bool { return o.ID == e.ID }) {
				entries = append(entries, e)
			}
		}
	}
	reports, err := r.reportsOf(entries, mostBearing, r.head)
	if err != nil {
		return err
	}
	for _, m := range p.Mentions {
		if !slices.ContainsFunc(reports, func(o *record.Report) bool { return o.ID == m.Report.ID }) {
			reports = append(reports, m.Report)
		}
	}
	p.Bear(entries, reports)
	return nil
}
