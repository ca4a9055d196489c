package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortBody is the number of words below which a second look is taken: most articles are longer.
const shortBody = 120

// body finds the words of the article.
func body(doc *html.Node, m *meta) string {
	surrounds := readSurroundings(doc)
	l := lay(doc)
	l.below(m.heading().node)
	found := l.texts(l.lead(m.heading().node, l.article(doc)))
	return strings.Join(tidy(m.against(found), surrounds, m), "\n\n")
}

// below sets what stands above the headline apart, if the greater part of the prose is below it.
func (l *layout) below(heading *html.Node) {
	at, ok := l.within[heading]
	if !ok || l.prose(reach{at.first, len(l.blocks)})*2 < l.prose(reach{0, len(l.blocks)}) {
		return
	}
	l.drop(reach{0, at.first})
}

// article finds the smallest element that holds the prose of the article: from the whole page down as long as one element
// holds nearly all of it.
func (l *layout) article(doc *html.Node) reach {
	at, all := doc, reach{0, len(l.blocks)}
	if n := l.best(doc); n != nil {
		at, all = n, l.within[n]
	}
	for {
		next, ok := l.inner(at, l.prose(all))
		if !ok {
			return all
		}
		at, all = next, l.within[next]
	}
}

// lead lets the article begin with the prose between the headline and the element that holds most of it: pages often show the
// first lines apart.
func (l *layout) lead(heading *html.Node, body reach) reach {
	at, ok := l.within[heading]
	if !ok || at.last > body.first {
		return body
	}
	for i := at.last; i < body.first; i++ {
		if b := &l.blocks[i]; b.item || b.weight < 4*leastProse {
			b.around = true
		}
	}
	return reach{at.last, body.last}
}

// best is the element that says it holds the article and holds enough of the prose.
func (l *layout) best(doc *html.Node) *html.Node {
	total := l.prose(reach{0, len(l.blocks)})
	var best *html.Node
	most := 0
	for n := range doc.Descendants() {
		at, ok := l.within[n]
		if !ok || n.DataAtom != atom.Article && n.DataAtom != atom.Main && l.kindOf(n) != holder {
			continue
		}
		if p := l.prose(at); p*5 >= total*2 && p > most {
			best, most = n, p
		}
	}
	return best
}

// inner is the element right below another that holds nearly all of its prose, or most of it and says that it is the body.
// An element with another like it beside it is a part of the article only.
func (l *layout) inner(n *html.Node, prose int) (*html.Node, bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		at, ok := l.within[c]
		if !ok || at.last-at.first < 2 {
			continue
		}
		p := l.prose(at)
		if (p*10 >= prose*8 || p*10 >= prose*9 && l.kindOf(c) == holder) && !l.hasTwin(c, prose/20) {
			return c, true
		}
	}
	return nil, false
}

// hasTwin reports whether an element has a sibling of the same tag and class with some prose.
func (l *layout) hasTwin(n *html.Node, least int) bool {
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if at, ok := l.within[c]; ok && c != n && c.DataAtom == n.DataAtom && attribute(c, "class") == attribute(n, "class") && l.prose(at) > least {
			return true
		}
	}
	return false
}

// texts are the words of the blocks that belong to the article. A link that stands alone belongs to it, a list of links does not.
func (l *layout) texts(r reach) []string {
	var inside []*block
	for i := r.first; i < r.last; i++ {
		if b := &l.blocks[i]; !b.around {
			inside = append(inside, b)
		}
	}
	var all []string
	for i, b := range inside {
		listed := b.item || i > 0 && inside[i-1].isLink() || i+1 < len(inside) && inside[i+1].isLink()
		if !b.isLink() || !listed {
			all = append(all, b.text)
		}
	}
	return all
}

// isLink reports whether most of a block is a link.
func (b *block) isLink() bool { return b.linked*2 > b.words }

func countAll(all []string) int {
	n := 0
	for _, p := range all {
		n += countWords(p)
	}
	return n
}

// against compares what was found with the body that the page states in its own data, if it does: what is not in it is
// no part of the article. The stated body is used itself if most of it was not found.
func (m *meta) against(found []string) []string {
	stated := strings.Fields(m.body)
	if len(stated) < shortBody {
		return found
	}
	has := runsOf(stated)
	var kept []string
	inStated := 0
	for _, p := range found {
		w := strings.Fields(p)
		if part := partIn(runsOf(w), has); part >= 0.5 {
			kept = append(kept, p)
			inStated += len(w)
		}
	}
	switch {
	case inStated*10 < len(stated)*7 && countAll(found) < len(stated)*3:
		return statedParagraphs(m.body)
	case inStated*10 < len(stated)*7 || len(stated)*2 < countAll(found):
		return found // only the beginning is stated
	}
	return kept
}

// statedParagraphs splits a stated body; some pages leave mark-up in it.
func statedParagraphs(s string) []string {
	if strings.Contains(s, "<p") || strings.Contains(s, "</") {
		if doc, err := html.Parse(strings.NewReader(s)); err == nil && !tooDeep(doc) {
			return paragraphs(doc)
		}
	}
	var all []string
	for p := range strings.SplitSeq(s, "\n") {
		if p = fold(p); p != "" {
			all = append(all, p)
		}
	}
	return all
}

const runLength = 3

// runsOf returns the runs of three words of a text; a shorter text is one run.
func runsOf(words []string) map[string]bool {
	runs := map[string]bool{}
	if len(words) < runLength {
		runs[strings.Join(words, " ")] = true
	}
	for i := 0; i+runLength <= len(words); i++ {
		runs[strings.Join(words[i:i+runLength], " ")] = true
	}
	return runs
}

func partIn(runs, of map[string]bool) float64 {
	both := 0
	for r := range runs {
		if of[r] {
			both++
		}
	}
	return float64(both) / float64(max(len(runs), 1))
}

// paragraphs returns the text of each block of a tree.
func paragraphs(root *html.Node) []string {
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
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if silent(n) {
			return
		}
		apart := n.Type == html.ElementNode && !inline(n)
		if apart {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if apart {
			flush()
		}
	}
	walk(root)
	flush()
	return all
}

func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var:
		return true
	}
	return false
}
