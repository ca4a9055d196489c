package extract

import (
	"slices"
	"strings"

	"chancery/text"
)

// A trigger is a word that tells of an event, the entry of the lexicon that says so, and the light verb that carries it.
type trigger struct {
	token int
	entry *entry
	also  []int // tokens that the entry's pattern matched beside the trigger
	light lightVerb
	turn  turn // what became of its plan
	apart bool // the light verb tells an event of its own: "promised deals"
}

// weight is how specific the pattern of e is: a word of its own counts more than a class of words.
func (e *entry) weight() int {
	n := 0
	for _, el := range e.others {
		switch {
		case el.absent:
		case el.word != "":
			n += 3
		default:
			n += 2
		}
	}
	return n
}

// drop removes from found, which is in text order, the nouns that the pattern of another trigger has used up, such as
// "deal" in "signed a deal", and the verbs that yield to an infinitive below them.
func (r *reading) drop(found []*finding) []*finding {
	used, at, turned, carriers := map[int]bool{}, map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, f := range found {
		carriers[f.light.verb] = true
	}
	found = slices.DeleteFunc(found, func(f *finding) bool { return f.entry.unmet && carriers[f.token] }) // "will resume the talks"
	for _, f := range found {
		at[f.token] = true
		turned[f.token] = f.turn.kind != "" && f.entry.keeps()
	}
	for _, f := range found {
		for _, k := range f.also {
			used[k] = used[k] || r.Tokens[k].UPOS != "VERB" && !turned[k]
		}
	}
	for _, f := range found {
		f.apart = f.light.verb >= 0 && at[f.light.verb]
	}
	return slices.DeleteFunc(found, func(f *finding) bool {
		return r.inTitle(f.token, at) || used[f.token] || f.entry.yields && r.tellsBelow(f.token, at)
	})
}

// inTitle reports whether noun i belongs to the name of what another trigger tells: "Cooperation" in
// "Agreement for Nuclear Cooperation".
func (r *reading) inTitle(i int, triggers map[int]bool) bool {
	t := &r.Tokens[i]
	return t.Is("nmod") && triggers[t.Head] && r.isNoun(i) && r.isNoun(t.Head) && capital(t.Form) && capital(r.Tokens[t.Head].Form)
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// tellsBelow reports whether an infinitive below verb v is a trigger itself.
func (r *reading) tellsBelow(v int, triggers map[int]bool) bool {
	for c := range r.Dependents(v) {
		if triggers[c] && (r.Tokens[c].Is("xcomp") || r.Tokens[c].Is("advcl") || r.Tokens[c].Is("ccomp")) {
			return true
		}
	}
	return false
}

// nameTokens marks the tokens of names of people, organisations and places: "Strike" in "Christopher Strike".
func (r *reading) nameTokens() []bool {
	in := make([]bool, len(r.Tokens))
	for _, n := range r.Names {
		for i := max(n.First, 0); i < min(n.Last, len(in)); i++ {
			in[i] = true
		}
	}
	return in
}

// triggersAt returns the readings of token i as a trigger, the most specific first, of equals the first in the lexicon.
func (x *Extractor) triggersAt(r *reading, i int) []trigger {
	if r.Tokens[i].Is("cop") {
		return x.stays(r, i)
	}
	var found []trigger
	light := lightVerb{verb: -1}
	for _, pos := range x.partsOfSpeech(r, i) {
		entries := x.entriesOf(r, pos, i)
		if len(entries) > 0 && r.Tokens[i].UPOS != "VERB" && light.verb < 0 {
			light = x.lightVerb(r, i)
		}
		for k := range entries {
			if also, ok := r.fits(i, &entries[k]); ok {
				found = append(found, trigger{token: i, entry: &entries[k], also: also, light: light})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b trigger) int { return b.entry.weight() - a.entry.weight() })
	return found
}

// entriesOf returns the entries of token i as a part of speech: those of its lemma or, where the lexicon has none, of the base that the
// form of a verb may have, for a lemmatiser guesses at rare ones: "boycott" for "boycotted", "rebuke" for "rebuked".
func (x *Extractor) entriesOf(r *reading, pos string, i int) []entry {
	entries := x.lexicon.lookup(pos, r.key(i))
	if len(entries) > 0 || pos != "verb" {
		return entries
	}
	form := strings.ToLower(r.Tokens[i].Form)
	for _, ending := range []string{"ed", "ing", "s"} {
		if stem, ok := strings.CutSuffix(form, ending); ok && len(stem) > 2 {
			if entries = x.lexicon.lookup(pos, stem); len(entries) == 0 {
				entries = x.lexicon.lookup(pos, stem+"e")
			}
			return entries
		}
	}
	return nil
}

// key returns the lemma of token i as the word lists have it: in lower case, and singular where the lemmatiser keeps
// a plural such as "troops".
func (r *reading) key(i int) string {
	t := &r.Tokens[i]
	lemma := strings.ToLower(t.Lemma)
	if t.XPOS == "NNS" && len(lemma) > 3 && lemma == strings.ToLower(t.Form) && strings.HasSuffix(lemma, "s") {
		if stem, ok := strings.CutSuffix(lemma, "ies"); ok {
			return stem + "y" // "supplies"
		}
		return lemma[:len(lemma)-1]
	}
	return lemma
}

// partsOfSpeech returns the parts of speech as which token i may stand in the lexicon.
func (x *Extractor) partsOfSpeech(r *reading, i int) []string {
	switch t := &r.Tokens[i]; t.UPOS {
	case "VERB":
		if t.Is("amod") || t.Is("case") || t.Is("mark") || t.Is("compound") || t.Is("flat") {
			return nil
		}
		return []string{"verb"}
	case "NOUN":
		if x.sortsThing(r, i) {
			return nil
		}
		if r.predicate(i) {
			return []string{"noun", "said"}
		}
		return []string{"noun"}
	case "PROPN":
		if t.Is("compound") || t.Is("flat") {
			return nil
		}
		return []string{"noun"}
	case "ADJ":
		if strings.HasPrefix(t.XPOS, "VB") && !t.Is("amod") {
			return []string{"adj", "verb"}
		}
		if r.predicate(i) {
			return []string{"adj", "said"}
		}
		if t.Is("amod") && r.Dependent(i, "obl", "advcl") < 0 {
			return nil // "critical support", but "a party critical of the war"
		}
		return []string{"adj"}
	}
	return nil
}

// sortsThing reports whether noun i only says what sort of person, vehicle or tool the noun behind it is: "patrol boat", "protest leader",
// "assault rifle".
func (x *Extractor) sortsThing(r *reading, i int) bool {
	t := &r.Tokens[i]
	return t.Is("compound") && t.Head > i && (r.agents[r.key(t.Head)] || x.classes["vehicle"][r.key(t.Head)] || x.classes["instrument"][r.key(t.Head)])
}

// predicate reports whether noun or adjective i is said of a subject: "the ruling is a disgrace".
func (r *reading) predicate(i int) bool {
	return r.Dependent(i, "cop") >= 0 && r.Dependent(i, "nsubj") >= 0
}

// triggerSpan returns the words shown as the trigger: the word itself, with the object that its pattern names or the
// light verb that carries it if they stand close: "expressed deep concern", "launched a crackdown".
func (r *reading) triggerSpan(t *trigger) text.Span {
	span := r.Tokens[t.token].Span
	if c := r.Dependent(t.token, "cop"); c >= 0 && t.entry.head == "be" {
		return r.Tokens[c].Span
	}
	if v := t.light.verb; v >= 0 && !t.apart && v < t.token && t.token <= v+triggerReach && t.light.kind != happen {
		span = span.Join(r.Tokens[v].Span)
	}
	for _, k := range t.also {
		if k > t.token && k <= t.token+triggerReach && (r.isNoun(k) || r.Tokens[k].Is("compound:prt")) {
			span = span.Join(r.Tokens[k].Span).Join(r.nameSpan(r.named[k]))
		}
	}
	return span
}

// triggerReach is how many words on a part of the trigger may stand.
const triggerReach = 4

// lookup returns the entries of a lemma, whichever of the spellings -ise and -ize the lexicon has.
func (lex *lexicon) lookup(pos, lemma string) []entry {
	if e := lex.entries[pos+" "+lemma]; e != nil {
		return e
	}
	return lex.entries[pos+" "+otherSpelling(lemma)]
}

func otherSpelling(lemma string) string {
	stem := lemma[:max(0, len(lemma)-2)]
	switch {
	case strings.HasSuffix(lemma, "ise"), strings.HasSuffix(lemma, "yse"):
		return stem + "ze"
	case strings.HasSuffix(lemma, "ize"), strings.HasSuffix(lemma, "yze"):
		return stem + "se"
	}
	return lemma
}

// fits reports whether everything that entry e asks for stands below token i, and the tokens that answered.
func (r *reading) fits(i int, e *entry) ([]int, bool) {
	var also []int
	for k := range e.others {
		el := &e.others[k]
		found := r.below(i, el, len(e.others) > 1 && !el.absent)
		if found >= 0 && el.before && r.behindWith(i, found) {
			found = -1 // "a leader meeting", not "a meeting with the leader"
		}
		if (found >= 0) == el.absent {
			return nil, false
		}
		if found >= 0 && el.phrase == "" {
			also = append(also, found)
		}
	}
	return also, true
}

// behindWith reports whether token c stands behind noun i in a phrase for whom it is with or by.
func (r *reading) behindWith(i, c int) bool {
	k := r.caseOf(c)
	return c > i && r.Tokens[c].Is("nmod") && (k == "with" || k == "by" || k == "between")
}

// below returns the first token below trigger i that element el describes, or -1. With deep, the dependents of the
// object and of oblique phrases are searched too: "put an end to the war".
func (r *reading) below(i int, el *element, deep bool) int {
	if el.phrase != "" {
		return r.phraseBelow(i, el.phrase)
	}
	if el.deep {
		if found := r.inContent(i, el); found >= 0 || r.Tokens[i].Lemma != "call" {
			return found
		}
	}
	verb := r.Tokens[i].UPOS == "VERB"
	if verb && i+1 < len(r.Tokens) && r.particle(i+1) && r.names(el, i+1) { // "ruled out going", wherever "out" hangs
		return i + 1
	}
	if verb {
		o := r.object(i)
		if o >= 0 && r.antecedent(o) >= 0 {
			o = r.antecedent(o)
		}
		if o >= 0 && r.names(el, o) {
			return o
		}
	}
	if r.Tokens[i].UPOS == "ADJ" {
		if s := r.adjectiveSubject(i); s >= 0 && !el.absent && r.names(el, s) {
			return s // "the border has to be open by May"
		}
	}
	for c := range r.Dependents(i) {
		t := &r.Tokens[c]
		if t.Is("punct") || t.Is("aux") || t.Is("conj") || t.Is("cc") || t.Is("parataxis") || t.Is("csubj") || verb && t.Deprel == "nsubj" && len(r.actors(c)) > 0 {
			continue
		}
		if found := r.matchAt(c, el); found >= 0 {
			return found
		}
		if deep && (t.Is("obj") || t.Is("obl") || t.Is("xcomp")) {
			for g := range r.Dependents(c) {
				if u := &r.Tokens[g]; u.Is("nmod") || u.Is("obj") || u.Is("obl") || u.Is("compound") || u.Is("amod") || u.Is("advmod") || u.Is("acl") || u.Is("xcomp") {
					if found := r.matchAt(g, el); found >= 0 {
						return found
					}
				}
			}
		}
	}
	if !verb && r.Tokens[i].Is("obj") && adpositions[el.word] { // "had lunch with", where the phrase hangs on the verb
		for c := range r.Dependents(r.Tokens[i].Head) {
			if c > i && r.Tokens[c].Is("obl") {
				if found := r.matchAt(c, el); found >= 0 {
					return found
				}
			}
		}
	}
	return -1
}

// particle reports whether token i is the particle of the verb before it, although the parser may have counted it to a number:
// "handed over 20 captives".
func (r *reading) particle(i int) bool {
	t := &r.Tokens[i]
	return t.Is("compound:prt") || t.Is("advmod") && t.Head > i && r.Tokens[t.Head].UPOS == "NUM"
}

// inContent returns a word anywhere in the clause that verb i takes as its content, or -1: "claims that she was beaten".
func (r *reading) inContent(i int, el *element) int {
	c := r.Dependent(i, "ccomp", "xcomp", "obj")
	if c < 0 {
		return -1
	}
	first, last := r.SubtreeTokens(c)
	for k := first; k < last; k++ {
		if el.class[strings.ToLower(r.Tokens[k].Lemma)] {
			return k
		}
	}
	return -1
}

// matchAt returns token c if el describes it, its adposition or subordinator if el names that, else -1.
func (r *reading) matchAt(c int, el *element) int {
	if r.describes(el, c) && !(r.Tokens[c].Is("mark") && el.word == "to") {
		return c
	}
	if el.word == "" || !adpositions[el.word] || el.particle || r.timexOf[c] >= 0 {
		return -1
	}
	for g := range r.Dependents(c) {
		if t := &r.Tokens[g]; (t.Is("case") || t.Is("mark") && el.word != "to") && t.Lemma == el.word {
			return g
		}
	}
	return -1
}

// describes reports whether c, in the place where it stands below its trigger, is what el asks for.
func (r *reading) describes(el *element, c int) bool {
	direct := el.direct || el.absent && el.class != nil // "met at the end of May" meets no end
	return r.names(el, c) && (!direct || !r.adjunct(c) || el.word != "" && r.Tokens[c].UPOS == "VERB")
}

// names reports whether c is the word of el or of its class.
func (r *reading) names(el *element, c int) bool {
	lemma := r.key(c)
	if el.word != "" {
		return lemma == el.word || strings.ToLower(r.Tokens[c].Form) == el.word
	}
	return (el.class[lemma] || el.class["treaty"] && r.named[c].of != nil && !r.named[c].bare || el.class[r.key(r.counted(c))]) && !r.Tokens[c].Is("advmod")
}

// counted returns the noun that c only counts or measures: "hostages" for "dozens" in "dozens of hostages"; else c.
func (r *reading) counted(c int) int {
	if key := r.key(c); groupNouns[key] || measures[key] || ordinals[key] || quantifiers[key] || r.Tokens[c].UPOS == "NUM" || r.Tokens[c].UPOS == "SYM" {
		for g := range r.Dependents(c) {
			if k := r.caseOf(g); r.Tokens[g].Is("nmod") && (k == "of" || k == "in") {
				return g
			}
		}
	}
	return c
}

// measures are nouns that measure what "of" or "in" adds: "tons of medicine", "millions in aid".
var measures = setOf("ton", "tonne", "kilo", "kilogram", "pound", "dollar", "euro", "barrel", "truckload", "shipment", "load", "batch", "consignment", "billion", "trillion",
	"worth", "supply", "stockpile", "cache", "kind", "piece", "convoy", "percent", "rest", "remainder")

// adjunct reports whether c is an oblique phrase or a clause that its governor does not need, "as" phrases apart.
func (r *reading) adjunct(c int) bool {
	t := &r.Tokens[c]
	return (t.Is("obl") || t.Is("nmod") || t.Is("advcl") || t.Is("acl")) && r.caseOf(c) != "as"
}

// phraseBelow returns a phrase below trigger i that stands for an actor, a person or a place, or an infinitive; -1 if there is none.
func (r *reading) phraseBelow(i int, kind string) int {
	switch kind {
	case "wh":
		return r.indirectQuestion(i)
	case "should":
		return r.wished(i)
	case "he":
		return r.pronounObject(i)
	case "labour":
		return r.ofLabour(i)
	}
	if kind == "to" {
		for c := range r.Dependents(i) {
			if t := &r.Tokens[c]; !t.Is("conj") && !t.Is("acl") && r.standsFor(c, kind) {
				return c
			}
		}
		return -1
	}
	o := r.object(i)
	if kind == "thing" {
		if o >= 0 && (r.mentionOf[o] >= 0 || r.placeOf[o] >= 0 || r.Tokens[o].UPOS == "PRON") {
			return -1
		}
		return o
	}
	if o >= 0 && r.Tokens[i].UPOS == "VERB" && r.standsFor(o, kind) {
		return o
	}
	for c := range r.Dependents(i) {
		if t := &r.Tokens[c]; (t.Is("obj") || t.Is("obl") || t.Is("nmod") || t.Is("iobj")) && t.Deprel != "obl:agent" && r.standsFor(c, kind) {
			if kind == "place" || !t.Is("obl") {
				return c
			}
		}
	}
	return -1
}

// wished returns the clause below verb i that says what should be, or -1: "suggested that she leave", "that they should leave",
// "leaving"; not "that they had left".
func (r *reading) wished(i int) int {
	for c := range r.Dependents(i) {
		t := &r.Tokens[c]
		if !t.Is("ccomp") && !t.Is("xcomp") {
			continue
		}
		if t.XPOS == "VBG" && r.Dependent(c, "nsubj", "aux") < 0 {
			return c
		}
		first := c
		if a := r.Dependent(c, "aux", "aux:pass", "cop"); a >= 0 {
			first = a
		}
		bare := r.Tokens[first].XPOS == "VB" && r.markOf(c) != "to" && r.Dependent(c, "nsubj", "nsubj:pass") >= 0 // "be banned", "leave"
		if bare || r.auxIs(c, "should", "must", "ought") {
			return c
		}
	}
	return -1
}

// indirectQuestion returns the question that verb i governs, or -1: "asked why", "asked whether".
func (r *reading) indirectQuestion(i int) int {
	for c := range r.Dependents(i) {
		if !r.Tokens[c].Is("ccomp") && !r.Tokens[c].Is("advcl") && !r.Tokens[c].Is("xcomp") {
			continue
		}
		for g := range r.Dependents(c) {
			if t := &r.Tokens[g]; strings.HasPrefix(t.XPOS, "W") || t.Is("mark") && (t.Lemma == "whether" || t.Lemma == "if") {
				return c
			}
		}
	}
	return -1
}

// standsFor reports whether the phrase at token i stands for an actor, a person or a place, or is an infinitive.
func (r *reading) standsFor(i int, kind string) bool {
	if kind == "to" {
		return r.Tokens[i].UPOS == "VERB" && r.markOf(i) == "to"
	}
	if kind == "place" {
		return r.placeOf[i] >= 0 || r.entityIs(i, "LOC") || r.site(i)
	}
	if kind == "person" {
		return r.entityIs(i, "PER")
	}
	return len(r.actors(i)) > 0
}

// entityIs reports whether the mention at token i, or its antecedent, stands for an entity of the type.
func (r *reading) entityIs(i int, kind string) bool {
	if a := r.antecedent(i); a >= 0 {
		i = a
	}
	m := r.mentionOf[i]
	if m < 0 {
		return false
	}
	for _, e := range r.Mentions[m].Entities {
		if string(r.Entities[e].Type) == kind {
			return true
		}
	}
	return false
}
