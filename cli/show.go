package cli

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/record"
	"chancery/store"
)

func newShow(c *console) *cobra.Command {
	var path, format string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show one entry, report or event of a record",
		Long: `Show an entry with every step and sentence, a report with all that it asserts, or an event with the report that asserts it.
The beginning of an ID will do as long as no other begins so; chancery entries, add and list print them.`,
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
			if errors.Is(err, store.ErrNotFound) {
				return showEntry(c, r, format, args[0])
			}
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

// showEntry shows the entry with an id.
func showEntry(c *console, r *store.Record, format, id string) error {
	list, err := r.Entry(id)
	if err != nil {
		return err
	}
	told, err := r.Told(list...)
	if err != nil {
		return err
	}
	corrections, err := r.Corrections()
	if err != nil {
		return err
	}
	return printEntries(c, r, format, list, func(p *page) error {
		for i := range list {
			p.wholeEntry(&list[i], told[i], corrections)
		}
		return p.Err()
	})
}

// wholeEntry prints an entry: its ladder, where accounts differ, each origin with its reports and sentences, and what people corrected.
func (p *page) wholeEntry(e *record.Entry, told []record.Assertion, corrections []record.Correction) {
	p.Teller = phrase.NewTeller()
	p.Line(0, 2, strong(p.Entry(e)))
	p.Line(0, 0, faint(phrase.List(e.ID, phrase.Support(e), e.Key)))
	p.heading("Ladder", terminal.Accent)
	for _, r := range e.Ladder {
		p.Line(2, 4, terminal.Text{Words: rungWords(&r), Style: stateStyle[r.State]})
		p.Line(4, 5, faint(quoted(phrase.Squeeze(r.Evidence.Text))))
	}
	if len(e.Disputes) > 0 {
		p.heading("Accounts differ", terminal.Warn)
	}
	for _, d := range e.Disputes {
		p.Line(2, 4, terminal.Text{Words: phrase.Attribute(&d), Style: terminal.Warn})
		for _, s := range d.Sides {
			p.side(&s, told)
		}
	}
	for origin := range e.Origins {
		p.heading(fmt.Sprintf("Origin %d", origin+1), terminal.Accent)
		for i, m := range e.Members {
			if m.Origin == origin {
				p.Line(2, 4, plain(outletAndDay(&told[i])+": "+string(m.Status)), p.according(&told[i].Event), faint("  "+short(m.Event)))
				p.quote(4, told[i].Report.Text, told[i].Event.Evidence.Span, told[i].Event.Trigger.Span)
			}
		}
	}
	for _, id := range e.Corrected {
		for _, x := range corrections {
			if x.ID == id {
				p.Blank()
				p.Line(0, 2, terminal.Text{Words: "Corrected by " + x.Author + ": " + correctionWords(&x), Style: terminal.Warn}, faint("  "+short(x.ID)))
			}
		}
	}
	p.Blank()
}
