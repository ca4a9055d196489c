package ingest

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"chancery/export"
	"chancery/record"
	"chancery/report"
	"chancery/text"
)

func load(t testing.TB) *Pipeline {
	t.Helper()
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// examples opens the example reports.
func examples(t testing.TB) []*text.Document {
	t.Helper()
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var docs []*text.Document
	for _, f := range files {
		d, err := report.Open(f, nil, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

func read(t testing.TB, p *Pipeline, d *text.Document) []byte {
	t.Helper()
	r, err := p.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.WriteJSONL(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameRecordEveryTime reads the examples alone and side by side, with pipelines of their own.
func TestSameRecordEveryTime(t *testing.T) {
	p, q := load(t), load(t)
	docs := examples(t)
	var alone [][]byte
	for _, d := range docs {
		alone = append(alone, read(t, p, d))
	}
	i := 0
	err := InOrder(slices.Values(examples(t)), 4,
		func(d *text.Document) []byte { return read(t, q, d) },
		func(d *text.Document, got []byte) error {
			if !bytes.Equal(got, alone[i]) {
				t.Errorf("%s: the record differs between two runs:\n%s\n%s", d.Origin.Path, alone[i], got)
			}
			i++
			return nil
		})
	if err != nil || i != len(docs) {
		t.Errorf("%d of %d reports, error %v", i, len(docs), err)
	}
}

// TestNothingWithoutWords holds every quotation of every example to the report's words.
func TestNothingWithoutWords(t *testing.T) {
	p := load(t)
	for _, d := range examples(t) {
		r, err := p.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Events) == 0 {
			t.Errorf("%s: no event found", d.Origin.Path)
		}
		for i := range r.Events {
			if r.Events[i].Evidence.Empty() || !r.Events[i].Evidence.Covers(r.Events[i].Trigger.Span) {
				t.Errorf("%s: event %q does not lie in its evidence %q", d.Origin.Path, r.Events[i].Trigger.Text, r.Events[i].Evidence.Text)
			}
		}
		checkQuotes(t, r.Text, reflect.ValueOf(*r))
	}
}

// checkQuotes walks a value and compares every record.Quote in it with the text.
func checkQuotes(t *testing.T, report string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			checkQuotes(t, report, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkQuotes(t, report, v.Index(i))
		}
	case reflect.Struct:
		if q, ok := v.Interface().(record.Quote); ok && report[q.Start:q.End] != q.Text {
			t.Errorf("the words at %d to %d are %q, the record says %q", q.Start, q.End, report[q.Start:q.End], q.Text)
		}
		for i := range v.NumField() {
			checkQuotes(t, report, v.Field(i))
		}
	}
}

func TestIDs(t *testing.T) {
	p := load(t)
	const story = "US Vice President JD Vance met President Ilham Aliyev in Baku on Friday."
	id := func(in string, opt report.Options) string {
		d, err := report.Read([]byte(in), opt)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		return r.ID
	}
	plain := id(story, report.Options{})
	if got := id(story, report.Options{Path: "elsewhere.txt"}); got != plain {
		t.Error("the id of a report depends on where its file lies")
	}
	for name, other := range map[string]string{
		"text":   id(story+" ", report.Options{}),
		"date":   id(story, report.Options{Published: "2026-01-24"}),
		"outlet": id(story, report.Options{Outlet: "The Daily Example"}),
	} {
		if other == plain {
			t.Errorf("another %s gives the same id", name)
		}
	}
}

func TestOtherLanguagesAreNotRead(t *testing.T) {
	d, err := report.Read([]byte("Le président Donald Trump a rencontré le président Ilham Aliyev à Bakou et ils ont signé un accord pour la paix."), report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := load(t).Read(d)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Events)+len(r.Statements)+len(r.Roles)+len(r.Times) != 0 {
		t.Errorf("something was recorded from a report in French: %+v", r)
	}
	if !strings.Contains(strings.Join(r.Notices, " "), "Language:") {
		t.Errorf("the notices do not say why: %q", r.Notices)
	}
}

func TestAFaultIsAnError(t *testing.T) {
	p := &Pipeline{} // a nil model: the first stage fails
	_, err := p.Read(&text.Document{Text: "A report.", Body: text.Span{End: 9}, Language: "en"})
	if err == nil || !strings.Contains(err.Error(), "fault in the program, please report it with this text") {
		t.Errorf("error %v", err)
	}
}

func TestInOrder(t *testing.T) {
	list := make([]int, 50)
	for i := range list {
		list[i] = i
	}
	for _, workers := range []int{1, 2, 7} {
		var running, most atomic.Int32
		next := 0
		err := InOrder(slices.Values(list), workers,
			func(i int) int {
				n := running.Add(1)
				defer running.Add(-1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				time.Sleep(time.Duration(i%3) * time.Millisecond)
				return i * i
			},
			func(i, square int) error {
				if i != next || square != i*i {
					t.Errorf("%d workers: result %d of %d where %d is due", workers, square, i, next)
				}
				next++
				return nil
			})
		if err != nil || next != len(list) {
			t.Errorf("%d workers: %d results, error %v", workers, next, err)
		}
		if int(most.Load()) > workers {
			t.Errorf("%d workers: %d ran at once", workers, most.Load())
		}
	}
	stop := errors.New("stop")
	used := 0
	err := InOrder(slices.Values(list), 2, func(i int) int { return i }, func(i, _ int) error {
		if used++; i == 3 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || used != 4 {
		t.Errorf("stopped after %d results with error %v", used, err)
	}
}

// BenchmarkRead reads the examples with the whole pipeline, one after the other on one core, and reports words a second.
func BenchmarkRead(b *testing.B) {
	p := load(b)
	docs := examples(b)
	files := make([][]byte, len(docs))
	for i, d := range docs {
		var err error
		if files[i], err = os.ReadFile(filepath.FromSlash(d.Origin.Path)); err != nil {
			b.Fatal(err)
		}
	}
	tokens := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, raw := range files {
			d, err := report.Read(raw, report.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := p.Read(d); err != nil {
				b.Fatal(err)
			}
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad loads the models and lexicons, which every start of the program does.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}
