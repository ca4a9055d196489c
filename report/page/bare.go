package page

import "strings"

// bare leaves out of a page what holds none of its words, before it is parsed: scripts but for linked data, styles, drawings and
// comments. They are the greater part of many pages. What is not closed is left to the parser.
func bare(s string) string {
	var b strings.Builder
	var o opened
	kept, at := 0, 0
	for {
		next := strings.IndexByte(s[at:], '<')
		if next < 0 {
			break
		}
		at += next
		length, keep := o.wordless(s[at:])
		if !keep && length > 0 {
			b.WriteString(s[kept:at])
			kept = at + length
		}
		at += max(length, 1)
	}
	b.WriteString(s[kept:])
	return b.String()
}

// wordlessElements are what is looked for. A title or a box of text is kept whole: what looks like an element there is words.
var wordlessElements = [...]struct {
	name string
	keep bool
}{{"script", false}, {"style", false}, {"svg", false}, {"title", true}, {"textarea", true}}

// opened remembers what is not closed in the rest of the page, so that it is looked for once.
type opened struct {
	elements [len(wordlessElements)]bool
	comment  bool
	quotes   [2]bool // " and '
}

// wordless returns the length of the comment or element that a text begins with, 0 if it is none of those that are looked for.
func (o *opened) wordless(s string) (length int, keep bool) {
	if strings.HasPrefix(s, "<!--") {
		if length := o.commentLength(s); !o.comment {
			return length, false
		}
		return 0, true
	}
	for i, e := range wordlessElements {
		if !opens(s[1:], e.name) || o.elements[i] {
			continue
		}
		end := o.closing(s, e.name)
		o.elements[i] = end == 0
		data := e.name == "script" && strings.Contains(s[:max(strings.IndexByte(s, '>'), 0)], "json")
		return end, e.keep || data
	}
	return o.tag(s), true
}

// tag returns the length of a tag: in the quotation marks of its attributes anything may stand, scripts as well. 0 if it does not end.
func (o *opened) tag(s string) int {
	at := 1
	for {
		next := strings.IndexAny(s[at:], `<>"'`)
		if next < 0 {
			return 0
		}
		at += next + 1
		mark := s[at-1]
		if mark == '<' || mark == '>' {
			return at - 1
		}
		if !strings.HasSuffix(strings.TrimRight(s[max(at-9, 0):at-1], " "), "=") {
			continue
		}
		which := strings.IndexByte(`"'`, mark)
		if o.quotes[which] {
			return 0
		}
		end := strings.IndexByte(s[at:], mark)
		if o.quotes[which] = end < 0; end < 0 {
			return 0
		}
		at += end + 1
	}
}

// opens reports whether a tag of that name begins here.
func opens(s, name string) bool {
	return len(s) > len(name) && strings.EqualFold(s[:len(name)], name) && strings.IndexByte(" \t\r\n>/", s[len(name)]) >= 0
}

// closing is where the closing tag of an element ends; 0 if there is none. In a script what stands in a comment may open and close
// another script, which is part of it.
func (o *opened) closing(s, name string) int {
	commentEnd, inner := 0, false
	for at := 1; ; at++ {
		next := strings.IndexByte(s[at:], '<')
		if next < 0 {
			return 0
		}
		at += next
		rest := s[at:]
		commented := name == "script" && at < commentEnd
		switch {
		case strings.HasPrefix(rest, "<!--") && !commented:
			commentEnd, inner = at+o.commentLength(rest), false
		case commented && opens(rest[1:], name):
			inner = true
		case strings.HasPrefix(rest, "</") && opens(rest[2:], name):
			if commented && inner {
				inner = false
				break
			}
			return at + strings.IndexByte(rest, '>') + 1
		}
	}
}

// commentLength is the length of a comment; that of the rest of the page if it does not end.
func (o *opened) commentLength(s string) int {
	if o.comment {
		return len(s)
	}
	end := strings.Index(s[2:], "-->")
	if o.comment = end < 0; o.comment {
		return len(s)
	}
	return end + len("<!-->")
}
