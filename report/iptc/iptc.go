// Package iptc reads what news agencies send: NewsML-G2 and NITF as XML, ninjs as JSON. Out come articles, one an item.
package iptc

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"

	"chancery/report/article"
	"chancery/report/feed"
	"chancery/report/page"
)

// Items yields the items of a NewsML-G2 message or item, or of an NITF document.
func Items(r io.Reader) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		x := feed.NewDecoder(r)
		n := 0
		for {
			t, err := x.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			start, ok := t.(xml.StartElement)
			if err == nil && (!ok || start.Name.Local != "newsItem" && start.Name.Local != "nitf") {
				continue
			}
			var it *item
			if err == nil {
				it, err = read(x, start)
			}
			if err != nil {
				yield(nil, article.Refuse(article.Damaged, "the document is cut or broken after item %d (%v); the items before were read", n, err))
				return
			}
			n++
			if !yield(it.article()) {
				return
			}
		}
	}
}

// item gathers the fields of one newsItem or nitf.
type item struct {
	headline, title, byline, provider, language, version, published, issued, status string
	url                                                                             string
	paragraphs                                                                      []string
}

// maxParagraphs bounds what is kept of one item.
const maxParagraphs = 20_000

// read reads an item to its end. Elements are told by their local names and by the names of those around them.
func read(x *xml.Decoder, start xml.StartElement) (*item, error) {
	it := &item{}
	it.open(start, nil)
	path := []string{start.Name.Local}
	var words strings.Builder
	for len(path) > 0 {
		t, err := x.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if apart[t.Name.Local] {
				words.Reset()
			}
			it.open(t, path)
			path = append(path, t.Name.Local)
		case xml.CharData:
			words.Write(t)
		case xml.EndElement:
			if apart[t.Name.Local] {
				it.close(path, strings.Join(strings.Fields(words.String()), " "))
				words.Reset()
			}
			path = path[:len(path)-1]
		}
	}
	return it, nil
}

// apart are the elements whose words are a field or a paragraph of their own.
var apart = map[string]bool{"p": true, "headline": true, "hl1": true, "title": true, "by": true, "byline": true, "creditline": true, "byttl": true,
	"versionCreated": true, "contentCreated": true, "firstCreated": true, "name": true, "hl2": true, "caption": true, "distributor": true, "h1": true, "h2": true, "li": true, "copyrightNotice": true}

func (it *item) open(t xml.StartElement, path []string) {
	for _, a := range t.Attr {
		switch key := t.Name.Local + "/" + a.Name.Local; key {
		case "newsItem/lang", "inlineXML/lang", "contentSet/lang", "language/tag", "html/lang", "nitf/lang":
			set(&it.language, a.Value)
		case "provider/literal", "doc.copyright/holder":
			set(&it.provider, a.Value)
		case "date.issue/norm", "date.release/norm", "story.date/norm":
			set(&it.issued, a.Value)
		case "pubStatus/qcode":
			set(&it.status, a.Value)
		case "link/href", "pubdata/ex-ref":
			if strings.HasPrefix(a.Value, "http") {
				set(&it.url, a.Value)
			}
		}
	}
}

func (it *item) close(path []string, words string) {
	last := path[len(path)-1]
	in := func(name string) bool {
		for _, p := range path[:len(path)-1] {
			if p == name {
				return true
			}
		}
		return false
	}
	switch {
	case words == "":
	case last == "headline" && in("contentMeta"), last == "hl1":
		set(&it.headline, words)
	case last == "title":
		set(&it.title, words)
	case last == "by", last == "byline":
		set(&it.byline, strings.TrimPrefix(strings.TrimPrefix(words, "By "), "by "))
	case last == "versionCreated":
		set(&it.version, words)
	case last == "firstCreated", last == "contentCreated":
		set(&it.published, words)
	case last == "name" && in("provider"), last == "distributor":
		set(&it.provider, words)
	case last == "name" && in("creator") && in("contentMeta"):
		set(&it.byline, words)
	case (last == "p" || last == "li" || last == "h1" || last == "h2") && len(it.paragraphs) < maxParagraphs &&
		(in("body") || in("body.content") || in("inlineXML") || in("block")) && !in("media"):
		it.paragraphs = append(it.paragraphs, words)
	}
}

func set(to *string, value string) {
	if *to == "" {
		*to = strings.TrimSpace(value)
	}
}

func (it *item) article() (*article.Article, error) {
	if it.status == "stat:canceled" || it.status == "stat:withheld" {
		return nil, article.Refuse(article.Deleted, "the agency has cancelled the item %q", first(it.headline, it.title))
	}
	if len(it.paragraphs) == 0 {
		return nil, article.Refuse(article.NoText, "the item %q holds no text", first(it.headline, it.title))
	}
	language, _, _ := strings.Cut(strings.ToLower(it.language), "-")
	return &article.Article{Text: strings.Join(it.paragraphs, "\n\n"), Title: first(it.headline, it.title), Author: it.byline, Outlet: it.provider, Agency: it.provider,
		URL: it.url, Language: language, Published: first(it.issued, it.published, it.version), Updated: it.version}, nil
}

// IsNinjs reports whether a JSON object is a ninjs item; has tells its keys.
func IsNinjs(has func(key string) bool) bool {
	return has("uri") && (has("body_html") || has("body_text") || has("body_xhtml") || has("bodies")) || has("versioncreated") && has("headline")
}

// Ninjs reads a ninjs item, of version 1 or 2.
func Ninjs(raw json.RawMessage) (*article.Article, error) {
	var n struct {
		URI, Headline, Byline, Language, Profile, Slugline string
		VersionCreated                                     string `json:"versioncreated"`
		FirstCreated                                       string `json:"firstcreated"`
		PubStatus                                          string `json:"pubstatus"`
		BodyHTML                                           string `json:"body_html"`
		BodyXHTML                                          string `json:"body_xhtml"`
		BodyText                                           string `json:"body_text"`
		CopyrightHolder                                    string `json:"copyrightholder"`
		Infosources                                        []struct{ Name string }
		Bodies                                             []struct{ Role, ContentType, Value string }
		Headlines                                          []struct{ Value string }
	}
	if err := json.Unmarshal(raw, &n); err != nil {
		return nil, article.Refuse(article.Damaged, "a ninjs item that cannot be read (%v)", err)
	}
	if n.PubStatus == "canceled" || n.PubStatus == "withheld" {
		return nil, article.Refuse(article.Deleted, "the agency has cancelled the item %s", n.URI)
	}
	body := first(page.Text(n.BodyHTML), page.Text(n.BodyXHTML), n.BodyText)
	for _, b := range n.Bodies {
		body = first(body, page.Text(b.Value))
	}
	for _, h := range n.Headlines {
		n.Headline = first(n.Headline, h.Value)
	}
	if body == "" {
		return nil, article.Refuse(article.NoText, "the item %s holds no text", n.URI)
	}
	outlet := n.CopyrightHolder
	if len(n.Infosources) > 0 {
		outlet = first(n.Infosources[0].Name, outlet)
	}
	language, _, _ := strings.Cut(strings.ToLower(n.Language), "-")
	address := ""
	if strings.HasPrefix(n.URI, "http") {
		address = n.URI
	}
	return &article.Article{Text: body, Title: n.Headline, Author: n.Byline, Outlet: outlet, Agency: outlet, URL: address, Language: language,
		Published: first(n.FirstCreated, n.VersionCreated), Updated: n.VersionCreated}, nil
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}
