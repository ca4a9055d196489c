package page

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// author names those who wrote the report, each once: as the page's data say, or as it shows if those only name the outlet.
func (m *meta) author() string {
	var names []string
	for _, l := range m.linked {
		if names = l.names("author"); len(names) > 0 {
			break
		}
	}
	if len(names) == 0 {
		names = []string{m.of("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author_name")}
	}
	stated := cleanNames(names)
	if shown := cleanNames(m.bylines[:min(len(m.bylines), 1)]); stated == "" || shown != "" && sameName(stated, m.outlet()) {
		return shown
	}
	return stated
}

var (
	byWord = regexp.MustCompile(`(?i)^(?:view all posts by|(?:written |posted |story )?by):?\s+`)
	// behindName is what a byline goes on with: marks, dates, how long it takes to read.
	behindName = regexp.MustCompile(`(?i)\s*(?:[|•·]|\b(?:published|updated|posted|last updated|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)).*$`)
)

func cleanNames(names []string) string {
	var out []string
	for _, n := range names {
		n = cleanName(n)
		if n == "" || len(n) > 100 || strings.Contains(n, "://") || strings.HasPrefix(n, "@") || slices.Contains(out, n) {
			continue
		}
		out = append(out, n)
	}
	return strings.Join(out, ", ")
}

// cleanName leaves the name of a byline: "By A. Writer | 24 January" and "A. Writer A. Writer", of a picture and a link, are A. Writer's.
func cleanName(s string) string {
	s = byWord.ReplaceAllString(fold(html.UnescapeString(s)), "")
	s = strings.Trim(behindName.ReplaceAllString(s, ""), " ,;—–-")
	if w := strings.Fields(s); len(w)%2 == 0 && slices.Equal(w[:len(w)/2], w[len(w)/2:]) {
		return strings.Join(w[:len(w)/2], " ")
	}
	return s
}
