package page

import (
	"errors"
	"fmt"
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

// cards are the beginnings of other articles, as sections of a site show them.
func cards(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<div class="card"><h3><a href="/n/%d">Ministers of %d states agree to meet again in the capital</a></h3>
<p>The foreign ministers have agreed on round %d of their talks, the offices of both of them said on Friday.</p><time>24 January 2026</time></div>`, i, i+2, i)
	}
	return b.String()
}

func TestRefused(t *testing.T) {
	begun := `<meta property="og:type" content="article"><h1>Border to reopen after talks</h1><p>The foreign ministers of Ruritania and Strelsau met in Zenda on Friday and agreed to reopen the border after years of talks between them.</p>`
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
		{"section", `<title>World news</title><main><h1>World</h1>` + cards(20) + `</main>`, article.Index},
		{"topic with an introduction", `<title>Talks</title><h1>The talks in Zenda</h1><p>All our reports about the talks in Zenda between the two states, which began in 2024 and go on.</p>` + cards(20), article.Index},
		{"author", `<title>A. Writer</title><h1>A. Writer</h1><p>A. Writer has covered the region for ten years and lives in Zenda.</p>` + cards(9), article.Index},
		{"subscribers only", begun + `<div>This story is for subscribers only.</div>`, article.Paywall},
		{"a link to subscribe", begun + `<p><a href="/s">Subscribe</a> to continue reading.</p>`, article.Paywall},
		{"become a member", begun + `<p>To read this story, become a member. Already one? Log in.</p>`, article.Paywall},
		{"free articles used", begun + `<p>You have reached your limit of free articles this month.</p>`, article.Paywall},
		{"consent in many words", `<h1>We value your privacy</h1><p>We and our 812 partners store and access information on a device, such as cookies, and process personal data sent by a device for advertising.</p>
<p>You may click to consent to the processing that is described above, or see more detailed information and change your preferences.</p>`, article.CookieWall},
		{"pictures", `<title>Zenda</title><h1>Zenda in pictures</h1>` + strings.Repeat(`<figure><img src="a.jpg"><figcaption>The bridge of Zenda on a winter morning.</figcaption></figure>`, 12), article.Gallery},
		{"not found", `<title>Not found</title><h1>404</h1><p>The page that you looked for is not here. Go to the front page or search.</p>`, article.NoText},
		{"check of browsers", `<title>Just a moment</title><h1>Checking your browser</h1><p>Please enable JavaScript to continue. Your browser will be sent on shortly.</p>`, article.NoText},
		{"nothing", `<html><body><div id="root"></div></body></html>`, article.NoText},
	} {
		_, err := Extract([]byte(c.page), "https://example.org/n", "")
		var r *article.Refusal
		if !errors.As(err, &r) || r.Reason != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestBody holds what is found of pages that are hard for one reason each: all of the story, and no word of what is around it.
func TestBody(t *testing.T) {
	teasers := `<section class="more">` + cards(6) + `</section>`
	halves := strings.SplitAfter(story, "</p>\n")
	for _, c := range []struct{ name, page string }{
		{"plain", `<h1>Border to reopen</h1><div>` + story + `</div>`},
		{"no heading", `<div>` + story + `</div>`},
		{"other articles below", `<h1>Border to reopen</h1><div>` + story + `</div>` + teasers},
		{"other articles above", teasers + `<h1>Border to reopen</h1><div>` + story + `</div>`},
		{"comments", `<h1>Border to reopen</h1><div>` + story + `</div><div id="comments"><p>I have been waiting for this for years, said nobody at all.</p><p>Well, I have been waiting for it too.</p></div>`},
		{"in two parts", `<h1>Border to reopen</h1><div><div class="body">` + halves[0] + `</div><div class="ad">Buy now</div><div class="body">` + halves[1] + halves[2] + `</div></div>`},
		{"first lines apart", `<h1>Border to reopen</h1><div><div>` + halves[0] + halves[1] + `</div></div><div class="text"><p>` +
			strings.Join(strings.SplitAfter(strings.Trim(halves[2], "</p>"), "month."), "</p><p>") + `</p></div>`},
		{"a class that says otherwise", `<h1>Border to reopen</h1><div class="gallery-promo">` + story + `</div>`},
		{"menus, captions and places to subscribe", `<nav><p>The news of the world, every day and every hour of it.</p></nav><h1>Border to reopen</h1><article>` + halves[0] + `<figure><img><figcaption>The ministers in Zenda, in front of the old customs house.</figcaption></figure>` +
			halves[1] + `<div class="newsletter-signup"><p>Get the news of the world in your inbox every single morning.</p></div>` + halves[2] + `</article><footer><p>The Daily Example is a newspaper of record, and has been for years.</p></footer>`},
		{"lines parted by breaks", `<h1>Border to reopen</h1><div>` + strings.NewReplacer("<p>", "", "</p>", "<br><br>").Replace(story) + `</div>`},
		{"a list of links", `<h1>Border to reopen</h1><div>` + story + `<ul><li><a href="/a">Storm closes ports</a></li><li><a href="/b">Rain in Hentzau</a></li></ul></div>`},
		{"without script", `<h1>Border to reopen</h1><div><noscript>` + story + `</noscript></div>`},
	} {
		a, err := Extract([]byte(`<title>Border to reopen</title>`+c.page), "", "")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, want := fold(a.Text), Text(story); got != fold(want) {
			t.Errorf("%s: %q", c.name, got)
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
		{"a day of which the report tells", `<meta property="article:published_time" content="2026-01-24T10:00:00Z">`, `<p>When: February 14, 2026</p>`, "", "2026-01-24T10:00:00Z"},
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

func TestCleanName(t *testing.T) {
	for in, want := range map[string]string{
		"By A. Writer": "A. Writer", "A. Writer | January 24, 2026": "A. Writer", "A. Writer Jan 24, 2026 at 10 am • 2 min read": "A. Writer",
		"A. Writer A. Writer Published: today": "A. Writer", "A. O&#039;Writer": "A. O'Writer", ", The Daily Example": "The Daily Example",
		"View all posts by A. Writer": "A. Writer", "May Marcher": "May Marcher", "": "",
	} {
		if got := cleanName(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
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
