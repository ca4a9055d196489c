package actor

import (
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
	class := byte(kind.gender)
	if kind.plural {
		class = 't'
	}
	m.Entities = p.resolve(i, class)
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

// Weights of a person's place and role, after Lappin and Leass (1994), An Algorithm for Pronominal Anaphora Resolution: nearness in
// sentences, then grammatical role; what is named often counts a little more.
const (
	perSentence  = 50   // lost with each sentence further back
	asSubject    = 80   // subject
	asObject     = 50   // object
	asOblique    = 35   // other dependents of verbs
	asInner      = 20   // within another noun phrase
	sameRole     = 15   // subject for subject
	asSpeaker    = 60   // speaker for speaker
	asCommanding = 40   // subject of a verb above
	recalled     = -100 // in a clause that only tells when, or of whom: "since he met President Clinton"
	perMention   = 6    // for each earlier mention, up to twelve
	window       = 3    // sentences looked back
	maxCandidate = 60   // mentions looked at
)

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

// bound reports whether grammar forbids that pronoun i stands for what was seen at s: it lies inside that phrase, or both
// are arguments of one verb.
func (p *reading) bound(i int, s *sighting) bool {
	t, c := &p.Tokens[i], &p.Tokens[s.head]
	if s.first <= i && i < s.last {
		return true
	}
	if t.Head == s.head && !t.Is("acl") {
		return true
	}
	if t.Sentence != c.Sentence {
		return false
	}
	if (t.Is("obj") || t.Is("iobj")) && p.controls(s.head, t.Head) && !strings.HasSuffix(t.Form, "self") && !strings.HasSuffix(t.Form, "selves") {
		return true
	}
	if c.Head == t.Head && isArgument(t) && isArgument(c) && !strings.HasSuffix(t.Form, "self") && !strings.HasSuffix(t.Form, "selves") {
		return true
	}
	return false
}

// controls reports whether the noun at h is the unspoken subject of verb v, an infinitive or a gerund: "the king rang his
// brother to congratulate him".
func (p *reading) controls(h, v int) bool {
	for steps := 0; v >= 0 && steps < reach; steps++ {
		t := &p.Tokens[v]
		if p.Dependent(v, "nsubj") >= 0 || t.Feat("VerbForm") == "Fin" || t.Head < 0 {
			return p.Tokens[h].Head == v && p.Tokens[h].Is("nsubj")
		}
		o := p.Dependent(t.Head, "obj", "iobj")
		switch {
		case t.Is("xcomp") && o >= 0:
			return o == h
		case t.Is("xcomp"), t.Is("advcl") && t.XPOS == "VB":
			v = t.Head
		default:
			return false
		}
	}
	return false
}

func isArgument(t *text.Token) bool {
	return t.Is("nsubj") || t.Is("obj") || t.Is("iobj") || t.Is("obl")
}
