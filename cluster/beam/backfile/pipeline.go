// Package backfile is the pipeline as Apache Beam runs it on many machines: files of reports go in, and out come their entries as
// Parquet, or a record. It shares with the single program the pure functions: report to assertions (package ingest), assertions to
// blocks and entries (package resolve).
package backfile

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"chancery/text"
)

// Options say what goes in and what comes out.
type Options struct {
	Sources []string // files, or patterns of them: news/*.warc.gz, s3://bucket/2026/*.jsonl, gs://bucket/*.warc.gz
	Outlet  string   // who published them all; empty if the reports say so
	Columns string   // which fields of JSON lines hold what: "title=headline,text=body"; empty for the usual names
	Until   text.Day // a report that is dated later is refused
	Learned string   // when the record learned them, RFC 3339

	Output string // a folder for files; empty for none
	Shards int    // how many files of each kind
	Record string // the address of a record; empty for none
}

// Build lays out the pipeline. All that is decided on the way is decided by functions that the single program calls too; here is only
// what goes together:
//
//	files → reports             each report once, however often the files hold it
//	reports → homes             the countries of persons whom only other reports give an office
//	reports, homes → facets     the events, by the narrowest block that each could be in
//	facets → blocks             blocks that would hold too many events divided, by their numbers alone
//	facets, blocks → entries    what each block comes to
//
// No step brings more together on one machine than the events of one block, or counts: what the world's news tells of two states in a
// decade is never a single group.
func Build(s beam.Scope, o Options) {
	files := beam.Reshuffle(s, beam.ParDo(s, &listFn{}, beam.CreateList(s, o.Sources)))
	opened, notOpened := beam.ParDo2(s, &openFn{Outlet: o.Outlet, Columns: o.Columns}, files)
	reports, notRead := beam.ParDo2(s, &readFn{Until: o.Until}, beam.GroupByKey(s, opened))
	facets, notPlaced := beam.ParDo2(s, &placeFn{Learned: o.Learned}, reports, beam.SideInput{Input: homes(s, reports)})
	blocks := beam.GroupByKey(s, beam.ParDo(s, settle, beam.CoGroupByKey(s, facets, divided(s, facets))))
	entries, derived, notDerived := beam.ParDo3(s, &deriveFn{Shards: o.Shards}, blocks)

	if o.Output != "" {
		to := folder{o.Output, o.Shards}
		beam.ParDo0(s, &writeEntriesFn{to}, beam.GroupByKey(s, entries))
		beam.ParDo0(s, &writeReportsFn{to}, beam.GroupByKey(s, beam.ParDo(s, &shardFn{o.Shards}, reports)))
		beam.ParDo0(s, &writeDeadFn{o.Output}, beam.GroupByKey(s, beam.ParDo(s, together, beam.Flatten(s, notOpened, notRead, notPlaced, notDerived))))
	}
	if o.Record != "" {
		appended := beam.ParDo(s, &appendFn{keeper: keeper{Address: o.Record}, Learned: o.Learned}, reports)
		beam.ParDo0(s, &putFn{keeper: keeper{Address: o.Record}}, derived, beam.SideInput{Input: appended})
	}
}

// homes tells the country of persons that some report names without one, as most reports that give them an office say it.
func homes(s beam.Scope, reports beam.PCollection) beam.PCollection {
	s = s.Scope("homes")
	offices := beam.CombinePerKey(s, &tallyFn{}, beam.ParDo(s, offices, reports))
	asked := beam.CombinePerKey(s, &tallyFn{}, beam.ParDo(s, homeless, reports))
	return beam.ParDo(s, home, beam.CoGroupByKey(s, asked, offices))
}

// divided gives each narrowest block the one that its events are compared in.
func divided(s beam.Scope, facets beam.PCollection) beam.PCollection {
	s = s.Scope("divide")
	return beam.ParDo(s, divide, beam.CombinePerKey(s, &tallyFn{}, beam.ParDo(s, byStem, facets)))
}
