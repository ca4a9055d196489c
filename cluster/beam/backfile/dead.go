package backfile

import (
	"context"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// What a run counts.
var (
	readReports = beam.NewCounter("chancery", "reports")
	copies      = beam.NewCounter("chancery", "copies of reports")
	derivedOnes = beam.NewCounter("chancery", "entries")
	deadLetters = beam.NewCounter("chancery", "dead letters")
)

// dead is a report, or a part of a file, that could not be read, and why: a dead letter.
type dead struct {
	Place  place
	Name   string // "news.warc.gz#12"
	Reason string
}

func buryIn(ctx context.Context, bury func(dead), d dead) {
	deadLetters.Inc(ctx, 1)
	bury(d)
}

// guard turns a fault of the program into the dead letter of what brought it to light, so that the rest is still read.
func guard(ctx context.Context, at place, name string, bury func(dead)) {
	if fault := recover(); fault != nil {
		buryIn(ctx, bury, dead{at, name, fmt.Sprintf("fault in the program, please report it with this: %v", fault)})
	}
}
