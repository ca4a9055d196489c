package store

import (
	"slices"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// mostRivals is how many entries, the newest, are looked at for what contradicts in their reports.
const mostRivals = 5000

// Rivals returns the sentences of the reports of entries that contradict each other where no dispute of an entry says so, in the order of
// publication.
func (r *Record) Rivals(f query.EntryFilter) ([]resolve.Rivals, error) {
	f.Disputed, f.Order, f.Limit = false, query.ByNewsDown, mostRivals
	entries, err := r.Entries(f)
	if err != nil {
		return nil, err
	}
	told, err := r.Told(entries...)
	if err != nil {
		return nil, err
	}
	var reports []*record.Report
	seen := map[string]bool{}
	for _, list := range told {
		for _, a := range list {
			if !seen[a.Report.ID] {
				seen[a.Report.ID] = true
				reports = append(reports, a.Report)
			}
		}
	}
	resolve.InOrder(reports)
	return slices.DeleteFunc(resolve.RivalsIn(reports), func(x resolve.Rivals) bool {
		for i := range entries {
			for k := range entries[i].Disputes {
				if x.Known(&entries[i].Disputes[k], told[i]) {
					return true
				}
			}
		}
		return false
	}), nil
}
