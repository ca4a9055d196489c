package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"chancery/ingest"
	"chancery/record"
	"chancery/store"
)

func newRebuild(c *console) *cobra.Command {
	var path string
	var own ingest.Own
	var derive bool
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Read the reports of a record again, and derive its entries anew",
		Long: `Read the reports that a record holds again with this program and its rules, and derive all entries anew. What is found now comes into
force; what was asserted before is kept. With the same program nothing changes. It is one step: an interruption changes nothing.`,
		Example: `  chancery rebuild
  chancery rebuild --derive-only --record caucasus.db`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if r, err := store.Open(path); err == nil {
				r.Close()
			} else if !store.Exists(path) {
				return err
			}
			var read func(*record.Report) (*record.Report, error)
			if !derive {
				p, err := load(c, own)
				if err != nil {
					return err
				}
				read = p.ReadAgain
			}
			r, err := store.Create(path)
			if err != nil {
				return err
			}
			defer r.Close()
			if err := r.Rebuild(read, func(int, int) {}); err != nil {
				return err
			}
			reports, entries, err := r.Size()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.out, "rebuilt: %d reports, %d entries\n", reports, entries)
			return err
		},
	}
	recordFlag(cmd, &path)
	ownFlags(cmd, &own)
	cmd.Flags().BoolVar(&derive, "derive-only", false, "derive the entries anew from the assertions, without reading the reports again")
	return cmd
}
