package actor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// repair puts the tagger's names of a sentence right where the words round them tell more: a title counted to a name is
// taken off it, a body and the person at its head are parted, and a capitalised name after a title is a person even if
// the tagger missed it.
func (p *reading) repair(tagged []text.Name, hits, agents []hit) []text.Name {
	startsAt := map[int]hit{} // first token of an agent noun -> the noun
	for _, h := range agents {
		startsAt[h.first] = h
	}
	party := map[int]int{} // first token of a party's name -> the token after it
	for _, h := range hits {
		if h.entry.Sector == "PTY" {
			party[h.first] = h.last
		}
	}
	var out []text.Name
	for i, n := range tagged {
		if h, ok := startsAt[n.First]; ok && h.last == n.Last && h.entry.Agent.Class == Plain && plural(&p.Tokens[h.head]) {
			continue // "Muslims" is a noun for agents
		} else if ok && h.last == n.Last && strings.HasSuffix(h.entry.Name, ".") {
			continue // "Del." is a title
		} else if ok && h.last == n.Last && h.entry.Agent.precedesName() && i+1 < len(tagged) && tagged[i+1].First == n.Last && tagged[i+1].Type == text.Person {
			continue // "Chancellor" taken for a name of its own
		}
		if n.Type == text.Person {
			n.First = p.initials(p.beforeHyphen(p.afterTitles(n, startsAt, party)))
			for len(out) > 0 && out[len(out)-1].Last > n.First {
				out = out[:len(out)-1]
			}
			out = append(out, n)
			continue
		}
		out = append(out, p.part(n, agents)...)
	}
	return p.addMissed(out, hits, agents, startsAt)
}

// afterTitles returns the first token of a person's name behind the titles and parties counted to it: "President Obama".
func (p *reading) afterTitles(n text.Name, startsAt map[int]hit, party map[int]int) int {
	for i := n.First; i < n.Last; {
		if h, ok := startsAt[i]; ok && h.last < n.Last && h.entry.Agent.precedesName() {
			i = h.last
		} else if last, ok := party[i]; ok && last < n.Last {
			i = last
		} else {
			return i
		}
	}
	return n.First
}

// beforeHyphen returns the first token of a name that the tagger cut at a hyphen: "Jean-Pierre".
func (p *reading) beforeHyphen(first int) int {
	start, _ := p.sentence(first)
	if first-2 < start || p.Tokens[first-1].Form != "-" || p.Tokens[first-1].Start != p.Tokens[first-2].End || p.Tokens[first-1].End != p.Tokens[first].Start {
		return first
	}
	if t := &p.Tokens[first-2]; t.UPOS != "PROPN" || !unicode.IsUpper(firstRune(t.Form)) {
		return first
	}
	return first - 2
}

// initials returns the first token of a name with the initials before it, "L. Ron Hubbard".
func (p *reading) initials(first int) int {
	start, _ := p.sentence(first)
	for first > start && len(p.Tokens[first-1].Form) == 2 && p.Tokens[first-1].Form[1] == '.' && unicode.IsUpper(rune(p.Tokens[first-1].Form[0])) {
		first--
	}
	return first
}

// part parts "Ohio Democratic Party Chairman David Pepper" into the body and the person, and takes "Spokesperson" off
// "State Department Spokesperson"; a title that begins within it ends it.
func (p *reading) part(n text.Name, agents []hit) []text.Name {
	for _, h := range within(agents, n.First+1, n.Last+longPhrase) {
		if h.first < n.Last && h.last > n.Last && h.entry.Agent.Class == Officer {
			n.Last = h.first // "Manhattan Supreme Court" before "Justice"
			n.Span = p.span(n.First, n.Last)
			break
		}
	}
	for _, h := range within(agents, n.First+1, n.Last) {
		a := h.entry.Agent
		if a.Class != Officer && a.Class != Staff || h.head != h.last-1 {
			continue
		}
		body := n
		body.Last = h.first
		body.Span = p.span(body.First, body.Last)
		if h.last == n.Last {
			return []text.Name{body}
		}
		person := text.Name{First: h.last, Last: n.Last, Type: text.Person, Span: p.span(h.last, n.Last)}
		return []text.Name{body, person}
	}
	if k := n.Last - 2; n.Type == text.Organisation && k > n.First && p.r.gender[fold(p.Tokens[k].Form)] != 0 && p.endsInBody(n.First, k, agents) {
		body := n
		body.Last = k
		body.Span = p.span(body.First, body.Last)
		return []text.Name{body, {First: k, Last: n.Last, Type: text.Person, Span: p.span(k, n.Last)}}
	}
	return []text.Name{n}
}

// endsInBody reports whether a noun for a body ends just before token last: "Refugee Council" before "Enver Solomon".
func (p *reading) endsInBody(first, last int, agents []hit) bool {
	for _, h := range within(agents, first+1, last) {
		if h.last == last && (h.entry.Agent.Class == Body || h.entry.Agent.Class == Group) {
			return true
		}
	}
	return false
}

// addMissed adds persons that the tagger missed: capitalised words after a title, "actor Jason Beghe", "Mr. Ito".
func (p *reading) addMissed(tagged []text.Name, hits, agents []hit, startsAt map[int]hit) []text.Name {
	var missed []text.Name
	for _, h := range agents {
		a := h.entry.Agent
		if a.Class == Group || a.Class == Body || a.Class == Refer || plural(&p.Tokens[h.head]) && a.Class != Title {
			continue
		}
		_, end := p.sentence(h.first)
		k := h.last
		for k < end && k-h.last < 5 && p.properWord(k, startsAt) {
			k++
		}
		n := text.Name{First: h.last, Last: k, Type: text.Person}
		if k == h.last || k-h.last == 1 && a.Class != Title && (a.Class != Family || p.r.gender[fold(p.Tokens[h.last].Form)] == 0) {
			continue // one word is a name after "Mr.", or "wife" and a given name
		}
		n.Span = p.span(n.First, n.Last)
		one := hit{first: n.First, last: n.Last}
		if touches(hits, one) {
			continue
		}
		if lo, hi := overlapping(tagged, one); lo < hi {
			if hi-lo == 1 && a.Class == Officer && k-h.last > 1 && n.Covers(tagged[lo].Span) {
				tagged[lo] = n // the tagger saw a part of the name: "Defence Minister [Hulusi] Akar"
			}
			continue
		}
		missed = append(missed, n)
	}
	if missed == nil {
		return tagged
	}
	tagged = append(tagged, missed...)
	sort.Slice(tagged, func(i, j int) bool { return tagged[i].First < tagged[j].First })
	return tagged
}

// touches reports whether one of the sorted hits shares a token with h.
func touches(hits []hit, h hit) bool {
	i := sort.Search(len(hits), func(i int) bool { return hits[i].last > h.first })
	return i < len(hits) && hits[i].first < h.last
}

// properWord reports whether token i can be a word of a person's name: a capitalised proper noun that is no agent.
func (p *reading) properWord(i int, startsAt map[int]hit) bool {
	t := &p.Tokens[i]
	if t.Form == "-" {
		return true
	}
	if _, ok := startsAt[i]; ok || t.UPOS != "PROPN" {
		return false
	}
	c, _ := utf8.DecodeRuneInString(t.Form)
	return unicode.IsUpper(c)
}
