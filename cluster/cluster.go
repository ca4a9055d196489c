// Package cluster runs the pipeline on many machines: reports are published to a queue of NATS JetStream, and workers take them from
// it, read them, commit what they assert to a shared record, and only then acknowledge them.
//
// What makes it distributed is JetStream's own: the queue is a stream with work-queue retention, replicated as its server is
// told; a report that is not acknowledged in time is delivered to another worker; who may publish or work is the
// server's permissions. The record takes a report once, however often it is delivered, because its id is a hash of its
// content, and what is derived does not depend on the order of reports. So every report is once in the record, and the record is that of a single program.
//
// See doc/stream.md.
package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// The names on the server. Permissions are given for them.
const (
	QueueStream = "CHANCERY"         // the reports that no worker has finished
	QueueTopic  = "chancery.reports" // where to publish reports
	DeadStream  = "CHANCERY_DEAD"    // the messages that are no readable report
	DeadTopic   = "chancery.dead"    // where they go, each with the reason in the header ReasonHeader
	WorkersName = "workers"          // the consumer that all workers share

	// ReasonHeader says why a message is dead.
	ReasonHeader = "Chancery-Reason"
)

// Defaults of what the first program that connects makes of the stream.
const (
	DefaultURL     = nats.DefaultURL
	DefaultAckWait = time.Minute
	DefaultQueue   = 1_000_000 // reports
	DefaultUnacked = 10_000    // reports

	// duplicateWindow is how long the server knows the id of a message. What is published again later, the record recognises.
	duplicateWindow = 10 * time.Minute
	// patience is how long one answer of the server is waited for.
	patience = 10 * time.Second
)

// Options say which server to use, and how to make the stream there if there is none.
type Options struct {
	URL         string // nats://host:4222 or tls://…, several with commas between them
	Credentials string // a .creds file; empty if the server wants none or the URL holds them
	CA          string // a PEM file with the certificate that signed the server's; empty for those of the system

	Replicas int           // of the stream, on a cluster of servers
	Queue    int64         // how many reports may wait before publishers have to
	AckWait  time.Duration // how long a silent worker keeps a report before another one gets it; 0 for those who only publish
}

// Stream is a connection to the queue. It is safe for concurrent use.
type Stream struct {
	conn     *nats.Conn
	js       jetstream.JetStream
	consumer jetstream.Consumer
	ackWait  time.Duration
}

// Connect connects to a server, and makes the queue there if there is none. A queue that is there is used as it is.
// Lost connections are made anew for ever.
func Connect(ctx context.Context, o Options) (*Stream, error) {
	options := []nats.Option{nats.Name("chancery"), nats.MaxReconnects(-1), nats.ReconnectWait(500 * time.Millisecond)}
	if o.Credentials != "" {
		options = append(options, nats.UserCredentials(o.Credentials))
	}
	if o.CA != "" {
		options = append(options, nats.RootCAs(o.CA))
	}
	conn, err := nats.Connect(o.URL, options...)
	if err != nil {
		return nil, fmt.Errorf("NATS server: %w; check that it runs, its address (--nats) and credentials (--creds)", err)
	}
	s := &Stream{conn: conn}
	if err := s.open(ctx, o); err != nil {
		conn.Close()
		return nil, fmt.Errorf("NATS server %s: %w", conn.ConnectedUrlRedacted(), err)
	}
	return s, nil
}

func (s *Stream) open(ctx context.Context, o Options) (err error) {
	if s.js, err = jetstream.New(s.conn, jetstream.WithDefaultTimeout(patience)); err != nil {
		return err
	}
	queue, err := s.stream(ctx, jetstream.StreamConfig{Name: QueueStream, Subjects: []string{QueueTopic},
		Description: "reports that wait for a worker of Chancery",
		Retention:   jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Replicas: o.Replicas,
		MaxMsgs: o.Queue, Discard: jetstream.DiscardNew, Duplicates: duplicateWindow})
	if err != nil || o.AckWait == 0 {
		return err
	}
	if _, err := s.stream(ctx, jetstream.StreamConfig{Name: DeadStream, Subjects: []string{DeadTopic},
		Description: "messages that no worker of Chancery could read, with the reason in the header " + ReasonHeader,
		Storage:     jetstream.FileStorage, Replicas: o.Replicas, Duplicates: duplicateWindow}); err != nil {
		return err
	}
	return s.join(ctx, queue, o.AckWait)
}

// join makes the connection one of a worker.
func (s *Stream) join(ctx context.Context, queue jetstream.Stream, ackWait time.Duration) (err error) {
	s.consumer, err = queue.Consumer(ctx, WorkersName)
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		s.consumer, err = queue.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{Durable: WorkersName,
			AckPolicy: jetstream.AckExplicitPolicy, AckWait: ackWait, MaxAckPending: DefaultUnacked,
			MaxDeliver: -1}) // a server that gives up on a report tells nobody; workers count, and bury it with a reason
	}
	if err != nil {
		return fmt.Errorf("consumer %s of stream %s: %w", WorkersName, QueueStream, err)
	}
	s.ackWait = s.consumer.CachedInfo().Config.AckWait
	return nil
}

// stream returns the stream of that name, and makes it if there is none.
func (s *Stream) stream(ctx context.Context, c jetstream.StreamConfig) (jetstream.Stream, error) {
	found, err := s.js.Stream(ctx, c.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		found, err = s.js.CreateOrUpdateStream(ctx, c) // another program may just have made it
	}
	switch {
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount), errors.Is(err, nats.ErrNoResponders):
		err = errors.New("has no JetStream; start it with nats-server -js, or enable it for the account")
	case err != nil:
		err = fmt.Errorf("stream %s: %w", c.Name, err)
	}
	return found, err
}

// Close closes the connection when all that was said has reached the server, or after a while.
func (s *Stream) Close() {
	s.conn.FlushTimeout(patience) // an acknowledgement that is lost costs a delivery, no report
	s.conn.Close()
}

// State is how much the queue holds.
type State struct {
	Waiting int // reports that no worker has taken
	Taken   int // reports that workers have taken and not acknowledged
}

// State asks the server how much the queue holds; those who only publish cannot.
func (s *Stream) State(ctx context.Context) (State, error) {
	info, err := s.consumer.Info(ctx)
	if err != nil {
		return State{}, err
	}
	return State{Waiting: int(info.NumPending), Taken: info.NumAckPending}, nil
}
