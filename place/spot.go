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
	names    []int             // for each token the index of its name, -1 if none
	places   map[string]bool   // words that are the name of a place somewhere in the report
	persons  map[string]bool   // words of full names of persons
	seen     map[string][]site // what lookup returned for words
}

// spot returns what may name a place, in order of the text and not overlapping.
func (g *Gazetteer) spot(d *text.Document) []mention {
	s := spotter{Gazetteer: g, d: d, names: make([]int, len(d.Tokens)), places: map[string]bool{}, persons: map[string]bool{}, seen: map[string][]site{}}
	for i := range s.names {
		s.names[i] = -1
	}
	for i, n := range d.Names {
		for k := n.First; k < n.Last; k++ {
			s.names[k] = i
			if n.Type == text.Person && n.Last > n.First+1 { // a full name
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

// readKnown reads several words from token i on that are the name of a place whatever pieces the tagger made of them:
// "Nagorno-Karabakh", "Gulf of Aden"; or "St. Petersburg" where it took "Petersburg" for a place.
// It returns the token after them, or i.
func (s *spotter) readKnown(i int) int {
	if !capitalised(s.d.Tokens[i].Form) || s.inOther(i) {
		return i
	}
	for end := min(i+longest, s.sentenceEnd(i)); end > i+1; end-- {
		if !capitalised(s.d.Tokens[end-1].Form) || s.inOther(end-1) || s.splits(end) {
			continue
		}
		words := s.words(i, end)
		if !s.world.known(words) && !(s.names[i] < 0 && s.names[end-1] >= 0) {
			continue
		}
		if s.addWords(i, end, words) {
			return end
		}
	}
	return i
}

// splits reports whether tokens before and from i on belong to one name.
func (s *spotter) splits(i int) bool {
	return i < len(s.names) && s.names[i] >= 0 && s.names[i] == s.names[i-1]
}

// inOther reports whether token i is part of the name of a person or an organisation.
func (s *spotter) inOther(i int) bool {
	return s.names[i] >= 0 && s.d.Names[s.names[i]].Type != text.Location
}

// believed reports whether a name may be that of a place. The tagger takes some countries for organisations or persons,
// and some persons for places.
func (s *spotter) believed(n text.Name) bool {
	words := n.In(s.d.Text)
	if words == strings.ToLower(words) {
		return false // "the republic", which some town is called too
	}
	switch n.Type {
	case text.Location:
		if s.is("title", n.First-1) {
			return false // "President Lincoln"
		}
		return !s.persons[words] || s.isWorld(words) || s.afterPreposition(n.First)
	case text.Organisation:
		return s.isWorld(words)
	}
	if s.qualified(n.Last) || s.lower(n.Last) == "in" && s.isWorld(s.after(n.Last+1)) {
		return s.isLarge(words)
	}
	if possessed := s.lower(n.Last); possessed == "'s" || possessed == "’s" {
		return s.isWorld(words) && (s.is("title", n.Last+1) || s.is("state", n.Last+1)) // "Jordan's king"
	}
	return s.isWorld(words) && (s.afterPreposition(n.First) || n.Last == n.First+1 && !s.persons[words] && !s.world.is["ambiguous"][words])
}

// large is the population from which a town is likely to be named without further ado.
const large = 50000

// after is the first name or capitalised word after words such as "eastern" from token i on.
func (s *spotter) after(i int) string {
	for i < len(s.d.Tokens) && (s.is("leading", i) || s.d.Tokens[i].UPOS == "ADJ") {
		i++
	}
	if i >= len(s.d.Tokens) {
		return ""
	}
	if n := s.names[i]; n >= 0 {
		return s.words(i, s.d.Names[n].Last)
	}
	return s.d.Tokens[i].Form
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
	if first >= last || first == last-1 && s.is("leading", first) {
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
	for start < end-1 && s.is("leading", start) {
		start++
	}
	for end > start+1 && s.is("trailing", end-1) {
		end--
	}
	if start > first && s.addWords(first, last, s.words(start, last)) {
		return last
	}
	if end < last && (s.addBare(first, first, end, last) || s.addBare(first, start, end, last)) {
		return last
	}
	if end == last {
		s.readPart(first, last)
	}
	return last
}

// addBare records that tokens [first, last) name what tokens [start, end) name, if that is of the kind that the words from
// end on say: "Quebec City" is no province.
func (s *spotter) addBare(first, start, end, last int) bool {
	words := s.words(start, end)
	sites := s.lookup(words)
	if kinds := s.kinds(s.lower(last - 1)); kinds != nil {
		sites = slices.DeleteFunc(slices.Clone(sites), func(a site) bool { return !slices.Contains(kinds, a.kind) })
	}
	return s.add(first, last, words, sites)
}

// readPart reads the longest part of tokens [first, last) at either end that the readable tables have:
// "United Kingdom" of "United Kingdom Sunday".
func (s *spotter) readPart(first, last int) {
	for n := last - first - 1; n > 0; n-- {
		for _, from := range [...]int{first, last - n} {
			if words := s.words(from, from+n); s.world.known(words) && s.addWords(from, from+n, words) {
				return
			}
		}
	}
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
		if a := s.world.adjectives[table.Key(words)]; len(a) > 0 && !s.world.known(words) {
			if !s.isLanguage(i, end) && s.add(i, end, words, a) {
				s.mentions[len(s.mentions)-1].adjective = true
			}
			return end
		}
		if s.add(i, end, words, s.trusted(i, end, words)) {
			return end
		}
	}
	return i + 1
}

// isLanguage reports whether an adjective, tokens [first, last), names a language: "in English".
func (s *spotter) isLanguage(first, last int) bool {
	if before := s.lower(first - 1); before != "in" && before != "into" && before != "from" {
		return false
	}
	if last >= len(s.d.Tokens) {
		return true
	}
	upos := s.d.Tokens[last].UPOS
	return upos != "NOUN" && upos != "PROPN" && upos != "ADJ"
}

// trusted returns what words outside any name may mean, if their surroundings vouch that they name a place.
func (s *spotter) trusted(first, last int, words string) []site {
	if s.world.known(words) || s.isDateline(first, last) {
		return s.lookup(words)
	}
	if s.d.Tokens[last-1].UPOS != "PROPN" || s.persons[words] || s.world.is["calendar"][words] || s.is("leading", last-1) {
		return nil
	}
	if s.isCapital(words) && first > s.d.Sentences[s.d.Tokens[first].Sentence].First {
		return s.lookup(words)
	}
	if s.places[words] || s.qualified(last) || s.is("kind", last) || s.is("people", last) || s.afterPreposition(first) && s.isLarge(words) {
		return s.lookup(words)
	}
	return nil
}

// isLarge reports whether the words are the name of a large town or a division: "in Justice" hardly means the one in Illinois.
func (s *spotter) isLarge(words string) bool {
	return slices.ContainsFunc(s.lookup(words), func(a site) bool { return a.population >= large })
}

// is reports whether token i is a word of that class of words.txt.
func (s *spotter) is(class string, i int) bool { return s.world.is[class][s.lower(i)] }

// isDateline reports whether tokens [first, last) open a paragraph in capitals and a dash, comma or bracket follows: "BAKU (AFP) -".
func (s *spotter) isDateline(first, last int) bool {
	sentence := s.d.Sentences[s.d.Tokens[first].Sentence]
	if first != sentence.First || last >= sentence.Last || !sentence.Paragraph || !inCapitals(s.words(first, last)) {
		return false
	}
	switch s.d.Tokens[last].Form {
	case "-", "--", "–", "—", ",", "(", "/":
		return true
	}
	return false
}

// acronym is the most bytes that a word in capitals may have for it to be no ordinary name in capitals: "SWAT" is no valley.
const acronym = 4

// known reports whether the readable tables have the words.
func (w *world) known(words string) bool {
	key := table.Key(words)
	if strings.ContainsAny(words, "$€£%@#") {
		return false
	}
	if inCapitals(words) && len(words) <= acronym {
		return len(w.acronyms[key]) > 0
	}
	return len(w.sites[key]) > 0 || inCapitals(words) && len(w.acronyms[key]) > 0 || strings.Count(words, ".") > 1 && len(w.short[words]) > 0
}

// isCapital reports whether the words are the name of a large capital.
func (s *spotter) isCapital(words string) bool {
	return slices.ContainsFunc(s.lookup(words), func(a site) bool { return a.kind == capital && a.population >= 10*large && !a.respelt })
}

// isWorld reports whether the words name a country, a division or a region.
func (s *spotter) isWorld(words string) bool { return s.world.known(words) }

// afterPreposition reports whether a word stands before token i that makes it a place: "in the …", "town of …".
func (s *spotter) afterPreposition(i int) bool {
	for i--; i >= 0 && s.d.Tokens[i].UPOS == "DET"; i-- {
	}
	if i < 0 || s.d.Tokens[i].UPOS != "ADP" {
		return false
	}
	return s.is("before", i) || s.lower(i) == "of" && s.is("kind", i-1)
}

// lookup is the gazetteer's, which is asked once in a report for the same words. What it returns is not to be changed.
func (s *spotter) lookup(words string) []site {
	sites, ok := s.seen[words]
	if !ok {
		sites = s.Gazetteer.lookup(words)
		s.seen[words] = sites
	}
	return sites
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

// words is the text of tokens [first, last).
func (s *spotter) words(first, last int) string {
	return s.d.Text[s.d.Tokens[first].Start:s.d.Tokens[last-1].End]
}

// free reports whether tokens [first, last) are words that belong to no name of the tagger and may belong to that of a place:
// they are capitalised, or between words that are.
func (s *spotter) free(first, last int) bool {
	for i := first; i < last; i++ {
		if form := s.d.Tokens[i].Form; s.names[i] >= 0 || !capitalised(form) && (i == last-1 || !s.world.is["between"][form]) {
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
