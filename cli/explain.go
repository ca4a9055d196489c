package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/export"
	"chancery/ingest"
	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// explained is a report with the reasons for its events.
type explained struct {
	report *record.Report
	why    []record.Explanation
}

func newExplain(c *console) *cobra.Command {
	var r reports
	var format, event string
	var own ingest.Own
	cmd := &cobra.Command{
		Use:   "explain FILE...",
		Short: "Say why each event of a report is recorded as it is",
		Long: `Read reports as chancery read does and say of each event why it is recorded as it is: the word that tells of it, the way
through the grammar to its actors, time and place, the words that bear on its status, whom it is credited to, and the rule
behind each step, as file, line and text. The built-in files lie under extract/data; doc/rules.md says how rules of your own go
before them, and how to drop a built-in one. --event takes an event's id, or the beginning of one, as chancery read
--format json and chancery list show it.

` + exitCodes,
		Example: `  chancery explain examples/south-caucasus-2026-01-24.txt
  chancery explain --event 3f9a2c --published 2026-01-24 report.txt
  chancery explain --format json - < report.txt`,
		Args: atLeastOneFile,
		RunE: func(_ *cobra.Command, paths []string) error {
			if err := oneOf("format", format, "text", "json", "jsonl"); err != nil {
				return err
			}
			p, err := load(c, own)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(c.out)
			page := newPage(c, out)
			found := event == ""
			err = each(c, &r, paths,
				func(d *text.Document) (e explained, err error) {
					e.report, e.why, err = p.Explain(d)
					return e, err
				},
				func(e explained) error {
					e.why = slices.DeleteFunc(e.why, func(one record.Explanation) bool { return !strings.HasPrefix(one.Event.ID, event) })
					found = found || len(e.why) > 0
					if err := printExplained(c, page, out, format, e); err != nil {
						return err
					}
					return out.Flush()
				})
			if err == nil && !found {
				return fmt.Errorf("no event has the id %q; chancery read --format json shows the ids, which change with the report's date, outlet and URL", event)
			}
			return err
		},
	}
	r.addFlags(cmd)
	ownFlags(cmd, &own)
	formatFlag(cmd, &format, "an event")
	cmd.Flags().StringVar(&event, "event", "", "explain only the event with this id, or those whose id begins so")
	return cmd
}

func printExplained(c *console, page *page, out *bufio.Writer, format string, e explained) error {
	if format == "text" {
		return page.explanations(e.report, e.why)
	}
	return export.WriteExplanations(terminal.SafeWriter(out, fileOf(c.out)), e.report, e.why, format == "json")
}

// explanations prints the events of a report with the steps by which they were found.
func (p *page) explanations(r *record.Report, why []record.Explanation) error {
	p.Teller = phrase.NewTeller()
	p.head(r)
	for _, e := range why {
		p.Blank()
		p.Line(0, 2, strong(p.Event(e.Event)), p.according(e.Event), faint("  "+short(e.Event.ID)))
		p.quote(2, r.Text, e.Event.Evidence.Span, e.Event.Trigger.Span)
		for _, s := range e.Steps {
			p.step(&s)
		}
	}
	if len(why) == 0 {
		p.Line(0, 0, plain("No event to explain."))
	}
	return p.Err()
}

// step prints one step: what it decides and says, then the way to it, then its rule.
func (p *page) step(s *record.Step) {
	value := s.Says
	if s.Words.Text != "" {
		value = quoted(phrase.Squeeze(s.Words.Text)) + "  " + value
	}
	p.Field(2, 14, s.What, value)
	if s.Arcs != "" {
		p.Line(14, 16, faint(s.Arcs))
	}
	if s.Rule.Place != "" {
		p.Line(14, 16, terminal.Text{Words: s.Rule.Place, Style: terminal.Accent}, faint("  "+clip(s.Rule.Text)))
	}
}

// longestRule is how many runes of a rule's line are shown; it stands whole in its file.
const longestRule = 100

func clip(s string) string {
	if r := []rune(s); len(r) > longestRule {
		return string(r[:longestRule]) + " …"
	}
	return s
}
