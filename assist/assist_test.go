package assist_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/actor"
	"chancery/ask"
	"chancery/assist"
	"chancery/export"
	"chancery/ingest"
	"chancery/query"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/text"
)

// recordOf makes a record of the examples.
func recordOf(t *testing.T, p *ingest.Pipeline) string {
	t.Helper()
	names, err := filepath.Glob("../examples/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []*record.Report
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := report.Read(b, report.Options{Path: name})
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	path := filepath.Join(t.TempDir(), "assist.db")
	r, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.AddAll(list, time.Date(2026, 1, 25, 12, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return path
}

func options(t *testing.T, p *ingest.Pipeline, path string) assist.Options {
	t.Helper()
	register, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	return assist.Options{
		Record: path, Version: "test",
		Party: func(name string) query.Party {
			return query.Party{Name: name, Country: register.CountryCode(name)}
		},
		Understand: func(question string, day text.Day) (ask.Question, error) {
			asked, err := p.Question(question, day)
			if err != nil {
				return ask.Question{}, err
			}
			return ask.Understand(question, asked.Found, asked.Named, asked.Acts), nil
		},
	}
}

// connect connects an assistant by a transport.
func connect(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func inMemory(t *testing.T, o assist.Options) *mcp.ClientSession {
	t.Helper()
	here, there := mcp.NewInMemoryTransports()
	if _, err := assist.New(o).Connect(context.Background(), there, nil); err != nil {
		t.Fatal(err)
	}
	return connect(t, here)
}

func call(t *testing.T, s *mcp.ClientSession, tool string, arguments any) (words string, failed bool) {
	t.Helper()
	res, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return res.Content[0].(*mcp.TextContent).Text, res.IsError
}

type given map[string]any

// TestTools calls each tool. What it answers must stand on sentences that the reports hold.
func TestTools(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := inMemory(t, options(t, p, recordOf(t, p)))
	answered := map[string]bool{"search": true, "entry": true, "report": true}
	for _, c := range []struct {
		tool  string
		given given
		held  bool
		wants string // in the answer
	}{
		{"ask", given{"question": "What was promised to Armenia?"}, true, "Armenia"},
		{"last_time", given{"who": []string{"Azerbaijan"}, "office": "president"}, true, "Aliyev"},
		{"last_time", given{"by": "Tuvalu", "to": "Bhutan", "type": "CONSULT"}, false, "holds nothing"},
		{"promises", given{"to": "Armenia"}, true, "due"},
		{"docket", given{"since": "2026-01-01", "until": "2026-12-31"}, true, "As of"},
		{"docket", given{"since": "1999-01-01", "until": "1999-12-31"}, false, ""},
		{"who_says", given{"about": "visit", "who": []string{"Armenia"}}, true, "Origin 1"},
		{"agreement_stages", given{"who": []string{"Armenia", "Azerbaijan"}, "about": "treaty"}, true, ""},
		{"accusations", given{"who": []string{"Russia"}}, true, ""},
		{"disagreements", given{"who": []string{"Tuvalu"}}, false, "holds nothing"},
		{"known_on", given{"who": []string{"Armenia"}, "day": "2026-01-24"}, true, "What had been published"},
		{"unnamed_sources", nil, true, ""},
		{"undertakings", given{"who": []string{"Armenia"}}, true, ""},
		{"whats_new", nil, true, "New on"},
		{"happened", given{"who": []string{"Armenia", "Azerbaijan"}, "most": 3}, true, "left out"},
		{"count", given{"who": []string{"Armenia"}, "type": "CONSULT"}, true, "The record holds"},
		{"office_holder", given{"country": "Azerbaijan", "office": "president"}, true, "Aliyev"},
	} {
		words, failed := call(t, s, c.tool, c.given)
		var got export.Answer
		if err := json.Unmarshal([]byte(words), &got); err != nil || failed {
			t.Errorf("%s %v answers %s", c.tool, c.given, words)
			continue
		}
		answered[c.tool] = true
		if got.Held != c.held || !strings.Contains(words, c.wants) {
			t.Errorf("%s %v: held %v, wants %v and %q:\n%.500s", c.tool, c.given, got.Held, c.held, c.wants, words)
		}
		for _, l := range got.Lines {
			if len(l.Cites) == 0 {
				t.Errorf("%s %v says without a sentence: %s", c.tool, c.given, l.Words)
			}
		}
		if strings.Contains(words, "../examples") {
			t.Errorf("%s tells where files lie", c.tool)
		}
	}
	all, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range all.Tools {
		if !answered[tool.Name] {
			t.Errorf("no call of the tool %s", tool.Name)
		}
		if tool.Annotations == nil || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s does not say that it only reads", tool.Name)
		}
	}
}

// TestReading goes from a search to a report, and from an answer to its entry.
func TestReading(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := inMemory(t, options(t, p, recordOf(t, p)))
	words, _ := call(t, s, "search", given{"words": "Armenia"})
	var found struct{ Reports []struct{ ID string } }
	if err := json.Unmarshal([]byte(words), &found); err != nil || len(found.Reports) == 0 {
		t.Fatalf("search finds %s", words)
	}
	words, failed := call(t, s, "report", given{"id": found.Reports[0].ID})
	if failed || !strings.Contains(words, "Armenia") {
		t.Errorf("the report: %s", words)
	}
	words, _ = call(t, s, "happened", given{"who": []string{"Armenia"}})
	var answer export.Answer
	if err := json.Unmarshal([]byte(words), &answer); err != nil || len(answer.Lines) == 0 {
		t.Fatal(words)
	}
	words, failed = call(t, s, "entry", given{"id": answer.Lines[0].Entry})
	if failed || !strings.Contains(words, answer.Lines[0].Entry) || strings.Contains(words, "../examples") {
		t.Errorf("the entry: %s", words)
	}
}

// TestWrongCalls: what is wrong with a call is said in words that tell what to do.
func TestWrongCalls(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := inMemory(t, options(t, p, recordOf(t, p)))
	for _, c := range []struct {
		tool  string
		given given
		wants string
	}{
		{"docket", given{"since": "next week"}, "since"},
		{"docket", given{"month": "May"}, `takes no argument "month"; it takes: who`},
		{"known_on", given{"who": []string{"Armenia"}}, `needs the argument "day"`},
		{"ask", given{"question": ""}, `needs the argument "question"`},
		{"ask", given{"question": strings.Repeat("why ", 5000)}, "too long"},
		{"happened", given{"who": "Armenia"}, "cannot be read"},
		{"happened", given{"type": "WAR"}, "ASSAULT"},
		{"happened", given{"most": 100000}, "from 1 to 100"},
		{"report", given{"id": "ffffffffffff"}, "ffffffffffff"},
		{"entry", given{"id": "ffffffffffff"}, "ffffffffffff"},
	} {
		words, failed := call(t, s, c.tool, c.given)
		if !failed || !strings.Contains(words, c.wants) {
			t.Errorf("%s %v: failed %v with %q, wants %q", c.tool, c.given, failed, words, c.wants)
		}
	}
	none := inMemory(t, options(t, p, filepath.Join(t.TempDir(), "none.db")))
	if words, failed := call(t, none, "whats_new", nil); !failed || !strings.Contains(words, "chancery add") {
		t.Errorf("without a record: %q", words)
	}
}

// TestHTTP asks over HTTP.
func TestHTTP(t *testing.T) {
	p, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(assist.Handler(options(t, p, recordOf(t, p))))
	defer server.Close()
	s := connect(t, &mcp.StreamableClientTransport{Endpoint: server.URL, MaxRetries: -1})
	if words, failed := call(t, s, "whats_new", nil); failed || !strings.Contains(words, "New on") {
		t.Errorf("over HTTP: %q", words)
	}
}
