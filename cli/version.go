package cli

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chancery/actor"
	"chancery/export"
	"chancery/nlp/model"
)

// version is the program's own; the formats that it reads and writes have theirs.
const version = "0.1.0"

// released is the month of the version.
var released = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program, its formats and its models",
		Example: "  chancery version",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(c.out, "chancery %s (%s, %s, %s/%s)\nmodels: %s\n", version, export.Schema, runtime.Version(), runtime.GOOS, runtime.GOARCH,
				strings.Join(append(model.IDs(), actor.ModelID()), " "))
			return err
		},
	}
}
