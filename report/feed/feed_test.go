package feed

import (
	"bytes"
	"strings"
	"testing"
)

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Daily Example</title><link>https://example.org</link><language>en-GB</language><image><title>Logo</title></image>
<item><title>Border to reopen &amp; trade</title><link>/a</link><dc:creator>A. Writer</dc:creator><pubDate>Sat, 24 Jan 2026 10:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>Ministers met in Zenda.</p><p>The border opens.</p>]]></content:encoded></item>
<item><title>Storm & rain</title><guid>https://example.org/b</guid><description>Ports closed on Friday.</description></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example Wire</title><entry><title>Talks</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/talks"/><author><name>B. Writer</name></author>
<published>2026-01-24T10:00:00Z</published><updated>2026-01-25T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Talks resume.</p><p>In Zenda.</p></div></content></entry></feed>`

func TestItems(t *testing.T) {
	for _, c := range []struct{ name, feed, want string }{
		{"RSS", rss, "The Daily Example|Border to reopen & trade|A. Writer|https://example.org/a|en|Sat, 24 Jan 2026 10:00:00 GMT|Ministers met in Zenda.\n\nThe border opens.\n" +
			"The Daily Example|Storm & rain||https://example.org/b|en||Ports closed on Friday.\n"},
		{"Atom", atom, "Example Wire|Talks|B. Writer|https://example.org/talks|en|2026-01-24T10:00:00Z|Talks resume.\n\nIn Zenda.\n"},
	} {
		var got strings.Builder
		for a, err := range Items(strings.NewReader(c.feed), "https://example.org/feed") {
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			got.WriteString(strings.Join([]string{a.Outlet, a.Title, a.Author, a.URL, a.Language, a.Published, a.Text}, "|") + "\n")
		}
		if got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.String(), c.want)
		}
	}
}

func TestTruncatedFeed(t *testing.T) {
	for cut := strings.Index(rss, "<item>") + 10; cut < strings.LastIndex(rss, "</channel>"); cut += 17 {
		items, errs := 0, 0
		for _, err := range Items(strings.NewReader(rss[:cut]), "") {
			if err != nil {
				errs++
				if !strings.Contains(err.Error(), "after item") {
					t.Errorf("cut at %d: %v", cut, err)
				}
				continue
			}
			items++
		}
		if want := strings.Count(rss[:cut], "</item>"); items != want || errs != 1 {
			t.Errorf("cut at %d: %d items and %d errors, want %d and 1", cut, items, errs, want)
		}
	}
}

func TestWrongEncoding(t *testing.T) {
	for _, c := range []struct{ name, declared, word string }{
		{"Latin-1 that says it is UTF-8", "utf-8", "Malm\xf6"},
		{"UTF-8 that says it is Latin-1", "iso-8859-1", "Malmö"},
		{"Latin-1", "iso-8859-1", "Malm\xf6"},
	} {
		raw := `<?xml version="1.0" encoding="` + c.declared + `"?><rss><channel><item><title>a</title><description>Talks in ` + c.word + `</description></item></channel></rss>`
		for a, err := range Items(strings.NewReader(raw), "") {
			if err != nil || a.Text != "Talks in Malmö" {
				t.Errorf("%s: %v, %v", c.name, a, err)
			}
		}
	}
}

func TestEntitiesStayOutside(t *testing.T) {
	evil := `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "boom">]><rss><channel><item><title>a</title><description>&x;&y; words</description></item></channel></rss>`
	for a, err := range Items(strings.NewReader(evil), "") {
		if err == nil && a.Text != "&x;&y; words" {
			t.Errorf("text %q", a.Text)
		}
	}
}

func TestJSONFeed(t *testing.T) {
	f := JSONFeed{Title: "Example Wire", Language: "en"}
	a, err := f.Item([]byte(`{"id":"1","url":"https://example.org/1","title":"Talks","content_html":"<p>Talks resume.</p>","date_published":"2026-01-24T10:00:00Z","authors":[{"name":"A. Writer"}]}`), "")
	if err != nil || a.Text != "Talks resume." || a.Author != "A. Writer" || a.Outlet != "Example Wire" || a.Published != "2026-01-24T10:00:00Z" {
		t.Errorf("%+v, %v", a, err)
	}
}

func FuzzItems(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(atom))
	f.Add([]byte(`<?xml version="1.0" encoding="utf-7"?><rdf:RDF><item></entry>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for a, err := range Items(bytes.NewReader(raw), "") {
			if n++; err == nil && a.Text == "" {
				t.Error("an item without text")
			}
		}
		if n > len(raw) {
			t.Errorf("%d items of %d bytes", n, len(raw))
		}
	})
}
