package backfile

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"
	"strings"

	"chancery/record"
	"chancery/resolve"
	"chancery/store"
)

// offices hands on whom a report gives an office of which country.
func offices(rep record.Report, emit func(holder, country string)) {
	for _, o := range resolve.Offices(&rep) {
		if o.Country != "" {
			emit(o.Name, o.Country)
		}
	}
}

// homeless hands on whom a report names without a country.
func homeless(rep record.Report, emit func(name, nothing string)) {
	for _, name := range resolve.Homeless(&rep) {
		emit(name, "")
	}
}

func home(name string, asked, offices func(*tally) bool, emit func(name, country string)) {
	var a, o tally
	if !asked(&a) || !offices(&o) {
		return
	}
	if country := resolve.Home(o); country != "" {
		emit(name, country)
	}
}

// placeFn gives the events of a report their blocks.
type placeFn struct{ Learned string }

func (f *placeFn) ProcessElement(ctx context.Context, rep record.Report, homes func(string) func(*string) bool, emit func(string, facet), bury func(dead)) {
	defer guard(ctx, place{File: rep.Origin.Path}, "report "+rep.ID, bury)
	home := func(name string) (country string) {
		homes(name)(&country)
		return country
	}
	told := resolve.Told(&rep, f.Learned)
	for i, own := range resolve.Blocks(&rep, home) {
		for k, one := range own {
			if !slices.ContainsFunc(own[:k], func(o resolve.Facet) bool { return o.Key == one.Key }) {
				emit(one.Fine, facet{one.Fine, told[i]})
			}
		}
	}
}

// byStem counts narrowest blocks within the widest one.
func byStem(fine string, _ facet) (stem, counted string) { return resolve.Levels(fine)[0], fine }

func divide(stem string, fines tally, emit func(fine, block string)) {
	for fine, block := range resolve.Divide(fines) {
		emit(fine, block)
	}
}

// settle puts the facets of a narrowest block into the block that is theirs.
func settle(fine string, facets func(*facet) bool, block func(*string) bool, emit func(string, facet)) {
	var key string
	block(&key)
	for f := (facet{}); facets(&f); f = (facet{}) {
		emit(key, f)
	}
}

// deriveFn makes the entries of a block.
type deriveFn struct{ Shards int }

func (d *deriveFn) ProcessElement(ctx context.Context, key string, facets func(*facet) bool, emit func(int, entry), put func(store.Block), bury func(dead)) {
	defer guard(ctx, place{}, "block "+key, bury)
	b := store.Block{Key: key}
	var told []record.Assertion
	byEvent := map[string]record.Assertion{}
	for f := (facet{}); facets(&f); f = (facet{}) {
		told = append(told, f.Told)
		byEvent[f.Told.Event.ID] = f.Told
		b.Facets = append(b.Facets, store.Facet{Event: f.Told.Event.ID, Fine: f.Fine})
	}
	slices.SortFunc(b.Facets, func(x, y store.Facet) int {
		return cmp.Or(strings.Compare(x.Event, y.Event), strings.Compare(x.Fine, y.Fine))
	})
	b.Entries = resolve.Entries(key, told, nil)
	put(b)
	for _, e := range b.Entries {
		one := entry{Entry: e}
		for _, m := range e.Members {
			one.Told = append(one.Told, byEvent[m.Event])
		}
		derivedOnes.Inc(ctx, 1)
		emit(shardOf(e.ID, d.Shards), one)
	}
}

// shardOf spreads ids evenly, and the same ids the same way.
func shardOf(id string, shards int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % uint32(shards))
}
