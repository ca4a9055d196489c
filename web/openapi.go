package web

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// openAPI is the document that describes the routes: OpenAPI 3.1, made of them and of the Go types.
var openAPI = sync.OnceValue(func() []byte {
	known := schemas{}
	paths := map[string]map[string]any{}
	for i := range routes {
		r := &routes[i]
		if paths[r.Path] == nil {
			paths[r.Path] = map[string]any{}
		}
		paths[r.Path][strings.ToLower(r.Method)] = r.operation(known)
	}
	doc := map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{
			"title": "Chancery", "version": "1",
			"description": "The record of who did, said, agreed or alleged what, with the sentences that each entry rests on. Fields may be added; a change of what one means would be /api/v2.",
			"license":     map[string]any{"name": "Apache 2.0", "identifier": "Apache-2.0"},
		},
		"servers": []any{map[string]any{"url": "/"}},
		"paths":   paths,
		"components": map[string]any{
			"schemas": known,
			"securitySchemes": map[string]any{
				"bearer": map[string]any{"type": "http", "scheme": "bearer"},
				"basic":  map[string]any{"type": "http", "scheme": "basic", "description": "Any name, and the token as the password."},
			},
		},
	}
	b, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		panic(err) // of our own types: a test would show it
	}
	return append(b, '\n')
})

// operation describes a route.
func (r *route) operation(known schemas) map[string]any {
	failed := map[string]any{"description": "What went wrong (RFC 9457).", "content": map[string]any{
		"application/problem+json": map[string]any{"schema": known.of(reflect.TypeFor[problem]())}}}
	responses := map[string]any{strconv.Itoa(r.Done): r.success(known), "default": failed}
	op := map[string]any{"operationId": r.id(), "summary": r.Says, "responses": responses, "security": r.security()}
	switch {
	case r.raw == nil && r.Method == http.MethodGet:
		responses["304"] = map[string]any{"description": "The client has it already: its If-None-Match names the ETag."}
	case r.Method == http.MethodPost:
		responses["200"] = r.success(known)
	}
	if list := r.parameters(); len(list) > 0 {
		op["parameters"] = list
	}
	if r.Takes != nil {
		op["requestBody"] = map[string]any{"required": true, "content": map[string]any{"application/json": map[string]any{"schema": known.of(reflect.TypeOf(r.Takes))}}}
	}
	return op
}

// id names an operation: "getEntriesById".
func (r *route) id() string {
	name := strings.ToLower(r.Method)
	for _, part := range strings.FieldsFunc(strings.TrimPrefix(r.Path, "/api/"), func(c rune) bool { return c == '/' || c == '.' }) {
		switch part {
		case "v1":
			continue
		case "{id}":
			part = "byId"
		}
		name += strings.ToUpper(part[:1]) + part[1:]
	}
	return name
}

func (r *route) success(known schemas) map[string]any {
	kind := "application/json"
	var schema map[string]any
	switch {
	case r.Gives == nil:
		kind, schema = r.Kind, map[string]any{"type": "string"}
	case r.Many:
		schema = map[string]any{"type": "object", "required": []string{"items"}, "properties": map[string]any{
			"items": map[string]any{"type": "array", "items": r.partly(known)},
			"next":  map[string]any{"type": "string", "description": "The address of what follows; absent at the end."},
		}}
	default:
		schema = r.partly(known)
	}
	return map[string]any{"description": "The answer.", "content": map[string]any{kind: map[string]any{"schema": schema}}}
}

// partly is the schema of what is given, or of some of its fields where a route can be asked for those.
func (r *route) partly(known schemas) map[string]any {
	whole := known.of(r.Gives)
	for _, p := range r.Params {
		if p.Name == "fields" {
			return map[string]any{"anyOf": []any{whole, map[string]any{"type": "object", "description": "Only the fields that were asked for."}}}
		}
	}
	return whole
}

func (r *route) parameters() []any {
	var list []any
	if strings.Contains(r.Path, "{id}") {
		list = append(list, map[string]any{"name": "id", "in": "path", "required": true, "description": "The id, or its beginning.",
			"schema": map[string]any{"type": "string", "pattern": "^[0-9a-f]{6,64}$"}})
	}
	for _, p := range r.Params {
		schema := p.Of
		if p.Many {
			schema = map[string]any{"type": "array", "items": p.Of}
		}
		list = append(list, map[string]any{"name": p.Name, "in": "query", "description": p.Says, "required": p.Need, "schema": schema})
	}
	if r.Kind == "text/event-stream" {
		list = append(list, map[string]any{"name": "Last-Event-ID", "in": "header", "description": "The id of the last event seen.", "schema": map[string]any{"type": "string"}})
	}
	return list
}

// security says that writing needs a token, and reading where the server is open to others.
func (r *route) security() []any {
	none, token := map[string]any{}, []any{map[string]any{"bearer": []any{}}, map[string]any{"basic": []any{}}}
	switch {
	case r.Open:
		return []any{none}
	case r.Method == http.MethodGet:
		return append([]any{none}, token...)
	}
	return token
}

// describe sends the document.
func (s *server) describe() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { send(w, r, http.StatusOK, "application/json", openAPI()) })
}
