package table

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/report/article"
)

// Object makes an article of a JSON object.
func (c Columns) Object(raw json.RawMessage) (*article.Article, error) {
	var o map[string]any
	if err := json.Unmarshal(raw, &o); err != nil {
		return nil, article.Refuse(article.Damaged, "not a JSON object (%v)", err)
	}
	values := map[string]string{}
	keys := slices.Sorted(maps.Keys(o))
	for _, k := range slices.Backward(keys) { // the first of a name counts
		values[plain(k)] = words(o[k])
	}
	if !c.Recognises(keys) {
		return nil, article.Refuse(article.NoText, "no key holds the text; the keys are %s; name one with --map text=KEY", strings.Join(keys[:min(len(keys), 30)], ", "))
	}
	return c.Row(func(name string) string { return values[name] })
}

// words returns a value as words: a list joined, of an object its name.
func words(v any) string {
	switch v := v.(type) {
	case string:
		return strings.ToValidUTF8(v, "\uFFFD")
	case float64:
		return fmt.Sprintf("%.0f", v)
	case []any:
		var all []string
		for _, e := range v {
			if w := words(e); w != "" {
				all = append(all, w)
			}
		}
		return strings.Join(all, ", ")
	case map[string]any:
		return words(v["name"])
	}
	return ""
}
