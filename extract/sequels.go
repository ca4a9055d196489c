package extract

import (
	"slices"
	"strings"

	"chancery/record"
)

// maxSequel bounds, in sentences, how far behind the last mention of an agreement its terms may stand.
const maxSequel = 4

// readSequels adds the terms of agreements that sentences of their own tell behind the one that names the agreement:
// "They signed a treaty. The two countries undertook to …", "The parties must not …". Only what the report itself tells
// counts, of who is a party, and what binds or permits: what they "will" do may be mere news.
func (e *envoy) readSequels() {
	for s := range e.Sentences {
		v := e.rootOf(s)
		if v < 0 || e.isSaid(v) {
			continue
		}
		subject := e.Dependent(v, "nsubj")
		p := e.lastPact(v)
		if p == nil || subject < 0 || p.Status != record.Occurred && p.Status != record.Planned {
			continue
		}
		bearers, ok := e.bound(subject, p)
		if !ok {
			continue
		}
		if force, ok := e.modality(v); ok && force != record.Will {
			e.addProvisions(p, []int{v}, bearers, force)
		} else if !ok && undertakings[e.Tokens[v].Lemma] && !e.passive(v) && !e.isNegated(v) {
			e.addProvisions(p, e.clausesBelow(v), bearers, record.Must)
		}
	}
}

// undertakings are the verbs by which a party binds itself.
var undertakings = setOf("undertake", "commit", "pledge", "agree")

// rootOf returns the root of sentence s, -1 if it has none.
func (e *envoy) rootOf(s int) int {
	for t := e.Sentences[s].First; t < e.Sentences[s].Last; t++ {
		if e.Tokens[t].Is("root") {
			return t
		}
	}
	return -1
}

// isSaid reports whether token v lies within what someone is credited with.
func (e *envoy) isSaid(v int) bool {
	return slices.ContainsFunc(e.heard[e.Tokens[v].Sentence], func(a *attribution) bool {
		return a.speaker >= 0 && a.content.Covers(e.Tokens[v].Span) && a.cueToken != v
	})
}

// lastPact returns the agreement mentioned last before token v, nil if that is too far back.
func (e *envoy) lastPact(v int) *pact {
	first := e.Sentences[max(0, e.Tokens[v].Sentence-maxSequel)].First
	for t := v - 1; t >= first; t-- {
		if p := e.at[t]; p != nil {
			return p
		}
	}
	return nil
}

// bound returns who of the parties of p the subject of a term is, none if all are; it is false if the subject is somebody
// else. "They" are the parties where the sentence before told their terms, too.
func (e *envoy) bound(subject int, p *pact) ([]record.Actor, bool) {
	if e.isParties(subject) || strings.EqualFold(e.Tokens[subject].Form, "they") && e.tellsTerms(p, e.Tokens[subject].Sentence-1) {
		return nil, len(p.Parties) > 0
	}
	bearers := e.distinct(e.speakers(subject))
	return bearers, len(bearers) > 0 && !slices.ContainsFunc(bearers, func(a record.Actor) bool { return !isAmong(a, p.Parties) })
}

// tellsTerms reports whether sentence s tells a term of p.
func (e *envoy) tellsTerms(p *pact, s int) bool {
	return s >= 0 && slices.ContainsFunc(p.Provisions, func(o record.Provision) bool { return e.Sentences[s].Covers(o.Span) })
}

// isAmong reports whether a is one of the parties, or the state or the government of one; not so the firms of its country.
func isAmong(a record.Actor, parties []record.Actor) bool {
	return slices.ContainsFunc(parties, func(b record.Actor) bool {
		return a.ID != "" && a.ID == b.ID || a.Country != "" && a.Country == b.Country && isOfficial(a) && isOfficial(b)
	})
}

// isOfficial reports whether a stands for a state: it is one, a government, or a person in office.
func isOfficial(a record.Actor) bool { return a.ID == a.Country || a.Sector == "GOV" || a.Role != "" }

// isParties reports whether the phrase of token i means the parties of an agreement by that very word: "the parties".
func (e *envoy) isParties(i int) bool {
	t := &e.Tokens[i]
	if t.Lemma != "party" && t.Lemma != "side" && t.Lemma != "signatory" || t.Feat("Number") != "Plur" || e.Dependent(i, "amod", "nmod:poss") >= 0 {
		return false
	}
	return e.definite(i) || e.determiner(i) == "both" || e.determiner(i) == "all"
}
