// Package web shows a record in a browser and hands it out as JSON: a request goes in, and out comes a page on which every
// entry leads to the sentences that it rests on, or the same as data.
//
//  1. A request passes the guards: host, length, token, origin, time. (guard.go)
//  2. It is read into a filter with bounds of its own. (filter.go)
//  3. A page asks the record and fills its template (a file for each page), or the API writes what package export makes: routes.go
//     is the table of its routes, from which openapi.go makes the document that describes it. (api.go, write.go, events.go)
//  4. What is sent has an ETag, and no character that turns the direction of the text. (send.go)
//
// Pages work without JavaScript. Nothing is fetched from elsewhere, and nothing a report says is markup here.
package web

import (
	"embed"
	"log"
	"net/http"
	"net/url"
	"sync"

	"github.com/VictoriaMetrics/metrics"

	"chancery/ask"
	"chancery/query"
	"chancery/record"
	"chancery/store"
	"chancery/text"
)

// Options say what is served, and to whom.
type Options struct {
	// Record is the file or the URL of the record. It need not exist yet: the pages then say how to begin.
	Record string
	// Party reads whom a visitor names: words of a name, a country, or its ISO code.
	Party func(name string) query.Party
	// Understand reads a question as of a day.
	Understand func(question string, day text.Day) (ask.Question, error)
	// Explain says why the events of a report are recorded as they are.
	Explain func(kept *record.Report) ([]record.Explanation, error)
	// Wide reports whether a place of a name and a GeoNames id is larger than a town, so that a map marks its middle as such; nil if
	// nobody can tell.
	Wide func(name string, id int) bool
	// Read reads a report that a program sends; its error goes on after "The report".
	Read func(Sent) (*record.Report, error)
	// Token lets in whoever knows it; the zero Token means that there is none, and then nothing can be corrected.
	Token Token
	// Closed asks for the token on every page, not only to correct.
	Closed bool
	// Hosts are the names by which the server is called, beside those of this machine.
	Hosts []string
	// Rate is how many requests a second a client may make, who is not on this machine; 0 is no bound.
	Rate float64
	// Assistants answers at /mcp, behind the same guards as the pages; nil for nothing there.
	Assistants http.Handler
	// Log gets what went wrong inside.
	Log *log.Logger

	closing <-chan struct{} // ends the streams of events; nil if nothing does
}

// Sent is a report as a program sends it: what it says beside the text goes before what the text says of itself.
type Sent struct{ Text, Published, Title, Outlet, Author, URL string }

//go:embed templates static
var files embed.FS

type server struct {
	Options
	hard  chan struct{} // slots for what reads a text anew: questions, explanations, reports
	count *metrics.Set
	guard sync.Mutex
	kept  *store.Record // nil until the record exists
}

// New returns the pages and the API of a record.
func New(o Options) http.Handler {
	s := &server{Options: o, hard: make(chan struct{}, mostHard), count: metrics.NewSet()}
	pages := http.NewServeMux()
	for path, p := range map[string]struct {
		template string
		show     func(*visit) (page, error)
	}{
		"GET /{$}":               {"today", today},
		"GET /entries/{id}":      {"entry", entry},
		"GET /reports/{id}":      {"report", report},
		"GET /reports/{id}/why":  {"why", why},
		"GET /timeline":          {"timeline", timeline},
		"GET /map":               {"map", onMap},
		"GET /network":           {"network", network},
		"GET /docket":            {"docket", docket},
		"GET /disputes":          {"disputes", disputes},
		"GET /actor":             {"actor", actor},
		"GET /pair":              {"pair", pair},
		"GET /agreements":        {"agreements", agreements},
		"GET /statements":        {"statements", statements},
		"GET /search":            {"search", search},
		"GET /ask":               {"ask", answer},
		"POST /entries/{id}/fix": {"entry", correct},
	} {
		pages.Handle(path, s.page(p.template, p.show))
	}
	for i := range routes {
		pages.Handle(routes[i].Method+" "+routes[i].Path, routes[i].handler(s))
	}
	if o.Assistants != nil {
		pages.Handle("/mcp", o.Assistants)
	}
	pages.HandleFunc("GET /static/{name}", s.static)
	pages.Handle("/", s.page("", func(*visit) (page, error) { return page{}, errNoPage }))
	return s.guarded(s.counted(pages))
}

// open returns the record, nil if there is none yet.
func (s *server) open() (*store.Record, error) {
	s.guard.Lock()
	defer s.guard.Unlock()
	if s.kept == nil && store.Exists(s.Record) {
		r, err := store.Open(s.Record)
		if err != nil {
			return nil, err
		}
		s.kept = r
	}
	return s.kept, nil
}

// Named is the name of a record that may be shown: without the password of a database.
func Named(record string) string {
	if u, err := url.Parse(record); err == nil && u.User != nil {
		return u.Redacted()
	}
	return record
}

// visit is one request with what answers it.
type visit struct {
	*http.Request
	server *server
	record *store.Record
	day    text.Day // of the newest report
	fields []string // that are asked for; nil for all
}

// reading waits for its turn to read a text anew, and does it.
func (v *visit) reading(do func() error) error {
	select {
	case v.server.hard <- struct{}{}:
		defer func() { <-v.server.hard }()
		return do()
	case <-v.Context().Done():
		return problem{http.StatusServiceUnavailable, "Busy", "Too many questions are being read. Try again in a few seconds."}
	}
}

// page is what a template is filled with.
type page struct {
	Title   string
	Section string // of the navigation; empty for a page in none
	Body    any
	next    string // where the visitor is sent instead, if not empty
}
