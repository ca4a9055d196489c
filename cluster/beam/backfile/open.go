package backfile

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"chancery/ingest"
	"chancery/report"
	"chancery/report/table"
	"chancery/text"
)

// listFn finds the files of a pattern. A pattern that no file fits stays as it is, for openFn to say so.
type listFn struct{}

func (*listFn) ProcessElement(ctx context.Context, pattern string, emit func(string)) error {
	files, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer files.Close()
	names, err := files.List(ctx, pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	if len(names) == 0 {
		names = []string{pattern}
	}
	slices.Sort(names)
	for _, n := range names {
		emit(n)
	}
	return nil
}

// openFn takes the reports out of a file, each under its id.
type openFn struct {
	Outlet, Columns string

	sources report.Sources
}

func (f *openFn) Setup() (err error) {
	f.sources.About.Outlet = f.Outlet
	f.sources.Columns, err = table.Parse(f.Columns)
	return err
}

func (f *openFn) ProcessElement(ctx context.Context, file string, emit func(string, found), bury func(dead)) {
	defer guard(ctx, place{File: file}, file, bury)
	n := 0
	lost := func(name string, why error) {
		buryIn(ctx, bury, dead{place{file, n}, name, strings.TrimPrefix(why.Error(), name+": ")})
	}
	in, err := openFile(ctx, file)
	if err != nil {
		lost(file, err)
		return
	}
	defer in.Close()
	for item, err := range f.sources.ItemsIn(file, in) {
		var d *text.Document
		if err == nil {
			d, err = item.Read()
		}
		if err != nil {
			lost(item.Name, err)
		} else {
			emit(ingest.ReportID(d), found{place{file, n}, *d})
		}
		n++
	}
}

func openFile(ctx context.Context, name string) (io.ReadCloser, error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	in, err := files.OpenRead(ctx, name)
	if err != nil {
		files.Close()
		return nil, fmt.Errorf("%w; check the path, and that the workers may read it", err)
	}
	return &opened{in, files}, nil
}

// opened is a file that closes its file system with it.
type opened struct {
	io.ReadCloser
	files filesystem.Interface
}

func (o *opened) Close() error {
	o.ReadCloser.Close() // it was only read
	return o.files.Close()
}
