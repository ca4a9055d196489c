package web_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"chancery/web"
)

// described is what the tests read of the document.
type described struct {
	Paths map[string]map[string]struct {
		Parameters []struct{ Name, In string }
		Responses  map[string]struct{ Content map[string]any }
	}
}

func document(t *testing.T, h http.Handler) (raw any, d described) {
	t.Helper()
	w := get(h, "/api/openapi.json")
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("status %d, %v", w.Code, err)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return raw, d
}

// TestOpenAPI holds the document to the schema of OpenAPI 3.1.
func TestOpenAPI(t *testing.T) {
	raw, _ := document(t, web.New(options(t, recordOf(t))))
	b, err := os.ReadFile("testdata/openapi-3.1.json")
	if err != nil {
		t.Fatal(err)
	}
	of, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("openapi.json", of); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(raw); err != nil {
		t.Error(err)
	}
}

// TestAnswersAsDescribed asks every route, and holds what it answers to the document, mistakes as well.
func TestAnswersAsDescribed(t *testing.T) {
	o := options(t, recordOf(t))
	o.Token = web.NewToken("secret")
	h := web.New(o)
	raw, d := document(t, h)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("doc.json", raw); err != nil {
		t.Fatal(err)
	}
	entry, report := firstID(t, h), listOf(t, h, "/api/v1/search?q=grain").Items[0].ID
	asked := map[string]int{}
	for _, test := range []struct {
		method, path, target, body string
		status                     int
	}{
		{"get", "/api/v1/entries", "/api/v1/entries?limit=20", "", 200},
		{"get", "/api/v1/entries", "/api/v1/entries?with=Armenia&fields=id,when,state", "", 200},
		{"get", "/api/v1/entries", "/api/v1/entries?nothing=1", "", 400},
		{"get", "/api/v1/entries/{id}", "/api/v1/entries/" + entry, "", 200},
		{"get", "/api/v1/entries/{id}", "/api/v1/entries/ffffffffff", "", 404},
		{"get", "/api/v1/reports/{id}", "/api/v1/reports/" + report, "", 200},
		{"get", "/api/v1/docket", "/api/v1/docket?due_since=2010-01-01", "", 200},
		{"get", "/api/v1/disputes", "/api/v1/disputes", "", 200},
		{"get", "/api/v1/statements", "/api/v1/statements", "", 200},
		{"get", "/api/v1/search", "/api/v1/search?q=grain", "", 200},
		{"get", "/api/v1/names", "/api/v1/names?q=ali", "", 200},
		{"get", "/api/v1/ask", "/api/v1/ask?q=" + url.QueryEscape("When did a US vice president last visit Azerbaijan?"), "", 200},
		{"post", "/api/v1/reports", "/api/v1/reports", `{"text": "Norway's prime minister met Chile's president in Oslo on Friday.", "published": "2026-01-24"}`, 201},
		{"post", "/api/v1/reports", "/api/v1/reports", `{"text": ""}`, 422},
		{"post", "/api/v1/reports", "/api/v1/reports", `{"words": ""}`, 400},
		{"post", "/api/v1/corrections", "/api/v1/corrections", `{"act": "confirm", "target": "` + entry + `", "author": "Ada", "reason": "read it"}`, 201},
		{"post", "/api/v1/corrections", "/api/v1/corrections", `{"act": "sing", "target": "` + entry + `", "author": "Ada", "reason": "read it"}`, 422},
		{"get", "/api/openapi.json", "/api/openapi.json", "", 200},
		{"get", "/metrics", "/metrics", "", 200},
		{"get", "/healthz", "/healthz", "", 200},
	} {
		asked[test.method+" "+test.path]++
		w := visit(h, strings.ToUpper(test.method), test.target, test.body, "Authorization", "Bearer secret", "Content-Type", "application/json")
		op := d.Paths[test.path][test.method]
		status := strconv.Itoa(test.status)
		if _, ok := op.Responses[status]; !ok {
			status = "default"
		}
		kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if _, described := op.Responses[status].Content[kind]; !described || w.Code != test.status {
			t.Errorf("%s %s: status %d, type %s: %s", test.method, test.target, w.Code, kind, w.Body)
			continue
		}
		if kind == "text/plain" {
			continue
		}
		escaped := func(s string) string { return url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(s)) }
		schema, err := c.Compile("doc.json#/paths/" + escaped(test.path) + "/" + test.method + "/responses/" + status + "/content/" + escaped(kind) + "/schema")
		if err != nil {
			t.Fatal(err)
		}
		answer, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(answer); err != nil {
			t.Errorf("%s %s: %v", test.method, test.target, err)
		}
	}
	for path, methods := range d.Paths {
		for method := range methods {
			if asked[method+" "+path] == 0 && path != "/api/events" { // which has a test of its own
				t.Errorf("%s %s is not asked", method, path)
			}
		}
	}
}
