package report

import (
	"regexp"
	"strings"

	"chancery/text"
)

// header is what the lines at the top of a report say of it.
type header struct {
	date                       string
	dateSpan                   text.Span // of date, in the report
	dateKind                   text.PublishedFrom
	title, outlet, url, author string
	titleSpan                  text.Span // of title, in the report
	end                        int       // byte at which the body begins
}

// headerLine is "Key: value". Only the keys below make a header: prose may hold a colon.
var headerLine = regexp.MustCompile(`^[ \t]*([A-Za-z]+)[ \t]*:[ \t]*(.*?)[ \t\r]*$`)

// dateOpening is the "date 2026-01-24" that some collections write before the first word, on the same line.
var dateOpening = regexp.MustCompile(`(?i)^\s*date([ \t]*:)?[ \t]+(\d{4}-\d{2}-\d{2})(?:\s+|$)`)

// readHeader reads the header lines at the top, in any order, up to the first line that is none.
func readHeader(s string) header {
	var h header
	if m := dateOpening.FindStringSubmatchIndex(s); m != nil {
		h.date, h.dateSpan, h.dateKind = s[m[4]:m[5]], text.Span{Start: m[4], End: m[5]}, text.FromText
		if m[2] >= 0 {
			h.dateKind = text.FromHeader
		}
		h.end = m[1]
	}
	for at := h.end; at < len(s); {
		line, next := lineAt(s, at)
		if strings.TrimSpace(line) == "" {
			at = next
			continue
		}
		m := headerLine.FindStringSubmatchIndex(line)
		if m == nil || !h.set(line[m[2]:m[3]], line[m[4]:m[5]], at+m[4]) {
			break
		}
		at = next
		h.end = next
	}
	return h
}

// set keeps the value of one header line; it reports whether the key is one of ours.
func (h *header) set(key, value string, at int) bool {
	switch strings.ToLower(key) {
	case "date", "published":
		h.date, h.dateSpan, h.dateKind = value, text.Span{Start: at, End: at + len(value)}, text.FromHeader
	case "title", "headline":
		if h.title, h.titleSpan = value, (text.Span{Start: at, End: at + len(value)}); h.titleSpan.Len() > longestTitle {
			h.titleSpan = text.Span{}
		}
	case "outlet", "publisher":
		h.outlet = value
	case "url", "link":
		h.url = value
	case "author", "byline":
		h.author = value
	default:
		return false
	}
	return true
}

// lineAt returns the line that begins at byte at, without its end, and where the next begins.
func lineAt(s string, at int) (line string, next int) {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return s[at : at+i], at + i + 1
	}
	return s[at:], len(s)
}

// Headlines are seldom longer; a first paragraph is seldom shorter.
const longestHeadline = 160

// longestTitle bounds the headline of a header line that is read as one: what is longer is something else.
const longestTitle = 400

// dateline is the opening of a story, "BAKU, Jan 24 (Agency) -": a line with one is not a headline.
var dateline = regexp.MustCompile(`^[A-Z][A-Za-z .'’-]+(?:,[^.]{0,40})?(?:\([^)]{2,40}\)\s*)?\s*[-–—]{1,2}\s`)

// sentenceEnd is a stop with more text behind it: a line with one is prose, not a headline.
var sentenceEnd = regexp.MustCompile(`[a-z][.!?]["”’)]?\s+\p{Lu}`)

// headline returns the first line of the body if it looks like one: short, a single phrase, and above a text.
func headline(body string) string {
	body = strings.TrimLeft(body, " \t\r\n")
	line, next := lineAt(body, 0)
	line = strings.TrimSpace(line)
	if len(line) > longestHeadline || strings.TrimSpace(body[next:]) == "" {
		return ""
	}
	if dateline.MatchString(line) || sentenceEnd.MatchString(line) || strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "“") {
		return ""
	}
	return strings.TrimSuffix(line, ".")
}
