package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/place/table"
	"chancery/text"
)

// mention is a range of tokens that may name a place.
type mention struct {
	first, last int    // tokens [first, last)
	key         string // table.Key of the words that were looked up
	adjective   bool
	sites       []site     // all that the words may mean, never empty
	within      *mention   // the mention that says where it is: "Texas" in "Paris, Texas"; nil if none
	site        *site      // what choose chose
	beside      []*mention // its neighbours in a list
}

// longest is the number of tokens that the longest name of a place may have.
const longest = 6

// spotter walks through the tokens of a report.
type spotter struct {
	*Gazetteer
	d        *text.Document
	mentions []mention
	names    []int           // for each token the index of its name, -1 if none
	places   map[string]bool // words that are the name of a place somewhere in the report
	persons  map[string]bool // words of names of persons
}

// spot returns what may name a place, in order of the text and not overlapping.
func (g *Gazetteer) spot(d *text.Document) []mention {
	s := spotter{Gazetteer: g, d: d, names: make([]int, len(d.Tokens)), places: map[string]bool{}, persons: map[string]bool{}}
	for i := range s.names {
		s.names[i] = -1
	}
	for i, n := range d.Names {
		for k := n.First; k < n.Last; k++ {
			s.names[k] = i
			if n.Type == text.Person {
				s.persons[d.Tokens[k].Form] = true
			}
		}
		if n.Type == text.Location {
			s.places[n.In(d.Text)] = true
		}
	}
	for i := 0; i < len(d.Tokens); {
		i = s.step(i)
	}
	s.link()
	return s.mentions
}

// step looks at what begins with token i and returns the token to go on with.
func (s *spotter) step(i int) int {
	if end := s.readKnown(i); end > i {
		return end
	}
	if n := s.names[i]; n >= 0 {
		name := s.d.Names[n]
		if i > name.First || !s.believed(name) {
			return i + 1
		}
		return s.readName(name)
	}
	return s.readLoose(i)
}

// readKnown reads several words from token i on that the readable tables have, "Nagorno-Karabakh" or "Gulf of Aden", whatever
// pieces the tagger made of them. It returns the token after them, or i.
func (s *spotter) readKnown(i int) int {
	if !capitalised(s.d.Tokens[i].Form) || s.inOther(i) {
		return i
	}
	for end := min(i+longest, s.sentenceEnd(i)); end > i+1; end-- {
		if !capitalised(s.d.Tokens[end-1].Form) || s.inOther(end-1) || end < len(s.names) && s.names[end] >= 0 && s.names[end] == s.names[end-1] {
			continue
		}
		if words := s.words(i, end); s.world.known(words) && s.addWords(i, end, words) {
			return end
		}
	}
	return i
}

// inOther reports whether token i is part of the name of a person or an organisation.
func (s *spotter) inOther(i int) bool {
	return s.names[i] >= 0 && s.d.Names[s.names[i]].Type != text.Location
}

// believed reports whether a name may be that of a place. The tagger takes some countries for organisations or persons,
// and some persons for places.
func (s *spotter) believed(n text.Name) bool {
	words := n.In(s.d.Text)
	switch n.Type {
	case text.Location:
		return !s.persons[words] || s.isWorld(words) || s.afterPreposition(n.First)
	case text.Organisation:
		return s.isWorld(words)
	}
	return s.isWorld(words) && s.afterPreposition(n.First)
}

// readName reads the pieces of a name that commas part, "Paris, Texas", and returns the token after what it used.
func (s *spotter) readName(n text.Name) int {
	from := n.First
	for i := n.First; i <= n.Last; i++ {
		if i == n.Last {
			return max(s.readPiece(from, i, true), n.Last)
		}
		if s.d.Tokens[i].Form == "," {
			s.readPiece(from, i, false)
			from = i + 1
		}
	}
	return n.Last
}

// readPiece takes tokens [first, last) as the name of one place, longer by some capitalised words that follow if a place is
// so called and it may grow, or shorter by words such as "Northern" and "Province". It returns the token after what it used.
func (s *spotter) readPiece(first, last int, grow bool) int {
	if first >= last || first == last-1 && leading[strings.ToLower(s.d.Tokens[first].Form)] {
		return last
	}
	if grow {
		for end := min(first+longest, s.sentenceEnd(first)); end > last; end-- {
			if s.free(last, end) && s.addWords(first, end, s.words(first, end)) {
				return end
			}
		}
	}
	if s.addWords(first, last, s.words(first, last)) {
		return last
	}
	if a := s.world.adjectives[table.Key(s.words(first, last))]; len(a) > 0 && s.add(first, last, s.words(first, last), a) {
		s.mentions[len(s.mentions)-1].adjective = true
		return last
	}
	start, end := first, last
	for start < end-1 && leading[strings.ToLower(s.d.Tokens[start].Form)] {
		start++
	}
	for end > start+1 && trailing[strings.ToLower(s.d.Tokens[end-1].Form)] {
		end--
	}
	if start > first || end < last {
		if s.addWords(first, last, s.words(start, last)) || s.addWords(first, last, s.words(first, end)) {
			return last
		}
		s.addWords(first, last, s.words(start, end))
	}
	return last
}

// readLoose looks for a place that the tagger missed at token i, which is part of no name.
func (s *spotter) readLoose(i int) int {
	if !capitalised(s.d.Tokens[i].Form) {
		return i + 1
	}
	for end := min(i+longest, s.sentenceEnd(i)); end > i; end-- {
		if !s.free(i+1, end) {
			continue
		}
		words := s.words(i, end)
		if s.add(i, end, words, s.trusted(i, end, words)) {
			return end
		}
		if a := s.world.adjectives[table.Key(words)]; len(a) > 0 && s.d.Tokens[end-1].UPOS != "VERB" && s.add(i, end, words, a) {
			s.mentions[len(s.mentions)-1].adjective = true
			return end
		}
	}
	return i + 1
}

// trusted returns what words outside any name may mean, if their surroundings vouch that they name a place.
func (s *spotter) trusted(first, last int, words string) []site {
	if s.world.known(words) {
		return s.lookup(words)
	}
	if s.d.Tokens[last-1].UPOS != "PROPN" || s.persons[words] || calendar[words] {
		return nil
	}
	if s.afterPreposition(first) || s.places[words] || s.qualified(last) {
		return s.lookup(words)
	}
	return nil
}

// known reports whether the readable tables have the words.
func (w *world) known(words string) bool {
	key := table.Key(words)
	if strings.ContainsAny(words, "$€£%@#") {
		return false
	}
	return len(w.sites[key]) > 0 || inCapitals(words) && len(w.acronyms[key]) > 0
}

// calendar are names of days and months that are names of towns too.
var calendar = map[string]bool{"January": true, "February": true, "March": true, "April": true, "May": true, "June": true,
	"July": true, "August": true, "September": true, "October": true, "November": true, "December": true, "Monday": true,
	"Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true}

// isWorld reports whether the words name a country, a division or a region.
func (s *spotter) isWorld(words string) bool { return s.world.known(words) }

// prepositions come before names of places more than before others.
var prepositions = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "around": true, "across": true,
	"from": true, "to": true, "toward": true, "towards": true, "into": true, "via": true, "throughout": true}

func (s *spotter) afterPreposition(i int) bool {
	for i--; i >= 0 && s.d.Tokens[i].UPOS == "DET"; i-- {
	}
	return i >= 0 && prepositions[strings.ToLower(s.d.Tokens[i].Form)] && s.d.Tokens[i].UPOS == "ADP"
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

// add records that tokens [first, last) name one of the sites, which were found under the words; without any it returns false.
func (s *spotter) add(first, last int, words string, sites []site) bool {
	if len(sites) == 0 {
		return false
	}
	s.mentions = append(s.mentions, mention{first: first, last: last, key: table.Key(words), sites: sites})
	return true
}

// addWords records that tokens [first, last) name what the words name, if that is known.
func (s *spotter) addWords(first, last int, words string) bool {
	return s.add(first, last, words, s.lookup(words))
}

// link adds the short forms that follow towns, and tells each mention which other says where it is:
// the one after a comma or "in", or the one before "'s".
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

// linkPair links mentions a and b, the next, if at most one word stands between them.
func (s *spotter) linkPair(a, b *mention) {
	if b.first != a.last+1 || a.adjective || b.adjective {
		return
	}
	switch s.d.Tokens[a.last].Form {
	case ",", "(", "in":
		if a.narrow(b) {
			a.within = b
			return
		}
	case "'s", "’s":
		if b.narrow(a) {
			b.within = a
		}
		return
	case "and", "or", "&":
	default:
		return
	}
	a.beside, b.beside = append(a.beside, b), append(b.beside, a)
}

// namedKind keeps those sites of m that are of the kind which the word before or after it says: "Washington state".
func (s *spotter) namedKind(m *mention) {
	word := ""
	if m.last < len(s.d.Tokens) {
		word = strings.ToLower(s.d.Tokens[m.last].Form)
	}
	if m.first >= 2 && s.d.Tokens[m.first-1].Form == "of" && kindOf[word] == nil {
		word = strings.ToLower(s.d.Tokens[m.first-2].Form)
	}
	if kinds := kindOf[word]; kinds != nil && !m.adjective {
		if m.keep(func(a *site) bool { return slices.Contains(kinds, a.kind) }) {
			m.key += " " + word // apart from the same name without the word
		}
	}
}

// kindOf says what sites a word such as "state" before "of" or after a name allows.
var kindOf = map[string][]kind{"state": {division}, "province": {division}, "oblast": {division}, "governorate": {division},
	"county": {county}, "city": {capital, seat, town}, "town": {town, seat}, "village": {town}}

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

// words is the text of tokens [first, last).
func (s *spotter) words(first, last int) string {
	return s.d.Text[s.d.Tokens[first].Start:s.d.Tokens[last-1].End]
}

// free reports whether tokens [first, last) are words that belong to no name of the tagger and may belong to that of a place:
// they are capitalised, or between words that are.
func (s *spotter) free(first, last int) bool {
	for i := first; i < last; i++ {
		if form := s.d.Tokens[i].Form; s.names[i] >= 0 || !capitalised(form) && (i == last-1 || !between[form]) {
			return false
		}
	}
	return true
}

func (s *spotter) sentenceEnd(i int) int { return s.d.Sentences[s.d.Tokens[i].Sentence].Last }

func capitalised(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// Words that may stand before, within and after a name.
var (
	leading = map[string]bool{"the": true, "northern": true, "southern": true, "eastern": true, "western": true, "central": true,
		"north": true, "south": true, "east": true, "west": true, "northeastern": true, "northwestern": true, "southeastern": true,
		"southwestern": true, "upper": true, "lower": true, "greater": true, "downtown": true, "mainland": true, "occupied": true,
		"rural": true, "inner": true, "outer": true, "mid": true, "old": true, "city": true, "state": true, "province": true, "of": true}
	between = map[string]bool{"-": true, "of": true, "the": true, "and": true, "on": true, "upon": true, "de": true, "del": true,
		"la": true, "le": true, "les": true, "au": true, "sur": true, "en": true, "el": true, "al": true, "ez": true}
	trailing = map[string]bool{"province": true, "state": true, "region": true, "county": true, "city": true, "district": true,
		"oblast": true, "governorate": true, "prefecture": true, "territory": true, "republic": true, "valley": true, "area": true,
		"town": true, "village": true, "island": true, "islands": true, "municipality": true, "krai": true, "parish": true}
)
