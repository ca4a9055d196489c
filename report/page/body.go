package page

import (
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortBody is the number of words below which a second look is taken: most articles are longer.
const shortBody = 120

// body finds the words of the article.
func body(doc *html.Node, where *url.URL, m *meta) string {
	around := readSurroundings(doc)
	prune(doc)
	found := extract(doc, where, false)
	if countWords(found) < shortBody {
		found = longer(plainest(doc), found)
	}
	if countWords(found) < shortBody {
		found = longer(extract(doc, where, true), found)
	}
	return strings.Join(tidy(m.against(found), around, m), "\n\n")
}

// prune takes out of a page what holds no words of it; extractors copy what they are given several times.
func prune(doc *html.Node) {
	var silents []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Link, atom.Meta:
			silents = append(silents, n)
		}
	}
	for _, n := range silents {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// longer returns a second result if it is clearly more than the first.
func longer(second, first []string) []string {
	if countWords(second) > countWords(first) {
		return second
	}
	return first
}

// plainest returns the paragraphs of the page's article element: what is left of a brief report that extractors hold for too short.
func plainest(doc *html.Node) []string {
	for _, tag := range []atom.Atom{atom.Article, atom.Main} {
		var best []string
		for n := range doc.Descendants() {
			if n.DataAtom != tag {
				continue
			}
			var all []string
			for p := range n.Descendants() {
				if p.DataAtom == atom.P {
					all = append(all, words(p))
				}
			}
			if countWords(all) > countWords(best) {
				best = all
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// extract returns the paragraphs that trafilatura holds for the article; thorough lets it ask other extractors too.
func extract(doc *html.Node, where *url.URL, thorough bool) []string {
	config := trafilatura.DefaultConfig()
	if !thorough {
		config.MinExtractedSize = 0 // below it all of the page is taken, without paragraphs
	}
	found, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		Config:          config,
		OriginalURL:     where,
		ExcludeComments: true,
		EnableFallback:  thorough,
		HtmlDateMode:    trafilatura.Disabled, // readMeta reads the page's data
	})
	if err != nil || found.ContentNode == nil {
		return nil
	}
	return paragraphs(found.ContentNode)
}

func countWords(all []string) int {
	n := 0
	for _, p := range all {
		n += len(strings.Fields(p))
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
	case inStated*10 < len(stated)*7 && countWords(found) < len(stated)*3:
		return statedParagraphs(m.body)
	case inStated*10 < len(stated)*7 || len(stated)*2 < countWords(found):
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
