package actor

import (
	"strings"
	"unicode"

	"chancery/text"
)

// isProper reports whether token i is a noun that is written as a name: "the House", "Cyclone Ada", and "Mom", though "my mom" is none.
func (p *reading) isProper(i int) bool {
	t := &p.Tokens[i]
	if !unicode.IsUpper(firstRune(t.Form)) {
		return false
	}
	return t.UPOS == "PROPN" || kin[strings.ToLower(t.Form)] != 0 && p.Dependent(i, "det", "amod", "nmod", "nmod:poss") < 0
}

// kin are words by which children name their elders.
var kin = map[string]Gender{"mom": 'f', "mum": 'f', "mommy": 'f', "mummy": 'f', "mama": 'f', "grandma": 'f', "granny": 'f', "mother": 'f',
	"grandmother": 'f', "dad": 'm', "daddy": 'm', "papa": 'm', "grandpa": 'm', "father": 'm', "grandfather": 'm'}

// sightThing notes the noun at token i if it heads a phrase of its own and names no actor.
func (p *reading) sightThing(i int) {
	r, ok := p.thing(i)
	if !ok {
		return
	}
	s := sighting{head: i, first: p.phraseStart(i), last: i + 1, kind: text.Nominal}
	key := p.Tokens[i].Lemma
	switch {
	case p.isProper(i):
		n := p.properName(i)
		s.first, s.last, s.proper = n.first, n.last, true
		key = p.aliasOf(n)
	case p.isAlias(i):
		key = p.aliases[fold(p.Tokens[i].Form)]
	case r.plural:
		key += " +"
	}
	p.sight(key, s, func() referent { return r })
	if one := &p.referents[p.referentOf[key]]; one.class == "person" && r.class == "unknown" {
		p.nameAdopted(one, i)
	}
}

// thing returns the referent of the noun or indefinite pronoun at token i, false if it heads no phrase that can be taken up.
func (p *reading) thing(i int) (r referent, ok bool) {
	t := &p.Tokens[i]
	if p.nameAt[i] >= 0 || p.titleOf[i] >= 0 || p.isPredicate(i) || t.Is("compound") || t.Is("flat") || t.Is("fixed") || t.Is("nmod:desc") || t.Is("goeswith") {
		return r, false
	}
	r = referent{class: "noun", plural: plural(t)}
	switch {
	case t.UPOS == "PROPN" && (t.Is("discourse") || t.Is("vocative") || p.Dependent(i, "nmod:poss") >= 0):
		return r, false // "oh my God"
	case t.UPOS == "PROPN" && p.isLabel(i):
		r.class = "label"
	case t.UPOS == "PROPN":
		r.class = "unknown"
	case t.UPOS == "PRON":
		r.class = indefinite[strings.ToLower(t.Form)]
		r.plural = r.class == "indefinites"
		return r, r.class != ""
	case t.UPOS != "NOUN":
		return r, false
	case t.Is("obl:tmod") || t.Is("nmod:tmod"):
		r.class = "time"
	}
	if h := p.agentHeadedBy(i); h != nil {
		r.class, r.gender = "agent", h.entry.Agent.Gender
	} else if g := kin[strings.ToLower(t.Form)]; g != 0 {
		r.class, r.gender = "agent", g
	}
	return r, true
}

// isLabel reports whether a proper noun is a month or a day of the week, or is numbered: "Figure 3", "Resolution 242".
func (p *reading) isLabel(i int) bool {
	return calendar[p.Tokens[i].Lemma] || i+1 < len(p.Tokens) && p.Tokens[i+1].UPOS == "NUM" && p.Tokens[i+1].Head == i
}

// calendar are names that nobody bears.
var calendar = map[string]bool{"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true, "Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true,
	"Friday": true, "Saturday": true, "Sunday": true}

// phraseStart returns the first token of the noun phrase that ends in token i.
func (p *reading) phraseStart(i int) int {
	first := i
	for first > p.Sentences[p.Tokens[i].Sentence].First && (modifies(p.Tokens[first-1].UPOS, p.Tokens[first-1].Form) || p.Tokens[first-1].UPOS == "DET") {
		first--
	}
	return first
}

// noteAliases keeps the words of the name [first, last) of the referent kept under key.
func (p *reading) noteAliases(key string, first, last int) {
	for i := first; i < last; i++ {
		p.aliases[fold(p.Tokens[i].Form)] = key
	}
}

// aliasOf returns the key of a name that is no actor's, and keeps its words: "Cyclone Ada" is "Ada" and "the cyclone" from then on.
func (p *reading) aliasOf(n *named) string {
	var words []string
	for i := n.first; i < n.last; i++ {
		words = append(words, fold(p.Tokens[i].Form))
	}
	key := "name " + strings.Join(words, " ")
	if old, ok := p.aliases[words[len(words)-1]]; ok && len(words) == 1 {
		key = old
	}
	p.noteAliases(key, n.first, n.last)
	return key
}

// isAlias reports whether a noun takes up a name that holds it: "the cyclone", after "Cyclone Ada".
func (p *reading) isAlias(i int) bool {
	_, known := p.aliases[fold(p.Tokens[i].Form)]
	if c := p.Dependent(i, "det"); !known || c < 0 || !strings.EqualFold(p.Tokens[c].Form, "the") && !strings.EqualFold(p.Tokens[c].Form, "this") {
		return false
	}
	return p.Dependent(i, "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod") < 0
}

// indefinite pronouns may be taken up by others; these are their classes.
var indefinite = map[string]string{"someone": "indefinite", "somebody": "indefinite", "anyone": "indefinite", "anybody": "indefinite",
	"everyone": "indefinite", "everybody": "indefinite", "one": "indefinite", "nobody": "indefinite", "those": "indefinites", "others": "indefinites",
	"many": "indefinites", "some": "indefinites", "all": "indefinites", "something": "this", "this": "this", "that": "this"}

// noteAnaphors tells of pronouns whose referents have a name that Entities lack.
func (p *reading) noteAnaphors() {
	for _, s := range p.anaphors {
		if names := p.referents[s.referent].names; len(names) > 0 {
			p.Anaphors = append(p.Anaphors, text.Anaphor{Span: p.Tokens[s.head].Span, Names: names})
		}
	}
}
