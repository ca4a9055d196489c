package page

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// kind is what an element says of itself by its tag, class, id or role.
type kind uint8

// The kinds. The zero kind says nothing.
const (
	plain  kind = iota
	around      // it is no part of the article: comments, related articles, a place to subscribe
	holder      // it holds the article's body
)

//go:embed parts.txt
var partsData string

// part is what a piece of a class or id says; whole pieces stand between hyphens, underscores, spaces and capitals.
type part struct {
	piece string
	whole bool
	is    kind
}

var parts = sync.OnceValue(func() []part {
	var all []part
	for line := range strings.Lines(partsData) {
		f := strings.Fields(line)
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		is := around
		if f[0] == "body" {
			is = holder
		}
		all = append(all, part{f[2], f[1] == "whole", is})
	}
	return all
})

func (l *layout) kindOf(n *html.Node) kind {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, 0:
		return plain
	case atom.Aside, atom.Form, atom.Header, atom.Noscript, atom.Figure:
		return around
	}
	if hidden(n) {
		return around
	}
	if strings.EqualFold(attribute(n, "itemprop"), "articleBody") {
		return holder
	}
	says := plain
	for _, key := range []string{"class", "id", "role", "data-testid", "data-component"} {
		name := attribute(n, key)
		if name == "" {
			continue
		}
		is, ok := l.seen[name]
		if !ok {
			is = kindOfName(name)
			l.seen[name] = is
		}
		says = max(says, is)
	}
	return says
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			return strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none")
		}
	}
	return false
}

// longestName bounds the work on a class; longer ones are made by machines.
const longestName = 400

// kindOfName reads a class or id. What says that it holds the body counts for more.
func kindOfName(name string) kind {
	name = apart(name[:min(len(name), longestName)])
	says := plain
	for _, p := range parts() {
		if p.is > says && (p.whole && strings.Contains(name, " "+p.piece+" ") || !p.whole && strings.Contains(name, p.piece)) {
			says = p.is
		}
	}
	return says
}

// apart puts a name in lower case, with spaces around its pieces: "relatedPosts ad-box" gives " related posts ad box ".
func apart(name string) string {
	var b strings.Builder
	b.WriteByte(' ')
	small := false
	for _, r := range name {
		switch {
		case r >= 'A' && r <= 'Z':
			if small {
				b.WriteByte(' ')
			}
			r += 'a' - 'A'
			small = false
		case r == '-' || r == '_' || r == ' ' || r == ':' || r == '/' || r == '.':
			r, small = ' ', false
		default:
			small = true
		}
		b.WriteRune(r)
	}
	b.WriteByte(' ')
	return b.String()
}
