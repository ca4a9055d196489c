package cli

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/query"
	"chancery/resolve"
	"chancery/store"
)

func newClaims(c *console) *cobra.Command {
	var flags entryFlags
	cmd := &cobra.Command{
		Use:   "claims [SPEAKER]",
		Short: "Check claims of a first, a last or a greatest; or what a speaker claims with a changing number",
		Long: `Without a speaker: list the sentences that call something the first, the second, the largest of its kind, or the first since some year, and say whether
the rest of the record supports or contradicts that, by which entry or in which words of a report, or does not tell.
With a speaker: list what he or she claims again and again with a changing number: six wars ended, then seven, then eight.`,
		Example: `  chancery claims
  chancery claims --recipient Azerbaijan
  chancery claims Trump`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := flags.filter()
			if err != nil {
				return err
			}
			if flags.format != "text" {
				return usagef("--format %s: claims are printed as text only", flags.format)
			}
			return withRecord(flags.path, func(r *store.Record) error {
				out := bufio.NewWriter(c.out)
				p := newPage(c, out)
				if len(args) == 1 {
					who, err := parties(args[0])
					if err != nil {
						return err
					}
					if err := series(p, r, who[0], f.AsOf); err != nil {
						return err
					}
				} else if err := superlatives(p, r, f); err != nil {
					return err
				}
				if err := p.Err(); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	flags.add(cmd)
	return cmd
}

func series(p *page, r *store.Record, speaker query.Party, a query.AsOf) error {
	list, err := r.Series(speaker, a)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		p.Line(0, 0, plain("No claim with a changing number is in the record."))
	}
	for _, s := range list {
		var values []string
		for _, c := range s.Claims {
			values = append(values, c.Bound+fmt.Sprint(c.Value))
		}
		p.Line(0, 2, strong(phrase.Name(s.Speaker)), plain(": "+strings.Join(values, ", ")))
		for _, c := range s.Claims {
			p.Line(4, 5, plain(phrase.Day(c.Day)+": "), faint(quoted(phrase.Squeeze(c.Words.Text))))
		}
		p.Blank()
	}
	return nil
}

var verdictStyle = map[resolve.Verdict]terminal.Style{resolve.Supported: terminal.Good, resolve.Contradicted: terminal.Warn, resolve.Undecided: terminal.Faint}

func superlatives(p *page, r *store.Record, f query.EntryFilter) error {
	list, err := r.Superlatives(f)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		p.Line(0, 0, plain("No claim of a first, a last or a greatest is in what fits."))
	}
	for _, s := range list {
		p.Teller = phrase.NewTeller()
		p.Line(0, 2, strong(quoted(phrase.Squeeze(s.Boast.Words))), terminal.Text{Words: " " + string(s.Verdict), Style: verdictStyle[s.Verdict]})
		if s.Entry != nil {
			p.Line(4, 6, plain(p.Entry(s.Entry)), faint("  "+short(s.Entry.ID)))
		} else {
			p.Line(4, 6, plain(phrase.List(s.Report.Origin.Outlet, phrase.Day(s.Report.Published.Day))+": "), faint(quoted(phrase.Squeeze(s.Sentence.Text))))
		}
		switch {
		case s.By != nil:
			p.Line(4, 6, plain("by: "+p.Entry(s.By)), faint("  "+short(s.By.ID)))
		case s.Ruling.Words != nil:
			at := s.Ruling.Words
			p.Line(4, 6, plain("by: "+phrase.List(at.Report.Origin.Outlet, phrase.Day(at.Day()))+" "), faint(quoted(phrase.Squeeze(at.Words.Text))))
		}
	}
	return nil
}
