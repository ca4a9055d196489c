package extract

import "chancery/record"

// roles returns the offices and relations that the report states, one for each person: the first that is not a former
// one, else the first.
func roles(r *reading) []record.Role {
	best := map[int]int{} // entity -> office
	for i, o := range r.Offices {
		if old, ok := best[o.Entity]; !ok || r.Offices[old].Former && !o.Former {
			best[o.Entity] = i
		}
	}
	var kept []record.Role
	for i, o := range r.Offices {
		if best[o.Entity] != i {
			continue
		}
		e := r.Entities[o.Entity]
		kept = append(kept, record.Role{Quote: r.quote(o.Span), Name: e.Name, Role: o.Role, Country: o.Country, Sector: record.Sector(o.Sector), Former: o.Former})
	}
	return kept
}
