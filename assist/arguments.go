package assist

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"chancery/ask"
	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// arguments are all that tools can be given; each tool takes some of them.
type arguments struct {
	Question       string   `json:"question"`
	Who            []string `json:"who"`
	By             string   `json:"by"`
	To             string   `json:"to"`
	Office         string   `json:"office"`
	Country        string   `json:"country"`
	Type           string   `json:"type"`
	About          string   `json:"about"`
	Since          string   `json:"since"`
	Until          string   `json:"until"`
	Day            string   `json:"day"`
	First          bool     `json:"first"`
	Overdue        bool     `json:"overdue"`
	ID             string   `json:"id"`
	Words          string   `json:"words"`
	PublishedUntil string   `json:"published_until"`
	AsOf           string   `json:"as_of"`
	Most           int      `json:"most"`
}

// schemas describe each argument as JSON Schema does.
var schemas = map[string]string{
	"question":        `{"type": "string", "maxLength": 500, "description": "a question in English"}`,
	"who":             `{"type": "array", "maxItems": 5, "items": {"type": "string", "maxLength": 100}, "description": "who takes part: countries, or names of persons and bodies"}`,
	"by":              `{"type": "string", "maxLength": 100, "description": "who does it: a country, or a name"}`,
	"to":              `{"type": "string", "maxLength": 100, "description": "to whom it is done: a country, or a name"}`,
	"office":          `{"type": "string", "maxLength": 100, "description": "an office without its country: vice president, foreign minister"}`,
	"country":         `{"type": "string", "maxLength": 100, "description": "a country"}`,
	"type":            `{"type": "string", "description": "the kind of act, a PLOVER type", "enum": [` + quotedTypes() + `]}`,
	"about":           `{"type": "string", "maxLength": 200, "description": "words that say what it is about: ceasefire talks"}`,
	"since":           `{"type": "string", "format": "date", "description": "happened, or due, on this day or later: 2026-01-24"}`,
	"until":           `{"type": "string", "format": "date", "description": "happened, or due, on this day or earlier"}`,
	"day":             `{"type": "string", "format": "date", "description": "the day that is asked about: 2026-01-24"}`,
	"first":           `{"type": "boolean", "description": "the first time, not the last"}`,
	"overdue":         `{"type": "boolean", "description": "only what is overdue with no report of it found"}`,
	"id":              `{"type": "string", "pattern": "^[0-9a-f]{6,64}$", "description": "an id that another answer gave, or its beginning"}`,
	"words":           `{"type": "string", "maxLength": 200, "description": "words that a report holds, all of them"}`,
	"published_until": `{"type": "string", "format": "date", "description": "only what had been published by the end of this day"}`,
	"as_of":           `{"type": "string", "format": "date", "description": "only what the record had learned by the end of this day"}`,
	"most":            `{"type": "integer", "minimum": 1, "maximum": 100, "description": "the most parts of the answer; 20 if not given"}`,
}

func quotedTypes() string {
	var out []string
	for _, t := range query.Types {
		out = append(out, `"`+string(t)+`"`)
	}
	return strings.Join(out, ", ")
}

// always are the arguments that every tool but those of one id takes.
var always = []string{"published_until", "as_of", "most"}

// takes lists the arguments of a tool.
func (t tool) takes() []string {
	list := strings.Fields(t.arguments)
	if !slices.Contains(list, "id") {
		list = append(list, always...)
	}
	return list
}

// schema is the JSON Schema of a tool's arguments. Those before the bar are required.
func (t tool) schema() json.RawMessage {
	properties := map[string]json.RawMessage{}
	for _, name := range t.takes() {
		properties[name] = json.RawMessage(schemas[name])
	}
	out, err := json.Marshal(map[string]any{"type": "object", "properties": properties, "required": strings.Fields(t.needs), "additionalProperties": false})
	if err != nil {
		panic(err) // a schema above is no JSON
	}
	return out
}

// read reads the arguments of a call. The limits of the schemas are held to, whatever the assistant's side checks.
func (t tool) read(given json.RawMessage) (a arguments, err error) {
	var names map[string]json.RawMessage
	if len(given) == 0 {
		given = json.RawMessage("{}")
	}
	if err := json.Unmarshal(given, &names); err != nil {
		return a, fmt.Errorf("the arguments are no JSON object: %w", err)
	}
	for name := range names {
		if !slices.Contains(t.takes(), name) {
			return a, fmt.Errorf("%s takes no argument %q; it takes: %s", t.name, name, strings.Join(t.takes(), ", "))
		}
	}
	for _, name := range strings.Fields(t.needs) {
		if bytes.Equal(bytes.Trim(names[name], " \"[]"), nil) {
			return a, fmt.Errorf("%s needs the argument %q", t.name, name)
		}
	}
	if err := json.Unmarshal(given, &a); err != nil {
		return a, fmt.Errorf("the arguments cannot be read: %w", err)
	}
	return a, a.check()
}

func (a *arguments) check() error {
	if a.Most == 0 {
		a.Most = 20
	}
	if a.Most < 1 || a.Most > 100 {
		return fmt.Errorf("most is %d; give a number from 1 to 100", a.Most)
	}
	for _, s := range append([]string{a.Question, a.By, a.To, a.Office, a.Country, a.About, a.Words}, a.Who...) {
		if len(s) > 2000 {
			return fmt.Errorf("an argument of %d bytes is too long; give a few words", len(s))
		}
	}
	_, err := query.ParseType(a.Type)
	return err
}

// as reads what is to be known.
func (a *arguments) as() (as query.AsOf, err error) {
	if as.Learned, err = day("as_of", a.AsOf); err != nil {
		return as, err
	}
	as.Published, err = day("published_until", a.PublishedUntil)
	return as, err
}

func day(name, s string) (text.Day, error) {
	if s == "" {
		return text.Day{}, nil
	}
	d, err := text.ParseDay(s)
	if err != nil {
		return d, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// asked makes the question of a family that the arguments put.
func (d *desk) asked(family ask.Family) (q ask.Question, err error) {
	q = ask.Question{Family: family, Type: record.Type(d.Type), First: d.First, Overdue: d.Overdue, Office: d.Office}
	if q.From, err = day("since", d.Since); err != nil {
		return q, err
	}
	if q.To, err = day("until", d.Until); err != nil {
		return q, err
	}
	if d.Day != "" {
		if q.From, err = day("day", d.Day); err != nil {
			return q, err
		}
		q.To = q.From
	}
	q.Topic = query.Words(query.Fold(d.About))
	for _, name := range append(slices.Clone(d.Who), d.Country) {
		if s := d.side(name); s != (ask.Side{}) {
			q.Parties = append(q.Parties, s)
		}
	}
	q.Actor, q.Recipient = d.side(d.By), d.side(d.To)
	for _, s := range []ask.Side{q.Actor, q.Recipient} {
		if s != (ask.Side{}) {
			q.Parties = append(q.Parties, s)
		}
	}
	if family != ask.Office && d.Office != "" && len(q.Parties) > 0 { // "a vice president of" the first
		q.Parties[0].Role = d.Office
	}
	return q, nil
}

func (d *desk) side(name string) ask.Side {
	if query.Fold(name) == "" {
		return ask.Side{}
	}
	p := d.Party(name)
	if p.Country != "" {
		return ask.Side{Country: p.Country}
	}
	return ask.Side{Name: p.Name}
}
