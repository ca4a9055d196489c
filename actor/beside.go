package actor

import "strings"

// findAppositions reads what stands beside a name: "Ada Berg, wife of the mayor Peter Hall",
// "a lawyer for the outlets, David Schulz", and what is said of it: "X is the president", "X, who was a minister".
func (p *reading) findAppositions() {
	for i := range p.names {
		n := &p.names[i]
		if n.person < 0 {
			continue
		}
		for _, h := range p.besideName(n) {
			p.addApposition(i, h)
		}
	}
}

// besideName returns the agent nouns that the tree, or failing that the punctuation, ties to a name.
func (p *reading) besideName(n *named) []*hit {
	var out []*hit
	add := func(i int) {
		i = p.served(i)
		h := p.agentHeadedBy(i)
		if h == nil || p.titleOf[i] >= 0 || plural(&p.Tokens[i]) {
			return
		}
		switch h.entry.Agent.Class {
		case Title, Group, Body: // "the force in Mali, the minister Jean Petit said"
		default:
			out = append(out, h)
		}
	}
	top := n.phraseHead
	for c := range p.Dependents(top) {
		switch t := &p.Tokens[c]; {
		case t.Is("appos"):
			add(c)
			for k := range p.Dependents(c) {
				if p.Tokens[k].Is("conj") {
					add(k)
				}
			}
		case t.Deprel == "acl:relcl" && p.isSaidOf(c):
			add(c)
		case t.Deprel == "acl:relcl":
			p.servesAs(c, add)
		}
	}
	if t := &p.Tokens[top]; t.Head >= 0 {
		switch {
		case t.Is("appos") || t.Is("flat"):
			add(t.Head)
		case t.Is("nsubj") && p.isSaidOf(t.Head):
			add(t.Head)
		case t.Is("nsubj"):
			p.servesAs(t.Head, add)
		}
	}
	if len(out) == 0 {
		add(p.afterComma(n))
		add(p.beforeComma(n))
	}
	return out
}

// served returns the staff noun whose phrase the noun at i stands in, otherwise i: in "an adviser to the president, X"
// the name is the adviser's.
func (p *reading) served(i int) int {
	if i < 0 || !p.Tokens[i].Is("nmod") {
		return i
	}
	if h := p.agentHeadedBy(p.Tokens[i].Head); h != nil && h.entry.Agent.Class == Staff && h.head < i {
		return h.head
	}
	return i
}

// servesAs gives add the nouns that a verb ties to its subject: "served as ambassador", "visited as Burma's leader",
// "became prime minister", "was elected president".
func (p *reading) servesAs(verb int, add func(int)) {
	for c := range p.Dependents(verb) {
		t := &p.Tokens[c]
		switch {
		case t.Lemma == "not" || t.Lemma == "n't" || t.Is("mark") || t.Is("aux") && t.XPOS == "MD":
			return
		case t.Is("xcomp") && (becomeVerbs[p.Tokens[verb].Lemma] || p.Dependent(verb, "aux:pass") >= 0):
			add(c)
		case t.Is("obl") && (p.Dependent(verb, "obj") < 0 || !ofObject[p.Tokens[verb].Lemma]):
			k, h := p.Dependent(c, "case"), p.agentHeadedBy(c)
			if k >= 0 && strings.EqualFold(p.Tokens[k].Form, "as") && h != nil && (h.entry.Agent.Class == Officer || h.entry.Agent.Class == Staff) {
				add(c)
			}
		}
	}
}

// ofObject are verbs whose "as" tells what their object is, not their subject: "described him as a leader".
var ofObject = map[string]bool{"describe": true, "regard": true, "see": true, "treat": true, "identify": true, "name": true, "appoint": true, "recognise": true,
	"recognize": true, "label": true, "brand": true, "denounce": true, "dismiss": true, "portray": true, "condemn": true, "hail": true, "choose": true,
	"elect": true, "nominate": true, "install": true, "accept": true, "use": true, "view": true, "pick": true, "select": true, "list": true, "know": true,
	"present": true, "praise": true, "replace": true, "succeed": true, "employ": true, "hire": true, "send": true, "have": true, "get": true, "want": true}

// becomeVerbs give their subject an office.
var becomeVerbs = map[string]bool{"become": true, "remain": true}

// beforeComma returns the head of an agent noun phrase that stands before a comma and a name that a comma or a verb
// follows: "Malaysia's prime minister, Najib Razak, said"; -1 if there is none.
func (p *reading) beforeComma(n *named) int {
	start, end := p.sentence(n.first)
	comma := n.titleFirst - 1
	if comma <= start || p.Tokens[comma].Form != "," || n.last >= end {
		return -1
	}
	at := comma // before a note in parentheses
	if p.Tokens[comma-1].Form == ")" {
		for at > start && comma-at < 2*reach && p.Tokens[at].Form != "(" {
			at--
		}
	}
	found := -1
	closed := p.Tokens[n.last].Form == "," || p.Tokens[n.last].Form == "."
	if !closed && p.Tokens[n.last].UPOS != "VERB" {
		return -1
	}
	for i := at - 1; i >= start && at-i <= 4*reach; i-- {
		t := &p.Tokens[i]
		if h := p.agentHeadedBy(i); h != nil {
			if first, last := p.phraseRange(h); last == at && p.opens(first, start) {
				found = i
			}
		}
		if t.UPOS != "ADP" && t.UPOS != "DET" && !modifies(t.UPOS, t.Form) {
			break
		}
	}
	return found
}

// opens reports whether a phrase that begins at first opens its sentence, an article or possessor aside, or has one.
func (p *reading) opens(first, start int) bool {
	if first == start {
		return true
	}
	t := &p.Tokens[first-1]
	return t.UPOS == "DET" || t.UPOS == "PRON" || t.UPOS == "PUNCT" || p.nameAt[first] >= 0
}

// isSaidOf reports whether token i is a noun that a plain form of "be" ties to its subject, without "not" or "if".
func (p *reading) isSaidOf(i int) bool {
	cop := false
	for c := range p.Dependents(i) {
		t := &p.Tokens[c]
		switch {
		case t.Is("cop"):
			cop = true
		case t.Is("aux"), t.Is("mark"), t.Lemma == "not", t.Lemma == "n't", t.Lemma == "never", t.Is("case"):
			return false
		}
	}
	return cop
}

// afterComma returns the head of an agent noun phrase that follows a name and a comma, and ends in a comma, a stop or
// a phrase with "of" or "for"; -1 if there is none.
func (p *reading) afterComma(n *named) int {
	_, end := p.sentence(n.first)
	if n.last >= end || p.Tokens[n.last].Form != "," {
		return -1
	}
	for i := n.last + 1; i < end && i-n.last <= 8; i++ {
		t := &p.Tokens[i]
		if h := p.agentHeadedBy(i); h != nil && h.first <= i {
			if h.last < end && p.Tokens[h.last].UPOS != "NOUN" && p.Tokens[h.last].UPOS != "PROPN" {
				switch f := p.Tokens[h.last].Form; f {
				case ",", ".", "of", "for", "at", "to", "in", ";", ")", "who", "that", "—", "–":
					return i
				}
				return -1
			}
			continue
		}
		if t.UPOS != "DET" && !modifies(t.UPOS, t.Form) || t.Form == "." {
			return -1
		}
	}
	return -1
}
