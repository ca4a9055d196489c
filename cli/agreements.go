package cli

import (
	"bufio"
	"strings"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
	"chancery/store"
)

func newAgreements(c *console) *cobra.Command {
	var flags entryFlags
	cmd := &cobra.Command{
		Use:   "agreements [PARTY...]",
		Short: "List agreements through time: stages, clauses, and what may bear on each clause",
		Long: `List the agreements between all of the parties, each with the names that it goes by, its stages with the first report of each, its clauses, and later events
that may bear on a clause. Those are proposals: whether a clause was kept is for a person to say (chancery correct confirm).`,
		Example: `  chancery agreements Armenia Azerbaijan
  chancery agreements Russia --words grain`,
		RunE: func(_ *cobra.Command, args []string) error {
			as, err := flags.known.read()
			if err != nil {
				return err
			}
			who, err := parties(args...)
			if err != nil {
				return err
			}
			return withRecord(flags.path, func(r *store.Record) error {
				list, err := r.Pacts(who, flags.words, as)
				if err != nil {
					return err
				}
				out := bufio.NewWriter(c.out)
				if err := newPage(c, out).pacts(list); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	recordFlag(cmd, &flags.path)
	flags.known.addFlags(cmd)
	cmd.Flags().StringVar(&flags.words, "words", "", "words that the reports hold")
	return cmd
}

func (p *page) pacts(list []resolve.Pact) error {
	if len(list) == 0 {
		p.Line(0, 0, plain("No agreement in the record fits."))
	}
	for i := range list {
		if i > 0 {
			p.Blank()
		}
		p.pact(&list[i])
	}
	return p.Err()
}

func (p *page) pact(a *resolve.Pact) {
	p.Teller = phrase.NewTeller()
	name := phrase.Squeeze(a.Mentions[0].Words.Text)
	if len(a.Names) > 0 {
		name = strings.Join(a.Names, ", also ")
	}
	p.Line(0, 2, strong(name), plain(": "+phrase.List(p.Actors(a.Parties), string(a.Kind), phrase.Count(len(a.Mentions), "mention"))))
	for _, s := range a.Stages {
		p.Line(4, 6, plain(phrase.Day(s.Day())+": "+phrase.List(string(s.Stage), phrase.Time(s.When), s.Report.Origin.Outlet)+" "), faint(quoted(phrase.Squeeze(s.Words.Text))))
	}
	if a.Disputed != nil {
		p.Line(4, 6, terminal.Text{Words: "! " + phrase.Dispute(a.Disputed), Style: terminal.Warn})
	}
	for _, c := range a.Clauses {
		p.provision(&c.Provision)
		for _, b := range c.Bearing {
			p.mayBear(8, &b)
		}
	}
	for _, b := range a.Bearing {
		p.mayBear(4, &b)
	}
}

// mayBear prints what may bear on an agreement or a clause: the entry, or the words of a report.
func (p *page) mayBear(indent int, b *resolve.Bearing) {
	how := faint("may bear on it (" + string(b.How) + "): ")
	if b.Entry != nil {
		p.Line(indent, indent+2, how, plain(phrase.NewTeller().Entry(b.Entry)), faint("  "+short(b.Entry.ID)))
		return
	}
	p.Line(indent, indent+2, how, plain(phrase.List(b.Report.Origin.Outlet, phrase.Day(b.Day()))+" "), faint(quoted(phrase.Squeeze(b.Words.Text))))
}

func newOffices(c *console) *cobra.Command {
	var path, on string
	var known asOf
	cmd := &cobra.Command{
		Use:   "offices COUNTRY [OFFICE]",
		Short: "List who held which office, as the reports say",
		Long: `List who held the offices of a country, from the day of taking one to that of leaving it where reports state them, else from the first report that says so
to the last, with the sentences. With --on, those who held one that day as far as reports tell.`,
		Example: `  chancery offices Azerbaijan
  chancery offices Russia "foreign minister" --on 2022-07-24`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			who, err := parties(args[0])
			if err != nil {
				return err
			}
			if who[0].Country == "" {
				return usagef("%q is no country that is known; write its name or its ISO code", args[0])
			}
			at, err := day("on", on)
			if err != nil {
				return err
			}
			as, err := known.read()
			if err != nil {
				return err
			}
			office := ""
			if len(args) == 2 {
				office = args[1]
			}
			return withRecord(path, func(r *store.Record) error {
				list, err := r.Offices(who[0].Country, office, as)
				if err != nil {
					return err
				}
				if !at.IsZero() {
					list = query.HeldOn(list, at)
				}
				out := bufio.NewWriter(c.out)
				p := newPage(c, out)
				if len(list) == 0 {
					p.Line(0, 0, plain("No report in the record says who held it."))
				}
				for i := range list {
					t := &list[i]
					p.Line(0, 2, strong(phrase.OfficeOf(t)), plain(": "+phrase.List(t.Holder, phrase.TenureOf(t), phrase.Count(t.Reports, "report"))))
					p.Line(4, 5, faint(quoted(phrase.Squeeze(t.First.Quote.Text))))
					for _, term := range []*record.Term{t.From, t.To} {
						if term != nil {
							p.Line(4, 5, faint(quoted(phrase.Squeeze(term.Saying.Quote.Text))))
						}
					}
				}
				if err := p.Err(); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	recordFlag(cmd, &path)
	known.addFlags(cmd)
	cmd.Flags().StringVar(&on, "on", "", "on this day")
	return cmd
}
