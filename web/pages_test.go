package web_test

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"chancery/web"
)

// TestPages says of each page a few words that it must show.
func TestPages(t *testing.T) {
	h := web.New(options(t, recordOf(t)))
	tests := []struct {
		target string
		words  []string
	}{
		{"/", []string{"Saturday, 24 January 2026", "background left out", "JD Vance (USA, vice president) → Armenia: visit", "due February 2026"}},
		{"/?new_since=2026-01-20", []string{"New since Tuesday, 20 January 2026"}},
		{"/timeline?with=Armenia", []string{"<svg class=\"chart\"", "Zoom in on", "<table class=\"list\">"}},
		{"/timeline?with=Nobodyatall", []string{"Nothing in the record fits"}},
		{"/map", []string{"<svg class=\"map\"", "without a place", "not known where in it", "town or place", "Zoom in on"}},
		{"/map?place=Armenia&view=30,34,60,46", []string{"class=\"land shade1\"", "view=world"}},
		{"/map?with=Nobodyatall", []string{"Nothing in the record fits"}},
		{"/network", []string{"<svg class=\"net\"", "class=\"coop\"", "/pair?a=Armenia&amp;b=Azerbaijan"}},
		{"/network?countries=1&with=Armenia", []string{"Armenia and Azerbaijan", "each by name"}},
		{"/docket?due_since=2010-01-01", []string{"no report found", "carried out"}},
		{"/disputes", []string{"Where accounts differ"}},
		{"/actor?name=Azerbaijan", []string{"With whom", "/pair?a=Azerbaijan&amp;b=Armenia"}},
		{"/pair?a=Armenia&b=Azerbaijan", []string{"verbal cooperation", "Their timeline"}},
		{"/agreements?party=Armenia", []string{"Clauses", "initialled"}},
		{"/statements?anonymous=1", []string{"unnamed"}},
		{"/search?q=grain", []string{"Entries", "Reports", "grain"}},
		{"/search?q=actor:USA+state:planned+--due-since+2026-01-01", []string{"Read as", "JD Vance", "/map?actor=USA"}},
		{"/search?q=aliy", []string{"Names:", "Ilham Aliyev"}},
		{"/timeline?since=2018-01-01&until=2018-12-31", []string{"since=2017-01-01&amp;until=2017-12-31"}},
		{"/search?q=alert", []string{"&lt;script&gt;alert(&#39;title&#39;)&lt;/script&gt; &#34;Armenia&#34; &amp; Azerbaijan"}},
		{"/search?q=treaty+Baku", []string{"Envoys \ufffdnoitaiver\ufffd meet in \ufffdBaku"}},
		{"/ask?q=" + url.QueryEscape("When did a US vice president last visit Azerbaijan?"), []string{"Understood:", "2008"}},
	}
	for _, test := range tests {
		w := get(h, test.target)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", test.target, w.Code)
		}
		for _, words := range test.words {
			if !strings.Contains(w.Body.String(), words) {
				t.Errorf("%s lacks %q", test.target, words)
			}
		}
	}
}

// TestEveryLink follows all links from the first page on and looks at each page: what holds of one must hold of all.
func TestEveryLink(t *testing.T) {
	o := options(t, recordOf(t))
	o.Token = web.NewToken("secret")
	h := web.New(o)
	const most = 700
	todo := []string{"/", "/statements?limit=100", "/timeline?limit=100", "/docket?due_since=0001-01-01&limit=100", "/search?q=script", "/search?q=alert",
		"/actor?name=Ada+Lind", "/ask?q=Who+visited+Norway%3F", "/agreements?party=Armenia", "/timeline?since=2026-01-01"}
	seen := map[string]bool{}
	for len(todo) > 0 && len(seen) < most {
		target := todo[0]
		todo = todo[1:]
		if seen[target] {
			continue
		}
		seen[target] = true
		w := get(h, target)
		if w.Code == http.StatusSeeOther {
			target, _, _ = strings.Cut(w.Header().Get("Location"), "#")
			w = get(h, target)
		}
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", target, w.Code)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			todo = append(todo, lookAt(t, target, w.Body.String())...)
		}
	}
	if len(seen) < 300 {
		t.Errorf("only %d pages are linked", len(seen))
	}
}

const largestPage = 150_000

// lookAt checks one page and returns its links.
func lookAt(t *testing.T, target, body string) (links []string) {
	t.Helper()
	if len(body) > largestPage {
		t.Errorf("%s has %d bytes", target, len(body))
	}
	if i := strings.IndexFunc(body, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) || r == 0x1b }); i >= 0 {
		t.Errorf("%s: a character that turns the text at %q", target, body[max(0, i-40):i])
	}
	p := parse(t, target, body)
	for name, want := range map[string]int{"h1": 1, "main": 1, "script": 1} {
		if p.count[name] != want {
			t.Errorf("%s has %d <%s>", target, p.count[name], name)
		}
	}
	for _, id := range p.labelled {
		if !slices.Contains(p.ids, id) {
			t.Errorf("%s: nothing has the id %q that a label or a link names", target, id)
		}
	}
	slices.Sort(p.ids)
	if double := len(p.ids) - len(slices.Compact(p.ids)); double > 0 {
		t.Errorf("%s: %d ids stand twice", target, double)
	}
	return p.links
}

// parsed is what a test looks at on a page.
type parsed struct {
	count         map[string]int
	ids, labelled []string
	links         []string
}

// mayStand are the elements of the pages: nothing else may come out of a report.
var mayStand = strings.Fields(`html head meta title link script body a header nav ul li form label input button main footer p em h1 h2 h3 h4 span section
	div article blockquote svg rect text line path circle table caption thead tbody tr th td dl dt dd ol b code pre select option datalist details summary time`)

// mayHave are their attributes: none that runs a script or sets a style.
var mayHave = strings.Fields(`lang charset name content rel href type src defer class id for role action aria-label aria-labelledby aria-current aria-live
	aria-hidden tabindex maxlength placeholder value required method selected checked open hidden title viewBox width height x y x1 x2 y1 y2 rx d cx cy r stroke-width preserveAspectRatio scope autocomplete list`)

func parse(t *testing.T, target, body string) parsed {
	t.Helper()
	p := parsed{count: map[string]int{}}
	d := xml.NewDecoder(strings.NewReader(body))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := d.Token()
		if err == io.EOF {
			return p
		}
		if err != nil {
			t.Errorf("%s: %v", target, err)
			return p
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		p.count[e.Name.Local]++
		if !slices.Contains(mayStand, e.Name.Local) {
			t.Errorf("%s: <%s> is no element of a page", target, e.Name.Local)
		}
		for _, a := range e.Attr {
			p.attribute(t, target, e.Name.Local, a.Name.Local, a.Value)
		}
	}
}

func (p *parsed) attribute(t *testing.T, target, element, name, value string) {
	t.Helper()
	switch {
	case !slices.Contains(mayHave, name):
		t.Errorf("%s: <%s %s=%q>", target, element, name, value)
	case name == "id":
		p.ids = append(p.ids, value)
	case name == "for" || name == "list" || name == "aria-labelledby":
		p.labelled = append(p.labelled, value)
	case name == "src" && value != "/static/chancery.js" || name == "action" && !strings.HasPrefix(value, "/"):
		t.Errorf("%s: <%s %s=%q>", target, element, name, value)
	case name == "href":
		p.link(t, target, element, value)
	}
}

func (p *parsed) link(t *testing.T, target, element, value string) {
	t.Helper()
	u, err := url.Parse(value)
	switch {
	case err != nil || u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http" || u.User != nil:
		t.Errorf("%s links to %q", target, value)
	case u.Host != "" || element == "link":
	case strings.HasPrefix(value, "#"):
		p.labelled = append(p.labelled, value[1:])
	default:
		base, _ := url.Parse(target)
		full := base.ResolveReference(u)
		full.Fragment = ""
		p.links = append(p.links, full.String())
	}
}

func TestEmptyRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	h := web.New(options(t, path))
	w := get(h, "/")
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "examples/*.txt") {
		t.Errorf("the first page of no record does not offer the examples: %d", w.Code)
	}
	lookAt(t, "/", w.Body.String())
	if w := get(h, "/docket"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "chancery add") {
		t.Errorf("another page of no record: %d", w.Code)
	}
}
