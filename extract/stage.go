package extract

import (
	"slices"
	"strings"

	"chancery/record"
)

// pactStage returns how far the agreement at t has come, as the words around it tell: the verb that has it as object
// ("initialled the treaty") or subject ("the accord took effect"), the noun whose it is ("the ratification of the pact")
// or a participle before it ("the signed deal"). Only what is told as done counts; "" if nothing tells.
func (e *envoy) pactStage(t int) record.Stage {
	if h := e.Tokens[t].Head; h >= 0 && e.Tokens[t].Is("nmod") && portions[e.Tokens[h].Lemma] && e.stageOf(max(e.verbOf[t], 0)) == record.Agreed {
		return record.Negotiation // "agreed on most of a contract"
	}
	best := record.Stage("")
	for _, v := range e.stageVerbs(t) {
		if s := e.stageOf(v); s != "" && e.markOf(v) != "before" && e.markOf(v) != "until" && settled(e.x.verbStatus(e.reading, v, maxClimb)) == record.Occurred {
			best = further(best, s)
		}
	}
	if best != "" {
		return best
	}
	if h := e.Tokens[t].Head; h >= 0 && e.Tokens[t].Is("nmod") && e.isNoun(h) && !yetToCome[e.caseOf(h)] {
		if s := e.stageOf(h); s != "" && settled(e.x.nounStatus(e.reading, h, e.x.lightVerb(e.reading, h), maxClimb)) == record.Occurred {
			return s
		}
	}
	for d := range e.Dependents(t) {
		if k := &e.Tokens[d]; k.Is("amod") && k.XPOS == "VBN" && e.stageOf(d) != "" {
			return e.stageOf(d)
		}
	}
	return ""
}

// yetToCome are the prepositions behind which a stage is an aim: "work towards the signing of the treaty".
var yetToCome = setOf("toward", "towards", "for", "before", "until", "pending", "to")

// stageVerbs returns the verbs that may say how far the agreement at t has come: the one that has it as object or subject,
// and those of the clauses about it.
func (e *envoy) stageVerbs(t int) []int {
	var all []int
	if v := e.verbOf[t]; v >= 0 {
		all = append(all, v)
	} else if tok := &e.Tokens[t]; tok.Deprel == "nsubj" {
		all = append(all, tok.Head)
	}
	for d := range e.Dependents(t) {
		if k := &e.Tokens[d]; k.UPOS == "VERB" && (k.Deprel == "acl:relcl" || k.Is("acl") && k.XPOS == "VBN") {
			all = append(all, d)
		}
	}
	return all
}

// stageOf returns the stage that the word at v tells by itself or with another below it: "enter" with "force".
func (e *envoy) stageOf(v int) record.Stage {
	lemma := strings.ToLower(e.Tokens[v].Lemma)
	for _, w := range e.stages[lemma] {
		if w.with == "" || e.deepBelow(v, w.with) {
			return w.stage
		}
	}
	return ""
}

// deepBelow reports whether the lemma stands below v as object or in a phrase: "came into force".
func (e *envoy) deepBelow(v int, lemma string) bool {
	for d := range e.Dependents(v) {
		if k := &e.Tokens[d]; (k.Is("obj") || k.Is("obl") || k.Is("compound")) && k.Lemma == lemma {
			return true
		}
	}
	return false
}

// A stageWord tells a stage, if need be with another word.
type stageWord struct {
	with  string
	stage record.Stage
}

// stageNames are the stages as agreements.txt writes them.
var stageNames = map[string]record.Stage{"announced": record.Announced, "negotiation": record.Negotiation, "negotiated": record.Negotiated, "agreed": record.Agreed, "initialled": record.Initialled, "signed": record.Signed,
	"ratified": record.Ratified, "force": record.InForce, "suspended": record.Suspended, "withdrawn": record.Withdrawn}

// addStages reads "stage signed sign ink" and "stage force enter_force".
func (p *pacts) addStages(told string, words []string) error {
	byName := map[string]record.Stage{}
	if err := fill(byName, stageNames, told, words); err != nil {
		return err
	}
	for _, w := range words {
		lemma, with, _ := strings.Cut(w, "_")
		p.stages[lemma] = append(p.stages[lemma], stageWord{with, byName[w]})
	}
	return nil
}

// further returns the later of two stages of one agreement.
func further(a, b record.Stage) record.Stage {
	order := []record.Stage{"", record.Announced, record.Negotiation, record.Negotiated, record.Agreed, record.Initialled, record.Signed, record.Ratified, record.InForce, record.Suspended, record.Withdrawn}
	if slices.Index(order, b) > slices.Index(order, a) {
		return b
	}
	return a
}
