package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/ingest"
	"chancery/record"
	"chancery/store"
	"chancery/text"
)

func newAdd(c *console) *cobra.Command {
	var r reports
	var path string
	var own ingest.Own
	cmd := &cobra.Command{
		Use:   "add SOURCE...",
		Short: "Read reports and keep what they assert in a record",
		Long: `Read reports as chancery read does and keep what they assert in a record, an SQLite file, which is made if there is none.
Adding the same report again changes nothing; another text at the address of a report is a later version of it. A report is kept whole or not at all, whatever happens meanwhile:
after an interruption simply run the command again. Ctrl-C finishes the reports in hand, a second one ends at once.

` + sourceHelp + `

` + exitCodes,
		Example: `  chancery add examples/*.txt
  chancery add --record caucasus.db --outlet "The Daily Example" report.txt
  chancery add --limit 1000 news.warc.gz
  chancery add --map title=headline,text=body articles.csv`,
		Args: atLeastOneFile,
		RunE: func(_ *cobra.Command, paths []string) error {
			p, err := load(c, own)
			if err != nil {
				return err
			}
			kept, err := store.Create(path)
			if err != nil {
				return err
			}
			defer kept.Close()
			var stop context.CancelFunc
			r.interrupt, stop = finishing(c)
			defer stop()
			return addAll(c, &r, paths, p, kept)
		},
	}
	r.addFlags(cmd)
	ownFlags(cmd, &own)
	recordFlag(cmd, &path)
	return cmd
}

// finishing returns a context that is done at the first Ctrl-C, or when the program is asked to end: what is in hand is finished.
// The second ends the program at once.
func finishing(c *console) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	silent := context.AfterFunc(ctx, func() {
		stop()
		fmt.Fprintln(c.err, "\nchancery: finishing what is in hand; Ctrl-C once more ends at once")
	})
	return ctx, func() {
		silent()
		stop()
	}
}

// inOneStep is how many reports are committed together: few enough that little is lost to a kill, many enough that the disk
// is not waited for at each.
const inOneStep = 16

// adder gathers reports and adds them step by step.
type adder struct {
	c            *console
	kept         *store.Record
	tally        *tally // nil if nothing is drawn
	waiting      []*record.Report
	added, known int
	versions     int // of those added
}

func addAll(c *console, r *reports, paths []string, p *ingest.Pipeline, kept *store.Record) error {
	r.lines = true
	a := &adder{c: c, kept: kept}
	err := each(c, r, paths,
		func(d *text.Document) (*record.Report, error) {
			if err := ahead(d.Published.Day); err != nil {
				return nil, err
			}
			if known, err := kept.Has(ingest.ReportID(d)); err != nil || known { // not read again
				return &record.Report{ID: ingest.ReportID(d), Title: d.Title, Origin: d.Origin}, err
			}
			return p.Read(d)
		},
		func(read *record.Report) error {
			a.waiting, a.tally = append(a.waiting, read), r.tally
			if len(a.waiting) < inOneStep {
				return nil
			}
			return a.commit()
		})
	if failed := a.commit(); failed != nil {
		return failed
	}
	if a.added+a.known > 1 {
		fmt.Fprintf(c.out, "%d added%s, %d there already\n", a.added, a.laterVersions(), a.known)
	}
	return err
}

// commit adds the reports that are waiting, and says of each what became of it.
func (a *adder) commit() error {
	isNew, err := a.kept.AddAll(a.waiting, time.Now())
	if err != nil {
		return err
	}
	if a.tally != nil {
		a.tally.clear()
	}
	for i, r := range a.waiting {
		if isNew[i] {
			a.added++
		}
		say, of := "added", ""
		switch {
		case !isNew[i]:
			a.known++
			say = "known"
		case r.VersionOf != "":
			a.versions++
			say, of = "version", "of "+short(r.VersionOf)+"  "
		}
		if _, err := fmt.Fprintf(a.c.out, "%s  %s  %s%s\n", say, short(r.ID), of, terminal.Safe(nameOf(r))); err != nil {
			return err
		}
	}
	a.waiting = a.waiting[:0]
	return nil
}

// laterVersions says how many of those added are later versions of reports: " (1 a later version of a report)".
func (a *adder) laterVersions() string {
	switch a.versions {
	case 0:
		return ""
	case 1:
		return " (1 a later version of a report)"
	}
	return fmt.Sprintf(" (%d later versions of reports)", a.versions)
}

// short is as much of an id as a person needs; chancery show takes it.
func short(id string) string { return id[:min(len(id), 10)] }

// nameOf names a report: its headline, or else its file.
func nameOf(r *record.Report) string {
	if r.Title != "" {
		return r.Title
	}
	return r.Origin.Path
}
