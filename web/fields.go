package web

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// fields are those that a request asks for, nil for all; names says which there are.
func (a *asked) fields(names []jsonField) []string {
	s := a.Get("fields")
	if s == "" {
		return nil
	}
	var known, list []string
	for _, f := range names {
		known = append(known, f.name)
	}
	for name := range strings.SplitSeq(s, ",") {
		if name = strings.TrimSpace(name); !slices.Contains(known, name) {
			a.wrong("fields: %q is none of them; they are: %s.", clipped(name, 40), strings.Join(known, ", "))
		}
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// only leaves the named fields of an object, in the order in which they were asked for.
func only(object json.RawMessage, names []string) (json.RawMessage, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(object, &all); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for _, name := range names {
		value, there := all[name]
		if !there {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + name + `":`)
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// selected leaves the named fields of an answer: of the object, or of each item of a list.
func selected(answer any, names []string) (any, error) {
	if names == nil {
		return answer, nil
	}
	switch a := answer.(type) {
	case json.RawMessage:
		return only(a, names)
	case listing:
		var items []json.RawMessage
		if err := json.Unmarshal(a.Items, &items); err != nil {
			return nil, err
		}
		for i := range items {
			var err error
			if items[i], err = only(items[i], names); err != nil {
				return nil, err
			}
		}
		var err error
		a.Items, err = json.Marshal(items)
		return a, err
	}
	return answer, nil
}
