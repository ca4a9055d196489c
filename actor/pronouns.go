package actor

import (
	"slices"
	"strings"

	"chancery/text"
)

// pronouns by what they can stand for.
var pronouns = map[string]struct {
	gender Gender
	plural bool
	first  bool // first or second person: resolved by who speaks, not here
}{
	"he": {gender: 'm'}, "him": {gender: 'm'}, "his": {gender: 'm'}, "himself": {gender: 'm'},
	"she": {gender: 'f'}, "her": {gender: 'f'}, "hers": {gender: 'f'}, "herself": {gender: 'f'},
	"it": {gender: 'n'}, "its": {gender: 'n'}, "itself": {gender: 'n'},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true}, "theirs": {plural: true}, "themselves": {plural: true},
	"i": {first: true}, "me": {first: true}, "my": {first: true}, "mine": {first: true}, "myself": {first: true},
	"we": {first: true, plural: true}, "us": {first: true, plural: true}, "our": {first: true, plural: true}, "ours": {first: true, plural: true}, "ourselves": {first: true, plural: true},
}

// pronoun makes the mention of the pronoun at token i, resolved where that can be told, and false for words that stand
// for no actor, such as the "it" of "it rained".
func (p *reading) pronoun(i int) (mention, bool) {
	t := &p.Tokens[i]
	word := strings.ToLower(t.Form)
	m := mention{Mention: text.Mention{Span: t.Span, First: i, Last: i + 1, Head: i, Kind: text.Pronoun}}
	if a := p.antecedent(i, word); a >= 0 {
		if k := p.mentionAt[a]; k >= 0 && len(p.mentions[k].Entities) > 0 {
			m.Entities, m.plural = p.withCoordinated(a), p.mentions[k].plural
			return m, true
		}
		return m, false
	}
	kind, ok := pronouns[word]
	if !ok || t.Is("expl") {
		return m, false
	}
	m.plural, m.gender = kind.plural, kind.gender
	if kind.first {
		return m, true
	}
	m.Entities = p.resolve(i, kind.gender, kind.plural)
	return m, kind.gender != 'n' || len(m.Entities) > 0
}

// antecedent returns the noun that a relative pronoun stands for, -1 if i is none.
func (p *reading) antecedent(i int, word string) int {
	switch word {
	case "who", "whom", "whose", "which", "that":
	default:
		return -1
	}
	for c, steps := i, 0; c >= 0 && steps < 2*reach; c, steps = p.Tokens[c].Head, steps+1 {
		if p.Tokens[c].Deprel == "acl:relcl" {
			return p.Tokens[c].Head
		}
	}
	return -1
}

// withCoordinated returns the entities of the mention at token a and of those coordinated with it.
func (p *reading) withCoordinated(a int) []int {
	for k, seen := len(p.groups)-1, 0; k >= 0 && seen < maxCandidate && p.groups[k].at >= a; k, seen = k-1, seen+1 {
		if p.groups[k].at == a {
			return p.groups[k].entities
		}
	}
	return p.mentions[p.mentionAt[a]].Entities
}

// Weights of a candidate, after Lappin and Leass (1994), An Algorithm for Pronominal Anaphora Resolution: nearness in
// sentences, then grammatical role; what is named often counts a little more.
const (
	perSentence  = 50   // lost with each sentence further back
	asSubject    = 80   // subject
	asObject     = 50   // object
	asOblique    = 35   // other dependents of verbs
	asInner      = 20   // within another noun phrase
	sameRole     = 15   // subject for subject
	asSpeaker    = 60   // speaker for speaker
	asCommanding = 40   // subject of a verb above the pronoun
	recalled     = -100 // in a clause that only tells when, or of whom: "since he met President Clinton"
	perMention   = 6    // for each earlier mention, up to twelve
	unknownSex   = -25  // a person whose gender is not known
	clearLead    = 8    // a lead smaller than this is no decision
	window       = 3    // sentences looked back
	maxCandidate = 60   // mentions looked at
)

// resolve returns the entities that the pronoun at i stands for, nil if it cannot be told.
func (p *reading) resolve(i int, gender Gender, many bool) []int {
	type choice struct {
		entities []int
		score    int
	}
	var best, second choice
	offer := func(entities []int, score int) {
		switch {
		case best.entities != nil && slices.Equal(best.entities, entities):
			best.score = max(best.score, score)
		case best.entities == nil || score > best.score:
			second = best
			best = choice{entities, score}
		case second.entities == nil || score > second.score:
			second = choice{entities, score}
		}
	}
	s := p.Tokens[i].Sentence
	for k, seen := len(p.mentions)-1, 0; k >= 0 && seen < maxCandidate && s-p.Tokens[p.mentions[k].Head].Sentence <= window; k, seen = k-1, seen+1 {
		m := &p.mentions[k]
		if len(m.Entities) == 0 || p.bound(i, m) {
			continue
		}
		for _, set := range p.readings(k, many) {
			fit := p.fits(set, m, gender, many)
			if fit == unfit || (gender == 'n' || many && len(set) == 1 && !m.plural) &&
				!(p.speaks(i) && p.speaks(m.Head)) && !p.topic(i, m.Head) {
				continue
			}
			offer(set, fit+p.salience(i, m.Head)+perMention*min(p.timesNamed(set), 12))
		}
	}
	if (gender == 'n' || many) && !p.speaks(i) {
		p.offerThings(i, many, func(score int) { offer([]int{}, score) })
	}
	if len(best.entities) == 0 || second.entities != nil && best.score-second.score < clearLead {
		return nil
	}
	p.learn(best.entities, gender)
	return best.entities
}

// readings returns what mention k may be taken for: itself, and for plural pronouns the set it is coordinated in.
func (p *reading) readings(k int, many bool) [][]int {
	m := &p.mentions[k]
	out := [][]int{m.Entities}
	if many {
		for g, seen := len(p.groups)-1, 0; g >= 0 && seen < maxCandidate && p.groups[g].at >= m.Head; g, seen = g-1, seen+1 {
			if p.groups[g].at == m.Head && len(p.groups[g].entities) > len(m.Entities) {
				return [][]int{p.groups[g].entities}
			}
		}
	}
	return out
}

// unfit is the value of a candidate that cannot be meant.
const unfit = -1000

// fits tells how well a candidate agrees with a pronoun of that gender and number.
func (p *reading) fits(set []int, m *mention, gender Gender, many bool) int {
	if many {
		if len(set) > 1 {
			return 10
		}
		e := &p.entities[set[0]]
		switch {
		case e.person >= 0:
			return unfit
		case e.plural || m.plural:
			return 0
		case e.Type == text.Organisation || e.state:
			return -30
		}
		return unfit
	}
	if len(set) > 1 || m.plural {
		return unfit
	}
	e := &p.entities[set[0]]
	if gender == 'n' {
		if e.person < 0 && (e.Type == text.Organisation || e.state) && !e.Anonymous && m.Kind != text.Adjective {
			return 0
		}
		return unfit
	}
	if e.person < 0 && !(e.Anonymous && !e.plural && e.Type == text.Person && e.Country+e.Sector != "" && m.Kind != text.Named) {
		return unfit
	}
	own := e.gender
	if own == 0 {
		own = m.gender
	}
	switch {
	case own == 0:
		return unknownSex
	case own != gender:
		return unfit
	}
	return 0
}

// salience is the weight of a candidate's place and role for the pronoun at i.
func (p *reading) salience(i, head int) int {
	score := -perSentence * (p.Tokens[i].Sentence - p.Tokens[head].Sentence)
	r := p.role(head)
	score += r
	if r == asSubject && p.role(i) == asSubject {
		score += sameRole
	}
	if p.speaks(head) && p.speaks(i) {
		score += asSpeaker
	}
	if p.quoted[i] != p.quoted[head] {
		score -= 10
	}
	switch {
	case p.commands(head, i):
		score += asCommanding
	case p.Tokens[head].Sentence != p.Tokens[i].Sentence && p.isRecalled(head):
		score += recalled
	}
	return score
}

// isRecalled reports whether token i stands in an adverbial or relative clause.
func (p *reading) isRecalled(i int) bool {
	for steps := 0; i >= 0 && steps < 12; i, steps = p.Tokens[i].Head, steps+1 {
		if t := &p.Tokens[i]; t.Is("advcl") || t.Deprel == "acl:relcl" {
			return true
		}
	}
	return false
}

// speaks reports whether pronoun i is the subject of a verb of speech, which no thing can be.
func (p *reading) speaks(i int) bool {
	t := &p.Tokens[i]
	return t.Is("nsubj") && t.Head >= 0 && speechVerbs[p.Tokens[t.Head].Lemma]
}

// speechVerbs have people and bodies for subjects; a report or a figure may "show" and "suggest", but it does not "add".
var speechVerbs = map[string]bool{"say": true, "add": true, "tell": true, "reply": true, "insist": true, "announce": true, "claim": true, "deny": true,
	"promise": true, "vow": true, "write": true, "warn": true, "argue": true, "complain": true, "urge": true, "admit": true, "stress": true}

// commands reports whether the mention headed at head is the subject of a verb above token i: "Trump said he would".
func (p *reading) commands(head, i int) bool {
	t := &p.Tokens[head]
	if !t.Is("nsubj") || t.Sentence != p.Tokens[i].Sentence {
		return false
	}
	for a, steps := p.Tokens[i].Head, 0; a >= 0 && steps < 12; a, steps = p.Tokens[a].Head, steps+1 {
		if a == t.Head {
			return true
		}
		if p.Tokens[a].Is("parataxis") {
			return false // "The talks failed, they said"
		}
	}
	return false
}

// topic reports whether a body or state at head is so placed that "it" or "they" at i means it and not some thing: as
// the subject above it, or as the subject of the sentence before whose place the pronoun takes over.
func (p *reading) topic(i, head int) bool {
	if p.commands(head, i) {
		return true
	}
	return !p.quoted[i] && p.Tokens[i].Is("nsubj") && p.Tokens[head].Is("nsubj") &&
		p.Tokens[i].Sentence-p.Tokens[head].Sentence == 1 && !p.Sentences[p.Tokens[i].Sentence].Paragraph
}

// role returns the weight of a token's grammatical role; a coordinated one has that of the first, a little less.
func (p *reading) role(i int) int {
	loss := 0
	for steps := 0; p.Tokens[i].Is("conj") && p.Tokens[i].Head >= 0 && steps < reach; steps++ {
		i, loss = p.Tokens[i].Head, 5
	}
	t := &p.Tokens[i]
	switch {
	case t.Is("nsubj"), t.Is("root"), t.Is("csubj"):
		return asSubject - loss
	case t.Is("obj"), t.Is("iobj"), t.Is("obl:agent"):
		return asObject - loss
	case t.Is("obl"), t.Is("appos"), t.Is("dislocated"), t.Is("vocative"):
		return asOblique - loss
	}
	return asInner - loss
}

// timesNamed returns how often the first of the entities was mentioned so far.
func (p *reading) timesNamed(set []int) int {
	if e := set[0]; e < len(p.counts) {
		return p.counts[e]
	}
	return 0
}

// bound reports whether grammar forbids that pronoun i stands for mention m: it lies inside that phrase, both are
// arguments of one verb, or it is the speaker whose quotation i stands in.
func (p *reading) bound(i int, m *mention) bool {
	t, c := &p.Tokens[i], &p.Tokens[m.Head]
	if m.First <= i && i < m.Last {
		return true
	}
	if t.Head == m.Head && !t.Is("acl") {
		return true
	}
	if t.Sentence != c.Sentence {
		return false
	}
	if c.Head == t.Head && isArgument(t) && isArgument(c) && !strings.HasSuffix(t.Form, "self") && !strings.HasSuffix(t.Form, "selves") {
		return true
	}
	return p.quoted[i] && !p.quoted[m.Head] && c.Is("nsubj")
}

func isArgument(t *text.Token) bool {
	return t.Is("nsubj") || t.Is("obj") || t.Is("iobj") || t.Is("obl")
}

// offerThings offers the nouns that are no actors, which "it" and "they" may stand for as well: "the deal … it".
func (p *reading) offerThings(i int, many bool, offer func(score int)) {
	first, _ := p.sentence(i)
	s := p.Tokens[i].Sentence
	if s > 0 {
		first = p.Sentences[s-1].First
	}
	for k := i - 1; k >= first && i-k < maxCandidate; k-- {
		t := &p.Tokens[k]
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" || p.mentionAt[k] >= 0 || p.nameAt[k] >= 0 || p.titleOf[k] >= 0 || plural(t) != many {
			continue
		}
		if t.Is("compound") || t.Is("flat") || t.Is("nmod:desc") || t.Is("obl:tmod") || t.Is("nmod") && !p.quoted[i] && t.Head > k {
			continue
		}
		if p.bound(i, &mention{Mention: text.Mention{First: k, Last: k + 1, Head: k}}) {
			continue
		}
		offer(p.salience(i, k))
	}
}

// learn notes the gender that a pronoun tells of a person.
func (p *reading) learn(set []int, gender Gender) {
	if e := &p.entities[set[0]]; len(set) == 1 && e.gender == 0 && (gender == 'f' || gender == 'm') {
		e.gender = gender
	}
}
