package evaluate

import (
	"slices"
	"strings"

	"chancery/actor"
	"chancery/record"
	"chancery/text"
)

// around returns the codes of the actors named last before and first behind verb v, in its sentence, with those who are coordinated
// with the latter; behind it those of no country, or of that of one side, only if there is none else. Who belongs to the phrase of
// an actor or recipient of the event is none of them.
func (s *sentence) around(v int, e *record.Event, side []string) (before, after []string) {
	one, head := s.Sentences[s.Tokens[v].Sentence], -1
	for _, m := range s.Mentions {
		if !one.Covers(m.Span) || m.Kind == text.Pronoun || m.Kind == text.Modifier || s.belongs(&m, e) {
			continue
		}
		codes := s.codesOfMention(&m)
		switch {
		case len(codes) == 0:
		case m.Last <= v:
			before = codes
		case m.First > v && (after == nil || !foreign(after[0], side) && foreign(codes[0], side)):
			after, head = codes, m.Head
		case head >= 0 && s.Tokens[m.Head].Is("conj") && s.Tokens[m.Head].Head == head:
			after = append(after, codes...)
		}
	}
	return before, after
}

// belongs reports whether a mention stands within the phrase of an actor or recipient: Qatar in "journalists from Qatar were jailed".
func (s *sentence) belongs(m *text.Mention, e *record.Event) bool {
	for i := m.Head; i >= 0; i = s.Tokens[i].Head {
		for _, side := range [][]record.Actor{e.Actors, e.Recipients} {
			if slices.ContainsFunc(side, func(a record.Actor) bool { return a.Covers(s.Tokens[i].Span) }) {
				return true
			}
		}
		if t := &s.Tokens[i]; !t.Is("nmod") && !t.Is("compound") && !t.Is("amod") {
			return false
		}
	}
	return false
}

// mentionOf returns the mention that names or describes an actor; nil for a pronoun, or for what stands for several.
func (s *sentence) mentionOf(a *record.Actor) *text.Mention {
	for k := range s.Mentions {
		if m := &s.Mentions[k]; m.Span == a.Span && m.Kind != text.Pronoun && m.Kind != text.Modifier && len(m.Entities) == 1 {
			return m
		}
	}
	return nil
}

// foreign reports whether a code is that of a country from which none of the side is.
func foreign(code string, side []string) bool {
	return !nobodys(code) && !slices.ContainsFunc(side, func(s string) bool { return firstThree(s) == firstThree(code) })
}

// nobodys reports whether a code is that of an agent of no country.
func nobodys(code string) bool { return strings.HasPrefix(code, "---") }

// codesOfMention are the codes of the whole phrase that a mention belongs to, "two Brazilian men" for "Brazilian", else its own.
func (s *sentence) codesOfMention(m *text.Mention) []string {
	if codes := s.codesOfPhrase(m.Head); len(codes) > 0 && !nobodys(codes[0]) {
		return codes
	}
	return s.codesOfEntities(m)
}

// codesOfPhrase are the codes that the dictionaries have for the whole phrase in which token i stands: "the commander of the guard" for
// "General Otieno" in apposition to it.
func (s *sentence) codesOfPhrase(i int) []string {
	for t := &s.Tokens[i]; t.Head >= 0 && (t.Is("amod") || t.Is("compound") || t.Is("nmod:poss") || t.Is("appos") && t.Head < i); t = &s.Tokens[i] {
		i = t.Head
	}
	words := actor.Phrase(s.Document, i)
	codes := s.dictionary.Code(words, s.Published.Day)
	if len(codes) > 0 && nobodys(codes[0]) {
		if p := s.placeBehind(i); p >= 0 {
			return s.dictionary.Code(append(words, actor.Phrase(s.Document, p)...), s.Published.Day)
		}
	}
	return codes
}

// placeBehind returns the phrase that "in" or "from" ties to the words right before it, wherever the parser hangs it: Chad in "attacked a police
// station in Chad"; -1 if there is none.
func (s *sentence) placeBehind(i int) int {
	k := i + 1
	if k >= len(s.Tokens) || s.Tokens[k].Lemma != "in" && s.Tokens[k].Lemma != "from" || !s.Tokens[k].Is("case") || s.Tokens[k].Head < k {
		return -1
	}
	return s.Tokens[k].Head
}

// codesAt are the codes of whom the phrase at token i stands for.
func (s *sentence) codesAt(i int) []string {
	for k := range s.Mentions {
		if m := &s.Mentions[k]; m.First <= i && i < m.Last {
			return s.codesOfEntities(m)
		}
	}
	return nil
}

func (s *sentence) codesOfEntities(m *text.Mention) []string {
	var actors []record.Actor
	for _, i := range m.Entities {
		e := &s.Entities[i]
		actors = append(actors, record.Actor{Country: e.Country, Sector: record.Sector(e.Sector), Code: e.Code})
	}
	return s.codesOfAll(actors)
}

// otherThan returns the first of the choices that names others than one side, without those that stand on it.
func otherThan(side []string, choices ...[]string) []string {
	for _, c := range choices {
		if c = slices.DeleteFunc(slices.Clone(c), func(s string) bool { return slices.Contains(side, s) }); len(c) > 0 {
			return c
		}
	}
	return nil
}

// codesOfAll are the codes of actors, without those of whom nothing is known.
func (s *sentence) codesOfAll(actors []record.Actor) []string {
	var all []string
	for i := range actors {
		all = append(all, s.codesOfActor(&actors[i])...)
	}
	return slices.DeleteFunc(distinctOf(all), func(c string) bool { return c == "---" })
}

// codesOfActor are the codes that the dictionaries have for the phrase of an actor, else for him, else what country and sector give.
func (s *sentence) codesOfActor(a *record.Actor) []string {
	if m := s.mentionOf(a); m != nil {
		if codes := s.codesOfPhrase(m.Head); len(codes) > 0 && !nobodys(codes[0]) {
			return codes
		}
	}
	if a.Code != "" {
		return strings.Split(a.Code, "/")
	}
	country := a.Country
	if country == "" {
		country = "---"
	}
	return []string{country + cameoSectors[a.Sector]}
}

// cameoSectors are CAMEO's roles for PLOVER's sectors, where the two differ or CAMEO has one.
var cameoSectors = map[record.Sector]string{record.Government: "GOV", record.Military: "MIL", record.Rebel: "REB", record.Opposition: "OPP",
	record.Police: "COP", record.Judiciary: "JUD", record.Spy: "SPY", record.UnknownArmed: "UAF", record.Legislator: "LEG", record.Party: "PTY",
	record.Agriculture: "AGR", record.Business: "BUS", record.Criminal: "CRM", record.Civilian: "CVL", record.Education: "EDU",
	record.Elite: "ELI", record.Labour: "LAB", record.Refugee: "REF", record.Journalist: "MED", record.Medical: "HLH", record.Religious: "REL"}
