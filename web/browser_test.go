package web_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"chancery/web"
)

// TestInBrowser looks at every kind of page as Chromium lays it out, wide and narrow, light and dark: contrast, names, headings, width,
// weight, shifts of the layout, and whatever the checker axe-core finds. It is skipped where there is no Chromium, and by go test -short.
func TestInBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("Chromium is not installed; on Debian: apt-get install chromium")
	}
	if testing.Short() {
		t.Skip("takes most of a minute; run go test without -short")
	}
	axe := os.Getenv("CHANCERY_AXE")
	if axe == "" {
		t.Log("axe-core does not look at the pages, as CHANCERY_AXE does not name its file axe.min.js; npm install axe-core has it")
	} else if _, err := os.Stat(axe); err != nil {
		t.Fatalf("CHANCERY_AXE: %v", err)
	}
	o := options(t, recordOf(t))
	o.Token = web.NewToken("secret")
	pages := web.New(o)
	for _, l := range []look{{1440, false}, {1440, true}, {390, false}, {390, true}} {
		t.Run(fmt.Sprintf("%d dark %v", l.width, l.dark), func(t *testing.T) {
			tour := &tour{pages: pages, empty: web.New(options(t, t.TempDir()+"/none.db")), axe: axe, look: l, targets: targets(t, pages), told: make(chan seen, 100)}
			srv := httptest.NewServer(tour)
			defer srv.Close()
			tour.run(t, browser, srv.URL)
		})
	}
}

// targets are the pages that are looked at: each kind, some with something to complain of.
func targets(t *testing.T, pages http.Handler) []string {
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	disputed := listOf(t, pages, "/api/v1/disputes").Items[0].ID
	return []string{"/", "/entries/" + firstID(t, pages), "/entries/" + disputed, "/reports/" + list[0].ID, "/reports/" + list[len(list)-1].ID,
		"/reports/" + list[0].ID + "/why", "/timeline", "/timeline?with=Nobodyatall", "/map", "/map?view=30,34,60,46", "/network", "/network?countries=1",
		"/docket?due_since=2010-01-01", "/disputes", "/actor?name=Azerbaijan", "/pair?a=Armenia&b=Azerbaijan", "/agreements", "/statements",
		"/search", "/search?q=alert", "/search?q=actor:USA+state:planned", "/timeline?since=2018-01-01&until=2019-12-31", "/ask?q=What+was+promised+to+Armenia%3F", "/nothing", "/timeline?since=soon", "/empty"}
}

// look is a way in which a page is looked at.
type look struct {
	width int
	dark  bool
}

// seen is what the probe tells of a page.
type seen struct {
	Page   string
	Width  int
	Dark   bool
	Axe    int // rules of axe-core that the page passed
	Faults []string
}

// tour leads a browser from page to page. Each has the probe added, which tells what it finds and then goes on; the pages' own policy lets
// it run, as it comes from the same server.
type tour struct {
	pages, empty http.Handler
	axe          string // the file of axe-core; empty without it
	look         look
	targets      []string
	told         chan seen
}

func (o *tour) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/probe.js":
		http.ServeFile(w, r, "testdata/probe.js")
	case "/axe.js":
		if o.axe != "" {
			http.ServeFile(w, r, o.axe)
		}
	case "/begin": // a window is never as narrow as a telephone, but a frame is
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>Tour</title><iframe title="The page" width="%d" height="1000" style="border: 0" src="%s"></iframe>`, o.look.width, o.targets[0])
	case "/told":
		var s seen
		if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
			s.Faults = append(s.Faults, err.Error())
		}
		o.told <- s
	default:
		o.probed(w, r)
	}
}

func (o *tour) probed(w http.ResponseWriter, r *http.Request) {
	pages, next := o.pages, ""
	for i, target := range o.targets[:len(o.targets)-1] {
		if target == r.URL.RequestURI() {
			next = o.targets[i+1]
		}
	}
	if r.URL.Path == "/empty" {
		pages, r.URL.Path = o.empty, "/"
	}
	got := httptest.NewRecorder()
	pages.ServeHTTP(got, r)
	for name, values := range got.Header() {
		if name != "Content-Length" && name != "Etag" {
			w.Header()[name] = values
		}
	}
	// the policy of the pages lets no frames be made of them, and the tour is one
	policy := strings.Replace(w.Header().Get("Content-Security-Policy"), "frame-ancestors 'none'", "frame-ancestors 'self'", 1)
	w.Header().Set("Content-Security-Policy", policy)
	w.WriteHeader(got.Code)
	probe := fmt.Sprintf(`<script src="/axe.js"></script><script src="/probe.js" data-next="%s"></script></body>`, strings.ReplaceAll(next, "&", "&amp;"))
	w.Write(bytes.Replace(got.Body.Bytes(), []byte("</body>"), []byte(probe), 1))
}

// run sends a browser on the tour and reports the faults of each page, and what the browser complains of.
func (o *tour) run(t *testing.T, browser, url string) {
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	scheme := "1"
	if o.look.dark {
		scheme = "0"
	}
	args := []string{"--headless=new", "--disable-gpu", "--user-data-dir=" + t.TempDir(), "--window-size=1500,1200",
		"--blink-settings=preferredColorScheme=" + scheme, "--enable-logging=stderr", "--hide-scrollbars", "--no-first-run", url + "/begin"}
	if os.Getuid() == 0 {
		args = append(args, "--no-sandbox")
	}
	cmd := exec.CommandContext(ctx, browser, args...)
	var console bytes.Buffer
	cmd.Stderr, cmd.WaitDelay = &console, 5*time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for i, target := range o.targets {
		select {
		case s := <-o.told:
			o.judge(t, target, s)
		case <-ctx.Done():
			t.Errorf("page %d, %s, has not told what it is like", i, target)
		}
		if ctx.Err() != nil {
			break
		}
	}
	cancel()
	cmd.Wait() // it was killed
	for line := range strings.Lines(console.String()) {
		if strings.Contains(line, ":CONSOLE") && !strings.Contains(line, "404 (Not Found)") && !strings.Contains(line, "400 (Bad Request)") {
			t.Error(strings.TrimSpace(line))
		}
	}
}

func (o *tour) judge(t *testing.T, target string, s seen) {
	if s.Page != target || s.Width != o.look.width || s.Dark != o.look.dark {
		t.Errorf("the browser shows %s with %d pixels, dark %v; %s is asked for", s.Page, s.Width, s.Dark, target)
	}
	if o.axe != "" && s.Axe < 15 {
		t.Errorf("%s: axe-core has looked at %s only", target, cmp.Or(fmt.Sprint(s.Axe), "nothing"))
	}
	for _, fault := range s.Faults {
		t.Errorf("%s: %s", target, fault)
	}
}
