package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"chancery/cluster"
	"chancery/ingest"
	"chancery/record"
	"chancery/store"
	"chancery/text"
)

// work is the flags of chancery work.
type work struct {
	stream            cluster.Options
	own               ingest.Own
	record, embedded  string
	metrics           string
	readers           int
	batch, deliveries int
}

func newWork(c *console) *cobra.Command {
	var w work
	cmd := &cobra.Command{
		Use:   "work",
		Short: "Read reports from a queue, as one of many workers",
		Long: `Take reports from a queue of NATS JetStream, read them, and keep what they assert in a record. Run as many workers as you like, on as
many machines as you like, with one record on a PostgreSQL server. A report is acknowledged when the record has it, and not before: what a worker
had in hand when it was killed goes to another one, and every report is once in the record. What cannot be read goes to the
subject ` + cluster.DeadTopic + ` with the reason. An interrupt (Ctrl-C, SIGTERM) lets the worker finish what it has in hand; a second one does not.
The log is lines of JSON on standard error. doc/stream.md says more.

` + exitCodes,
		Example: `  chancery work --record postgres://desk@db/news --nats nats://queue:4222
  chancery work --embedded queue/ --record news.db`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if err := w.check(); err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			context.AfterFunc(ctx, stop) // a second signal ends the program
			defer stop()
			return w.run(ctx, c)
		},
	}
	streamFlags(cmd, &w.stream)
	recordFlag(cmd, &w.record)
	ownFlags(cmd, &w.own)
	f := cmd.Flags()
	f.StringVar(&w.embedded, "embedded", "", "run a NATS server in this program, at the address of --nats, with its queue in this folder")
	f.StringVar(&w.metrics, "metrics", "", "serve /metrics for Prometheus, and /healthz, at this address: 127.0.0.1:9464")
	f.IntVar(&w.readers, "workers", runtime.NumCPU(), "how many reports are read at once")
	f.IntVar(&w.batch, "batch", 256, "the most reports in one transaction")
	f.IntVar(&w.deliveries, "max-deliver", 10, "how often a report is tried whose workers die of it")
	f.DurationVar(&w.stream.AckWait, "ack-wait", cluster.DefaultAckWait, "how long a silent worker keeps a report, when the queue is made")
	return cmd
}

// streamFlags adds the flags that say which queue.
func streamFlags(cmd *cobra.Command, o *cluster.Options) {
	f := cmd.Flags()
	f.StringVar(&o.URL, "nats", cluster.DefaultURL, "the NATS server; several of a cluster with commas between them")
	f.StringVar(&o.Credentials, "creds", "", "a credentials file for the NATS server")
	f.StringVar(&o.CA, "ca", "", "a PEM file with the authority that signed the NATS server's certificate")
	f.IntVar(&o.Replicas, "replicas", 1, "on how many servers of a cluster the queue is kept, when it is made")
	f.Int64Var(&o.Queue, "queue", cluster.DefaultQueue, "how many reports may wait before publishers have to, when the queue is made")
}

func (w *work) check() error {
	for _, n := range []struct {
		flag  string
		value int
	}{{"workers", w.readers}, {"batch", w.batch}, {"max-deliver", w.deliveries}, {"replicas", w.stream.Replicas}} {
		if n.value < 1 {
			return usagef("--%s %d: at least 1 is needed", n.flag, n.value)
		}
	}
	if w.stream.AckWait < time.Second {
		return usagef("--ack-wait %v: at least 1s is needed", w.stream.AckWait)
	}
	return nil
}

// run works until ctx is done.
func (w *work) run(ctx context.Context, c *console) error {
	if w.embedded != "" {
		url, stop, err := cluster.Embedded(w.embedded, strings.TrimPrefix(w.stream.URL, "nats://"))
		if err != nil {
			return err
		}
		defer stop()
		w.stream.URL = url
	}
	p, err := load(c, w.own)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(c.err, nil))
	kept, err := patiently(ctx, log, func() (*store.Record, error) { return store.Create(w.record) })
	if err != nil {
		return err
	}
	defer kept.Close()
	queue, err := patiently(ctx, log, func() (*cluster.Stream, error) { return cluster.Connect(ctx, w.stream) })
	if err != nil {
		return err
	}
	defer queue.Close()
	worker := &cluster.Worker{Stream: queue, Record: kept, Readers: w.readers, Batch: w.batch, Deliveries: w.deliveries,
		Read: func(d *text.Document) (*record.Report, error) {
			if err := ahead(d.Published.Day); err != nil {
				return nil, err
			}
			return p.Read(d)
		},
		Log: log, Metrics: &cluster.Metrics{}}
	stop, err := serveMetrics(w.metrics, worker)
	if err != nil {
		return err
	}
	defer stop()
	return worker.Run(ctx)
}

// patiently opens what a worker needs, and tries again for a while: where many machines start at once, the servers may not be up
// yet, and of several workers only one can make the tables.
func patiently[T any](ctx context.Context, log *slog.Logger, open func() (T, error)) (T, error) {
	for end := time.Now().Add(startPatience); ; {
		opened, err := open()
		if err == nil || time.Now().After(end) {
			return opened, err
		}
		log.Warn("not ready; trying again", "error", err.Error())
		select {
		case <-ctx.Done():
			return opened, err
		case <-time.After(time.Second):
		}
	}
}

// startPatience is how long a worker that starts waits for the servers.
const startPatience = 20 * time.Second

// serveMetrics serves them at an address, "" for nowhere.
func serveMetrics(address string, worker *cluster.Worker) (stop func() error, err error) {
	if address == "" {
		return func() error { return nil }, nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("--metrics %s: %w", address, err)
	}
	s := &http.Server{Handler: worker.Handler(), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second}
	go func() {
		if err := s.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			worker.Log.Error("metrics are no longer served", "error", err.Error())
		}
	}()
	return s.Close, nil
}
