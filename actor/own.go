package actor

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"chancery/actor/petrarch"
	"chancery/text"
)

// A File is a file of a user's own actors: in the format of one of the files under data/, or a PETRARCH dictionary.
type File struct {
	Name    string // as messages name it
	Kind    string // one of Kinds
	Content string // UTF-8
}

// Petrarch is the kind of a dictionary of actors or agents in the format of PETRARCH.
const Petrarch = "petrarch"

// Kinds are the kinds of files: the names of the built-in ones, whose formats they have, and Petrarch.
var Kinds = []string{"countries.txt", "territories.txt", "regions.txt", "organisations.txt", "persons.txt", "agents.txt", "given.txt", Petrarch}

// readOwn adds a user's files of one kind, all of them before an error tells what is wrong.
func (r *Register) readOwn(own []File, kind string, fields int, add func(*Register, []string) error) error {
	var wrong []error
	for _, f := range own {
		if f.Kind == kind {
			wrong = append(wrong, r.readLines(f.Name, strings.NewReader(f.Content), fields, add))
		}
	}
	return errors.Join(wrong...)
}

// readDictionaries reads a user's dictionaries. What they hold and is not understood is kept in r.Faults.
func (r *Register) readDictionaries(own []File) error {
	for _, f := range own {
		switch {
		case f.Kind == Petrarch:
			if r.dictionary == nil {
				r.dictionary = petrarch.New()
			}
			r.Faults = append(r.Faults, r.dictionary.Read(f.Name, f.Content)...)
		case !slices.Contains(Kinds, f.Kind):
			return fmt.Errorf("%s: kind %q is none of %s", f.Name, f.Kind, strings.Join(Kinds, ", "))
		}
	}
	if r.dictionary != nil {
		r.dictionary.Read("bodies", petrarch.Bodies) // last: the user's own count before them
	}
	return nil
}

// withOwn adds to the names of one sentence those that only the user's dictionaries know, unless the tagger takes them
// for a person's or they stand within another.
func (p *reading) withOwn(names []hit, tagged []text.Name, first, last int) []hit {
	if p.r.dictionary == nil {
		return names
	}
	as := atoms(p.Document, first, last)
	words := make([]string, len(as))
	for i, a := range as {
		words[i] = a.form
	}
	sorted := names
	for _, m := range p.r.dictionary.Actors(words) {
		h := hit{first: as[m.First].token, last: as[m.Last-1].token + 1, head: as[m.First].token}
		if !as[m.First].upper || !as[m.First].first || !as[m.Last-1].last || overlapsHit(sorted, h) || p.personAt(tagged, h) {
			continue
		}
		h.entry = &Entry{Kind: Organisation, Name: text.Span{Start: p.Tokens[h.first].Start, End: p.Tokens[h.last-1].End}.In(p.Text), Type: text.Organisation}
		names = append(names, h)
	}
	if len(names) > len(sorted) {
		sort.SliceStable(names, func(i, j int) bool { return names[i].first < names[j].first })
	}
	return names
}

// overlapsHit reports whether one of the sorted names shares a token with h.
func overlapsHit(names []hit, h hit) bool {
	i := sort.Search(len(names), func(i int) bool { return names[i].last > h.first })
	return i < len(names) && names[i].first < h.last
}

func (p *reading) personAt(tagged []text.Name, h hit) bool {
	lo, hi := overlapping(tagged, h)
	return slices.ContainsFunc(tagged[lo:hi], func(n text.Name) bool { return n.Type == text.Person })
}

// code gives the document's entities the codes that the user's dictionaries have for them on the report's day, and the
// country and sector that follow: those of the mention that tells most, the first of equals.
func (r *Register) code(d *text.Document) {
	if r.dictionary == nil {
		return
	}
	best := make([][]string, len(d.Entities))
	for _, m := range d.Mentions {
		if len(m.Entities) != 1 || m.Kind == text.Pronoun {
			continue
		}
		b := &best[m.Entities[0]]
		codes := r.dictionary.Code(petrarch.Words(petrarch.Meant(m.In(d.Text))), d.Published.Day)
		if m.Kind == text.Nominal && tells(codes) <= 1 {
			codes = r.dictionary.Code(Phrase(d, m.Head), d.Published.Day)
		}
		if tells(codes) > tells(*b) {
			*b = codes
		}
	}
	for i, codes := range best {
		if len(codes) > 0 {
			d.Entities[i].Code = strings.Join(codes, "/")
			applyCode(&d.Entities[i], codes[0])
		}
	}
}

// Phrase returns the words of the noun phrase at token i as dictionaries compare them: with the phrases that say of whom or where
// its head is, "the mayor of the city of Nablus", and without clauses, appositions and what is coordinated with it.
func Phrase(d *text.Document, i int) []string {
	var tokens []int
	var gather func(int)
	gather = func(i int) {
		tokens = append(tokens, i)
		for c := range d.Dependents(i) {
			switch t := &d.Tokens[c]; {
			case t.Is("acl"), t.Is("appos"), t.Is("conj"), t.Is("cc"), t.Is("punct") && t.Form != "-", t.Is("cop"), t.Is("nsubj"), t.Is("parataxis"):
			case t.Is("nmod") && !t.Is("nmod:poss") && c > i && !belongs(d, c):
			default:
				gather(c)
			}
		}
	}
	gather(i)
	slices.Sort(tokens)
	var b strings.Builder
	for k, i := range tokens {
		if k > 0 && d.Tokens[tokens[k-1]].End != d.Tokens[i].Start {
			b.WriteByte(' ')
		}
		b.WriteString(d.Tokens[i].In(d.Text))
	}
	return petrarch.Words(petrarch.Meant(b.String()))
}

// belongs reports whether the phrase at token c says of whom or where the noun above it is.
func belongs(d *text.Document, c int) bool {
	k := d.Dependent(c, "case")
	return k < 0 || belonging[strings.ToLower(d.Tokens[k].Form)]
}

var belonging = map[string]bool{"of": true, "in": true, "from": true, "at": true, "near": true, "inside": true, "within": true, "across": true, "around": true, "outside": true}

// tells rates how much codes tell: one with an actor before one without, then the longer one.
func tells(codes []string) int {
	switch {
	case len(codes) == 0:
		return 0
	case strings.HasPrefix(codes[0], "---"):
		return 1
	}
	return 1 + len(codes[0])
}

// applyCode sets country and sector after a code of CAMEO's kind: AGDGOV, IGO, ---REB.
func applyCode(e *text.Entity, code string) {
	country, rest := code[:min(3, len(code))], code[min(3, len(code)):]
	switch country {
	case "---", "IMG": // nobody's, or nobody's in particular
		country = ""
	case "NGM":
		country = "NGO"
	}
	if country != "" {
		e.Country = country
	}
	for ; len(rest) >= 3; rest = rest[3:] {
		if s := sectorOfCode[rest[:3]]; s != "" {
			e.Sector = s
			return
		}
	}
}

// sectorOfCode gives PLOVER's sectors for CAMEO's roles.
var sectorOfCode = map[string]string{"GOV": "GOV", "MIL": "MIL", "REB": "REB", "OPP": "OPP", "COP": "COP", "JUD": "JUD", "SPY": "SPY", "UAF": "UAF",
	"LEG": "LEG", "PTY": "PTY", "AGR": "AGR", "BUS": "BUS", "CRM": "CRM", "CVL": "CVL", "DEV": "SOC", "EDU": "EDU", "ELI": "ELI", "ENV": "SOC",
	"HLH": "MED", "HRI": "SOC", "LAB": "LAB", "MED": "JRN", "REF": "REF", "INS": "REB", "SEP": "REB", "RAD": "UAF", "REL": "REL", "SET": "CVL"}
