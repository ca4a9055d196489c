package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"chancery/ingest"
)

// ownFlags adds the flags for a user's own rules and dictionaries.
func ownFlags(cmd *cobra.Command, own *ingest.Own) {
	cmd.Flags().StringArrayVar(&own.Rules, "rules", nil, "your own rules, a file or a folder; may be given again (doc/rules.md)")
	cmd.Flags().StringArrayVar(&own.Actors, "actors", nil, "a PETRARCH dictionary of actors or agents; may be given again")
}

// load loads the pipeline with the user's own files, and says on stderr what of the dictionaries is not understood.
func load(c *console, own ingest.Own) (*ingest.Pipeline, error) {
	p, err := ingest.LoadWith(own)
	if err != nil {
		return nil, err
	}
	if n := len(p.Faults()); n > 0 {
		fmt.Fprintf(c.err, "chancery: %v\n", p.Faults()[0])
		fmt.Fprintf(c.err, "chancery: %d lines of the dictionaries are not understood and were left out; chancery check --actors lists them\n", n)
	}
	return p, nil
}
