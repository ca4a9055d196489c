package backfile

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"chancery/record"
	"chancery/store"
	"chancery/text"
)

// What travels between the steps, all as JSON, which the record keeps too.

// place is where a report was found. The first of several copies is the one that is read.
type place struct {
	File   string
	Number int // of the report in it, from 0
}

// found is a report that has been opened and not yet read.
type found struct {
	Place    place
	Document text.Document
}

// facet is an event in one of the blocks it belongs to.
type facet struct {
	Fine string // the narrowest block
	Told record.Assertion
}

// entry is an entry with the assertions that it was derived from, in the order of its members.
type entry struct {
	Entry record.Entry
	Told  []record.Assertion
}

// tally counts words.
type tally map[string]int

func init() {
	for _, t := range []reflect.Type{
		reflect.TypeFor[found](), reflect.TypeFor[dead](), reflect.TypeFor[facet](), reflect.TypeFor[entry](),
		reflect.TypeFor[tally](), reflect.TypeFor[record.Report](), reflect.TypeFor[store.Block](),
	} {
		beam.RegisterType(t)
		beam.RegisterCoder(t, encode, decode)
	}
}

func encode(v beam.T) ([]byte, error) { return json.Marshal(v) }

func decode(t reflect.Type, raw []byte) (beam.T, error) {
	v := reflect.New(t)
	err := json.Unmarshal(raw, v.Interface())
	return v.Elem().Interface(), err
}

// tallyFn counts the values of each key, in parts that are added up.
type tallyFn struct{}

func (*tallyFn) CreateAccumulator() tally { return tally{} }

func (*tallyFn) AddInput(t tally, word string) tally {
	t[word]++
	return t
}

func (*tallyFn) MergeAccumulators(t, more tally) tally {
	for word, n := range more {
		t[word] += n
	}
	return t
}

func (*tallyFn) ExtractOutput(t tally) tally { return t }
