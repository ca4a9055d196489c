package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

var update = flag.Bool("update", false, "write testdata/report.json anew")

// sample is a report with one entry of each kind, every field filled, in a text whose bytes and code points differ.
func sample() *record.Report {
	const s = "« Né à Bakou » — President Ilham Aliyev said on Friday he would sell 🚢 boats to Armenia under the peace deal."
	quote := func(words string) record.Quote {
		at := strings.Index(s, words)
		if at < 0 {
			panic("not in the sample: " + words)
		}
		return record.Quote{Span: text.Span{Start: at, End: at + len(words)}, Text: words}
	}
	day := text.Day{Year: 2026, Month: 1, Day: 23}
	friday := record.Time{Quote: quote("on Friday"), Value: "2026-01-23", From: day, To: day, Grain: "day"}
	aliyev := record.Actor{Quote: quote("President Ilham Aliyev"), Name: "Ilham Aliyev", Country: "AZE", Sector: record.Government, Role: "president", ID: "AZE/GOV/Ilham Aliyev"}
	armenia := record.Actor{Quote: quote("Armenia"), Name: "Armenia", Country: "ARM", ID: "ARM"}
	baku := record.Place{Quote: quote("Bakou"), Name: "Baku", Latitude: 40.38, Longitude: 49.89, Countries: []string{"AZE"}, GeoNames: 587084}
	return &record.Report{
		ID:        "0123456789abcdef01234567",
		Origin:    text.Origin{Path: "a.txt", URL: "https://example.org/1", Outlet: "The Daily Example", Author: "A. Writer"},
		Published: text.Published{Day: text.Day{Year: 2026, Month: 1, Day: 24}, From: text.FromFlag},
		Title:     "A title", Language: "en", Text: s, Notices: []string{"A notice."},
		Events: []record.Event{
			{
				ID: "1", Type: record.Cooperate, Mode: "sale", Contexts: []string{"military"}, CAMEO: "061", Quad: "material cooperation", Intensity: 9.5, Trigger: quote("sell"),
				Actors: []record.Actor{aliyev}, Recipients: []record.Actor{armenia}, Objects: []record.Quote{quote("🚢 boats")},
				Places: []record.Place{baku}, When: &friday, Status: record.Planned,
				Sources:    []record.Source{{Actor: aliyev, Cue: "said", Channel: "Truth Social", Kind: record.SelfClaim, Stance: record.Asserts}},
				Background: true, Evidence: quote("he would sell 🚢 boats to Armenia"), Confidence: 0.931234, Rule: "events.txt:12",
			},
			{ID: "2", Type: record.Agree, Trigger: quote("peace deal"), Status: record.Negated, Turn: record.TurnCancelled, TurnWords: quote("on Friday"), Headline: record.Alone, Evidence: quote(s)},
		},
		Statements: []record.Statement{
			{Speaker: aliyev, Others: []record.Actor{armenia}, Kind: record.Official, Stance: record.Asserts, Addressees: []record.Actor{armenia}, Cue: quote("said"), Content: quote("he would sell"), Direct: true, Channel: "Truth Social", When: &friday},
			{Anonymous: true, Content: quote("Né à Bakou")},
		},
		Agreements: []record.Agreement{{
			Name: "the peace deal", Kind: record.Peace, Mention: quote("peace deal"), Parties: []record.Actor{armenia}, Status: record.Occurred, Stage: record.Signed,
			When: &friday, Places: []record.Place{baku},
			Provisions: []record.Provision{{Quote: quote("sell 🚢 boats"), Bearers: []record.Actor{aliyev}, Modality: record.Must, Action: quote("sell"), Condition: quote("on Friday"), Deadline: &friday, Article: "Article 1"}},
		}},
		Roles: []record.Role{{Quote: quote("President Ilham Aliyev"), Name: "Ilham Aliyev", Role: "president", Country: "AZE", Sector: record.Government, Former: true}},
		Times: []record.Time{friday},
	}
}

func TestJSONShape(t *testing.T) {
	const golden = "testdata/report.json"
	var b bytes.Buffer
	if err := WriteJSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("the JSON differs from %s; if that is meant, run go test ./export -update and read the difference.\n%s", golden, b.String())
	}
}

func TestJSONLIsOneLine(t *testing.T) {
	r := sample()
	r.Text = "a\nb\u2028<c>" // a separator that some readers take for the end of a line
	r.Events, r.Statements, r.Agreements, r.Roles, r.Times = nil, nil, nil, nil, nil
	var b bytes.Buffer
	if err := WriteJSONL(&b, r); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "\n") || strings.Contains(got, "\u2028") {
		t.Errorf("not one line: %q", got)
	}
	for _, list := range []string{"events", "statements", "agreements", "roles", "times"} {
		if !strings.Contains(b.String(), `"`+list+`":[]`) {
			t.Errorf("the empty list of %s is not []: %s", list, b.String())
		}
	}
}

// TestOffsets holds every object with start and end to the contract: text[start:end], in code points, is its text.
func TestOffsets(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSONL(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	if err := json.Unmarshal(b.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	points := []rune(object["text"].(string))
	checked := 0
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			if start, ok := v["start"].(float64); ok {
				checked++
				end := v["end"].(float64)
				if got := string(points[int(start):int(end)]); got != v["text"] {
					t.Errorf("text[%v:%v] is %q, the object says %q", start, end, got, v["text"])
				}
			}
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(object)
	if checked < 20 {
		t.Errorf("only %d quotations were checked", checked)
	}
}
