package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// eventGold is a line of the gold of events: a sentence with one event. There are two forms: PLOVER's gold-standard
// records give the type and the countries of the actors ("event", "source", "target"), labelled pairs give the type and
// where the two actors stand ("plover", with "source" and "target" as spans of code points).
type eventGold struct {
	ID     string          `json:"id"`
	Text   string          `json:"text"`
	Event  string          `json:"event"`
	Plover string          `json:"plover"`
	Source json.RawMessage `json:"source"`
	Target json.RawMessage `json:"target"`
}

// eventLabel is what is written for a sentence: the type of the event between the two actors, in the field of the gold.
type eventLabel struct {
	ID     string `json:"id"`
	Event  string `json:"event,omitempty"`
	Plover string `json:"plover,omitempty"`
}

// formerTypes are the types of today that had other names in PLOVER's drafts.
var formerTypes = map[string][]record.Type{
	"FIGHT": {record.Assault}, "DEMAND": {record.Request}, "DISAPPROVE": {record.Accuse}, "INVESTIGATE": {record.Accuse},
	"YIELD": {record.Concede, record.Retreat},
}

// Events reads single sentences and compares the events found with the one that the gold gives for each, by PLOVER's own reading
// of their types. A type is right if the event between the gold's two actors has it, or, where the gold does not say where they stand, if any
// event has it; actor and recipient are right if an event of that type has the gold's countries.
func Events(path string, write io.Writer) (Scores, error) {
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	scores := Scores{{Name: "type"}, {Name: "actor"}, {Name: "recipient"}}
	line := shape[eventGold]{"a sentence with an event", `{"id":…, "text":…, "event" or "plover":…}`, func(g *eventGold) bool { return g.Event != "" || g.Plover != "" }}
	err = eachLine(path, write, line, func(gold *eventGold) (any, error) {
		r, err := pipeline.Read(&text.Document{Text: gold.Text, Body: text.Span{End: len(gold.Text)}, Language: "en"})
		if err != nil {
			return nil, err
		}
		return scores.addEvent(gold, r), nil
	})
	return slices.DeleteFunc(scores, func(s Score) bool { return s.Gold == 0 }), err
}

// addEvent counts one sentence and returns the label that it was given.
func (s Scores) addEvent(g *eventGold, r *record.Report) eventLabel {
	want, sources, targets := g.wanted()
	found := choose(g, r, want)
	label := eventLabel{ID: g.ID}
	right := found != nil && slices.Contains(want, reading(found))
	s.count(0, found != nil, right)
	if !right {
		s[0].Misses = append(s[0].Misses, fmt.Sprintf("MISS %s %s | found %s | %s", g.ID, want, typesOf(r), g.Text))
	}
	switch name := g.Event + g.Plover; {
	case found == nil:
	case right && g.Plover != "":
		label.Plover = name
	case g.Plover != "":
		label.Plover = string(reading(found))
	case right:
		label.Event = name
	default:
		label.Event = string(reading(found))
	}
	for i, side := range []struct {
		codes  []string
		actors func(*record.Event) []record.Actor
	}{
		{sources, func(e *record.Event) []record.Actor { return e.Actors }},
		{targets, func(e *record.Event) []record.Actor { return e.Recipients }},
	} {
		if len(side.codes) > 0 {
			s.count(1+i, found != nil, found != nil && hasCountries(side.actors(found), side.codes))
		}
	}
	return label
}

func reading(e *record.Event) record.Type { return record.Reading(e.Type, e.Status) }

// count adds one case of the gold to measure i.
func (s Scores) count(i int, found, right bool) {
	s[i].Gold++
	if found {
		s[i].System++
	}
	if right {
		s[i].Correct++
	}
}

// wanted returns the types that are right and, where it gives them, the countries of the actors.
func (g *eventGold) wanted() (want []record.Type, sources, targets []string) {
	name := g.Event + g.Plover
	want, former := formerTypes[name]
	if !former {
		want = []record.Type{record.Type(name)}
	}
	return want, codesOf(g.Source), codesOf(g.Target)
}

// codesOf returns the country codes of a list of coded actors, nil for spans and whatever else stands there.
func codesOf(raw json.RawMessage) []string {
	var actors []struct{ Code string }
	if json.Unmarshal(raw, &actors) != nil {
		return nil
	}
	var codes []string
	for _, a := range actors {
		if len(a.Code) >= 3 {
			codes = append(codes, a.Code[:3])
		}
	}
	return codes
}

// choose returns the event to compare: of those between the gold's actors, or of all where it gives no places, the
// first of the wanted type in the second case, and simply the first in the first.
func choose(g *eventGold, r *record.Report, want []record.Type) *record.Event {
	source, target := placesOf(g.Text, g.Source), placesOf(g.Text, g.Target)
	if len(source) == 0 {
		for _, typeOf := range []func(*record.Event) record.Type{reading, func(e *record.Event) record.Type { return e.Type }} {
			if i := slices.IndexFunc(r.Events, func(e record.Event) bool { return slices.Contains(want, typeOf(&e)) }); i >= 0 {
				return &r.Events[i]
			}
		}
		source, target = nil, nil
	}
	var best *record.Event
	most := -1
	for i := range r.Events {
		e := &r.Events[i]
		if n := touching(e.Actors, source) + touching(e.Recipients, target); n > most {
			best, most = e, n
		}
	}
	return best
}

// placesOf reads spans in code points as spans in bytes.
func placesOf(s string, raw json.RawMessage) []text.Span {
	var pairs [][2]int
	if json.Unmarshal(raw, &pairs) != nil {
		return nil
	}
	at := make([]int, 0, len(s)+1) // byte of each code point
	for i := range s {
		at = append(at, i)
	}
	at = append(at, len(s))
	var spans []text.Span
	for _, p := range pairs {
		if 0 <= p[0] && p[0] < p[1] && p[1] <= utf8.RuneCountInString(s) {
			spans = append(spans, text.Span{Start: at[p[0]], End: at[p[1]]})
		}
	}
	return spans
}

// touching is 1 if one of the actors stands in one of the places.
func touching(actors []record.Actor, places []text.Span) int {
	for _, a := range actors {
		if overlapsAny(a.Span, places) {
			return 1
		}
	}
	return 0
}

// hasCountries reports whether each of the codes is that of one of the actors.
func hasCountries(actors []record.Actor, codes []string) bool {
	for _, c := range codes {
		if !slices.ContainsFunc(actors, func(a record.Actor) bool { return a.Country == c }) {
			return false
		}
	}
	return true
}

func typesOf(r *record.Report) []record.Type {
	var types []record.Type
	for _, e := range r.Events {
		types = append(types, e.Type)
	}
	return types
}
