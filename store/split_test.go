package store

import (
	"fmt"
	"testing"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// TestFullBlock adds more reports of one pair in one year than a block holds, in two orders: the block is split alike,
// none of its blocks holds too many, and what is derived is the same.
func TestFullBlock(t *testing.T) {
	var reports []*record.Report
	for i := range resolve.MostInBlock + 50 {
		day := fmt.Sprintf("2026-%02d-%02d", 1+i%12, 1+i%28)
		reports = append(reports, told(t, fmt.Sprintf("r%04d", i), day, record.Occurred, day, day))
	}
	forward, backward := create(t), create(t)
	for i := range reports {
		mustAdd(t, forward, reports[i])
	}
	for i := range reports {
		mustAdd(t, backward, reports[len(reports)-1-i])
	}
	if derived(t, forward) != derived(t, backward) {
		t.Error("another order derives another state")
	}
	var most int
	if err := forward.db.QueryRow(`SELECT max(n) FROM (SELECT count(*) AS n FROM facet WHERE key NOT LIKE 'pact|%' GROUP BY key)`).Scan(&most); err != nil || most > resolve.MostInBlock {
		t.Errorf("a block holds %d, error %v; want at most %d", most, err, resolve.MostInBlock)
	}
	before := derived(t, forward)
	if err := forward.Rebuild(nil, nil); err != nil {
		t.Fatal(err)
	}
	if derived(t, forward) != before {
		t.Error("rebuilding derives another state")
	}
	list, err := forward.Entries(query.EntryFilter{Type: record.Consult})
	if err != nil || len(list) < 28 || len(list) > resolve.MostInBlock+50 {
		t.Errorf("%d entries, error %v", len(list), err)
	}
}
