package evaluate

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// codedSentence is a line of the gold of PETRARCH's suites: a dated sentence with the events that a coder should find,
// each as CAMEO codes of source, target and act. The program's own findings are written in the same form.
type codedSentence struct {
	ID     string       `json:"id"`
	Date   string       `json:"date,omitempty"` // YYYYMMDD or YYMMDD
	Text   string       `json:"text,omitempty"`
	Events []codedEvent `json:"events"`
}

type codedEvent struct {
	Source string `json:"source"` // PLOVER's actor
	Target string `json:"target"` // PLOVER's recipient
	Code   string `json:"code"`
}

// Petrarch returns the stage that codes single sentences as PETRARCH does, with a user's dictionaries: an event for
// each pair of an actor and a recipient. Sources, targets and roots of the codes are compared as the set of each sentence,
// triples (source, target, root) as events; "countries" are the first three letters of sources and targets.
func Petrarch(own ingest.Own) Stage {
	return func(path string, write io.Writer) (Scores, error) {
		pipeline, err := ingest.LoadWith(own)
		if err != nil {
			return nil, err
		}
		scores := Scores{{Name: "source"}, {Name: "target"}, {Name: "root"}, {Name: "triple"}, {Name: "countries"}}
		line := shape[codedSentence]{"a coded sentence", `{"id":…, "date":"20150609", "text":…, "events":[{"source":…, "target":…, "code":…}]}`,
			func(g *codedSentence) bool { return g.Text != "" }}
		err = eachLine(path, write, line, func(gold *codedSentence) (any, error) {
			found, err := codeSentence(pipeline, *gold)
			if err != nil {
				return nil, err
			}
			scores.addCoded(*gold, found)
			return codedSentence{ID: gold.ID, Events: found}, nil
		})
		return scores, err
	}
}

// codeSentence reads one sentence and gives its events as PETRARCH would.
func codeSentence(p *ingest.Pipeline, gold codedSentence) ([]codedEvent, error) {
	d := &text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"}
	for _, layout := range []string{"20060102", "060102"} {
		if t, err := time.Parse(layout, gold.Date); err == nil {
			d.Published = text.Published{Day: text.DayOf(t), From: text.FromMetadata}
			break
		}
	}
	r, err := p.Read(d)
	if err != nil {
		return nil, err
	}
	found := []codedEvent{}
	for i := range r.Events {
		if e := &r.Events[i]; mainVerb(d, e.Trigger.Span) {
			found = append(found, pairs(d, e)...)
		}
	}
	return distinctOf(found), nil
}

// mainVerb reports whether a trigger is a verb, or carried by one, that stands in no clause about a noun: PETRARCH knows no
// events told by nouns alone, nor by the way.
func mainVerb(d *text.Document, trigger text.Span) bool {
	first, last := d.TokensIn(trigger)
	for v := first; v < last; v++ {
		if u := d.Tokens[v].UPOS; u == "NOUN" || u == "PROPN" {
			continue
		}
		for ; v >= 0; v = d.Tokens[v].Head {
			if d.Tokens[v].Is("acl") {
				return false
			}
		}
		return true
	}
	return false
}

// pairs makes an event for each actor with each recipient, or, where there is no recipient, for each two of the actors, who
// then meet. PETRARCH wants both sides of an event: for one that the grammar does not tell stands the actor that is named
// last before the trigger or first behind it, else the countries where it happens. What is only asked for or thought of
// is no event, nor what is said not to have happened.
func pairs(d *text.Document, e *record.Event) []codedEvent {
	switch e.Status {
	case record.Negated, record.Proposed, record.Hypothetical:
		return nil
	}
	sources, targets := codesOfAll(e.Actors), codesOfAll(e.Recipients)
	if len(targets) == 0 && len(sources) > 1 {
		targets = sources
		if e.Type != record.Consult { // only who meets does the same as whom he meets
			sources, targets = sources[:1], sources[1:]
		}
	}
	var where []string
	for _, p := range e.Places {
		where = append(where, p.Countries...)
	}
	before, after := actorsAround(d, e.Trigger.Span)
	if len(sources) == 0 {
		sources = otherThan(targets, before, after, where)
	}
	if len(targets) == 0 {
		targets = otherThan(sources, after, before, where)
	}
	var all []codedEvent
	for _, s := range sources {
		for _, t := range targets {
			if s != t {
				all = append(all, codedEvent{s, t, e.CAMEO})
			}
		}
	}
	return all
}

// actorsAround returns the codes of the actors named last before and first behind a trigger, in its sentence.
func actorsAround(d *text.Document, trigger text.Span) (before, after []string) {
	for _, s := range d.Sentences {
		if !s.Covers(trigger) {
			continue
		}
		for _, m := range d.Mentions {
			if !s.Covers(m.Span) || len(m.Entities) == 0 || m.Kind == text.Pronoun || m.Kind == text.Modifier {
				continue
			}
			e := d.Entities[m.Entities[0]]
			codes := codesOfAll([]record.Actor{{Country: e.Country, Sector: record.Sector(e.Sector), Code: e.Code}})
			switch {
			case len(codes) == 0:
			case m.End <= trigger.Start:
				before = codes
			case m.Start >= trigger.End && after == nil:
				after = codes
			}
		}
	}
	return before, after
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
func codesOfAll(actors []record.Actor) []string {
	var all []string
	for i := range actors {
		all = append(all, codesOfActor(&actors[i])...)
	}
	return slices.DeleteFunc(distinctOf(all), func(c string) bool { return c == "---" })
}

// codesOfActor are the codes that the dictionaries have for an actor, else what country and sector give.
func codesOfActor(a *record.Actor) []string {
	if rest, nobodys := strings.CutPrefix(a.Code, "---"); nobodys && a.Country != "" {
		return []string{a.Country + rest}
	}
	if a.Code != "" {
		return strings.Split(a.Code, "/")
	}
	code := a.Country
	if code == "" {
		code = "---"
	}
	return []string{code + cameoSectors[a.Sector]}
}

// cameoSectors are CAMEO's roles for PLOVER's sectors, where the two differ or CAMEO has one.
var cameoSectors = map[record.Sector]string{record.Government: "GOV", record.Military: "MIL", record.Rebel: "REB", record.Opposition: "OPP",
	record.Police: "COP", record.Judiciary: "JUD", record.Spy: "SPY", record.UnknownArmed: "UAF", record.Legislator: "LEG", record.Party: "PTY",
	record.Agriculture: "AGR", record.Business: "BUS", record.Criminal: "CRM", record.Civilian: "CVL", record.Education: "EDU",
	record.Elite: "ELI", record.Labour: "LAB", record.Refugee: "REF", record.Journalist: "MED", record.Medical: "HLH", record.Religious: "REL"}

// addCoded counts one sentence.
func (s Scores) addCoded(gold codedSentence, found []codedEvent) {
	for i, of := range []func(codedEvent) []string{
		func(e codedEvent) []string { return []string{e.Source} },
		func(e codedEvent) []string { return []string{e.Target} },
		func(e codedEvent) []string { return []string{rootOf(e.Code)} },
		func(e codedEvent) []string { return []string{e.Source + " " + e.Target + " " + rootOf(e.Code)} },
		func(e codedEvent) []string { return []string{"s" + firstThree(e.Source), "t" + firstThree(e.Target)} },
	} {
		want, got := setOfCodes(gold.Events, of), setOfCodes(found, of)
		s[i].Gold += len(want)
		s[i].System += len(got)
		for _, w := range want {
			if slices.Contains(got, w) {
				s[i].Correct++
			} else {
				s[i].Misses = append(s[i].Misses, fmt.Sprintf("MISS %s %s | found %s | %s", gold.ID, w, strings.Join(got, ", "), gold.Text))
			}
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				s[i].Misses = append(s[i].Misses, fmt.Sprintf("EXTRA %s %s | gold %s | %s", gold.ID, g, strings.Join(want, ", "), gold.Text))
			}
		}
	}
}

func rootOf(code string) string { return code[:min(2, len(code))] }

func firstThree(code string) string { return code[:min(3, len(code))] }

// setOfCodes returns what of gives for the events, each once, in order.
func setOfCodes(events []codedEvent, of func(codedEvent) []string) []string {
	var all []string
	for _, e := range events {
		all = append(all, of(e)...)
	}
	return distinctOf(all)
}

// distinctOf drops what stands there already.
func distinctOf[T comparable](list []T) []T {
	var out []T
	for _, one := range list {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}
