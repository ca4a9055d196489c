package cli

import (
	"fmt"
	"maps"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/export"
	"chancery/phrase"
	"chancery/record"
	"chancery/resolve"
	"chancery/store"
)

func newCorrect(c *console) *cobra.Command {
	var path, author, reason string
	cmd := &cobra.Command{
		Use:   "correct ACT ID [...]",
		Short: "Correct the record: merge, split, set, remove, wrong, confirm, undo",
		Long: `Say that the record is wrong, and what is right. A correction is kept beside the reports with its author and reason, is shown where it
matters, holds when reports are read again, and can be undone. ID is that of an entry or of an assertion, or its beginning.

  merge ID ID           both tell the same happening
  split ID ID           they do not, though the record has them as one; give the ids of assertions
  set ID FIELD VALUE    the field of the entry is VALUE; FIELD is type, mode, state or when
  remove ID FIELD       no report states the field
  wrong ID              the assertion is not in the report's words
  confirm ID            a person has checked the entry
  undo CORRECTION       the correction no longer holds; chancery corrections lists them`,
		Example: `  chancery correct merge 09bc723110 8784aa683e --reason "one summit"
  chancery correct set 21db504450 when 2026-02-10..2026-02-11 --reason "the day is in the White House notice"
  chancery correct wrong 468f6dd5fd --reason "a headline, not a sale"`,
		RunE: func(_ *cobra.Command, args []string) error {
			made, err := parseCorrection(args)
			if err != nil {
				return err
			}
			made.Author, made.Reason, made.Made = author, reason, time.Now()
			if made.Author == "" {
				made.Author = login()
			}
			if err := resolve.CheckCorrection(made); err != nil {
				return usageError{err}
			}
			if r, err := store.Open(path); err != nil { // Create would make a record of a mistyped name
				return err
			} else if err := r.Close(); err != nil {
				return err
			}
			r, err := store.Create(path)
			if err != nil {
				return err
			}
			defer r.Close()
			kept, err := r.Correct(made)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.out, "corrected  %s  %s\n", short(kept.ID), terminal.Safe(correctionWords(&kept)))
			return err
		},
	}
	recordFlag(cmd, &path)
	cmd.Flags().StringVar(&author, "author", "", "who says so (default: who is logged in)")
	cmd.Flags().StringVar(&reason, "reason", "", "why")
	return cmd
}

// login is the name of the person at the keyboard, "" if the system does not tell.
func login() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}

// correctionArguments is how many words follow each act.
var correctionArguments = map[record.CorrectionAct]int{
	record.Merge: 2, record.Split: 2, record.Put: 3, record.Clear: 2, record.Wrong: 1, record.Affirm: 1, record.Undo: 1,
}

func parseCorrection(args []string) (c record.Correction, err error) {
	if len(args) == 0 {
		return c, usagef("what is to be corrected? one of: merge, split, set, remove, wrong, confirm, undo")
	}
	c.Act = record.CorrectionAct(args[0])
	n, known := correctionArguments[c.Act]
	switch {
	case !known:
		return c, usagef("%q is no act of correction; it is one of: merge, split, set, remove, wrong, confirm, undo", args[0])
	case len(args)-1 != n:
		return c, usagef("%s takes %d arguments, %d are given", args[0], n, len(args)-1)
	}
	c.Target = args[1]
	switch c.Act {
	case record.Merge, record.Split:
		c.Other = args[2]
	case record.Put:
		c.Field, c.Value = args[2], args[3]
	case record.Clear:
		c.Field = args[2]
	}
	return c, nil
}

// correctionWords puts a correction on a line.
func correctionWords(c *record.Correction) string {
	words := []string{string(c.Act), short(c.Target)}
	for _, w := range []string{c.Field, c.Value} {
		if w != "" && c.Act != record.Merge {
			words = append(words, w)
		}
	}
	if c.Other != "" {
		words = append(words, short(c.Other))
	}
	return strings.Join(words, " ") + ": " + c.Reason
}

func newCorrections(c *console) *cobra.Command {
	var path, gold string
	cmd := &cobra.Command{
		Use:   "corrections",
		Short: "List the corrections that people made, or write what they checked as gold records",
		Long: `List the corrections in the order in which they were made. With --gold, write each report of which a person has confirmed or corrected an entry into a folder, as a
gold record for chancery evaluate record: what was checked counts, what was not may be left out without harm, what was marked wrong is not there.`,
		Example: `  chancery corrections
  chancery corrections --gold checked/ && chancery evaluate record checked/`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			return withRecord(path, func(r *store.Record) error {
				if gold != "" {
					return writeGold(c, r, gold)
				}
				return listCorrections(c, r)
			})
		},
	}
	recordFlag(cmd, &path)
	cmd.Flags().StringVar(&gold, "gold", "", "a folder to write gold records to")
	return cmd
}

func listCorrections(c *console, r *store.Record) error {
	list, err := r.Corrections()
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Fprintln(c.out, "No corrections.")
	}
	standing := map[string]bool{}
	for _, x := range resolve.Standing(list) {
		standing[x.ID] = true
	}
	for _, x := range list {
		note := ""
		if !standing[x.ID] && x.Act != record.Undo {
			note = "  (undone)"
		}
		fmt.Fprintf(c.out, "%s  %s  %s  %s%s\n", short(x.ID), x.Made.Format(time.DateOnly), terminal.Safe(x.Author), terminal.Safe(correctionWords(&x)), note)
	}
	return nil
}

// writeGold writes the reports that people looked at as gold records, one file each.
func writeGold(c *console, r *store.Record, folder string) error {
	all, err := r.Corrections()
	if err != nil {
		return err
	}
	reports, checked, wrong := map[string]*record.Report{}, map[string]*record.Entry{}, map[string]bool{}
	for _, x := range resolve.Standing(all) {
		rep, _, err := r.Find(x.Target)
		if err != nil {
			return err
		}
		reports[rep.ID] = rep
		if x.Act == record.Wrong {
			wrong[x.Target] = true
			continue
		}
		entries, err := r.Entry(x.Target)
		if err != nil {
			return err
		}
		checked[x.Target] = &entries[0]
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(reports)) {
		if err := writeGoldFile(filepath.Join(folder, id+".json"), reports[id], checked, wrong); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(c.out, "%s written to %s\n", phrase.Count(len(reports), "gold record"), folder)
	return err
}

func writeGoldFile(name string, rep *record.Report, checked map[string]*record.Entry, wrong map[string]bool) error {
	var events []export.GoldEvent
	for _, e := range rep.Events {
		if wrong[e.ID] {
			continue
		}
		g := export.GoldEvent{Event: e, Type: e.Type, Mode: e.Mode, When: e.When}
		if entry := checked[e.ID]; entry != nil {
			g.Checked, g.Type, g.Mode, g.When = true, entry.Type, entry.Mode, entry.When
		}
		events = append(events, g)
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := export.WriteGold(f, rep, events); err != nil {
		return err
	}
	return f.Close()
}
