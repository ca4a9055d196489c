package store

import (
	"bytes"
	"slices"
	"testing"

	"chancery/record"
	"chancery/resolve"
)

// TestLoad loads what was derived elsewhere, in another order and twice, and gets the record that adds one report after the other,
// with blocks that are split.
func TestLoad(t *testing.T) {
	g := newGenerator(7, 7)
	var reports []*record.Report
	for n := range 400 {
		rep := g.report()
		for i := range rep.Events {
			if e := &rep.Events[i]; n%2 == 0 { // two parties of whom much is told
				e.Actors[0].Country, e.Recipients = "USA", []record.Actor{{Name: "CHN", Country: "CHN", ID: "CHN"}}
			}
		}
		reports = append(reports, rep)
	}
	added := create(t)
	if _, err := added.AddAll(reports, learned); err != nil {
		t.Fatal(err)
	}
	blocks := deriveElsewhere(reports)
	loaded := create(t)
	if empty, err := loaded.Empty(); err != nil || !empty {
		t.Errorf("a new record: empty %v, %v", empty, err)
	}
	g.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	for range 2 {
		if err := loaded.Append(reports, learned); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := loaded.Put(blocks); err != nil {
			t.Fatal(err)
		}
	}
	var want, got bytes.Buffer
	if err := added.WriteDerived(&want); err != nil {
		t.Fatal(err)
	}
	if err := loaded.WriteDerived(&got); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("the loaded record differs from the added one: %d bytes and %d", got.Len(), want.Len())
	}
	splits := func(r *Record) (list []string) {
		list, err := r.strings(`SELECT key FROM split ORDER BY key`)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if w, g := splits(added), splits(loaded); len(w) == 0 || !slices.Equal(w, g) {
		t.Errorf("split in the loaded record are %v, in the added one %v", g, w)
	}
}

// deriveElsewhere makes the blocks of reports with the functions of resolve alone.
func deriveElsewhere(reports []*record.Report) []Block {
	told, facets := map[string]record.Assertion{}, map[string][]Facet{}
	fines := map[string]map[string]int{}
	for _, rep := range reports {
		for _, a := range resolve.Told(rep, "") {
			told[a.Event.ID] = a
		}
		for i, own := range resolve.Blocks(rep, func(string) string { return "" }) {
			for _, f := range own {
				facets[f.Fine] = append(facets[f.Fine], Facet{rep.Events[i].ID, f.Fine})
				stem := resolve.Levels(f.Fine)[0]
				if fines[stem] == nil {
					fines[stem] = map[string]int{}
				}
				fines[stem][f.Fine]++
			}
		}
	}
	blocks := map[string]*Block{}
	for _, counts := range fines {
		for fine, key := range resolve.Divide(counts) {
			if blocks[key] == nil {
				blocks[key] = &Block{Key: key}
			}
			blocks[key].Facets = append(blocks[key].Facets, facets[fine]...)
		}
	}
	var out []Block
	for key, b := range blocks {
		var list []record.Assertion
		for _, f := range b.Facets {
			list = append(list, told[f.Event])
		}
		b.Entries = resolve.Entries(key, list, nil)
		out = append(out, *b)
	}
	return out
}
