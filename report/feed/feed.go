// Package feed reads RSS (0.9 to 2.0 and RDF), Atom and JSON Feed: in goes a feed, out come its items as articles, one at a time.
//
// A feed that is cut short gives the items before the cut, and an error that says what was lost. XML entities other than
// those of HTML are not resolved, and nothing outside the feed is read.
package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"strings"

	"chancery/report/article"
	"chancery/report/charset"
	"chancery/report/page"
)

// maxText is how much of one item is kept; the rest of it is passed over.
const maxText = 1 << 20

// Items yields the items of an RSS or Atom feed. address is where it was found; it may be empty.
func Items(r io.Reader, address string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		f := &reader{x: NewDecoder(r), base: address}
		n := 0
		for {
			it, err := f.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, article.Refuse(article.Damaged, "the feed is cut or broken after item %d (%v); the items before were read", n, err))
				return
			}
			n++
			if !yield(f.article(it)) {
				return
			}
		}
	}
}

// NewDecoder returns a decoder for the XML that feeds and agencies really send: other encodings, entities of HTML, bare ampersands.
func NewDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(charset.NewXMLReader(r))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	return d
}

// reader walks a feed.
type reader struct {
	x           *xml.Decoder
	base        string
	outlet, lng string
	depth       int
}

// item is an entry as the feed writes it.
type item struct {
	title, summary, content, link, guid, author, published, updated, source string
}

const content = "http://purl.org/rss/1.0/modules/content/"

// next returns the next item; what stands before it is taken for the feed's own data.
func (f *reader) next() (*item, error) {
	for {
		t, err := f.x.Token()
		if err != nil {
			if f.depth > 0 && errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "item", "entry":
				return f.item()
			case "title":
				s, err := text(f.x)
				if err != nil {
					return nil, err
				}
				if f.outlet == "" {
					f.outlet = s
				}
			case "language":
				if f.lng, err = text(f.x); err != nil {
					return nil, err
				}
			case "image", "textinput", "textInput":
				if err := f.x.Skip(); err != nil {
					return nil, err
				}
			default:
				f.depth++
				f.about(t)
			}
		case xml.EndElement:
			f.depth--
		}
	}
}

func (f *reader) about(t xml.StartElement) {
	for _, a := range t.Attr {
		if a.Name.Local == "lang" && f.lng == "" {
			f.lng = a.Value
		}
	}
}

func (f *reader) item() (*item, error) {
	it := &item{}
	for {
		t, err := f.x.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := it.field(f.x, t); err != nil {
				return nil, err
			}
		case xml.EndElement:
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				return it, nil
			}
		}
	}
}

func (it *item) field(x *xml.Decoder, t xml.StartElement) error {
	if t.Name.Local == "link" {
		if href := attribute(t, "href"); href != "" {
			if rel := attribute(t, "rel"); it.link == "" && (rel == "" || rel == "alternate") {
				it.link = href
			}
			return x.Skip()
		}
	}
	s, err := text(x)
	if err != nil {
		return err
	}
	to := map[string]*string{
		"title": &it.title, "description": &it.summary, "summary": &it.summary, "content": &it.content, "encoded": &it.content,
		"link": &it.link, "guid": &it.guid, "id": &it.guid, "author": &it.author, "creator": &it.author,
		"pubDate": &it.published, "published": &it.published, "issued": &it.published, "date": &it.published, "created": &it.published,
		"updated": &it.updated, "modified": &it.updated, "source": &it.source,
	}[t.Name.Local]
	if t.Name.Local == "content" && t.Name.Space != "" && !strings.Contains(t.Name.Space, "Atom") && !strings.Contains(t.Name.Space, "atom") {
		return nil // media:content
	}
	if to != nil && (*to == "" || t.Name.Space == content) {
		*to = s
	}
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// text returns the words within an element to its end, those of the elements in it included.
func text(x *xml.Decoder) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := x.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			fmt.Fprintf(&b, "<%s>", t.Name.Local) // XHTML in Atom: kept as mark-up
		case xml.EndElement:
			if depth--; depth > 0 {
				fmt.Fprintf(&b, "</%s>", t.Name.Local)
			}
		case xml.CharData:
			if b.Len()+len(t) <= maxText {
				b.Write(t)
			}
		}
		if b.Len() > 2*maxText {
			return "", errors.New("an item is too large")
		}
	}
	return strings.TrimSpace(b.String()), nil
}

func (f *reader) article(it *item) (*article.Article, error) {
	a := &article.Article{
		Title:     page.Text(it.title),
		Author:    author(it.author),
		Outlet:    page.Text(f.outlet),
		URL:       f.absolute(first(it.link, it.guid)),
		Language:  language(f.lng),
		Published: first(it.published, it.updated),
		Updated:   it.updated,
	}
	body := it.content
	if len(it.summary) > len(body) {
		body = it.summary
	}
	return withText(a, page.Text(body))
}

// withText fills the text; an item that is a headline only is read as one.
func withText(a *article.Article, body string) (*article.Article, error) {
	a.Text = first(body, a.Title)
	if a.Text == "" {
		return nil, article.Refuse(article.NoText, "an item without words (%s)", first(a.URL, "no link"))
	}
	return a, nil
}

func author(s string) string {
	s = strings.Join(strings.Fields(page.Text(s)), " ")
	if _, name, ok := strings.Cut(s, "("); ok && strings.Contains(s, "@") { // "a.writer@example.org (A. Writer)"
		return strings.TrimSuffix(name, ")")
	}
	return s
}

// language keeps the code of the language of a tag: "en" of "en-GB".
func language(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

func (f *reader) absolute(link string) string { return absolute(f.base, link) }

func absolute(base, link string) string {
	b, err := url.Parse(base)
	if err != nil {
		b = &url.URL{}
	}
	u, err := b.Parse(strings.TrimSpace(link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}
