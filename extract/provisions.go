package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// readProvisions adds the clauses that an agreement mentioned at or around token t lays down: "Under the agreement, they
// are to …", "The deal obliges them to …".
func (e *envoy) readProvisions(t int) {
	p := e.at[t]
	if p == nil && !e.isBackReference(t) {
		return
	}
	if v := e.underPact(t); v >= 0 {
		e.readUnder(v, p)
		return
	}
	if p == nil {
		return
	}
	if e.Tokens[t].Is("nsubj") && e.Tokens[t].Head >= 0 {
		e.readObliging(e.Tokens[t].Head, p)
	}
	for v := range e.Dependents(t) {
		if e.Tokens[v].Deprel != "acl:relcl" {
			continue
		}
		if s := e.Dependent(v, "nsubj"); s >= 0 && e.antecedent(s) == t {
			e.readObliging(v, p) // "a treaty that obliges them to …"
		} else if e.underWhich(v) {
			e.readUnder(v, p) // "an agreement under which they will …"
		}
	}
}

// underWhich reports whether relative clause v is opened by "under which" or "whereby".
func (e *envoy) underWhich(v int) bool {
	for d := range e.Dependents(v) {
		if l := e.Tokens[d].Lemma; l == "whereby" || l == "which" && (e.caseOf(d) == "under" || e.caseOf(d) == "in") {
			return true
		}
	}
	return false
}

// isBackReference reports whether token t points to an agreement by another noun: "under its terms".
func (e *envoy) isBackReference(t int) bool {
	return len(e.found) > 0 && (e.Tokens[t].Lemma == "term" || e.Tokens[t].Lemma == "plan") && e.Tokens[t].UPOS == "NOUN"
}

// underPact returns the predicate of the clause that the noun at t is the frame of: "under the agreement", "as part of the
// deal", "according to the treaty"; -1 if it is none.
func (e *envoy) underPact(t int) int {
	tok := &e.Tokens[t]
	if tok.Head < 0 {
		return -1
	}
	if tok.Is("nmod") && (e.Tokens[tok.Head].Lemma == "term" || e.Tokens[tok.Head].Lemma == "part" || e.Tokens[tok.Head].Lemma == "provision") {
		return e.underPact(tok.Head)
	}
	if !tok.Is("obl") && !tok.Is("advcl") {
		return -1
	}
	switch e.caseOf(t) {
	case "under", "accord", "according":
		return tok.Head
	case "by", "as", "in": // in front of the clause: whoever "stays in the deal" tells no term of it
		if t < tok.Head {
			return tok.Head
		}
	}
	return -1
}

// readUnder adds what predicate v and those coordinated with it lay down, as terms of p. If the bearers are the parties
// of another agreement than the one last mentioned, it is theirs.
func (e *envoy) readUnder(v int, p *pact) {
	modality, ok := e.modality(v)
	clauses := []int{v}
	if !ok {
		if modality, clauses = e.promised(v); clauses == nil {
			return
		}
	}
	bearers := e.bearers(v)
	if p = e.concerned(v, bearers, p); p != nil {
		e.addProvisions(p, clauses, bearers, modality)
	}
}

// bearers returns who is the subject of clause v, none if these are all the parties. Who is no actor ("ships may pass") is
// told in the words of the report.
func (e *envoy) bearers(v int) []record.Actor {
	s := e.surface(v, maxClimb)
	if s < 0 || e.isParties(s) {
		return nil
	}
	found := e.distinct(e.speakers(s))
	if found == nil && e.Tokens[s].UPOS == "NOUN" {
		found = []record.Actor{{Quote: e.quote(e.base(s))}}
	}
	return found
}

// concerned returns the agreement whose parties the bearers are: p if they are or if nothing speaks against it, else
// the one mentioned last before token v.
func (e *envoy) concerned(v int, bearers []record.Actor, p *pact) *pact {
	if p != nil && (len(bearers) == 0 || within(bearers, p.Parties)) {
		return p
	}
	var best *pact
	for _, one := range e.found {
		if len(bearers) > 0 && len(one.Parties) > 0 && within(bearers, one.Parties) && one.mentions[0] < v {
			if best == nil || len(one.Parties) <= len(best.Parties) {
				best = one
			}
		}
	}
	if best == nil {
		return p
	}
	return best
}

// modality returns the force that the auxiliaries of predicate v give: "are to", "must", "shall not", "may", "will".
func (e *envoy) modality(v int) (record.Modality, bool) {
	force, negated := record.Modality(""), e.isNegated(v)
	for d := range e.Dependents(v) {
		k := &e.Tokens[d]
		if !k.Is("aux") && !k.Is("cop") {
			continue
		}
		switch lemma := strings.ToLower(k.Lemma); {
		case lemma == "be" && e.markOf(v) == "to" && d < v, lemma == "must", lemma == "shall", lemma == "should":
			force = record.Must
		case lemma == "may" || lemma == "can":
			force = record.May
		case (lemma == "will" || lemma == "would") && force == "":
			force = record.Will
		}
	}
	switch {
	case force == "":
		return "", false
	case negated:
		return record.MustNot, true
	}
	return force, true
}

// isNegated reports whether "not" hangs on predicate v.
func (e *envoy) isNegated(v int) bool {
	for d := range e.Dependents(v) {
		if l := strings.ToLower(e.Tokens[d].Lemma); e.Tokens[d].Is("advmod") && (l == "not" || l == "never" || l == "n't") {
			return true
		}
	}
	return false
}

// promised returns the force and the clauses that hang on a verb of undertaking: "agreed to …", "are barred from …".
func (e *envoy) promised(v int) (record.Modality, []int) {
	force, known := e.promise[e.Tokens[v].Lemma]
	if !known {
		return "", nil
	}
	if passiveOnly := e.oblige[e.Tokens[v].Lemma] != "" && e.Tokens[v].Lemma != "commit"; passiveOnly && !e.passive(v) {
		return "", nil
	}
	return force, e.clausesBelow(v)
}

// clausesBelow returns the heads of the infinitives and gerunds that hang on verb v.
func (e *envoy) clausesBelow(v int) []int {
	var all []int
	for d := range e.Dependents(v) {
		k := &e.Tokens[d]
		if (k.Is("xcomp") || k.Is("advcl") || k.Is("ccomp") || k.Is("obl")) && k.UPOS == "VERB" && (k.XPOS == "VB" || k.XPOS == "VBG") {
			all = append(all, d)
		}
	}
	return all
}

// readObliging adds what p, the subject of verb v, lays down: "the deal requires X to …", "the treaty says that X shall …".
func (e *envoy) readObliging(v int, p *pact) {
	if force, ok := e.oblige[e.Tokens[v].Lemma]; ok && !e.passive(v) && !e.isNegated(v) {
		var bearers []record.Actor
		if o := e.Dependent(v, "obj", "iobj"); o >= 0 {
			bearers = e.distinct(e.speakers(o))
		}
		e.addProvisions(p, e.clausesBelow(v), bearers, force)
		return
	}
	if !e.stipulate[e.Tokens[v].Lemma] {
		return
	}
	for d := range e.Dependents(v) {
		if !e.Tokens[d].Is("ccomp") {
			continue
		}
		if force, ok := e.modality(d); ok {
			var bearers []record.Actor
			if s := e.surface(d, maxClimb); s >= 0 {
				bearers = e.distinct(e.speakers(s))
			}
			e.addProvisions(p, []int{d}, bearers, force)
		}
	}
}

// addProvisions adds the clauses headed by heads, and those listed with them, to p.
func (e *envoy) addProvisions(p *pact, heads []int, bearers []record.Actor, force record.Modality) {
	if len(bearers) == 0 {
		bearers = p.Parties // "the two sides", "the parties"
	}
	for _, v := range heads {
		listed := e.listed(v)
		for i, w := range listed {
			end := len(e.Text)
			if i+1 < len(listed) {
				end = e.Tokens[e.fromTo(listed[i+1])].Start
			}
			e.addProvision(p, w, end, i == len(listed)-1 && i > 0, bearers, force)
		}
		for d := range e.Dependents(v) {
			if s := e.Dependent(d, "nsubj"); s >= 0 && e.Tokens[d].Is("conj") {
				if own, ok := e.modality(d); ok {
					e.addProvision(p, d, len(e.Text), false, e.distinct(e.speakers(s)), own)
				}
			}
		}
	}
}

// listed returns verb v and the verbs of the same form that are listed behind it, wherever the tree hangs them:
// "to share data, close the port and respect the quotas".
func (e *envoy) listed(v int) []int {
	all := []int{v}
	for t := v + 1; t < e.Sentences[e.Tokens[v].Sentence].Last; t++ {
		tok := &e.Tokens[t]
		if tok.Form == ";" {
			break
		}
		if tok.UPOS != "VERB" || tok.XPOS != e.Tokens[v].XPOS || tok.Head < v || e.Dependent(t, "nsubj", "aux") >= 0 || e.markOf(t) != "" && e.markOf(t) != "to" {
			continue
		}
		from := e.fromTo(t)
		if before := &e.Tokens[from-1]; before.UPOS == "CCONJ" || before.Form == "," || before.UPOS == "ADV" && e.Tokens[from-2].UPOS == "CCONJ" {
			all = append(all, t)
		}
	}
	return all
}

// fromTo returns the token with which the infinitive of verb t begins: its "to", if that stands right before it.
func (e *envoy) fromTo(t int) int {
	if t > 0 && e.Tokens[t-1].XPOS == "TO" {
		return t - 1
	}
	return t
}

// addProvision adds the clause of verb v to p, as far as it goes before byte end and before what is coordinated with it.
// The last of a list goes on to where the next clause begins, for the tree seldom gets its objects right.
func (e *envoy) addProvision(p *pact, v, end int, last bool, bearers []record.Actor, force record.Modality) {
	span := e.Tokens[v].Span
	var deadline *record.Time
	for d := range e.Dependents(v) {
		k := &e.Tokens[d]
		if d < v || k.Is("conj") || k.Is("cc") || k.Is("punct") || k.Is("parataxis") {
			continue
		}
		span = span.Join(e.SubtreeSpan(d))
		if x := e.timexOf[d]; x >= 0 && deadlineCases[e.caseOf(d)] {
			when := e.time(x)
			deadline = &when
		}
	}
	if last {
		span.End = e.restOf(v)
		span.End = e.clauseEnd(span, end)
	} else {
		span.End = e.clauseEnd(span, min(end, e.beforeConj(v, span)))
	}
	condition := e.condition(v)
	if span.Empty() || slices.ContainsFunc(p.Provisions, func(o record.Provision) bool { return o.Span.Overlaps(span) }) {
		return
	}
	if force == record.Must && e.isNegated(v) {
		force = record.MustNot // "undertook not to use force"
	}
	p.Provisions = append(p.Provisions, record.Provision{Quote: e.quote(span), Bearers: bearers, Modality: force, Action: e.action(v), Condition: condition, Deadline: deadline})
}

// restOf returns where the sentence of verb v ends, or the clause that follows v in it begins.
func (e *envoy) restOf(v int) int {
	s := e.Sentences[e.Tokens[v].Sentence]
	for t := v + 1; t < s.Last; t++ {
		if e.Tokens[t].Form == ";" {
			return e.Tokens[t].Start
		}
		if k := &e.Tokens[t]; (k.Is("conj") || k.Is("parataxis")) && e.Dependent(t, "nsubj") > v {
			first, _ := e.SubtreeTokens(t)
			return e.Tokens[max(first, v+1)].Start
		}
	}
	return s.End
}

// beforeConj returns where the first clause coordinated with v begins within span, else the end of span.
func (e *envoy) beforeConj(v int, span text.Span) int {
	end := span.End
	for d := range e.Dependents(v) {
		if d > v && e.Tokens[d].Is("conj") {
			first, _ := e.SubtreeTokens(d)
			if start := e.Tokens[first].Start; start > span.Start {
				end = min(end, start)
			}
		}
	}
	return end
}

// clauseEnd returns the end of the words of span before byte end, without the comma and the "and" that lead on.
func (e *envoy) clauseEnd(span text.Span, end int) int {
	words := e.Text[span.Start:max(span.Start, min(end, span.End))]
	for {
		cut := strings.TrimRight(words, " \t\r\n,;.")
		for _, and := range []string{" and", " or"} {
			cut = strings.TrimSuffix(cut, and)
		}
		if cut == words {
			return span.Start + len(words)
		}
		words = cut
	}
}

// deadlineCases bring the time by which something is due.
var deadlineCases = setOf("by", "before", "within", "until", "no")
