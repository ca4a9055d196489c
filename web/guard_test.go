package web_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/ask"
	"chancery/store"
	"chancery/text"
	"chancery/web"
)

func TestRefused(t *testing.T) {
	o := options(t, recordOf(t))
	open := web.New(o)
	o.Token = web.NewToken("secret")
	fix := web.New(o)
	o.Closed, o.Hosts = true, []string{"desk.example"}
	closed := web.New(o)
	id := firstID(t, open)
	form := url.Values{"act": {"confirm"}, "reason": {"checked"}, "author": {"Ada"}}.Encode()
	tests := []struct {
		name           string
		h              http.Handler
		method, target string
		body           string
		header         []string
		want           int
	}{
		{"a name of elsewhere that points here", open, "GET", "/", "", []string{"Host", "evil.example"}, 421},
		{"a name that only begins so", open, "GET", "/", "", []string{"Host", "localhost.evil.example"}, 421},
		{"this machine by number", open, "GET", "/", "", []string{"Host", "[::1]:8080"}, 200},
		{"a long question", open, "GET", "/search?q=" + strings.Repeat("a", 3000), "", nil, 414},
		{"long words", open, "GET", "/search?q=" + strings.Repeat("a", 300), "", nil, 400},
		{"a long question in words", open, "GET", "/ask?q=" + strings.Repeat("a", 500), "", nil, 400},
		{"no UTF-8", open, "GET", "/search?q=%ff%fe", "", nil, 400},
		{"no day", open, "GET", "/docket?due_since=soon", "", nil, 400},
		{"no certainty", open, "GET", "/timeline?min_confidence=NaN", "", nil, 400},
		{"no type", open, "GET", "/timeline?type=PARTY", "", nil, 400},
		{"no act that there is not", fix, "POST", "/entries/" + id + "/fix", strings.Replace(form, "confirm", "sing", 1), []string{"Authorization", "Bearer secret"}, 200},
		{"no part of the world", open, "GET", "/map?view=1,2,3", "", nil, 400},
		{"a part of no world", open, "GET", "/map?view=NaN,0,1e9,1", "", nil, 400},
		{"too many rows", open, "GET", "/api/v1/entries?limit=101", "", nil, 400},
		{"a cursor of one's own", open, "GET", "/api/v1/entries?cursor=bzk5OTk5OTk5", "", nil, 400},
		{"all of the record as of a day", open, "GET", "/timeline?as_of=2026-01-01", "", nil, 400},
		{"a file by its path", open, "GET", "/static/..%2fweb.go", "", nil, 404},
		{"a file of the system", open, "GET", "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "", nil, 404},
		{"templates are no files", open, "GET", "/static/frame.html", "", nil, 404},
		{"an id that is none", open, "GET", "/reports/..%2f..%2fetc%2fpasswd", "", nil, 404},
		{"an id that nothing has", open, "GET", "/entries/ffffffffffff", "", nil, 404},
		{"no page", open, "GET", "/nothing", "", nil, 404},
		{"nobody may correct without a token", open, "POST", "/entries/" + id + "/fix", form, nil, 403},
		{"not without showing it", fix, "POST", "/entries/" + id + "/fix", form, nil, 401},
		{"not with another", fix, "POST", "/entries/" + id + "/fix", form, []string{"Authorization", "Bearer secrets"}, 401},
		{"not from another site", fix, "POST", "/entries/" + id + "/fix", form, []string{"Authorization", "Bearer secret", "Sec-Fetch-Site", "cross-site"}, 403},
		{"not from another origin", fix, "POST", "/entries/" + id + "/fix", form, []string{"Authorization", "Bearer secret", "Origin", "https://evil.example"}, 403},
		{"not with a long body", fix, "POST", "/entries/" + id + "/fix", form + strings.Repeat("&a=b", 10000), []string{"Authorization", "Bearer secret"}, 413},
		{"reading is free beside it", fix, "GET", "/", "", nil, 200},
		{"but not where others can reach it", closed, "GET", "/", "", []string{"Host", "desk.example"}, 401},
		{"there with it", closed, "GET", "/", "", []string{"Host", "desk.example:443", "Authorization", "Bearer secret"}, 200},
		{"as a browser gives it", closed, "GET", "/", "", []string{"Host", "desk.example", "Authorization", "Basic QWRhOnNlY3JldA=="}, 200},
		{"nothing is added without a token", open, "POST", "/api/v1/reports", "{}", []string{"Content-Type", "application/json"}, 403},
		{"nor without showing it", fix, "POST", "/api/v1/reports", "{}", []string{"Content-Type", "application/json"}, 401},
		{"no form is a report", fix, "POST", "/api/v1/reports", "text=a", []string{"Authorization", "Bearer secret"}, 415},
		{"no report of another site", fix, "POST", "/api/v1/reports", "{}", []string{"Authorization", "Bearer secret", "Content-Type", "application/json", "Origin", "https://evil.example"}, 403},
		{"no endless report", fix, "POST", "/api/v1/reports", `{"text": "` + strings.Repeat("a", 600<<10) + `"}`, []string{"Authorization", "Bearer secret", "Content-Type", "application/json"}, 413},
		{"metrics are the server's own", closed, "GET", "/metrics", "", []string{"Host", "desk.example"}, 401},
		{"what comes in as well", closed, "GET", "/api/events", "", []string{"Host", "desk.example"}, 401},
		{"nothing that is not known", open, "GET", "/api/v1/entries?colour=red", "", nil, 400},
		{"no fields that there are not", open, "GET", "/api/v1/entries?fields=id,colour", "", nil, 400},
		{"no two of what is one", open, "GET", "/api/v1/entries?type=AID&type=AGREE", "", nil, 400},
		{"health is no secret", closed, "GET", "/healthz", "", []string{"Host", "desk.example"}, 200},
		{"the API as well", closed, "GET", "/api/v1/entries", "", nil, 401},
	}
	for _, test := range tests {
		w := visit(test.h, test.method, test.target, test.body, test.header...)
		if w.Code != test.want {
			t.Errorf("%s: status %d, want %d", test.name, w.Code, test.want)
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", test.name, csp)
		}
		if strings.HasPrefix(test.target, "/api/") && w.Code >= 400 {
			checkProblem(t, test.name, w.Header(), w.Body.Bytes(), w.Code)
		}
	}
}

// checkProblem checks an object after RFC 9457.
func checkProblem(t *testing.T, name string, h http.Header, body []byte, status int) {
	t.Helper()
	var p struct {
		Status        int
		Title, Detail string
	}
	if err := json.Unmarshal(body, &p); err != nil || p.Status != status || p.Title == "" || p.Detail == "" {
		t.Errorf("%s: problem %s, %v", name, body, err)
	}
	if got := h.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("%s: type %q", name, got)
	}
}

func TestCorrect(t *testing.T) {
	o := options(t, recordOf(t))
	o.Token = web.NewToken("secret")
	h := web.New(o)
	id := firstID(t, h)
	post := func(form url.Values) (int, string) {
		w := visit(h, "POST", "/entries/"+id+"/fix", form.Encode(), "Authorization", "Basic QWRhOnNlY3JldA==", "Sec-Fetch-Site", "same-origin")
		return w.Code, w.Body.String()
	}
	if code, body := post(url.Values{"act": {"set"}, "field": {"when"}, "value": {"whenever"}, "reason": {"<b>why</b>"}}); code != 200 || !strings.Contains(body, `role="alert"`) {
		t.Errorf("a mistake does not lead back to the form: %d", code)
	} else {
		lookAt(t, "the form", body)
	}
	if code, _ := post(url.Values{"act": {"confirm"}, "reason": {"<b>read it</b>"}}); code != http.StatusSeeOther {
		t.Errorf("confirm: %d", code)
	}
	w := get(h, "/entries/"+id)
	if body := w.Body.String(); !strings.Contains(body, "&lt;b&gt;read it&lt;/b&gt;") || !strings.Contains(body, "Ada") {
		t.Error("the entry does not show who confirmed it, and why")
	}
	r, err := store.Open(o.Record)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if list, err := r.Corrections(); err != nil || len(list) != 1 || list[0].Author != "Ada" {
		t.Errorf("corrections %+v, %v", list, err)
	}
}

// TestRate asks faster than a client may, and again when it may.
func TestRate(t *testing.T) {
	o := options(t, recordOf(t))
	o.Rate = 5
	h := web.New(o)
	codes := map[int]int{}
	for range 25 {
		codes[get(h, "/healthz").Code]++
	}
	if codes[http.StatusOK] < 20 || codes[http.StatusOK] > 22 || codes[http.StatusTooManyRequests] == 0 {
		t.Errorf("%v", codes)
	}
	time.Sleep(300 * time.Millisecond)
	if code := get(h, "/healthz").Code; code != http.StatusOK {
		t.Errorf("after a while: %d", code)
	}
}

func TestListen(t *testing.T) {
	token := web.NewToken("secret")
	tests := []struct {
		address string
		o       web.Options
		err     string
		closed  bool
	}{
		{"127.0.0.1:0", web.Options{}, "", false},
		{"localhost:0", web.Options{Token: token}, "", false},
		{"0.0.0.0:0", web.Options{}, "give a token", true},
		{":0", web.Options{}, "give a token", true},
		{"127.0.0.1:0", web.Options{Hosts: []string{"desk.example"}}, "give a token", true},
		{"0.0.0.0:0", web.Options{Token: token}, "", true},
		{"nowhere", web.Options{}, "write it as 127.0.0.1:8080", false},
	}
	for _, test := range tests {
		l, err := web.Listen(test.address, &test.o)
		if l != nil {
			l.Close()
		}
		if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: error %v, want %q", test.address, err, test.err)
		}
		if test.o.Closed != test.closed {
			t.Errorf("%s: closed %v", test.address, test.o.Closed)
		}
	}
}

func TestToken(t *testing.T) {
	token := web.NewToken("secret")
	if again, err := web.ParseToken(token.String() + "\n"); err != nil || again != token {
		t.Errorf("%v, %v", again, err)
	}
	if _, err := web.ParseToken("secret"); err == nil {
		t.Error("a secret in clear is taken for a hash")
	}
}

// TestBusy asks more questions at once than the server takes: the others are told to come again, and nothing is lost.
func TestBusy(t *testing.T) {
	o := options(t, recordOf(t))
	begun, proceed := make(chan bool, 400), make(chan bool)
	understand := o.Understand
	o.Understand = func(question string, day text.Day) (ask.Question, error) {
		begun <- true
		<-proceed
		return understand(question, day)
	}
	h := web.New(o)
	codes := make(chan int, 400)
	const most = 32 + 256
	for range most {
		go func() {
			code := get(h, "/ask?q=Who+visited+Norway%3F").Code
			for code == http.StatusServiceUnavailable { // another one, below, had the slot
				time.Sleep(time.Millisecond)
				code = get(h, "/ask?q=Who+visited+Norway%3F").Code
			}
			codes <- code
		}()
	}
	<-begun
	<-begun
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond) // it would wait for its turn
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(short, http.MethodGet, "http://localhost/", nil))
		cancel()
		if w.Code == http.StatusServiceUnavailable && w.Header().Get("Retry-After") != "" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("with %d questions at work another one gets %d", most, w.Code)
		}
	}
	if n := len(begun); n > 0 {
		t.Errorf("%d more than two questions are read at once", n)
	}
	if w := get(h, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("a busy server is not well: %d", w.Code)
	}
	close(proceed)
	for range most {
		if code := <-codes; code != http.StatusOK {
			t.Errorf("a question that was taken gets %d", code)
		}
	}
}

func TestNamed(t *testing.T) {
	for record, want := range map[string]string{"a b.db": "a b.db", "postgres://desk:pw@host/news": "postgres://desk:xxxxx@host/news", "postgres://desk@host/news": "postgres://desk@host/news"} {
		if got := web.Named(record); got != want {
			t.Errorf("%q is shown as %q, want %q", record, got, want)
		}
	}
}

// TestAssistants: what answers assistants stands behind the same guards as the pages.
func TestAssistants(t *testing.T) {
	o := options(t, filepath.Join(t.TempDir(), "none.db"))
	o.Assistants = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "asked") })
	h := web.New(o)
	for _, c := range []struct {
		host, origin string
		status       int
	}{
		{"127.0.0.1:8080", "", http.StatusOK},
		{"elsewhere.example", "", http.StatusMisdirectedRequest},
		{"127.0.0.1:8080", "https://elsewhere.example", http.StatusForbidden},
	} {
		r := httptest.NewRequest(http.MethodPost, "/mcp", strings.NewReader("{}"))
		r.Host = c.host
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%+v: status %d", c, w.Code)
		}
	}
}
