// Package actor tells who the actors of a report are: it takes tokens, their dependency tree and names, and fills the
// document's mentions, entities and offices.
//
// In order: words of the register (countries, adjectives, seats of government, organisations, office-holders) and nouns
// for agents are matched; with the tagger's names they become mentions; titles, appositions and "X is the Y" give persons
// their offices; names that stand for the same person are joined; descriptions ("the two countries", "the president") are
// resolved by rules, and pronouns by a ranking of what they may stand for, which is learned: pronouns.model. What cannot be
// told stays empty.
//
// Sectors are those of PLOVER (Open Event Data Alliance), countries ISO 3166-1 alpha-3, or IGO, NGO, MNC.
// The word lists under data/ were written for this project; each says so at its head.
package actor

import (
	"strings"
	"unicode"

	"chancery/actor/petrarch"
	"chancery/text"
)

// Register is what is known of actors before any report is read. It is immutable and safe for concurrent use.
type Register struct {
	names     *table            // names of countries, organisations and persons
	agents    *table            // nouns for agents
	gender    map[string]Gender // by given name
	family    map[string]bool   // given names that are family names as well
	countries map[string]*Entry // by code
	surnames  map[string][]*Entry
	unions    []union
	ranking   Ranking // of what pronouns may stand for

	dictionary *petrarch.Dictionary // of the user; nil if there is none
	Faults     []error              // lines of it that are not understood and left out
}

// union is a region and the name of the organisation of its states.
type union struct {
	region *Entry
	name   string
}

// Kind is what an entry of the register is.
type Kind uint8

// The kinds of entry.
const (
	Other        Kind = iota
	Country           // "Armenia"
	Demonym           // "Armenian", "Armenians"
	Capital           // "Yerevan": a government where it acts, otherwise a place
	Seat              // "the Kremlin": always a government or another body
	Territory         // "Ohio", "Abkhazia"
	Region            // "South Caucasus"
	Organisation      // "NATO"
	Person            // "Ilham Aliyev"
)

// Gender is 'f' or 'm'; zero if it cannot be told.
type Gender byte

// Entry is one name of the register.
type Entry struct {
	Kind    Kind
	Name    string // the usual name
	Type    text.EntityType
	Country string
	Sector  string
	Seat    string   // of a Capital or Seat: the word itself
	Members []string // of a Region: codes of the states it is made of
	People  bool     // of a Demonym: a plural, "Armenians"
	Union   *Entry   // of a Region: the organisation of its states; may be nil
	Gender  Gender
	Terms   []Term // of a Person
	Agent   *Agent // of a noun for agents
}

// Term is an office that a person holds from a day to a day; a zero To is open.
type Term struct {
	Country, Sector, Role string
	From, To              text.Day
}

// covers reports whether the term runs on day d.
func (t Term) covers(d text.Day) bool {
	return !d.IsZero() && !d.Before(t.From) && (t.To.IsZero() || !t.To.Before(d))
}

// on returns the term that the person serves on day d; without one, a person whose terms all lie before d is a
// former official, and otherwise nothing is told but the country.
func (e *Entry) on(d text.Day) Term {
	past := len(e.Terms) > 0 && !d.IsZero()
	for i := len(e.Terms) - 1; i >= 0; i-- {
		t := e.Terms[i]
		if t.covers(d) {
			return t
		}
		past = past && !t.To.IsZero() && t.To.Before(d)
	}
	if past {
		return Term{Country: e.Country, Sector: "ELI"}
	}
	return Term{Country: e.Country}
}

// surname returns the folded family name: the first word where it is written first, otherwise the last.
func (e *Entry) surname() string {
	words := foldWords(e.Name)
	switch e.Country {
	case "CHN", "TWN", "KOR", "PRK", "VNM", "KHM":
		return words[0]
	}
	last := len(words) - 1
	for last > 0 && nameSuffix[words[last]] {
		last--
	}
	return words[last]
}

// nameSuffix are words after a family name.
var nameSuffix = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// Class is how a noun for agents names them; data/agents.txt explains each.
type Class string

// The classes of agents.
const (
	Officer Class = "office"
	Plain   Class = "person"
	Group   Class = "group"
	Body    Class = "body"
	Family  Class = "family"
	Staff   Class = "staff"
	Title   Class = "title"
	Refer   Class = "refer"
)

// Agent is a noun that names actors by what they do or are.
type Agent struct {
	Class  Class
	Sector string // PLOVER; "*" for that of the body served; empty if unknown
	Gender Gender
	Plural bool   // names actors only in the plural: "businesses", "forces"
	Word   string // in full
	Short  bool   // written short: "Sen."
}

// table finds names by their first word.
type table struct{ first map[string][]pattern }

type pattern struct {
	words   []string // folded
	upper   []bool   // the word begins with a capital
	acronym bool     // must be written in capitals: "US", "WHO"
	head    int      // word that heads the phrase: "minister" of "minister of justice"
	entry   *Entry
}

func newTable() *table { return &table{first: map[string][]pattern{}} }

func (t *table) add(name string, e *Entry) {
	p := pattern{acronym: isAcronym(name), entry: e}
	split(name, func(w string, _, _ int) {
		p.words = append(p.words, fold(w))
		p.upper = append(p.upper, unicode.IsUpper([]rune(w)[0]))
	})
	if len(p.words) == 0 {
		return
	}
	p.head = len(p.words) - 1
	for i, w := range p.words {
		if i > 0 && (w == "of" || w == "for" || w == "to" || w == "without") {
			p.head = i - 1
			break
		}
	}
	t.first[p.words[0]] = append(t.first[p.words[0]], p)
}

// isAcronym reports whether a name is one short word of capitals, which must not match a common word ("who", "us").
func isAcronym(s string) bool {
	letters := 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			letters++
		case c != '.' && !unicode.IsDigit(c):
			return false
		}
	}
	return letters > 0 && letters <= 7
}

// foldWords returns the folded words of a name.
func foldWords(s string) []string {
	var out []string
	split(s, func(w string, _, _ int) { out = append(out, fold(w)) })
	return out
}

// split yields the words of s, cut at spaces, hyphens, slashes and apostrophes, with their places; full stops
// belong to words ("U.S.") and are dropped by fold.
func split(s string, yield func(word string, start, end int)) {
	start := -1
	for i, c := range s {
		inside := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) || c == '.' || c == '&' || c == '+'
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			yield(s[start:i], start, i)
			start = -1
		}
	}
	if start >= 0 {
		yield(s[start:], start, len(s))
	}
}

// fold returns s in lower case without full stops and marks: "U.S." is "us", "Türkiye" is "turkiye".
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c == '.' || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c == '.' || unicode.Is(unicode.Mn, c):
		case c < 0x80:
			b.WriteRune(c)
		case marked[c] != "":
			b.WriteString(marked[c])
		default:
			b.WriteRune(c)
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

// marked gives Latin letters without their marks.
var marked = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ł': "l", 'ı': "i", 'ə': "a", 'þ': "th", 'ð': "d"}
	for plain, all := range map[string]string{"a": "àáâãäåāăą", "c": "çćčĉċ", "d": "ď", "e": "èéêëēėęě", "g": "ğģĝ", "i": "ìíîïīįĭ", "k": "ķ", "l": "ľĺļ",
		"n": "ñńňņ", "o": "òóôõöōőŏ", "r": "řŕ", "s": "šśşșŝ", "t": "ťţț", "u": "ùúûüūůűųŭ", "w": "ŵ", "y": "ýÿŷ", "z": "žźż"} {
		for _, c := range all {
			m[c] = plain
		}
	}
	return m
}()
