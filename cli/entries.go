package cli

import (
	"bufio"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/export"
	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/store"
)

// entryFlags are the flags of the commands that ask for entries.
type entryFlags struct {
	path, format                 string
	actor, recipient, typ, words string
	within                       days
	newSince                     string
	known                        asOf
	news, disputed, anonymous    bool
	states                       []string
	limit                        int
	least                        float64
}

func (e *entryFlags) add(cmd *cobra.Command) {
	formatFlag(cmd, &e.format, "an entry")
	e.addQuery(cmd)
}

// addQuery adds all flags but --format.
func (e *entryFlags) addQuery(cmd *cobra.Command) {
	recordFlag(cmd, &e.path)
	e.known.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&e.actor, "actor", "", "who does it: words of a name, a country, or its ISO code")
	f.StringVar(&e.recipient, "recipient", "", "to whom")
	f.StringVar(&e.typ, "type", "", "PLOVER event type, such as CONSULT")
	f.StringSliceVar(&e.states, "state", nil, "how far it has come: planned, happened, cancelled, …; several with commas")
	f.StringVar(&e.words, "words", "", "words that one of its reports holds")
	f.StringVar(&e.newSince, "new-since", "", "first reported on this day or later")
	f.BoolVar(&e.news, "news", false, "leave out what is only recalled as background")
	f.BoolVar(&e.disputed, "disputed", false, "only what accounts differ on")
	f.BoolVar(&e.anonymous, "anonymous", false, "only what rests on unnamed sources")
	f.IntVar(&e.limit, "limit", 0, "the most entries to list; 0 for all")
	e.within.addFlags(cmd)
	confidenceFlag(cmd, &e.least)
}

// filter reads the flags.
func (e *entryFlags) filter() (f query.EntryFilter, err error) {
	if err := oneOf("format", e.format, "text", "json", "jsonl"); err != nil {
		return f, err
	}
	return e.query()
}

// query reads all flags but --format.
func (e *entryFlags) query() (f query.EntryFilter, err error) {
	who, err := parties(e.actor, e.recipient)
	if err != nil {
		return f, err
	}
	f = query.EntryFilter{Actor: who[0], Recipient: who[1], Words: e.words, News: e.news, Disputed: e.disputed, Anonymous: e.anonymous,
		MinConfidence: e.least, Limit: e.limit}
	if f.Type, err = typeIn(e.path, e.typ); err != nil {
		return f, usagef("--type: %w", err)
	}
	for _, s := range e.states {
		state, err := query.ParseState(s)
		if err != nil {
			return f, usagef("--state: %w", err)
		}
		f.States = append(f.States, state)
	}
	var both query.Filter
	if err := e.within.set(&both); err != nil {
		return f, err
	}
	f.Since, f.Until = both.Since, both.Until
	if f.NewSince, err = day("new-since", e.newSince); err != nil {
		return f, err
	}
	if f.AsOf, err = e.known.read(); err != nil {
		return f, err
	}
	return f, checkConfidence(e.least)
}

func newEntries(c *console) *cobra.Command {
	var flags entryFlags
	cmd := &cobra.Command{
		Use:   "entries",
		Short: "List what happened, is planned or alleged, each thing once however many reports tell it",
		Long: `List the entries of a record in the order of their days: each is one happening, with how far it has come, the reports,
outlets and independent origins that tell it, and whether they differ. All conditions that are given must hold.
chancery show ID shows an entry with every step and sentence.`,
		Example: `  chancery entries --actor USA --recipient Azerbaijan
  chancery entries --new-since 2026-01-20 --news
  chancery entries --state planned --published-until 2026-01-25 --format jsonl`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			f, err := flags.filter()
			if err != nil {
				return err
			}
			return withRecord(flags.path, func(r *store.Record) error {
				list, err := r.Entries(f)
				if err != nil {
					return err
				}
				return printEntries(c, r, flags.format, list, func(p *page) error { return p.entries(list) })
			})
		},
	}
	flags.add(cmd)
	return cmd
}

// withRecord opens a record for reading.
func withRecord(path string, do func(*store.Record) error) error {
	r, err := store.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	return do(r)
}

// printEntries prints entries in a format; people says how the command prints them for people.
func printEntries(c *console, r *store.Record, format string, list []record.Entry, people func(*page) error) error {
	out := bufio.NewWriter(c.out)
	safe := terminal.SafeWriter(out, fileOf(c.out))
	var err error
	switch format {
	case "text":
		err = people(newPage(c, out))
	default:
		var told [][]record.Assertion
		if told, err = r.Told(list...); err != nil {
			return err
		}
		if format == "json" {
			err = export.WriteEntriesJSON(safe, list, told)
		} else {
			err = export.WriteEntriesJSONL(safe, list, told)
		}
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// entries prints a list of entries, each with its ladder if it climbed one.
func (p *page) entries(list []record.Entry) error {
	if len(list) == 0 {
		p.Line(0, 0, plain("Nothing in the record fits."))
		return p.Err()
	}
	for i := range list {
		if i > 0 {
			p.Blank()
		}
		p.Teller = phrase.NewTeller()
		p.entry(&list[i])
	}
	p.Blank()
	p.Line(0, 0, faint(phrase.Count(len(list), "entry")))
	return p.Err()
}

func (p *page) entry(e *record.Entry) {
	p.Line(0, 2, terminal.Text{Words: p.Entry(e), Style: stateStyle[e.State]})
	if len(e.Ladder) > 1 {
		for _, r := range e.Ladder {
			p.Line(4, 6, plain(rungWords(&r)))
		}
	}
	for _, d := range e.Disputes {
		p.Line(4, 6, terminal.Text{Words: "! " + phrase.Dispute(&d), Style: terminal.Warn})
	}
	p.Line(4, 4, faint(phrase.List(short(e.ID), phrase.Support(e), "since "+phrase.Day(e.Published))))
}

var stateStyle = map[record.State]terminal.Style{
	record.IsHappened: terminal.Good, record.IsUnderWay: terminal.Good,
	record.IsPlanned: terminal.Accent, record.IsProposed: terminal.Accent, record.IsPostponed: terminal.Accent,
	record.IsAlleged: terminal.Warn, record.IsDenied: terminal.Warn, record.IsCancelled: terminal.Warn,
}

func rungWords(r *record.Rung) string {
	when := ""
	if r.When != nil {
		when = "for " + phrase.Time(r.When)
		if r.State == record.IsHappened {
			when = "on " + phrase.Time(r.When)
		}
	}
	return phrase.Day(r.Published) + ": " + phrase.List(string(r.State), when, r.Outlet)
}
