package cli

import (
	"bufio"

	"github.com/spf13/cobra"

	"chancery/actor"
	"chancery/cli/terminal"
	"chancery/export"
	"chancery/query"
	"chancery/record"
	"chancery/store"
	"chancery/text"
)

// recordFlag adds the flag of the commands that use a record.
func recordFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "record", "chancery.db", "the file of the record")
}

// days are the flags that bound the time of what is asked for.
type days struct{ since, until string }

func (d *days) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&d.since, "since", "", "happened, or is to happen, on this day or later: 2026-01-24")
	cmd.Flags().StringVar(&d.until, "until", "", "happened, or is to happen, on this day or earlier")
}

// set fills the bounds of a filter.
func (d *days) set(f *query.Filter) (err error) {
	if f.Since, err = day("since", d.since); err != nil {
		return err
	}
	f.Until, err = day("until", d.until)
	return err
}

// asOf is the flags that ask what was known at a day.
type asOf struct{ learned, published string }

func (a *asOf) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.learned, "as-of", "", "what this record had learned by the end of that day")
	cmd.Flags().StringVar(&a.published, "published-until", "", "what had been published by the end of that day")
}

func (a *asOf) read() (as query.AsOf, err error) {
	if as.Learned, err = day("as-of", a.learned); err != nil {
		return as, err
	}
	as.Published, err = day("published-until", a.published)
	return as, err
}

func day(flag, s string) (text.Day, error) {
	if s == "" {
		return text.Day{}, nil
	}
	d, err := text.ParseDay(s)
	if err != nil {
		return text.Day{}, usagef("--%s: %w", flag, err)
	}
	return d, nil
}

// parties reads whom a user names: words of a name, the name of a country, or its ISO code in capitals.
// A country stands for all who act for it.
func parties(names ...string) ([]query.Party, error) {
	register, err := actor.Load()
	if err != nil {
		return nil, err
	}
	list := make([]query.Party, len(names))
	for i, name := range names {
		list[i] = partyIn(register, name)
	}
	return list, nil
}

func partyIn(register *actor.Register, name string) query.Party {
	p := query.Party{Name: name, Country: register.CountryCode(name)}
	if isCode(name) {
		p.Country = name
	}
	return p
}

func isCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

// events opens the record, puts the question, and hands the answer to print.
func events(path string, f query.Filter, print func([]record.Assertion) error) error {
	r, err := store.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	found, err := r.Events(f)
	if err != nil {
		return err
	}
	return print(found)
}

// printAssertions prints assertions in a format; text says how the command prints them for people.
func printAssertions(c *console, format string, list []record.Assertion, text func(*page) error) error {
	out := bufio.NewWriter(c.out)
	safe := terminal.SafeWriter(out, fileOf(c.out))
	var err error
	switch format {
	case "json":
		err = export.WriteAssertionsJSON(safe, list)
	case "jsonl":
		err = export.WriteAssertionsJSONL(safe, list)
	default:
		err = text(newPage(c, out))
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// formatFlag adds --format for the three formats that most commands write.
func formatFlag(cmd *cobra.Command, format *string, jsonl string) {
	cmd.Flags().StringVar(format, "format", "text", "text, json, or jsonl: one line "+jsonl)
}
