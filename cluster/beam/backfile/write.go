package backfile

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"chancery/export"
	"chancery/record"
)

// The files of a folder. Each holds what its shard has, in the order of ids, so that the same reports give the same bytes.
const (
	entriesFile = "entries-%05d-of-%05d.parquet"
	reportsFile = "reports-%05d-of-%05d.jsonl"
	deadFile    = "dead.jsonl"
)

// folder is where the files go.
type folder struct {
	Path   string
	Shards int
}

func (f folder) file(pattern string, shard int) string {
	return join(f.Path, fmt.Sprintf(pattern, shard, f.Shards))
}

func join(folder, name string) string { return strings.TrimSuffix(folder, "/") + "/" + name }

type writeEntriesFn struct{ To folder }

func (f *writeEntriesFn) ProcessElement(ctx context.Context, shard int, list func(*entry) bool) error {
	entries := sorted(list, func(a, b entry) int { return strings.Compare(a.Entry.ID, b.Entry.ID) })
	parquet, err := export.FormatNamed("parquet")
	if err != nil {
		return err
	}
	return writeFile(ctx, f.To.file(entriesFile, shard), func(w io.Writer) error {
		out, err := parquet.Open(w)
		if err != nil {
			return err
		}
		for i := range entries {
			if err := out.Write(&entries[i].Entry, entries[i].Told); err != nil {
				return err
			}
		}
		return out.Close()
	})
}

// shardFn spreads reports over files.
type shardFn struct{ Shards int }

func (f *shardFn) ProcessElement(rep record.Report) (int, record.Report) {
	return shardOf(rep.ID, f.Shards), rep
}

type writeReportsFn struct{ To folder }

func (f *writeReportsFn) ProcessElement(ctx context.Context, shard int, list func(*record.Report) bool) error {
	reports := sorted(list, func(a, b record.Report) int { return strings.Compare(a.ID, b.ID) })
	return writeFile(ctx, f.To.file(reportsFile, shard), func(w io.Writer) error {
		for i := range reports {
			if err := export.WriteJSONL(w, &reports[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// together brings all dead letters to one file.
func together(d dead) (int, dead) { return 0, d }

// letter is a line of the file of dead letters.
type letter struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

type writeDeadFn struct{ Folder string }

func (f *writeDeadFn) ProcessElement(ctx context.Context, _ int, list func(*dead) bool) error {
	letters := sorted(list, func(a, b dead) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Number, b.Place.Number), strings.Compare(a.Name, b.Name), strings.Compare(a.Reason, b.Reason))
	})
	return writeFile(ctx, join(f.Folder, deadFile), func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		for _, d := range letters {
			if err := out.Encode(letter{d.Name, d.Reason}); err != nil {
				return err
			}
		}
		return nil
	})
}

// sorted gathers and sorts what an iterator yields.
func sorted[T any](list func(*T) bool, compare func(a, b T) int) []T {
	var out []T
	for {
		var one T
		if !list(&one) {
			break
		}
		out = append(out, one)
	}
	slices.SortFunc(out, compare)
	return out
}

// writeFile writes a file whole: what is written twice, since a runner tried twice, is the same.
func writeFile(ctx context.Context, name string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer files.Close()
	out, err := files.OpenWrite(ctx, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := out.Write(b.Bytes()); err != nil {
		out.Close()
		return fmt.Errorf("%s: %w", name, err)
	}
	return out.Close()
}
