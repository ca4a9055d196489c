package page

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery/report/article"
)

// meta is what a page says of itself.
type meta struct {
	address   string
	data      map[string]string // meta elements: name, property or itemprop to content; the first of a name counts
	linked    []linked          // JSON-LD of articles
	canonical string
	lang      string
	titles    []string     // of the title element
	headings  []heading    // h1
	lower     []heading    // h2
	times     []string     // time elements, in order
	shown     []*html.Node // elements whose class says that they show a date
	bylines   []string     // rel=author, itemprop=author, class byline
	body      string       // JSON-LD articleBody
	beside    []shownDay   // the days that are shown beside the headline
}

// heading is an h1 element and its words.
type heading struct {
	node  *html.Node
	words string
}

func readMeta(doc *html.Node, address string) *meta {
	m := &meta{address: address, data: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			m.element(n)
		}
	}
	for _, l := range m.linked {
		if b := l.text("articleBody"); len(b) > len(m.body) {
			m.body = b
		}
	}
	if h := m.heading(); h.node != nil {
		m.beside = shownDays(doc, h.node)
	}
	return m
}

func (m *meta) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.lang = attribute(n, "lang")
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			m.add(attribute(n, key), attribute(n, "content"))
		}
	case atom.Link:
		if attribute(n, "rel") == "canonical" && m.canonical == "" {
			m.canonical = attribute(n, "href")
		}
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			m.titles = append(m.titles, rawText(n))
		}
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") {
			m.linked = append(m.linked, readLinked(rawText(n))...)
		}
	case atom.H1:
		m.headings = append(m.headings, heading{n, words(n)})
	case atom.H2:
		m.lower = append(m.lower, heading{n, words(n)})
	case atom.Time:
		m.times = append(m.times, attribute(n, "datetime"), words(n))
	}
	class := attribute(n, "class")
	if n.DataAtom != atom.Time && hasAny(class, "date", "pub", "time", "post") && dateClass.MatchString(class) {
		m.shown = append(m.shown, n)
	}
	if p := attribute(n, "itemprop"); p != "" && n.DataAtom != atom.Meta {
		m.microdata(n, p)
	}
	if attribute(n, "rel") == "author" || hasAny(class, "byline", "author") && bylineClass.MatchString(class) {
		m.bylines = append(m.bylines, words(n))
	}
}

// hasAny spares the patterns below the many classes that they cannot match.
func hasAny(class string, parts ...string) bool {
	class = strings.ToLower(class)
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(class, p) })
}

var bylineClass = regexp.MustCompile(`(?i)(^|[\s_-])(byline|author)([_-]?name)?($|\s)`)

func (m *meta) microdata(n *html.Node, p string) {
	switch p {
	case "datePublished", "dateModified":
		if v := first(attribute(n, "datetime"), attribute(n, "content")); v != "" {
			m.add(p, v)
		}
	case "author":
		m.bylines = append(m.bylines, words(n))
	case "headline":
		m.add(p, words(n))
	}
}

func (m *meta) add(key, value string) {
	key = strings.ToLower(key)
	if key != "" && value != "" && m.data[key] == "" {
		m.data[key] = fold(html.UnescapeString(value))
	}
}

// of returns the first of these meta elements that the page has.
func (m *meta) of(keys ...string) string {
	for _, k := range keys {
		if v := m.data[k]; v != "" {
			return v
		}
	}
	return ""
}

// ld returns the first value of a key in the JSON-LD of articles.
func (m *meta) ld(key string) string {
	for _, l := range m.linked {
		if v := l.text(key); v != "" {
			return v
		}
	}
	return ""
}

func (m *meta) article() *article.Article {
	published, from := m.published()
	return &article.Article{
		Title:         m.title(),
		Author:        m.author(),
		Outlet:        m.outlet(),
		Agency:        m.agency(),
		URL:           m.url(),
		Language:      m.language(),
		Published:     published,
		PublishedFrom: from,
		Updated:       m.updated(),
	}
}

// title is the heading that the page's own data bear out; without one, what those data say.
func (m *meta) title() string {
	outlet, best := m.outlet(), m.heading().words
	for _, o := range m.stated()[:2] { // a heading may hold the name of a section too: "Politics | Talks resume"
		if o = withoutOutlet(o, outlet); len(strings.Fields(o)) >= 4 && len(o) < len(best) && strings.HasSuffix(best, o) {
			best = o
		}
	}
	if best == "" {
		best = first(m.stated()...)
	}
	return mediaLabel.ReplaceAllString(withoutOutlet(best, outlet), "$1")
}

// mediaLabel says in brackets behind a headline what the page shows beside its text: "Rocket lands on a barge (video)".
var mediaLabel = regexp.MustCompile(`(?i)(\S)\s*[\[(](?:(?:watch|video|videos|photos?|pictures?|gallery|listen|audio|updated?)(?: (?:and|&|\+) (?:video|photos?))?)[\])]$`)

// stated are the titles that the page's own data give, the most exact first.
func (m *meta) stated() []string {
	page := ""
	if len(m.titles) > 0 {
		page = m.titles[0]
	}
	return []string{m.ld("headline"), m.of("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title"), page}
}

// heading is the one that the titles in the page's data are most alike; a page with a single one needs less likeness,
// for data often hold a headline made for searching. The zero heading if there is none.
func (m *meta) heading() heading {
	outlet, stated := m.outlet(), m.stated()
	best, most := heading{}, 0.4
	switch {
	case len(m.headings) == 1 && first(stated...) == "":
		return m.headings[0]
	case len(m.headings) == 1:
		most = 0.1
	}
	for _, h := range m.headings {
		if sameName(h.words, outlet) || len(strings.Fields(h.words)) < 3 && !slices.Contains(stated, h.words) {
			continue
		}
		for _, o := range stated {
			if a := alike(h.words, withoutOutlet(o, outlet)); a > most {
				best, most = h, a
			}
		}
	}
	if best.node == nil { // some pages have the name of the site as their only h1
		for _, h := range m.lower {
			if h.words != "" && (h.words == withoutOutlet(stated[0], outlet) || h.words == withoutOutlet(stated[1], outlet)) {
				return h
			}
		}
	}
	return best
}

// alike is the part of the words of two titles that both have.
func alike(a, b string) float64 {
	one, two := titleWords(a), titleWords(b)
	both := 0
	for w := range one {
		if two[w] {
			both++
		}
	}
	return float64(both) / float64(max(min(len(one), len(two)), 1))
}

func titleWords(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		set[w] = true
	}
	return set
}

var titleBreak = regexp.MustCompile(`\s+[|–—•·»:-]+\s+`)

// withoutOutlet cuts the outlet's name from either end of a title: "Talks resume - The Daily Example".
func withoutOutlet(title, outlet string) string {
	at := titleBreak.FindAllStringIndex(title, -1)
	if len(at) == 0 {
		return title
	}
	start, end := at[0], at[len(at)-1]
	head, tail := title[:end[0]], title[end[1]:]
	switch {
	case sameName(tail, outlet):
		return head
	case sameName(title[:start[0]], outlet):
		return title[start[1]:]
	case outlet == "" && len(strings.Fields(tail)) <= 4 && len(strings.Fields(head)) >= 4:
		return head
	}
	return title
}

// sameName compares names of outlets: "@example" and "Example".
func sameName(a, b string) bool {
	return strings.EqualFold(strings.TrimPrefix(a, "@"), strings.TrimPrefix(b, "@"))
}

func (m *meta) outlet() string {
	for _, l := range m.linked {
		if names := l.names("publisher"); len(names) > 0 {
			return first(m.of("og:site_name"), names[0])
		}
	}
	return m.of("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:app:name:iphone")
}

// agency is the agency whose report the outlet printed, where the page says so in its own data.
func (m *meta) agency() string {
	for _, key := range []string{"sourceOrganization", "provider", "creditText"} {
		for _, l := range m.linked {
			if names := l.names(key); len(names) > 0 && agencies[strings.ToLower(names[0])] != "" {
				return agencies[strings.ToLower(names[0])]
			}
		}
	}
	for name := range strings.SplitSeq(m.author(), ", ") {
		if a := agencies[strings.ToLower(name)]; a != "" {
			return a
		}
	}
	return agencies[strings.ToLower(m.of("source", "article:source", "dc.source", "syndication-source", "dcsext.articlesource"))]
}

// url is the canonical address, made absolute; the address where the page was found if it names none.
func (m *meta) url() string {
	base, err := url.Parse(m.address)
	if err != nil {
		base = &url.URL{}
	}
	for _, s := range []string{m.canonical, m.of("og:url"), m.ld("url"), m.address} {
		u, err := base.Parse(s)
		if s != "" && err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

func (m *meta) language() string {
	lang, _, _ := strings.Cut(first(m.lang, m.of("content-language", "language", "og:locale"), m.ld("inLanguage")), "-")
	lang, _, _ = strings.Cut(lang, "_")
	if len(lang) != 2 {
		return ""
	}
	return strings.ToLower(lang)
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}

func rawText(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
