package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/cluster"
	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

func newPublish(c *console) *cobra.Command {
	var r reports
	var o cluster.Options
	cmd := &cobra.Command{
		Use:   "publish FILE...",
		Short: "Put reports into the queue that chancery work reads from",
		Long: `Put reports into a queue of NATS JetStream, from which workers take them (chancery work). A report counts as published when the server has it.
Publishing a report again, within ten minutes, changes nothing in the queue, and at any time nothing in the record. While the queue
is full or the server away, publishing waits. Any other NATS client can publish too: doc/stream.md has the format.

` + exitCodes,
		Example: `  chancery publish examples/*.txt
  chancery publish --nats tls://queue.example.org:4222 --creds desk.creds report.txt`,
		Args: atLeastOneFile,
		RunE: func(_ *cobra.Command, paths []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			queue, err := cluster.Connect(ctx, o)
			if err != nil {
				return err
			}
			defer queue.Close()
			return publishAll(ctx, c, &r, paths, queue)
		},
	}
	r.addFlags(cmd)
	streamFlags(cmd, &o)
	return cmd
}

// sent is a report that the server has.
type sent struct {
	report *record.Report // as much as a line about it needs
	isNew  bool
	err    error // why no more can be sent
}

func publishAll(ctx context.Context, c *console, r *reports, paths []string, queue *cluster.Stream) error {
	return each(c, r, paths,
		func(d *text.Document) (sent, error) {
			isNew, err := queue.Publish(ctx, d, func(why error) {
				fmt.Fprintf(c.err, "chancery: waiting for the queue: %v\n", why)
			})
			if ctx.Err() != nil {
				return sent{err: errors.New("interrupted; publish the same reports again, none will be there twice")}, nil
			}
			return sent{&record.Report{ID: ingest.ReportID(d), Title: d.Title, Origin: d.Origin}, isNew, nil}, err
		},
		func(s sent) error {
			if s.err != nil {
				return s.err
			}
			say := "published"
			if !s.isNew {
				say = "waiting  "
			}
			_, err := fmt.Fprintf(c.out, "%s  %s  %s\n", say, short(s.report.ID), terminal.Safe(nameOf(s.report)))
			return err
		})
}
