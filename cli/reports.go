package cli

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"chancery/ingest"
	"chancery/report"
	"chancery/text"
)

// reports is the part that all commands share which read reports: what the flags say of them, and how many at once.
type reports struct {
	about   report.Options
	workers int
}

func (r *reports) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.about.Published, "published", "", "the report's date, if it does not state it: 2026-01-24 or 2026-01-24T10:00:00Z")
	f.StringVar(&r.about.Outlet, "outlet", "", "who published it")
	f.StringVar(&r.about.URL, "url", "", "where it was published")
	f.StringVar(&r.about.Author, "author", "", "who wrote it")
	f.StringVar(&r.about.Title, "title", "", "its headline")
	f.IntVar(&r.workers, "workers", runtime.NumCPU(), "how many reports are read at once")
}

// opened is a report ready for the pipeline, or why it is not.
type opened[T any] struct {
	done T
	err  error
}

// each opens every report, does the work on it, several at a time, and hands the results to use in the order of the arguments.
// A report that cannot be read is named on stderr, and the others are read all the same.
func each[T any](c *console, r *reports, paths []string, do func(*text.Document) (T, error), use func(T) error) error {
	if err := r.check(paths); err != nil {
		return err
	}
	stdin := orNothing(c.in)
	failed := 0
	err := ingest.InOrder(paths, r.workers,
		func(path string) opened[T] {
			d, err := report.Open(path, stdin, r.about)
			if err != nil {
				return opened[T]{err: err}
			}
			done, err := do(d)
			if err != nil {
				err = fmt.Errorf("%s: %w", path, err)
			}
			return opened[T]{done, err}
		},
		func(_ string, o opened[T]) error {
			if o.err != nil {
				failed++
				fmt.Fprintf(c.err, "chancery: %v\n", o.err)
				return nil
			}
			return use(o.done)
		})
	if err != nil {
		return err
	}
	return someFailed(failed, len(paths))
}

func (r *reports) check(paths []string) error {
	if r.workers < 1 {
		return usagef("--workers %d: at least 1 is needed", r.workers)
	}
	stdin := 0
	for _, p := range paths {
		if p == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return usagef("- is given %d times; standard input can be read once", stdin)
	}
	if len(paths) > 1 && (r.about.URL != "" || r.about.Title != "") {
		return usagef("--url and --title say something of one report, and %d are given; read them one by one", len(paths))
	}
	return nil
}

func someFailed(failed, all int) error {
	switch {
	case failed == 0:
		return nil
	case all == 1:
		return errReported
	case failed == all:
		return fmt.Errorf("none of the %d reports could be read", all)
	}
	return fmt.Errorf("%d of %d reports could not be read; the others were", failed, all)
}

// orNothing stands in for a standard input that is not there.
func orNothing(r io.Reader) io.Reader {
	if r == nil {
		return strings.NewReader("")
	}
	return r
}
