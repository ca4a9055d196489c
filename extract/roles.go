package extract

import (
	"slices"
	"strings"

	"chancery/record"
)

// roles returns the offices and relations that the report states, one for each person: the first that is not a former
// one, else the first.
func roles(r *reading) []record.Role {
	best := map[int]int{} // entity -> office
	for i, o := range r.Offices {
		if old, ok := best[o.Entity]; !ok || r.Offices[old].Former && !o.Former {
			best[o.Entity] = i
		}
	}
	home := r.home()
	var kept []record.Role
	for i, o := range r.Offices {
		if best[o.Entity] != i {
			continue
		}
		one := record.Role{Quote: r.quote(o.Span), Name: r.Entities[o.Entity].Name, Role: o.Role, Country: o.Country, Sector: record.Sector(o.Sector), Former: o.Former}
		one.Role = firstOf(r.counterpart(i), one.Role)
		if one.Country == "" && record.IsPost(one.Role) {
			one.Country = r.officeHome(i, home)
		}
		kept = append(kept, one)
	}
	return kept
}

// equals are the words for one who holds the same office elsewhere.
var equals = setOf("counterpart", "colleague", "homologue")

// counterpart is the office of those whose equal office i says somebody is: of "his French counterpart, Ada Berg" that of him.
func (r *reading) counterpart(i int) string {
	first, last := r.TokensIn(r.Offices[i].Span)
	for t := first; t < last; t++ {
		if !equals[r.Tokens[t].Lemma] {
			continue
		}
		if whose := r.personAt(r.Dependent(t, "nmod:poss")); whose >= 0 && whose != r.Offices[i].Entity {
			return record.PostName(r.officeOf(whose))
		}
	}
	return ""
}

// officeHome is the country of an office of which the report states none: a secretary-general's is an organisation, and who acts or
// speaks in a report that opens with a country's doing is of that country.
func (r *reading) officeHome(i int, home string) string {
	o := r.Offices[i]
	if strings.HasPrefix(strings.ToLower(o.Role), "secretary-general") {
		return "IGO"
	}
	first, last := r.TokensIn(o.Span)
	for t := first; t < last; t++ {
		if r.Tokens[t].Deprel == "nsubj" && (r.Tokens[t].Head < first || r.Tokens[t].Head >= last) {
			return home
		}
	}
	return ""
}

// home is the country whose doing a report opens with; "" if it opens with anything else.
func (r *reading) home() string {
	for _, s := range r.Sentences[:min(2, len(r.Sentences))] {
		for t := s.First; t < s.Last; t++ {
			if r.Tokens[t].Deprel != "nsubj" {
				continue
			}
			for _, a := range r.actorsAt(t) {
				if a.Country != "" && !slices.Contains([]string{"IGO", "NGO", "MNC"}, a.Country) {
					return a.Country
				}
			}
			break
		}
	}
	return ""
}
