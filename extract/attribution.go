package extract

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// An attribution says who says what: the source, the words that credit it (the cue) and the content credited,
// after PolNeAR's three-part scheme. It is the raw material of statements, and of the sources and status of events.
type attribution struct {
	speaker     int           // token that heads the source phrase; -1 if the text names none
	source      record.Source // Cue and Channel filled; Actor empty if the text names none
	actor       record.Actor  // the same as source.Actor
	cue         text.Span     // "announced"; empty for a quotation that carries on without a cue of its own
	cueToken    int           // token that heads the cue; -1 if there is none
	lead        int           // for a quotation without a cue: the cue token of the attribution that it carries on
	kind        cueKind       // what sort of act the cue tells of
	content     text.Span     // what is said, without the quotation marks around it
	contentHead int           // token that heads the content; -1 if it spans sentences
	direct      bool          // the content, or part of it, is in quotation marks
	animate     bool          // the source is known to be people or a body that can speak, not a mere thing
	nested      bool          // the cue itself stands in quotation marks
	quoted      bool          // the content is a quotation of its own
	single      bool          // the content is a single word
	clause      bool          // the content is a clause or a quotation, not a mere phrase ("denied the charge")
	channel     string        // "Truth Social", "statement", "privately"; empty if not stated
	stance      stance
	rule        string // the line of cues.txt; empty for a quotation without a cue
	addressees  []record.Actor
}

// A stance is how a source stands to what is credited to it.
type stance uint8

// The stances. The zero stance asserts.
const (
	asserts stance = iota // "said that"
	alleges               // "claimed that", "accused of": the report keeps its distance
	denies                // "denied that"
	doubts                // "questioned whether"
	demands               // "demanded that", "asked not to"
)

// A hearing is one report while it is searched for who says what.
type hearing struct {
	*reading
	*cues
	quotes     []quotation
	quoteOf    []int // per token: the innermost quotation that holds it, -1 if none
	found      []attribution
	inSentence map[int][]int // per sentence: the attributions found in it, those without a cue left out
}

// attributions finds who says what in the whole report, sorted by the start of the content, outer before inner.
// First the cues find their contents in the tree, then the quotations find their cues by position; a quotation
// without a cue of its own carries on the one before it.
func (x *Extractor) attributions(r *reading) []attribution {
	h := &hearing{reading: r, cues: x.cues, quotes: quotations(r.Document), quoteOf: none(len(r.Tokens)), inSentence: map[int][]int{}}
	for i, q := range h.quotes {
		for t := q.first; t < q.last; t++ {
			h.quoteOf[t] = i
		}
	}
	for t := range r.Tokens {
		h.hearWord(t)
	}
	h.hearQuotations()
	h.found = slices.DeleteFunc(h.found, func(a attribution) bool { return a.content.Empty() })
	h.markDirect()
	for i := range h.found {
		h.endBeforeSpeaker(&h.found[i])
		h.found[i].single = !strings.ContainsAny(h.found[i].content.In(h.Text), " \n")
	}
	slices.SortStableFunc(h.found, func(a, b attribution) int {
		return cmp.Or(cmp.Compare(a.content.Start, b.content.Start), cmp.Compare(b.content.End, a.content.End), cmp.Compare(a.cueToken, b.cueToken))
	})
	return h.found
}

// voices tells per token which attribution is the innermost direct one that holds it and has a speaker, -1 if none:
// who says "I" there.
func voices(d *text.Document, said []attribution) []int {
	voice := none(len(d.Tokens))
	for k, a := range said { // outer ones come first
		if !a.direct || a.speaker < 0 {
			continue
		}
		first, last := d.TokensIn(a.content)
		for t := first; t < last; t++ {
			if old := voice[t]; old < 0 || a.content.Len() <= said[old].content.Len() {
				voice[t] = k
			}
		}
	}
	return voice
}

// firstPerson returns who "we", "I" or "our" at token i is: the speaker of the innermost quotation that holds it.
// It is false outside quotations.
func (r *reading) firstPerson(said []attribution, i int) (record.Actor, bool) {
	if r.voice == nil || r.voice[i] < 0 {
		return record.Actor{}, false
	}
	return said[r.voice[i]].actor, true
}

// hearWord adds what token t credits to someone, if it is a cue.
func (h *hearing) hearWord(t int) {
	switch tok := &h.Tokens[t]; tok.UPOS {
	case "VERB", "AUX":
		h.hearVerb(t)
	case "NOUN":
		h.hearNoun(t)
	case "ADJ":
		h.hearAdjective(t)
	case "ADV":
		h.hearHearsay(t)
	}
	if h.Tokens[t].Lemma == "accord" || h.Tokens[t].Form == "According" || h.Tokens[t].Form == "according" {
		h.hearAccording(t)
	}
}

// hearVerb adds what reporting verb v credits to its subject. Of several entries for a verb the first counts whose
// frame the sentence fills.
func (h *hearing) hearVerb(v int) {
	entries := h.words[cueWord{"verb", h.Tokens[v].Lemma}]
	if entries == nil && !h.light[h.Tokens[v].Lemma] || !h.reports(v) || h.hasParticle(v) && !particleCues[h.Tokens[v].Lemma] {
		return
	}
	for _, c := range entries {
		if h.addContent(v, c, h.contents(v, c)) {
			return
		}
	}
	if c, contents := h.lightVerb(v); contents != nil {
		h.addContent(v, c, contents)
	}
}

// hasParticle reports whether a particle makes verb v another verb: "called off", whatever the tree makes of the particle.
func (h *hearing) hasParticle(v int) bool {
	return h.Dependent(v, "compound:prt") >= 0 || v+1 < len(h.Tokens) && (h.Tokens[v+1].XPOS == "RP" || verbParticles[h.Tokens[v+1].Form])
}

// verbParticles are hardly ever prepositions behind a verb of speech.
var verbParticles = setOf("off", "up", "out", "away")

// particleCues keep their sense with a particle: "pointed out". Others lose it: "called off".
var particleCues = setOf("point", "spell", "set", "lay", "blurt")

// addContent adds an attribution for each piece of content of the cue at token v; it is false if there is none.
func (h *hearing) addContent(v int, c cue, pieces []piece) bool {
	speaker := h.speaker(v)
	if speaker < 0 || !h.animate(speaker) {
		if n := h.namedBefore(v); n >= 0 {
			speaker = n
		}
	}
	if speaker >= 0 && h.firstOrSecond(speaker) {
		return false
	}
	added := false
	for _, p := range pieces {
		if p.span = h.trim(h.quotedClause(v, p.head, h.utterance(v, p.span))); p.span.Empty() {
			continue
		}
		a := h.attribute(v, c, speaker)
		a.content, a.contentHead, a.clause = p.span, p.head, p.clause
		h.add(a)
		added = true
	}
	return added
}

// attribute returns an attribution by the cue at token v, all but its content.
func (h *hearing) attribute(v int, c cue, speaker int) attribution {
	a := attribution{speaker: speaker, cue: h.Tokens[v].Span, cueToken: v, kind: c.kind, stance: c.stance, rule: c.rule, contentHead: -1}
	a.addressees, a.channel = h.audience(v, c)
	a.nested = h.quoteOf[v] >= 0
	a.source.Cue = h.Tokens[v].Form
	if speaker >= 0 {
		medium := h.credit(&a, speaker)
		a.channel = cmp.Or(a.channel, medium)
		a.animate = h.animate(speaker)
	}
	a.source.Channel = a.channel
	return a
}

// credit gives attribution a the people behind the phrase headed by speaker; it returns the medium that the phrase names.
func (h *hearing) credit(a *attribution, speaker int) (medium string) {
	who, anonymous, medium := h.sourceActors(speaker)
	a.actor, a.source.Actor, a.source.Others, a.source.Anonymous = who[0], who[0], distinct(who[1:], who[:1]), anonymous
	return medium
}

// add adds an attribution and returns its number.
func (h *hearing) add(a attribution) int {
	h.found = append(h.found, a)
	if a.cueToken >= 0 {
		s := h.Tokens[a.cueToken].Sentence
		h.inSentence[s] = append(h.inSentence[s], len(h.found)-1)
	}
	return len(h.found) - 1
}

// endBeforeSpeaker cuts a content that begins with a quotation and goes on to its own speaker, whom the parser took for a part
// of it, to the quotation: "'It is over,' Tom Hall said, and …".
func (h *hearing) endBeforeSpeaker(a *attribution) {
	if a.speaker < 0 || !a.content.Covers(h.Tokens[a.speaker].Span) {
		return
	}
	first, last := h.TokensIn(a.content)
	i := h.quoteOf[first]
	if i < 0 {
		i = h.quoteOf[min(first+1, last-1)] // the opening mark is a token of its own
	}
	if i >= 0 && h.quotes[i].closed && !h.quotes[i].nested && h.quotes[i].outer.End <= h.Tokens[a.speaker].Start {
		a.content = h.trim(text.Span{Start: a.content.Start, End: h.quotes[i].End})
	}
}

// markDirect marks what stands in quotation marks or holds some, but for a single word set off by the report itself.
func (h *hearing) markDirect() {
	next := 0
	slices.SortStableFunc(h.found, func(a, b attribution) int { return cmp.Compare(a.content.Start, b.content.Start) })
	for i := range h.found {
		a := &h.found[i]
		for next < len(h.quotes) && h.quotes[next].End <= a.content.Start && !h.quotes[next].nested {
			next++
		}
		for k := next; k < len(h.quotes) && h.quotes[k].Start < a.content.End; k++ {
			a.direct = a.direct || h.quotes[k].Overlaps(a.content)
		}
	}
}
