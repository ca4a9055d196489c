//go:build unix

package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// onBoth runs a test on an empty record of each kind.
func onBoth(t *testing.T, test func(t *testing.T, r *Record)) {
	t.Run("sqlite", func(t *testing.T) { test(t, create(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, createServer(t)) })
}

func createServer(t testing.TB) *Record {
	t.Helper()
	r, err := Create(postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func aDay(t testing.TB, s string) text.Day {
	t.Helper()
	d, err := text.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told makes a report of one visit by the US vice president to Azerbaijan: planned or done, for or on a day.
func told(t testing.TB, id, published string, status record.Status, from, to string) *record.Report {
	rep := visit(id)
	rep.Published = text.Published{Day: aDay(t, published), From: text.FromHeader}
	rep.Events = rep.Events[:1]
	e := &rep.Events[0]
	e.Status = status
	e.When = &record.Time{Value: from, From: aDay(t, from), To: aDay(t, to)}
	return rep
}

func TestLadderOnBoth(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		mustAdd(t, r, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28"))
		mustAdd(t, r, told(t, "r2", "2026-02-11", record.Occurred, "2026-02-10", "2026-02-10"))
		list, err := r.Entries(query.EntryFilter{Recipient: query.Party{Country: "AZE"}})
		if err != nil || len(list) != 1 {
			t.Fatalf("%d entries, error %v; want the one visit", len(list), err)
		}
		e := list[0]
		if e.State != record.IsHappened || len(e.Ladder) != 2 || e.When.From != aDay(t, "2026-02-10") || e.Reports != 2 {
			t.Errorf("the entry is %+v", e)
		}
		before, err := r.Entries(query.EntryFilter{AsOf: query.AsOf{Published: aDay(t, "2026-02-01")}})
		if err != nil || len(before) != 1 || before[0].State != record.IsPlanned {
			t.Errorf("as published by 1 February: %+v, error %v; want a plan", before, err)
		}
		if none, err := r.Entries(query.EntryFilter{AsOf: query.AsOf{Learned: aDay(t, "2026-01-24")}}); err != nil || len(none) != 0 {
			t.Errorf("before it was learned: %+v, error %v; want nothing", none, err)
		}
		docket, _, err := r.Docket(query.EntryFilter{})
		if err != nil || len(docket) != 1 || docket[0].Outcome != "carried out" || docket[0].By.Report != "r2" {
			t.Errorf("docket %+v, error %v", docket, err)
		}
		found, err := r.Search("baku DEAL", 0, query.AsOf{})
		if err != nil || len(found) != 2 {
			t.Errorf("%d reports found by their words, error %v; want 2", len(found), err)
		}
		said, err := r.Statements(query.StatementFilter{Speaker: query.Party{Name: "vance"}})
		if err != nil || len(said) != 2 || said[0].Report.ID != "r2" {
			t.Errorf("statements %+v, error %v", said, err)
		}
		offices, err := r.Offices("AZE", "president", query.AsOf{})
		if err != nil || len(offices) != 1 || offices[0].First.Day != aDay(t, "2026-01-24") || offices[0].Last.Report.ID != "r2" {
			t.Errorf("offices %+v, error %v", offices, err)
		}
	})
}

// TestAnyOrder adds the same reports in several orders, one by one or together: what is derived is the same, in both databases.
func TestAnyOrder(t *testing.T) {
	var reports []*record.Report
	for i, day := range []string{"2026-01-24", "2026-01-30", "2026-02-11", "2026-02-12", "2027-03-01"} {
		status := record.Planned
		if i > 1 {
			status = record.Occurred
		}
		on := []string{"2026-02-10", "2026-02-10", "2026-02-10", "2026-02-11", "2027-02-27"}[i]
		reports = append(reports, told(t, fmt.Sprint("r", i), day, status, on, on))
	}
	want := ""
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 4 {
		onBoth(t, func(t *testing.T, r *Record) {
			if round%2 == 0 {
				if _, err := r.AddAll(reports, learned); err != nil {
					t.Fatal(err)
				}
			} else {
				for _, rep := range reports {
					mustAdd(t, r, rep)
				}
			}
			got := derived(t, r)
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("round %d: derived otherwise:\n%s\nwant\n%s", round, got, want)
			}
		})
		random.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	}
}

func derived(t testing.TB, r *Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteDerived(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRebuild(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		mustAdd(t, r, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28"))
		mustAdd(t, r, told(t, "r2", "2026-02-11", record.Occurred, "2026-02-10", "2026-02-10"))
		correct(t, r, record.Correction{Act: record.Put, Target: "e1r1", Field: "when", Value: "2026-02-09"})
		before := derived(t, r)
		if err := r.Rebuild(nil, nil); err != nil {
			t.Fatal(err)
		}
		if after := derived(t, r); after != before {
			t.Errorf("rebuilt to\n%s\nwant\n%s", after, before)
		}
		// A newer program reads r1 otherwise: its assertions come into force, the old ones stay.
		again := func(rep *record.Report) (*record.Report, error) {
			fresh := told(t, rep.ID, rep.Published.Day.String(), record.Proposed, "2026-02-01", "2026-02-28")
			fresh.Program = "newer"
			return fresh, nil
		}
		if err := r.Rebuild(again, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		events, err := r.Events(query.Filter{})
		if err != nil || len(events) != 2 || events[0].Event.Status != record.Proposed {
			t.Errorf("after another reading: %+v, error %v", events, err)
		}
		var all int
		if err := r.db.QueryRow(`SELECT count(*) FROM assertion WHERE kind = 'event'`).Scan(&all); err != nil || all != 4 {
			t.Errorf("%d assertions are kept, error %v; want the 2 old and the 2 new", all, err)
		}
		list, err := r.Entries(query.EntryFilter{})
		if err != nil || len(list) != 1 || list[0].When.From != aDay(t, "2026-02-09") {
			t.Errorf("the correction does not hold: %+v, error %v", list, err)
		}
	})
}

func correct(t testing.TB, r *Record, c record.Correction) record.Correction {
	t.Helper()
	c.Author, c.Reason, c.Made = "A. Reader", "I looked", learned
	kept, err := r.Correct(c)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func TestCorrect(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		mustAdd(t, r, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28"))
		mustAdd(t, r, told(t, "r2", "2026-02-11", record.Occurred, "2026-02-10", "2026-02-10"))
		far := told(t, "r3", "2028-05-02", record.Occurred, "2028-05-01", "2028-05-01")
		mustAdd(t, r, far)
		count := func(want int, what string) {
			t.Helper()
			list, err := r.Entries(query.EntryFilter{})
			if err != nil || len(list) != want {
				t.Errorf("%s: %d entries, error %v; want %d", what, len(list), err, want)
			}
		}
		count(2, "at first")
		split := correct(t, r, record.Correction{Act: record.Split, Target: "e1r1", Other: "e1r2"})
		count(3, "split")
		if _, err := r.Correct(record.Correction{Act: record.Merge, Target: "e1r1", Other: "e1r2", Author: "B", Reason: "no", Made: learned.Add(time.Hour)}); !errors.Is(err, ErrContradicts) ||
			!strings.Contains(err.Error(), "chancery correct undo "+split.ID) {
			t.Errorf("merging what is split: %v", err)
		}
		correct(t, r, record.Correction{Act: record.Undo, Target: split.ID})
		count(2, "undone")
		correct(t, r, record.Correction{Act: record.Merge, Target: "e1r3", Other: "e1r2"})
		count(1, "merged across years")
		correct(t, r, record.Correction{Act: record.Wrong, Target: "e1r2"})
		list, err := r.Entries(query.EntryFilter{})
		if err != nil || len(list) != 1 || len(list[0].Members) != 2 {
			t.Errorf("one marked wrong: %+v, error %v", list, err)
		}
		if _, err := r.Correct(record.Correction{Act: record.Wrong, Target: "nothing", Author: "A", Reason: "b"}); !errors.Is(err, ErrNotFound) {
			t.Errorf("a correction of what is not there: %v", err)
		}
		all, err := r.Corrections()
		if err != nil || len(all) != 4 {
			t.Errorf("%d corrections are kept, error %v; want 4", len(all), err)
		}
	})
}

func TestReportComesBackWholeFromServer(t *testing.T) {
	r := createServer(t)
	want := visit("r1")
	mustAdd(t, r, want)
	if got, _, err := r.Find("r1"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, error %v\nwant %+v", got, err, want)
	}
	if added, err := r.Add(visit("r1"), learned); added || err != nil {
		t.Errorf("added again: %v, error %v", added, err)
	}
}

// TestOldServer brings a database of version 2 up to date, from two programs at once: its ledger gives what it gives in a new one.
func TestOldServer(t *testing.T) {
	now := createServer(t)
	mustAdd(t, now, told(t, "r1", "2026-01-24", record.Planned, "2026-02-01", "2026-02-28"))
	mustAdd(t, now, told(t, "r2", "2026-02-11", record.Occurred, "2026-02-10", "2026-02-10"))
	old, err := connectServer(postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	scripts, err := old.scripts()
	if err != nil {
		t.Fatal(err)
	}
	if err := old.apply(scripts[0]); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"report", "assertion"} {
		copyRows(t, now, old, table)
	}
	errs := make(chan error)
	for range 2 {
		go func() {
			r, err := Create(old.address)
			if err == nil {
				r.Close()
			}
			errs <- err
		}()
	}
	for range 2 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if got, want := derived(t, old), derived(t, now); got != want {
		t.Errorf("brought up to date it is\n%s\nwant\n%s", got, want)
	}
}

// copyRows copies the rows of a table but for the columns that the server makes.
func copyRows(t *testing.T, from, to *Record, table string) {
	t.Helper()
	names, err := to.strings(`SELECT column_name FROM information_schema.columns WHERE table_schema = 'chancery' AND table_name = ? AND is_generated = 'NEVER'
		ORDER BY ordinal_position`, table)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := from.db.Query(`SELECT ` + strings.Join(names, ", ") + ` FROM ` + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		values := make([]any, len(names))
		into := make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		if _, err := to.db.Exec(numbered(`INSERT INTO `+table+` (`+strings.Join(names, ", ")+`) VALUES (?`+strings.Repeat(", ?", len(names)-1)+`)`), values...); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestServerErrors(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://u:secret@127.0.0.1:1/none": "cannot be reached; check that the server runs",
		"postgres://[":                         "is no address of a PostgreSQL database; write postgres://",
	} {
		_, err := Create(address)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: error %v, want %q", address, err, want)
		}
	}
}

// TestLostConnection ends the server's side of the connection, between steps and within one: nothing is half done, and the next step works.
func TestLostConnection(t *testing.T) {
	r := createServer(t)
	mustAdd(t, r, visit("r1"))
	end := func() {
		t.Helper()
		other, err := Create(r.address)
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		if _, err := other.db.Exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
			t.Fatal(err)
		}
	}
	end()
	mustAdd(t, r, visit("r2"))
	s, err := r.begin()
	if err != nil {
		t.Fatal(err)
	}
	end()
	_, err = s.append(visit("r3"), learned)
	if err == nil {
		err = s.flush()
	}
	s.close()
	if err = r.wrap(err); err == nil || !strings.Contains(err.Error(), "nothing of the last step was kept, run the command again") {
		t.Errorf("error %v", err)
	}
	mustAdd(t, r, visit("r3"))
	if reports, _, err := r.Count(); reports != 3 || err != nil {
		t.Errorf("%d reports, error %v; want 3", reports, err)
	}
}

// TestTwoWriters adds from two programs at once: both get through, and all is there.
func TestTwoWriters(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		errs := make(chan error)
		for w := range 2 {
			go func() {
				other, err := Create(r.address)
				if err == nil {
					defer other.Close()
					for i := 0; i < 20 && err == nil; i++ {
						_, err = other.Add(visit(fmt.Sprint("w", w, "-", i)), learned)
					}
				}
				errs <- err
			}()
		}
		for range 2 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		if reports, _, err := r.Count(); reports != 40 || err != nil {
			t.Errorf("%d reports, error %v; want 40", reports, err)
		}
	})
}
