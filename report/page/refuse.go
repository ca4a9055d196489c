package page

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery/report/article"
)

// The numbers of words that tell pages apart. A brief report of an agency has forty words; what is left of an article above
// a paywall is seldom more than two hundred.
const (
	leastWords   = 25
	teaserWords  = 200
	galleryWords = 150
)

// refuse says why a page is no article; nil if it is one.
func refuse(doc *html.Node, m *meta, body string) error {
	n := len(strings.Fields(body))
	s := readSigns(doc, n < teaserWords)
	switch {
	case n < teaserWords && (m.locked() || s.paywall) && !m.hasWhole(n):
		return article.Refuse(article.Paywall, "is behind a paywall: only the first %d words are there; save the page where you have a subscription", n)
	case n < leastWords && s.consent, n < teaserWords && !m.isArticle() && consentWords.MatchString(body):
		return article.Refuse(article.CookieWall, "asks for consent to cookies instead of showing an article; save the page after answering it")
	case n < galleryWords && (m.isGallery() || s.pictures >= 12 && n < leastWords):
		return article.Refuse(article.Gallery, "is a gallery of pictures with %d words; give an article", n)
	case !m.isArticle() && (m.isFront() || s.lists(n) && m.statedDay() == "" || listed(body) || s.linkWords(body)*2 > n):
		return article.Refuse(article.Index, "is an index of other pages, no article; give the address of an article or a feed")
	case n < leastWords && !m.isArticle() || n == 0:
		return article.Refuse(article.NoText, "is a page without an article: %d words were found; save its text instead if there is one", n)
	}
	return nil
}

// locked reports whether the page's own data say that it is not free to read.
func (m *meta) locked() bool {
	for _, l := range m.linked {
		switch v := l["isAccessibleForFree"].(type) {
		case bool:
			return !v
		case string:
			return strings.EqualFold(v, "false")
		}
	}
	return slices.Contains([]string{"locked", "metered", "premium"}, strings.ToLower(m.of("article:content_tier")))
}

// hasWhole reports whether n words are about all that the page's data give as the body.
func (m *meta) hasWhole(n int) bool {
	stated := len(strings.Fields(m.body))
	return stated >= leastWords && n*10 >= stated*9 && ends(m.body)
}

func (m *meta) isGallery() bool {
	for _, l := range m.linked {
		if t := l.text("@type"); t == "ImageGallery" || t == "MediaGallery" {
			return true
		}
	}
	return strings.Contains(strings.ToLower(m.of("og:type")), "gallery")
}

func (m *meta) isArticle() bool {
	return len(m.linked) > 0 || strings.HasPrefix(m.of("og:type"), "article") || m.of("article:published_time") != ""
}

var frontPath = regexp.MustCompile(`(?i)^https?://[^/]+/?(?:index\.\w+)?$`)

// isFront reports whether the page is the front page of its site.
func (m *meta) isFront() bool { return frontPath.MatchString(m.url()) }

// listed reports whether a text is a list: few of its paragraphs are sentences.
func listed(body string) bool {
	all := strings.Split(body, "\n\n")
	sentences := 0
	for _, p := range all {
		if ends(p) && len(strings.Fields(p)) > 8 {
			sentences++
		}
	}
	return len(all) >= 10 && sentences*10 < len(all)
}

// signs are what a page shows around its article.
type signs struct {
	links, pictures  int
	linked           []string // the texts of links that may be headlines, each once
	paywall, consent bool
}

// mostLinks bounds the work on a page that is nothing but links.
const mostLinks = 300

// The number of headlines, and of links of any kind, that a page of links has, and how many words may introduce them.
const manyHeadlines, manyLinks, introWords = 8, 40, 100

// lists reports whether a page with n words of text is there for its links.
func (s *signs) lists(n int) bool {
	return n < leastWords && s.links >= manyLinks || n < introWords && len(s.linked) >= manyHeadlines
}

// linkWords counts the words of a text that are links.
func (s *signs) linkWords(body string) int {
	n := 0
	for _, l := range s.linked {
		n += strings.Count(body, l) * len(strings.Fields(l))
	}
	return n
}

var (
	paywallWords = regexp.MustCompile(`(?i)(?:subscribe|sign in|log in|register|subscription)[^.]{0,40}(?:to (?:continue|keep|finish) reading|to read (?:the (?:full|rest)|this (?:article|story))|for full access)|^\W*to (?:continue|keep|finish) reading\b|to read (?:this|the full|the rest of (?:this|the)) (?:article|story),? (?:become|subscribe|sign|log|register|create|start)|become a (?:member|subscriber) to (?:continue|keep|read)|(?:reached|used)[^.]{0,30}free (?:articles|stories)|account to (?:continue|keep|finish) reading|(?:this (?:article|content|story) is (?:only )?(?:for|available to) (?:our )?(?:subscribers|members))`)
	consentWords = regexp.MustCompile(`(?i)(?:accept|reject|manage|agree to)(?: all)?(?: the)? cookies|before you continue|we value your privacy|your privacy choices|consent to (?:the use of )?cookies|we (?:and our (?:\d+ )?partners )?(?:use|store)[^.]{0,60}cookies`)
)

// readSigns reads the signs; the words of a page are looked through only where little was found.
func readSigns(doc *html.Node, little bool) signs {
	var s signs
	seen := map[string]bool{}
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.A:
			s.links++
			if w := words(n); !seen[w] && len(strings.Fields(w)) >= leastHeadline && len(s.linked) < mostLinks {
				seen[w] = true
				s.linked = append(s.linked, w)
			}
		case n.DataAtom == atom.Img:
			s.pictures++
		case little && n.Type == html.TextNode && !silent(n.Parent) && len(n.Data) > 10:
			s.paywall = s.paywall || paywallWords.MatchString(n.Data)
			s.consent = s.consent || consentWords.MatchString(n.Data)
		}
	}
	return s
}
