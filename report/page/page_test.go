package page

import (
	"errors"
	"strings"
	"testing"

	"chancery/report/article"
)

const story = `<p>The foreign ministers of Ruritania and Strelsau met in Zenda on Friday and agreed to reopen the border.</p>
<p>“The crossing opens on Monday,” minister Rudolf Elphberg told reporters after the talks, which lasted four hours.</p>
<p>Both sides said that a joint commission would meet every month. The first meeting is planned for March in Strelsau.</p>`

func pageOf(head, body string) []byte {
	return []byte(`<!doctype html><html lang="en"><head>` + head + `</head><body><nav><a href="/a">Home</a><a href="/b">World</a></nav>
<main><article><h1>Border to reopen after talks in Zenda</h1>` + body + `</article></main><footer>Copyright The Daily Example</footer></body></html>`)
}

const linkedData = `<title>Border to reopen after talks in Zenda - The Daily Example</title>
<link rel="canonical" href="/2026/01/24/border">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Border to reopen after talks in Zenda",
"datePublished":"2026-01-24T23:30:00-05:00","dateModified":"2026-01-25T01:00:00-05:00","author":[{"@type":"Person","name":"A. Writer"},{"name":"B. Writer"}],
"publisher":{"name":"The Daily Example"},"sourceOrganization":{"name":"Reuters"}}]}</script>`

func TestExtract(t *testing.T) {
	a, err := Extract(pageOf(linkedData, `<p>By A. Writer</p>`+story+`<p><a href="/x">Storm closes the ports of Hentzau for days</a></p><p>Sign up for our newsletter</p>`), "https://example.org/x?utm=1", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ what, got, want string }{
		{"title", a.Title, "Border to reopen after talks in Zenda"},
		{"author", a.Author, "A. Writer, B. Writer"},
		{"outlet", a.Outlet, "The Daily Example"},
		{"agency", a.Agency, "Reuters"},
		{"address", a.URL, "https://example.org/2026/01/24/border"},
		{"language", a.Language, "en"},
		{"published", a.Published, "2026-01-24T23:30:00-05:00"},
		{"updated", a.Updated, "2026-01-25T01:00:00-05:00"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %q, want %q", c.what, c.got, c.want)
		}
	}
	if all := strings.Split(a.Text, "\n\n"); len(all) != 3 || !strings.HasPrefix(all[0], "The foreign ministers") || !strings.HasSuffix(all[2], "Strelsau.") {
		t.Errorf("the text is %q", a.Text)
	}
}

func TestRefused(t *testing.T) {
	links := strings.Repeat(`<li><a href="/n">Ministers meet again in the capital</a></li>`, 60)
	for _, c := range []struct {
		name, page string
		want       article.Reason
	}{
		{"index", `<html><body><h1>World</h1><ul>` + links + `</ul></body></html>`, article.Index},
		{"paywall", string(pageOf(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Border to reopen","isAccessibleForFree":"False"}</script>`,
			`<p>The foreign ministers of Ruritania and Strelsau met in Zenda on Friday and agreed to reopen the border, which was closed.</p>`)), article.Paywall},
		{"cookie wall", `<html><body><div><h2>Before you continue</h2><p>Accept all cookies to go on.</p><button>Accept all</button></div></body></html>`, article.CookieWall},
		{"gallery", string(pageOf(`<meta property="og:type" content="gallery">`, `<p>The border in pictures, taken by our photographers in Zenda and in Strelsau during the long week of the talks between both.</p>`)), article.Gallery},
		{"nothing", `<html><body><div id="root"></div></body></html>`, article.NoText},
	} {
		_, err := Extract([]byte(c.page), "https://example.org/n", "")
		var r *article.Refusal
		if !errors.As(err, &r) || r.Reason != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestWrongCharset(t *testing.T) {
	for _, c := range []struct{ name, declared, bytes string }{
		{"UTF-8 that says it is Latin-1", "iso-8859-1", "Malmö"},
		{"Windows-1252 that says it is UTF-8", "utf-8", "Malm\xf6"},
		{"Latin-1 as declared", "iso-8859-1", "Malm\xf6"},
		{"no encoding of that name", "x-none", "Malm\xf6"},
	} {
		raw := pageOf(`<meta charset="`+c.declared+`">`, story+"<p>The minister then left for "+c.bytes+" by train, his office said on Friday.</p>")
		if a, err := Extract(raw, "", ""); err != nil || !strings.Contains(a.Text, "Malmö by train") {
			t.Errorf("%s: %v, %v", c.name, a, err)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ name, head, body, address, want string }{
		{"meta", `<meta property="article:published_time" content="2026-01-24T10:00:00Z">`, "", "", "2026-01-24T10:00:00Z"},
		{"unreadable, then readable", `<meta property="article:published_time" content="today"><meta name="date" content="2026-01-24">`, "", "", "2026-01-24"},
		{"address", "", "", "https://example.org/2026/jan/24/border", "2026-01-24"},
		{"time element", "", `<time datetime="2026-01-24T09:00">yesterday</time>`, "", "2026-01-24T09:00"},
		{"shown", "", `<div class="post-date">Posted on January 24, 2026 by A. Writer</div>`, "", "2026-01-24"},
		{"the day of the place", `<meta property="article:published_time" content="2026-01-25T03:22:07Z">`, `<time datetime="2026-01-24T22:22:07-0500">10 pm</time>`, "", "2026-01-24T22:22:07-0500"},
		{"shown beside the headline, not Greenwich's", `<meta property="article:published_time" content="2026-01-25T01:30:00Z">`, `<p>January 24, 2026, 8:30 p.m.</p>`, "", "2026-01-24"},
		{"written anew", `<meta property="article:published_time" content="2024-05-02T10:00:00Z">`, `<span>Updated</span> <time datetime="2026-01-24T10:00:00Z">Jan 24, 2026</time>`, "", "2026-01-24T10:00:00Z"},
		{"both are shown", `<meta property="article:published_time" content="2026-01-24T10:00:00Z">`, `<span>Jan 24, 2026</span> <span>Updated Jan 26, 2026</span>`, "", "2026-01-24T10:00:00Z"},
		{"changed since, nothing stated", "", `<span>24 January 2026</span> <span>Updated: </span><time>26 January 2026</time>`, "", "2026-01-24"},
		{"another article's", `<meta property="article:published_time" content="2026-01-24T10:00:00Z">`, `<aside>Jan 20, 2026</aside>`, "", "2026-01-24T10:00:00Z"},
		{"told of a picture", `<meta property="article:published_time" content="2026-01-24T10:00:00Z">`, `<p>The ministers shake hands in front of the old customs house in Zenda, January 20, 2026.</p>`, "", "2026-01-24T10:00:00Z"},
		{"none", "", "", "https://example.org/border", ""},
	} {
		a, err := Extract(pageOf(c.head, c.body+story), c.address, "")
		if err != nil || a.Published != c.want {
			t.Errorf("%s: %q (%v), want %q", c.name, a.Published, err, c.want)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"label of a film", `<title>Rocket lands on a barge in the bay (video) | The Daily Example</title><h1>Rocket lands on a barge in the bay (video)</h1>`, "Rocket lands on a barge in the bay"},
		{"a headline for searching in the data", `<title>Zenda talks: what we know - The Daily Example</title><h1>Ministers leave Zenda with a border deal and an open question</h1>`,
			"Ministers leave Zenda with a border deal and an open question"},
		{"the outlet as the only h1", `<title>Ministers meet in Zenda - The Daily Example</title><meta property="og:site_name" content="The Daily Example"><meta property="og:title" content="Ministers meet in Zenda"><h1>The Daily Example</h1><h2>Ministers meet in Zenda</h2>`,
			"Ministers meet in Zenda"},
		{"brackets that are words", `<title>Council (of Europe) meets in Zenda</title><h1>Council meets in Zenda (again)</h1>`, "Council meets in Zenda (again)"},
	} {
		if a, err := Extract([]byte(c.page+story), "", ""); err != nil || a.Title != c.want {
			t.Errorf("%s: %q (%v), want %q", c.name, a.Title, err, c.want)
		}
	}
}

func TestDeepPage(t *testing.T) {
	_, err := Extract([]byte(strings.Repeat("<div>", 100_000)+story), "", "")
	var r *article.Refusal
	if err != nil && !errors.As(err, &r) {
		t.Errorf("error %v", err)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(pageOf(linkedData, story), "https://example.org/a")
	f.Add([]byte("<script type=application/ld+json>[{\"@type\":[1,\"Article\"],\"author\":{}}]"), "")
	f.Add([]byte("<table><a><p><table></p>\xff\xfe"), "::")
	f.Fuzz(func(t *testing.T, raw []byte, address string) {
		a, err := Extract(raw, address, "text/html")
		var r *article.Refusal
		if err != nil && !errors.As(err, &r) {
			t.Errorf("the error is no refusal: %v", err)
		}
		if err == nil && strings.TrimSpace(a.Text) == "" {
			t.Error("no text and no refusal")
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	raw := pageOf(linkedData, strings.Repeat(story, 8)+strings.Repeat(`<aside><div><ul><li><a href="/y">More of this on another page</a></li></ul></div></aside>`, 100))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Extract(raw, "https://example.org/a", ""); err != nil {
			b.Fatal(err)
		}
	}
}
