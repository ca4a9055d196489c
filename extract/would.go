package extract

import (
	"strings"

	"chancery/record"
)

// wouldAsPlan turns the "would" of reported speech into the plan that it reports: "said he would visit".
func (x *Extractor) wouldAsPlan(r *reading, v int, modal record.Status) record.Status {
	if modal != record.Hypothetical || !r.auxIs(v, "would", "'d", "’d") || r.conditional(v) {
		return modal
	}
	for k, c := 0, v; k < maxClimb && r.Tokens[c].Head >= 0; k, c = k+1, r.Tokens[c].Head {
		t := &r.Tokens[c]
		if t.Is("ccomp") || t.Is("parataxis") {
			if r.Tokens[t.Head].XPOS == "VBD" || r.Tokens[t.Head].XPOS == "VBN" {
				return record.Planned
			}
			return modal
		}
		if t.Is("acl") && r.markOf(c) == "that" && r.Tokens[t.Head].Is("obl") { // "said in a statement that they would visit"
			break
		}
		if !t.Is("conj") {
			return modal
		}
	}
	for _, a := range r.heard[r.Tokens[v].Sentence] {
		if cue := a.cueToken; cue >= 0 && cue != v && r.Tokens[cue].XPOS == "VBD" && a.content.Covers(r.Tokens[v].Span) {
			return record.Planned
		}
	}
	if r.asProposed(v) {
		return record.Proposed
	}
	return modal
}

// verbal reports whether token i is a verb, though its part of speech may be mistaken: "free" of "to free hostages".
func (r *reading) verbal(i int) bool {
	t := &r.Tokens[i]
	return t.UPOS == "VERB" || t.UPOS == "ADJ" && t.XPOS == "VB" && r.markOf(i) == "to"
}

// heldBack reports whether gerund v behind "from" tells what the object before it is kept from, although the parser ties it to that object:
// "bars the parties from attacking ships".
func (x *Extractor) heldBack(r *reading, v int) bool {
	t := &r.Tokens[v]
	o := t.Head
	if t.XPOS != "VBG" || !t.Is("acl") || o < 0 || !r.Tokens[o].Is("obj") && r.Tokens[o].Deprel != "nsubj:pass" {
		return false
	}
	for _, m := range x.effects.governors["verb"][strings.ToLower(r.Tokens[r.Tokens[o].Head].Lemma)] {
		if m.value == string(record.Negated) && (len(m.others) == 0 || m.others[0] == "from") {
			return true
		}
	}
	return false
}

// asProposed reports whether the "would" of clause v, the main one of its sentence, goes on with a proposal: its subject is one, "the
// bill would ban", or one is told of in one of the two sentences before: "Peru made a proposal. Both states would share".
func (r *reading) asProposed(v int) bool {
	for n := 0; r.Tokens[v].Is("conj") && n < maxClimb; n++ {
		v = r.Tokens[v].Head
	}
	if r.Tokens[v].Deprel != "root" {
		return false
	}
	if s := r.Dependent(v, "nsubj"); s >= 0 && proposals[r.Tokens[s].Lemma] {
		return true
	}
	s := r.Tokens[v].Sentence
	for n := 0; s > 0 && n < 2; n++ {
		s--
		for i := r.Sentences[s].First; i < min(r.Sentences[s].Last, r.Sentences[s].First+partnerWords); i++ {
			if proposals[r.Tokens[i].Lemma] {
				return true
			}
		}
	}
	return false
}

// proposals are words for what somebody wants others to accept.
var proposals = setOf("proposal", "propose", "bill", "draft", "blueprint", "plan", "amendment", "reform")
