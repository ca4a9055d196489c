package backfile

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// models are loaded once by each worker.
var models = sync.OnceValues(ingest.Load)

// readFn reads a report: of several copies the one that the single program would come upon first.
type readFn struct {
	Until text.Day

	pipeline *ingest.Pipeline
}

func (f *readFn) Setup() (err error) {
	f.pipeline, err = models()
	return err
}

func (f *readFn) ProcessElement(ctx context.Context, id string, list func(*found) bool, emit func(record.Report), bury func(dead)) {
	var first, next found
	for n := 0; list(&next); n++ {
		if n > 0 {
			copies.Inc(ctx, 1)
		}
		if n == 0 || next.Place.before(first.Place) {
			first = next
		}
		next = found{}
	}
	rep, err := f.read(&first.Document)
	if err != nil {
		buryIn(ctx, bury, dead{first.Place, first.Document.Origin.Path, err.Error()})
		return
	}
	readReports.Inc(ctx, 1)
	emit(*rep)
}

func (f *readFn) read(d *text.Document) (*record.Report, error) {
	if day := d.Published.Day; !day.IsZero() && f.Until.Before(day) {
		return nil, fmt.Errorf("is dated %s, a day that has not come yet", day)
	}
	return f.pipeline.Read(d)
}

// before is the order in which a single program reads files that are named in order.
func (p place) before(o place) bool {
	return cmp.Or(strings.Compare(p.File, o.File), cmp.Compare(p.Number, o.Number)) < 0
}
