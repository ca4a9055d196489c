package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/store"
)

func newList(c *console) *cobra.Command {
	var path, format, actor, recipient, typ, status string
	var within days
	var least float64
	var known asOf
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the events of a record",
		Long: `List the events of a record, in the order in which their reports were added. All conditions that are given must hold.
--actor and --recipient take whole words of a name, a country's name, or its ISO code. --since and --until ask when
it happened or is to happen; events without a stated time lie in no such bounds.`,
		Example: `  chancery list --recipient Azerbaijan --status planned
  chancery list --actor Vance --since 2026-01-01 --format jsonl
  chancery list --type CONSULT --record caucasus.db`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, "text", "json", "jsonl"); err != nil {
				return err
			}
			who, err := parties(actor, recipient)
			if err != nil {
				return err
			}
			f := query.Filter{Actor: who[0], Recipient: who[1], MinConfidence: least}
			if f.Type, err = typeIn(path, typ); err != nil {
				return usagef("--type: %w", err)
			}
			if f.Status, err = query.ParseStatus(status); err != nil {
				return usagef("--status: %w", err)
			}
			if err := within.set(&f); err != nil {
				return err
			}
			if f.AsOf, err = known.read(); err != nil {
				return err
			}
			if err := checkConfidence(f.MinConfidence); err != nil {
				return err
			}
			return events(path, f, func(found []record.Assertion) error {
				return printAssertions(c, format, found, func(p *page) error { return p.list(found) })
			})
		},
	}
	recordFlag(cmd, &path)
	formatFlag(cmd, &format, "an event")
	flags := cmd.Flags()
	flags.StringVar(&actor, "actor", "", "who does it")
	flags.StringVar(&recipient, "recipient", "", "to whom")
	flags.StringVar(&typ, "type", "", "PLOVER event type, such as CONSULT")
	flags.StringVar(&status, "status", "", "occurred, ongoing, planned, proposed, hypothetical, alleged, denied or negated")
	within.addFlags(cmd)
	known.addFlags(cmd)
	confidenceFlag(cmd, &least)
	return cmd
}

// typeIn reads an event type: one of the built-in ones, or one of a user's own that the record at path has events of.
func typeIn(path, name string) (record.Type, error) {
	t, err := query.ParseType(name)
	if err == nil {
		return t, nil
	}
	kept, openErr := store.Open(path)
	if openErr != nil {
		return "", err
	}
	defer kept.Close()
	own := record.Type(strings.ToUpper(name))
	if found, askErr := kept.Events(query.Filter{Type: own}); askErr != nil || len(found) == 0 {
		return "", err
	}
	return own, nil
}

// list prints each event, the words that it rests on, and whose they are.
func (p *page) list(found []record.Assertion) error {
	if len(found) == 0 {
		p.Line(0, 0, plain("Nothing in the record fits."))
		return p.Err()
	}
	for i := range found {
		if i > 0 {
			p.Blank()
		}
		e := &found[i].Event
		p.Teller = phrase.NewTeller() // each entry is read by itself
		p.Line(0, 2, plain(p.Event(e)), p.according(e))
		p.foot(&found[i])
	}
	p.Blank()
	p.Line(0, 0, faint(count(len(found), "event")))
	return p.Err()
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
