package web

import (
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chancery/export"
	"chancery/phrase"
	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// helpers are what templates can do: put things into words, and make links.
var helpers = template.FuncMap{
	"what":      func(e *record.Entry) string { return phrase.NewTeller().Planned(e) },
	"when":      phrase.Time,
	"day":       phrase.Day,
	"weekday":   phrase.DayOfWeek,
	"count":     phrase.Count,
	"support":   phrase.Support,
	"squeeze":   phrase.Squeeze,
	"name":      phrase.Name,
	"places":    phrase.Places,
	"attribute": func(d record.Dispute) string { return phrase.Attribute(&d) },
	"dispute":   func(d record.Dispute) string { return phrase.Dispute(&d) },
	"disputed":  phrase.Dispute,
	"according": func(list []record.Source) string { return phrase.NewTeller().According(list) },
	"speakers": func(s record.Statement) string {
		return phrase.NewTeller().Speakers(s.Speaker, s.Others, s.Anonymous)
	},
	"addressees": func(s record.Statement) string { return phrase.NewTeller().Actors(s.Addressees) },
	"sentence":   sentence,
	"title":      titleOf,
	"paper":      paperOf,
	"sign":       func(s record.State) string { return signs[s] },
	"slug":       func(s record.State) string { return strings.ReplaceAll(string(s), " ", "-") },
	"short":      short,
	"web":        webAddress,
	"clip":       clipped,
	"party":      partyPage,
	"pair":       pairOf,
	"states":     func() []record.State { return states },
	"has":        func(list []string, s record.State) bool { return slices.Contains(list, string(s)) },
	"add":        func(a, b int) int { return a + b },
	"half":       func(n int) int { return n / 2 },
	"odd":        func(n int) bool { return n%2 == 1 },
	"value":      func(v map[string][]string, name string) string { return url.Values(v).Get(name) },
	"same":       func(o resolve.Outcome, s string) bool { return string(o) == s },
	"event":      func(e *record.Event) string { return phrase.NewTeller().Event(e) },
	"percent":    func(f float64) string { return strconv.Itoa(int(f*100+0.5)) + " %" },
	"questionOf": questionOf,
	"asking":     func(page string, asked map[string][]string) asking { return asking{page, asked} },
	"ways":       ways,
	"pairPage":   pairPageOf,
	"turn": func(values map[string][]string, name, value string) string {
		return (&asked{Values: values}).with(name, value)
	},
	"country":    export.CountryName,
	"speakersOf": func(s *record.Statement) string { return phrase.NewTeller().Speakers(s.Speaker, s.Others, s.Anonymous) },
}

// signs tell the states apart by shape, for whom colours do not.
var signs = map[record.State]string{
	record.IsProposed: "◌", record.IsPlanned: "◇", record.IsUnderWay: "◐", record.IsHappened: "●", record.IsPostponed: "↷",
	record.IsCancelled: "✕", record.IsAlleged: "?", record.IsDenied: "⊘", record.IsImagined: "~", record.IsNotSo: "○",
}

// longestSentence is how many characters of a sentence stand in a list; the entry has all of it.
const longestSentence = 320

// sentence is the newest sentence that an entry's ladder rests on.
func sentence(e *record.Entry) string {
	if len(e.Ladder) == 0 {
		return ""
	}
	return clipped(phrase.Squeeze(e.Ladder[len(e.Ladder)-1].Evidence.Text), longestSentence)
}

// titleOf names a report.
func titleOf(r *record.Report) string {
	if t := phrase.Squeeze(r.Title); t != "" {
		return clipped(t, longestWords)
	}
	return "Report " + short(r.ID)
}

// paperOf says where a report is from, and of which day. The path of its file is nobody's business.
func paperOf(r *record.Report) string {
	return phrase.List(r.Origin.Outlet, phrase.Day(r.Published.Day))
}

func partyName(a record.Actor) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Country
}

// partyPage is the page of an actor, "" of one without name and country.
func partyPage(a record.Actor) string {
	if partyName(a) == "" {
		return ""
	}
	return actorPageOf(partyName(a))
}

func actorPageOf(name string) string { return "/actor?" + url.Values{"name": {name}}.Encode() }

func pairPageOf(a, b string) string { return "/pair?" + url.Values{"a": {a}, "b": {b}}.Encode() }

// pairOf is the page of two actors, "" if one of them has none of their own.
func pairOf(a, b record.Actor) string {
	if partyName(a) == "" || partyName(b) == "" || partyName(a) == partyName(b) {
		return ""
	}
	return pairPageOf(partyName(a), partyName(b))
}

func short(id string) string { return id[:min(10, len(id))] }

// webAddress is a URL that may become a link, "" for any other: a report's words decide nothing but where a link of http leads.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// pointers makes pointers to the elements of a list.
func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// daysOf is the interval of a time, false if it has none.
func daysOf(t *record.Time) (from, to text.Day, known bool) {
	if t == nil || t.From.IsZero() || t.To.IsZero() {
		return from, to, false
	}
	return t.From, t.To, true
}

// questionOf is the question of a page that has the box for one.
func questionOf(body any) string {
	if b, ok := body.(askPage); ok {
		return b.Question
	}
	return ""
}

// asking is a query and the page that shows it.
type asking struct {
	Page  string
	Asked map[string][]string
}

// ways are the pages that show the same query otherwise; that of the page itself leads nowhere.
func ways(q asking) []move {
	v := url.Values{}
	for name, list := range q.Asked {
		for _, s := range list {
			if s != "" && name != "view" && name != "cursor" && name != "limit" {
				v.Add(name, s)
			}
		}
	}
	list := []move{{"timeline", "/timeline"}, {"map", "/map"}, {"network", "/network"}, {"JSON", "/api/v1/entries"}}
	for i := range list {
		if list[i].To == q.Page {
			list[i].To = ""
		} else if len(v) > 0 {
			list[i].To += "?" + v.Encode()
		}
	}
	return list
}
