package extract

import (
	"cmp"
	"slices"

	"chancery/record"
)

// Sentences that only give the number of dead of an attack, or of those who marched, tell of it again: "Nurses counted 14 dead",
// "the toll rose to nine", "police put the crowd at 300".
var (
	casualties = setOf("dead", "body", "casualty", "fatality", "wounded", "injured", "victim", "corpse", "death")
	crowd      = setOf("protester", "demonstrator", "marcher", "participant", "turnout", "crowd", "rally", "demonstration", "march")
	figures    = setOf("number", "figure", "toll", "count", "estimate", "total", "size")
	counting   = setOf("count", "put", "speak", "talk", "report", "list", "give", "confirm", "register", "cite", "estimate", "name", "rise", "climb", "grow", "reach",
		"stand", "bring", "fall", "drop", "revise", "lower", "raise", "correct", "jump", "double", "be", "increase", "recover", "find", "say", "total")
	incidents = setOf("raid", "ambush", "massacre", "assault", "blast", "explosion", "bloodshed", "shooting", "bombing", "killing", "shelling")
)

// tolls adds to found, which is in text order, what sentences tell again of an attack or a protest found before: its number or, by
// "the raid", what else is said of it.
func (x *Extractor) tolls(r *reading, found []*finding) []*finding {
	told := map[int]bool{} // sentences that tell of one themselves
	at := map[int]bool{}
	for _, f := range found {
		told[r.Tokens[f.token].Sentence] = told[r.Tokens[f.token].Sentence] || tolled[f.entry.kind]
		at[f.token] = true
	}
	var added []*finding
	next, last := 0, map[record.Type]*finding{}
	for s := range r.Sentences {
		if !told[s] {
			if f := x.tollIn(r, s, last, at); f != nil {
				added = append(added, f)
			}
		}
		for ; next < len(found) && r.Tokens[found[next].token].Sentence <= s; next++ {
			if k := found[next].entry.kind; tolled[k] && r.accused(found[next].token) < 0 && !r.continues(last[k], found[next]) {
				last[k] = found[next]
			}
		}
	}
	found = append(found, added...)
	slices.SortStableFunc(found, func(a, b *finding) int { return cmp.Compare(a.token, b.token) })
	return found
}

// continues reports whether f, without a time, goes on with what g, close before it, tells with its time.
func (r *reading) continues(g, f *finding) bool {
	return g != nil && r.Tokens[f.token].Sentence-r.Tokens[g.token].Sentence <= 2 && r.when(&f.trigger) == nil && r.when(&g.trigger) != nil
}

// tolled are the types of happenings whose numbers reports give by themselves.
var tolled = map[record.Type]bool{record.Assault: true, record.Protest: true}

// tollIn returns what sentence s tells again of the last attack or protest, nil if it tells nothing of it.
func (x *Extractor) tollIn(r *reading, s int, last map[record.Type]*finding, at map[int]bool) *finding {
	first, end := r.Sentences[s].First, r.Sentences[s].Last
	number := false
	for i := first; i < end; i++ {
		number = number || r.Tokens[i].UPOS == "NUM" && r.timexOf[i] < 0
	}
	for i := first; i < end; i++ {
		kind := r.tollAt(i, number)
		base := last[kind]
		if base == nil || len(base.actors)+len(base.recipients) == 0 || at[i] || x.unreal(r, i) || s-r.Tokens[base.token].Sentence > maxRecall {
			continue
		}
		f := &finding{trigger: trigger{token: i, entry: base.entry, light: lightVerb{verb: -1}}, of: base}
		if r.isNoun(i) {
			f.light = x.lightVerb(r, i)
		}
		f.actors, f.recipients = base.actors, base.recipients
		if of := r.workOf(i); of >= 0 {
			f.actors = r.actors(of)
		}
		return f
	}
	return nil
}

// unreal reports whether the clause of token i tells what may come: "the number of dead could rise".
func (x *Extractor) unreal(r *reading, i int) bool {
	if h := r.Tokens[i].Head; h >= 0 && r.isNoun(i) && r.Tokens[h].UPOS == "VERB" {
		i = h
	}
	switch x.statusAt(r, i, maxClimb) {
	case record.Hypothetical, record.Planned, record.Proposed:
		return true
	}
	return false
}

// tollAt is the type of what token i gives a number of, if its sentence has a number, or names again; "" if it does neither.
func (r *reading) tollAt(i int, number bool) record.Type {
	t := &r.Tokens[i]
	key := r.key(i)
	switch {
	case t.UPOS == "VERB" && t.Lemma == "die":
		if n := r.ownSubject(i); n >= 0 && r.numbered(n) && r.oblique(i, "in") < 0 && (casualties[r.key(r.counted(n))] || len(r.actors(n)) > 0) {
			return record.Assault
		}
	case !r.isNoun(i) && t.UPOS != "ADJ" || !number || !r.countedThere(i):
	case casualties[key] && r.numbered(i) && r.Dependent(i, "acl") < 0, key == "toll", figures[key] && r.figureOf(i, casualties):
		return record.Assault
	case crowd[key] && r.numbered(i), figures[key] && r.figureOf(i, crowd):
		return record.Protest
	case figures[key] && r.definite(i) && r.Dependent(i, "nmod") < 0:
		return record.Protest
	}
	if (incidents[key] || key == "incident" && r.dayGiven(i)) && r.isNoun(i) && !t.Is("compound") && r.definite(i) && !r.another(i) {
		return record.Assault
	}
	return ""
}

// dayGiven reports whether a verb says on which day what its subject, noun i, took place: "the incident took place on Thursday".
func (r *reading) dayGiven(i int) bool {
	v := r.Tokens[i].Head
	return v >= 0 && r.Tokens[i].Is("nsubj") && (r.Tokens[v].Lemma == "take" || r.Tokens[v].Lemma == "happen" || r.Tokens[v].Lemma == "occur") && r.timeBelow(v) != nil
}

// numbered reports whether noun i is counted: "14 dead", "eleven of the wounded".
func (r *reading) numbered(i int) bool {
	return r.Tokens[i].UPOS == "NUM" || r.Dependent(i, "nummod") >= 0
}

// figureOf reports whether noun i gives the number of what words name.
func (r *reading) figureOf(i int, words map[string]bool) bool {
	of := r.oblique(i, "of")
	return of >= 0 && words[r.key(of)]
}

// countedThere reports whether noun i belongs to a verb that counts.
func (r *reading) countedThere(i int) bool {
	v := r.Tokens[i].Head
	return v >= 0 && !r.Tokens[i].Is("compound") && (counting[r.Tokens[v].Lemma] || r.Dependent(i, "cop") >= 0)
}

// workOf returns whose work the sentence says the deed at noun i was, "the raid had been the work of dissidents"; -1 if it does not.
func (r *reading) workOf(i int) int {
	if h := r.Tokens[i].Head; h >= 0 && r.Tokens[i].Is("nsubj") && r.Tokens[h].Lemma == "work" && r.Dependent(h, "cop") >= 0 {
		return r.oblique(h, "of")
	}
	return -1
}

// counter is whoever gives the number that f tells, where that is not told as his words: "the ministry put the toll at 20".
func (r *reading) counter(f *finding) []record.Source {
	v := f.token
	if r.isNoun(v) || r.Tokens[v].UPOS == "ADJ" {
		v = r.Tokens[v].Head
	}
	if f.of == nil || v < 0 || r.Tokens[v].Lemma == "die" || r.Tokens[v].UPOS != "VERB" {
		return nil
	}
	s := r.subject(v)
	if s < 0 || s == f.token {
		return nil
	}
	var sources []record.Source
	for _, a := range r.actors(s) {
		sources = append(sources, record.Source{Actor: a, Anonymous: a.Name == "" && a.Role == "", Cue: r.Tokens[v].Form})
	}
	return sources
}
