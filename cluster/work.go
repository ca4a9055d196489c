package cluster

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"chancery/ingest"
	"chancery/record"
	"chancery/store"
	"chancery/text"
)

// Worker takes reports from a queue, reads them, and adds what they assert to a record.
type Worker struct {
	Stream *Stream
	Record *store.Record
	Read   func(*text.Document) (*record.Report, error)

	Readers    int // how many reports are read at once
	Batch      int // the most reports in one transaction
	Deliveries int // a report that was delivered more often has killed its workers, and is buried

	Log     *slog.Logger
	Metrics *Metrics
}

// idle is how long an empty queue is asked before it is asked again, and how long a worker without work takes to stop.
const idle = time.Second

// Run works until ctx is done; then it finishes what it has in hand and returns. While one batch is committed the next is read, and
// no more is taken: what a worker has not taken waits in the queue for any worker.
func (w *Worker) Run(ctx context.Context) error {
	batches := make(chan *batch)
	go func() {
		defer close(batches)
		for ctx.Err() == nil {
			if b := w.take(ctx); len(b.items) > 0 {
				w.read(b)
				batches <- b
			}
		}
	}()
	w.Log.Info("working", "server", w.Stream.conn.ConnectedUrlRedacted(), "readers", w.Readers, "batch", w.Batch)
	for b := range batches {
		w.finish(ctx, b)
	}
	w.Log.Info("stopped", w.Metrics.summary()...)
	return nil
}

// take returns what waits in the queue, up to a batch; if nothing does, it waits for a report for a while.
func (w *Worker) take(ctx context.Context) *batch {
	b := &batch{}
	some, err := w.Stream.consumer.FetchNoWait(w.Batch)
	if err == nil {
		b.items, err = receive(some)
	}
	if err == nil && len(b.items) == 0 {
		if some, err = w.Stream.consumer.Fetch(1, jetstream.FetchMaxWait(idle)); err == nil {
			b.items, err = receive(some)
		}
	}
	if err != nil && ctx.Err() == nil {
		w.Log.Warn("the queue does not answer", "error", err.Error())
		sleep(ctx, idle)
	}
	w.Metrics.taken(b.items)
	b.keep(w.Stream.ackWait / 3)
	return b
}

// receive waits for the messages of a request. What came before an error is there.
func receive(some jetstream.MessageBatch) (items []*item, err error) {
	for m := range some.Messages() {
		items = append(items, &item{msg: m})
	}
	if err := some.Error(); !errors.Is(err, nats.ErrTimeout) && !errors.Is(err, jetstream.ErrNoMessages) {
		return items, err
	}
	return items, nil
}

// read reads all reports of a batch, several at a time.
func (w *Worker) read(b *batch) {
	start := time.Now()
	ingest.InOrder(slices.Values(b.items), w.Readers,
		func(i *item) error { return w.readItem(i) },
		func(i *item, err error) error { i.fault = err; return nil })
	w.Metrics.read(time.Since(start))
}

func (w *Worker) readItem(i *item) error {
	if n := i.deliveries(); n > w.Deliveries {
		return fmt.Errorf("was delivered %d times and no worker lived to finish it; see what their logs say of it", n-1)
	}
	d, err := decode(i.msg.Data())
	if err != nil {
		return err
	}
	i.id = ingest.ReportID(d)
	if i.known, err = w.Record.Has(i.id); i.known && err == nil { // if the record does not answer, adding will say so
		return nil
	}
	i.report, err = w.Read(d)
	return err
}

// finish commits a batch, and acknowledges each report when it is in the record or buried.
func (w *Worker) finish(ctx context.Context, b *batch) {
	defer func() { b.release(); w.Metrics.done(b.items) }()
	start := time.Now()
	w.commit(ctx, b)
	took := time.Since(start)
	w.Metrics.committed(took)
	n := map[outcome]int{}
	for _, i := range b.items {
		w.settle(ctx, i)
		n[i.outcome]++
	}
	w.Log.Info("committed", "added", n[added], "known", n[known], "dead", n[dead], "returned", n[returned], "ms", took.Milliseconds())
}

// settle tells the server what became of a report.
func (w *Worker) settle(ctx context.Context, i *item) {
	var err error
	switch {
	case i.fault != nil:
		i.outcome = dead
		w.Log.Warn("buried", "id", i.id, "message", i.number(), "deliveries", i.deliveries(), "reason", i.fault.Error())
		if err = w.Stream.bury(ctx, i); err != nil { // it stays in the queue
			i.outcome = returned
			i.msg.NakWithDelay(idle)
		}
	case i.outcome == returned:
		err = i.msg.Nak()
	default:
		err = i.msg.Ack()
	}
	if err != nil {
		w.Log.Warn("the queue was not told; the report will come again", "id", i.id, "message", i.number(), "error", err.Error())
	}
}
