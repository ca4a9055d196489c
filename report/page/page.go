// Package page takes the report out of a web page: in goes HTML, out comes an article.Article.
//
// In order: the bytes are decoded and parsed; the page's own data are read (JSON-LD, meta elements, microdata);
// the body is found without menus, advertisements and comments; a page that is no article (an index, a gallery, a paywall,
// a cookie wall) is refused with the reason. No script of a page is ever run, and nothing is fetched.
package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery/report/article"
	"chancery/report/charset"
	"chancery/report/dated"
	"chancery/text"
)

// MaxBytes is the size of the largest page that is read: larger ones hold data, not words.
const MaxBytes = 8 << 20

// maxDepth is how deeply elements may nest: browsers stop at 512, and what walks a page must not exhaust the stack.
const maxDepth = 512

// Extract takes the report out of a page. address is where the page was found, and contentType what the server said of it;
// both may be empty. Its error is an article.Refusal; what was found of a page that is no article is returned with it.
func Extract(raw []byte, address, contentType string) (*article.Article, error) {
	if len(raw) > MaxBytes {
		return nil, article.Refuse(article.TooLarge, "is a page of %d MiB, more than %d", len(raw)>>20, MaxBytes>>20)
	}
	decoded, notice := charset.Decode(raw, declared(raw, contentType))
	doc, err := html.ParseWithOptions(strings.NewReader(bare(decoded)), html.ParseOptionEnableScripting(false))
	if err != nil || tooDeep(doc) {
		return nil, article.Refuse(article.Damaged, "is a page whose elements nest too deeply; save its text instead")
	}
	m := readMeta(doc, address)
	a := m.article()
	a.Text = body(doc, m)
	if notice != "" {
		a.Notices = append(a.Notices, notice)
	}
	if stated := dated.Day(m.statedDay()); a.PublishedFrom == text.FromPage && stated != "" {
		a.Notices = append(a.Notices, fmt.Sprintf("Date: the page shows %s beside its headline; its data say %s.", dated.Day(a.Published), stated))
	}
	return a, refuse(doc, m, a.Text)
}

// tooDeep reports whether elements nest deeper than maxDepth. It needs no stack of its own.
func tooDeep(doc *html.Node) bool {
	depth := 0
	for n := doc; n != nil; {
		if n.FirstChild != nil {
			if depth++; depth > maxDepth {
				return true
			}
			n = n.FirstChild
			continue
		}
		for n != nil && n.NextSibling == nil {
			n = n.Parent
			depth--
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return false
}

// attribute returns an attribute of an element; empty if it has none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// words returns the text of an element, white space folded.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !silent(d.Parent) {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return fold(b.String())
}

func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg:
		return true
	}
	return false
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
