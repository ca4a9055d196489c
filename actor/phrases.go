package actor

import (
	"strings"

	"chancery/text"
)

// facts are what the words round a noun tell of the actor that it names.
type facts struct {
	country string
	sector  string
	owner   int  // index of the person it belongs to: "Trump lawyer", "wife of Ali Karimli"; -1 if none
	former  bool // "former", "ex-", "retired"
	bare    bool // the country is named by itself, not by a body or place in it
	region  bool // of a region of several states: "African leaders"
	then    bool // "then": held when what is told happened
}

// reach bounds how deep phrases within phrases are read, so that a damaged tree costs no more than a sound one.
const reach = 4

// longPhrase bounds the words before a noun that are read as its phrase.
const longPhrase = 24

// factsOf reads the modifiers of the agent noun h: "Armenian prime minister", "Ohio secretary of state",
// "the president of the Lombardy region", "the Kremlin's spokesman".
func (p *reading) factsOf(h *hit) facts {
	f := facts{owner: -1}
	agent := h.entry.Agent
	if agent.Sector != "*" {
		f.sector = agent.Sector
	}
	if strings.HasPrefix(agent.Word, "ex-") {
		f.former = true
	}
	for t := h.first; t < h.last; t++ {
		if n := p.nameAt[t]; n >= 0 && p.names[n].entry != nil {
			f.country = p.names[n].country // "FBI director", "Democrat"
		}
	}
	p.modifiersBefore(h, &f)
	if f.country == "" && f.owner < 0 {
		p.modifiersAfter(h, &f)
	}
	if agent.Sector == "*" {
		p.inheritSector(h, &f)
	}
	if postOfAny[agent.Word] {
		if own := p.sectorAfter(h); own != "" {
			f.sector = own // "president of the Human Rights League"
		}
	}
	if f.former && !f.then && f.sector != "" && (agent.Class == Officer || ofState[f.sector]) {
		f.sector = "ELI"
	}
	return f
}

// ofState are the sectors of a state's own servants, who are former officials once they have left it.
var ofState = map[string]bool{"GOV": true, "MIL": true, "LEG": true, "JUD": true, "COP": true, "SPY": true}

// postOfAny are posts of states and of other bodies alike.
var postOfAny = map[string]bool{"president": true, "vice president": true, "secretary general": true, "secretary-general": true, "director general": true,
	"director-general": true, "governor": true, "commissioner": true, "deputy commissioner": true}

// sectorAfter returns the sector of the body in the phrase with "of" after a noun, "" if there is none.
func (p *reading) sectorAfter(h *hit) string {
	_, end := p.sentence(h.head)
	if h.last >= end || p.Tokens[h.last].Form != "of" {
		return ""
	}
	for i := h.last + 1; i < end && i-h.last <= 2*reach; i++ {
		if n := p.nameAt[i]; n >= 0 {
			if p.names[n].sector != "" && p.names[n].typ == text.Organisation {
				return p.names[n].sector
			}
			continue
		}
		if a := p.agentAt[i]; a >= 0 && p.agents[a].entry.Agent.Sector != "*" {
			return p.agents[a].entry.Agent.Sector
		}
		if t := &p.Tokens[i]; t.UPOS != "DET" && !modifies(t.UPOS, t.Form) {
			break
		}
	}
	return ""
}

// modifiersBefore reads the words before the noun, from right to left, as far as the noun phrase goes.
func (p *reading) modifiersBefore(h *hit, f *facts) {
	first, _ := p.sentence(h.head)
	for i := h.first - 1; i >= first && h.first-i <= 2*reach && !p.isDash(i); {
		t := &p.Tokens[i]
		if n := p.nameAt[i]; n >= 0 {
			p.takeName(n, f)
			i = p.names[n].first - 1
			continue
		}
		if pl := p.placeAt[i]; pl >= 0 {
			p.takePlace(pl, f)
		} else if a := p.agentAt[i]; a >= 0 && f.sector == "" && t.Form != "-" {
			f.sector = p.agents[a].entry.Agent.Sector
		} else if word := strings.ToLower(t.Form); formerWords[word] {
			f.former, f.then = true, f.then || word == "then"
		} else if word == "military" && f.sector == "GOV" {
			f.sector = "MIL" // "military rulers"
		} else if t.UPOS == "PRON" && t.Is("nmod:poss") || !modifies(t.UPOS, t.Form) {
			if t.UPOS == "DET" && i > first && strings.EqualFold(p.Tokens[i-1].Form, "then") { // "then the Peruvian president"
				f.former, f.then = true, true
			}
			return
		}
		i--
	}
}

// formerWords mark an office that is no longer held.
var formerWords = map[string]bool{"former": true, "ex": true, "ex-": true, "then": true, "onetime": true, "one-time": true, "late": true,
	"retired": true, "ousted": true, "deposed": true, "outgoing": false, "erstwhile": true, "disgraced": false, "toppled": true, "exiled": true}

// modifies reports whether a word may stand before the noun within its phrase.
func modifies(upos, form string) bool {
	switch upos {
	case "ADJ", "NOUN", "PROPN", "NUM", "X":
		return true
	}
	return form == "-" || form == "'s" || form == "’s" || form == "'" || form == "’" || form == "."
}

// isDash reports whether the mark at token i is a dash, with a blank before it, and not a hyphen.
func (p *reading) isDash(i int) bool {
	return i > 0 && p.Tokens[i].Form == "-" && p.Tokens[i-1].End < p.Tokens[i].Start
}

// takeName lets the facts share the country, sector or person of name n.
func (p *reading) takeName(n int, f *facts) {
	one := &p.names[n]
	if one.person >= 0 {
		if f.owner < 0 && f.country == "" {
			f.owner = one.person
		}
		return
	}
	if f.country == "" {
		f.country = one.country
		if p.unionOf(one) != nil {
			f.country = "IGO" // "European leaders"
		}
		if one.entry != nil {
			switch one.entry.Kind {
			case Country, Demonym, Capital, Seat:
				f.bare = true
			case Region:
				f.region = true
			}
		}
		if one.country == "" && one.entry == nil {
			for t := one.first; t < one.last; t++ {
				if pl := p.placeAt[t]; pl >= 0 {
					p.takePlace(pl, f)
					break
				}
			}
		}
	}
	if f.sector == "" {
		f.sector = one.sector
	}
}

// unionOf returns the organisation of the states of a region where the report names it, too: that of Europe in a report on
// the European Union. Nil if the name is no region's.
func (p *reading) unionOf(n *named) *Entry {
	if n.entry == nil || n.entry.Union == nil {
		return nil
	}
	if p.bodies == nil {
		p.bodies = map[*Entry]bool{}
		for i := range p.names {
			p.bodies[p.names[i].entry] = true
		}
	}
	if !p.bodies[n.entry.Union] {
		return nil
	}
	return n.entry.Union
}

// takePlace lets the facts share the country of a place that lies in one country only.
func (p *reading) takePlace(pl int, f *facts) {
	if c := p.Places[pl].Countries; f.country == "" && len(c) == 1 {
		f.country = c[0]
	}
}

// modifiersAfter reads the phrases after the noun: "of Azerbaijan", "for the Indonesian military", "at the Kremlin".
func (p *reading) modifiersAfter(h *hit, f *facts) {
	_, end := p.sentence(h.head)
	for i := h.last; i < end && i-h.last <= 6*reach && !p.isDash(i); i++ {
		t := &p.Tokens[i]
		if n := p.nameAt[i]; n >= 0 {
			if p.names[n].person >= 0 && !p.owns(h, i) {
				return
			}
			p.takeName(n, f)
			if f.country != "" || f.owner >= 0 {
				return
			}
			i = p.names[n].last - 1
			continue
		}
		switch {
		case t.UPOS == "ADP" || t.UPOS == "PART":
			if !p.links(h, i) {
				return
			}
		case t.UPOS == "DET" || modifies(t.UPOS, t.Form):
			if pl := p.placeAt[i]; pl >= 0 {
				p.takePlace(pl, f)
			}
		default:
			return
		}
	}
}

// links reports whether the adposition at i may tie a country or body to the noun: "president of", "spokesman for",
// "professor at"; "ambassador to France" tells nothing of the ambassador's own country.
func (p *reading) links(h *hit, i int) bool {
	switch strings.ToLower(p.Tokens[i].Form) {
	case "of", "for", "'s", "’s", "'", "’":
		return true
	case "at":
		return i == h.last || h.entry.Agent.Class != Officer
	case "in", "from", "with":
		return i == h.last
	case "to":
		return h.entry.Agent.Class == Staff
	case "on":
		return h.entry.Agent.Class == Body
	}
	return false
}

// owns reports whether a person named at token i, after the noun, is the one it belongs to.
func (p *reading) owns(h *hit, i int) bool {
	switch h.entry.Agent.Class {
	case Family, Staff, Plain:
	default:
		if h.entry.Agent.Sector != "*" {
			return false
		}
	}
	for j := h.last; j < i; j++ {
		if f := p.Tokens[j].Form; f == "of" || f == "for" || f == "to" {
			return true
		}
	}
	return false
}

// inheritSector gives a leader or a spokesman the sector of the body or person served; that of a country is its government.
func (p *reading) inheritSector(h *hit, f *facts) {
	if f.sector == "*" || f.sector == "" {
		f.sector = ""
		_, end := p.sentence(h.head)
		for i := h.last; i < end && i-h.last <= reach; i++ {
			if a := p.agentAt[i]; a >= 0 && p.agents[a].entry.Agent.Sector != "*" {
				f.sector = p.agents[a].entry.Agent.Sector
				break
			}
			if t := &p.Tokens[i]; t.UPOS != "ADP" && t.UPOS != "DET" && !modifies(t.UPOS, t.Form) || p.nameAt[i] >= 0 {
				break
			}
		}
	}
	if f.sector != "" {
		return
	}
	if f.owner >= 0 && h.entry.Agent.Class == Staff {
		f.sector = p.people[f.owner].sector
		if f.sector == "" && p.people[f.owner].entry != nil {
			f.sector = p.people[f.owner].entry.on(p.Published.Day).Sector
		}
		if f.sector == "ELI" {
			f.sector = "" // who serves a former official is none
		}
		return
	}
	if len(f.country) == 3 && f.country != "IGO" && f.country != "NGO" && f.country != "MNC" && f.bare {
		f.sector = "GOV"
	}
}
