package web_test

import (
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/actor"
	"chancery/ask"
	"chancery/ingest"
	"chancery/query"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/text"
	"chancery/web"
)

var pipeline = sync.OnceValues(ingest.Load)

// examples is the reports of the examples, of two invented ones that differ, and of the hostile set, read once for all tests.
var examples = sync.OnceValues(func() ([]*record.Report, error) {
	p, err := pipeline()
	if err != nil {
		return nil, err
	}
	var list []*record.Report
	for _, pattern := range []string{"../examples/*.txt", "testdata/differ/*.txt", "testdata/hostile/*.txt"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			d, err := report.Read(b, report.Options{Path: name})
			if err != nil {
				return nil, err
			}
			r, err := p.Read(d)
			if err != nil {
				return nil, err
			}
			list = append(list, r)
		}
	}
	return list, nil
})

// recordOf makes a record of the reports of all tests.
func recordOf(t *testing.T) string {
	t.Helper()
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "web.db")
	r, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.AddAll(list, time.Date(2026, 1, 25, 12, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return path
}

// options are those of a server on this machine.
func options(t *testing.T, path string) web.Options {
	t.Helper()
	register, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	return web.Options{
		Record: path,
		Log:    log.New(failing{t}, "", 0),
		Party: func(name string) query.Party {
			if len(name) == 3 && name == strings.ToUpper(name) {
				return query.Party{Name: name, Country: name}
			}
			return query.Party{Name: name, Country: register.CountryCode(name)}
		},
		Understand: func(question string, day text.Day) (q ask.Question, err error) {
			p, err := pipeline()
			if err != nil {
				return q, err
			}
			asked, err := p.Question(question, day)
			return ask.Understand(question, asked.Found, asked.Named, asked.Acts), err
		},
		Read: func(sent web.Sent) (*record.Report, error) {
			p, err := pipeline()
			if err != nil {
				return nil, err
			}
			d, err := report.Read([]byte(sent.Text), report.Options{Published: sent.Published, Title: sent.Title, Outlet: sent.Outlet})
			if err != nil {
				return nil, err
			}
			return p.Read(d)
		},
		Explain: func(kept *record.Report) ([]record.Explanation, error) {
			p, err := pipeline()
			if err != nil {
				return nil, err
			}
			return p.ExplainAgain(kept)
		},
	}
}

// failing fails a test whose server has something to log.
type failing struct{ t *testing.T }

func (f failing) Write(b []byte) (int, error) {
	f.t.Helper()
	f.t.Errorf("the server logs: %s", b)
	return len(b), nil
}

// visit asks a server for something.
func visit(h http.Handler, method, target, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost:8080"+target, strings.NewReader(body))
	if body != "" { // a header may say otherwise
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	return visit(h, http.MethodGet, target, "", header...)
}
