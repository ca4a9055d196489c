package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/web"
)

// TestInBrowser looks at the pages as Chromium lays them out, wide and narrow, light and dark: contrast, names, headings, width.
// It is skipped where there is no Chromium, and by go test -short.
func TestInBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("Chromium is not installed; on Debian: apt-get install chromium")
	}
	if testing.Short() {
		t.Skip("takes most of a minute; run go test without -short")
	}
	o := options(t, recordOf(t))
	o.Token = web.NewToken("secret")
	pages := web.New(o)
	told := make(chan seen, 100)
	srv := httptest.NewServer(probed(pages, told))
	defer srv.Close()
	id := firstID(t, pages)
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	targets := []string{"/", "/entries/" + id, "/reports/" + list[0].ID, "/reports/" + list[len(list)-1].ID, "/reports/" + list[0].ID + "/why",
		"/timeline", "/docket?due_since=2010-01-01", "/disputes", "/actor?name=Azerbaijan", "/pair?a=Armenia&b=Azerbaijan", "/agreements",
		"/statements", "/search?q=alert", "/ask?q=What+was+promised+to+Armenia%3F", "/nothing"}
	profile := t.TempDir()
	for i, target := range targets {
		for _, look := range []struct {
			width int
			dark  bool
		}{{1440, i%2 == 0}, {390, i%2 == 1}} {
			for _, f := range faultsOf(t, browser, profile, srv.URL+target, told, look.width, look.dark) {
				t.Errorf("%s at %d, dark %v: %s", target, look.width, look.dark, f)
			}
		}
	}
}

// seen is what the probe tells of a page.
type seen struct {
	Width  int
	Dark   bool
	Faults []string
}

// probed adds the probe to each page, and hands on what it tells. The pages' own policy lets it run, as it comes from the same server.
func probed(pages http.Handler, told chan<- seen) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/probe.js":
			http.ServeFile(w, r, "testdata/probe.js")
			return
		case "/probe.svg":
			var s seen
			if err := json.Unmarshal([]byte(r.URL.Query().Get("found")), &s); err != nil {
				s.Faults = append(s.Faults, err.Error())
			}
			told <- s
			return
		}
		got := httptest.NewRecorder()
		pages.ServeHTTP(got, r)
		for name, values := range got.Header() {
			if name != "Content-Length" && name != "Etag" {
				w.Header()[name] = values
			}
		}
		w.WriteHeader(got.Code)
		w.Write(bytes.Replace(got.Body.Bytes(), []byte("</body>"), []byte(`<script src="/probe.js"></script></body>`), 1))
	})
}

// faultsOf is what the probe finds on a page, and what the browser complains of.
func faultsOf(t *testing.T, browser, profile, url string, told <-chan seen, width int, dark bool) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	scheme := "1"
	if dark {
		scheme = "0"
	}
	args := []string{"--headless=new", "--disable-gpu", "--user-data-dir=" + profile, fmt.Sprintf("--window-size=%d,1200", width),
		"--blink-settings=preferredColorScheme=" + scheme, "--enable-logging=stderr", "--virtual-time-budget=3000", "--hide-scrollbars",
		"--screenshot=" + filepath.Join(profile, "page.png"), url}
	if os.Getuid() == 0 {
		args = append(args, "--no-sandbox")
	}
	cmd := exec.CommandContext(ctx, browser, args...)
	var console bytes.Buffer
	cmd.Stderr = &console
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	var s seen
	for len(told) > 0 { // the last one counts: the window gets its size late
		s = <-told
	}
	if s.Width != width || s.Dark != dark {
		t.Fatalf("the browser shows %d pixels, dark %v; %d, %v is asked for", s.Width, s.Dark, width, dark)
	}
	for line := range strings.Lines(console.String()) {
		if strings.Contains(line, ":CONSOLE") && !strings.Contains(line, "404 (Not Found)") {
			s.Faults = append(s.Faults, strings.TrimSpace(line))
		}
	}
	return s.Faults
}
