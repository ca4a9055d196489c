package iptc

import (
	"bytes"
	"strings"
	"testing"
)

const newsItem = `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="2" xml:lang="en-GB"><itemMeta><provider><name>Example Wire</name></provider>
<versionCreated>2026-01-24T12:00:00Z</versionCreated><firstCreated>2026-01-24T10:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>By A. Writer</by><headline>Border to reopen</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Talks <b>resume</b>.</p><p>In Zenda.</p></body></html></inlineXML></contentSet></newsItem>`

const nitf = `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>Border</title><docdata><date.issue norm="20260124T100000Z"/></docdata></head>
<body><body.head><hedline><hl1>Border to reopen</hl1></hedline><byline>By A. Writer</byline><distributor>Example Wire</distributor></body.head>
<body.content><p>Talks resume.</p><media><media-caption><p>A bridge.</p></media-caption></media><block><p>In Zenda.</p></block></body.content></body></nitf>`

func TestItems(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"NewsML-G2", newsItem, "Border to reopen|A. Writer|Example Wire|en|2026-01-24T10:00:00Z|Talks resume.\n\nIn Zenda."},
		{"NITF", nitf, "Border to reopen|A. Writer|Example Wire||20260124T100000Z|Talks resume.\n\nIn Zenda."},
		{"a message", "<newsMessage><itemSet>" + newsItem + "</itemSet></newsMessage>", "Border to reopen|A. Writer|Example Wire|en|2026-01-24T10:00:00Z|Talks resume.\n\nIn Zenda."},
	} {
		n := 0
		for a, err := range Items(strings.NewReader(c.doc)) {
			if n++; err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if got := strings.Join([]string{a.Title, a.Author, a.Outlet, a.Language, a.Published, a.Text}, "|"); got != c.want {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d items", c.name, n)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, doc, say string }{
		{"cancelled", strings.Replace(newsItem, "stat:usable", "stat:canceled", 1), "has cancelled"},
		{"cut", newsItem[:len(newsItem)-40], "cut or broken after item 0"},
		{"no text", "<newsItem/>", "holds no text"},
	} {
		said := ""
		for _, err := range Items(strings.NewReader(c.doc)) {
			if err != nil {
				said = err.Error()
			}
		}
		if !strings.Contains(said, c.say) {
			t.Errorf("%s: %q, want %q", c.name, said, c.say)
		}
	}
}

func TestNinjs(t *testing.T) {
	a, err := Ninjs([]byte(`{"uri":"https://example.org/1","headline":"Talks","byline":"A. Writer","language":"en","versioncreated":"2026-01-24T10:00:00Z","body_html":"<p>Talks resume.</p>","copyrightholder":"Example Wire"}`))
	if err != nil || a.Text != "Talks resume." || a.Agency != "Example Wire" || a.Published != "2026-01-24T10:00:00Z" {
		t.Errorf("%+v, %v", a, err)
	}
	if _, err := Ninjs([]byte(`{"uri":"urn:1","pubstatus":"canceled"}`)); err == nil {
		t.Error("a cancelled item is read")
	}
}

func FuzzItems(f *testing.F) {
	f.Add([]byte(newsItem))
	f.Add([]byte(nitf))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for a, err := range Items(bytes.NewReader(raw)) {
			if err == nil && a.Text == "" {
				t.Error("an item without text")
			}
		}
	})
}
