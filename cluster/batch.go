package cluster

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"chancery/record"
	"chancery/store"
)

// outcome is what became of a delivered report.
type outcome int

const (
	added    outcome = iota // it is in the record now
	known                   // it was there already
	dead                    // it cannot be read, and is buried with the reason
	returned                // it is in the queue again, for another worker
	outcomes
)

func (o outcome) String() string { return [...]string{"added", "known", "dead", "returned"}[o] }

// item is a message in hand.
type item struct {
	msg     jetstream.Msg
	id      string         // of the report, empty if the message is none
	report  *record.Report // nil if it is not to be added
	known   bool           // the record has it
	fault   error          // why it is no report of the record
	outcome outcome
}

// deliveries is how often the message was delivered, this time included.
func (i *item) deliveries() int {
	if about, err := i.msg.Metadata(); err == nil {
		return int(about.NumDelivered)
	}
	return 1
}

// number is the place of the message in the stream.
func (i *item) number() uint64 {
	if about, err := i.msg.Metadata(); err == nil {
		return about.Sequence.Stream
	}
	return 0
}

// batch is the messages that are committed together.
type batch struct {
	items []*item
	stop  chan struct{}
}

// keep tells the server from time to time that the messages are being worked on, until release.
func (b *batch) keep(every time.Duration) {
	b.stop = make(chan struct{})
	if len(b.items) == 0 {
		return
	}
	go func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-b.stop:
				return
			case <-tick.C:
				for _, i := range b.items {
					i.msg.InProgress() // if it is lost, the report comes again
				}
			}
		}
	}()
}

func (b *batch) release() { close(b.stop) }

// commit adds the reports of a batch to the record. A record that fails is tried again until it works, for as long as the worker
// runs, and nothing more is taken meanwhile; a report that the record refuses gets that as its fault.
func (w *Worker) commit(ctx context.Context, b *batch) {
	open := b.toAdd()
	for wait := idle; len(open) > 0; wait = min(2*wait, 30*time.Second) {
		err := w.add(open)
		if err == nil {
			return
		}
		if len(open) > 1 { // perhaps it is but one of them
			for _, i := range open {
				if err = w.add([]*item{i}); err != nil && !store.Refused(err) {
					break
				}
			}
		}
		if open = b.toAdd(); len(open) == 0 {
			return
		}
		w.Metrics.recordFailed(err)
		w.Log.Error("the record cannot be written; trying again", "error", err.Error(), "reports", len(open), "wait", wait.String())
		if !sleep(ctx, wait) {
			giveBack(open)
			return
		}
	}
}

// toAdd is the reports that are neither in the record nor at fault.
func (b *batch) toAdd() (list []*item) {
	for _, i := range b.items {
		if i.known {
			i.outcome = known
		}
		if i.fault == nil && i.report != nil {
			list = append(list, i)
		}
	}
	return list
}

// add adds reports in one transaction.
func (w *Worker) add(items []*item) error {
	list := make([]*record.Report, len(items))
	for n, i := range items {
		list[n] = i.report
	}
	isNew, err := w.Record.AddAll(list, time.Now())
	if err != nil {
		if len(items) == 1 && store.Refused(err) {
			items[0].fault = fmt.Errorf("the record refuses it: %w", err)
		}
		return err
	}
	w.Metrics.recordFailed(nil)
	for n, i := range items {
		i.report = nil
		if !isNew[n] {
			i.outcome = known
		}
	}
	return nil
}

func giveBack(items []*item) {
	for _, i := range items {
		i.outcome = returned
	}
}
