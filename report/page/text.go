package page

import (
	"strings"

	"golang.org/x/net/html"
)

// Text returns the words of a piece of HTML, paragraphs apart by a blank line: of a post, of an item of a feed, of a newsletter.
// All of it is taken for the report; see Extract for a page.
func Text(fragment string) string {
	if len(fragment) > MaxBytes {
		return ""
	}
	doc, err := html.Parse(strings.NewReader(fragment))
	if err != nil || tooDeep(doc) {
		return ""
	}
	return strings.Join(paragraphs(doc), "\n\n")
}
