package place

import (
	"slices"
	"strings"

	"chancery/place/table"
)

// link adds the short forms that follow towns, and tells each mention which other says where it is:
// the one after a comma or "in", or the one before "'s" or "city of".
func (s *spotter) link() {
	var all []mention
	for i := range s.mentions {
		m := s.mentions[i]
		all = append(all, m)
		if i+1 < len(s.mentions) && s.mentions[i+1].first == m.last+1 {
			continue
		}
		if sites, end := s.qualifier(m.last); len(sites) > 0 && !m.adjective && (i+1 == len(s.mentions) || end <= s.mentions[i+1].first) {
			all = append(all, mention{first: m.last + 1, last: end, key: table.Key(s.words(m.last+1, end)), sites: sites})
		}
	}
	s.mentions = all
	for i := range all {
		s.namedKind(&all[i])
	}
	for i := 0; i+1 < len(all); i++ {
		s.linkPair(&all[i], &all[i+1])
	}
}

// linkPair links mentions a and b, the next, if few words stand between them that say that one lies in the other.
func (s *spotter) linkPair(a, b *mention) {
	switch s.tie(a, b) {
	case "in":
		if !a.adjective && a.narrow(b) {
			a.within = b
			return
		}
	case "of":
		if !b.adjective && b.narrow(a) {
			b.within = a
		}
		return
	case "and":
	default:
		return
	}
	if b.first == a.last+1 && !a.adjective && !b.adjective && s.lower(a.last) != "in" {
		a.beside, b.beside = append(a.beside, b), append(b.beside, a)
	}
}

// tie reads the words between mention a and b, the next. It returns "in" if b may say where a is: "Goma in eastern Congo",
// "Paris, Texas", or a comma parts a list; "of" if a may say where b is: "Syria's Idlib", "the Turkish city of Van"; "and" if
// they stand in a list; else "".
func (s *spotter) tie(a, b *mention) string {
	first, last := a.last, b.first
	if first >= last || last-first > 5 || b.adjective {
		return ""
	}
	switch form := s.lower(first); {
	case form == "'s" || form == "’s":
		first++
	case form == "in" || form == "," || form == "(":
		if !s.describes(first+1, last) || form == "," && last > first+1 {
			return ""
		}
		return "in"
	case last == first+1 && (form == "and" || form == "or" || form == "&"):
		return "and"
	}
	if last-first >= 2 && s.lower(last-1) == "of" && s.is("kind", last-2) {
		last -= 2
	} else if first == a.last {
		return ""
	}
	if s.describes(first, last) {
		return "of"
	}
	return ""
}

// describes reports whether tokens [first, last) are only words such as "eastern" and "coastal".
func (s *spotter) describes(first, last int) bool {
	for i := first; i < last; i++ {
		if s.d.Tokens[i].UPOS != "ADJ" && !s.is("leading", i) {
			return false
		}
	}
	return true
}

// namedKind keeps those sites of m that are of the kind which the word before or after it says: "Washington state".
func (s *spotter) namedKind(m *mention) {
	if m.adjective {
		return
	}
	word := s.lower(m.last)
	if s.kinds(word) == nil && s.lower(m.first-1) == "of" {
		word = s.lower(m.first - 2)
	}
	kinds := s.kinds(word)
	if kinds != nil && m.keep(func(a *site) bool { return slices.Contains(kinds, a.kind) }) {
		m.key += " " + word // apart from the same name without the word
	}
}

// kinds returns the kinds of site that a word such as "state" names; nil if it names none in particular.
func (s *spotter) kinds(word string) []kind {
	switch {
	case s.world.is["division"][word]:
		return []kind{division}
	case s.world.is["county"][word]:
		return []kind{county}
	case s.world.is["town"][word]:
		return []kind{capital, seat, town}
	}
	return nil
}

// lower is the form of token i in small letters, "" if there is none.
func (s *spotter) lower(i int) string {
	if i < 0 || i >= len(s.d.Tokens) {
		return ""
	}
	return strings.ToLower(s.d.Tokens[i].Form)
}

// keep keeps the sites for which ok is true, if there are any, and reports whether there are.
func (m *mention) keep(ok func(*site) bool) bool {
	var kept []site
	for i := range m.sites {
		if ok(&m.sites[i]) {
			kept = append(kept, m.sites[i])
		}
	}
	if len(kept) > 0 {
		m.sites = kept
	}
	return len(kept) > 0
}

// narrow keeps those sites of m that lie in a site of o, if there are any.
func (m *mention) narrow(o *mention) bool {
	if m.besides(o) {
		return false
	}
	return m.keep(func(a *site) bool {
		return a.kind != country && slices.ContainsFunc(o.sites, func(b site) bool { return a.in(&b) })
	})
}

// besides reports whether both may be countries, or divisions of one country: then "Georgia, Armenia" and
// "Oregon, Washington" are lists. The capital's district is not listed so.
func (m *mention) besides(o *mention) bool {
	for i := range m.sites {
		for k := range o.sites {
			a, b := &m.sites[i], &o.sites[k]
			if a.kind == country && b.kind == country {
				return true
			}
			if a.kind == division && b.kind == division && a.countries[0] == b.countries[0] && b.division != "DC" {
				return true
			}
		}
	}
	return false
}

// qualified reports whether a comma and a country or division follow: "…, Texas".
func (s *spotter) qualified(i int) bool {
	sites, _ := s.qualifier(i)
	return len(sites) > 0
}

// qualifier reads a comma and a country, a division or the short form of one at token i,
// and returns what they may mean and the token after them.
func (s *spotter) qualifier(i int) ([]site, int) {
	if i+1 >= len(s.d.Tokens) || s.d.Tokens[i].Form != "," || s.d.Tokens[i].Sentence != s.d.Tokens[i+1].Sentence {
		return nil, i
	}
	i++
	for end := min(i+3, s.sentenceEnd(i)); end > i; end-- {
		words := s.words(i, end)
		if sites := s.world.short[words]; len(sites) > 0 {
			return sites, end
		}
		if sites := s.world.short[words+"."]; len(sites) > 0 {
			return sites, end
		}
		if s.world.known(words) {
			return s.lookup(words), end
		}
	}
	return nil, i
}
