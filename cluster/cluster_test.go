package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"chancery/ingest"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/text"
)

const words = "Date: 2026-01-24\nTitle: Talks in Oslo\nOutlet: The Daily Example\n\nForeign Minister Ana Kovac met “King Olaf” in Oslo on Monday.\n"

func readReport(t *testing.T, words string) *text.Document {
	t.Helper()
	d, err := report.Read([]byte(words), report.Options{Path: "a.txt"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestMessage holds what a worker decodes to being what the publisher had read, and no more than what a publisher reads.
func TestMessage(t *testing.T) {
	want := readReport(t, words)
	raw, err := encode(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := decode(raw); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("decoded %+v (%v), want %+v", got, err, want)
	}
	var m struct{ Document map[string]any }
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	for name := range m.Document {
		if later := []string{"Sentences", "Tokens", "Names", "Timexes", "Places", "Mentions", "Entities", "Offices", "Anaphors"}; slices.Contains(later, name) {
			t.Errorf("%s travels, which a later stage fills", name)
		}
	}
}

func TestMessageOfOthers(t *testing.T) {
	d, err := decode([]byte(`{"text": "The minister left on Monday.", "published": "2026-01-24", "outlet": "Example Wire", "url": "https://example.org/1", "title": "Left"}`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Published.Day.String() != "2026-01-24" || d.Origin.Outlet != "Example Wire" || d.Origin.URL != "https://example.org/1" || d.Title != "Left" {
		t.Errorf("decoded %+v", d)
	}
}

func TestBadMessages(t *testing.T) {
	for _, c := range []struct{ raw, say string }{
		{``, "no JSON"},
		{`The minister left.`, "no JSON"},
		{`{"text": "The minister left."`, "no JSON"},
		{`{"text": "The minister left.", "date": "2026-01-24"}`, `unknown field "date"`},
		{`{"text": "One."} {"text": "Two."}`, "more than one JSON object"},
		{`{}`, "holds no text"},
		{`{"text": "  "}`, "holds no text"},
		{`{"text": "The minister left.", "published": "some day"}`, "some day"},
		{`{"text": "` + strings.Repeat("word ", 300_000) + `"}`, "MiB"},
		{`{"document": {"Text": "Left.", "Body": {"Start": 0, "End": 6}}}`, "outside of its text"},
		{`{"document": {"Text": "Left.", "Body": {"Start": -1, "End": 3}}}`, "outside of its text"},
		{`{"document": {"Text": "é left", "Body": {"Start": 1, "End": 6}}}`, "outside of its text"},
		{`{"document": {"Text": "Left.", "Body": {"Start": 0, "End": 0}}}`, "holds no text"},
		{`{"document": {"Text": "Le\u0000ft.", "Body": {"Start": 0, "End": 5}}}`, "bytes that no text has"},
		{`{"document": {"Text": "Left.", "Body": {"Start": 0, "End": 5}, "Tokens": [{"Head": 99}]}}`, "no JSON"},
	} {
		if _, err := decode([]byte(c.raw)); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%.60s: error %v, want one with %q", c.raw, err, c.say)
		}
	}
}

func FuzzDecode(f *testing.F) {
	raw, err := encode(&text.Document{Text: "é left.", Body: text.Span{End: 8}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"text": "The minister left.", "published": "2026-01-24"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, err := decode(raw); err == nil {
			_ = d.Body.In(d.Text) + d.Headline.In(d.Text) + d.Published.Span.In(d.Text)
		}
	})
}

// bench is a queue with a worker, all in this program.
type bench struct {
	*Worker
	log  bytes.Buffer
	done chan error
}

func newBench(t *testing.T, read func(*text.Document) (*record.Report, error)) *bench {
	t.Helper()
	url, stop, err := Embedded(t.TempDir(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	s, err := Connect(context.Background(), Options{URL: url, Replicas: 1, Queue: 5, AckWait: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	kept, err := store.Create(filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	b := &bench{done: make(chan error, 1)}
	b.Worker = &Worker{Stream: s, Record: kept, Read: read, Readers: 2, Batch: 4, Deliveries: 2,
		Log: slog.New(slog.NewJSONHandler(&b.log, nil)), Metrics: &Metrics{}}
	return b
}

// run works until the queue is empty, then stops as a signal would stop it.
func (b *bench) run(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	go func() { b.done <- b.Run(ctx) }()
	for {
		state, err := b.Stream.State(ctx)
		if err != nil {
			t.Fatalf("%v\n%s", err, b.log.String())
		}
		if state == (State{}) {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	cancel()
	if err := <-b.done; err != nil {
		t.Error(err)
	}
}

// asIs makes a report of a document without reading it.
func asIs(d *text.Document) (*record.Report, error) {
	return &record.Report{ID: ingest.ReportID(d), Text: d.Text, Published: d.Published, Origin: d.Origin}, nil
}

func (b *bench) publishRaw(t *testing.T, raw string) {
	t.Helper()
	if _, err := b.Stream.js.Publish(context.Background(), QueueTopic, []byte(raw)); err != nil {
		t.Fatal(err)
	}
}

// deadReasons returns the reasons of all dead letters.
func (b *bench) deadReasons(t *testing.T) (list []string) {
	t.Helper()
	ctx := context.Background()
	stream, err := b.Stream.js.Stream(ctx, DeadStream)
	if err != nil {
		t.Fatal(err)
	}
	for n := uint64(1); n <= stream.CachedInfo().State.LastSeq; n++ {
		m, err := stream.GetMsg(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, m.Header.Get(ReasonHeader))
	}
	return list
}

// TestWork publishes a good report, once and again, one of another program, and two that cannot be read: each is where it should be.
func TestWork(t *testing.T) {
	b := newBench(t, func(d *text.Document) (*record.Report, error) {
		if strings.Contains(d.Text, "unreadable") {
			return nil, errors.New("is unreadable\nin two lines")
		}
		return asIs(d)
	})
	ctx, d := context.Background(), readReport(t, words)
	for i, want := range []bool{true, false} {
		if isNew, err := b.Stream.Publish(ctx, d, nil); err != nil || isNew != want {
			t.Errorf("publication %d: new is %v (%v), want %v", i+1, isNew, err, want)
		}
	}
	b.publishRaw(t, `{"text": "The minister left on Monday.", "published": "2026-01-24"}`)
	b.publishRaw(t, `no report`)
	b.publishRaw(t, `{"text": "An unreadable report.", "published": "2026-01-24"}`)
	b.run(t)
	if has, err := b.Record.Has(ingest.ReportID(d)); !has {
		t.Errorf("the report is not in the record (%v)", err)
	}
	reasons := b.deadReasons(t)
	slices.Sort(reasons)
	if len(reasons) != 2 || reasons[0] != "is unreadable in two lines" || !strings.Contains(reasons[1], "no JSON") {
		t.Errorf("dead letters: %q", reasons)
	}
	out := httptest.NewRecorder()
	b.Handler().ServeHTTP(out, httptest.NewRequest("GET", "/metrics", nil))
	for _, line := range []string{`chancery_reports_total{outcome="added"} 2`, `chancery_reports_total{outcome="dead"} 2`, "chancery_in_hand 0", "chancery_queue_waiting 0"} {
		if !strings.Contains(out.Body.String(), line+"\n") {
			t.Errorf("the metrics lack %q:\n%s", line, out.Body.String())
		}
	}
}

// TestDeadlyReport delivers a report that was in hand each time that a worker died: the third time it is buried.
func TestDeadlyReport(t *testing.T) {
	b := newBench(t, asIs)
	if _, err := b.Stream.Publish(context.Background(), readReport(t, words), nil); err != nil {
		t.Fatal(err)
	}
	for range 2 { // two workers take it and are never heard of again
		some, err := b.Stream.consumer.Fetch(1, jetstream.FetchMaxWait(5*time.Second))
		if err != nil {
			t.Fatal(err)
		}
		if m := <-some.Messages(); m == nil {
			t.Fatal("it was not delivered")
		}
	}
	b.run(t)
	if reasons := b.deadReasons(t); len(reasons) != 1 || !strings.Contains(reasons[0], "delivered 2 times") {
		t.Errorf("dead letters: %q", reasons)
	}
}

// TestFullQueue holds a publisher to waiting while the queue is full.
func TestFullQueue(t *testing.T) {
	b := newBench(t, asIs)
	for _, n := range "12345" {
		b.publishRaw(t, `{"text": "Meeting `+string(n)+`.", "published": "2026-01-24"}`)
	}
	waited := make(chan error, 1)
	published := make(chan error, 1)
	go func() {
		_, err := b.Stream.Publish(context.Background(), readReport(t, words), func(why error) { waited <- why })
		published <- err
	}()
	if why := <-waited; !strings.Contains(why.Error(), "maximum messages") {
		t.Errorf("it waits because %v", why)
	}
	b.run(t)
	if err := <-published; err != nil {
		t.Error(err)
	}
}

// TestRecordAway holds a worker to keeping reports while the record cannot be written, and to giving them back when it is stopped.
func TestRecordAway(t *testing.T) {
	b := newBench(t, asIs)
	if _, err := b.Stream.Publish(context.Background(), readReport(t, words), nil); err != nil {
		t.Fatal(err)
	}
	b.Record.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() { b.done <- b.Run(ctx) }()
	for b.Metrics.failing.Load() == nil {
		time.Sleep(10 * time.Millisecond)
	}
	out := httptest.NewRecorder()
	b.Handler().ServeHTTP(out, httptest.NewRequest("GET", "/healthz", nil))
	if out.Code != 503 || !strings.Contains(out.Body.String(), "closed") {
		t.Errorf("health: %d %s", out.Code, out.Body.String())
	}
	cancel()
	if err := <-b.done; err != nil {
		t.Error(err)
	}
	some, err := b.Stream.consumer.Fetch(1, jetstream.FetchMaxWait(10*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	if m := <-some.Messages(); m == nil {
		t.Error("the report is not in the queue again")
	}
}
