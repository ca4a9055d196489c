package cluster

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

// Metrics counts what a worker does. The zero value is ready, and safe for concurrent use.
type Metrics struct {
	reports               [outcomes]atomic.Int64
	redelivered, inHand   atomic.Int64
	batches, recordErrors atomic.Int64
	reading, committing   atomic.Int64 // nanoseconds
	failing               atomic.Pointer[string]
}

func (m *Metrics) taken(items []*item) {
	m.inHand.Add(int64(len(items)))
	for _, i := range items {
		if i.deliveries() > 1 {
			m.redelivered.Add(1)
		}
	}
}

func (m *Metrics) read(took time.Duration) { m.reading.Add(int64(took)) }

func (m *Metrics) committed(took time.Duration) {
	m.committing.Add(int64(took))
	m.batches.Add(1)
}

func (m *Metrics) done(items []*item) {
	m.inHand.Add(-int64(len(items)))
	for _, i := range items {
		m.reports[i.outcome].Add(1)
	}
}

// recordFailed notes that the record cannot be written, or with nil that it can.
func (m *Metrics) recordFailed(err error) {
	if err == nil {
		m.failing.Store(nil)
		return
	}
	say := err.Error()
	m.failing.Store(&say)
	m.recordErrors.Add(1)
}

// summary is the counts for the log.
func (m *Metrics) summary() (list []any) {
	for o := range outcomes {
		list = append(list, o.String(), m.reports[o].Load())
	}
	return append(list, "redelivered", m.redelivered.Load())
}

// write writes the metrics in the text format of Prometheus.
func (m *Metrics) write(w io.Writer, queue State) {
	family := func(name, kind, help string) { fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind) }
	one := func(name, kind, help string, value float64) {
		family(name, kind, help)
		fmt.Fprintf(w, "%s %g\n", name, value)
	}
	family("chancery_reports_total", "counter", "Reports that this worker has finished, by what became of them.")
	for o := range outcomes {
		fmt.Fprintf(w, "chancery_reports_total{outcome=%q} %d\n", o, m.reports[o].Load())
	}
	one("chancery_redelivered_total", "counter", "Reports that had been delivered to a worker before.", float64(m.redelivered.Load()))
	one("chancery_batches_total", "counter", "Transactions of the record.", float64(m.batches.Load()))
	one("chancery_record_errors_total", "counter", "Transactions of the record that failed and were tried again.", float64(m.recordErrors.Load()))
	one("chancery_read_seconds_total", "counter", "Time spent reading reports.", time.Duration(m.reading.Load()).Seconds())
	one("chancery_commit_seconds_total", "counter", "Time spent waiting for the record.", time.Duration(m.committing.Load()).Seconds())
	one("chancery_in_hand", "gauge", "Reports that this worker has taken and not finished.", float64(m.inHand.Load()))
	one("chancery_queue_waiting", "gauge", "Reports in the queue that no worker has taken.", float64(queue.Waiting))
	one("chancery_queue_taken", "gauge", "Reports in the queue that any worker has taken and not finished.", float64(queue.Taken))
}

// Handler serves /metrics for Prometheus, and /healthz, which is 503 with the reason while the queue or the record fails.
func (w *Worker) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(out http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		state, err := w.Stream.State(ctx)
		if err != nil {
			state = State{-1, -1} // not known
		}
		out.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.Metrics.write(out, state)
	})
	mux.HandleFunc("GET /healthz", func(out http.ResponseWriter, _ *http.Request) {
		say := "ok\n"
		if !w.Stream.conn.IsConnected() {
			say = "no connection to the NATS server\n"
		} else if why := w.Metrics.failing.Load(); why != nil {
			say = *why + "\n"
		}
		if say != "ok\n" {
			out.WriteHeader(http.StatusServiceUnavailable)
		}
		io.WriteString(out, say)
	})
	return mux
}
