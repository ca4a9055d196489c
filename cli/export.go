package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/export"
	"chancery/phrase"
	"chancery/record"
	"chancery/store"
)

func newExport(c *console) *cobra.Command {
	var flags entryFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write entries for other programs: tables, calendars, maps, feeds, event data sets",
		Long: `Write the entries of a record, in the order of their days, to standard output. All conditions that are given must hold, as of
chancery entries. The formats, with their columns and conventions, are in doc/exports.md:

` + formatList() + `
What a format cannot hold, such as an entry without a day in a calendar, is left out and counted.`,
		Example: `  chancery export --format csv > record.csv
  chancery export --format ics --state planned --actor Norway > visits.ics
  chancery export --format gdelt --since 2026-01-01 --until 2026-03-31 > quarter.tsv`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			format, err := export.FormatNamed(flags.format)
			if err != nil {
				return usagef("--format %w", err)
			}
			if format.Binary && terminal.IsTerminal(fileOf(c.out)) {
				return usagef("%s is nothing to read on a terminal; write it to a file: chancery export --format %s > FILE", format.Name, format.Name)
			}
			f, err := flags.query()
			if err != nil {
				return err
			}
			return withRecord(flags.path, func(r *store.Record) error {
				return writeExport(c, format, func(do func(*record.Entry, []record.Assertion) error) error {
					return r.EachEntry(f, format.Texts, do)
				})
			})
		},
	}
	flags.addQuery(cmd)
	cmd.Flags().StringVar(&flags.format, "format", "jsonl", "one of the formats above")
	return cmd
}

func formatList() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.For)
	}
	return b.String()
}

// writeExport writes entries as they come, and says at the end what was left out.
func writeExport(c *console, format export.Format, each func(func(*record.Entry, []record.Assertion) error) error) error {
	out := bufio.NewWriterSize(c.out, 1<<16)
	w, err := format.Open(terminal.SafeWriter(out, fileOf(c.out)))
	if err != nil {
		return err
	}
	left := map[export.Omission]int{}
	err = each(func(e *record.Entry, told []record.Assertion) error {
		err := w.Write(e, told)
		var why export.Omission
		if errors.As(err, &why) {
			left[why]++
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	sayLeft(c.err, left)
	return nil
}

func sayLeft(w io.Writer, left map[export.Omission]int) {
	for _, why := range slices.Sorted(maps.Keys(left)) {
		fmt.Fprintf(w, "chancery: %s left out: %s\n", phrase.Count(left[why], "entry"), why)
	}
}
