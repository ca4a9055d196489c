// Command beam reads a back-file of reports on many machines, as a pipeline of Apache Beam: files of reports on disk or in a cloud's storage
// go in, and out come their entries as Parquet, or a record in PostgreSQL that goes on as any other.
//
// The pipeline shares with the single program its pure functions: report to assertions (package ingest), and assertions to blocks and
// entries (package resolve). So its record is the one that chancery add makes of the same reports, on any runner and any number of workers.
//
// See doc/backfile.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // s3://; beamx brings gs:// and local files
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"chancery/cluster/beam/backfile"
	"chancery/text"
)

const usage = `Read a back-file of reports on many machines.

    %s [flags] SOURCE...

SOURCE is a file or a pattern of files: news/*.warc.gz, s3://bucket/2026/*.jsonl, gs://bucket/*.warc.gz.
Their formats are those of chancery add. What could not be read is in dead.jsonl, with the reason.
Flags of Beam choose where it runs: --runner, --endpoint, --environment_type; see doc/backfile.md.

`

func main() {
	var o backfile.Options
	flag.StringVar(&o.Output, "output", "", "the folder to write entries-*.parquet, reports-*.jsonl and dead.jsonl to")
	flag.StringVar(&o.Record, "record", "", "the record to write, empty so far: postgres://USER:PASSWORD@HOST/DATABASE")
	flag.IntVar(&o.Shards, "shards", 16, "how many files of each kind to write; each must fit into a worker's memory")
	flag.StringVar(&o.Outlet, "outlet", "", "who published the reports, if they do not say so")
	flag.StringVar(&o.Columns, "map", "", "which fields hold what: title=headline,text=body")
	flag.StringVar(&o.Learned, "learned", time.Now().UTC().Format(time.RFC3339), "when the record learned the reports")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), usage, os.Args[0])
		flag.PrintDefaults()
	}
	flag.Parse()
	beam.Init() // a worker does not return from it
	o.Sources, o.Until = flag.Args(), text.DayOf(time.Now()).Add(1)
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o backfile.Options) error {
	if err := o.Check(ctx); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	backfile.Build(s, o)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	report(result)
	return nil
}

// report says how much went in and came out, where the runner tells.
func report(result beam.PipelineResult) {
	if result == nil {
		return
	}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		if c.Namespace() == "chancery" {
			fmt.Printf("%8d %s\n", c.Result(), c.Name())
		}
	}
}
