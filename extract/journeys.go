package extract

import (
	"slices"
	"strings"

	"chancery/record"
)

// stays returns the readings of copula c, whose predicate says where somebody is: "was in Oslo". The tree has the place above
// the copula, so that the place is the token of the trigger.
func (x *Extractor) stays(r *reading, c int) []trigger {
	at := r.Tokens[c].Head
	if r.Dependent(at, "nsubj") < 0 || !r.standsFor(at, "place") {
		return nil
	}
	var found []trigger
	entries := x.lexicon.lookup("verb", "be")
	for k := range entries {
		if o := entries[k].others; len(o) == 2 && o[1].phrase == "place" && o[0].word == r.caseOf(at) {
			found = append(found, trigger{token: at, entry: &entries[k], light: lightVerb{verb: -1}})
		}
	}
	return found
}

// abroad reports whether one of the actors is a person with a part in public life, or of whom the report gives nothing but a full
// name, and a recipient is another state than his.
func (r *reading) abroad(p *participants) bool {
	for _, a := range p.actors {
		if (political(a) && !armed[a.Sector] || unplaced(a)) && slices.ContainsFunc(p.recipients, func(b record.Actor) bool { return b.Country != "" && b.Country != a.Country }) {
			return slices.ContainsFunc(p.actorTokens, r.travels)
		}
	}
	return false
}

// unplaced reports whether the report gives nothing of actor a but a full name.
func unplaced(a record.Actor) bool {
	return strings.Contains(a.Name, " ") && a.Country == "" && a.Sector == "" && a.Role == ""
}

// travels reports whether the phrase at token i stands for people, not for a body or its house.
func (r *reading) travels(i int) bool {
	return len(r.actors(i)) > 0 && !r.entityIs(i, "ORG") && !r.entityIs(i, "LOC")
}

// armed are the sectors of those whose coming is no visit.
var armed = map[record.Sector]bool{record.Military: true, record.Rebel: true, record.Paramilitary: true, record.UnknownArmed: true, record.Police: true}

// whereBefore returns the head of the phrase that "where" before predicate v stands for: "in Oslo, where he is due"; -1 if there is
// none. It is the one before the word, wherever the parser has tied the clause.
func (r *reading) whereBefore(v int) int {
	for c := range r.Dependents(v) {
		if c > v || r.Tokens[c].XPOS != "WRB" || r.Tokens[c].Lemma != "where" {
			continue
		}
		k := c - 1
		if k > 0 && r.Tokens[k].Form == "," {
			k--
		}
		if k < 0 || r.Tokens[k].Sentence != r.Tokens[v].Sentence {
			return -1
		}
		if m := r.within[k]; m >= 0 {
			return r.Mentions[m].Head
		}
		return k
	}
	return -1
}

// site reports whether noun i says what kind of place a name beside it is: "the Kenyan capital", "the town of Kisumu".
func (r *reading) site(i int) bool {
	if key := r.key(i); !siteNouns[key] || key == "state" { // states are captured in elections
		return false
	}
	of := r.oblique(i, "of")
	return of >= 0 && r.placeOf[of] >= 0 || len(r.modifiers(i, 1)) > 0
}

// clauseSubject returns the subject of the clause in which talks are mentioned as the occasion, if it has a part in public life:
// the minister in "the minister left after talks in Oslo"; -1 if there is none.
func (r *reading) clauseSubject(i int) int {
	top := r.carried(i)
	if t := &r.Tokens[top]; !t.Is("obl") || !occasions[r.caseOf(top)] {
		return -1
	}
	s := r.surface(r.Tokens[top].Head, maxClimb)
	if s < 0 || !slices.ContainsFunc(r.actors(s), political) {
		return -1
	}
	return s
}

// occasions are the adpositions before talks that those take part in whom the clause is about.
var occasions = setOf("after", "at", "during", "following")
