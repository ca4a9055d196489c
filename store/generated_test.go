//go:build unix

package store

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"chancery/query"
	"chancery/record"
)

// generatedReports are reports of a short time, so that many tell the same.
func generatedReports(n int) []*record.Report {
	g := newGenerator(7, 7)
	g.days = 60
	return g.reports(n)
}

// TestGeneratedInAnyOrder adds generated reports in several orders and steps; what is derived is the same, and so when it is rebuilt.
func TestGeneratedInAnyOrder(t *testing.T) {
	reports := generatedReports(400)
	random := rand.New(rand.NewPCG(1, 2))
	want := ""
	for _, step := range []int{1, 7, 400} {
		r := create(t)
		for i := 0; i < len(reports); i += step {
			if _, err := r.AddAll(reports[i:min(i+step, len(reports))], learned); err != nil {
				t.Fatal(err)
			}
		}
		got := derived(t, r) + packed(t, r)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("in steps of %d: derived otherwise", step)
		}
		if err := r.Rebuild(nil, nil); err != nil {
			t.Fatal(err)
		}
		if derived(t, r)+packed(t, r) != want {
			t.Errorf("in steps of %d: rebuilt to something else", step)
		}
		random.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	}
}

// packed is what entries are made of, in short: it holds the time at which the record learned it, which is the same here.
func packed(t *testing.T, r *Record) string {
	t.Helper()
	list, err := r.strings(`SELECT hex(told) FROM facet JOIN assertion ON assertion.number = facet.assertion ORDER BY facet.key, assertion.id, told`)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, "\n")
}

// TestAsOfIsAsItWas asks a record what had been published by a day, and one to which only that was added: the answers are the same.
func TestAsOfIsAsItWas(t *testing.T) {
	reports := generatedReports(400)
	reports[3].Published.Day = record.Report{}.Published.Day // one without a date
	all := create(t)
	if _, err := all.AddAll(reports, learned); err != nil {
		t.Fatal(err)
	}
	correct(t, all, record.Correction{Act: record.Wrong, Target: reports[0].Events[0].ID})
	for _, day := range []int{10, 30, 50} {
		day := start.Add(day)
		then := create(t)
		var some []*record.Report
		for _, rep := range reports {
			if !rep.Published.Day.IsZero() && !day.Before(rep.Published.Day) {
				some = append(some, rep)
			}
		}
		if _, err := then.AddAll(some, learned); err != nil {
			t.Fatal(err)
		}
		if !day.Before(reports[0].Published.Day) {
			correct(t, then, record.Correction{Act: record.Wrong, Target: reports[0].Events[0].ID})
		}
		for name, f := range map[string]query.EntryFilter{
			"all":      {},
			"actor":    {Involving: []query.Party{{Country: "USA"}}, Limit: 20, Offset: 5},
			"pair":     {Involving: []query.Party{{Country: "USA"}, {Country: "CHN"}}, Order: query.ByDayDown, Limit: 5},
			"in words": {Actor: query.Party{Name: "ministerusa3"}},
			"days":     {Since: day.Add(-10), Until: day, Limit: 10},
			"planned":  {Recipient: query.Party{Country: "USA"}, Planned: true, Order: query.ByDue, Limit: 10},
		} {
			want, err := then.Entries(f)
			if err != nil {
				t.Fatal(err)
			}
			f.AsOf.Published = day
			got, err := all.Entries(f)
			if err != nil {
				t.Fatal(err)
			}
			if asJSON(t, got) != asJSON(t, want) {
				t.Errorf("%s as of %v: %d entries, want %d", name, day, len(got), len(want))
			}
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestLimitedIsTheBeginning asks for all and for the first few, in every order: the few are the first of all.
func TestLimitedIsTheBeginning(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		if _, err := r.AddAll(generatedReports(200), learned); err != nil {
			t.Fatal(err)
		}
		for name, f := range map[string]query.EntryFilter{
			"all":            {},
			"actor":          {Actor: query.Party{Country: "USA"}},
			"pair":           {Involving: []query.Party{{Country: "CHN"}, {Country: "USA"}}},
			"from to":        {Actor: query.Party{Country: "USA"}, Recipient: query.Party{Country: "CHN", Name: "chn"}},
			"to from":        {Actor: query.Party{Country: "CHN"}, Recipient: query.Party{Country: "USA", Name: "ministerusa3"}},
			"with itself":    {Actor: query.Party{Country: "USA"}, Recipient: query.Party{Country: "USA"}},
			"by name":        {Actor: query.Party{Name: "ministerusa3"}, Involving: []query.Party{{Country: "CHN"}}},
			"nobody":         {Actor: query.Party{Name: "nobody"}},
			"some days":      {Since: start.Add(10), Until: start.Add(20)},
			"type and state": {Type: record.Consult, Mode: "visit", States: []record.State{record.IsHappened}, Involving: []query.Party{{Country: "USA"}}},
			"due":            {Planned: true, DueSince: start.Add(20), DueUntil: start.Add(40)},
			"new":            {NewSince: start.Add(20), NewUntil: start.Add(21), News: true},
			"lately":         {LatestSince: start.Add(40), Involving: []query.Party{{Country: "USA"}}},
			"words":          {Words: "visited", Recipient: query.Party{Country: "USA"}},
		} {
			for _, f.Order = range []query.Order{query.ByDay, query.ByDayDown, query.ByNewsDown, query.ByDue} {
				f.Limit, f.Offset = 0, 0
				all, err := r.Entries(f)
				if err != nil {
					t.Fatal(err)
				}
				f.Limit, f.Offset = 7, 3
				few, err := r.Entries(f)
				if err != nil {
					t.Fatal(err)
				}
				want := all[min(3, len(all)):min(10, len(all))]
				if asJSON(t, few) != asJSON(t, append([]record.Entry(nil), want...)) {
					t.Errorf("%s in order %d: %d entries of %d, not the first ones", name, f.Order, len(few), len(all))
				}
				for i := range all {
					if f.Words == "" && !f.Holds(&all[i]) {
						t.Errorf("%s: %+v does not fit", name, all[i])
					}
				}
			}
		}
	})
}
