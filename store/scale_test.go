//go:build unix

package store

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

var (
	scale     = flag.Int("scale", 20000, "reports in the generated record of the scale benchmarks")
	scaleFile = flag.String("scale-file", "", "where that record is kept from one run to the next; made if it is not there")
)

// generator makes reports that look like those of the world's news in numbers: some countries in most of them, many pairs seldom; what
// happens is told by several reports of the same days, some of it announced before; over ten years, in no order.
type generator struct {
	*rand.Rand
	n           int
	first, days int // of publication, counted from start
}

func newGenerator(seed1, seed2 uint64) *generator {
	return &generator{rand.New(rand.NewPCG(seed1, seed2)), 0, 0, span}
}

var (
	states = strings.Fields("USA CHN RUS UKR ISR IRN GBR FRA DEU TUR IND PAK JPN KOR PRK SYR IRQ SAU EGY VEN BRA MEX CAN AUS POL ARM AZE GEO SRB KEN ETH SDN NGA ZAF COL CUB PHL VNM IDN THA")
	acts   = []struct {
		typ  record.Type
		mode string
		word string
	}{
		{record.Consult, "visit", "visited"}, {record.Consult, "", "met"}, {record.Agree, "", "agreed"}, {record.Assault, "", "attacked"},
		{record.Accuse, "allege", "accused"}, {record.Aid, "", "aided"}, {record.Sanction, "", "sanctioned"}, {record.Request, "", "urged"},
	}
)

const (
	span     = 3650 // days
	storied  = 1000 // stories of a day; the first are told far more often
	followed = 3    // days for which a story is told
)

// start is the first day of the generated reports.
var start = text.Day{Year: 2016, Month: 1, Day: 1}

// state draws a country, the first ones of the list far more often.
func (g *generator) state() string { return states[g.skewed(len(states))] }

func (g *generator) skewed(n int) int { return int(float64(n) * math.Pow(g.Float64(), 2.5)) }

// happening is what is told.
type happening struct {
	act, who, whom, minister, matter string
	kind                             int
	day                              int // on which it becomes known
	ahead                            int // after how many days it happens; 0 for what has
	dated                            bool
}

// happening draws a story of a day: the same for all reports of it.
func happeningOf(day, story int) happening {
	g := newGenerator(uint64(day), uint64(story))
	h := happening{kind: g.IntN(len(acts)), who: g.state(), whom: g.state(), day: day, dated: g.IntN(3) == 0}
	h.act, h.minister = acts[h.kind].word, fmt.Sprintf("Minister%s%d", h.who, g.IntN(20))
	h.matter = fmt.Sprintf("word%d and word%d", g.IntN(3000), g.IntN(3000))
	if g.IntN(4) == 0 {
		h.ahead, h.dated = 1+g.IntN(40), true
	}
	return h
}

func (g *generator) report() *record.Report {
	g.n++
	day := g.first + g.IntN(g.days)
	rep := &record.Report{ID: fmt.Sprintf("%08x%016x", g.Uint32(), g.n), Language: "en", Title: "Report",
		Origin: text.Origin{Outlet: fmt.Sprintf("Outlet %d", g.IntN(500))}, Published: text.Published{Day: start.Add(day), From: text.FromHeader}}
	var b strings.Builder
	for i := range 2 + g.IntN(3) {
		g.event(rep, &b, i, day)
	}
	for b.Len() < 1200 { // the rest of a report, which asserts nothing
		fmt.Fprintf(&b, "%c%s the %s of word%d. ", 'A'+g.IntN(26), strings.Repeat("n", g.IntN(7)), acts[g.IntN(len(acts))].word, g.IntN(30000))
	}
	rep.Text = b.String()
	return rep
}

// event tells a story of one of the last days, or of one that was announced for them.
func (g *generator) event(rep *record.Report, b *strings.Builder, i, day int) {
	since := g.IntN(followed)
	if g.IntN(8) == 0 { // it was announced weeks before
		since += g.IntN(40)
	}
	h := happeningOf(day-since, g.skewed(storied))
	status := record.Occurred
	if h.day+h.ahead > day {
		status = record.Planned
	}
	begin := b.Len()
	fmt.Fprintf(b, "%s %s %s on the matter of %s.\n", h.minister, h.act, h.whom, h.matter)
	quote := func(from, to int) record.Quote {
		return record.Quote{Span: text.Span{Start: from, End: to}, Text: b.String()[from:to]}
	}
	e := record.Event{ID: fmt.Sprintf("%s%02d", rep.ID[:22], i), Type: acts[h.kind].typ, Mode: acts[h.kind].mode, Status: status, Confidence: 0.8,
		Trigger:    quote(begin+len(h.minister)+1, begin+len(h.minister)+1+len(h.act)),
		Evidence:   quote(begin, b.Len()-1),
		Actors:     []record.Actor{{Quote: quote(begin, begin+len(h.minister)), Name: h.minister, Country: h.who, Sector: record.Government, Role: "minister", ID: h.who + "/GOV/" + h.minister}},
		Recipients: []record.Actor{{Name: h.whom, Country: h.whom, ID: h.whom}},
	}
	if h.dated {
		at := start.Add(h.day + h.ahead)
		e.When = &record.Time{Value: at.String(), From: at, To: at, Grain: "day"}
	}
	rep.Events = append(rep.Events, e)
	rep.Statements = append(rep.Statements, record.Statement{Speaker: e.Actors[0], Cue: e.Trigger, Content: e.Evidence, Anonymous: g.IntN(20) == 0})
	rep.Roles = append(rep.Roles, record.Role{Quote: e.Actors[0].Quote, Name: h.minister, Role: "minister", Country: h.who, Sector: record.Government})
}

// reports makes n reports.
func (g *generator) reports(n int) (list []*record.Report) {
	for range n {
		list = append(list, g.report())
	}
	return list
}

// fill adds n reports to an empty record: the ledger first, and then all that is derived.
func (g *generator) fill(tb testing.TB, r *Record, n int) {
	for n > 0 {
		s, err := r.begin()
		if err != nil {
			tb.Fatal(err)
		}
		for _, rep := range g.reports(min(n, 20000)) {
			if _, err := s.append(rep, learned); err != nil {
				tb.Fatal(err)
			}
			n--
		}
		if err := s.commit(); err != nil {
			tb.Fatal(err)
		}
		s.close()
	}
	if err := r.Rebuild(nil, nil); err != nil {
		tb.Fatal(err)
	}
}

// generated opens the generated record, and makes it first if need be: under another name until it is whole.
func generated(tb testing.TB) *Record {
	path := *scaleFile
	if path == "" {
		path = filepath.Join(tb.TempDir(), "generated.db")
	}
	if _, err := os.Stat(path); err != nil {
		begun, before := time.Now(), processor()
		os.Remove(path + ".part")
		r, err := Create(path + ".part")
		if err != nil {
			tb.Fatal(err)
		}
		newGenerator(1, 1).fill(tb, r, *scale)
		r.Close()
		if err := os.Rename(path+".part", path); err != nil {
			tb.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			tb.Fatal(err)
		}
		tb.Logf("%d reports made in %v, %v of the processor; %d bytes a report", *scale, time.Since(begun).Round(time.Second), (processor() - before).Round(time.Second), info.Size()/int64(*scale))
	}
	r, err := Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { r.Close() })
	return r
}

// processor is how much processor time the tests have taken: what to compare on a machine that does other things too.
func processor() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkAddThousand adds 1,000 reports, in steps of 16 as chancery add does, to an empty record and to the generated one: of the days that follow, as
// news comes in, and of any of its days, as when an archive is read.
func BenchmarkAddThousand(b *testing.B) {
	for _, when := range []struct {
		name        string
		first, days int
	}{{"next days", span, 4}, {"any days", 0, span}} {
		for _, to := range []string{"empty", "generated"} {
			b.Run(when.name+"/"+to, func(b *testing.B) {
				var r *Record
				if to == "empty" {
					var err error
					if r, err = Create(filepath.Join(b.TempDir(), "chancery.db")); err != nil {
						b.Fatal(err)
					}
					defer r.Close()
				} else {
					r = generated(b)
				}
				g := newGenerator(uint64(time.Now().UnixNano()), 3)
				g.n, g.first, g.days = 1<<40, when.first, when.days
				var spent time.Duration
				for b.Loop() {
					reports := g.reports(1000)
					before := processor()
					for some := range slices.Chunk(reports, 16) {
						if _, err := r.AddAll(some, learned); err != nil {
							b.Fatal(err)
						}
					}
					spent += processor() - before
					g.first += when.days % span
				}
				b.ReportMetric(spent.Seconds()/float64(b.N), "cpu-s/op")
			})
		}
	}
}

// BenchmarkQuestions asks what the commands ask, warm, and reports the 95th percentile of each.
func BenchmarkQuestions(b *testing.B) {
	r := generated(b)
	day := func(s string) text.Day {
		d, err := text.ParseDay(s)
		if err != nil {
			b.Fatal(err)
		}
		return d
	}
	pair := func(g *generator) []query.Party { return []query.Party{{Country: g.state()}, {Country: g.state()}} }
	questions := []struct {
		name string
		ask  func(*generator) error
	}{
		{"last visit", func(g *generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: pair(g), Type: record.Consult, Mode: "visit", States: []record.State{record.IsHappened}, Order: query.ByDayDown, Limit: 1})
			return err
		}},
		{"timeline of a pair", func(g *generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: pair(g), Limit: 100})
			return err
		}},
		{"timeline of an actor", func(g *generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: []query.Party{{Country: g.state()}}, Limit: 100})
			return err
		}},
		{"timeline of the commonest actor", func(*generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: []query.Party{{Country: states[0]}}, Order: query.ByDayDown, Limit: 100})
			return err
		}},
		{"timeline of the rarest with the commonest", func(*generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: []query.Party{{Country: states[len(states)-1]}, {Country: states[0]}}, Limit: 100})
			return err
		}},
		{"by name", func(g *generator) error {
			_, err := r.Entries(query.EntryFilter{Actor: query.Party{Name: fmt.Sprintf("Minister%s%d", g.state(), g.IntN(20))}, Limit: 100})
			return err
		}},
		{"docket of a month", func(g *generator) error {
			from := day("2020-03-01")
			_, _, err := r.Docket(query.EntryFilter{DueSince: from, DueUntil: from.Add(30), Limit: 100})
			return err
		}},
		{"promises to a country", func(g *generator) error {
			_, _, err := r.Docket(query.EntryFilter{Recipient: query.Party{Country: g.state()}, Limit: 100})
			return err
		}},
		{"disputes", func(g *generator) error {
			_, err := r.Entries(query.EntryFilter{Disputed: true, Order: query.ByNewsDown, Limit: 100})
			return err
		}},
		{"new on a day", func(g *generator) error {
			d := day("2020-03-01").Add(g.IntN(300))
			_, err := r.Entries(query.EntryFilter{NewSince: d, NewUntil: d, News: true, Limit: 100})
			return err
		}},
		{"known on a day, of a pair", func(g *generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: pair(g), Since: day("2020-01-01"), Until: day("2020-12-31"), AsOf: query.AsOf{Published: day("2020-06-01")}, Limit: 100})
			return err
		}},
		{"known on a day, of the commonest actor", func(*generator) error {
			_, err := r.Entries(query.EntryFilter{Involving: []query.Party{{Country: states[0]}}, AsOf: query.AsOf{Published: day("2020-06-01")}, Limit: 100})
			return err
		}},
		{"unnamed sources", func(g *generator) error {
			_, err := r.Statements(query.StatementFilter{Anonymous: true, Limit: 100})
			return err
		}},
		{"statements of a speaker", func(g *generator) error {
			_, err := r.Statements(query.StatementFilter{Speaker: query.Party{Name: fmt.Sprintf("Minister%s%d", g.state(), g.IntN(20))}, Limit: 100})
			return err
		}},
		{"search", func(g *generator) error {
			_, err := r.Search(fmt.Sprintf("word%d", g.IntN(3000)), 20, query.AsOf{})
			return err
		}},
		{"offices", func(g *generator) error {
			_, err := r.Offices(g.state(), "minister", query.AsOf{})
			return err
		}},
	}
	for _, q := range questions {
		b.Run(q.name, func(b *testing.B) {
			g := newGenerator(5, 5)
			var took, worked []time.Duration
			for b.Loop() {
				start, before := time.Now(), processor()
				if err := q.ask(g); err != nil {
					b.Fatal(err)
				}
				took, worked = append(took, time.Since(start)), append(worked, processor()-before)
			}
			for name, list := range map[string][]time.Duration{"p95-ms": took, "p95-cpu-ms": worked} {
				slices.Sort(list)
				b.ReportMetric(float64(list[len(list)*95/100].Microseconds())/1000, name)
			}
		})
	}
}

// BenchmarkRebuild derives all that is derived anew, without reading the reports again.
func BenchmarkRebuild(b *testing.B) {
	r := generated(b)
	before := processor()
	for b.Loop() {
		if err := r.Rebuild(nil, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((processor()-before).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(*scale)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkThreeWriters adds 300 reports to PostgreSQL by three writers at once, as three workers do.
func BenchmarkThreeWriters(b *testing.B) {
	address := postgres(b)
	g := newGenerator(uint64(time.Now().UnixNano()), 3)
	g.n = 1 << 40
	for b.Loop() {
		errs := make(chan error)
		for range 3 {
			reports := g.reports(100)
			go func() {
				r, err := Create(address)
				if err == nil {
					defer r.Close()
					for some := range slices.Chunk(reports, 16) {
						if err == nil {
							_, err = r.AddAll(some, learned)
						}
					}
				}
				errs <- err
			}()
		}
		for range 3 {
			if err := <-errs; err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(300*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
