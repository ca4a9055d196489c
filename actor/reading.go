package actor

import (
	"sort"
	"strings"

	"chancery/text"
)

// Annotate fills d.Mentions, d.Entities, d.Offices and d.Anaphors from d's tokens, names and places.
func (r *Register) Annotate(d *text.Document) { r.annotate(d, nil) }

func (r *Register) annotate(d *text.Document, choose func(*Choice) int) {
	d.Mentions, d.Entities, d.Offices, d.Anaphors = nil, nil, nil, nil
	if len(d.Tokens) == 0 {
		return
	}
	p := newReading(r, d)
	p.choose = choose
	p.findNames()
	p.findPersons()
	p.findBodies()
	p.findTitles()
	p.findAppositions()
	p.findDescribed()
	p.describePersons()
	p.nameMentions()
	p.findQuotes()
	p.nominalMentions()
	p.referMentions()
	p.finish()
	r.code(d)
}

// reading is the state of one report being annotated.
type reading struct {
	*text.Document
	r *Register

	names     []named
	nameAt    []int // token -> index into names, -1 if outside
	agents    []hit
	agentAt   []int // token -> index into agents, -1 if outside
	full      []int // name -> the longer name of the same body, -1
	placeAt   []int // token -> index into Places, -1 if outside
	titleOf   []int // token of a title or apposition -> the name it belongs to, -1
	people    []person
	byWord    map[string][]int // word of a name -> people that have it
	statement []office         // what the report says of people's offices
	within    []string         // by sentence: the country that it names; several if more than one
	about     []string         // by sentence: the country that its paragraph has named up to its end
	home      string           // the country that the report is about; empty if several
	namedIn   map[string][]int // code of a country -> sentences that name it

	quoted      []bool              // token stands inside quotation marks
	groups      []group             // actors named together, in order
	longest     []string            // by entity: the longest name that the report gives a body
	lastOf      map[string]string   // word for a government -> the country it last stood for
	bodies      map[*Entry]bool     // entries of the register that the report names; nil until asked for
	foldedNames map[string][]string // by name: its folded words
	bodyByWord  map[string][]int    // word of a body's name -> the first names that have it
	byPerson    map[int][]int       // person -> statements; nil until asked for
	described   map[int]int         // head of an indefinite phrase -> the person whose office it states
	byOffice    map[string][]int    // name of an office, or a sector -> statements
	inFullName  map[string]bool     // word of a person's name of several words
	mentions    []mention
	known       []mention // those found before what refers back, in order
	mentionAt   []int     // head token -> index into mentions, -1
	entities    []entity
	byKey       map[string]int

	referents   []referent
	referentOf  map[string]int
	prominent   []int             // referents of the persons named most often so far
	lastSpeaker int               // referent that last spoke or acted outside quotations, -1 for none
	mostNamed   int               // names of the person whom the report names most often
	sightings   []sighting        // of referents, in order of their heads
	lastOfKind  map[byte]sighting // class of pronoun -> the last one
	aliases     map[string]string // folded word of a name -> key of the referent that last bore it
	unresolved  map[byte]int      // class of pronoun -> how many since the last that was resolved
	subjects    map[int]int       // verb -> its subject, -1 for none; of those that were asked for
	anaphors    []sighting        // pronouns that were resolved
	choose      func(*Choice) int // takes the place of the model while one is learned; otherwise nil
}

// named is a proper name of the report.
type named struct {
	first, last int // tokens
	head        int // token of the name that governs the others
	typ         text.EntityType
	entry       *Entry // what the register knows of it; may be nil
	country     string
	sector      string
	person      int  // index into people, -1 for other names
	titleFirst  int  // first token of the title before it; first if there is none
	phraseHead  int  // token that heads title and name
	ethnic      bool // "ethnic Albanians", whose country is another
}

func newReading(r *Register, d *text.Document) *reading {
	p := &reading{Document: d, r: r, byKey: map[string]int{}, byWord: map[string][]int{}, lastOf: map[string]string{}, foldedNames: map[string][]string{}, unresolved: map[byte]int{}, subjects: map[int]int{}, inFullName: map[string]bool{}}
	for _, s := range []*[]int{&p.nameAt, &p.agentAt, &p.placeAt, &p.titleOf, &p.mentionAt} {
		*s = make([]int, len(d.Tokens))
		for i := range *s {
			(*s)[i] = -1
		}
	}
	for i, pl := range d.Places {
		for t := max(pl.First, 0); t < pl.Last && t < len(d.Tokens); t++ {
			p.placeAt[t] = i
		}
	}
	return p
}

// findNames joins the names of the tagger with those of the register, and finds the nouns for agents.
func (p *reading) findNames() {
	for _, n := range p.Names {
		if n.Type == text.Person && n.Last-n.First > 1 {
			for _, w := range foldWords(n.In(p.Text)) {
				p.inFullName[w] = true
			}
		}
	}
	found := make([]matches, len(p.Sentences))
	for s := range p.Sentences {
		as := atoms(p.Document, p.Sentences[s].First, p.Sentences[s].Last)
		found[s] = matches{p.r.names.matchNames(p.Document, as, shouting(as)), p.r.agents.matchAgents(as)}
	}
	choose(found)
	next := 0
	for s := range p.Sentences {
		sent := &p.Sentences[s]
		var tagged []text.Name
		for next < len(p.Names) && p.Names[next].First < sent.Last {
			if n := p.Names[next]; n.First >= sent.First && n.Last <= sent.Last && n.First < n.Last {
				tagged = append(tagged, n)
			}
			next++
		}
		found[s].names = p.withOwn(found[s].names, tagged, sent.First, sent.Last)
		p.readNames(tagged, found[s])
	}
	p.findHalves()
}

// matches are the words of the register in one sentence.
type matches struct{ names, agents []hit }

// choose settles names that several bear: the bearer that the report also names in another way, else one of a country
// that it names, else the first of the register.
func choose(found []matches) {
	entries, countries := map[*Entry]bool{}, map[string]bool{}
	for _, m := range found {
		for _, h := range m.names {
			if h.others == nil {
				entries[h.entry], countries[h.entry.Country] = true, true
			}
		}
	}
	for _, m := range found {
		for i := range m.names {
			h := &m.names[i]
			best := standing(h.entry, entries, countries)
			for _, e := range h.others {
				if s := standing(e, entries, countries); s > best {
					h.entry, best = e, s
				}
			}
		}
	}
}

// standing rates how well a report speaks for the bearer of a name.
func standing(e *Entry, entries map[*Entry]bool, countries map[string]bool) int {
	switch {
	case entries[e]:
		return 2
	case countries[e.Country] && e.Country != "NGO" && e.Country != "IGO" && e.Country != "MNC":
		return 1
	}
	return 0
}

// readNames reads the names and the nouns for agents of one sentence.
func (p *reading) readNames(tagged []text.Name, found matches) {
	from := len(p.names)
	found.names = withoutTitles(p.Document, found.names, found.agents)
	found.names, tagged = p.surnames(found.names, tagged)
	tagged = p.repair(tagged, found.names, found.agents)
	p.joinNames(tagged, found.names, found.agents)
	p.sortNames(from)
	for i := from; i < len(p.names); i++ {
		p.belongsTo(&p.names[i])
		p.findEthnic(&p.names[i])
	}
	for _, h := range found.agents {
		p.addAgent(h)
	}
}

// surnames takes words that are a city's or a state's name, but also a word of some person's full name in the report, for
// the person unless an adposition stands before them: "Valeska Paris … Paris's father".
func (p *reading) surnames(names []hit, tagged []text.Name) ([]hit, []text.Name) {
	var out []hit
	for _, h := range names {
		single := h.last-h.first == 1 && (h.entry.Kind == Capital || h.entry.Kind == Territory)
		if !single || !p.inFullName[fold(p.Tokens[h.first].Form)] || h.first > 0 && p.Tokens[h.first-1].UPOS == "ADP" {
			out = append(out, h)
			continue
		}
		if lo, hi := overlapping(tagged, h); lo == hi {
			tagged = append(tagged, text.Name{Span: p.Tokens[h.first].Span, First: h.first, Last: h.last, Type: text.Person})
			sort.Slice(tagged, func(i, j int) bool { return tagged[i].First < tagged[j].First })
		} else if tagged[lo].First == h.first && tagged[lo].Last == h.last {
			tagged[lo].Type = text.Person
		}
	}
	return out, tagged
}

// withoutTitles leaves out the names that are abbreviated titles before a name: "Del. Ann Lee" is not of Delaware.
func withoutTitles(d *text.Document, names, agents []hit) []hit {
	var out []hit
	k := 0
	for _, n := range names {
		for k < len(agents) && agents[k].first < n.first {
			k++
		}
		if k < len(agents) && agents[k].first == n.first && agents[k].last == n.last && agents[k].entry.Agent.Short &&
			n.last < len(d.Tokens) && d.Tokens[n.last].UPOS == "PROPN" {
			continue
		}
		out = append(out, n)
	}
	return out
}

// precedesName reports whether the noun before a name is a title and never a given name, as "Dean" and "King" may be.
func (a *Agent) precedesName() bool {
	if a.Class == Title {
		return true
	}
	switch a.Word {
	case "dean", "king", "prince", "major", "bishop", "judge", "marshal", "duke", "guy", "pope", "sheik", "sheikh", "shah", "lama", "earl":
		return false
	}
	return a.Class == Officer
}

// joinNames adds the names of one sentence. Of two that overlap the longer one stands, the register's if they are
// equally long; a country's name within another name tells that one's country.
func (p *reading) joinNames(tagged []text.Name, hits, agents []hit) {
	taken := make([]bool, len(tagged))
	for _, h := range hits {
		lo, hi := overlapping(tagged, h)
		if !p.outweighs(h, tagged[lo:hi]) {
			continue
		}
		for i := lo; i < hi; i++ {
			taken[i] = true
		}
		p.addName(named{first: h.first, last: h.last, typ: h.entry.Type, entry: h.entry, country: h.entry.Country, sector: h.entry.Sector})
	}
	for i, n := range tagged {
		if taken[i] {
			continue
		}
		one := named{first: n.First, last: n.Last, typ: n.Type}
		if n.Type != text.Person {
			for _, h := range within(hits, n.First, n.Last) {
				if one.country == "" && p.r.countries[h.entry.Country] != nil {
					one.country = h.entry.Country // the "European Council on Foreign Relations" is no organ of the Union
				}
			}
			for _, h := range within(agents, n.First, n.Last) {
				if a := h.entry.Agent; (a.Class == Body || a.Class == Group) && a.Sector != "" && a.Word != "coalition" {
					one.sector = a.Sector // "Irving Police Department", "University of Texas"
				}
			}
		}
		p.addName(one)
	}
}

// belongsTo gives a body the country that the words round its name tell: "Chile's Defense Ministry", "Pakistani Army",
// "the Supreme Court of Ohio". A general name that the register gives to one country may be another's.
func (p *reading) belongsTo(n *named) {
	if n.typ != text.Organisation || n.entry != nil && (n.entry.Kind != Organisation || p.r.countries[n.entry.Country] == nil || n.entry.Sector == "JRN") {
		return
	}
	start, end := p.sentence(n.first)
	i := n.first - 1
	if i >= start && p.Tokens[i].UPOS == "PART" {
		i--
	}
	if i >= start && p.nameAt[i] >= 0 {
		if o := &p.names[p.nameAt[i]]; o.entry != nil && (o.entry.Kind == Country || o.entry.Kind == Demonym) && o.country != "" && o.country != n.country {
			n.country, n.entry = o.country, nil
			return
		}
	}
	if n.country != "" || n.last+1 >= end {
		return
	}
	switch p.Tokens[n.last].Form {
	case "in", "of":
		if k := p.nameAt[n.last+1]; k >= 0 && p.names[k].entry != nil && p.names[k].entry.Kind != Organisation {
			n.country = p.names[k].country
		} else if pl := p.placeAt[n.last+1]; pl >= 0 && len(p.Places[pl].Countries) == 1 {
			n.country = p.Places[pl].Countries[0]
		}
	}
}

// findEthnic takes the country from the name of a people that lives in another: "ethnic Albanians in Serbia".
func (p *reading) findEthnic(n *named) {
	if n.entry == nil || n.entry.Kind != Demonym || n.first == 0 || !strings.EqualFold(p.Tokens[n.first-1].Form, "ethnic") {
		return
	}
	n.ethnic, n.country = true, ""
}

// settleEthnic gives such a people the country that a phrase behind it tells, else the one that its passage is about.
func (p *reading) settleEthnic() {
	for i := range p.names {
		n := &p.names[i]
		if !n.ethnic {
			continue
		}
		_, end := p.sentence(n.first)
		for k := n.last; k < end && k < n.last+2*reach && n.country == ""; k++ {
			if o := p.nameAt[k]; o >= 0 && p.caseOf(p.names[o].head) == "in" {
				n.country = p.countryOf(o)
			}
		}
		if n.country == "" {
			n.country = p.countryAbout(n.first, true, false)
		}
	}
}

// overlapping returns the range of the sorted names that share a token with h.
func overlapping(names []text.Name, h hit) (lo, hi int) {
	lo = sort.Search(len(names), func(i int) bool { return names[i].Last > h.first })
	for hi = lo; hi < len(names) && names[hi].First < h.last; hi++ {
	}
	return lo, hi
}

// within returns the sorted hits that lie inside tokens [first, last).
func within(hits []hit, first, last int) []hit {
	lo := sort.Search(len(hits), func(i int) bool { return hits[i].first >= first })
	hi := lo
	for hi < len(hits) && hits[hi].last <= last {
		hi++
	}
	return hits[lo:hi]
}

// outweighs reports whether a match of the register stands against the tagger's names that it overlaps.
func (p *reading) outweighs(h hit, tagged []text.Name) bool {
	for _, n := range tagged {
		inside := n.First <= h.first && h.last <= n.Last
		if inside && n.Last-n.First > h.last-h.first {
			return false
		}
		if n.Type == text.Person && h.entry.Type != text.Person && h.last-h.first <= n.Last-n.First {
			same := h.last-h.first == n.Last-n.First
			return h.entry.Kind == Demonym || same && (h.last-h.first > 1 || !p.inFullName[fold(p.Tokens[h.first].Form)])
		}
	}
	return true
}

func (p *reading) addName(n named) {
	n.person, n.titleFirst = -1, n.first
	n.head = p.headWithin(n.first, n.last)
	n.phraseHead = n.head
	p.names = append(p.names, n)
}

// sortNames restores the order of the names from index from on, those of one sentence, and fills the look-up by token.
func (p *reading) sortNames(from int) {
	tail := p.names[from:]
	sort.SliceStable(tail, func(i, j int) bool { return tail[i].first < tail[j].first })
	for i := range tail {
		for t := tail[i].first; t < tail[i].last; t++ {
			p.nameAt[t] = from + i
		}
	}
}

// addAgent keeps a noun for agents unless a name reaches beyond it ("Bank of England") or is the same words; "FBI" in
// "FBI director" and "Democrat", a person's party, are both name and noun.
func (p *reading) addAgent(h hit) {
	for t := h.first; t < h.last; t++ {
		if p.nameAt[t] < 0 {
			continue
		}
		n := &p.names[p.nameAt[t]]
		inside := n.first >= h.first && n.last <= h.last
		same := n.first == h.first && n.last == h.last
		member := n.entry != nil && n.entry.Sector == "PTY" && h.entry.Agent.Class == Plain
		if !inside || same && !member {
			return
		}
	}
	for t := h.first; t < h.last; t++ {
		p.agentAt[t] = len(p.agents)
	}
	p.agents = append(p.agents, h)
}

// headWithin returns the token of [first, last) that governs the others: the first whose own governor lies outside, and is not the
// like of it before the name, as "South" is in "North and South Korea".
func (p *reading) headWithin(first, last int) int {
	found := -1
	for i := first; i < last; i++ {
		t := &p.Tokens[i]
		if t.Head >= first && t.Head < last || t.UPOS == "PUNCT" {
			continue
		}
		if found < 0 || p.Tokens[found].Is("conj") && p.Tokens[p.Tokens[found].Head].Head == i {
			found = i
		}
	}
	return max(found, first)
}

// agentHeadedBy returns the agent noun whose head is token i, nil if there is none.
func (p *reading) agentHeadedBy(i int) *hit {
	if i < 0 || p.agentAt[i] < 0 {
		return nil
	}
	if h := &p.agents[p.agentAt[i]]; h.head == i {
		return h
	}
	return nil
}

// sentence returns the range of tokens of the sentence that holds token i.
func (p *reading) sentence(i int) (first, last int) {
	s := p.Tokens[i].Sentence
	if s < 0 || s >= len(p.Sentences) {
		return i, i + 1
	}
	return p.Sentences[s].First, p.Sentences[s].Last
}

// span returns the bytes of tokens [first, last).
func (p *reading) span(first, last int) text.Span {
	return text.Span{Start: p.Tokens[first].Start, End: p.Tokens[last-1].End}
}

// plural reports whether a noun stands in the plural.
func plural(t *text.Token) bool {
	return t.XPOS == "NNS" || t.XPOS == "NNPS" || t.Feat("Number") == "Plur"
}
