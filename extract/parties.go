package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// parties returns who makes the agreement at t: those that modify the noun, those named with "between", "with", "of" or
// "among", whose it is, and the subject of the verb that makes it.
func (e *envoy) parties(t int) []record.Actor {
	var all []record.Actor
	first, last := e.SubtreeTokens(t)
	for i := first; i < t; i++ {
		if m := e.mentionOf[i]; m >= 0 && e.Mentions[m].Kind != text.Pronoun && e.isParty(m) {
			all = append(all, e.mentioned(m)...)
		}
	}
	for i := t + 1; i < max(last, e.saleEnd(t)); i++ {
		if k := &e.Tokens[i]; (k.Is("nmod") || k.Is("obl")) && e.brings(t, i) {
			all = append(all, e.actors(i)...)
		}
	}
	if p := e.Dependent(t, "nmod:poss"); p >= 0 {
		all = append(all, e.speakers(p)...)
	}
	all = append(all, e.partiesAtVerb(t)...)
	return e.distinct(all)
}

// saleEnd returns where the phrase of a sale at t may end, for the buyer often stands far behind: at the next finite verb.
func (e *envoy) saleEnd(t int) int {
	last := e.Sentences[e.Tokens[t].Sentence].Last
	if !e.isSale(t) {
		return t
	}
	for i := t + 1; i < min(last, t+2*maxTitle); i++ {
		if k := &e.Tokens[i]; k.UPOS == "AUX" || k.UPOS == "VERB" && k.XPOS != "VBN" && k.XPOS != "VBG" {
			return i
		}
	}
	return min(last, t+2*maxTitle)
}

// isSale reports whether the noun at t is a sale, which has a buyer.
func (e *envoy) isSale(t int) bool { return strings.EqualFold(e.Tokens[t].Lemma, "sale") }

// isParty reports whether mention m, which stands before the noun, may be a party: a country or an organisation.
func (e *envoy) isParty(m int) bool {
	return slices.ContainsFunc(e.Mentions[m].Entities, func(i int) bool {
		one := e.Entities[i]
		return one.Country != "" && (one.Type == text.Organisation || one.ID == one.Country)
	})
}

// brings reports whether phrase i below the noun at t names a party; the buyer of a sale comes with "to".
func (e *envoy) brings(t, i int) bool {
	if e.otherPact(t, i) {
		return false
	}
	switch e.caseOf(i) {
	case "between", "with", "among", "amongst":
		return true
	case "of", "by":
		return e.Tokens[i].Head == t && e.mentionOf[i] >= 0 && !e.isSale(t)
	case "to":
		return e.isSale(t)
	}
	return false
}

// otherPact reports whether phrase i hangs on another agreement that stands below the one at t: in "a contract in favour
// of a pact with Britain" Britain is no party to the contract.
func (e *envoy) otherPact(t, i int) bool {
	for c, n := e.Tokens[i].Head, 0; c >= 0 && c != t && n < maxClimb; c, n = e.Tokens[c].Head, n+1 {
		if l := strings.ToLower(e.Tokens[c].Lemma); e.noun[l] != "" || e.weak[l] != "" {
			return true
		}
	}
	return false
}

// partiesAtVerb returns the parties that the verb of the agreement tells: its subject, and whom it is made with.
func (e *envoy) partiesAtVerb(t int) []record.Actor {
	v := e.verbOf[t]
	if v < 0 || !e.party[e.Tokens[v].Lemma] {
		return nil
	}
	var all []record.Actor
	if s := e.subject(v); s >= 0 && s != t {
		all = append(all, e.represented(s)...)
	}
	for d := range e.Dependents(v) {
		if k := &e.Tokens[d]; k.Is("obl") && (e.caseOf(d) == "with" || e.caseOf(d) == "between") && !e.behindConj(t, d) {
			all = append(all, e.actors(d)...)
		}
	}
	return all
}

// represented returns whom the phrase at s stands for, or whose representatives they are: "the foreign ministers of
// Greece and Turkey".
func (e *envoy) represented(s int) []record.Actor {
	if p := e.Dependent(s, "nmod:poss"); p >= 0 && e.Tokens[p].UPOS == "PRON" {
		return nil // "their foreign ministers": whose they are is too often misread
	}
	all, principals := e.speakers(s), e.principals(s)
	switch {
	case len(principals) > 1:
		return principals
	case len(principals) == 1 && len(all) == 2 && e.Tokens[s].Feat("Number") == "Plur": // "[the ministers of Peru] and Chile" in the tree
		return e.distinct([]record.Actor{principals[0], all[1]})
	}
	if slices.ContainsFunc(all, func(a record.Actor) bool { return a.Country != "" || a.Name != "" }) {
		return all
	}
	for d := range e.Dependents(s) {
		if t := &e.Tokens[d]; t.Is("nmod:poss") && t.UPOS != "PRON" || t.Is("nmod") && e.caseOf(d) == "from" {
			all = append(all, e.actors(d)...)
		}
	}
	return append(all, e.principals(s)...)
}

// principals returns whose representatives the phrase at s names: "the leaders of Peru and Chile".
func (e *envoy) principals(s int) []record.Actor {
	var all []record.Actor
	for d := range e.Dependents(s) {
		if e.Tokens[d].Is("nmod") && e.caseOf(d) == "of" && d > s {
			all = append(all, e.actors(d)...)
		}
	}
	return e.distinct(all)
}

// behindConj reports whether phrase d stands behind a noun coordinated with the one at t, to which it rather belongs.
func (e *envoy) behindConj(t, d int) bool {
	for c := range e.Dependents(t) {
		if e.Tokens[c].Is("conj") && c < d {
			return true
		}
	}
	return false
}

// speakers returns whom the phrase at i stands for, the speaker for "we" and "our".
func (e *envoy) speakers(i int) []record.Actor {
	switch strings.ToLower(e.Tokens[i].Form) {
	case "we", "our", "us", "i", "my":
		if who, ok := e.firstPerson(e.said, i); ok {
			return []record.Actor{who}
		}
		return nil
	}
	return e.actors(i)
}

// distinct drops who is named twice, and the person where the country he acts for is named too.
func (e *envoy) distinct(all []record.Actor) []record.Actor {
	var kept []record.Actor
	for _, a := range all {
		same := func(b record.Actor) bool {
			return a.ID != "" && a.ID == b.ID || a.Country != "" && a.Country == b.Country && isOfficial(a) && isOfficial(b)
		}
		if (a.ID != "" || a.Country != "" || a.Name != "") && !slices.ContainsFunc(kept, same) {
			kept = append(kept, a)
		}
	}
	return kept
}
