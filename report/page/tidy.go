package page

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery/report/dated"
)

// surroundings are texts of the page that are no part of the article wherever they are repeated.
type surroundings struct {
	links    map[string]bool // the whole text of a link: another article's headline, a button
	captions map[string]bool // below pictures
}

func readSurroundings(doc *html.Node) surroundings {
	s := surroundings{map[string]bool{}, map[string]bool{}}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.A:
			if !strings.HasPrefix(attribute(n, "href"), "#") { // a table of contents links to the article's own headings
				s.links[words(n)] = true
			}
		case atom.Figcaption:
			s.captions[words(n)] = true
		}
	}
	return s
}

// topParagraphs is how far down headline, subtitle, byline and date may stand above the first paragraph.
const topParagraphs = 8

// leastHeadline is the least number of words of another article's headline; shorter links are names in a list.
const leastHeadline = 5

// tidy leaves out what pages put among the paragraphs of an article: its headline and byline, other headlines,
// captions, requests to subscribe. The words that stay are the page's.
func tidy(all []string, around surroundings, m *meta) []string {
	var kept []string
	seen := map[string]bool{}
	for i, p := range all {
		long := len(p) > 60 && ends(p)
		switch {
		case i < topParagraphs && m.heads(p):
		case around.links[p] && len(strings.Fields(p)) >= leastHeadline || around.captions[p], furniture(p), long && seen[p]:
		default:
			kept = append(kept, p)
		}
		seen[p] = true
	}
	for len(kept) > 1 && trails(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1]
	}
	return kept
}

var byline = regexp.MustCompile(`^(?i:by|written by|story by|posted by)\s+\p{Lu}[^!?]{1,80}$`)

// heads reports whether a paragraph is headline, byline or date.
func (m *meta) heads(p string) bool {
	if len(p) > 300 {
		return false
	}
	titles := append([]string{m.of("og:title"), m.ld("headline")}, m.titles...)
	for _, h := range m.headings {
		titles = append(titles, h.words)
	}
	for _, t := range titles {
		if t != "" && len(strings.Fields(p)) > 2 && alike(p, t) > 0.9 && len(p) < len(t)+20 && len(t) < len(p)+40 {
			return true
		}
	}
	return len(p) < 60 && dated.Day(p) != "" || byline.MatchString(p) && !strings.HasSuffix(p, ".") || monthDay.MatchString(p) && len(p) < 60 && !ends(p)
}

// trails reports whether a last paragraph is no sentence: a tag, the name of the writer, a heading without a text.
func trails(p string) bool { return !ends(p) && len(strings.Fields(p)) < 4 }

// ends reports whether a paragraph ends as a sentence does.
func ends(p string) bool {
	return strings.HasSuffix(strings.TrimRight(p, `"'”’)]»`), ".") || strings.ContainsAny(p[max(len(p)-5, 0):], ".!?…:。？！")
}

//go:embed furniture.txt
var furnitureData string

var furnitureRules = sync.OnceValue(func() *regexp.Regexp {
	var all []string
	for line := range strings.Lines(furnitureData) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return regexp.MustCompile(`(?i)^(?:` + strings.Join(all, "|") + `)`)
})

// longestFurniture is the length above which a paragraph is prose, whatever it begins with.
const longestFurniture = 400

func furniture(p string) bool { return len(p) <= longestFurniture && furnitureRules().MatchString(p) }
