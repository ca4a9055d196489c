package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"chancery/export"
)

// version is the program's own; the formats that it reads and writes have theirs.
const version = "0.1.0"

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of its formats",
		Example: "  chancery version",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(c.out, "chancery %s (%s, %s, %s/%s)\n", version, export.Schema, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
