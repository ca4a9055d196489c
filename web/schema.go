package web

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"
)

// schemas are the JSON Schemas of Go types as encoding/json writes them, by name.
type schemas map[string]any

// of is the schema of a type: that of a struct is kept by its name, and referred to.
func (s schemas) of(t reflect.Type) map[string]any {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	case t == reflect.TypeFor[json.RawMessage]():
		return map[string]any{}
	}
	switch t.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.of(t.Elem())}
	case reflect.Pointer:
		return map[string]any{"anyOf": []any{s.of(t.Elem()), map[string]any{"type": "null"}}}
	case reflect.Struct:
		name := schemaName(t)
		if _, known := s[name]; !known {
			s[name] = nil // it may refer to itself
			s[name] = s.object(t)
		}
		return map[string]any{"$ref": "#/components/schemas/" + name}
	}
	return map[string]any{"type": "object"}
}

func schemaName(t reflect.Type) string {
	name := strings.TrimPrefix(t.Name(), "json")
	return strings.ToUpper(name[:1]) + name[1:]
}

// object is the schema of a struct with its fields: one without omitempty is always there.
func (s schemas) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, f := range jsonFields(t) {
		of := f.Type
		if f.optional && of.Kind() == reflect.Pointer {
			of = of.Elem() // it is left out, never null
		}
		properties[f.name] = s.of(of)
		if !f.optional {
			required = append(required, f.name)
		}
	}
	return map[string]any{"type": "object", "properties": properties, "required": required}
}

// jsonField is a field as encoding/json writes it.
type jsonField struct {
	reflect.StructField
	name     string
	optional bool
}

// jsonFields lists the fields of a struct, those of what it embeds among them. The outer one of two with a name counts.
func jsonFields(t reflect.Type) []jsonField {
	var list []jsonField
	for _, f := range reflect.VisibleFields(t) {
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		if f.Anonymous && tag == "" || name == "-" || len(f.Index) > 1 && shadowed(list, name) {
			continue
		}
		if name == "" {
			name = f.Name
		}
		list = append(list, jsonField{f, name, strings.Contains(options, "omitempty")})
	}
	return list
}

func shadowed(list []jsonField, name string) bool {
	for _, f := range list {
		if f.name == name {
			return true
		}
	}
	return false
}
