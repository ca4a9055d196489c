package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
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
		if record.IsPost(one.Role) {
			one.Country = r.officeHome(i, home)
		}
		kept = append(kept, one)
	}
	return append(kept, r.relatives(best)...)
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

// relatives are those of whose office only the tie to another tells: "her colleague, Ada Berg", "his predecessor". They have none of their own
// in the report.
func (r *reading) relatives(told map[int]int) []record.Role {
	var out []record.Role
	for t := range r.Tokens {
		lemma := r.Tokens[t].Lemma
		if !equals[lemma] && lemma != "predecessor" && lemma != "successor" {
			continue
		}
		one, e, whose := r.besideName(t)
		if _, known := told[e]; e < 0 || known || e == whose {
			continue
		}
		office := r.officeOf(whose)
		if office == "" {
			continue
		}
		role := record.Role{Quote: r.quote(r.Mentions[r.mentionOf[one]].Span), Name: r.Entities[e].Name, Role: record.PostName(office),
			Sector: record.Sector(r.Entities[whose].Sector), Country: r.Entities[whose].Country, Former: lemma == "predecessor"}
		if equals[lemma] {
			role.Country = firstOf(r.countryBelow(t), r.countryBelow(one), r.countryOfPlace(r.Tokens[t].Sentence))
		}
		out = append(out, role)
		told[e] = -1
	}
	return out
}

// besideName finds the person whom noun t stands beside, by token and entity, and whose it says the person is; -1 for none.
func (r *reading) besideName(t int) (one, e, whose int) {
	one = r.Dependent(t, "appos", "flat", "nmod:desc")
	if one < 0 || r.personAt(one) < 0 {
		one = r.Tokens[t].Head
	}
	if one < 0 {
		return -1, -1, -1
	}
	whose = r.personAt(r.Dependent(t, "nmod:poss"))
	if whose < 0 {
		whose = r.personAt(r.Dependent(one, "nmod:poss"))
	}
	if whose < 0 || r.mentionOf[one] < 0 {
		return one, -1, -1
	}
	return one, r.personAt(one), whose
}

// firstOffice is the first post that the report gives a person, an index of Offices; -1 if it gives none.
func (r *reading) firstOffice(e int) int {
	return slices.IndexFunc(r.Offices, func(o text.Office) bool { return o.Entity == e && record.IsPost(o.Role) })
}

// countryBelow is the country that a word below token i names: "his French colleague".
func (r *reading) countryBelow(i int) string {
	for c := range r.Dependents(i) {
		if r.Tokens[c].Is("amod") || r.Tokens[c].Is("compound") {
			if code := r.countryAt(c); code != "" {
				return code
			}
		}
	}
	return ""
}

// countryOfPlace is the country of the first place of a sentence, where somebody is met; "" if it names none.
func (r *reading) countryOfPlace(sentence int) string {
	s := r.Sentences[sentence]
	for t := s.First; t < s.Last; t++ {
		if p := r.placeOf[t]; p >= 0 && len(r.Places[p].Countries) == 1 {
			return r.Places[p].Countries[0]
		}
	}
	return ""
}

// officeHome is the country of office i. Where its words name none, who acts or speaks in a report that opens with a country's doing is of
// that country, who goes to a country is not of it, and a secretary-general's is an organisation.
func (r *reading) officeHome(i int, home string) string {
	o := r.Offices[i]
	first, last := r.TokensIn(o.Span)
	verb := -1
	for t := first; t < last; t++ {
		if o.Country != "" && r.countryAt(t) == o.Country || o.Country == "IGO" {
			return o.Country
		}
		if p := r.placeOf[t]; p >= 0 && len(r.Places[p].Countries) == 1 {
			return firstOf(o.Country, r.Places[p].Countries[0])
		}
		if h := r.Tokens[t].Head; r.Tokens[t].Deprel == "nsubj" && (h < first || h >= last) {
			verb = h
		}
	}
	switch {
	case o.Country == "" && strings.HasPrefix(strings.ToLower(o.Role), "secretary-general"):
		return "IGO"
	case verb >= 0 && (o.Country == "" || r.goesTo(verb, o.Country)):
		return home
	}
	return o.Country
}

// goesTo reports whether verb v has a country as object or goal.
func (r *reading) goesTo(v int, country string) bool {
	for c := range r.Dependents(v) {
		if (r.Tokens[c].Is("obj") || r.Tokens[c].Is("obl")) && c > v && r.countryAt(c) == country {
			return true
		}
	}
	return false
}

// home is the country whose doing a report opens with, if it is among those that it names most; "" if it opens with anything else.
func (r *reading) home() string {
	named, most := map[string]int{}, 0
	for _, m := range r.Mentions {
		for _, e := range m.Entities {
			if c := r.Entities[e].Country; len(c) == len("NOR") && r.Entities[e].ID == c {
				named[c]++
				most = max(most, named[c])
			}
		}
	}
	for _, s := range r.Sentences[:min(2, len(r.Sentences))] {
		for t := s.First; t < s.Last; t++ {
			if r.Tokens[t].Deprel != "nsubj" {
				continue
			}
			for _, a := range r.actorsAt(t) {
				if 2*named[a.Country] > most {
					return a.Country
				}
			}
			break
		}
	}
	return r.dateline()
}

// dateline is the country of the town in capitals that a report opens with: "LIMA - Foreign Minister …"; "" if it opens with none.
func (r *reading) dateline() string {
	for _, s := range r.Sentences[:min(2, len(r.Sentences))] {
		if p := r.placeOf[s.First]; p >= 0 && len(r.Places[p].Countries) == 1 {
			if town := r.Places[p].Span.In(r.Text); town == strings.ToUpper(town) {
				return r.Places[p].Countries[0]
			}
		}
	}
	return ""
}
