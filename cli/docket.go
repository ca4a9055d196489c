package cli

import (
	"bufio"
	"slices"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/export"
	"chancery/phrase"
	"chancery/record"
	"chancery/resolve"
	"chancery/store"
	"chancery/text"
)

func newDocket(c *console) *cobra.Command {
	var flags entryFlags
	var due days
	var outcome string
	cmd := &cobra.Command{
		Use:   "docket",
		Short: "List what was to be, and what became of it",
		Long: `List what was planned or promised by the days for which it was, and what became of each: carried out, under way, cancelled,
postponed, changed, restated, still open, or overdue with no report found. "No report found" does not mean that it was not done.
Whether it is overdue is judged on the day of the newest report of the record, or on that of --as-of or --published-until.`,
		Example: `  chancery docket --recipient Armenia
  chancery docket --due-since 2026-02-01 --due-until 2026-02-28
  chancery docket --outcome overdue --published-until 2026-03-31`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			f, err := flags.filter()
			if err != nil {
				return err
			}
			if f.DueSince, err = day("due-since", due.since); err != nil {
				return err
			}
			if f.DueUntil, err = day("due-until", due.until); err != nil {
				return err
			}
			wanted, err := parseOutcome(outcome)
			if err != nil {
				return err
			}
			return withRecord(flags.path, func(r *store.Record) error {
				list, on, err := r.Docket(f)
				if err != nil {
					return err
				}
				list = slices.DeleteFunc(list, func(d resolve.Due) bool { return wanted != "" && d.Outcome != wanted })
				return printDocket(c, r, flags.format, list, on)
			})
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&due.since, "due-since", "", "due on this day or later")
	cmd.Flags().StringVar(&due.until, "due-until", "", "due on this day or earlier")
	cmd.Flags().StringVar(&outcome, "outcome", "", "only what has come to this: overdue, open, restated, changed, postponed, under way, carried out, cancelled")
	return cmd
}

func parseOutcome(s string) (resolve.Outcome, error) {
	if s == "overdue" {
		return resolve.Overdue, nil
	}
	if s == "" || slices.Contains(resolve.Outcomes, resolve.Outcome(s)) {
		return resolve.Outcome(s), nil
	}
	return "", usagef("--outcome %q is not known; it is one of: overdue, open, restated, changed, postponed, under way, carried out, cancelled", s)
}

func printDocket(c *console, r *store.Record, format string, list []resolve.Due, on text.Day) error {
	out := bufio.NewWriter(c.out)
	safe := terminal.SafeWriter(out, fileOf(c.out))
	if format == "text" {
		if err := newPage(c, out).docket(list, on); err != nil {
			return err
		}
		return out.Flush()
	}
	told, err := r.Told(entriesOf(list)...)
	if err != nil {
		return err
	}
	if format == "json" {
		err = export.WriteDocketJSON(safe, docketLines(list), told, on)
	} else {
		err = export.WriteDocketJSONL(safe, docketLines(list), told, on)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

func entriesOf(list []resolve.Due) []record.Entry {
	var out []record.Entry
	for _, d := range list {
		out = append(out, d.Entry)
	}
	return out
}

func docketLines(list []resolve.Due) []export.DocketLine {
	var out []export.DocketLine
	for i := range list {
		d := &list[i]
		line := export.DocketLine{Entry: &d.Entry, Outcome: string(d.Outcome), By: d.By}
		if d.Later != nil {
			line.Later = d.Later.ID
		}
		out = append(out, line)
	}
	return out
}

var outcomeStyle = map[resolve.Outcome]terminal.Style{
	resolve.Overdue: terminal.Warn, resolve.Cancelled: terminal.Warn, resolve.Postponed: terminal.Warn,
	resolve.CarriedOut: terminal.Good, resolve.Begun: terminal.Good,
}

// docket prints the lines under their outcomes.
func (p *page) docket(list []resolve.Due, on text.Day) error {
	if len(list) == 0 {
		p.Line(0, 0, plain("Nothing planned in the record fits."))
		return p.Err()
	}
	p.Line(0, 0, faint("As of "+phrase.Day(on)+"."))
	for _, o := range resolve.Outcomes {
		first := true
		for i := range list {
			if list[i].Outcome != o {
				continue
			}
			if first {
				p.heading(string(o), outcomeStyle[o])
				first = false
			}
			p.due(&list[i])
		}
	}
	p.Blank()
	p.Line(0, 0, faint(phrase.Count(len(list), "line")))
	return p.Err()
}

func (p *page) due(d *resolve.Due) {
	p.Teller = phrase.NewTeller()
	due := "no day stated"
	if d.Entry.Due != nil {
		due = "due " + phrase.Time(d.Entry.Due)
	}
	p.Line(2, 4, strong(due), plain(": "+p.Planned(&d.Entry)))
	for _, r := range d.Entry.Ladder {
		if r.State == record.IsPlanned || r.State == record.IsPostponed {
			p.Line(6, 8, plain(rungWords(&r)))
		}
	}
	if d.By != nil && d.By.State != record.IsPlanned && d.By.State != record.IsPostponed {
		p.Line(6, 8, terminal.Text{Words: rungWords(d.By), Style: outcomeStyle[d.Outcome]})
		p.Line(8, 9, faint(quoted(phrase.Squeeze(d.By.Evidence.Text))))
	}
	p.Line(6, 6, faint(phrase.List(short(d.Entry.ID), phrase.Support(&d.Entry))))
}
