package cli

import (
	"bufio"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/export"
	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

func newRead(c *console) *cobra.Command {
	var r reports
	var format string
	var times bool
	var own ingest.Own
	var least float64
	cmd := &cobra.Command{
		Use:   "read SOURCE...",
		Short: "Read reports and print their record",
		Long: `Read reports and print what they assert: what happened, is planned, is alleged or denied, between whom, when,
according to whom, each with the words that it rests on; then statements, agreements, people and their offices.
The report's date comes from --published, from a line "Date: 2026-01-24"
at the top, or from a date line of the text. "Title:", "Outlet:", "URL:" and "Author:" lines at the top are read too.
Nothing is kept: for that see chancery add.

` + sourceHelp + `

` + exitCodes,
		Example: `  chancery read examples/south-caucasus-2026-01-24.txt
  chancery read --published 2026-01-24 --outlet "The Daily Example" report.txt
  pbpaste | chancery read --format json -`,
		Args: atLeastOneFile,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := oneOf("format", format, "text", "json", "jsonl"); err != nil {
				return err
			}
			if err := checkConfidence(least); err != nil {
				return err
			}
			p, err := load(c, own)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(c.out)
			print := printer(c, out, format, times)
			return each(c, &r, paths,
				func(d *text.Document) (*record.Report, error) { return p.Read(d) },
				func(r *record.Report) error {
					warnAhead(c, r)
					sure(r, least)
					if err := print(r); err != nil {
						return err
					}
					return out.Flush()
				})
		},
	}
	r.addFlags(cmd)
	ownFlags(cmd, &own)
	confidenceFlag(cmd, &least)
	formatFlag(cmd, &format, "a report")
	cmd.Flags().BoolVar(&times, "times", false, "in text, list the time expressions too")
	return cmd
}

// printer returns what prints a report in the given format.
func printer(c *console, out *bufio.Writer, format string, times bool) func(*record.Report) error {
	safe := terminal.SafeWriter(out, fileOf(c.out))
	switch format {
	case "json":
		return func(r *record.Report) error { return export.WriteJSON(safe, r) }
	case "jsonl":
		return func(r *record.Report) error { return export.WriteJSONL(safe, r) }
	}
	page := newPage(c, out)
	page.times = times
	return page.report
}
