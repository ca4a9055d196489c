package origin

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/record"
)

// Where a credit stands: among the first lines of a report, or among the last, near the edge of a line.
const (
	topLines  = 12
	endLines  = 6
	lineEdge  = 120 // bytes of a line's begin or end that are looked at
	shortLine = 80  // a line that is nothing but a credit
)

// Credit names the agency whose work a report is by its own account: in its byline ("By Agency Staff, AFP"), its dateline
// ("BAKU (Reuters) -"), a line of its own ("Xinhua | Updated …") or the last lines ("AP contributed to this report"); an agency's own
// outlet credits itself. Of several the first is named. It is empty if there is none: who is cited in the body
// ("Reuters reported") is a source of what is told there (see Relays), and who took the photograph is none at all.
func Credit(rep *record.Report) string {
	if a := byline(rep.Origin.Author); a != "" {
		return a
	}
	top, end := edges(rep.Text)
	for _, line := range top {
		if a := firstOf(line, bylineOf, dateline, loneCredit); a != "" {
			return a
		}
	}
	for _, line := range slices.Backward(end) {
		if a := firstOf(line, signOff, loneCredit); a != "" {
			return a
		}
	}
	return agency(Outlet(rep.Origin.Outlet))
}

// firstOf returns what the first of the readings finds in a line.
func firstOf(line string, readings ...func(string) string) string {
	for _, read := range readings {
		if a := read(line); a != "" {
			return a
		}
	}
	return ""
}

// edges lists the first and the last lines of s that are not blank; they may overlap.
func edges(s string) (top, end []string) {
	for rest := s; rest != "" && len(top) < topLines; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); line != "" {
			top = append(top, line)
		}
	}
	for rest := s; rest != "" && len(end) < endLines; {
		at := strings.LastIndexByte(rest, '\n')
		if line := strings.TrimSpace(rest[at+1:]); line != "" {
			end = append(end, line)
		}
		rest = rest[:max(at, 0)]
	}
	slices.Reverse(end)
	return top, end
}

// begin and finish are the edges of a line, cut so that no letter is broken.
func begin(line string) string {
	n := min(len(line), lineEdge)
	for n < len(line) && !utf8.RuneStart(line[n]) {
		n++
	}
	return line[:n]
}

func finish(line string) string {
	n := max(0, len(line)-lineEdge)
	for n < len(line) && !utf8.RuneStart(line[n]) {
		n++
	}
	return line[n:]
}

var byOrFrom = regexp.MustCompile(`^(?i:by|from)\s+`)

// bylineOf reads a line that begins with "By".
func bylineOf(line string) string {
	if len(line) > lineEdge || !byOrFrom.MatchString(line) {
		return ""
	}
	return byline(line)
}

var bylineParts = regexp.MustCompile(`[,/|;()&]|\s(?i:and|of|at|with|for|in)\s`)

// byline returns the first agency among the people and houses of a byline.
func byline(line string) string {
	for _, part := range bylineParts.Split(begin(byOrFrom.ReplaceAllString(line, "")), -1) {
		if a := houseOf(part); a != "" {
			return a
		}
	}
	return ""
}

// houseOf returns the agency that a part of a byline names, with or without the job: "Reuters Staff".
func houseOf(part string) string {
	words := strings.Fields(part)
	for n := len(words); n > 0; n-- {
		if a := agency(strings.Join(words[:n], " ")); a != "" {
			return a
		}
		if !jobs[strings.ToLower(words[n-1])] {
			break
		}
	}
	return ""
}

var jobs = setOf("staff", "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor", "bureau", "desk", "news", "agency", "service")

var (
	bracketed = regexp.MustCompile(`\(([^()]{2,40})\)\s*(?:-|–|—|:)`)
	slashed   = regexp.MustCompile(`^\p{Lu}{3}[^/]{0,60}[.–—-]\s*/([^/\s]{2,20})/`)
	capitals  = regexp.MustCompile(`^[\p{Lu} ’'-]{3,30}, ([^.]{2,40}\.(?:\s*[^.]{2,30}\.)?)`)
)

// dateline reads "BAKU, Jan. 24 (Xinhua) --", "(Reuters) -", "MOSCOW, January 24. /TASS/." and "YEREVAN, JANUARY 24, ARMENPRESS."
func dateline(line string) string {
	line = begin(line)
	for _, form := range []*regexp.Regexp{bracketed, slashed, capitals} {
		if m := form.FindStringSubmatch(line); m != nil {
			if a := byline(strings.ReplaceAll(m[1], ".", ",")); a != "" {
				return a
			}
		}
	}
	return ""
}

// loneCredit reads a line that holds nothing but names of agencies, dates, initials and words such as "source".
func loneCredit(line string) string {
	if len(line) > shortLine {
		return ""
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|,/;:()•·–—-©[]", r) })
	first := ""
	for i := 0; i < len(words); {
		if a, n := agencyAt(words[i:]); n > 0 {
			if first == "" {
				first = a
			}
			i += n
			continue
		}
		if !furniture(words[i]) {
			return ""
		}
		i++
	}
	return first
}

// agencyAt returns the agency that words begin with, and how many of them name it.
func agencyAt(words []string) (string, int) {
	for n := min(len(words), 5); n > 0; n-- {
		if a := agency(strings.Trim(strings.Join(words[:n], " "), ".,;:()")); a != "" {
			return a, n
		}
	}
	return "", 0
}

// furniture reports whether a word may stand beside the name in a line that is only a credit.
func furniture(word string) bool {
	folded := strings.ToLower(strings.Trim(word, "."))
	if strings.ContainsAny(word, "0123456789") || besideCredit[folded] {
		return true
	}
	return word == folded && len(word) <= 3 // initials of editors: "kl/msh"
}

var besideCredit = setOf("source", "sources", "updated", "published", "posted", "last", "copyright", "via", "agencies", "agency", "staff", "report", "wire", "wires",
	"input", "inputs", "additional", "reporting", "am", "pm", "gmt", "utc", "est", "edt", "ist", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mon", "tue", "wed", "thu", "fri", "sat", "sun", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "with", "from")

var (
	contributed = regexp.MustCompile(`(?i)contributed (?:to|reporting)|with (?:files|inputs|reporting|material|agencies)|additional reporting|all rights reserved|copyright|©|` +
		`(?:originally published|first published|provided|distributed|supplied) by`)
	picture   = regexp.MustCompile(`(?i)\b(?:photo|image|picture|caption|video|getty)`)
	lastWords = regexp.MustCompile(`(?:\(|\s[-–—]+\s?|\.\s)([^()–—]{2,40}?)\)?\.?$`)
)

// signOff reads a last line: "AP contributed to this report.", "© 2018 AFP", or a last sentence with "(AP)" or "— Reuters" behind it.
func signOff(line string) string {
	line = finish(line)
	if picture.MatchString(line) {
		return ""
	}
	if m := lastWords.FindStringSubmatch(line); m != nil {
		if a := loneCredit(m[1]); a != "" {
			return a
		}
	}
	if !contributed.MatchString(line) {
		return ""
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(),;/", r) })
	for i := range words {
		if a, n := agencyAt(words[i:]); n > 0 {
			return a
		}
	}
	return ""
}

// Relays names the outlet from which an assertion is passed on, "Reuters reported that …", "he told Reuters": the first
// organisation of the press in the chain of its sources; empty if there is none.
func Relays(sources []record.Source) string {
	for _, s := range sources {
		if _, found := known(s.Channel); found {
			return Outlet(s.Channel)
		}
		if s.Anonymous || s.Kind == record.Person || s.Kind == record.Official {
			continue
		}
		for _, name := range []string{s.Actor.Name, s.Actor.Text} {
			if _, found := known(name); found {
				return Outlet(name)
			}
		}
		if s.Actor.Name != "" && s.Actor.Sector == record.Journalist {
			return Outlet(s.Actor.Name)
		}
	}
	return ""
}

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
