// Package pdf takes the words out of a PDF that has a text layer: in goes the file, out comes an article.
// Scanned pages without one are refused: nothing here reads pictures.
package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"chancery/report/article"
)

// The limits on one file. maxTime is for files made to keep a reader busy: honest ones take less than a second.
const (
	MaxBytes = 32 << 20
	maxPages = 500
	maxText  = 1 << 20
	maxTime  = 30 * time.Second
)

// Read takes the words out of a PDF.
func Read(raw []byte) (*article.Article, error) {
	if len(raw) > MaxBytes {
		return nil, article.Refuse(article.TooLarge, "a PDF of more than %d MiB", MaxBytes>>20)
	}
	type result struct {
		a   *article.Article
		err error
	}
	done := make(chan result, 1)
	go func() {
		a, err := read(raw)
		done <- result{a, err}
	}()
	select {
	case r := <-done:
		return r.a, r.err
	case <-time.After(maxTime):
		return nil, article.Refuse(article.Damaged, "a PDF that cannot be read in %s; save its text instead", maxTime)
	}
}

func read(raw []byte) (a *article.Article, err error) {
	defer func() {
		if fault := recover(); fault != nil { // the library panics on files that break the rules
			a, err = nil, article.Refuse(article.Damaged, "a damaged PDF (%v); save its text instead", fault)
		}
	}()
	doc, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, article.Refuse(article.Damaged, "a PDF that cannot be opened (%v)", err)
	}
	var all []string
	size := 0
	pages := doc.NumPage()
	for n := 1; n <= min(pages, maxPages) && size <= maxText; n++ {
		for _, p := range paragraphs(doc.Page(n).Content().Text) {
			all = append(all, p)
			size += len(p)
		}
	}
	if size == 0 {
		return nil, article.Refuse(article.NoText, "a PDF without a text layer; run it through text recognition first")
	}
	info := doc.Trailer().Key("Info")
	a = &article.Article{Text: strings.ToValidUTF8(strings.Join(all, "\n\n"), "\uFFFD"), Title: clean(info.Key("Title").Text()), Author: clean(info.Key("Author").Text()),
		Published: date(info.Key("CreationDate").Text())}
	if pages > maxPages || size > maxText {
		a.Notices = append(a.Notices, fmt.Sprintf("PDF: of %d pages only the first %d or the first %d MiB of words were read.", pages, maxPages, maxText>>20))
	}
	return a, nil
}

func clean(s string) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD")
}

// date makes "2026-01-24" of "D:20260124100000Z"; a PDF is made when its report is published, as a rule.
func date(s string) string {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 8 || strings.Trim(s[:8], "0123456789") != "" {
		return ""
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:8]
}

// paragraphs puts the letters of a page, which are placed one by one, into lines and the lines into paragraphs, in the
// order in which they are drawn: that keeps columns apart.
func paragraphs(glyphs []pdf.Text) []string {
	var lines []line
	for _, g := range glyphs {
		if g.S == "" || g.S == "\n" {
			continue
		}
		if n := len(lines); n > 0 && lines[n-1].takes(g) {
			lines[n-1].add(g)
			continue
		}
		lines = append(lines, line{})
		lines[len(lines)-1].add(g)
	}
	return join(lines)
}

// line is letters at one height.
type line struct {
	words             strings.Builder
	x, y, end, height float64
}

func (l *line) takes(g pdf.Text) bool {
	return math.Abs(g.Y-l.y) < 0.4*math.Max(l.height, 1) && g.X >= l.end-2*l.height
}

func (l *line) add(g pdf.Text) {
	if l.words.Len() == 0 {
		l.x, l.y, l.height = g.X, g.Y, g.FontSize
	} else if g.X-l.end > 0.2*l.height && g.S != " " {
		l.words.WriteByte(' ')
	}
	l.words.WriteString(g.S)
	l.end = g.X + g.W
}

// join puts lines into paragraphs: a new one begins where the gap to the line above is wider than between the lines of a
// paragraph, where the column or the size of the letters changes, or where a line is indented.
func join(lines []line) []string {
	var all []string
	var b strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			all = append(all, s)
		}
		b.Reset()
	}
	for i := range lines {
		l := &lines[i]
		if i > 0 {
			above := &lines[i-1]
			gap := above.y - l.y
			if gap < 0 || gap > 1.6*math.Max(l.height, 1) || math.Abs(above.height-l.height) > 1 || l.x > above.x+1.2*l.height && !lastIndented(lines, i) {
				flush()
			} else if !strings.HasSuffix(b.String(), " ") {
				b.WriteByte(' ')
			}
		}
		b.WriteString(l.words.String())
	}
	flush()
	return all
}

func lastIndented(lines []line, i int) bool {
	return i+1 < len(lines) && math.Abs(lines[i+1].x-lines[i].x) < 1
}
