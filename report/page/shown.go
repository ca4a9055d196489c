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
)

// shownDays finds the days that are shown beside a heading, each once, in order. Links that lead to other articles often bear
// dates too: what is in a list of links, a side column or a menu is left out.
func shownDays(doc, heading *html.Node) []shownDay {
	var above, below []shownText
	passed, words := false, 0
	for n := range doc.Descendants() {
		switch {
		case n == heading:
			passed = true
		case n.Type != html.TextNode || len(n.Data) < 4 || within(n, heading):
		default:
			t := shownText{n, fold(n.Data)}
			size := len(strings.Fields(t.words))
			if size == 0 || silent(n.Parent) {
				break
			}
			if !passed {
				above = append(above, t)
				break
			}
			if words += size; size >= proseWords || words > wordsBelow {
				return days(slices.Concat(lastWords(above, wordsAbove), below))
			}
			below = append(below, t)
		}
	}
	return days(slices.Concat(lastWords(above, wordsAbove), below))
}

type shownText struct {
	node  *html.Node
	words string
}

func lastWords(all []shownText, most int) []shownText {
	i := len(all)
	for words := 0; i > 0; i-- {
		if words += len(strings.Fields(all[i-1].words)); words > most {
			break
		}
	}
	return all[i:]
}

var updateWord = regexp.MustCompile(`(?i)\b(?:updated?|modified|edited|revised|last)\b`)

// days are those of publication; if no text shows one, those of a change.
func days(all []shownText) []shownDay {
	var out, updated []shownDay
	before := ""
	for _, t := range all {
		if day := t.day(); day != "" && !besideArticle(t.node) {
			if updateWord.MatchString(before + " " + t.words) {
				updated = append(updated, shownDay(day))
			} else {
				out = append(out, shownDay(day))
			}
			before = ""
			continue
		}
		if before = t.words; len(before) > 40 {
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

// day is the day that a text shows, or that the time element around it states.
func (t shownText) day() string {
	if len(strings.Fields(t.words)) > longestDate {
		return ""
	}
	for _, s := range []string{monthDay.FindString(t.words), digitDay.FindString(t.words)} {
		if day := dated.Day(s); day != "" {
			return day
		}
	}
	for n := t.node.Parent; n != nil && inline(n); n = n.Parent {
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
