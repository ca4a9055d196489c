package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"chancery/ingest"
	"chancery/report"
	"chancery/report/fetch"
	"chancery/report/table"
	"chancery/text"
)

// reports is the part that all commands share which read reports: what the flags say of them, and how many at once.
type reports struct {
	about   report.Options
	columns string
	workers int
	limit   int
	dryRun  bool
	quiet   bool

	lines     bool            // what is printed is whole lines, for which the line of progress is taken away
	tally     *tally          // of what is being read
	interrupt context.Context // nil, or done when no more reports are to be begun
	cut       bool            // some were not begun
}

func (r *reports) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.about.Published, "published", "", "the report's date, if it does not state it: 2026-01-24 or 2026-01-24T10:00:00Z")
	f.StringVar(&r.about.Outlet, "outlet", "", "who published it")
	f.StringVar(&r.about.URL, "url", "", "where it was published")
	f.StringVar(&r.about.Author, "author", "", "who wrote it")
	f.StringVar(&r.about.Title, "title", "", "its headline")
	f.StringVar(&r.columns, "map", "", "which columns of a table hold what: title=headline,text=body")
	f.IntVar(&r.workers, "workers", runtime.NumCPU(), "how many reports are read at once")
	f.IntVar(&r.limit, "limit", 0, "stop after so many reports; 0 for all")
	f.BoolVar(&r.dryRun, "dry-run", false, "list the reports that would be read, and read none")
	f.BoolVar(&r.quiet, "quiet", false, "no line for each report that is refused, no progress")
}

// sourceHelp is the part of the help that is the same for all commands that read reports.
const sourceHelp = `SOURCE is a file, a folder, an address of the web, or - for standard input: plain text, Markdown, web pages, PDF with a text layer,
RSS, Atom and JSON feeds, Mastodon-shaped posts, WARC, JSON lines and CSV with named columns, NewsML-G2, NITF, ninjs, e-mail,
and zip and tar archives of these; doc/inputs.md says more.`

// found is a report of a source, or what was lost of one.
type found struct {
	item report.Item
	err  error
}

// opened is a report ready for the pipeline, or why it is not.
type opened[T any] struct {
	done T
	line string // in a dry run, what is listed instead
	err  error
}

// each finds the reports of every source, does the work on them, several at a time, and hands the results to use in the order
// of the sources. A report that cannot be read is named on stderr, and the others are read all the same.
func each[T any](c *console, r *reports, paths []string, do func(*text.Document) (T, error), use func(T) error) error {
	sources, err := r.sources(c, paths)
	if err != nil {
		return err
	}
	t := newTally(c, r)
	r.tally, sources.Count = t, &t.read
	go t.measure(paths)
	err = ingest.InOrder(r.find(sources, paths), r.workers,
		func(f found) opened[T] {
			if f.err != nil {
				return opened[T]{err: f.err}
			}
			d, err := f.item.Read()
			if err != nil {
				return opened[T]{err: err}
			}
			if r.dryRun {
				return opened[T]{line: listing(f.item.Name, d)}
			}
			done, err := do(d)
			if err != nil {
				err = fmt.Errorf("%s: %w", f.item.Name, err)
			}
			return opened[T]{done: done, err: err}
		},
		func(f found, o opened[T]) error {
			t.count(o.err)
			switch {
			case o.err != nil:
				return nil
			case t.all > 1 && r.single():
				return usagef("--url and --title say something of one report, and %s holds several; leave them out", strings.Join(paths, " "))
			case r.dryRun:
				_, err := fmt.Fprintln(c.out, o.line)
				return err
			}
			return use(o.done)
		})
	t.clear()
	if err != nil {
		return err
	}
	if r.cut {
		return t.interrupted()
	}
	return t.result()
}

func (r *reports) sources(c *console, paths []string) (*report.Sources, error) {
	if err := r.check(paths); err != nil {
		return nil, err
	}
	columns, err := table.Parse(r.columns)
	if err != nil {
		return nil, usagef("--map: %v", err)
	}
	return &report.Sources{About: r.about, Stdin: orNothing(c.in), Columns: columns, Web: fetch.New()}, nil
}

// find yields the reports of all sources, up to the limit.
func (r *reports) find(s *report.Sources, paths []string) iter.Seq[found] {
	return func(yield func(found) bool) {
		n := 0
		for _, path := range paths {
			for item, err := range s.Items(path) {
				if r.interrupt != nil && r.interrupt.Err() != nil {
					r.cut = true
					return
				}
				if !yield(found{item, err}) {
					return
				}
				if err == nil {
					n++
				}
				if r.limit > 0 && n >= r.limit {
					return
				}
			}
		}
	}
}

func (r *reports) single() bool { return r.about.URL != "" || r.about.Title != "" }

func (r *reports) check(paths []string) error {
	if r.workers < 1 {
		return usagef("--workers %d: at least 1 is needed", r.workers)
	}
	if r.limit < 0 {
		return usagef("--limit %d: 0 or more is needed", r.limit)
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
	if len(paths) > 1 && r.single() {
		return usagef("--url and --title say something of one report, and %d are given; read them one by one", len(paths))
	}
	return nil
}

// orNothing stands in for a standard input that is not there.
func orNothing(r io.Reader) io.Reader {
	if r == nil {
		return strings.NewReader("")
	}
	return r
}
