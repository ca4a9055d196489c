package report

import (
	"regexp"
	"strings"

	"chancery/report/article"
	"chancery/report/charset"
)

// markdownMarks are taken off; the words between them stay.
var markdownMarks = []struct {
	mark *regexp.Regexp
	by   string
}{
	{regexp.MustCompile(`(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|(?:[-*_][ \t]*){3,}$|\x60{3}.*$)`), ""},
	{regexp.MustCompile(`!\[[^\]\n]*\]\([^)\n]*\)`), ""},
	{regexp.MustCompile(`\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])`), "$1"},
	{regexp.MustCompile(`(?:\*\*|__)([^*_\n]+)(?:\*\*|__)`), "$1"},
	{regexp.MustCompile(`(^|[\s(“"])[*_]([^*_\s][^*_\n]*)[*_]`), "$1$2"},
	{regexp.MustCompile("\x60([^\x60\n]+)\x60"), "$1"},
	{regexp.MustCompile(`(?m)^\[[^\]\n]+\]:\s+\S+.*$`), ""},
	{regexp.MustCompile(`<(https?://[^>\s]+)>`), "$1"},
}

// readMarkdown reads a report in Markdown: what stands between lines of --- at its top says something of it.
func readMarkdown(raw []byte) (*article.Article, error) {
	if err := refuseBinary(raw); err != nil {
		return nil, err
	}
	s, notice := charset.Decode(raw, "")
	a := &article.Article{}
	if notice != "" {
		a.Notices = append(a.Notices, notice)
	}
	s = frontMatter(strings.ReplaceAll(s, "\r\n", "\n"), a)
	for line := range strings.Lines(s) {
		if title, ok := strings.CutPrefix(line, "# "); ok && a.Title == "" {
			a.Title = strings.TrimSpace(title)
		}
	}
	for _, m := range markdownMarks {
		s = m.mark.ReplaceAllString(s, m.by)
	}
	a.Text = strings.TrimSpace(s)
	return a, nil
}

// frontMatter reads the simple lines "key: value" of a front matter and returns what follows it.
func frontMatter(s string, a *article.Article) string {
	if !strings.HasPrefix(s, "---\n") {
		return s
	}
	block, rest, ok := strings.Cut(s[len("---\n"):], "\n---\n")
	if !ok {
		return s
	}
	to := map[string]*string{"title": &a.Title, "headline": &a.Title, "date": &a.Published, "published": &a.Published, "updated": &a.Updated, "lastmod": &a.Updated,
		"author": &a.Author, "byline": &a.Author, "outlet": &a.Outlet, "publisher": &a.Outlet, "agency": &a.Agency, "url": &a.URL, "link": &a.URL, "lang": &a.Language, "language": &a.Language}
	for line := range strings.Lines(block) {
		key, value, _ := strings.Cut(line, ":")
		if field := to[strings.ToLower(strings.TrimSpace(key))]; field != nil {
			*field = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return rest
}
