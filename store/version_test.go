//go:build unix

package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// edited makes a version of a report on a visit: told of at an address, and changed there at a time.
func edited(t testing.TB, id, address, updated, words string) *record.Report {
	rep := told(t, id, "2026-02-11", record.Occurred, "2026-02-10", "2026-02-10")
	rep.Origin.URL, rep.Text = address, words
	rep.Origin.Outlet = "Harbour Post"
	rep.Updated = text.Published{Day: aDay(t, updated[:10]), Time: updated, From: text.FromMetadata}
	return rep
}

const (
	atFirst = "Vance came to Baku. He met the president. Talks took an hour. A dinner followed."
	later   = "Vance came to Baku. He met the president. Talks took two hours. Ferries wait in the port."
	latest  = "Vance came to Baku. Talks took two hours. Ferries wait in the port. Nobody spoke of dates."
	another = "Storms closed the harbour of Zenda. All trains stand still. Schools open on Monday."
)

func someVersions(t testing.TB) []*record.Report {
	other := edited(t, "r5", "https://wire.example.net/baku", "2026-02-11T09:00:00Z", "A visit to Baku was made by the American vice president, our reporter there saw.")
	other.Origin.Outlet = "Example Wire"
	return []*record.Report{
		edited(t, "r1", "https://www.example.org/visit", "2026-02-11T08:00:00Z", atFirst),
		edited(t, "r2", "http://example.org/visit/", "2026-02-11T12:00:00+02:00", later),
		edited(t, "r3", "https://example.org/visit?utm_source=feed", "2026-02-11T15:00:00Z", latest),
		edited(t, "r4", "https://example.org/visit", "2026-02-12T08:00:00Z", another),
		other,
	}
}

// TestVersions adds three versions of a report, another report at its address and one of another outlet, in all orders: the versions are known
// as such, count as one report and one origin, and what is derived is the same.
func TestVersions(t *testing.T) {
	want := ""
	onBoth(t, func(t *testing.T, r *Record) {
		_, server := r.dialect.(serverDialect)
		for round, order := range orders(5) {
			if server && round%20 > 0 { // a database each
				continue
			}
			if r = create(t); server {
				r = createServer(t)
			}
			all := someVersions(t)
			for _, i := range order {
				mustAdd(t, r, all[i])
			}
			got := derived(t, r)
			if want == "" {
				want = got
			}
			if got != want {
				t.Fatalf("%v: derived otherwise:\n%s\nwant\n%s", order, got, want)
			}
			if round%60 == 0 {
				if err := r.Rebuild(nil, nil); err != nil {
					t.Fatal(err)
				}
				if again := derived(t, r); again != want {
					t.Errorf("%v: rebuilt to\n%s\nwant\n%s", order, again, want)
				}
			}
		}
	})
	if !strings.Contains(want, "version\tr2\tr1\nversion\tr3\tr1\n") || strings.Contains(want, "version\tr4") {
		t.Errorf("r2 and r3 alone are versions of r1, not as in\n%s", want)
	}
}

// orders lists all orders of n things.
func orders(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for _, rest := range orders(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(rest), at, n-1))
		}
	}
	return all
}

func TestVersionsAreOneOrigin(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		all := someVersions(t)
		for i, rep := range all { // nothing but the address says that they belong together
			rep.Origin.Outlet = fmt.Sprint("Outlet ", i)
		}
		if _, err := r.AddAll(all, learned); err != nil {
			t.Fatal(err)
		}
		for i, of := range []string{"", "r1", "r1", "", ""} {
			if all[i].VersionOf != of {
				t.Errorf("%s is a version of %q, want %q", all[i].ID, all[i].VersionOf, of)
			}
		}
		for _, asOf := range []query.AsOf{{}, {Published: aDay(t, "2026-03-01")}, {Learned: aDay(t, "2030-01-01")}} {
			list, err := r.Entries(query.EntryFilter{AsOf: asOf})
			if err != nil || len(list) != 1 {
				t.Fatalf("%d entries, error %v; want 1", len(list), err)
			}
			if e := list[0]; e.Reports != 3 || e.Origins != 3 || len(e.Members) != 5 {
				t.Errorf("%d reports, %d origins, %d members; want 3, 3 and 5", e.Reports, e.Origins, len(e.Members))
			}
		}
	})
}

func TestVersionsComeBack(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		all := someVersions(t)
		all[0].Origin.Agency = "Example Wire"
		if _, err := r.AddAll(all, learned); err != nil {
			t.Fatal(err)
		}
		got, _, err := r.Find("r2")
		if err != nil {
			t.Fatal(err)
		}
		if got.VersionOf != "r1" || got.Updated != all[1].Updated || len(got.Versions) != 3 {
			t.Fatalf("version of %q, updated %+v, versions %+v", got.VersionOf, got.Updated, got.Versions)
		}
		second, third := got.Versions[1], got.Versions[2]
		if second.ID != "r2" || fmt.Sprint(second.Removed, second.Added, second.Worded) !=
			"[A dinner followed.] [Ferries wait in the port.] [{Talks took an hour. Talks took two hours.}]" {
			t.Errorf("the second changed %+v", second)
		}
		if fmt.Sprint(third.Removed, third.Added, third.Worded) != "[He met the president.] [Nobody spoke of dates.] []" {
			t.Errorf("the third changed %+v", third)
		}
		if first, _, err := r.Find("r1"); err != nil || first.VersionOf != "" || len(first.Versions) != 3 || first.Origin.Agency != "Example Wire" {
			t.Errorf("the first: %+v, error %v", first, err)
		}
		if alone, _, err := r.Find("r4"); err != nil || alone.VersionOf != "" || alone.Versions != nil {
			t.Errorf("another report at the address: %+v, error %v", alone, err)
		}
	})
}

// TestUndatedVersions puts versions without any date in the order in which they became known.
func TestUndatedVersions(t *testing.T) {
	r := create(t)
	for i, words := range []string{atFirst, later} {
		rep := edited(t, fmt.Sprint("r", 9-i), "https://example.org/visit", "2026-02-11", words)
		rep.Published, rep.Updated = text.Published{}, text.Published{}
		if _, err := r.Add(rep, learned.Add(time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if got, _, err := r.Find("r8"); err != nil || got.VersionOf != "r9" {
		t.Errorf("version of %q, error %v; want r9", got.VersionOf, err)
	}
}

// TestList adds more reports at one address than a page has versions.
func TestList(t *testing.T) {
	onBoth(t, func(t *testing.T, r *Record) {
		var all []*record.Report
		for i := range mostEditions + 3 {
			all = append(all, edited(t, fmt.Sprint("r", i), "https://example.org/all", "2026-02-11", atFirst))
			all[i].Events, all[i].Statements, all[i].Agreements, all[i].Roles = nil, nil, nil, nil
		}
		count := func(want int) {
			t.Helper()
			var n int
			if err := r.db.QueryRow(`SELECT count(*) FROM report WHERE version_of <> ''`).Scan(&n); err != nil || n != want {
				t.Errorf("%d versions, error %v; want %d", n, err, want)
			}
		}
		for _, step := range []struct{ from, to, versions int }{{0, 5, 4}, {5, mostEditions, mostEditions - 1}, {mostEditions, mostEditions + 3, 0}} {
			if _, err := r.AddAll(all[step.from:step.to], learned); err != nil {
				t.Fatal(err)
			}
			count(step.versions)
		}
	})
}
