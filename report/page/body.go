package page

import (
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// body finds the words of the article.
func body(doc *html.Node, where *url.URL, m *meta) string {
	found, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:     where,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled, // the page's data are read by readMeta
	})
	if err != nil || found.ContentNode == nil {
		return ""
	}
	return strings.Join(tidy(paragraphs(found.ContentNode), m), "\n\n")
}

// paragraphs returns the text of each block of a tree.
func paragraphs(n *html.Node) []string {
	var all []string
	var b strings.Builder
	flush := func() {
		if s := fold(b.String()); s != "" {
			all = append(all, s)
		}
		b.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case n.Type == html.ElementNode && silent(n):
			return
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
		block := n.Type == html.ElementNode && !inline(n)
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
		}
	}
	walk(n)
	flush()
	return all
}

func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Br, atom.Cite, atom.Code, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var:
		return true
	}
	return false
}

// tidy leaves out what pages put among the paragraphs of an article.
func tidy(all []string, m *meta) []string {
	return all
}
