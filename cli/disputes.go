package cli

import (
	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/store"
)

func newDisputes(c *console) *cobra.Command {
	var flags entryFlags
	cmd := &cobra.Command{
		Use:   "disputes",
		Short: "List where accounts differ: the day, a number, who did it, whether it happened",
		Long: `List the entries on which independent origins differ, the newest first, each side with its reports and sentences. A plan that was
changed is no dispute, nor a toll that rose, nor a number that is rounded or given as "at least". After them come, as text only, sentences that
contradict each other about something of which the record has no entry: a claim and its denial, or two numbers of one thing.`,
		Example: `  chancery disputes
  chancery disputes --type ASSAULT --since 2026-01-01`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			f, err := flags.filter()
			if err != nil {
				return err
			}
			f.Disputed, f.Order = true, query.ByNewsDown
			return withRecord(flags.path, func(r *store.Record) error {
				list, err := r.Entries(f)
				if err != nil {
					return err
				}
				told, err := r.Told(list...)
				if err != nil {
					return err
				}
				return printEntries(c, r, flags.format, list, func(p *page) error {
					rivals, err := r.Rivals(f)
					if err != nil {
						return err
					}
					return p.disputes(list, told, rivals)
				})
			})
		},
	}
	flags.add(cmd)
	return cmd
}

// disputes prints each entry with its sides, and the words of each; then the sentences that contradict each other without an entry.
func (p *page) disputes(list []record.Entry, told [][]record.Assertion, rivals []resolve.Rivals) error {
	if len(list)+len(rivals) == 0 {
		p.Line(0, 0, plain("No accounts in the record that fit differ."))
		return p.Err()
	}
	for i := range list {
		e := &list[i]
		p.Teller = phrase.NewTeller()
		p.Line(0, 2, strong(p.Entry(e)), faint("  "+short(e.ID)))
		for _, d := range e.Disputes {
			p.Line(2, 4, terminal.Text{Words: phrase.Attribute(&d), Style: terminal.Warn})
			for _, s := range d.Sides {
				p.side(&s, told[i])
			}
			p.settled(&d, told[i])
		}
		p.Blank()
	}
	for i := range rivals {
		p.rivals(&rivals[i])
	}
	p.Line(0, 0, faint(phrase.List(phrase.Count(len(list), "entry"), phrase.Count(len(rivals), "contradiction")+" without an entry")))
	return p.Err()
}

// rivals prints two sentences that contradict each other.
func (p *page) rivals(r *resolve.Rivals) {
	p.Line(0, 2, terminal.Text{Words: phrase.Attribute(&record.Dispute{Attribute: r.Attribute, Of: r.Of}), Style: terminal.Warn}, faint(" (no entry)"))
	for _, side := range r.Sides {
		p.Line(2, 4, plain(outletAndDay(&record.Assertion{Report: side.Report})))
		p.quote(4, side.Report.Text, side.Words.Span)
	}
	if r.Settled != nil {
		p.Line(2, 4, faint("settled by "), plain(outletAndDay(&record.Assertion{Report: r.Settled})))
	}
	p.Blank()
}

func (p *page) side(s *record.Side, told []record.Assertion) {
	p.Line(4, 6, strong(s.Value), faint(" ("+phrase.Count(s.Origins, "origin")+")"))
	for _, m := range s.Members {
		p.Line(6, 8, plain(outletAndDay(&told[m])), p.according(&told[m].Event))
		p.quote(8, told[m].Report.Text, told[m].Event.Evidence.Span)
	}
}

// settled prints which report ends a dispute.
func (p *page) settled(d *record.Dispute, told []record.Assertion) {
	for m := range told {
		if told[m].Report.ID == d.Settled {
			p.Line(4, 6, faint("settled by "), plain(outletAndDay(&told[m])))
			return
		}
	}
}

// outletAndDay says which report it is.
func outletAndDay(a *record.Assertion) string {
	outlet := a.Report.Origin.Outlet
	if outlet == "" {
		outlet = nameOf(a.Report)
	}
	return phrase.List(outlet, phrase.Day(a.Report.Published.Day))
}
