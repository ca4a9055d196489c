package cli

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// ownFlags adds the flags for a user's own rules and dictionaries.
func ownFlags(cmd *cobra.Command, own *ingest.Own) {
	cmd.Flags().StringArrayVar(&own.Rules, "rules", nil, "your own rules, a file or a folder; may be given again (doc/rules.md)")
	cmd.Flags().StringArrayVar(&own.Actors, "actors", nil, "a PETRARCH dictionary of actors or agents; may be given again")
}

// confidenceFlag adds the flag for the least confidence of an event.
func confidenceFlag(cmd *cobra.Command, least *float64) {
	cmd.Flags().Float64Var(least, "min-confidence", 0, "leave out events that are less sure, from 0 to 1")
}

func checkConfidence(least float64) error {
	if !(0 <= least && least <= 1) {
		return usagef("--min-confidence %g: write a number from 0 to 1", least)
	}
	return nil
}

// sure drops the events of a report that are less sure than asked for.
func sure(r *record.Report, least float64) {
	r.Events = slices.DeleteFunc(r.Events, func(e record.Event) bool { return e.Confidence < least })
}

// warnAhead says on stderr that a report is dated after today, which its date line or file name may have wrong.
func warnAhead(c *console, r *record.Report) {
	if err := ahead(r.Published.Day); err != nil {
		fmt.Fprintf(c.err, "chancery: %s: %v\n", nameOf(r), err)
	}
}

// ahead returns an error for a day that lies after tomorrow, which is the latest that it may be today anywhere.
func ahead(d text.Day) error {
	if d.IsZero() || !text.DayOf(time.Now()).Add(1).Before(d) {
		return nil
	}
	return fmt.Errorf("is dated %s, a day that has not come yet; give its date with --published", d)
}

// load loads the pipeline with the user's own files, and says on stderr what of the dictionaries is not understood.
func load(c *console, own ingest.Own) (*ingest.Pipeline, error) {
	p, err := ingest.LoadWith(own)
	if err != nil {
		return nil, err
	}
	if n := len(p.Faults()); n > 0 {
		fmt.Fprintf(c.err, "chancery: %v\n", p.Faults()[0])
		fmt.Fprintf(c.err, "chancery: %d lines of the dictionaries are not understood and were left out; chancery check --actors lists them\n", n)
	}
	return p, nil
}
