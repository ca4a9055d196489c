package cli

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"chancery/actor"
	"chancery/ask"
	"chancery/assist"
	"chancery/ingest"
	"chancery/query"
	"chancery/text"
)

func newMCP(c *console) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Let an assistant ask the record (Model Context Protocol)",
		Long: `Serve the record to an assistant built on a language model, by the Model Context Protocol over standard input and output. The
assistant's program starts this command itself; doc/assistants.md says how to tell it to. Its tools answer the questions of chancery ask
with entries, sentences and reports, so that the assistant quotes the record and invents nothing. None of them changes the record.

Over HTTP, chancery serve gives the same under /mcp.`,
		Example: `  chancery mcp --record caucasus.db`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			o, err := assistOptions(path, sync.OnceValues(ingest.Load))
			if err != nil {
				return err
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return assist.Run(ctx, o)
		},
	}
	recordFlag(cmd, &path)
	return cmd
}

// assistOptions hands the tools what they cannot do themselves: read names, and questions by a pipeline that is loaded with the first.
func assistOptions(path string, pipeline func() (*ingest.Pipeline, error)) (assist.Options, error) {
	register, err := actor.Load()
	return assist.Options{
		Record: path, Version: version,
		Party: func(name string) query.Party { return partyIn(register, name) },
		Understand: func(question string, day text.Day) (q ask.Question, err error) {
			p, err := pipeline()
			if err != nil {
				return q, err
			}
			return understand(p, question, day)
		},
	}, err
}
