package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// actors returns whom the noun phrase headed by token i stands for: the mention there, those coordinated with it,
// the named apposition of an unnamed one, the antecedent of a relative pronoun, the people counted or grouped by a
// noun such as "dozens of protesters". It is empty if the phrase names no actor.
func (r *reading) actors(i int) []record.Actor {
	if a := r.antecedent(i); a >= 0 {
		return r.phrase(a)
	}
	return r.phrase(i)
}

// actorsAt is actors without the coordinated phrases.
func (r *reading) actorsAt(i int) []record.Actor {
	if a := r.antecedent(i); a >= 0 {
		return r.phrase(a)
	}
	return r.phraseAt(i)
}

// phrase is actors for what is no relative pronoun. It only walks down the tree, so that its time is linear.
func (r *reading) phrase(i int) []record.Actor {
	found := r.phraseAt(i)
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; t.Is("conj") && isNominal(t.UPOS) && !r.excluded(c) {
			found = append(found, r.phrase(c)...)
		}
	}
	if c := r.strayConjunct(i); c >= 0 {
		found = append(found, r.phrase(c)...)
	}
	return found
}

// strayConjunct returns a person or state that the parser has coordinated with the noun above token i, which is no actor,
// though it belongs to i: in "a push from Sweden and Norway" with "push". -1 if there is none.
func (r *reading) strayConjunct(i int) int {
	t := &r.Tokens[i]
	if !t.Is("nmod") || t.Head > i || r.mentionOf[t.Head] >= 0 || r.mentionOf[i] < 0 || len(r.unnamed(t.Head)) > 0 {
		return -1
	}
	for c := range r.Dependents(t.Head) {
		if c > i && r.Tokens[c].Is("conj") && r.mentionOf[c] >= 0 && r.Mentions[r.mentionOf[c]].Kind == text.Named && r.caseOf(c) == "" {
			return c
		}
	}
	return -1
}

// phraseAt is phrase without the coordinated phrases.
func (r *reading) phraseAt(i int) []record.Actor {
	if a, ok := r.firstPerson(r.said, i); ok && r.Tokens[i].UPOS == "PRON" && firstPersons[strings.ToLower(r.Tokens[i].Form)] {
		return r.selves(i, a)
	}
	m := r.mentionOf[i]
	if m < 0 {
		if inner := r.members(i); inner != nil {
			return inner
		}
		if m = r.within[i]; m >= 0 && !r.partOf(m, i) {
			m = -1
		}
	}
	if m < 0 && r.modifier[i] >= 0 {
		return r.mentioned(r.modifier[i])
	}
	if m < 0 {
		if described := r.unnamed(i); described != nil {
			return described
		}
		return r.related(i)
	}
	if r.Mentions[m].Kind == text.Nominal {
		if named := r.apposed(i); named != nil {
			return named
		}
		if named := r.listedBehind(i); named != nil {
			return named
		}
		if assemblies[r.Tokens[i].Lemma] {
			if inner := r.members(i); slices.ContainsFunc(inner, func(a record.Actor) bool { return a.Country != "" || a.Name != "" }) {
				return inner
			}
		}
	}
	return append(append(r.halfBefore(m), r.mentioned(m)...), r.included(m)...)
}

// halfBefore returns the actor that shares the noun of mention m, the first of "North and South Korea"; none as a rule.
func (r *reading) halfBefore(m int) []record.Actor {
	mention := &r.Mentions[m]
	i := mention.First - 2
	if mention.Kind != text.Named || i < 0 || r.Tokens[i+1].UPOS != "CCONJ" || r.mentionOf[i] < 0 {
		return nil
	}
	if t := &r.Tokens[i]; !t.Is("compound") && !t.Is("amod") || t.Head < mention.First || t.Head >= mention.Last {
		return nil
	}
	return r.mentioned(r.mentionOf[i])
}

// selves returns who the pronoun of the first person at token i stands for, who being the speaker: with "we" those who speak with him too.
func (r *reading) selves(i int, who record.Actor) []record.Actor {
	all := []record.Actor{who}
	if r.Tokens[i].Feat("Number") == "Plur" {
		all = append(all, r.said[r.voice[i]].source.Others...)
	}
	for k := range all {
		all[k].Quote = r.quote(r.Tokens[i].Span)
	}
	return all
}

// included returns the actors named as some of those whom mention m describes: "aides, including Ada Berg".
func (r *reading) included(m int) []record.Actor {
	last := r.Sentences[r.Tokens[r.Mentions[m].Head].Sentence].Last
	for i := r.Mentions[m].Last; i < min(last, r.Mentions[m].Last+triggerReach) && r.Tokens[i].UPOS != "AUX"; i++ {
		t := &r.Tokens[i]
		if t.Lemma != "include" {
			if t.UPOS == "VERB" {
				break
			}
			continue
		}
		if h := t.Head; t.Is("case") && r.mentionOf[h] >= 0 && r.Mentions[r.mentionOf[h]].Kind == text.Named {
			return r.phrase(h)
		}
		break
	}
	return nil
}

// unnamed returns the actor at token i that no mention covers: a personal pronoun or a noun for people and bodies
// that act. It is known by its words alone.
func (r *reading) unnamed(i int) []record.Actor {
	t := &r.Tokens[i]
	switch {
	case t.UPOS == "PRON" && personal[strings.ToLower(t.Form)]:
		return []record.Actor{{Quote: r.quote(t.Span)}}
	case t.UPOS == "NOUN" && (r.agents[t.Lemma] || groupNouns[t.Lemma] && len(r.modifiers(i, 1)) > 0): // "the Turkish side"
		return r.described(i)
	case t.UPOS == "NUM" && r.determiner(i) == "the" && pairs[t.Lemma]: // "the two signed an agreement"
		return []record.Actor{{Quote: r.quote(r.phraseSpan(i))}}
	case t.UPOS == "NOUN" && crowds[t.Lemma] && t.XPOS == "NNS" && (r.oblique(i, "of") < 0 || crowds[r.Tokens[r.oblique(i, "of")].Lemma]): // "thousands protested"
		return []record.Actor{{Quote: r.quote(r.phraseSpan(i))}}
	case r.missedName(i):
		return []record.Actor{{Quote: r.quote(r.phraseSpan(i))}}
	case t.UPOS == "NUM" && t.Head >= 0 && takesObject[r.Tokens[t.Head].Lemma] && (t.Is("nsubj") || t.Is("obj")): // "two were killed"
		return []record.Actor{{Quote: r.quote(t.Span)}}
	}
	return nil
}

// missedName reports whether token i, which names no place or time, is an actor's name that the tagger missed: a subject in capitals.
func (r *reading) missedName(i int) bool {
	t := &r.Tokens[i]
	return t.XPOS == "NNP" && (t.Is("nsubj") || t.Deprel == "obl:agent") && capital(t.Form) && r.within[i] < 0 && r.timexOf[i] < 0 && r.placeOf[i] < 0 &&
		t.Lemma != "God" && works[strings.ToLower(t.Lemma)] == "" // "God forbid", "the Health Act"
}

// described returns the actors that the noun at token i describes without a name: one for each country before it,
// as in "the Turkish and Greek sides", else one.
func (r *reading) described(i int) []record.Actor {
	q := r.quote(r.phraseSpan(i))
	var actors []record.Actor
	for _, c := range r.coordinated(r.modifiers(i, 1)) {
		for _, a := range r.phraseAt(c) {
			actors = append(actors, record.Actor{Quote: q, Country: a.Country, ID: a.Country})
		}
	}
	if in := r.oblique(i, "in"); actors == nil && in >= 0 && len(r.countriesAt(in)) == 1 {
		c := r.countriesAt(in)[0].Country
		return []record.Actor{{Quote: q, Country: c, ID: c}} // "the force in Mali"
	}
	if actors == nil {
		return []record.Actor{{Quote: q}}
	}
	return actors
}

// coordinated returns the tokens and what is coordinated with each: both in "Turkish and Greek".
func (r *reading) coordinated(tokens []int) []int {
	all := slices.Clone(tokens)
	for _, i := range tokens {
		for c := range r.Dependents(i) {
			if r.Tokens[c].Is("conj") {
				all = append(all, c)
			}
		}
	}
	return all
}

// pairs are numbers that stand for those named before.
var pairs = setOf("two", "three", "four")

// personal pronouns stand for people, as a rule.
var personal = setOf("he", "she", "him", "her", "his", "they", "them", "their", "we", "us", "our", "i", "me", "my")

// firstPersons are the pronouns with which a speaker means himself, alone or with others.
var firstPersons = setOf("i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves")

// partOf reports whether token i is the head of mention m but for titles and parts of the name, so that the
// phrase at i means the mention: "Trump" in "Donald Trump", but not "office" in "office of the president".
func (r *reading) partOf(m, i int) bool {
	head := r.Mentions[m].Head
	if r.Mentions[m].Kind != text.Named || !r.isNoun(i) {
		return false
	}
	if i < head && r.caseOf(i) != "of" && r.Tokens[i].Head != head {
		return true // a title that the parser took for the head: "Representative" in "Representative Nancy Pelosi"
	}
	t := &r.Tokens[head]
	return t.Head == i && (t.Is("flat") || t.Is("appos") || t.Is("compound")) ||
		r.Tokens[i].Head == head && (r.Tokens[i].Is("flat") || r.Tokens[i].Is("appos"))
}

// mentioned returns the actors of mention m, one for each entity that it stands for; a mention that could not be
// resolved is still an actor, known by its words alone.
func (r *reading) mentioned(m int) []record.Actor {
	mention := r.Mentions[m]
	q := r.quote(mention.Span)
	if len(mention.Entities) == 0 {
		return []record.Actor{{Quote: q}}
	}
	actors := make([]record.Actor, 0, len(mention.Entities))
	for _, e := range mention.Entities {
		one := r.Entities[e]
		actors = append(actors, record.Actor{Quote: q, Name: one.Name, Country: one.Country, Sector: record.Sector(one.Sector), Role: one.Role, Code: one.Code, ID: one.ID})
	}
	return actors
}

// anonymous reports whether the phrase at token i stands for people whom the report does not name.
func (r *reading) anonymous(i int) bool {
	if a := r.antecedent(i); a >= 0 {
		i = a
	}
	m := r.mentionOf[i]
	if m < 0 || len(r.Mentions[m].Entities) == 0 {
		return false
	}
	for _, e := range r.Mentions[m].Entities {
		if !r.Entities[e].Anonymous {
			return false
		}
	}
	return true
}

// antecedent returns the noun that the relative pronoun i stands for, -1 if i is no relative pronoun.
func (r *reading) antecedent(i int) int {
	t := &r.Tokens[i]
	if t.UPOS != "PRON" && t.UPOS != "DET" || t.Lemma == "what" || t.Feat("PronType") != "Rel" && t.Lemma != "who" && t.Lemma != "which" {
		return -1
	}
	for c := i; c >= 0; c = r.Tokens[c].Head {
		if r.Tokens[c].Deprel == "acl:relcl" {
			return r.personBefore(i, r.Tokens[c].Head)
		}
	}
	return -1
}

// personBefore returns noun h, or the person named just before "who" at i if the parser has tied the clause to a noun for
// no actor: "rolled out a carpet for Ms. Lind, who".
func (r *reading) personBefore(i, h int) int {
	if r.Tokens[i].Lemma != "who" || r.mentionOf[h] >= 0 || len(r.phrase(h)) > 0 || i < 2 {
		return h
	}
	before := i - 1
	if r.Tokens[before].Is("punct") {
		before--
	}
	if m := r.within[before]; m >= 0 && r.Mentions[m].Kind == text.Named && r.Mentions[m].Last == before+1 && r.entityIs(r.Mentions[m].Head, string(text.Person)) {
		return r.Mentions[m].Head
	}
	return h
}

// related returns the person whom noun i, which no mention covers, tells by his tie to another: "his predecessor, Ada Berg".
func (r *reading) related(i int) []record.Actor {
	whose, c := r.Dependent(i, "nmod:poss"), r.Dependent(i, "appos")
	if whose < 0 || c < 0 || r.Tokens[i].XPOS != "NN" || !r.entityIs(c, string(text.Person)) {
		return nil
	}
	if r.Tokens[whose].UPOS != "PRON" && !r.entityIs(whose, string(text.Person)) {
		return nil
	}
	return r.apposed(i)
}

// apposed returns the actors of the named appositions of token i, nil if there are none.
func (r *reading) apposed(i int) []record.Actor {
	var named []record.Actor
	for c := range r.Dependents(i) {
		if !r.Tokens[c].Is("appos") {
			continue
		}
		if m := r.mentionOf[c]; m >= 0 && r.Mentions[m].Kind == text.Named {
			named = append(named, r.phrase(c)...)
		}
	}
	return named
}

// listedBehind returns the people whom the parser has tied to the place in an of-phrase, though they tell who the
// noun before it is: "the leaders of Mali, President Diallo and Prime Minister Keita".
func (r *reading) listedBehind(i int) []record.Actor {
	of := r.oblique(i, "of")
	if of < 0 || r.entityIs(of, string(text.Person)) {
		return nil
	}
	var named []record.Actor
	for c := range r.Dependents(of) {
		if r.Tokens[c].Is("conj") && r.entityIs(c, string(text.Person)) && r.Mentions[r.mentionOf[c]].Kind == text.Named {
			named = append(named, r.phrase(c)...)
		}
	}
	return named
}

// members returns the actors within a noun that only counts or groups them, nil if i is no such noun.
func (r *reading) members(i int) []record.Actor {
	if !groupNouns[r.Tokens[i].Lemma] && r.Tokens[i].UPOS != "NUM" && !quantifiers[r.Tokens[i].Lemma] {
		return nil
	}
	for c := range r.Dependents(i) {
		if r.Tokens[c].Is("nmod") && r.caseOf(c) == "of" && !crowds[r.Tokens[c].Lemma] {
			return r.phrase(c)
		}
	}
	return nil
}

// assemblies are nouns for bodies that, with "of", only group the people named: "a coalition of ministers".
var assemblies = setOf("coalition", "group", "alliance", "crowd", "mob", "gang", "band")

// crowds are numbers that stand for people where they act: "tens of thousands marched".
var crowds = setOf("ten", "dozen", "score", "hundred", "thousand", "million")

// groupNouns count or group the people named after "of".
var groupNouns = setOf("dozen", "hundred", "thousand", "million", "score", "number", "group", "majority", "handful", "crowd",
	"ten", "pair", "couple", "lot", "minority", "rest", "half", "third", "quarter", "series", "member", "crew", "band", "host", "array", "coalition",
	"gang", "team", "percent", "part", "trio", "mob", "throng", "wave", "alliance", "type", "kind", "leader", "leadership", "people", "representative", "head", "side", "chapter", "branch", "affiliate",
	"arm", "wing", "offshoot", "faction", "unit", "cell", "delegation", "contingent")

// quantifiers are pronouns that pick some of the people named after "of".
var quantifiers = setOf("some", "many", "most", "several", "few", "all", "both", "one", "none", "each", "either", "neither", "any", "more", "other")

// excluded reports whether the coordinated phrase i is set apart: "and not Iran", "but not the army".
func (r *reading) excluded(i int) bool {
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; t.Is("cc") && t.Lemma == "but" || t.Is("advmod") && t.Lemma == "not" {
			return true
		}
	}
	return false
}

// caseOf returns the adposition of phrase i in lower case: "of", "between", "with"; "" if it has none.
func (r *reading) caseOf(i int) string {
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; t.Is("case") && t.UPOS != "PART" {
			return t.Lemma
		}
	}
	return ""
}

func isNominal(upos string) bool {
	return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM"
}

func setOf(words ...string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}
