package page

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chancery/report/dated"
)

// shownDay is a day that a page shows its readers beside the headline: "2026-01-24".
type shownDay string

// A date stands near the headline, and no paragraph of the article between them.
const (
	wordsAbove, wordsBelow = 15, 150
	proseWords             = 60 // a text of so many words is a paragraph, not a byline
	textsAbove             = 16 // more pieces of text are not kept on the way to the headline
)

// shownDays finds the days that are shown beside a heading, each in order. Links that lead to other articles often bear
// dates too: what is in a menu or a side column is left out.
func shownDays(doc, heading *html.Node) []shownDay {
	var above, near []*html.Node
	passed, words := false, 0
	for n := range doc.Descendants() {
		switch {
		case n == heading:
			passed = true
			near = lastOf(above)
		case n.Type != html.TextNode || strings.TrimSpace(n.Data) == "" || silent(n.Parent) || passed && within(n, heading):
		case !passed:
			if above = append(above, n); len(above) > 2*textsAbove {
				above = append(above[:0], above[textsAbove:]...)
			}
		default:
			size := countWords(n.Data)
			if words += size; size >= proseWords || words > wordsBelow {
				return days(near)
			}
			near = append(near, n)
		}
	}
	return days(near)
}

// lastOf returns the last of the texts above a heading, no more than wordsAbove of them.
func lastOf(all []*html.Node) []*html.Node {
	i := len(all)
	for words := 0; i > 0; i-- {
		if words += countWords(all[i-1].Data); words > wordsAbove {
			break
		}
	}
	return slices.Clone(all[i:])
}

var updateWord = regexp.MustCompile(`(?i)\b(?:updated?|modified|edited|revised|last)\b`)

// days are those of publication; if no text shows one, those of a change.
func days(all []*html.Node) []shownDay {
	var out, updated []shownDay
	before := ""
	for _, n := range all {
		t := fold(n.Data)
		if day := dayIn(n, t); day != "" && !besideArticle(n) {
			if updateWord.MatchString(before + " " + t) {
				updated = append(updated, shownDay(day))
			} else {
				out = append(out, shownDay(day))
			}
			before = ""
			continue
		}
		if before = t; len(before) > 40 {
			before = ""
		}
	}
	if len(out) == 0 {
		return updated
	}
	return out
}

var (
	monthDay = regexp.MustCompile(`(?i)\b((?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,? \d{4})\b`)
	digitDay = regexp.MustCompile(`^(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})\b`)
)

// longestDate is how many words a text may have that shows a date: longer ones are prose, or tell of a picture.
const longestDate = 12

// dayIn is the day that the words of a text node show, or that the time element around it states.
func dayIn(n *html.Node, words string) string {
	if countWords(words) > longestDate {
		return ""
	}
	for _, s := range []string{monthDay.FindString(words), digitDay.FindString(words)} {
		if day := dated.Day(s); day != "" {
			return day
		}
	}
	for n = n.Parent; n != nil && inline(n); n = n.Parent {
		if n.DataAtom == atom.Time {
			return dated.Day(attribute(n, "datetime"))
		}
	}
	return ""
}

// besideArticle reports whether a node is part of a list, a menu or a side column.
func besideArticle(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer:
			return true
		}
	}
	return false
}

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
