package extract

import (
	"strings"

	"chancery/record"
)

// works are nouns for what a state, a court or a firm makes and is judged by, and the word for all that may be called by one
// another's names.
var works = worksOf(
	"law bill act legislation rule regulation policy measure reform practice procedure system decree ban restriction",
	"decision ruling verdict order judgment judgement finding resolution",
	"plan proposal programme program project initiative scheme strategy approach campaign budget draft amendment offer",
	"move step action", "report study", "statement remark comment letter petition lawsuit suit motion message complaint note", "tariff tax levy")

func worksOf(kinds ...string) map[string]string {
	all := map[string]string{}
	for _, words := range kinds {
		for _, w := range strings.Fields(words) {
			all[w] = words
		}
	}
	return all
}

// making are the verbs whose subject makes its object, if that is a work.
var making = setOf("pass", "adopt", "enact", "issue", "introduce", "announce", "unveil", "make", "take", "propose", "impose", "draft", "publish", "release",
	"present", "launch", "hand", "deliver", "sign", "send", "write", "file", "circulate", "submit", "approve", "implement", "pursue")

// judging are the types whose recipient is whoever made what is judged.
var judging = map[record.Type]bool{record.Accuse: true, record.Reject: true, record.Support: true, record.Protest: true}

// findMakers notes for each definite work that does not say whose it is the makers of the one told last of its kind:
// "Peru's mining law … the policy".
func (r *reading) findMakers() {
	type made struct {
		by       []record.Actor
		sentence int
	}
	r.makers = map[int][]record.Actor{}
	last := map[string]made{}
	for i := range r.Tokens {
		t := &r.Tokens[i]
		kind := works[t.Lemma]
		if t.UPOS != "NOUN" || kind == "" {
			continue
		}
		by := r.makersOf(i)
		if m, ok := last[kind]; ok && len(by) == 0 && r.definite(i) && t.Sentence-m.sentence <= maxRecall {
			by = m.by
			r.makers[i] = by
		}
		if len(by) > 0 {
			last[kind] = made{by, t.Sentence}
		}
	}
}

// makersOf returns whose work the noun at token i is, as its own phrase or the verb above it tells.
func (r *reading) makersOf(i int) []record.Actor {
	if by := r.owners(i, nil, false); len(by) > 0 {
		return by
	}
	v := r.Tokens[i].Head
	if v < 0 || !making[r.Tokens[v].Lemma] || r.Tokens[v].UPOS != "VERB" || r.object(v) != i {
		return nil
	}
	if s := r.subject(v); s >= 0 {
		return r.actors(s)
	}
	return nil
}

// aimOf returns at whom a document aims, as the participle behind it tells: "filed a lawsuit challenging Peru's law", "launched a
// petition asking the mayor".
func (r *reading) aimOf(i int, others []record.Actor) []record.Actor {
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; t.Deprel != "acl" || t.XPOS != "VBG" {
			continue
		}
		o := r.object(c)
		if o < 0 {
			return nil
		}
		for _, found := range [][]record.Actor{r.actors(o), r.owners(o, nil, true), r.judgedMakers(o, others)} {
			if found = distinct(found, others); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// judgedMakers returns who made the work at token i, unless a government judges what its own state made.
func (r *reading) judgedMakers(i int, judges []record.Actor) []record.Actor {
	by := r.makers[i]
	for _, a := range by {
		for _, j := range judges {
			if a.Country != "" && a.Country == j.Country && j.Sector == record.Government {
				return nil
			}
		}
	}
	return by
}
