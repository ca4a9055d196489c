package origin

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed outlets.txt
var outletFile string

// outlet is one line of outlets.txt.
type outlet struct {
	name   string
	agency bool
}

// outlets maps each name of an outlet to it.
var outlets = sync.OnceValue(func() map[string]outlet {
	table := map[string]outlet{}
	for line := range strings.Lines(outletFile) {
		kind, names, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		list := strings.Split(names, " = ")
		for _, name := range list {
			one := outlet{list[0], kind == "agency"}
			table[name] = one
			if !strings.Contains(name, ".") {
				table[strings.ToUpper(name)] = one
			}
		}
	}
	return table
})

// known finds an outlet by any of its names, with or without "the".
func known(name string) (outlet, bool) {
	for _, the := range []string{"", "The ", "the ", "THE "} {
		if one, found := outlets()[strings.TrimPrefix(name, the)]; found {
			return one, true
		}
	}
	return outlet{}, false
}

// Outlet is the one name under which an outlet is compared: "NYT" and "www.nytimes.com" are "New York Times". One that
// is not in outlets.txt goes by its own name without case, "the" and "www".
func Outlet(name string) string {
	name = strings.TrimSpace(name)
	if one, found := known(name); found {
		return one.name
	}
	site := strings.TrimPrefix(strings.ToLower(name), "www.")
	if one, found := outlets()[site]; found {
		return one.name
	}
	words := strings.FieldsFunc(site, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// agency returns the agency of that name; "" if it is none.
func agency(name string) string {
	if one, found := known(name); found && one.agency {
		return one.name
	}
	return ""
}
