package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"chancery/ingest"
	"chancery/text"
)

// storeFailed is JetStream's code for a stream that takes no more.
const storeFailed jetstream.ErrorCode = 10077

// Publish puts a report into the queue and returns when the server has it; added is false if it was published before, not long ago.
// While the queue is full or the server is away, Publish waits, and says so to wait, once.
func (s *Stream) Publish(ctx context.Context, d *text.Document, wait func(why error)) (added bool, err error) {
	raw, err := encode(d)
	if err != nil {
		return false, err
	}
	if max := s.conn.MaxPayload(); int64(len(raw)) > max {
		return false, fmt.Errorf("makes a message of %d bytes, and the server takes %d; raise max_payload there", len(raw), max)
	}
	id := ingest.ReportID(d)
	for told := false; ; told = true {
		ack, err := s.publish(ctx, raw, id)
		if err == nil {
			return !ack.Duplicate, nil
		}
		if !passing(err) || ctx.Err() != nil {
			return false, fmt.Errorf("publishing to %s: %w", QueueTopic, err)
		}
		if !told {
			wait(err)
		}
		if !sleep(ctx, time.Second) {
			return false, ctx.Err()
		}
	}
}

func (s *Stream) publish(ctx context.Context, raw []byte, id string) (*jetstream.PubAck, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return s.js.Publish(ctx, QueueTopic, raw, jetstream.WithMsgID(id), jetstream.WithExpectStream(QueueStream))
}

// passing reports whether what failed may work a little later.
func passing(err error) bool {
	var api *jetstream.APIError
	if errors.As(err, &api) {
		return api.ErrorCode == storeFailed || api.Code == 503
	}
	for _, e := range []error{context.DeadlineExceeded, nats.ErrTimeout, nats.ErrNoResponders, jetstream.ErrNoStreamResponse,
		nats.ErrDisconnected, nats.ErrConnectionReconnecting, nats.ErrReconnectBufExceeded} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// sleep waits; it is false if there is no time for it.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
