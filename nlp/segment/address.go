package segment

import "strings"

// address finds the first URL, e-mail address, handle or hashtag of a chunk between white space,
// and returns its place within the chunk; start == end if there is none.
func address(chunk string) (start, end int) {
	at := strings.IndexAny(chunk, "@#:w/")
	if at < 0 {
		return 0, 0
	}
	if start, end = url(chunk); start < end {
		return start, end
	}
	return atSign(chunk)
}

// url finds "scheme://…", "www.…" and "example.org/…". It reaches to the end of the chunk but for punctuation that closes the sentence.
func url(chunk string) (start, end int) {
	start = strings.Index(chunk, "://")
	if start > 0 {
		for start > 0 && isASCIILetter(chunk[start-1]) {
			start--
		}
	} else if start = strings.Index(chunk, "www."); start < 0 || start > 0 && isASCIIWord(chunk[start-1]) {
		if start = hostStart(chunk, strings.IndexByte(chunk, '/')); start < 0 {
			return 0, 0
		}
	}
	end = len(chunk)
	if i := strings.IndexAny(chunk[start:], "<>\"“”"); i >= 0 {
		end = start + i
	}
	return start, start + len(trimURL(chunk[start:end]))
}

// hostStart returns the start of a host's name that ends before slash, or -1: letters, digits and hyphens with stops
// between them, the last part of two letters or more.
func hostStart(chunk string, slash int) int {
	at := slash
	for at > 0 && isASCIILetter(chunk[at-1]) {
		at--
	}
	if slash-at < 2 || at < 2 || chunk[at-1] != '.' || slash+1 == len(chunk) || !isASCIIWord(chunk[slash+1]) {
		return -1
	}
	for at > 0 && (isASCIIWord(chunk[at-1]) || chunk[at-1] == '-' || chunk[at-1] == '.' && at > 1 && isASCIIWord(chunk[at-2])) {
		at--
	}
	if chunk[at] == '.' || chunk[at] == '-' {
		return -1
	}
	return at
}

// trimURL cuts off the punctuation that follows an address: stops, quotation marks, brackets that it does not open.
func trimURL(s string) string {
	round := strings.Count(s, ")") - strings.Count(s, "(")
	square := strings.Count(s, "]") - strings.Count(s, "[")
	for s != "" {
		switch c := s[len(s)-1]; {
		case strings.IndexByte(".,;:!?'*", c) >= 0:
		case c == ')' && round > 0:
			round--
		case c == ']' && square > 0:
			square--
		case strings.HasSuffix(s, "’"):
			s = strings.TrimSuffix(s, "’")
			continue
		default:
			return s
		}
		s = s[:len(s)-1]
	}
	return s
}

// atSign finds name@host, @handle and #tag.
func atSign(chunk string) (start, end int) {
	at := strings.IndexAny(chunk, "@#")
	if at < 0 {
		return 0, 0
	}
	start, end = at, at+1
	for end < len(chunk) && (isASCIIWord(chunk[end]) || chunk[end] == '.' && chunk[at] == '@' || chunk[end] == '-' && start < at) {
		end++
	}
	if chunk[at] == '@' {
		for start > 0 && (isASCIIWord(chunk[start-1]) || strings.IndexByte(".%+-", chunk[start-1]) >= 0) {
			start--
		}
	}
	for end > at+1 && (chunk[end-1] == '.' || chunk[end-1] == '-') {
		end--
	}
	if end == at+1 || !isASCIILetter(chunk[at+1]) || chunk[at] == '#' && at > 0 && isASCIIWord(chunk[at-1]) {
		return 0, 0
	}
	if pre := len("mailto:"); start >= pre && chunk[start-pre:start] == "mailto:" {
		start -= pre
	}
	return start, end
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isASCIIWord(c byte) bool { return isASCIILetter(c) || c >= '0' && c <= '9' || c == '_' }
