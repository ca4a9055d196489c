package cli

import (
	"bufio"

	"github.com/spf13/cobra"

	"chancery/record"
	"chancery/store"
)

func newShow(c *console) *cobra.Command {
	var path, format string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show one report or one event of a record",
		Long: `Show a report with all that it asserts, or an event with the report that asserts it.
The beginning of an ID will do as long as no other begins so; chancery add and chancery list print them.`,
		Example: `  chancery show 494286a9a0
  chancery show --format json 494286a9a0`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("one id is needed, %d are given", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json", "jsonl"); err != nil {
				return err
			}
			r, err := store.Open(path)
			if err != nil {
				return err
			}
			defer r.Close()
			report, event, err := r.Find(args[0])
			if err != nil {
				return err
			}
			if event == nil {
				out := bufio.NewWriter(c.out)
				if err := printer(c, out, format, false)(report); err != nil {
					return err
				}
				return out.Flush()
			}
			one := []record.Assertion{{Report: report, Event: *event}}
			return printAssertions(c, format, one, func(p *page) error { return p.event(&one[0]) })
		},
	}
	recordFlag(cmd, &path)
	formatFlag(cmd, &format, "a report or event")
	return cmd
}

// event prints one event with all its fields, under the head of its report.
func (p *page) event(a *record.Assertion) error {
	p.head(a.Report)
	p.Blank()
	p.details(a.Report.Text, &a.Event)
	return p.Err()
}
