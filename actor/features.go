package actor

import (
	"strings"

	"chancery/text"
)

// features are those of one candidate.
type features struct {
	class byte
	all   []string
}

// add adds a feature of this class of pronouns.
func (l *features) add(parts ...string) {
	f := strings.Join(parts, "=")
	l.all = append(l.all, string(l.class)+" "+f)
}

// both adds a feature that the classes of pronouns share.
func (l *features) both(parts ...string) {
	l.add(parts...)
	l.all = append(l.all, strings.Join(parts, "="))
}

// upTo writes a count, the greatest as "3+".
func upTo(n, most int) string {
	if n >= most {
		return string(rune('0'+most)) + "+"
	}
	return string(rune('0' + max(n, 0)))
}

// describe writes the features of all candidates.
func (v *view) describe(c *Choice) {
	v.describeNone(c)
	persons, subjects := 0, 0
	salience, best := v.salience()
	likely := v.countLikely()
	for k, s := range v.sightings {
		r := &v.p.referents[s.referent]
		l := &features{class: v.class}
		l.salience(salience, best, k)
		l.both("nearer", upTo(persons, 4))
		role := v.p.roleName(s.head)
		if role == "subj" {
			l.add("nearer subjects", upTo(subjects, 3))
		}
		v.describeOne(l, r, s, role, likely)
		c.Candidates[k+1].Features = l.all
		if s.referent == v.p.lastSpeaker && v.p.speaks(v.i) && !v.p.quoted[v.i] {
			c.Candidates[k+1].Prior = speakerAgain
		}
		if v.toldBy(s.head) {
			c.Candidates[k+1].Prior = ownWords
		} else if v.class == 't' && v.role == "subj" && role == "subj" && len(r.entities) > 0 && r.class != "person" && !v.told(s.head) {
			c.Candidates[k+1].Prior = sameSubject
		}
		if v.likely(r) {
			persons++
			if role == "subj" {
				subjects++
			}
		}
	}
}

// toldBy reports whether the pronoun is the subject of what the noun at token h says: "the navy said it had seized two boats".
func (v *view) toldBy(h int) bool {
	p, verb := v.p, v.p.Tokens[h].Head
	told := p.Tokens[v.i].Head
	return verb >= 0 && told >= 0 && v.role == "subj" && p.Tokens[h].Is("nsubj") && speechVerbs[p.Tokens[verb].Lemma] &&
		p.Tokens[told].Is("ccomp") && p.Tokens[told].Head == verb && !p.quoted[v.i]
}

// told reports whether the noun at h is the subject of what the pronoun is said to say: "the envoys did not come, they said".
func (v *view) told(h int) bool {
	p, verb := v.p, v.p.Tokens[h].Head
	return verb >= 0 && (p.Tokens[verb].Is("ccomp") || p.Tokens[verb].Is("parataxis")) && p.Tokens[verb].Head == p.Tokens[v.i].Head
}

// salience returns the weight of each candidate by rule, and the greatest.
func (v *view) salience() (all []int, best int) {
	best = -1 << 30
	for _, s := range v.sightings {
		r := &v.p.referents[s.referent]
		n := v.p.salience(v.i, s.head) + perMention*min(r.seen, 12)
		if !v.likely(r) {
			n -= perSentence
		} else if v.class == 'p' && r.gender == 0 {
			n -= perSentence / 2
		}
		all = append(all, n)
		best = max(best, n)
	}
	return all, best
}

// salience adds how candidate k stands among all by the rules.
func (l *features) salience(all []int, best, k int) {
	if all[k] < best {
		l.both("less salient", upTo((best-all[k])/20, 8))
		return
	}
	second := -1 << 30
	for i, n := range all {
		if i != k {
			second = max(second, n)
		}
	}
	l.both("most salient", upTo((best-second)/20, 8))
}

// likely reports whether a referent is of a class that the pronoun most often stands for.
func (v *view) likely(r *referent) bool {
	switch v.class {
	case 'p':
		return r.class == "person" || r.class == "anon"
	case 'n':
		return true
	}
	return r.plural
}

// describeNone writes the features of the pronoun standing for nothing that can be told.
func (v *view) describeNone(c *Choice) {
	p, t := v.p, &v.p.Tokens[v.i]
	l := &features{class: v.class}
	l.add("none")
	l.add("none role", v.role)
	l.add("none run", upTo(p.unresolved[v.kind], 4))
	l.add("none run", upTo(p.unresolved[v.kind], 4), upTo(v.countLikely(), 3))
	l.add("none of", upTo(len(v.sightings), 5))
	l.add("none of likely", upTo(v.countLikely(), 4))
	if last, ok := p.lastOfKind[v.kind]; ok {
		d := upTo(t.Sentence-p.Tokens[last.head].Sentence, 3)
		if last.referent < 0 {
			l.add("none again", d)
		} else {
			l.add("none after", d)
		}
	} else {
		l.add("none yet")
	}
	if p.quoted[v.i] {
		l.add("none quoted")
	}
	if t.Head >= 0 && v.class == 'n' {
		v.describeUse(l, t.Head)
	}
	if v.class == 't' && v.role == "subj" && t.Head >= 0 && speechVerbs[p.Tokens[t.Head].Lemma] {
		l.add("none says")
	}
	c.Candidates[0].Features = l.all
}

// describeOne writes the features of a referent last seen at s.
func (v *view) describeOne(l *features, r *referent, s *sighting, role string, likely int) {
	p, t, h := v.p, &v.p.Tokens[v.i], &v.p.Tokens[s.head]
	d := t.Sentence - h.Sentence
	class := v.className(r)
	distance := upTo(d, 5)
	l.add("is", class)
	l.both("distance", distance)
	l.add("distance", distance, class)
	kind := [...]string{"name", "noun", "pronoun", "adjective"}[s.kind]
	l.both("last", kind)
	l.add("last", kind, distance)
	l.both("role", role)
	l.add("role", role, distance)
	l.both("roles", role, v.role)
	l.both("roles", role, v.role, upTo(d, 2))
	v.under(l, class)
	if r.class == "person" {
		v.prominence(l, r)
	}
	v.guess(l, r, h)
	if r.lastNamed != nil {
		l.both("name", upTo(t.Sentence-p.Tokens[r.lastNamed.head].Sentence, 8))
	}
	l.both("run", upTo(r.run, 6), yes(r.named > 0))
	l.add("lately", upTo(v.lately[s.referent], 4))
	l.add("seen", upTo(r.seen, 6))
	l.add("seen", upTo(r.seen, 6), class)
	if r.named > 0 {
		l.both("named", upTo(r.named, 5))
	}
	v.calls(l, r, class)
	if r.first == 0 {
		l.both("in title")
	}
	if v.likely(r) {
		l.add("one of", upTo(likely, 4))
	}
	if d == 0 {
		v.sameSentence(l, s)
	} else {
		v.earlierSentence(l, s, d, role)
	}
	if p.quoted[v.i] && !p.quoted[s.head] && d == 0 && h.Is("nsubj") {
		l.both("outside quote", yes(p.commands(s.head, v.i)))
	}
	if p.quoted[v.i] != p.quoted[s.head] {
		l.both("quotes", yes(p.quoted[v.i]))
	}
	if p.speaks(v.i) {
		if s.referent == p.lastSpeaker {
			l.both("last speaker")
		}
		l.add("says", class)
		if p.speaks(s.head) {
			l.both("both say")
		}
	}
	if p.isRecalled(s.head) {
		l.both("recalled", upTo(d, 2))
	}
	v.determiner(l, s)
	if v.class != 'p' && (class == "noun" || class == "nouns") && h.Is("nsubj") && t.Is("nsubj") && h.Head >= 0 && t.Head >= 0 && p.Tokens[h.Head].Lemma == p.Tokens[t.Head].Lemma {
		l.both("same verb")
	}
}

// describeUse adds what the word that governs "it" tells of a use that stands for nothing: "it seems that".
func (v *view) describeUse(l *features, governor int) {
	p, h := v.p, &v.p.Tokens[governor]
	l.add("none under", v.role, h.UPOS)
	if h.UPOS == "VERB" || h.UPOS == "ADJ" || h.UPOS == "NOUN" {
		l.add("none under", v.role, h.Lemma)
	}
	if p.Dependent(governor, "csubj", "ccomp", "advcl", "xcomp", "acl:relcl") >= 0 && v.role == "subj" {
		l.add("none clause", h.UPOS)
	}
}

// className tells what a referent is, as far as it matters to the class of the pronoun.
func (v *view) className(r *referent) string {
	switch {
	case v.class == 'p' && r.class == "person" && r.gender != 0:
		return "person!"
	case v.class == 'p' && r.class == "person":
		return "person?"
	case v.class == 't' && r.plural:
		return r.class + "s"
	}
	return r.class
}

// calls adds which pronouns stood for the referent before, and what the last pronoun of the kind stood for.
func (v *view) calls(l *features, r *referent, class string) {
	p, t := v.p, &v.p.Tokens[v.i]
	switch {
	case r.called == 0:
		l.both("never called")
	case r.called == v.kind:
		l.both("called so")
		l.add("called so", class)
	default:
		l.both("called otherwise")
		l.add("called otherwise", class)
	}
	if so := r.calls[strings.IndexByte(kinds, v.kind)]; r.called != 0 {
		l.both("calls", upTo(so, 3), upTo(r.calls[0]+r.calls[1]+r.calls[2]+r.calls[3]-so, 3))
	}
	if last, ok := p.lastOfKind[v.kind]; ok {
		gap := upTo(t.Sentence-p.Tokens[last.head].Sentence, 3)
		switch {
		case last.referent >= 0 && &p.referents[last.referent] == r:
			l.both("chain", gap)
			l.add("chain", p.roleName(last.head), v.role)
		case last.referent >= 0:
			l.both("breaks chain", gap)
		default:
			l.both("after none", gap)
		}
	}
}

// guess adds what a name that may be a given or a family name tells of its bearer, whose gender is not known otherwise.
func (v *view) guess(l *features, r *referent, h *text.Token) {
	if v.class != 'p' || r.gender != 0 || r.class != "person" && r.class != "unknown" {
		return
	}
	word := fold(h.Form)
	if words := v.p.nameOf(r); len(words) > 0 {
		word = words[0]
	}
	if g := v.p.r.gender[word]; g != 0 {
		l.both("guess", r.class, yes(g == Gender(v.kind)))
	}
}

// determiner adds how a description is introduced.
func (v *view) determiner(l *features, s *sighting) {
	c := v.p.Dependent(s.head, "det")
	if s.kind != text.Nominal || c < 0 {
		return
	}
	switch strings.ToLower(v.p.Tokens[c].Form) {
	case "a", "an":
		l.add("indefinite")
	case "the", "this", "that", "these":
		l.add("definite")
	default:
		l.add("other determiner")
	}
}

// countLikely counts the candidates of likely classes.
func (v *view) countLikely() int {
	n := 0
	for _, s := range v.sightings {
		if v.likely(&v.p.referents[s.referent]) {
			n++
		}
	}
	return n
}

// prominence adds how often the whole report names a person, as a share of what it names the one most often named.
func (v *view) prominence(l *features, r *referent) {
	e := v.p.entities[r.entities[0]]
	n := v.p.people[e.person].count
	l.both("share", upTo(8*n/max(v.p.mostNamed, 1), 8))
	if n >= v.p.mostNamed {
		l.both("topic", upTo(n, 5))
	}
}

// nameOf returns the words of a person's name, none for others.
func (p *reading) nameOf(r *referent) []string {
	if r.class != "person" {
		return nil
	}
	return p.people[p.entities[r.entities[0]].person].words
}

// under adds what the verb that governs the pronoun most often takes in its role.
func (v *view) under(l *features, class string) {
	if h := v.p.Tokens[v.i].Head; h >= 0 && v.class != 'p' && v.p.Tokens[h].UPOS == "VERB" {
		l.add("under", v.role, v.p.Tokens[h].Lemma, class)
	}
}

// sameSentence adds what holds of a candidate in the sentence of the pronoun.
func (v *view) sameSentence(l *features, s *sighting) {
	p := v.p
	if p.commands(s.head, v.i) {
		l.both("commands", v.role)
		l.add("commands", yes(p.quoted[v.i]))
	}
	if p.clause(v.i) == p.clause(s.head) {
		l.both("same clause", p.roleName(s.head), v.role)
	}
	for k, n := s.head, 0; n < 4 && k >= 0; k, n = p.Tokens[k].Head, n+1 {
		if p.Tokens[k].Head == v.i {
			l.both("below pronoun")
		}
	}
	if strings.HasSuffix(p.Tokens[v.i].Form, "self") || strings.HasSuffix(p.Tokens[v.i].Form, "selves") {
		l.both("self", yes(p.Tokens[s.head].Head == p.Tokens[v.i].Head))
	}
	switch words := v.i - s.head; {
	case words < 0:
		l.both("ahead", v.role)
	case words <= 3:
		l.add("near", "3")
	case words <= 8:
		l.add("near", "8")
	case words <= 15:
		l.add("near", "15")
	}
}

// earlierSentence adds what holds of a candidate in a sentence before.
func (v *view) earlierSentence(l *features, s *sighting, d int, role string) {
	p := v.p
	if v.isFirst() {
		l.both("opens", role)
		if d == 1 {
			l.add("opens after", role)
		}
	}
	breaks := 0
	for k := p.Tokens[s.head].Sentence + 1; k <= p.Tokens[v.i].Sentence; k++ {
		if p.Sentences[k].Paragraph {
			breaks++
		}
	}
	l.both("paragraphs", upTo(breaks, 2))
	if p.Tokens[s.head].Head >= 0 && p.Tokens[p.Tokens[s.head].Head].Head < 0 && role == "subj" {
		l.both("main subject", upTo(d, 2))
	}
}

// isFirst reports whether the pronoun opens its sentence.
func (v *view) isFirst() bool {
	return v.i-v.p.Sentences[v.p.Tokens[v.i].Sentence].First <= 2
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// clause returns the head of the clause that token i stands in.
func (p *reading) clause(i int) int {
	for steps := 0; steps < 12 && p.Tokens[i].Head >= 0; steps++ {
		t := &p.Tokens[i]
		if t.Is("ccomp") || t.Is("advcl") || t.Is("acl") || t.Is("parataxis") || t.Is("csubj") || t.Is("conj") && t.UPOS == "VERB" {
			return i
		}
		i = t.Head
	}
	return i
}

// roleName returns the grammatical role of a token; a coordinated one has that of the first.
func (p *reading) roleName(i int) string {
	for steps := 0; p.Tokens[i].Is("conj") && p.Tokens[i].Head >= 0 && steps < reach; steps++ {
		i = p.Tokens[i].Head
	}
	switch t := &p.Tokens[i]; {
	case t.Is("nsubj"), t.Is("csubj"):
		return "subj"
	case t.Is("obj"), t.Is("iobj"):
		return "obj"
	case t.Is("obl"):
		return "obl"
	case t.Is("nmod:poss"):
		return "poss"
	case t.Is("nmod"):
		return "nmod"
	case t.Is("appos"):
		return "appos"
	case t.Is("root"):
		return "root"
	case t.Is("vocative"), t.Is("dislocated"):
		return "vocative"
	}
	return "other"
}
