package page

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
)

// linked is one JSON-LD object that describes an article.
type linked map[string]any

// articleType matches the schema.org types of what may be a report.
var articleType = regexp.MustCompile(`(?:Article|BlogPosting|Report|Review|LiveBlogPosting|ImageGallery|MediaGallery)$`)

// readLinked returns the articles of a JSON-LD script, in order. Broken JSON gives none.
func readLinked(script string) []linked {
	script = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(script), "<![CDATA["), "]]>")
	var v any
	if err := json.Unmarshal([]byte(script), &v); err != nil {
		if json.Unmarshal([]byte(lineBreaks.Replace(script)), &v) != nil {
			return nil
		}
	}
	var out []linked
	collect(v, 0, &out)
	return out
}

// lineBreaks stand unescaped in the strings of many pages.
var lineBreaks = strings.NewReplacer("\r", " ", "\n", " ", "\t", " ")

const maxNesting = 6

func collect(v any, depth int, out *[]linked) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collect(e, depth+1, out)
		}
	case map[string]any:
		l := linked(v)
		if l.isArticle() {
			*out = append(*out, l)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			collect(v[key], depth+1, out)
		}
	}
}

func (l linked) isArticle() bool {
	for _, t := range flat(l["@type"]) {
		if articleType.MatchString(t) {
			return true
		}
	}
	return false
}

// text returns a value as words; empty if it is none.
func (l linked) text(key string) string {
	if all := flat(l[key]); len(all) > 0 {
		return html.UnescapeString(fold(all[0]))
	}
	return ""
}

// names returns the names of people or organisations.
func (l linked) names(key string) []string {
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out = append(out, html.UnescapeString(fold(v)))
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			out = append(out, flat(v["name"])...)
		}
	}
	walk(l[key])
	return out
}

// flat returns a string, or the strings of a list.
func flat(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, flat(e)...)
		}
		return out
	}
	return nil
}
