package web

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// The search box takes words, and conditions as the command line has them: actor:USA type:AID since:2026-01-01 grain, or
// --actor USA --disputed. A value of several words stands in quotation marks.

// yesNo are the conditions that need no value.
var yesNo = []string{"news", "disputed", "anonymous"}

// readQuery puts the conditions of a search apart from its words.
func readQuery(s string) (words string, asked url.Values) {
	asked = url.Values{}
	var rest []string
	list := tokens(s)
	for i := 0; i < len(list); i++ {
		name, value, has := strings.Cut(list[i], ":")
		flag := strings.HasPrefix(name, "--")
		if flag && !has {
			name, value, has = strings.Cut(list[i], "=")
		}
		name = strings.ReplaceAll(strings.TrimPrefix(name, "--"), "-", "_")
		switch {
		case !slices.ContainsFunc(conditions, func(p param) bool { return p.Name == name }) || !flag && !has:
			rest = append(rest, list[i])
		case slices.Contains(yesNo, name):
			asked.Set(name, "1")
		case has && value != "":
			asked.Add(name, value)
		case flag && i+1 < len(list):
			i++
			asked.Add(name, list[i])
		}
	}
	if list := asked["words"]; len(list) > 0 {
		rest = append(rest, list...)
		asked.Del("words")
	}
	return strings.Join(rest, " "), asked
}

// tokens cuts a line at its spaces, but for those within quotation marks, which are left out.
func tokens(s string) []string {
	var list []string
	var b strings.Builder
	quoted := false
	end := func() {
		if b.Len() > 0 {
			list = append(list, b.String())
			b.Reset()
		}
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '“' || r == '”':
			quoted = !quoted
		case unicode.IsSpace(r) && !quoted:
			end()
		default:
			b.WriteRune(r)
		}
	}
	end()
	return list
}
