package web

import (
	"net/http"
	"reflect"
	"slices"
	"strings"

	"chancery/export"
	"chancery/query"
	"chancery/resolve"
)

// route is one way into the data. The server is made of the routes and so is the document that describes it: they cannot differ.
type route struct {
	Method, Path string
	Says         string
	Params       []param
	Takes        any                        // an object of the type that the body is, nil for none
	Gives        reflect.Type               // what is answered, or each item of a list; nil for plain text
	Many         bool                       // a list of it, in pieces
	Kind         string                     // of what is answered, if it is not JSON
	Done         int                        // the status of success
	Open         bool                       // needs no token, whatever the server is
	answer       func(*visit) (any, error)  // of JSON
	raw          func(*server) http.Handler // of anything else
}

// param is something that a route can be asked with.
type param struct {
	Name, Says string
	Of         map[string]any // its JSON Schema
	Many       bool           // it may stand several times
	Need       bool
}

func words(name, says string) param {
	return param{Name: name, Says: says, Of: map[string]any{"type": "string", "maxLength": longestWords}}
}

func day(name, says string) param {
	return param{Name: name, Says: says, Of: map[string]any{"type": "string", "format": "date"}}
}

func flag(name, says string) param {
	return param{Name: name, Says: says, Of: map[string]any{"type": "string", "enum": []string{"1"}}}
}

func oneFrom[T ~string](name, says string, list []T) param {
	return param{Name: name, Says: says, Of: map[string]any{"type": "string", "enum": list}}
}

// asOf asks what was known at a day, paging for a piece of a list, fields for a part of each object.
var (
	asOf = []param{
		day("as_of", "What the record knew by the end of that day. Say of whom or what as well."),
		day("published_until", "What was published by the end of that day."),
	}
	paging = []param{
		{Name: "limit", Says: "How many items at most.", Of: map[string]any{"type": "integer", "minimum": 1, "maximum": mostRows, "default": rows}},
		{Name: "cursor", Says: "Where to go on: it stands in next.", Of: map[string]any{"type": "string"}},
	}
	fields = []param{{Name: "fields", Says: "The fields of each object that are wanted, with commas; all of them if it is left out.", Of: map[string]any{"type": "string"}}}
)

// conditions are what entries can be asked by.
var conditions = slices.Concat([]param{
	words("actor", "One of those who do it: a part of a name, a country, or its ISO 3166-1 alpha-3 code."),
	words("recipient", "One of those it is done to."),
	{Name: "with", Says: "Who takes part on either side; at most four.", Of: map[string]any{"type": "string", "maxLength": longestWords}, Many: true},
	oneFrom("type", "PLOVER's type of the act.", query.Types),
	{Name: "state", Says: "How far it has come; any of several, which may stand in one with commas.", Of: map[string]any{"type": "string", "examples": states}, Many: true},
	words("place", "Words of the name of a place."),
	words("words", "Words of the reports that tell it; all of them."),
	day("since", "Happens on that day or later."), day("until", "Happens on that day or earlier."),
	day("due_since", "Planned for that day or later."), day("due_until", "Planned for that day or earlier."),
	day("new_since", "First reported on that day or later."),
	{Name: "min_confidence", Says: "It is as sure as that.", Of: map[string]any{"type": "number", "minimum": 0, "maximum": 1}},
	flag("news", "Leave out what is only recalled."), flag("disputed", "Only where accounts differ."), flag("anonymous", "Only what rests on unnamed sources."),
}, asOf)

// routes are all of them.
var routes []route

func init() { // the document lists the routes, and is one of them
	list := slices.Concat[[]param]
	routes = []route{
		{Path: "/api/v1/entries", Says: "Entries: one for each happening, however many reports tell it.", Gives: export.Shapes.Entry, Many: true, answer: entriesData,
			Params: list(conditions, []param{oneFrom("order", "By when it happens, or by its newest report, newest first.", []string{"day", "newest"})}, paging, fields)},
		{Path: "/api/v1/entries/{id}", Says: "An entry, by its id or that of any of its assertions.", Gives: export.Shapes.Entry, Params: fields, answer: entryData},
		{Path: "/api/v1/reports/{id}", Says: "A report with all that was read in it.", Gives: export.Shapes.Report, Params: fields, answer: reportData},
		{Path: "/api/v1/docket", Says: "What was to be, and what became of it. Without days it begins a year before the newest report.", Gives: export.Shapes.Due, Many: true, answer: docketData,
			Params: list(conditions, []param{oneFrom("outcome", "What became of it.", resolve.Outcomes)}, paging, fields)},
		{Path: "/api/v1/disputes", Says: "Entries on which independent origins differ.", Gives: export.Shapes.Entry, Many: true, answer: disputesData,
			Params: list(conditions, paging, fields)},
		{Path: "/api/v1/statements", Says: "Who said what, the newest first.", Gives: export.Shapes.Statement, Many: true, answer: statementsData,
			Params: list([]param{words("speaker", "Who says it."), words("words", "Words of the report."), flag("anonymous", "Only unnamed speakers."), day("day", "The day of the report.")}, asOf, paging, fields)},
		{Path: "/api/v1/search", Says: "Reports that hold all of the words, those added last first.", Gives: export.Shapes.ReportRef, Many: true, answer: searchData,
			Params: list([]param{need(words("q", "The words."))}, paging[:1], fields)},
		{Path: "/api/v1/names", Says: "Whom somebody may mean who has begun to write a name.", Gives: reflect.TypeFor[named](), Many: true, answer: namesData,
			Params: []param{need(words("q", "The beginning."))}},
		{Path: "/api/v1/ask", Says: "The answer to a question in words, with the sentences that it rests on.", Gives: export.Shapes.Answer, answer: askData,
			Params: list([]param{need(param{Name: "q", Says: "The question.", Of: map[string]any{"type": "string", "maxLength": longestAsk}})}, asOf)},
		{Method: http.MethodPost, Path: "/api/v1/reports", Says: "Read a report and add what it asserts. One that is there already changes nothing, and is answered with 200.",
			Takes: sentReport{}, Gives: reflect.TypeFor[kept](), Done: http.StatusCreated, answer: addReport},
		{Method: http.MethodPost, Path: "/api/v1/corrections", Says: "Say what is wrong with an entry. It is kept beside the reports, with its author.",
			Takes: sentCorrection{}, Gives: reflect.TypeFor[kept](), Done: http.StatusCreated, answer: addCorrection},
		{Path: "/api/events", Says: "What comes into the record, as server-sent events: report and correction. After a break Last-Event-ID goes on where it was.",
			Params: []param{words("after", "The id of an event to go on after, for clients that cannot set Last-Event-ID.")}, Kind: "text/event-stream", raw: (*server).events},
		{Path: "/api/openapi.json", Says: "This document.", Gives: reflect.TypeFor[map[string]any](), raw: (*server).describe},
		{Path: "/metrics", Says: "Counts and times of requests, and the size of the record, for Prometheus.", Kind: "text/plain", raw: (*server).metrics},
		{Path: "/healthz", Says: "Whether the record can be read.", Kind: "text/plain", Open: true, raw: func(s *server) http.Handler { return http.HandlerFunc(s.health) }},
	}
	for i := range routes {
		if routes[i].Method == "" {
			routes[i].Method = http.MethodGet
		}
		if routes[i].Done == 0 {
			routes[i].Done = http.StatusOK
		}
	}
}

func need(p param) param {
	p.Need = true
	return p
}

// handler is what answers a route.
func (r *route) handler(s *server) http.Handler {
	if r.raw != nil {
		return r.raw(s)
	}
	return s.data(r)
}

// checkParams refuses a request that asks for something that the route does not know, rather than answer another question.
func (r *route) checkParams(a *asked) {
	var names []string
	for _, p := range r.Params {
		names = append(names, p.Name)
	}
	for name, values := range a.Values {
		p := slices.Index(names, name)
		switch {
		case p < 0:
			a.wrong("%q is not known here; what can be asked with is: %s.", clipped(name, 40), strings.Join(names, ", "))
		case len(values) > 1 && !r.Params[p].Many:
			a.wrong("%s stands several times; say it once.", name)
		}
	}
}
