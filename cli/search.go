package cli

import (
	"bufio"
	"strings"

	"github.com/spf13/cobra"

	"chancery/phrase"
	"chancery/query"
	"chancery/store"
)

func newSearch(c *console) *cobra.Command {
	var flags entryFlags
	var limit int
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find reports by their words",
		Long:  `Find the reports that hold all of the words, in their headline or text, the ones added last first.`,
		Example: `  chancery search grain Odesa
  chancery search "peace treaty" --published-until 2025-12-31`,
		Args: func(_ *cobra.Command, args []string) error {
			if query.Fold(strings.Join(args, " ")) == "" {
				return usagef("no word is given to search for")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			as, err := flags.known.read()
			if err != nil {
				return err
			}
			return withRecord(flags.path, func(r *store.Record) error {
				found, err := r.Search(strings.Join(args, " "), limit, as)
				if err != nil {
					return err
				}
				out := bufio.NewWriter(c.out)
				p := newPage(c, out)
				for _, rep := range found {
					p.Line(0, 2, strong(nameOf(rep)), faint("  "+phrase.List(rep.Origin.Outlet, phrase.Day(rep.Published.Day), short(rep.ID))))
				}
				if len(found) == 0 {
					p.Line(0, 0, plain("No report in the record holds these words."))
				}
				if err := p.Err(); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	recordFlag(cmd, &flags.path)
	flags.known.addFlags(cmd)
	cmd.Flags().IntVar(&limit, "limit", 20, "the most reports to list; 0 for all")
	return cmd
}

func newStatements(c *console) *cobra.Command {
	var flags entryFlags
	var anonymous bool
	cmd := &cobra.Command{
		Use:   "statements [SPEAKER]",
		Short: "List what somebody said, or what unnamed people said",
		Example: `  chancery statements Trump --limit 10
  chancery statements --anonymous`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			as, err := flags.known.read()
			if err != nil {
				return err
			}
			f := query.StatementFilter{Words: flags.words, Anonymous: anonymous, Limit: flags.limit, AsOf: as}
			if len(args) == 1 {
				who, err := parties(args[0])
				if err != nil {
					return err
				}
				f.Speaker = who[0]
			}
			return withRecord(flags.path, func(r *store.Record) error {
				list, err := r.Statements(f)
				if err != nil {
					return err
				}
				out := bufio.NewWriter(c.out)
				p := newPage(c, out)
				if len(list) == 0 {
					p.Line(0, 0, plain("No statement in the record fits."))
				}
				for _, s := range list {
					p.Teller = phrase.NewTeller()
					p.statement(s.Report.Text, &s.Entry)
					p.Line(4, 4, faint(phrase.List(s.Report.Origin.Outlet, phrase.Day(s.Report.Published.Day), s.Report.Title)))
				}
				if err := p.Err(); err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	recordFlag(cmd, &flags.path)
	flags.known.addFlags(cmd)
	cmd.Flags().StringVar(&flags.words, "words", "", "words that the report holds")
	cmd.Flags().BoolVar(&anonymous, "anonymous", false, "only what people said whom the reports do not name")
	cmd.Flags().IntVar(&flags.limit, "limit", 50, "the newest so many; 0 for all")
	return cmd
}
