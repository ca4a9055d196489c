package extract

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"chancery/record"
	"chancery/text"
)

// accounts gives events what other sentences of the report say of them without telling an event: a number ("The organisers put the
// number of marchers at 8,000", "Nobody was hurt") or a denial ("It is a fabrication").
func accounts(r *reading, events []record.Event, said []record.Statement) {
	a := newWitnesses(r, events, said)
	for s := range r.Sentences {
		if !r.Headline.Covers(r.Sentences[s].Span) && !a.correction(s) {
			a.number(s)
		}
	}
	for i := range said {
		a.denial(&said[i])
	}
}

// witnesses looks for the events that sentences speak of.
type witnesses struct {
	*reading
	events  []record.Event
	tells   map[int]bool              // the sentences that tell an event
	speaker map[int]*record.Statement // the first statement of each sentence
	reject  map[string]bool           // who is told to contradict, by their ids
	accused map[string]bool           // who is told to be accused, likewise
	last    int                       // the sentence whose number was given to an event, and that event
	event   *record.Event
}

func newWitnesses(r *reading, events []record.Event, said []record.Statement) *witnesses {
	a := &witnesses{r, events, map[int]bool{}, map[int]*record.Statement{}, map[string]bool{}, map[string]bool{}, -1, nil}
	for _, e := range events {
		a.tells[a.sentenceAt(e.Trigger.Start)] = true
		switch {
		case e.Type == record.Reject && e.Status == record.Occurred:
			addIDs(a.reject, e.Actors)
		case e.Type == record.Accuse:
			addIDs(a.accused, e.Recipients)
		}
	}
	for i := len(said) - 1; i >= 0; i-- {
		a.speaker[a.sentenceAt(said[i].Content.Start)] = &said[i]
	}
	return a
}

func addIDs(to map[string]bool, list []record.Actor) {
	for _, one := range list {
		if one.ID != "" {
			to[one.ID] = true
		}
	}
}

// sentenceAt is the sentence of a byte of the text.
func (a *witnesses) sentenceAt(at int) int {
	return sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].Start > at }) - 1
}

const (
	// furtherBack is how many bytes before it the event of an account may stand: some paragraphs.
	furtherBack = 1200
	// mostLooked is how many events before an account are looked at.
	mostLooked = 60
)

var (
	// harm are words of those who were hit, or of nobody.
	harm = regexp.MustCompile(`(?i)\b(killed|dead|died|deaths|wounded|injured|hurt|missing|casualties|victims)\b`)
	// figure are words by which somebody gives a number of what was told before.
	figure = regexp.MustCompile(`(?i)\b(puts?|estimat\w+|counted|counts|spoke of|speaks? of|said it was|figure|number of|as many as)\b`)
	// elliptic is a number of what the sentence before counts.
	elliptic = regexp.MustCompile(`(?i)\b(?:spoke of|speaks? of|talks? of|talked of|puts? it at|put the (?:figure|number|total) at|gave the (?:figure|number) as|counted|counts|says?|said|claims?|claimed|reports?|reported|estimates?|estimated)` +
		` (?:about |some |at least |up to |only |more than |fewer than |nearly |almost |just )?(?:\d[\d.,]*|[a-z]+)(?: hundred| thousand| million| billion)?\s*(?:[,;.]["”]?(?:\s|$)|["”]?$)`)
	noOne   = regexp.MustCompile(`(?i)\b(nobody|no[ -]one|none)\b`)
	inDigit = regexp.MustCompile(`\d`)
)

// corrects begins what an outlet says of its own mistakes.
var corrects = regexp.MustCompile(`^(?i)(?:correction|clarification|an earlier version)\b`)

// correction gives an outlet's correction to the event that it names; it reports whether the sentence is one.
func (a *witnesses) correction(s int) bool {
	span := a.Sentences[s].Span
	if !corrects.MatchString(span.In(a.Text)) {
		return false
	}
	named := a.stems(s, "NOUN", "VERB")
	e := a.before(span.Start, func(e *record.Event) bool { return slices.Contains(named, begin(e.Trigger.Text)) })
	if e != nil {
		e.Accounts = append(e.Accounts, record.Account{Quote: a.quote(span), Corrects: true})
	}
	return true
}

// number gives the number of a sentence without an event to the event that it is of.
func (a *witnesses) number(s int) {
	span := a.Sentences[s].Span
	words := span.In(a.Text)
	if a.tells[s] || !inDigit.MatchString(words) && !a.hasNumber(s) && !noOne.MatchString(words) {
		return
	}
	var e *record.Event
	switch {
	case harm.MatchString(words):
		e = a.before(span.Start, func(e *record.Event) bool { return e.Type == record.Assault })
	case figure.MatchString(words):
		stems := a.stems(s, "NOUN")
		e = a.before(span.Start, func(e *record.Event) bool { return slices.Contains(stems, begin(e.Trigger.Text)) })
	}
	if e == nil && a.event != nil && a.last == s-1 && (figure.MatchString(words) || a.speaker[s] != nil) {
		e = a.event // "The ministry spoke of 2,000."
	}
	if e == nil && elliptic.MatchString(words) && s > 0 && a.tells[s-1] {
		from := a.Sentences[s-1].Start
		e = a.before(span.Start, func(e *record.Event) bool {
			return e.Trigger.Start >= from && (inDigit.MatchString(e.Evidence.Text) || a.hasNumber(s-1))
		})
	}
	if e == nil {
		return
	}
	a.last, a.event = s, e
	e.Accounts = append(e.Accounts, record.Account{Quote: a.quote(span), Source: a.teller(s)})
}

func (a *witnesses) hasNumber(s int) bool {
	for t := a.Sentences[s].First; t < a.Sentences[s].Last; t++ {
		if a.Tokens[t].UPOS == "NUM" {
			return true
		}
	}
	return false
}

// stemLength is how many letters of a verb and of the noun for those who do it are alike: "marched", "marchers".
const stemLength = 5

// begin is the beginning of the first word of an act.
func begin(words string) string {
	first, _, _ := strings.Cut(strings.ToLower(words), " ")
	return first[:min(stemLength, len(first))]
}

// stems are the beginnings of the words of a sentence that are of some parts of speech.
func (a *witnesses) stems(s int, parts ...string) []string {
	var out []string
	for t := a.Sentences[s].First; t < a.Sentences[s].Last; t++ {
		if slices.Contains(parts, a.Tokens[t].UPOS) && len(a.Tokens[t].Form) >= stemLength {
			out = append(out, begin(a.Tokens[t].Form))
		}
	}
	return out
}

// teller is who gives the number: the speaker of a statement there, or the subject of the sentence.
func (a *witnesses) teller(s int) record.Actor {
	if one := a.speaker[s]; one != nil {
		return one.Speaker
	}
	for t := a.Sentences[s].First; t < a.Sentences[s].Last; t++ {
		if a.Tokens[t].Is("nsubj") {
			if all := a.actors(t); len(all) > 0 {
				return all[0]
			}
			return record.Actor{Quote: a.quote(a.SubtreeSpan(t))}
		}
	}
	return record.Actor{}
}

// before is the nearest event before a place that fits, nil if there is none.
func (a *witnesses) before(at int, fits func(*record.Event) bool) *record.Event {
	end := sort.Search(len(a.events), func(i int) bool { return a.events[i].Trigger.Start >= at })
	for i := end - 1; i >= max(0, end-mostLooked) && at-a.events[i].Trigger.Start <= furtherBack; i-- {
		if e := &a.events[i]; e.Headline != record.Repeated && fits(e) {
			return e
		}
	}
	return nil
}

var (
	// untrue are words by which all that was said is called untrue.
	untrue = regexp.MustCompile(`(?i)\b(fabricat\w+|invention|invented|made up|lies|a lie|untrue|not true|no truth|false|baseless|unfounded|forged|forgery|nonsense|slander|libel)\b`)
	// contrary are words by which it is said that something was not so.
	contrary = regexp.MustCompile(`(?i)\b(not|never|no|none|nobody|nothing|neither)\b|n['’]t\b`)
	// isNone is a denial that there is something at all.
	isNone = regexp.MustCompile(`(?i)^(?:that )?there (?:was|were|is|are|had been|has been|have been)\b`)
)

// denial gives a statement that denies without telling an event to what it denies.
func (a *witnesses) denial(s *record.Statement) {
	var e *record.Event
	switch {
	case untrue.MatchString(s.Content.Text):
		e = a.before(s.Content.Start, func(e *record.Event) bool { return e.Status == record.Alleged && a.answers(s, e) })
	case s.Stance == record.Denies && isNone.MatchString(s.Content.Text):
		e = a.before(s.Content.Start, func(e *record.Event) bool { return isClaim(e) && e.Type != record.Accuse && takesPart(s.Speaker, e) })
	case contrary.MatchString(s.Content.Text) && a.reject[s.Speaker.ID] && !a.tells[a.sentenceAt(s.Content.Start)]:
		e = a.before(s.Content.Start, func(e *record.Event) bool {
			return isClaim(e) && !a.own(s.Speaker, e) && (names(s.Content.Text, e) || a.sameVerb(s.Content.Span, e))
		})
	case contrary.MatchString(s.Content.Text) && !notYet.MatchString(s.Content.Text) && !a.tells[a.sentenceAt(s.Content.Start)]:
		e = a.before(s.Content.Start, func(e *record.Event) bool {
			return isClaim(e) && !a.own(s.Speaker, e) && s.Content.Start-e.Evidence.End <= nearBy && a.sameVerb(s.Content.Span, e)
		})
	}
	if e != nil {
		e.Accounts = append(e.Accounts, record.Account{Quote: s.Content, Source: s.Speaker, Denies: true})
	}
}

// notYet are words by which what is denied lies ahead, or may still come.
var notYet = regexp.MustCompile(`(?i)\b(?:will|would|shall|should|yet|if|unless|until)\b|n['’]t be\b`)

// nearBy is how many bytes may lie between a claim and words that contradict it without saying so: a few sentences.
const nearBy = 400

// sameVerb reports whether a piece of the text has the verb or the noun of an act: "was never paid" of "paid".
func (a *witnesses) sameVerb(span text.Span, e *record.Event) bool {
	s := a.sentenceAt(e.Trigger.Start)
	lemma := ""
	for t := a.Sentences[s].First; t < a.Sentences[s].Last; t++ {
		if a.Tokens[t].Start >= e.Trigger.Start && a.Tokens[t].End <= e.Trigger.End && (a.Tokens[t].UPOS == "VERB" || a.Tokens[t].UPOS == "NOUN") {
			lemma = a.Tokens[t].Lemma
			break
		}
	}
	if lemma == "" {
		return false
	}
	s = a.sentenceAt(span.Start)
	for t := a.Sentences[s].First; t < len(a.Tokens) && a.Tokens[t].Start < span.End; t++ {
		if span.Covers(a.Tokens[t].Span) && a.Tokens[t].Lemma == lemma {
			return true
		}
	}
	return false
}

// isClaim reports whether somebody says so, and the report does not say it itself.
func isClaim(e *record.Event) bool {
	return (e.Status == record.Alleged || e.Status == record.Occurred && len(e.Sources) > 0) && !e.Background
}

// oneActor reports whether two are one, as far as it is told who they are.
func oneActor(a, b record.Actor) bool { return a.ID != "" && a.ID == b.ID }

// takesPart reports whether somebody takes part in an event, or belongs to a state that does.
func takesPart(who record.Actor, e *record.Event) bool {
	return slices.ContainsFunc(slices.Concat(e.Actors, e.Recipients), func(o record.Actor) bool {
		return oneActor(who, o) || who.Country != "" && who.Country == o.Country && isOfficial(who)
	})
}

// answers reports whether a speaker answers for what is alleged: he is said to have done it, or is accused of something in the report.
func (a *witnesses) answers(s *record.Statement, e *record.Event) bool {
	return a.accused[s.Speaker.ID] || slices.ContainsFunc(e.Actors, func(o record.Actor) bool { return oneActor(s.Speaker, o) })
}

// own reports whether a claim rests on somebody.
func (a *witnesses) own(who record.Actor, e *record.Event) bool {
	return slices.ContainsFunc(e.Sources, func(s record.Source) bool { return oneActor(who, s.Actor) })
}

// names reports whether a text has a noun of what an act is done to.
func names(s string, e *record.Event) bool {
	s = strings.ToLower(s)
	for _, o := range e.Objects {
		words := strings.Fields(strings.ToLower(o.Text))
		if len(words) == 0 {
			continue
		}
		if noun := strings.TrimSuffix(words[len(words)-1], "s"); len(noun) > 2 && slices.Contains(strings.FieldsFunc(s, notLetter), noun) || strings.Contains(s, noun+"s") {
			return true
		}
	}
	return false
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
