package cli

import (
	"bufio"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"chancery/ask"
	"chancery/cli/terminal"
	"chancery/export"
	"chancery/ingest"
	"chancery/phrase"
	"chancery/store"
	"chancery/text"
)

func newAsk(c *console) *cobra.Command {
	var flags entryFlags
	var most int
	cmd := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "Ask the record a question in words",
		Long: `Ask the record a question in English. The answer says how the question was understood, and gives entries with their sentences; of what the
record does not hold it says so. These kinds of question are understood:

  ` + strings.Join(ask.Examples[1:], "\n  "),
		Example: `  chancery ask "When did a US vice president last visit Azerbaijan?"
  chancery ask "What is due in February 2026?" --published-until 2026-01-25`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no question is given; write it in quotation marks")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("format", flags.format, "text", "json"); err != nil {
				return err
			}
			as, err := flags.known.read()
			if err != nil {
				return err
			}
			p, err := ingest.Load()
			if err != nil {
				return err
			}
			return withRecord(flags.path, func(r *store.Record) error {
				day, err := r.Today(as)
				if err != nil {
					return err
				}
				q, err := understand(p, strings.Join(args, " "), day)
				if err != nil {
					return err
				}
				answer, err := ask.To(r, q, as)
				if err != nil {
					return err
				}
				out := bufio.NewWriter(c.out)
				if flags.format == "json" {
					err = export.WriteAnswerJSON(terminal.SafeWriter(out, fileOf(c.out)), answer.Exported(math.MaxInt, math.MaxInt))
				} else {
					err = newPage(c, out).answer(answer, most)
				}
				if err != nil {
					return err
				}
				return out.Flush()
			})
		},
	}
	recordFlag(cmd, &flags.path)
	flags.known.addFlags(cmd)
	cmd.Flags().StringVar(&flags.format, "format", "text", "text or json")
	cmd.Flags().IntVar(&most, "most", 20, "how many parts of a long answer are printed; 0 for all")
	return cmd
}

// understand reads a question as of a day.
func understand(p *ingest.Pipeline, question string, day text.Day) (ask.Question, error) {
	asked, err := p.Question(question, day)
	if err != nil {
		return ask.Question{}, err
	}
	return ask.Understand(question, asked.Found, asked.Named, asked.Acts), nil
}

// answer prints an answer: how the question was understood, what the record says, and the sentences.
func (p *page) answer(a *ask.Answer, most int) error {
	if a.Understood != "" {
		p.Line(0, 2, faint("Understood: "+a.Understood+"."))
	}
	for _, line := range strings.Split(a.Says, "\n") {
		p.Line(0, 2, strong(line))
	}
	for i, l := range a.Lines {
		if most > 0 && i == most {
			p.Line(0, 0, faint("… and "+phrase.Count(len(a.Lines)-most, "more part")+"; --most 0 prints all"))
			break
		}
		p.Blank()
		p.Line(0, 2, plain(l.Words))
		for _, c := range l.Cites {
			p.Line(2, 3, faint(quoted(phrase.Squeeze(c.Quote.Text))))
			outlet := c.Report.Origin.Outlet
			if outlet == "" {
				outlet = nameOf(c.Report)
			}
			p.Line(4, 4, faint(phrase.List(outlet, phrase.Day(c.Report.Published.Day), c.About)))
		}
	}
	return p.Err()
}
