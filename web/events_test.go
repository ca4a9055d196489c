package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"chancery/web"
)

// event is one of a stream.
type event struct{ id, name, data string }

// follow reads events of a stream until it has so many.
func follow(t *testing.T, url, last string, most int, begun func()) []event {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	r, _ := http.NewRequestWithContext(ctx, http.MethodGet, url+"/api/events", nil)
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("status %d, type %s", answer.StatusCode, answer.Header.Get("Content-Type"))
	}
	if begun != nil {
		begun()
	}
	var list []event
	var e event
	for lines := bufio.NewScanner(answer.Body); len(list) < most && lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "id":
			e.id = value
		case "event":
			e.name = value
		case "data":
			e.data = value
		case "":
			if e.id != "" {
				list, e = append(list, e), event{}
			}
		}
	}
	return list
}

// TestEvents follows a record while something is added, and goes on after a break where it was.
func TestEvents(t *testing.T) {
	o := options(t, recordOf(t))
	o.Token = web.NewToken("secret")
	h := web.New(o)
	srv := httptest.NewServer(h)
	defer srv.Close()
	add := func(words string) {
		body := `{"published": "2026-01-25", "outlet": "The Daily Example", "text": "` + words + `"}`
		if w := visit(h, "POST", "/api/v1/reports", body, "Authorization", "Bearer secret", "Content-Type", "application/json"); w.Code != http.StatusCreated {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	}
	first := follow(t, srv.URL, "", 1, func() { add("Norway's prime minister met Chile's president in Oslo on Friday.") })
	var says struct {
		Report struct {
			ID, Outlet string
			Entries    []string
		}
	}
	if len(first) != 1 || first[0].name != "report" || json.Unmarshal([]byte(first[0].data), &says) != nil || says.Report.Outlet != "The Daily Example" || len(says.Report.Entries) == 0 {
		t.Fatalf("%+v", first)
	}
	add("Norway's prime minister will visit Chile in March.")
	if w := visit(h, "POST", "/api/v1/corrections", `{"act": "confirm", "target": "`+says.Report.Entries[0]+`", "author": "Ada", "reason": "read it"}`,
		"Authorization", "Bearer secret", "Content-Type", "application/json"); w.Code != http.StatusCreated {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	after := follow(t, srv.URL, first[0].id, 2, nil)
	if len(after) != 2 || after[0].name != "report" || after[1].name != "correction" {
		t.Errorf("%+v", after)
	}
	if w := get(h, "/api/events?after=nowhere"); w.Code != http.StatusBadRequest {
		t.Errorf("a mark of one's own: status %d", w.Code)
	}
}
