package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a paragraph, a heading, an item of a list, a cell: words that no other block interrupts.
type block struct {
	text          string
	words, linked int // how many words it has, and how many of them are links
	heading, item bool
	around        bool       // it lies in a part of the page that is not the article
	group         *html.Node // the element above the one that holds the block: paragraphs of an article share it
	weight        int        // how much it speaks for its part of the page being the article
}

// prose is the words of a block, if they are sentences and no links.
func (b *block) prose() int {
	switch {
	case b.around || b.heading || b.linked*3 > b.words:
		return 0
	case b.words < leastProse && !ends(b.text):
		return 0
	}
	return b.words - b.linked
}

const leastProse = 12

// reach is the blocks [first, last) of a page that lie in an element.
type reach struct{ first, last int }

// layout is the blocks of a page in order, and which of them lie in each element that is no part of a line.
type layout struct {
	blocks []block
	within map[*html.Node]reach
	seen   map[string]kind // what a class or id that was met before says

	line   strings.Builder
	linked int
	links  int // how many links are open
	item   bool
	apart  []*html.Node // elements that may lie around the article, outer ones first
}

// lay finds the blocks of a page. What lies around the article is marked, unless it holds most of the page's prose:
// names of classes are hints, given by people.
func lay(doc *html.Node) *layout {
	l := &layout{within: map[*html.Node]reach{}, seen: map[string]kind{}}
	l.walk(doc, false)
	l.flush(doc, false)
	l.dropCards()
	l.weigh()
	l.setApart()
	return l
}

// setApart marks what lies around the article. Elements of one class that hold much of the page's prose together are the
// article itself, whatever the class says.
func (l *layout) setApart() {
	total := l.prose(reach{0, len(l.blocks)})
	together := map[string]int{}
	for _, n := range l.apart {
		together[attribute(n, "class")] += l.prose(l.within[n])
	}
	for _, n := range l.apart {
		if together[attribute(n, "class")]*5 < total*2 {
			l.drop(l.within[n])
		}
	}
}

// drop marks blocks as no part of the article.
func (l *layout) drop(r reach) {
	for i := r.first; i < r.last; i++ {
		l.blocks[i].around, l.blocks[i].weight = true, 0
	}
}

// weigh gives each block its weight. Prose that stands alone in its part of the page is more often the beginning of another
// article than a part of this one.
func (l *layout) weigh() {
	together := map[*html.Node]int{}
	for i := range l.blocks {
		if b := &l.blocks[i]; b.prose() > 0 {
			together[b.group]++
		}
	}
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.weight = b.prose() * 4; together[b.group] < 2 {
			b.weight /= 4
		}
	}
}

func (l *layout) prose(r reach) int {
	n := 0
	for i := r.first; i < r.last; i++ {
		n += l.blocks[i].weight
	}
	return n
}

// walk does not go deeper than maxDepth.
func (l *layout) walk(n *html.Node, heading bool) {
	if n.Type == html.TextNode {
		l.line.WriteString(n.Data)
		if l.links > 0 {
			l.linked += countWords(n.Data)
		}
		return
	}
	if mute(n) {
		return
	}
	if n.Type == html.ElementNode && inline(n) && !(n.DataAtom == atom.Span && l.kindOf(n) == around) {
		leads := n.DataAtom == atom.A && !strings.HasPrefix(attribute(n, "href"), "#") // not to the article's own headings
		if leads {
			l.links++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			l.walk(c, heading)
		}
		if leads {
			l.links--
		}
		return
	}
	l.flush(n.Parent, heading)
	at := reach{first: len(l.blocks)}
	inner, item := heading || isHeading(n), l.item
	l.item = item || n.DataAtom == atom.Li
	place := len(l.apart)
	if l.kindOf(n) == around {
		l.apart = append(l.apart, n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.walk(c, inner)
	}
	l.flush(n, inner)
	l.item = item
	if at.last = len(l.blocks); at.last > at.first {
		l.within[n] = at
	} else {
		l.apart = l.apart[:place]
	}
}

// flush ends a block.
func (l *layout) flush(n *html.Node, heading bool) {
	if s := fold(l.line.String()); s != "" {
		l.blocks = append(l.blocks, block{text: s, words: countWords(s), linked: l.linked, heading: heading, item: l.item, group: groupOf(n)})
	}
	l.line.Reset()
	l.linked = 0
}

// groupOf is the element that a paragraph shares with its neighbours: the one above it, or itself where lines are parted by breaks.
func groupOf(n *html.Node) *html.Node {
	if n != nil && n.DataAtom == atom.P && n.Parent != nil {
		return n.Parent
	}
	return n
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// mute reports whether an element holds no words of an article, whatever the page.
func mute(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Head, atom.Nav, atom.Button, atom.Select, atom.Textarea, atom.Iframe,
		atom.Object, atom.Video, atom.Audio, atom.Dialog, atom.Figcaption, atom.Menu, atom.Canvas, atom.Label, atom.Input, atom.Footer:
		return true
	}
	return false
}

func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}
