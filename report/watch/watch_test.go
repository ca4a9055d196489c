package watch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/report"
	"chancery/report/article"
	"chancery/report/fetch"
)

// getter asks without the guards of package fetch, which would refuse the test's own server.
type getter struct{}

func (getter) GetIf(ctx context.Context, address string, since fetch.Validators) (*fetch.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("If-None-Match", since.ETag)
	r, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	if r.StatusCode != http.StatusOK {
		r.Body.Close()
		reason := map[int]article.Reason{http.StatusNotModified: article.Unchanged, http.StatusNotFound: article.Deleted}[r.StatusCode]
		return nil, &article.Refusal{Reason: reason, Say: r.Status, Status: r.StatusCode}
	}
	return &fetch.Response{URL: address, Body: r.Body, Validators: fetch.Validators{ETag: r.Header.Get("ETag")}}, nil
}

// site serves a robots.txt and pages whose address is their ETag, and writes down what is asked of it.
func site(t *testing.T, status int, robots string) (address string, asked *[]string) {
	t.Helper()
	asked = &[]string{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked = append(*asked, r.URL.Path)
		tag := `"` + r.URL.Path + `"`
		switch {
		case r.URL.Path == "/robots.txt":
			w.WriteHeader(status)
			io.WriteString(w, robots)
		case r.Header.Get("If-None-Match") == tag:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", tag)
			io.WriteString(w, "words")
		}
	}))
	t.Cleanup(s.Close)
	return s.URL, asked
}

func TestAsksOnlyForWhatHasChanged(t *testing.T) {
	address, asked := site(t, http.StatusOK, "User-agent: *\nDisallow: /closed\n")
	state := &State{Sources: map[string]*Source{}}
	state.Of(address + "/feed")
	w := NewWeb(getter{}, state, 0)
	get := func(path string) article.Reason {
		r, err := w.Get(t.Context(), address+path)
		if err != nil {
			return report.Reason(err)
		}
		r.Body.Close()
		return ""
	}
	for _, c := range []struct {
		path  string
		wants article.Reason
	}{
		{"/feed", ""},
		{"/feed", article.Unchanged},
		{"/page", ""},
		{"/page", ""}, // no source: not remembered
		{"/closed/page", article.NotAllowed},
	} {
		if got := get(c.path); got != c.wants {
			t.Errorf("%s: %q, want %q", c.path, got, c.wants)
		}
	}
	if want := []string{"/robots.txt", "/feed", "/feed", "/page", "/page"}; !slices.Equal(*asked, want) {
		t.Errorf("asked for %v, want %v", *asked, want)
	}
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		robots string
		wants  article.Reason
	}{
		{"there is none", http.StatusNotFound, "", ""},
		{"it may not be read", http.StatusForbidden, "", ""},
		{"all are kept out", http.StatusOK, "User-agent: *\nDisallow: /", article.NotAllowed},
		{"others are kept out", http.StatusOK, "User-agent: other\nDisallow: /", ""},
		{"we are kept out", http.StatusOK, "User-agent: Chancery\nDisallow: /page", article.NotAllowed},
		{"some of it is open", http.StatusOK, "User-agent: *\nDisallow: /\nAllow: /page", ""},
	} {
		address, _ := site(t, c.status, c.robots)
		r, err := NewWeb(getter{}, &State{}, 0).Get(t.Context(), address+"/page")
		if err == nil {
			r.Body.Close()
		}
		if got := report.Reason(err); got != c.wants {
			t.Errorf("%s: %q (%v), want %q", c.name, got, err, c.wants)
		}
	}
	address, asked := site(t, http.StatusInternalServerError, "")
	if _, err := NewWeb(getter{}, &State{}, 0).Get(t.Context(), address+"/page"); err == nil || len(*asked) != 1 {
		t.Errorf("robots.txt cannot be had: %v, asked for %v", err, *asked)
	}
}

// TestPause: two requests to one host have a pause between them, and a context that ends does not wait for it.
func TestPause(t *testing.T) {
	address, asked := site(t, http.StatusOK, "")
	ctx, stop := context.WithCancel(t.Context())
	w := NewWeb(getter{}, &State{}, time.Hour)
	stop()
	if _, err := w.Get(ctx, address+"/page"); err == nil || slices.Contains(*asked, "/page") {
		t.Errorf("asked for %v without a pause after robots.txt", *asked)
	}
}

func TestBackOff(t *testing.T) {
	now := time.Date(2026, 1, 24, 12, 0, 0, 0, time.UTC)
	s := &Source{}
	var waits []string
	for range 3 {
		s.Failed(now, 15*time.Minute, 0)
		waits = append(waits, s.Next.Sub(now).String())
	}
	s.Failed(now, 15*time.Minute, 48*time.Hour) // the server asks for it
	waits = append(waits, s.Next.Sub(now).String())
	for range 20 {
		s.Failed(now, 15*time.Minute, 0)
	}
	waits = append(waits, s.Next.Sub(now).String())
	s.Answered(now, 15*time.Minute)
	waits = append(waits, s.Next.Sub(now).String())
	if want := []string{"30m0s", "1h0m0s", "2h0m0s", "48h0m0s", "24h0m0s", "15m0s"}; !slices.Equal(waits, want) {
		t.Errorf("waits %v, want %v", waits, want)
	}
}

func TestChangedFiles(t *testing.T) {
	folder := t.TempDir()
	long := time.Now().Add(-time.Minute)
	put := func(name, words string, at time.Time) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	put("a.txt", "one", long)
	put(".hidden", "one", long)
	put("writing.txt", "half", time.Now())
	s := &Source{}
	changed := func() string {
		list, err := s.Changed(folder, time.Now().Add(-time.Second))
		if err != nil {
			t.Fatal(err)
		}
		for i := range list {
			list[i] = filepath.Base(list[i])
		}
		return strings.Join(list, " ")
	}
	if got := changed(); got != "a.txt" {
		t.Errorf("first %q", got)
	}
	if got := changed(); got != "" {
		t.Errorf("again %q", got)
	}
	put("a.txt", "two", long.Add(time.Second))
	put("b.txt", "one", long)
	if got := changed(); got != "a.txt b.txt" {
		t.Errorf("changed %q", got)
	}
	if _, err := s.Changed(filepath.Join(folder, "none"), time.Now()); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

func TestStateIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	one := s.Of("https://news.example/feed")
	one.ETag = "x"
	one.Keep([]string{"b", "a"})
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Of("https://news.example/feed"); got.ETag != "x" || got.New("a") || !got.New("c") {
		t.Errorf("%+v", got)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(fmt.Sprint(err), "delete it") {
		t.Errorf("damaged: %v", err)
	}
}
