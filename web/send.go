package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/store"
)

// problem is what went wrong, for people and, after RFC 9457, for programs.
type problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail,omitempty"`
}

func (p problem) Error() string { return p.Title + ": " + p.Detail }

func mistake(format string, args ...any) error {
	return problem{http.StatusBadRequest, "The question was not understood", fmt.Sprintf(format, args...)}
}

var (
	errNoPage   = problem{http.StatusNotFound, "There is no such page", "The address may be mistyped. The search finds entries, reports and people by their words."}
	errNotHeld  = problem{http.StatusNotFound, "The record holds nothing with this id", "It may have been merged into another entry by a correction, or belong to another record."}
	errReadOnly = problem{http.StatusForbidden, "Nothing can be written here", "This server was started without a token. On the command line: chancery add, chancery correct"}
	errNoRecord = problem{http.StatusNotFound, "There is no record yet", "Make one by adding reports: chancery add examples/*.txt"}
)

// problemOf makes a problem of an error. What the store says of its own insides goes to the log, not to the visitor.
func (s *server) problemOf(err error) problem {
	var p problem
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, store.ErrNotFound):
		return errNotHeld
	case errors.As(err, &long):
		return problem{http.StatusRequestEntityTooLarge, "Too much was sent", fmt.Sprintf("It may have %d bytes. Shorten it.", long.Limit)}
	}
	s.Log.Printf("%v", err)
	return problem{http.StatusInternalServerError, "The record could not be read", "The server's log says why. Try again, or see whether the record's file is in place."}
}

// layouts are the templates of the pages, each with the frame around it; read when the first page is shown, for other commands need none.
var layouts = sync.OnceValue(func() map[string]*template.Template {
	frame := template.Must(template.New("frame").Funcs(helpers).ParseFS(files, "templates/frame.html", "templates/parts.html"))
	list := map[string]*template.Template{}
	names, _ := fs.Glob(files, "templates/*.html")
	for _, name := range names {
		one := strings.TrimSuffix(path.Base(name), ".html")
		if one != "frame" && one != "parts" {
			list[one] = template.Must(template.Must(frame.Clone()).ParseFS(files, name))
		}
	}
	return list
})

// framed is what the frame of a page shows.
type framed struct {
	page
	Words string // in the search box
}

// page answers a request with a template that show fills.
func (s *server) page(name string, show func(*visit) (page, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{Request: r, server: s}
		p, err := v.begin(func() (page, error) { return show(v) })
		if errors.Is(err, errNoRecord) && r.URL.Path == "/" {
			name, p, err = "empty", page{Title: "An empty record", Section: "today", Body: Named(s.Record)}, nil
		}
		switch {
		case err != nil:
			s.fail(w, r, s.problemOf(err))
		case p.next != "":
			http.Redirect(w, r, p.next, http.StatusSeeOther)
		default:
			s.render(w, r, http.StatusOK, name, p)
		}
	})
}

// begin opens the record for a visit and finds its day. A record without reports is none.
func (v *visit) begin(show func() (page, error)) (p page, err error) {
	if v.record, err = v.server.open(); err != nil {
		return p, err
	}
	if v.record == nil {
		return p, errNoRecord
	}
	if v.day, err = v.record.Today(noDay); err != nil {
		return p, err
	}
	if v.day.IsZero() {
		if reports, _, err := v.record.Size(); err != nil || reports == 0 {
			return p, errors.Join(err, errNoRecord)
		}
	}
	return show()
}

func (s *server) render(w http.ResponseWriter, r *http.Request, status int, name string, p page) {
	var b bytes.Buffer
	words := ""
	if name == "search" {
		words = r.URL.Query().Get("q")
	}
	if err := layouts()[name].ExecuteTemplate(&b, "frame", framed{p, words}); err != nil {
		s.Log.Printf("page %s: %v", name, err)
		http.Error(w, "This page could not be made. The server's log says why.", http.StatusInternalServerError)
		return
	}
	send(w, r, status, "text/html; charset=utf-8", calm(b.Bytes()))
}

// calm replaces the characters that turn the direction of text by U+FFFD: in no word of a page may a report reorder what
// stands around it.
func calm(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return utf8.RuneError
		}
		return r
	}, b)
}

// fail answers with what went wrong: a page, or for programs an object after RFC 9457.
func (s *server) fail(w http.ResponseWriter, r *http.Request, p problem) {
	if !strings.HasPrefix(r.URL.Path, "/api/") {
		s.render(w, r, p.Status, "problem", page{Title: p.Title, Body: p})
		return
	}
	b, _ := json.Marshal(p)
	send(w, r, p.Status, "application/problem+json", append(b, '\n'))
}

// send sends a whole answer, or says that the client has it already.
func send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Vary", "Authorization")
	if status != http.StatusOK {
		h.Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		w.Write(body)
		return
	}
	sum := sha256.Sum256(body)
	tag := fmt.Sprintf(`"%x"`, sum[:12])
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// static sends a style sheet, script or picture of the program's own. There are no other files to be had.
func (s *server) static(w http.ResponseWriter, r *http.Request) {
	b, err := files.ReadFile("static/" + path.Base(r.PathValue("name")))
	if err != nil {
		s.fail(w, r, errNoPage)
		return
	}
	send(w, r, http.StatusOK, mime.TypeByExtension(path.Ext(r.PathValue("name"))), b)
}

// health says whether the record can be read.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	kept, err := s.open()
	if err == nil && kept != nil {
		_, err = kept.Today(noDay)
	}
	if err != nil {
		s.Log.Printf("health: %v", err)
		http.Error(w, "the record cannot be read", http.StatusServiceUnavailable)
		return
	}
	send(w, r, http.StatusOK, "text/plain; charset=utf-8", []byte("ok\n"))
}
