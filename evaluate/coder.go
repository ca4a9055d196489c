package evaluate

import (
	"os"
	"slices"
	"strings"
	"time"

	"chancery/actor/petrarch"
	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// A coder codes the events of single sentences as PETRARCH does: by main verbs, between two sides that the dictionaries
// know, and with what is said of an act in place of the act. It looks at the grammar beside the record, for CAMEO codes
// what the record keeps apart.
type coder struct {
	pipeline   *ingest.Pipeline
	dictionary *petrarch.Dictionary // the user's, to code what the record does not take for an actor
}

func newCoder(own ingest.Own) (*coder, error) {
	pipeline, err := ingest.LoadWith(own)
	if err != nil {
		return nil, err
	}
	c := &coder{pipeline, petrarch.New()}
	for _, path := range own.Actors {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		c.dictionary.Read(path, string(content)) // its faults have been told
	}
	c.dictionary.Read("bodies", petrarch.Bodies)
	return c, nil
}

// A sentence is a sentence that is being coded.
type sentence struct {
	*text.Document
	*coder
	events []record.Event
	verbs  map[int]*record.Event // events by the verbs that tell them
}

// code reads one sentence and gives its events as PETRARCH would.
func (c *coder) code(gold codedSentence) ([]codedEvent, error) {
	d := &text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"}
	for _, layout := range []string{"20060102", "060102"} {
		if t, err := time.Parse(layout, gold.Date); err == nil {
			d.Published = text.Published{Day: text.DayOf(t), From: text.FromMetadata}
			break
		}
	}
	r, err := c.pipeline.Read(d)
	if err != nil {
		return nil, err
	}
	s := &sentence{d, c, r.Events, map[int]*record.Event{}}
	var found []codedEvent
	if s.recalls() {
		return []codedEvent{}, nil
	}
	for i := range s.events {
		if v := s.verb(&s.events[i]); v >= 0 {
			s.verbs[v] = &s.events[i]
		}
	}
	for i := range s.events {
		if e := &s.events[i]; s.told(e) {
			found = append(found, s.pairs(e)...)
		}
	}
	return append([]codedEvent{}, distinctOf(found)...), nil // never null when it is written
}

// recallYears is how old a year is whose mention makes a sentence history: PETRARCH's lists discard such sentences.
const recallYears = 5

// recalls reports whether the sentence speaks of a year long past.
func (s *sentence) recalls() bool {
	return slices.ContainsFunc(s.Timexes, func(t text.Timex) bool {
		return t.Grain == "year" && !t.To.IsZero() && t.To.Before(s.Published.Day.Add(-365*recallYears))
	})
}

// verb returns the verb that tells an event, or carries the noun that does; -1 for an event told by a noun alone.
func (s *sentence) verb(e *record.Event) int {
	first, last := s.TokensIn(e.Trigger.Span)
	for v := first; v < last; v++ {
		if u := s.Tokens[v].UPOS; u != "NOUN" && u != "PROPN" {
			return v
		}
	}
	return -1
}

// told reports whether PETRARCH would take an event for one that the sentence tells: it has a verb, which stands neither in a
// clause about a noun nor in one that is said by the way, and is not what another event of the sentence asks for, refuses,
// threatens or charges somebody with.
func (s *sentence) told(e *record.Event) bool {
	v := s.verb(e)
	if v < 0 {
		return false
	}
	inside := true // still within what the verb above takes as its content
	for ; v >= 0; v = s.Tokens[v].Head {
		if s.describes(v) || s.aside(v) {
			return false
		}
		inside = inside && s.content(v)
		above := s.verbs[s.Tokens[v].Head]
		coordinate := s.Tokens[v].Is("conj") && s.mark(v) != "that"
		if inside && !coordinate && above != nil && above != e && absorbs[above.Type] {
			return false
		}
	}
	return e.Type != record.Agree || !s.particular(e)
}

// absorbs are the types of events that PETRARCH codes instead of the act that they are about.
var absorbs = map[record.Type]bool{record.Request: true, record.Reject: true, record.Threaten: true, record.Accuse: true}

// mark returns the word that opens clause v, in small letters; "" if there is none.
func (s *sentence) mark(v int) string {
	if m := s.Dependent(v, "mark"); m >= 0 {
		return strings.ToLower(s.Tokens[m].Form)
	}
	return ""
}

// describes reports whether clause v says which noun is meant; in "there were soldiers killed" it is the sentence itself.
func (s *sentence) describes(v int) bool {
	t := &s.Tokens[v]
	if !t.Is("acl") {
		return false
	}
	above := s.Tokens[t.Head].Head
	return s.Dependent(t.Head, "expl") < 0 && (above < 0 || s.Dependent(above, "expl") < 0)
}

// aside reports whether clause v tells what came before or along with the main clause: "after rebels fled", "killing eight".
func (s *sentence) aside(v int) bool {
	t := &s.Tokens[v]
	return t.Is("advcl") && t.XPOS == "VBG" || slices.Contains([]string{"after", "before", "since", "until"}, s.mark(v))
}

// content reports whether clause v is what the verb above it is about, an infinitive that the parser takes for its purpose too, or
// goes on with such a clause.
func (s *sentence) content(v int) bool {
	t := &s.Tokens[v]
	return t.Is("xcomp") || t.Is("ccomp") || t.Is("conj") || s.purpose(v)
}

// purpose reports whether verb v tells what the main clause is done for: "met to discuss".
func (s *sentence) purpose(v int) bool { return s.Tokens[v].Is("advcl") && s.mark(v) == "to" }

// particular reports whether another event tells what somebody agrees to, promises or offers by e.
func (s *sentence) particular(e *record.Event) bool {
	for i := range s.events {
		o := &s.events[i]
		for v := s.verb(o); o != e && o.Status == record.Planned && v >= 0 && s.content(v); v = s.Tokens[v].Head {
			if s.verbs[s.Tokens[v].Head] == e && !s.Tokens[v].Is("conj") {
				return true
			}
		}
	}
	return false
}

// pairs makes an event for each actor with each recipient. PETRARCH wants both sides of an event: for recipients that the grammar
// does not tell stand those of the actors who are named behind the trigger, else the next actor behind it, else the countries where
// it happens, and if there is none the actors do it to each other; for actors the one who is named last before the trigger.
func (s *sentence) pairs(e *record.Event) []codedEvent {
	code, sources, targets := s.act(e)
	if code == "" {
		return nil
	}
	var where []string
	for _, p := range e.Places {
		where = append(where, p.Countries...)
	}
	before, after := s.around(s.verb(e), e, sources)
	mutual := false
	if s.purpose(s.verb(e)) && len(targets) == 0 {
		return nil
	}
	if len(targets) == 0 && len(e.Recipients) == 0 && len(sources) > 1 {
		sources, targets = s.sides(e)
		mutual = e.Type == record.Consult && e.Status != record.Negated && len(targets) > 0
		if len(targets) == 0 {
			targets = otherThan(sources, after, where)
		}
		if len(targets) == 0 {
			targets, mutual = sources, true
		}
	}
	if len(sources) == 0 {
		sources = otherThan(targets, before, after, where)
	}
	if len(targets) == 0 {
		targets = otherThan(sources, after, before, where)
	}
	var all []codedEvent
	for _, s := range sources {
		for _, t := range targets {
			if s == t {
				continue
			}
			if all = append(all, codedEvent{s, t, code}); mutual {
				all = append(all, codedEvent{t, s, code})
			}
		}
	}
	return all
}

// sides parts the actors of an event that has no recipients into those before its trigger and those behind it.
func (s *sentence) sides(e *record.Event) (first, second []string) {
	i := 0
	for i < len(e.Actors) && e.Actors[i].Start < e.Trigger.End {
		i++
	}
	return s.codesOfAll(e.Actors[:i]), s.codesOfAll(e.Actors[i:])
}
