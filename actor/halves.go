package actor

import (
	"sort"
	"strings"

	"chancery/text"
)

// opposite are the words that tell the two halves of a country apart.
var opposite = map[string]string{"north": "south", "south": "north", "east": "west", "west": "east"}

// findHalves adds the halves of a country that the report names by one word: "the South" where it names both Koreas, and the
// first of "North and South Korea".
func (p *reading) findHalves() {
	named := map[string]*Entry{} // countries of the report whose names begin with a word for a half, by that word
	for i := range p.names {
		if e := p.names[i].entry; e != nil && e.Kind == Country {
			if word, _, ok := strings.Cut(fold(e.Name), " "); ok && opposite[word] != "" {
				named[word] = e
			}
		}
	}
	from := len(p.names)
	for i := range p.Tokens {
		e := p.halfAt(i, named)
		if e == nil {
			continue
		}
		named[fold(p.Tokens[i].Form)] = e
		switch {
		case p.nameAt[i] >= 0:
			n := &p.names[p.nameAt[i]]
			n.typ, n.entry, n.country = text.Location, e, e.Country
		default:
			p.addName(half(i, e))
		}
	}
	if len(p.names) == from {
		return
	}
	sort.SliceStable(p.names, func(i, j int) bool { return p.names[i].first < p.names[j].first })
	for n := range p.names {
		for t := p.names[n].first; t < p.names[n].last; t++ {
			p.nameAt[t] = n
		}
	}
}

func half(i int, e *Entry) named {
	return named{first: i, last: i + 1, typ: text.Location, entry: e, country: e.Country, sector: e.Sector}
}

// isUnknownWord reports whether name n is one word that the register does not know.
func (p *reading) isUnknownWord(n int) bool {
	one := &p.names[n]
	return one.entry == nil && one.last == one.first+1
}

// halfAt returns the country that the word at token i alone stands for, nil if it is none.
func (p *reading) halfAt(i int, byName map[string]*Entry) *Entry {
	t := &p.Tokens[i]
	word := fold(t.Form)
	if opposite[word] == "" || p.nameAt[i] >= 0 && !p.isUnknownWord(p.nameAt[i]) || t.UPOS != "PROPN" && !p.isSideOfBorder(i) || t.Is("flat") {
		return nil
	}
	start, end := p.sentence(i)
	if i+2 < end && p.Tokens[i+1].UPOS == "CCONJ" {
		if n := p.nameAt[i+2]; n >= 0 && p.names[n].entry != nil && p.names[n].first == i+2 {
			if first, rest, _ := strings.Cut(fold(p.names[n].entry.Name), " "); opposite[word] == first {
				return p.countryCalled(word + " " + rest)
			}
		}
	}
	if i == start || fold(p.Tokens[i-1].Form) != "the" || t.Is("compound") || t.Is("amod") || byName[opposite[word]] == nil {
		return nil
	}
	return byName[word]
}

// countryCalled returns the register's country of a folded name, nil if it has none.
func (p *reading) countryCalled(name string) *Entry {
	e := p.r.countries[p.r.CountryCode(name)]
	if e == nil || fold(e.Name) != name {
		return nil
	}
	return e
}

// isSideOfBorder reports whether the common noun at token i is where something goes or comes from: "fired into the north".
func (p *reading) isSideOfBorder(i int) bool {
	switch p.caseOf(i) {
	case "into", "at", "against", "with", "from", "by":
		return p.Tokens[i].UPOS == "NOUN" && p.Dependent(i, "nmod", "amod", "compound") < 0
	}
	return false
}
