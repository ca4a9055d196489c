package cluster

import (
	"context"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// longestReason bounds the header with the reason.
const longestReason = 1000

// bury publishes a message that is no readable report where people find it, as it was, with the reason in a header, and takes it out of
// the queue. Its id is its place in the queue, so that a worker that is killed in between leaves one dead letter and not two.
func (s *Stream) bury(ctx context.Context, i *item) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	m := &nats.Msg{Subject: DeadTopic, Data: i.msg.Data(), Header: nats.Header{}}
	m.Header.Set(ReasonHeader, oneLine(i.fault.Error()))
	id := "dead-" + strconv.FormatUint(i.number(), 10)
	if _, err := s.js.PublishMsg(ctx, m, jetstream.WithMsgID(id), jetstream.WithExpectStream(DeadStream)); err != nil {
		return err
	}
	return i.msg.Ack()
}

// oneLine makes of an error what a header may hold.
func oneLine(s string) string {
	s = strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "")
	if len(s) > longestReason {
		s = strings.ToValidUTF8(s[:longestReason], "") + "…"
	}
	return s
}
