package backfile

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"chancery/record"
	"chancery/store"
)

// Beam finds by their names what runs on another machine, and calls without reflection what is registered here.
func init() {
	register.DoFn3x1[context.Context, string, func(string), error](&listFn{})
	register.DoFn4x0[context.Context, string, func(string, found), func(dead)](&openFn{})
	register.DoFn5x0[context.Context, string, func(*found) bool, func(record.Report), func(dead)](&readFn{})
	register.DoFn5x0[context.Context, record.Report, func(string) func(*string) bool, func(string, facet), func(dead)](&placeFn{})
	register.DoFn6x0[context.Context, string, func(*facet) bool, func(int, entry), func(store.Block), func(dead)](&deriveFn{})
	register.DoFn3x1[context.Context, int, func(*entry) bool, error](&writeEntriesFn{})
	register.DoFn1x2[record.Report, int, record.Report](&shardFn{})
	register.DoFn3x1[context.Context, int, func(*record.Report) bool, error](&writeReportsFn{})
	register.DoFn3x1[context.Context, int, func(*dead) bool, error](&writeDeadFn{})
	register.DoFn2x1[record.Report, func(int), error](&appendFn{})
	register.DoFn2x1[store.Block, func(*int) bool, error](&putFn{})
	register.Combiner2[tally, string](&tallyFn{})

	register.Function2x0(offices)
	register.Function2x0(homeless)
	register.Function4x0(home)
	register.Function2x2(byStem)
	register.Function3x0(divide)
	register.Function4x0(settle)
	register.Function1x2(together)

	register.Emitter1[string]()
	register.Emitter1[dead]()
	register.Emitter1[record.Report]()
	register.Emitter1[store.Block]()
	register.Emitter1[int]()
	register.Emitter2[string, found]()
	register.Emitter2[string, facet]()
	register.Emitter2[string, string]()
	register.Emitter2[int, entry]()
	register.Iter1[found]()
	register.Iter1[facet]()
	register.Iter1[entry]()
	register.Iter1[record.Report]()
	register.Iter1[dead]()
	register.Iter1[tally]()
	register.Iter1[string]()
	register.Iter1[int]()
}
