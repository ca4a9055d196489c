package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"chancery/web"
)

// list is what the API answers with where there may be many.
type list struct {
	Items []struct{ ID, Schema, State, Outcome string }
	Next  string
}

func listOf(t *testing.T, h http.Handler, target string) list {
	t.Helper()
	w := get(h, target)
	var l list
	if err := json.Unmarshal(w.Body.Bytes(), &l); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%s: status %d, %v", target, w.Code, err)
	}
	return l
}

func firstID(t *testing.T, h http.Handler) string {
	t.Helper()
	return listOf(t, h, "/api/v1/entries?limit=1").Items[0].ID
}

// TestPaging walks through all entries by cursors and finds each once.
func TestPaging(t *testing.T) {
	h := web.New(options(t, recordOf(t)))
	seen := map[string]bool{}
	pages := 0
	for next := "/api/v1/entries?limit=40"; next != ""; pages++ {
		l := listOf(t, h, next)
		for _, e := range l.Items {
			if seen[e.ID] {
				t.Fatalf("%s stands twice", e.ID)
			}
			seen[e.ID] = true
		}
		next = l.Next
	}
	if len(seen) < 250 || pages != (len(seen)+39)/40 {
		t.Errorf("%d entries on %d pages", len(seen), pages)
	}
}

func TestData(t *testing.T) {
	h := web.New(options(t, recordOf(t)))
	for target, schema := range map[string]string{
		"/api/v1/entries?actor=USA&state=planned":                   "chancery-entry/1",
		"/api/v1/entries?state=planned,proposed&min_confidence=0.1": "chancery-entry/1",
		"/api/v1/docket?due_since=2010-01-01":                       "chancery-entry/1",
		"/api/v1/statements?speaker=Trump":                          "chancery/1",
	} {
		l := listOf(t, h, target)
		if len(l.Items) == 0 || l.Items[0].Schema != schema {
			t.Errorf("%s: %+v", target, l.Items)
		}
	}
	if l := listOf(t, h, "/api/v1/docket?due_since=2010-01-01&outcome=carried+out"); len(l.Items) == 0 || l.Items[0].Outcome != "carried out" {
		t.Errorf("docket: %+v", l.Items)
	}
	if l := listOf(t, h, "/api/v1/search?q=grain"); len(l.Items) == 0 {
		t.Error("search finds no grain")
	}
	if w := get(h, "/api/v1/entries?limit=1&fields=state,id"); !strings.Contains(w.Body.String(), `"state": "`) || strings.Contains(w.Body.String(), "assertions") {
		t.Errorf("fields: %s", w.Body)
	}
	if l := listOf(t, h, "/api/v1/entries?with=Nobodyatall"); l.Items == nil || len(l.Items) > 0 {
		t.Errorf("nothing is not an empty list: %+v", l.Items)
	}
	var a struct {
		Held  bool
		Lines []struct{ Cites []any }
	}
	w := get(h, "/api/v1/ask?q="+url.QueryEscape("When did a US vice president last visit Azerbaijan?"))
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || !a.Held || len(a.Lines) == 0 || len(a.Lines[0].Cites) == 0 {
		t.Errorf("ask: %s", w.Body)
	}
}

// TestMetrics finds the requests counted by the pattern of their path.
func TestMetrics(t *testing.T) {
	h := web.New(options(t, recordOf(t)))
	get(h, "/api/v1/entries/"+firstID(t, h))
	get(h, "/nothing/at/all")
	w := get(h, "/metrics")
	for _, row := range []string{`chancery_requests_total{path="/api/v1/entries/{id}",status="200"} 1`, `chancery_requests_total{path="none",status="404"} 1`,
		`chancery_request_seconds_count{path="/api/v1/entries"} 1`, "chancery_reports 3", "process_resident_memory_bytes"} {
		if !strings.Contains(w.Body.String(), row) {
			t.Errorf("no %q in %s", row, w.Body)
		}
	}
}

func TestETag(t *testing.T) {
	h := web.New(options(t, recordOf(t)))
	for _, target := range []string{"/", "/api/v1/entries", "/static/style.css"} {
		tag := get(h, target).Header().Get("ETag")
		if w := get(h, target, "If-None-Match", tag); tag == "" || w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: tag %q, status %d", target, tag, w.Code)
		}
	}
}
