package segment

import (
	"iter"
	"strings"
	"unicode/utf8"

	"chancery/text"
)

// maxWrapped is the longest line, in code points, of text that was wrapped by hand or by a mail program.
const maxWrapped = 120

// minWrapped is how many full lines it takes before a text counts as wrapped.
const minWrapped = 3

// paragraphs yields the parts of body that no sentence may cross. A blank line always parts them, a single line break
// does unless the text is wrapped and the line is full: the next word would not have fitted on it.
func paragraphs(all string, body text.Span) iter.Seq[text.Span] {
	return func(yield func(text.Span) bool) {
		width := wrapWidth(body.In(all))
		start := body.Start
		for at := body.Start; at < body.End; {
			limit := min(body.End, start+maxParagraph)
			end, next := lineEnd(all, at, limit)
			switch {
			case end == limit && limit < body.End:
				end = cutAtSpace(all, start, limit)
				next = end
			case next < body.End && full(all[at:end], all[next:body.End], width):
				at = next
				continue
			}
			if !yield(text.Span{Start: start, End: end}) {
				return
			}
			start, at = next, next
		}
	}
}

// maxParagraph bounds, in bytes, what is kept in mind at once; what is longer is no prose and is cut at white space.
const maxParagraph = 1 << 16

// cutAtSpace returns the last place before end where white space or at least a character begins.
func cutAtSpace(all string, start, end int) int {
	if i := strings.LastIndexAny(all[start+maxParagraph/2:end], " \t\n\r"); i >= 0 {
		return start + maxParagraph/2 + i
	}
	for end > start+1 && !utf8.RuneStart(all[end]) {
		end--
	}
	return end
}

// lineEnd returns the end of the line that starts at at, and the start of the next one.
func lineEnd(all string, at, end int) (lineEnd, next int) {
	i := strings.IndexAny(all[at:end], "\n\r")
	if i < 0 {
		return end, end
	}
	if next = at + i + 1; all[next-1] == '\r' && next < end && all[next] == '\n' {
		next++
	}
	return at + i, next
}

// wrapWidth returns the longest line's length in code points if the text is wrapped, otherwise 0.
func wrapWidth(body string) int {
	width := 0
	for line := range lines(body) {
		if width = max(width, utf8.RuneCountInString(line)); width > maxWrapped {
			return 0
		}
	}
	fulls, breaks := 0, 0
	last := ""
	for line := range lines(body) {
		if last != "" && line != "" {
			breaks++
			if full(last, line, width) {
				fulls++
			}
		}
		last = line
	}
	if fulls < minWrapped || fulls*2 < breaks {
		return 0
	}
	return width
}

func lines(body string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := 0; at < len(body); {
			end, next := lineEnd(body, at, len(body))
			if !yield(strings.TrimSpace(body[at:end])) {
				return
			}
			at = next
		}
	}
}

// full reports whether the first word of rest would have made line longer than width.
func full(line, rest string, width int) bool {
	line = strings.TrimSpace(line)
	if width == 0 || line == "" {
		return false
	}
	word := rest[:min(len(rest), 4*maxWrapped)] // enough to hold any word that matters
	if i := strings.IndexAny(word, "\n\r"); i >= 0 {
		word = word[:i]
	}
	word = strings.TrimSpace(word)
	if i := strings.IndexByte(word, ' '); i >= 0 {
		word = word[:i]
	}
	return word != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width
}
