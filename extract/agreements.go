package extract

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// A pact is an agreement while it is read: the record's entry and the tokens of its mentions.
type pact struct {
	record.Agreement
	mentions []int // tokens that head its mentions, in order
	strong   bool  // a noun that can only be an agreement
}

// An envoy reads the agreements of one report.
type envoy struct {
	*reading
	*pacts
	x      *Extractor
	said   []attribution
	found  []*pact
	at     map[int]*pact // per token that heads a mention
	byName map[*record.KnownAgreement]*pact
	verbOf map[int]int // the verb that governs it, -1 if none
	agreed int         // the last verb "agree" with several subjects that the report tells for itself, -1 if none
}

// agreements returns the agreements that the report mentions, made or not, one entry for each however often it is
// mentioned, with their provisions.
func (x *Extractor) agreements(r *reading, said []attribution) []record.Agreement {
	e := &envoy{reading: r, pacts: x.pacts, x: x, said: said, at: map[int]*pact{}, byName: map[*record.KnownAgreement]*pact{}, verbOf: map[int]int{}, agreed: -1}
	if p := e.readTreaty(); p != nil {
		return []record.Agreement{p.Agreement}
	}
	for t := range r.Tokens {
		if r.Headline.Covers(r.Tokens[t].Span) { // it only repeats, in fewer words, what the text says
			continue
		}
		e.consider(t)
		if e.Tokens[t].Lemma == "agree" && len(e.agreeing(t)) > 1 {
			e.agreed = t
		}
	}
	for t := range r.Tokens {
		e.readProvisions(t)
	}
	e.readSequels()
	kept := make([]record.Agreement, 0, len(e.found))
	for _, p := range e.found {
		if e.worthKeeping(p) {
			kept = append(kept, p.Agreement)
		}
	}
	return kept
}

// worthKeeping reports whether a pact is told definitely enough: it has parties, a name of its own, clauses, something that
// it is about, or a verb that makes it.
func (e *envoy) worthKeeping(p *pact) bool {
	t := p.mentions[0]
	if len(p.Provisions) > 0 || len(p.Parties) > 1 {
		return true
	}
	if p.strong {
		_, made := e.made[e.lemmaOf(e.verbOf[t])]
		topic := e.definite(t) && strings.Contains(p.Name, " on ")
		return len(p.Parties) > 0 || e.Tokens[t].UPOS == "PROPN" || !isGeneric(p.Kind) || made || len(p.mentions) > 1 || topic
	}
	if len(p.Parties) == 0 {
		_, made := e.made[e.lemmaOf(e.verbOf[t])]
		return p.Kind != record.Partnership && !e.isSale(t) && (made || e.definite(t) && (len(p.mentions) > 1 || !isGeneric(p.Kind)))
	}
	return e.Dependent(t, "nmod") > t || t+1 < len(e.Tokens) && e.Tokens[t+1].UPOS == "ADP"
}

// lemmaOf returns the lemma of token i, "" if there is none.
func (e *envoy) lemmaOf(i int) string {
	if i < 0 {
		return ""
	}
	return e.Tokens[i].Lemma
}

// consider adds token t as a mention of an agreement, new or known, if it is one.
func (e *envoy) consider(t int) {
	tok := &e.Tokens[t]
	kind, strong := e.asPact(t)
	if kind == "" {
		return
	}
	if whole := e.calledSo(t); whole != nil {
		whole.rename(e, t)
		return
	}
	if whole := e.at[tok.Head]; tok.Head >= 0 && whole != nil && tok.Is("nmod") && titleCases[e.caseOf(t)] { // "an agreement on a ceasefire"
		whole.mentions = append(whole.mentions, t)
		e.at[t] = whole
		return
	}
	p := &pact{mentions: []int{t}, strong: strong}
	e.verbOf[t] = e.governor(t)
	n := e.named[t]
	if n.of != nil {
		p.Known, p.Kind = &n.of.known, kind
	} else if p.Kind = e.kind(t, kind); p.Kind == record.Defence && e.isSale(t) {
		p.Kind = record.Arms
	}
	p.Mention = e.quote(e.titleOf(n, t))
	p.Name = strings.Join(strings.Fields(p.Mention.Text), " ")
	p.Parties = e.parties(t)
	p.Status = e.pactStatus(t)
	p.Stage = e.pactStage(t)
	p.When = e.pactWhen(t)
	p.Places = e.pactPlaces(t)
	if old := e.known(t, p); old != nil {
		old.mentions = append(old.mentions, t)
		old.Stage = further(old.Stage, p.Stage)
		if isGeneric(old.Kind) && !isGeneric(p.Kind) {
			old.Kind = p.Kind // "the agreement" is a truce
		}
		e.at[t] = old
		if old.When == nil {
			old.When = p.When
		}
		if len(old.Parties) == 0 {
			old.Parties = p.Parties
		}
		return
	}
	if v := e.agreed; len(p.Parties) == 0 && v >= 0 && e.definite(t) && e.Tokens[t].Sentence-e.Tokens[v].Sentence <= maxAgreed {
		p.Parties, p.When = e.agreeing(v), cmp.Or(p.When, e.saidWhen(v))
		p.Stage = cmp.Or(p.Stage, record.Agreed)
	}
	e.at[t] = p
	e.found = append(e.found, p)
	if p.Known != nil {
		e.byName[p.Known] = p
	}
}

// maxAgreed bounds, in sentences, how far "the deal" may stand behind the clause that tells who agreed.
const maxAgreed = 12

// agreeing returns who agreed by verb v: "Peru and Chile agreed that …". Nobody did if it is only said, denied or to come.
func (e *envoy) agreeing(v int) []record.Actor {
	s := e.Dependent(v, "nsubj")
	if t := &e.Tokens[v]; t.XPOS != "VBD" && t.XPOS != "VBN" || s < 0 || e.isNegated(v) || e.isSaid(v) {
		return nil
	}
	if force, ok := e.modality(v); ok || force != "" {
		return nil
	}
	return e.distinct(e.speakers(s))
}

// isNoPact reports whether the noun at t is used in another sense: "a great deal of", "in agreement that",
// "agreement among members that", "Paris Saint-Germain sale of shirts" aside.
func (e *envoy) isNoPact(t int) bool {
	if e.Dependent(t, "acl:relcl") < 0 && e.Dependent(t, "ccomp") >= 0 {
		return true
	}
	for d := range e.Dependents(t) {
		k := &e.Tokens[d]
		switch {
		case k.Is("amod") && e.never[strings.ToLower(k.Lemma)],
			k.Is("amod") && (k.Lemma == "much" || k.Lemma == "more" || k.Lemma == "many" || k.Lemma == "little"),
			k.Is("acl") && e.markOf(d) == "that":
			return true
		}
	}
	return e.caseOf(t) == "in" && e.Dependent(t, "det", "nmod:poss", "amod") < 0
}

// title returns the words that name the agreement: the noun with what stands before it but for articles, and "for …",
// "on …", "of …" after it.
func (e *envoy) title(t int) text.Span {
	span := e.Tokens[t].Span
	madeIn := false
	for d := range e.Dependents(t) {
		k := &e.Tokens[d]
		switch {
		case k.Is("amod"), k.Is("compound"), k.Is("flat"), k.Is("nmod:poss") && k.UPOS == "PROPN":
			span = span.Join(e.SubtreeSpan(d))
		case k.Is("nmod") && d > t && (titleCases[e.caseOf(d)] || madeIn) && e.timexOf[d] < 0:
			madeIn = k.UPOS == "VERB" // "of Made in X equipment"
			if more := e.base(d); strings.TrimSpace(e.Text[span.End:max(span.End, more.Start)]) == "" {
				span = e.withOf(d, span.Join(more))
			}
		}
	}
	return span
}

// withOf adds the "of …" right behind the noun at d to the words that name an agreement: "on the supply of gas".
func (e *envoy) withOf(d int, span text.Span) text.Span {
	for n := range e.Dependents(d) {
		if more := e.base(n); e.Tokens[n].Is("nmod") && e.caseOf(n) == "of" && e.timexOf[n] < 0 && strings.TrimSpace(e.Text[span.End:max(span.End, more.Start)]) == "" {
			return span.Join(more)
		}
	}
	return span
}

// titleOf is title, and for what is known by name the name alone.
func (e *envoy) titleOf(n namedPact, t int) text.Span {
	if n.of != nil && n.first <= t && t < n.last {
		return e.nameSpan(n)
	}
	return e.title(t).Join(e.nameSpan(n))
}

// titleCases bring what an agreement is about.
var titleCases = setOf("for", "on", "of", "over")

// base returns the noun phrase of token i: its preposition, its modifiers and itself, with no clause below it.
func (e *envoy) base(i int) text.Span {
	span := e.Tokens[i].Span
	for d := range e.Dependents(i) {
		switch k := &e.Tokens[d]; {
		case k.Is("case"), k.Is("det"), k.Is("amod"), k.Is("compound"), k.Is("flat"), k.Is("nmod:poss"), k.Is("acl") && d < i:
			span = span.Join(e.SubtreeSpan(d))
		}
	}
	return span
}

// kind returns what the agreement at t is about: what a word in its phrase tells, the nearest before it first, then the
// nearest behind it, else what the noun tells.
func (e *envoy) kind(t int, plain record.AgreementKind) record.AgreementKind {
	if plain == record.Ceasefire {
		return plain
	}
	first, _ := e.SubtreeTokens(t)
	for i := t - 1; i >= max(first, t-maxTitle); i-- {
		if k, ok := e.about[strings.ToLower(e.Tokens[i].Lemma)]; ok {
			return k
		}
	}
	last := e.Sentences[e.Tokens[t].Sentence].Last
	if plain == record.Partnership {
		return plain
	}
	for i := t + 1; i < min(last, t+maxTitle) && (e.Tokens[i].UPOS != "PUNCT" || e.Tokens[i].Form == "-") && e.Tokens[i].UPOS != "AUX" && e.Tokens[i].XPOS != "VBD"; i++ {
		if k, ok := e.about[strings.ToLower(e.Tokens[i].Lemma)]; ok {
			return k
		}
	}
	return plain
}

// governor returns the verb whose object, or subject in the passive, the noun at t is, also through coordination; -1 if
// there is none. Where the tree makes the last of a list the subject of the verb behind a quotation ("…, and the
// sale of boats," wrote X), it shares the verb of the agreement before it.
func (e *envoy) governor(t int) int {
	start := t
	for range maxClimb {
		tok := &e.Tokens[t]
		if tok.Head < 0 {
			break
		}
		switch {
		case tok.Is("conj") && isNominal(e.Tokens[tok.Head].UPOS), tok.Is("nmod") && (wordings[e.Tokens[tok.Head].Lemma] || portions[e.Tokens[tok.Head].Lemma]):
			t = tok.Head
			continue
		case tok.Is("obl") && e.caseOf(t) == "for" && e.made[e.Tokens[tok.Head].Lemma] == record.Proposed:
			return tok.Head // "called for a ceasefire"
		case tok.Is("obj"), tok.Deprel == "nsubj:pass", tok.Is("obl") && objectCases[e.caseOf(t)]:
			return tok.Head
		}
		if rel := e.Dependent(t, "acl:relcl", "acl"); rel >= 0 && e.Tokens[rel].UPOS == "VERB" {
			return rel
		}
		break
	}
	return e.listGovernor(start)
}

// wordings are nouns that stand for the agreement whose they are: "initialled the text of the treaty".
var wordings = setOf("text", "draft", "version", "wording", "copy", "term", "framework")

// portions of an agreement are not all of it: "agreed on most of a contract".
var portions = setOf("most", "much", "part", "bulk", "half")

// objectCases bring an agreement as the object of a verb: "entered into", "withdrew from", "agreed on".
var objectCases = setOf("into", "to", "on", "from")

// listGovernor returns the verb of the agreement before the one at t, if the two stand in a list: "a treaty, and the sale".
func (e *envoy) listGovernor(t int) int {
	first, _ := e.SubtreeTokens(t)
	if before := max(0, first-1); !e.lists(before) && !e.lists(first) {
		return -1
	}
	for i := first - 1; i >= max(e.Sentences[e.Tokens[t].Sentence].First, first-2*maxTitle); i-- {
		if e.Tokens[i].UPOS == "VERB" && e.Tokens[i].XPOS != "VBN" || e.Tokens[i].UPOS == "AUX" {
			return -1
		}
		if p := e.at[i]; p != nil {
			return e.verbOf[i]
		}
	}
	return -1
}

// maxRecalled bounds how many agreements back a mention may point.
const maxRecalled = 50

// known returns the agreement that mention p at t repeats, the last one first, by the same noun before by another one;
// nil if it is new. It must not contradict it, and it must be definite or name the same parties.
func (e *envoy) known(t int, p *pact) *pact {
	recent := e.found[max(0, len(e.found)-maxRecalled):]
	if p.Known != nil {
		return e.byName[p.Known]
	}
	for _, sameNoun := range []bool{true, false} {
		for _, old := range slices.Backward(recent) {
			if e.sameNoun(t, old) == sameNoun && e.mayRepeat(t, p, old) {
				return old
			}
		}
	}
	return nil
}

// sameNoun reports whether the noun at t is the one by which old was last mentioned or first named.
func (e *envoy) sameNoun(t int, old *pact) bool {
	lemma := e.Tokens[t].Lemma
	return strings.EqualFold(lemma, e.Tokens[old.mentions[0]].Lemma) || strings.EqualFold(lemma, e.Tokens[last(old.mentions)].Lemma)
}

// mayRepeat reports whether the mention p at t may be of the agreement old.
func (e *envoy) mayRepeat(t int, p, old *pact) bool {
	if p.Kind != old.Kind && !isGeneric(p.Kind) && !isGeneric(old.Kind) {
		return false
	}
	if old.Status != record.Occurred && inForce[e.lemmaOf(e.verbOf[t])] {
		return false // what is kept has been made
	}
	if len(p.Parties) > 0 && len(old.Parties) > 0 && !within(p.Parties, old.Parties) {
		return false
	}
	if e.Tokens[t].Feat("Number") != e.Tokens[old.mentions[0]].Feat("Number") && !e.sameNoun(t, old) {
		return false
	}
	sameTitle := p.Kind == old.Kind && strings.EqualFold(p.Name, old.Name)
	if _, named := e.named[t]; named && !contained(p.Name, old.Name) && !contained(old.Name, p.Name) {
		return false // "the Lisbon Accord" is no "treaty" but itself
	}
	return sameTitle || e.definite(t) || p.Kind == old.Kind && len(p.Parties) > 0 && len(old.Parties) > 0
}

// contained reports whether all of a stands in b, whatever its capitals.
func contained(a, b string) bool { return strings.Contains(strings.ToLower(b), strings.ToLower(a)) }

// inForce are verbs of which only an agreement in force can be the object.
var inForce = setOf("keep", "honour", "honor", "respect", "violate", "breach", "break", "uphold", "implement", "observe", "suspend", "renew", "extend")

// lists reports whether token i is a comma or a conjunction.
func (e *envoy) lists(i int) bool { return e.Tokens[i].Form == "," || e.Tokens[i].UPOS == "CCONJ" }

// isGeneric reports whether a kind tells nothing of what an agreement is about.
func isGeneric(k record.AgreementKind) bool { return k == record.OtherKind || k == record.Treaty }

// within reports whether all of a are among b, by identity or country.
func within(a, b []record.Actor) bool {
	for _, one := range a {
		if !slices.ContainsFunc(b, func(o record.Actor) bool {
			return one.ID != "" && one.ID == o.ID || one.Country != "" && one.Country == o.Country
		}) {
			return false
		}
	}
	return true
}

// definite reports whether the noun at t points back: "the agreement", "this deal".
func (e *envoy) definite(t int) bool {
	d := e.Dependent(t, "det")
	if d < 0 {
		return false
	}
	switch strings.ToLower(e.Tokens[d].Lemma) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// pactStatus tells how real the agreement at t is: what the verb that has it as its object makes of it, else what the words
// around it tell of any event.
func (e *envoy) pactStatus(t int) record.Status {
	v := e.verbOf[t]
	if k := e.x.turnAt(e.reading, t); k.kind == record.TurnCancelled && !e.kept[e.Tokens[k.token].Lemma] {
		return record.Negated // "the sale fell through"
	}
	if v < 0 && (e.definite(t) || e.Dependent(t, "nmod:poss") >= 0) {
		return record.Occurred
	}
	if v < 0 {
		return settled(e.x.nounStatus(e.reading, t, lightVerb{}, maxClimb))
	}
	lemma := e.Tokens[v].Lemma
	if e.kept[lemma] {
		return record.Occurred
	}
	made, known := e.made[lemma]
	if !known {
		return settled(e.x.nounStatus(e.reading, t, lightVerb{}, maxClimb))
	}
	if e.determiner(t) == "no" {
		return record.Negated
	}
	if m := e.markOf(v); m == "before" || m == "until" {
		return record.Hypothetical // "before a treaty is signed"
	}
	switch done := settled(e.x.verbStatus(e.reading, v, maxClimb)); {
	case done == record.Occurred, made == record.Proposed:
		return made
	default:
		return done
	}
}

// settled takes what is under way as there: an agreement has no duration.
func settled(s record.Status) record.Status {
	if s == record.Ongoing {
		return record.Occurred
	}
	return s
}

// pactWhen returns the time that hangs on the agreement at t or on its verb, nil if there is none.
func (e *envoy) pactWhen(t int) *record.Time {
	for _, holder := range []int{t, e.verbOf[t]} {
		if _, makes := e.made[e.lemmaOf(holder)]; holder < 0 || holder != t && !makes {
			continue
		}
		for d := range e.Dependents(holder) {
			if x := e.timexOf[d]; x >= 0 && !e.Timexes[x].From.IsZero() && (holder == t || !e.Tokens[d].Is("nsubj")) {
				when := e.time(x)
				return &when
			}
		}
	}
	return nil
}

// pactPlaces returns where the agreement at t was made: "in Washington".
func (e *envoy) pactPlaces(t int) []record.Place {
	var all []record.Place
	for _, holder := range []int{t, e.verbOf[t]} {
		if _, makes := e.made[e.lemmaOf(holder)]; holder < 0 || holder != t && !makes {
			continue
		}
		for d := range e.Dependents(holder) {
			if p := e.placeOf[d]; p >= 0 && (e.caseOf(d) == "in" || e.caseOf(d) == "at") {
				all = append(all, e.place(p))
			}
		}
	}
	return all
}
