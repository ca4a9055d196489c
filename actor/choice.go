package actor

import (
	"strings"

	"chancery/text"
)

// A Choice is a pronoun of the third person with what it may stand for, as the ranking model sees it.
type Choice struct {
	text.Span
	Class      byte        // 'p' for he and she, 'n' for it, 't' for they
	Candidates []Candidate // the first is nothing at all
}

// A Candidate is one thing that a pronoun may stand for.
type Candidate struct {
	Prior    float64 // added to the weights of the features
	Features []string
	Named    bool        // the report names it
	Mentions []text.Span // so far, without pronouns

	referent int // -1 for none
	at       int // token that heads its last mention
}

const (
	lookBack     = 6  // sentences in which candidates are sought
	maxSightings = 80 // mentions looked at

	// speakerAgain is the prior of the last speaker for the subject of a verb of speech: news goes on with one speaker
	// ("…," she said), of which the texts that the model was learned from have little.
	speakerAgain = 2.0
)

// choice gathers what pronoun i may stand for. The work is bounded by maxSightings.
func (p *reading) choice(i int, kind byte) *Choice {
	c := &Choice{Span: p.Tokens[i].Span, Class: kind, Candidates: []Candidate{{referent: -1}}}
	if kind == 'm' || kind == 'f' {
		c.Class = 'p'
	}
	view := view{p: p, i: i, kind: kind, class: c.Class, role: p.roleName(i), lately: map[int]int{}}
	s := p.Tokens[i].Sentence
	for k := len(p.sightings) - 1; k >= 0 && len(p.sightings)-k <= maxSightings; k-- {
		one := &p.sightings[k]
		if s-p.Tokens[one.head].Sentence > lookBack {
			break
		}
		r := &p.referents[one.referent]
		if s-p.Tokens[one.head].Sentence <= 2 {
			view.lately[one.referent]++
		}
		if r.asked == i {
			continue
		}
		r.asked = i
		if !view.fits(r) || view.class == 'p' && one.kind == text.Adjective || p.bound(i, &mention{Mention: text.Mention{First: one.first, Last: one.last, Head: one.head}}) {
			continue
		}
		view.offer(c, one)
	}
	if k := p.topicOf(kind); k >= 0 && p.referents[k].asked != i && p.referents[k].lastNamed != nil {
		view.offer(c, p.referents[k].lastNamed)
	}
	view.describe(c)
	return c
}

// offer adds the referent of a sighting to the candidates.
func (v *view) offer(c *Choice, one *sighting) {
	r := &v.p.referents[one.referent]
	r.asked = v.i
	c.Candidates = append(c.Candidates, Candidate{Named: r.named > 0, Mentions: r.mentions, referent: one.referent, at: one.head})
	v.sightings = append(v.sightings, one)
}

// topicOf returns the referent of the person named most often so far who may be meant by he or she, -1 if there is none.
func (p *reading) topicOf(kind byte) int {
	if kind != 'm' && kind != 'f' {
		return -1
	}
	best := -1
	for _, k := range p.prominent {
		r := &p.referents[k]
		if (r.gender == 0 || r.gender == Gender(kind)) && (best < 0 || r.named > p.referents[best].named) {
			best = k
		}
	}
	return best
}

// view is what the features of one choice share.
type view struct {
	p         *reading
	i         int
	kind      byte // 'm', 'f', 'n', 't'
	class     byte // 'p', 'n', 't'
	role      string
	sightings []*sighting // of the candidates but the first
	lately    map[int]int // referent -> mentions in this sentence and the two before
}

// fits reports whether a referent may be meant by number and gender at all.
func (v *view) fits(r *referent) bool {
	switch v.class {
	case 'p':
		switch r.class {
		case "person", "anon", "agent", "unknown", "indefinite":
		case "place":
			if r.known {
				return false
			}
		default:
			return false
		}
		if r.plural {
			return false
		}
		return r.gender == 0 || r.gender == Gender(v.kind)
	case 'n':
		return !r.plural && r.class != "set" && r.class != "people" && r.class != "person"
	}
	return r.plural || r.class != "noun" && r.class != "time"
}

// features are those of one candidate.
type features struct {
	class byte
	all   []string
}

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
	likely := 0
	for k, s := range v.sightings {
		if v.likely(&v.p.referents[s.referent]) {
			likely++
		}
		_ = k
	}
	salience, best := v.salience()
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
		if v.likely(r) {
			persons++
			if role == "subj" {
				subjects++
			}
		}
	}
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

func (v *view) describeNone(c *Choice) {
	p, t := v.p, &v.p.Tokens[v.i]
	l := &features{class: v.class}
	l.add("none")
	l.add("none role", v.role)
	l.add("none of", upTo(len(v.sightings), 5))
	likely := 0
	for _, s := range v.sightings {
		if v.likely(&p.referents[s.referent]) {
			likely++
		}
	}
	l.add("none of likely", upTo(likely, 4))
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
	if g := t.Head; g >= 0 && v.class == 'n' {
		h := &p.Tokens[g]
		l.add("none under", v.role, h.UPOS)
		if h.UPOS == "VERB" || h.UPOS == "ADJ" || h.UPOS == "NOUN" {
			l.add("none under", v.role, h.Lemma)
		}
		if p.Dependent(g, "csubj", "ccomp", "advcl", "xcomp", "acl:relcl") >= 0 && v.role == "subj" {
			l.add("none clause", h.UPOS)
		}
	}
	if v.class == 't' && v.role == "subj" && t.Head >= 0 && speechVerbs[p.Tokens[t.Head].Lemma] {
		l.add("none says")
	}
	c.Candidates[0].Features = l.all
}

func (v *view) describeOne(l *features, r *referent, s *sighting, role string, likely int) {
	p, t, h := v.p, &v.p.Tokens[v.i], &v.p.Tokens[s.head]
	d := t.Sentence - h.Sentence
	class := r.class
	if v.class == 'p' && r.class == "person" {
		class += "?"
		if r.gender != 0 {
			class = "person!"
		}
	}
	if v.class == 't' && r.plural {
		class += "s"
	}
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
	if r.class == "person" {
		v.prominence(l, r)
	}
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
	if s.kind == text.Nominal && p.Dependent(s.head, "det") >= 0 {
		switch strings.ToLower(p.Tokens[p.Dependent(s.head, "det")].Form) {
		case "a", "an":
			l.add("indefinite")
		case "the", "this", "that", "these":
			l.add("definite")
		default:
			l.add("other determiner")
		}
	}
	if v.class != 'p' && (class == "noun" || class == "nouns") && h.Is("nsubj") && t.Is("nsubj") && h.Head >= 0 && t.Head >= 0 && p.Tokens[h.Head].Lemma == p.Tokens[t.Head].Lemma {
		l.both("same verb")
	}
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
	switch words := v.i - s.head; {
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
	if v.opens() {
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

// opens reports whether the pronoun is the first subject of its sentence.
func (v *view) opens() bool {
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
