package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/ingest"
)

func newCheck(c *console) *cobra.Command {
	var own ingest.Own
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Check rules and dictionaries of your own",
		Long: `Check rules of your own before they are used with chancery read --rules, and PETRARCH dictionaries before they are used with
--actors. Every fault is told with its file, its line and what to do: a line that is no rule, an unknown type or mode, a class
that holds itself, a pattern that would match everything, a file that is not UTF-8. FILE is a file of rules or a folder of
them, in the formats that doc/rules.md describes.

Exit status: 0 if there is no fault, 1 if there is one, 2 if the command line was not understood.`,
		Example: `  chancery check my-rules.txt
  chancery check my-rules/ --actors my.actors.txt --actors my.agents.txt`,
		RunE: func(_ *cobra.Command, paths []string) error {
			own.Rules = paths
			if own.Empty() {
				return usagef("nothing to check; name a file or folder of rules, or a dictionary with --actors")
			}
			wrong := own.Check()
			for _, fault := range wrong {
				fmt.Fprintln(c.err, terminal.Safe(fmt.Sprintf("chancery: %v", fault)))
			}
			if len(wrong) > 0 {
				return fmt.Errorf("faults: %d", len(wrong))
			}
			_, err := fmt.Fprintln(c.out, "No fault.")
			return err
		},
	}
	cmd.Flags().StringArrayVar(&own.Actors, "actors", nil, "a PETRARCH dictionary of actors or agents; may be given again")
	return cmd
}
