package store

import (
	"database/sql"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

var learned = time.Date(2026, 1, 25, 8, 0, 0, 0, time.UTC)

// visit is a report with one event that fits the filters below, and one of each other kind.
func visit(id string) *record.Report {
	const s = "Vance said on Monday he would visit Baku under the deal. President Aliyev thanked him."
	quote := func(words string) record.Quote {
		at := strings.Index(s, words)
		return record.Quote{Span: text.Span{Start: at, End: at + len(words)}, Text: words}
	}
	february := record.Time{Quote: quote("Monday"), Value: "2026-02", From: text.Day{Year: 2026, Month: 2, Day: 1}, To: text.Day{Year: 2026, Month: 2, Day: 28}, Grain: "month"}
	vance := record.Actor{Quote: quote("Vance"), Name: "JD Vance", Country: "USA", Sector: record.Government, Role: "vice president", ID: "USA/GOV/JD Vance"}
	azerbaijan := record.Actor{Quote: quote("Baku"), Name: "Azerbaijan", Country: "AZE", ID: "AZE"}
	return &record.Report{
		ID:        id,
		Origin:    text.Origin{Path: "a.txt", URL: "https://example.org", Outlet: "O", Author: "A"},
		Published: text.Published{Day: text.Day{Year: 2026, Month: 1, Day: 24}, Time: "2026-01-24T10:00:00Z", From: text.FromHeader, Span: text.Span{Start: 1, End: 2}},
		Title:     "T", Language: "en", Text: s, Notices: []string{"A notice."},
		Events: []record.Event{
			{ID: "e1" + id, Type: record.Consult, Mode: "visit", Trigger: quote("visit"), Actors: []record.Actor{vance}, Recipients: []record.Actor{azerbaijan},
				When: &february, Status: record.Planned, Sources: []record.Source{{Actor: vance, Cue: "said"}}, Evidence: quote("he would visit Baku"), Confidence: 0.9},
			{ID: "e2" + id, Type: record.Support, Trigger: quote("thanked"), Recipients: []record.Actor{vance}, Status: record.Occurred, Evidence: quote("thanked him")},
		},
		Statements: []record.Statement{{Speaker: vance, Cue: quote("said"), Content: quote("he would visit Baku")}},
		Agreements: []record.Agreement{{Kind: record.OtherKind, Mention: quote("the deal"), Provisions: []record.Provision{{Quote: quote("visit Baku"), Modality: record.Will}}}},
		Roles:      []record.Role{{Quote: quote("President Aliyev"), Name: "Aliyev", Role: "president", Country: "AZE"}},
		Times:      []record.Time{february},
	}
}

func create(t *testing.T) *Record {
	t.Helper()
	r, err := Create(filepath.Join(t.TempDir(), "with space & sign?.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func mustAdd(t *testing.T, r *Record, rep *record.Report) {
	t.Helper()
	if added, err := r.Add(rep, learned); err != nil || !added {
		t.Fatalf("added %v, error %v", added, err)
	}
}

func TestReportComesBackWhole(t *testing.T) {
	r := create(t)
	want := visit("r1")
	mustAdd(t, r, want)
	got, event, err := r.Find("r1")
	if err != nil {
		t.Fatal(err)
	}
	if event != nil {
		t.Errorf("the id of a report found the event %v", event)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestAddTwice(t *testing.T) {
	r := create(t)
	mustAdd(t, r, visit("r1"))
	before, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	if added, err := r.Add(visit("r1"), learned.AddDate(0, 0, 1)); added || err != nil {
		t.Errorf("added again: %v, error %v", added, err)
	}
	after, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Error("adding the same report again changed the file")
	}
}

func TestEvents(t *testing.T) {
	r := create(t)
	mustAdd(t, r, visit("r1"))
	mustAdd(t, r, visit("r2"))
	day := func(s string) text.Day {
		d, err := text.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct {
		name   string
		filter query.Filter
		want   string
	}{
		{"all", query.Filter{}, "e1r1 e2r1 e1r2 e2r2"},
		{"type", query.Filter{Type: record.Consult}, "e1r1 e1r2"},
		{"status", query.Filter{Status: record.Occurred}, "e2r1 e2r2"},
		{"actor by a word of the name", query.Filter{Actor: query.Party{Name: "VANCE"}}, "e1r1 e1r2"},
		{"half a word", query.Filter{Actor: query.Party{Name: "van"}}, ""},
		{"actor by country", query.Filter{Actor: query.Party{Country: "USA"}}, "e1r1 e1r2"},
		{"name or country", query.Filter{Recipient: query.Party{Name: "Azerbaijan", Country: "USA"}}, "e1r1 e2r1 e1r2 e2r2"},
		{"the other side", query.Filter{Actor: query.Party{Name: "Azerbaijan"}}, ""},
		{"both on any side", query.Filter{Involving: []query.Party{{Country: "AZE"}, {Name: "JD Vance"}}}, "e1r1 e1r2"},
		{"no letter", query.Filter{Actor: query.Party{Name: "%"}}, ""},
		{"since its last day", query.Filter{Since: day("2026-02-28")}, "e1r1 e1r2"},
		{"since the day after", query.Filter{Since: day("2026-03-01")}, ""},
		{"until its first day", query.Filter{Until: day("2026-02-01")}, "e1r1 e1r2"},
		{"until the day before", query.Filter{Until: day("2026-01-31")}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			entries, err := r.Events(test.filter)
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, e := range entries {
				ids = append(ids, e.Event.ID)
				if e.Report == nil || e.Report.Title != "T" {
					t.Errorf("%s has not its report: %+v", e.Event.ID, e.Report)
				}
			}
			if got := strings.Join(ids, " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFind(t *testing.T) {
	r := create(t)
	mustAdd(t, r, visit("r1"))
	mustAdd(t, r, visit("r2"))
	if rep, event, err := r.Find("e2r2"); err != nil || rep.ID != "r2" || event.ID != "e2r2" {
		t.Errorf("found %v, error %v", event, err)
	}
	if rep, event, err := r.Find("e1r2"[:4]); err != nil || rep.ID != "r2" || event == nil {
		t.Errorf("found %v, error %v", event, err)
	}
	if _, _, err := r.Find("e1"); err == nil || !strings.Contains(err.Error(), `several ids begin with "e1"; give more of it`) {
		t.Errorf("error %v", err)
	}
	if _, _, err := r.Find("x"); !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), "chancery list shows the ids") {
		t.Errorf("error %v", err)
	}
}

// TestFullDisk lets the file grow no further in the middle of a report: none of it may stay, and the record goes on.
func TestFullDisk(t *testing.T) {
	r := create(t)
	r.db.SetMaxOpenConns(1) // the limit is one of the connection
	mustAdd(t, r, visit("r1"))
	var pages int
	if err := r.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		var got int
		if err := r.db.QueryRow("PRAGMA max_page_count = " + strconv.Itoa(n)).Scan(&got); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 2)
	big := visit("r2")
	for range 500 {
		big.Times = append(big.Times, big.Times[0])
	}
	_, err := r.Add(big, learned)
	if err == nil || !strings.Contains(err.Error(), "the disk is full; free some space and add the report again") {
		t.Fatalf("error %v", err)
	}
	if reports, events, err := r.Count(); reports != 1 || events != 2 || err != nil {
		t.Errorf("%d reports, %d events after the failure, error %v; want 1 and 2", reports, events, err)
	}
	limit(1 << 20)
	mustAdd(t, r, big)
}

func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, content string) {
		if err := os.WriteFile(path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	database := func(name, statements string) {
		db, err := sql.Open("sqlite", path(name))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statements); err != nil {
			t.Fatal(err)
		}
	}
	write("notes.txt", strings.Repeat("These are my notes, not a database.\n", 20))
	database("music.db", "CREATE TABLE song (name TEXT)")
	database("newer.db", "PRAGMA application_id = 1128812099; PRAGMA user_version = 99")
	tests := []struct{ name, want string }{
		{"notes.txt", "is not a record of Chancery and was left as it is; name another file with --record"},
		{"music.db", "is not a record of Chancery and was left as it is; name another file with --record"},
		{"newer.db", "was written by a newer Chancery; use that one"},
		{".", "is a directory; name"},
	}
	for _, test := range tests {
		for how, do := range map[string]func(string) (*Record, error){"Create": Create, "Open": Open} {
			before, _ := os.ReadFile(path(test.name))
			if _, err := do(path(test.name)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s %s: error %v, want %q", how, test.name, err, test.want)
			}
			if after, _ := os.ReadFile(path(test.name)); string(after) != string(before) {
				t.Errorf("%s %s: the file was changed", how, test.name)
			}
		}
	}
	if _, err := Open(path("none.db")); err == nil || !strings.Contains(err.Error(), "there is none yet; make it with: chancery add FILE") {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(path("none.db")); err == nil {
		t.Error("Open made a file")
	}
	if _, err := Create(path("no/such/folder.db")); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("error %v", err)
	}
}

var update = flag.Bool("update", false, "write the record of the present version to testdata anew")

// TestOldVersions opens the records that each version of the schema wrote.
func TestOldVersions(t *testing.T) {
	if *update {
		file := "testdata/version-3.db"
		if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		r, err := Create(file)
		if err != nil {
			t.Fatal(err)
		}
		mustAdd(t, r, visit("r1"))
		r.Close()
	}
	files, err := filepath.Glob("testdata/version-*.db")
	if err != nil || len(files) == 0 {
		t.Fatalf("no old records in testdata: %v", err)
	}
	for _, file := range files {
		r, err := Create(copyOf(t, file))
		if err != nil {
			t.Error(err)
			continue
		}
		if list, err := r.Entries(query.EntryFilter{Type: record.Consult}); err != nil || len(list) != 1 || list[0].State != record.IsPlanned {
			t.Errorf("%s: entries %v, error %v; want the planned visit", file, list, err)
		}
		rep, _, err := r.Find("r1")
		if err != nil {
			t.Errorf("%s: %v", file, err)
		} else if !reflect.DeepEqual(rep, visit("r1")) {
			t.Errorf("%s: the report reads %+v", file, rep)
		}
		r.Close()
	}
}

func copyOf(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "record.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func BenchmarkAdd(b *testing.B) {
	r, err := Create(filepath.Join(b.TempDir(), "chancery.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for i := 0; b.Loop(); i++ {
		if _, err := r.Add(visit("r"+strconv.Itoa(i)), learned); err != nil {
			b.Fatal(err)
		}
	}
}
