package cli

import (
	"fmt"
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
		Use:   "add FILE...",
		Short: "Read reports and keep what they assert in a record",
		Long: `Read reports as chancery read does and keep what they assert in a record, an SQLite file, which is made if there is none.
Adding the same report again changes nothing. A report is kept whole or not at all, whatever happens meanwhile:
after an interruption simply run the command again.

` + exitCodes,
		Example: `  chancery add examples/*.txt
  chancery add --record caucasus.db --outlet "The Daily Example" report.txt`,
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
			return addAll(c, &r, paths, p, kept)
		},
	}
	r.addFlags(cmd)
	ownFlags(cmd, &own)
	recordFlag(cmd, &path)
	return cmd
}

func addAll(c *console, r *reports, paths []string, p *ingest.Pipeline, kept *store.Record) error {
	added, known := 0, 0
	err := each(c, r, paths,
		func(d *text.Document) (*record.Report, error) {
			if err := ahead(d.Published.Day); err != nil {
				return nil, err
			}
			return p.Read(d)
		},
		func(r *record.Report) error {
			isNew, err := kept.Add(r, time.Now())
			if err != nil {
				return err
			}
			say := "added"
			if isNew {
				added++
			} else {
				known++
				say = "known"
			}
			_, err = fmt.Fprintf(c.out, "%s  %s  %s\n", say, short(r.ID), terminal.Safe(nameOf(r)))
			return err
		})
	if added+known > 1 {
		fmt.Fprintf(c.out, "%d added, %d there already\n", added, known)
	}
	return err
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
