package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// modals make a report of speech into something that was not said, or not yet.
var modals = setOf("would", "could", "might", "may", "should", "must", "will", "can", "shall", "'ll", "'d")

// unsaid verbs take speech in the infinitive without its having happened: "declined to say".
var unsaid = setOf("decline", "refuse", "want", "try", "plan", "expect", "need", "have", "fail", "ask", "wait", "prepare", "intend", "hope",
	"ought", "like", "wish", "hesitate", "unable", "reluctant", "stop", "avoid", "urge", "tell", "force", "require", "allow")

// reports reports whether reporting verb v tells of something said: it is not negated, not modal, not conditional, not
// the infinitive of what was declined or wanted, and no participle that modifies a noun by itself.
func (h *hearing) reports(v int) bool {
	t := &h.Tokens[v]
	if h.negated(v) || t.Is("amod") || t.Is("compound") {
		return false
	}
	for d := range h.Dependents(v) {
		k := &h.Tokens[d]
		switch lemma := strings.ToLower(k.Lemma); {
		case k.Is("aux") && (modals[lemma] || modals[strings.ToLower(k.Form)]):
			return false
		case k.Is("mark") && (lemma == "if" || lemma == "whether" || lemma == "unless" || lemma == "lest"):
			return false
		}
	}
	if t.XPOS == "VB" {
		return h.infinitiveReports(v)
	}
	return true
}

// infinitiveReports is reports for "continued to say" and "called a meeting to announce".
func (h *hearing) infinitiveReports(v int) bool {
	t := &h.Tokens[v]
	if t.Head < 0 || h.Dependent(v, "nsubj") >= 0 && h.markOf(v) != "to" { // "aides say": the tag is wrong
		return true
	}
	above := &h.Tokens[t.Head]
	switch {
	case t.Is("conj"):
		return above.XPOS != "VB" || h.infinitiveReports(t.Head)
	case t.Is("xcomp"), t.Is("advcl"), t.Is("ccomp"), t.Is("acl"):
		return !unsaid[above.Lemma] && !h.negated(t.Head) && (t.Is("xcomp") || t.Is("advcl")) && above.UPOS == "VERB"
	}
	return h.Dependent(v, "aux") >= 0 // "did say"
}

// negated reports whether a negation hangs on predicate i.
func (h *hearing) negated(i int) bool {
	for d := range h.Dependents(i) {
		switch k := &h.Tokens[d]; strings.ToLower(k.Lemma) {
		case "not", "never", "n't", "hardly", "no":
			if k.Is("advmod") || k.Is("neg") || k.Is("aux") {
				return true
			}
		}
	}
	return false
}

// speaker returns the token that heads the phrase of who speaks by reporting verb (or noun) v, -1 if it cannot be told.
func (h *hearing) speaker(v int) int {
	if h.Tokens[v].UPOS == "NOUN" {
		return h.nounSpeaker(v)
	}
	s := h.speakerWithin(v, maxClimb)
	if s < 0 {
		return -1
	}
	return h.person(h.referent(s), v)
}

// ownSubject returns the subject of v, the nearest one if the tree gives it two; -1 if it has none.
func (h *hearing) ownSubject(v int) int {
	best := -1
	for d := range h.Dependents(v) {
		if h.Tokens[d].Deprel == "nsubj" && (best < 0 || d < v) {
			best = d
		}
	}
	return best
}

// person returns the head of the name that the phrase headed by s leads up to, if the tree or the mentions hold them
// apart: "Executive director of the chapter Alia Salem", "A lawyer for them, David Schulz, said". It is s if there is none.
func (h *hearing) person(s, v int) int {
	if m := h.mentionOf[s]; m >= 0 && h.Mentions[m].Kind == text.Named && h.isPerson(m) || h.Tokens[s].UPOS == "PRON" {
		return s
	}
	if m := h.within[s]; m >= 0 && h.Mentions[m].Kind == text.Named && h.isPerson(m) && h.Mentions[m].Head > s { // "Rep." of "Rep. Ann Lee"
		return h.Mentions[m].Head
	}
	if v > s {
		for t := v - 1; t > s; t-- {
			switch h.Tokens[t].UPOS {
			case "AUX", "ADV", "PUNCT", "PART":
				continue
			}
			return h.nameAt(t, s)
		}
		return s
	}
	for t := s + 1; t < len(h.Tokens) && t < s+maxTitle && h.Tokens[t].UPOS != "VERB" && h.Tokens[t].UPOS != "AUX" && h.Tokens[t].Form != "," &&
		h.Tokens[t].Sentence == h.Tokens[s].Sentence; t++ {
		if name := h.nameAt(t, s); name != s {
			return name
		}
	}
	return s
}

// maxTitle bounds how many words a title before a name may have.
const maxTitle = 20

// nameAt returns the head of the person's name that token t is part of, if no preposition or possessor links it to the
// phrase of s; else s.
func (h *hearing) nameAt(t, s int) int {
	m := h.within[t]
	if m < 0 || h.Mentions[m].Kind != text.Named || !h.isPerson(m) || h.Mentions[m].First <= s {
		return s
	}
	if before := &h.Tokens[h.Mentions[m].First-1]; before.UPOS == "ADP" || before.UPOS == "CCONJ" || before.UPOS == "PART" || before.UPOS == "VERB" {
		return s
	}
	return h.Mentions[m].Head
}

// isPerson reports whether mention m stands for a person.
func (h *hearing) isPerson(m int) bool {
	return slices.ContainsFunc(h.Mentions[m].Entities, func(e int) bool { return h.Entities[e].Type == text.Person })
}

func (h *hearing) speakerWithin(v, depth int) int {
	t := &h.Tokens[v]
	if h.Dependent(v, "nsubj:pass", "aux:pass") >= 0 {
		return h.byPhrase(v)
	}
	if s := h.ownSubject(v); s >= 0 {
		return s
	}
	if t.Head < 0 || depth == 0 {
		return -1
	}
	above := &h.Tokens[t.Head]
	switch {
	case t.Is("conj") && above.UPOS == "VERB":
		if outer := h.tellsOn(v); outer >= 0 {
			return h.speakerWithin(outer, depth-1)
		}
		return h.speakerWithin(t.Head, depth-1)
	case t.Is("acl"):
		if t.XPOS == "VBN" {
			return h.byPhrase(v)
		}
		if above.UPOS == "VERB" {
			return h.doer(t.Head, depth-1)
		}
		if t.XPOS == "VBG" && h.mentionOf[t.Head] < 0 && !h.medium[above.Lemma] {
			return h.holder(t.Head, depth-1)
		}
		return t.Head
	case t.Is("advcl"), t.Is("xcomp"), t.Is("parataxis"), t.Is("obl"), t.Is("dep"), t.Is("ccomp") && t.XPOS == "VBG":
		if h.words[cueWord{"verb", above.Lemma}] == nil || !h.isQuotedAs(t.Head) {
			return h.doer(t.Head, depth-1)
		}
		return h.Dependent(t.Head, "nsubj:pass")
	}
	return -1
}

// tellsOn returns the verb of speech whose subject goes on speaking by v, although the tree coordinates v with what was
// said: "Kim said the plan was dead and announced that …"; -1 if v is no such verb.
func (h *hearing) tellsOn(v int) int {
	t := &h.Tokens[v]
	if !t.Is("conj") || t.XPOS != "VBD" || t.Head < 0 || !h.isCue(v) || h.ownSubject(v) >= 0 || h.Dependent(v, "ccomp") < 0 {
		return -1
	}
	inner := &h.Tokens[t.Head]
	if !inner.Is("ccomp") || inner.XPOS == "VBN" && h.Dependent(t.Head, "aux") >= 0 || h.isCue(t.Head) || h.markOf(t.Head) == "that" {
		return -1
	}
	if outer := inner.Head; outer >= 0 && outer < t.Head && h.isCue(outer) && h.Tokens[outer].XPOS == "VBD" && h.ownSubject(outer) >= 0 {
		return outer
	}
	return -1
}

// holder returns the subject of the clause that holds noun n, -1 if there is none: who does what a participle says that
// leans on a thing.
func (h *hearing) holder(n, depth int) int {
	for ; n >= 0 && depth > 0; depth-- {
		if h.Tokens[n].UPOS == "VERB" {
			return h.doer(n, depth)
		}
		n = h.Tokens[n].Head
	}
	return -1
}

// isQuotedAs reports whether verb v is "was quoted as".
func (h *hearing) isQuotedAs(v int) bool {
	return (h.Tokens[v].Lemma == "quote" || h.Tokens[v].Lemma == "cite") && h.Dependent(v, "nsubj:pass") >= 0
}

// doer returns the subject of the clause headed by i, for a participle that leans on it, -1 if it has none.
func (h *hearing) doer(i, depth int) int {
	if s := h.Dependent(i, "nsubj", "nsubj:pass"); s >= 0 {
		return s
	}
	if depth > 0 && h.Tokens[i].UPOS == "VERB" {
		return h.speakerWithin(i, depth-1)
	}
	return -1
}

// byPhrase returns the by-phrase of passive v, -1 if there is none.
func (h *hearing) byPhrase(v int) int {
	for d := range h.Dependents(v) {
		if t := &h.Tokens[d]; t.Is("obl") && h.caseOf(d) == "by" && h.timexOf[d] < 0 {
			return d
		}
	}
	return -1
}

// lightVerbs leave the noun of speech that is their object to their subject: "made the claim that".
var lightVerbs = setOf("make", "repeat", "express", "voice", "issue", "raise", "give", "have", "offer", "reiterate", "share", "level",
	"hold", "release", "publish", "deliver", "persist", "stand", "renew", "utter", "keep", "send", "add", "lodge", "file", "air")

// nounSpeaker returns who speaks by noun n: its possessor, an of-, by- or from-phrase, the subject of "made the claim".
func (h *hearing) nounSpeaker(n int) int {
	if p := h.Dependent(n, "nmod:poss"); p >= 0 {
		return h.referent(p)
	}
	for d := range h.Dependents(n) {
		switch t := &h.Tokens[d]; {
		case t.Is("nmod") && speakerCases[h.caseOf(d)] && h.timexOf[d] < 0 && h.placeless(d):
			return h.referent(d)
		case (t.Is("amod") || t.Is("compound")) && h.mentionOf[d] >= 0:
			return d
		}
	}
	if n > 0 && h.Tokens[n-1].Form == "," && strings.HasSuffix(h.Tokens[n].Form, "ing") { // "…, warning that …" taken for a noun
		return h.holder(h.Tokens[n].Head, maxClimb)
	}
	if t := &h.Tokens[n]; t.Head >= 0 && (t.Is("obj") || t.Is("obl")) && lightVerbs[h.Tokens[t.Head].Lemma] {
		return h.speaker(t.Head)
	}
	return -1
}

// speakerCases bring who speaks by a noun.
var speakerCases = setOf("of", "by", "from", "among")

// placeless reports whether phrase i is not merely where something is.
func (h *hearing) placeless(i int) bool { return h.placeOf[i] < 0 || h.mentionOf[i] >= 0 }

// referent returns the noun that token s stands for if it is a relative pronoun, else s.
func (h *hearing) referent(s int) int {
	if a := h.antecedent(s); a >= 0 {
		return a
	}
	if h.Tokens[s].Lemma == "who" { // the tree lost what it refers to: the last person named before it
		for t := s - 1; t >= h.Sentences[h.Tokens[s].Sentence].First; t-- {
			if m := h.within[t]; m >= 0 && h.isPerson(m) {
				return h.Mentions[m].Head
			}
		}
	}
	return s
}

// neighbour returns the head of the mention that stands right before verb v or right after it, for trees that lost the
// subject; -1 if there is none. What stands in brackets and adverbs are passed over.
func (h *hearing) neighbour(v int) int {
	t := v - 1
	for t >= 0 && (h.Tokens[t].UPOS == "ADV" || h.Tokens[t].UPOS == "AUX") {
		t--
	}
	if t >= 0 && h.Tokens[t].Form == ")" {
		for n := 0; t >= 0 && n < maxTitle && h.Tokens[t].Form != "("; n++ {
			t--
		}
		t--
	}
	if t >= 0 && h.Tokens[t].Sentence == h.Tokens[v].Sentence {
		if m := h.within[t]; m >= 0 && h.Mentions[m].Last >= t+1 && h.Mentions[m].Last <= v && h.Mentions[m].Kind != text.Adjective {
			return h.Mentions[m].Head
		}
	}
	if v+1 < len(h.Tokens) && h.Tokens[v+1].Sentence == h.Tokens[v].Sentence {
		if m := h.opening(v + 1); m >= 0 && h.Mentions[m].Kind != text.Adjective {
			return h.Mentions[m].Head
		}
	}
	return -1
}

// namedBefore returns the head of the name that stands right before verb v, -1 if none does.
func (h *hearing) namedBefore(v int) int {
	if v == 0 {
		return -1
	}
	if m := h.within[v-1]; m >= 0 && h.Mentions[m].Last == v && h.Mentions[m].Kind == text.Named {
		return h.Mentions[m].Head
	}
	return -1
}

// opening returns a mention that begins at token t, -1 if there is none.
func (h *hearing) opening(t int) int {
	m := h.within[t]
	if m >= 0 && h.Mentions[m].Kind == text.Adjective { // "French officials": the adjective is the shortest mention there
		for head, n := h.Tokens[t].Head, 0; head >= 0 && n < 3; head, n = h.Tokens[head].Head, n+1 {
			if w := h.mentionOf[head]; w >= 0 && h.Mentions[w].First == t {
				return w
			}
		}
	}
	if m >= 0 && h.Mentions[m].First == t {
		return m
	}
	return -1
}

// firstOrSecond reports whether token s is "I", "we" or "you", or an "it" or "one" that stands for nobody.
func (h *hearing) firstOrSecond(s int) bool {
	t := &h.Tokens[s]
	switch strings.ToLower(t.Form) {
	case "i", "we", "you", "one", "there", "what", "us", "me", "my", "our", "your":
		return t.UPOS == "PRON" || t.UPOS == "DET"
	case "it", "this", "that":
		return t.UPOS == "PRON" && len(h.actorsAt(s)) == 0
	}
	return false
}

// sourceActors returns who the phrase headed by s is, several for those who speak together, and whether they are unnamed. If
// the phrase names a medium ("the ministry's statement"), its owner speaks and the medium is the channel.
func (h *hearing) sourceActors(s int) (who []record.Actor, anonymous bool, medium string) {
	if h.medium[h.Tokens[s].Lemma] && h.Tokens[s].UPOS == "NOUN" {
		if owner := h.nounSpeaker(s); owner >= 0 {
			if all := h.actors(owner); len(all) > 0 {
				return all, h.anonymous(owner), h.mediumName(s)
			}
		}
	}
	if m := h.within[s]; m >= 0 && h.mentionOf[s] < 0 && h.Mentions[m].Kind == text.Named && h.isPerson(m) {
		s = h.Mentions[m].Head // the tree holds the words of a name apart
	}
	if all := h.actors(s); len(all) > 0 {
		h.nameAsWritten(s, &all[0])
		return all, h.anonymous(s) || h.isCrowd(s) || all[0].ID == "" && all[0].Name == "" && h.unnamed(s), ""
	}
	return []record.Actor{{Quote: h.quote(h.phrase(s))}}, h.unnamed(s), ""
}

// animate reports whether the phrase headed by s is known to be people or a body that can speak: it is a mention, a name
// or a pronoun of persons.
func (h *hearing) animate(s int) bool {
	t := &h.Tokens[s]
	if h.mentionOf[s] >= 0 || len(h.actors(s)) > 0 || t.UPOS == "PROPN" {
		return true
	}
	switch strings.ToLower(t.Form) {
	case "he", "she", "they", "who", "some", "others", "many", "several", "those", "most", "few":
		return true
	}
	return false
}

// nameAsWritten gives a speaker that is no person the name that the report uses: "KCNA" and "the White House" speak, and
// the identity says who they are. Described ones ("the government") have no name.
func (h *hearing) nameAsWritten(s int, who *record.Actor) {
	m := h.mentionOf[s]
	if m < 0 || h.isPerson(m) {
		return
	}
	switch mention := h.Mentions[m]; mention.Kind {
	case text.Named:
		if !mention.Name.Empty() {
			who.Name = mention.Name.In(h.Text)
		}
	case text.Nominal:
		if all := mention.Entities; len(all) == 1 && h.Entities[all[0]].Country != "" && !strings.Contains(mention.In(h.Text), who.Name) {
			who.Name = ""
		}
	}
}

// unnamed reports whether the phrase headed by s, which no earlier stage knows, describes people without naming them. A
// pronoun that could not be resolved stands for somebody whom the report may well name.
func (h *hearing) unnamed(s int) bool {
	t := &h.Tokens[s]
	if t.Feat("PronType") == "Prs" {
		return false
	}
	return (t.UPOS == "NOUN" || t.UPOS == "PRON" || t.UPOS == "ADJ" || t.UPOS == "NUM" || t.UPOS == "DET") && !h.medium[t.Lemma]
}

// isCrowd reports whether the phrase headed by s describes several people and names none: "human rights groups", "media".
func (h *hearing) isCrowd(s int) bool {
	m := h.mentionOf[s]
	return m >= 0 && h.Mentions[m].Kind == text.Nominal && (h.Tokens[s].XPOS == "NNS" || h.Tokens[s].Lemma == "media") &&
		!slices.ContainsFunc(h.Mentions[m].Entities, func(e int) bool { return h.Entities[e].Name != "" })
}

// phrase returns the noun phrase headed by s without its relative clauses and appositions.
func (h *hearing) phrase(s int) text.Span {
	span := h.Tokens[s].Span
	for d := range h.Dependents(s) {
		t := &h.Tokens[d]
		switch {
		case t.Is("det"), t.Is("amod"), t.Is("compound"), t.Is("nummod"), t.Is("flat"), t.Is("nmod"):
			span = span.Join(h.SubtreeSpan(d))
		}
	}
	return span
}

// audience returns who is told by the cue at token v, and the channel it goes through.
func (h *hearing) audience(v int, c cue) (told []record.Actor, channel string) {
	for d := range h.Dependents(v) {
		t := &h.Tokens[d]
		switch {
		case (t.Is("obj") || t.Is("iobj")) && c.takes(frameTold), t.Is("obl") && h.caseOf(d) == "to" && c.kind == saying:
			told = append(told, h.actors(d)...)
			if len(told) == 0 && h.hearers[t.Lemma] {
				told = append(told, record.Actor{Quote: h.quote(h.phrase(d))})
			}
			if m := h.mentionOf[d]; m >= 0 && h.isOutlet(m) {
				channel = h.Mentions[m].In(h.Text)
			}
		case t.Is("obl") && channelCases[h.caseOf(d)], t.Is("nmod") && channelCases[h.caseOf(d)]:
			if name := h.mediumName(d); name != "" {
				channel = name
			}
		case t.Is("advmod") && h.manner[t.Lemma] && channel == "":
			channel = t.Form
		}
	}
	if channel == "" && strings.HasSuffix(h.Tokens[v].Lemma, "tweet") {
		channel = "Twitter"
	}
	return told, channel
}

// channelCases bring the channel of speech: "in a statement", "on Twitter".
var channelCases = setOf("in", "on", "via", "through", "during", "over", "by")

// isOutlet reports whether mention m names an organisation, as who is told often is: "told Reuters".
func (h *hearing) isOutlet(m int) bool {
	return h.Mentions[m].Kind == text.Named && slices.ContainsFunc(h.Mentions[m].Entities, func(e int) bool {
		return h.Entities[e].Type == text.Organisation
	})
}

// mediumName returns the channel that the phrase headed by i names: the service in it ("Truth Social"), else the noun
// with what modifies it ("public statement"); "" if it names none.
func (h *hearing) mediumName(i int) string {
	span := text.Span{}
	for d := range h.Dependents(i) {
		if t := &h.Tokens[d]; t.Is("compound") || t.Is("amod") || t.Is("flat") {
			span = span.Join(h.SubtreeSpan(d))
		}
	}
	span = span.Join(h.Tokens[i].Span)
	words := span.In(h.Text)
	if service := h.service(words); service != "" {
		return service
	}
	if !h.medium[strings.ToLower(h.Tokens[i].Lemma)] {
		return ""
	}
	return words
}

// service returns the platform that words name, or begin with, as they write it; "" if none.
func (h *hearing) service(words string) string {
	end := len(words)
	for end > 0 {
		if h.platform[strings.ToLower(words[:end])] {
			return words[:end]
		}
		end = strings.LastIndexByte(words[:end], ' ')
	}
	return ""
}
