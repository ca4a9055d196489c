package backfile

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"

	"chancery/export"
	"chancery/query"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/store/postgrestest"
	"chancery/text"
)

const learned = "2026-03-01T00:00:00Z"

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	code := m.Run()
	postgrestest.Stop()
	os.Exit(code)
}

// TestSameRecord reads reports with the single program and with the pipeline, and wants the same record, byte for byte.
func TestSameRecord(t *testing.T) {
	sources := append(inputs(t), "../../../examples/*.txt", "../../../resolve/testdata/stories/*/*.txt")
	single, reports := readSingly(t, sources)
	o := options(sources)
	o.Output, o.Record = filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "record.db")
	run(t, o)
	compareRecords(t, single, o.Record)
	compareFiles(t, single, reports, o)
	for _, bad := range []string{`"name":"` + filepath.ToSlash(sources[0]) + `#2","reason":"not an object`, `is dated 2060-01-01, a day that has not come yet`,
		`b.warc","reason":"record 3: the archive is cut in the middle of it`, `missing.jsonl","reason":"`} {
		if letters := readFile(t, filepath.Join(o.Output, deadFile)); !strings.Contains(letters, bad) {
			t.Errorf("no dead letter has %s:\n%s", bad, letters)
		}
	}
}

// TestSameBytes wants the same files whatever the order of the sources, and though a report comes twice.
func TestSameBytes(t *testing.T) {
	sources := append(inputs(t), "../../../examples/s*.txt")
	var first map[string]string
	for n, list := range [][]string{sources, append(slices.Clone(sources[1:]), sources[0], sources[1])} {
		o := options(list)
		o.Output = filepath.Join(t.TempDir(), fmt.Sprint("out", n))
		run(t, o)
		files := map[string]string{}
		names, _ := filepath.Glob(filepath.Join(o.Output, "*"))
		for _, name := range names {
			if base := filepath.Base(name); base != deadFile { // what is lost of a file is lost as often as the file is named
				files[base] = readFile(t, name)
			}
		}
		if first == nil {
			first = files
		}
		if len(files) < 2 || len(files) != len(first) {
			t.Fatalf("%d files, %d before", len(files), len(first))
		}
		for name, content := range files {
			if content != first[name] {
				t.Errorf("%s differs between two runs", name)
			}
		}
	}
}

// TestPostgres fills a record on a server.
func TestPostgres(t *testing.T) {
	sources := append(inputs(t), "../../../examples/s*.txt")
	o := options(sources)
	o.Record = postgrestest.Database(t)
	single, _ := readSingly(t, sources)
	run(t, o)
	compareRecords(t, single, o.Record)
	if err := o.Check(context.Background()); err == nil || !strings.Contains(err.Error(), "holds reports already") {
		t.Errorf("a record with reports in it: %v", err)
	}
}

func TestCheck(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "old"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		change func(*Options)
		err    string
	}{
		{func(o *Options) { o.Sources = nil }, "no SOURCE is given"},
		{func(o *Options) {}, "nothing would be kept"},
		{func(o *Options) { o.Output, o.Shards = "x", 0 }, "--shards 0: at least 1"},
		{func(o *Options) { o.Output, o.Learned = "x", "yesterday" }, `--learned: "yesterday" is no time`},
		{func(o *Options) { o.Output, o.Columns = "x", "headline" }, "--map: "},
		{func(o *Options) { o.Output = folder }, "holds files already"},
		{func(o *Options) { o.Output = "floppy://a/b" }, `"floppy" not registered`},
	} {
		o := options([]string{"a.jsonl"})
		c.change(&o)
		if err := o.Check(context.Background()); err == nil || !strings.Contains(err.Error(), c.err) {
			t.Errorf("got %v, want %s", err, c.err)
		}
	}
}

// TestGuard wants a dead letter for what brings a fault of the program to light.
func TestGuard(t *testing.T) {
	var letters []dead
	faulty := func(string) func(*string) bool { panic("nobody expects it") }
	rep := record.Report{ID: "r1", Events: []record.Event{{Actors: []record.Actor{{Name: "Kari Lund"}}}}}
	(&placeFn{}).ProcessElement(context.Background(), rep, faulty, nil, func(d dead) { letters = append(letters, d) })
	if len(letters) != 1 || letters[0].Name != "report r1" || !strings.Contains(letters[0].Reason, "nobody expects it") {
		t.Errorf("dead letters %+v", letters)
	}
}

func options(sources []string) Options {
	return Options{Sources: sources, Until: text.Day{Year: 2050, Month: 1, Day: 1}, Learned: learned, Shards: 3}
}

func run(t *testing.T, o Options) {
	t.Helper()
	if err := o.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	Build(s, o)
	if _, err := prism.Execute(context.Background(), p); err != nil {
		t.Fatal(err)
	}
}

// inputs writes files of each kind, with all that can be wrong with them; a block of more events than are compared at once; and a person
// whose country only another report tells.
func inputs(t *testing.T) []string {
	folder := t.TempDir()
	var lines strings.Builder
	line := func(day, words string) {
		fmt.Fprintf(&lines, `{"title": "News of %s", "date": %q, "text": %q, "url": "https://example.org/%d"}`+"\n", day, day, words, lines.Len())
	}
	line("2026-01-05", "Norwegian Foreign Minister Kari Lund met Swedish Prime Minister Nils Holm in Oslo on Monday.")
	lines.WriteString("{\"title\": broken\n")
	line("2060-01-01", "Norway met Sweden.")
	line("2026-01-07", "Kari Lund visited Iceland on Tuesday. Kari Lund will meet Nils Holm in Bergen next week.")
	for n := range 60 {
		day := text.Day{Year: 2025, Month: 1, Day: 1}.Add(3 * n)
		line(day.String(), fmt.Sprintf("Norwegian Foreign Minister Kari Lund met Swedish Prime Minister Nils Holm in Bergen on %s to discuss cod quota %d. "+
			"Sweden and Norway will meet again next month.", day.Time().Weekday(), n))
	}
	page := func(n int) string {
		body := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Fjord treaty %d</title><meta property=\"article:published_time\" content=\"2026-02-0%dT08:00:00Z\"></head>"+
			"<body><article><h1>Fjord treaty %d</h1><p>Denmark and Iceland signed a treaty on fishing in Reykjavik on Monday, the foreign ministry said in a statement.</p>"+
			"<p>The Danish prime minister visited Iceland for the third time this year, and thanked the hosts for their patience in long talks.</p></article></body></html>", n, n, n)
		return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/fjord%d\r\nWARC-Date: 2026-02-09T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(body), body)
	}
	archive := page(1) + page(2) + page(3)
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return []string{write("a.jsonl", lines.String()), write("b.warc", archive[:len(archive)-200]), filepath.Join(folder, "missing.jsonl")}
}

// readSingly reads sources as chancery add does.
func readSingly(t *testing.T, sources []string) (*store.Record, []*record.Report) {
	t.Helper()
	pipeline, err := models()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Create(filepath.Join(t.TempDir(), "single.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	var reports []*record.Report
	for _, pattern := range sources {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			for d, err := range new(report.Sources).Documents(file) {
				if err != nil || d.Published.Day.Year == 2060 {
					continue
				}
				rep, err := pipeline.Read(d)
				if err != nil {
					t.Fatal(err)
				}
				reports = append(reports, rep)
			}
		}
	}
	at, _ := time.Parse(time.RFC3339, learned)
	for some := range slices.Chunk(reports, 16) {
		if _, err := kept.AddAll(some, at); err != nil {
			t.Fatal(err)
		}
	}
	slices.SortFunc(reports, func(a, b *record.Report) int { return cmp.Compare(a.ID, b.ID) })
	return kept, slices.CompactFunc(reports, func(a, b *record.Report) bool { return a.ID == b.ID })
}

func compareRecords(t *testing.T, single *store.Record, address string) {
	t.Helper()
	piped, err := store.Open(address)
	if err != nil {
		t.Fatal(err)
	}
	defer piped.Close()
	want, got := derived(t, single), derived(t, piped)
	if !bytes.Equal(want, got) {
		t.Errorf("what is derived differs: %s", difference(want, got))
	}
	if want, got := ledger(t, single), ledger(t, piped); !bytes.Equal(want, got) {
		t.Errorf("the ledger differs: %s", difference(want, got))
	}
	if !bytes.Contains(want, []byte("meet|NOR+SWE|/2025/")) || !bytes.Contains(want, []byte("meet|ISL+NOR|")) {
		t.Error("no block was split, or no country came from another report: the input proves less than it should")
	}
}

func derived(t *testing.T, r *store.Record) []byte {
	var b bytes.Buffer
	if err := r.WriteDerived(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ledger is all reports with all that they assert.
func ledger(t *testing.T, r *store.Record) []byte {
	list, err := r.ReportsBetween(text.Day{}, text.Day{}, 1<<20, query.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, rep := range list {
		line, err := json.Marshal(rep)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.Bytes()
}

// compareFiles makes the files of each shard of the single program's record.
func compareFiles(t *testing.T, single *store.Record, reports []*record.Report, o Options) {
	t.Helper()
	entries, err := single.Entries(query.EntryFilter{})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(entries, func(a, b record.Entry) int { return cmp.Compare(a.ID, b.ID) })
	told, err := single.Told(entries...)
	if err != nil {
		t.Fatal(err)
	}
	format, err := export.FormatNamed("parquet")
	if err != nil {
		t.Fatal(err)
	}
	for shard := range o.Shards {
		var table, lines bytes.Buffer
		out, err := format.Open(&table)
		if err != nil {
			t.Fatal(err)
		}
		for i := range entries {
			if shardOf(entries[i].ID, o.Shards) == shard {
				out.Write(&entries[i], told[i])
			}
		}
		out.Close()
		for _, rep := range reports {
			if shardOf(rep.ID, o.Shards) == shard {
				export.WriteJSONL(&lines, rep)
			}
		}
		to := folder{o.Output, o.Shards}
		if got := readFile(t, to.file(entriesFile, shard)); got != table.String() {
			t.Errorf("shard %d: the table of entries differs: %d bytes, want %d", shard, len(got), table.Len())
		}
		if got := readFile(t, to.file(reportsFile, shard)); got != lines.String() {
			t.Errorf("shard %d: the reports differ: %s", shard, difference(lines.Bytes(), []byte(got)))
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// difference is the first line in which two texts differ.
func difference(want, got []byte) string {
	a, b := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			return fmt.Sprintf("line %d is\n%s\nwant\n%s", i+1, b[i], a[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(b), len(a))
}
