package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/query"
	"chancery/record"
)

func newTimeline(c *console) *cobra.Command {
	var path, format string
	var within days
	var known asOf
	cmd := &cobra.Command{
		Use:   "timeline ACTOR [ACTOR]",
		Short: "Show in order of time what one actor, or two with each other, did or plan",
		Long: `Show what the record holds of one actor, or of two that take part in the same events, in the order of the days on which
it happened or is to happen, on whichever side they stand. ACTOR is whole words of a name, a country's name, or its ISO code.
Events without a stated time are counted at the end.`,
		Example: `  chancery timeline Vance
  chancery timeline Armenia Azerbaijan --since 2025-01-01`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usagef("one actor or two are needed, %d are given; put names of several words in quotation marks", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json", "jsonl"); err != nil {
				return err
			}
			who, err := parties(args...)
			if err != nil {
				return err
			}
			f := query.Filter{Involving: who}
			if err := within.set(&f); err != nil {
				return err
			}
			if f.AsOf, err = known.read(); err != nil {
				return err
			}
			return events(path, f, func(found []record.Assertion) error {
				dated, undated := query.Timeline(found)
				return printAssertions(c, format, dated, func(p *page) error { return p.timeline(dated, undated) })
			})
		},
	}
	recordFlag(cmd, &path)
	formatFlag(cmd, &format, "an event")
	within.addFlags(cmd)
	known.addFlags(cmd)
	return cmd
}

// timeline prints events under the year and the days on which they begin.
func (p *page) timeline(dated []record.Assertion, undated int) error {
	year, when := 0, ""
	for i := range dated {
		e := &dated[i].Event
		if e.When.From.Year != year {
			year, when = e.When.From.Year, ""
			p.heading(fmt.Sprint(year), terminal.Accent)
		}
		if w := phrase.Time(e.When); w != when {
			when = w
			p.Line(0, 0, strong(when))
		}
		p.Line(2, 4, plain(p.Undated(e)), p.according(e))
		p.foot(&dated[i])
	}
	if len(dated) == 0 {
		p.Line(0, 0, plain("Nothing in the record that fits has a time."))
	}
	if undated > 0 {
		p.Blank()
		p.Line(0, 0, faint(count(undated, "event")+" without a stated time left out; chancery list shows them"))
	}
	return p.Err()
}
