package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

const scene = "Ana Roe met Dr. Bo Lim on Friday. Roe said the pact was signed. An aide denied it."

func quote(words string) record.Quote {
	i := strings.Index(scene, words)
	return record.Quote{Span: text.Span{Start: i, End: i + len(words)}, Text: words}
}

func goldScene() recordGold {
	no := false
	friday := &goldDays{"2026-01-23", "2026-01-23"}
	return recordGold{Doc: "scene", Text: scene, Items: []goldItem{
		{Kind: "event", Anchor: "Roe met", Trigger: "met", Type: []string{"CONSULT"}, Status: []string{"occurred"},
			Actors: []goldActor{{Name: "Ana Roe"}}, Recipients: []goldActor{{Name: "Bo Lim"}}, When: friday},
		{Kind: "event", Anchor: "signed", Type: []string{"SUPPORT", "AGREE"}, Status: []string{"occurred"}, Source: []goldActor{{Name: "Ana Roe"}}},
		{Kind: "event", Anchor: "denied", Type: []string{"REJECT"}, Status: []string{"occurred"}, Core: &no},
		{Kind: "statement", Anchor: "the pact was signed", Speaker: goldActor{Name: "Ana Roe"}},
		{Kind: "statement", Anchor: "denied it", Speaker: goldActor{Anonymous: true}},
		{Kind: "role", Name: "Bo Lim"},
		{Kind: "time", Anchor: "on Friday", goldDays: *friday},
	}}
}

// perfectScene is what goldScene asks for.
func perfectScene() *record.Report {
	d := text.Day{Year: 2026, Month: 1, Day: 23}
	when := record.Time{Quote: quote("Friday"), From: d, To: d}
	roe := record.Actor{Quote: quote("Ana Roe"), Name: "Ana Roe"}
	return &record.Report{Text: scene,
		Events: []record.Event{
			{Type: record.Consult, Trigger: quote("met"), Status: record.Occurred, When: &when,
				Actors: []record.Actor{roe}, Recipients: []record.Actor{{Quote: quote("Dr. Bo Lim")}}},
			{Type: record.Agree, Trigger: quote("signed"), Status: record.Occurred, Sources: []record.Source{{Actor: roe}}},
		},
		Statements: []record.Statement{
			{Speaker: roe, Content: quote("the pact was signed")},
			{Anonymous: true, Content: quote("it.")},
		},
		Roles: []record.Role{{Quote: quote("Dr. Bo Lim"), Name: "Bo Lim"}},
		Times: []record.Time{when},
	}
}

func TestRecordCount(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(*record.Report)
		measure string
		correct int
		gold    int
		system  int
	}{
		{"all right", func(*record.Report) {}, "events", 2, 2, 2},
		{"all strictly right", func(*record.Report) {}, "strict", 2, 2, 2},
		{"statements, one unnamed", func(*record.Report) {}, "statements", 2, 2, 2},
		{"roles", func(*record.Report) {}, "roles", 1, 1, 1},
		{"a second accepted type", func(r *record.Report) { r.Events[1].Type = record.Support }, "events", 2, 2, 2},
		{"a wrong type", func(r *record.Report) { r.Events[1].Type = record.Accuse }, "events", 1, 2, 2},
		{"what may be left out is no error when found", func(r *record.Report) {
			r.Events = append(r.Events, record.Event{Type: record.Reject, Trigger: quote("denied")})
		}, "events", 2, 2, 2},
		{"a wrong recipient", func(r *record.Report) { r.Events[0].Recipients = r.Events[0].Actors }, "recipient", 1, 2, 2},
		{"is not strictly right", func(r *record.Report) { r.Events[0].Recipients = r.Events[0].Actors }, "strict", 1, 2, 2},
		{"an actor that nobody has", func(r *record.Report) { r.Events[1].Actors = r.Events[0].Actors }, "actor", 1, 2, 2},
		{"a date that nobody wrote", func(r *record.Report) { r.Events[1].When = r.Events[0].When }, "when", 1, 2, 2},
		{"a lost source", func(r *record.Report) { r.Events[1].Sources = nil }, "source", 1, 2, 2},
		{"another speaker", func(r *record.Report) { r.Statements[0].Speaker = record.Actor{Name: "Bo Lim"} }, "statements", 1, 2, 2},
		{"another day", func(r *record.Report) { r.Times[0].To = r.Times[0].To.Add(1) }, "times", 0, 1, 1},
		{"words that are not there", func(r *record.Report) { r.Events[0].Trigger.Text = "saw" }, "offsets", 1, 2, 2},
	} {
		r := perfectScene()
		c.change(r)
		count := newRecordCount()
		count.add(goldScene(), r)
		if s := count.scores.Of(c.measure); s.Correct != c.correct || s.Gold != c.gold || s.System != c.system {
			t.Errorf("%s: %s has %d right of %d gold and %d found, want %d of %d and %d",
				c.name, c.measure, s.Correct, s.Gold, s.System, c.correct, c.gold, c.system)
		}
	}
}

func TestReadRecordGold(t *testing.T) {
	dir := t.TempDir()
	if _, err := readRecordGold(dir); err == nil || !strings.Contains(err.Error(), "holds no gold records") {
		t.Errorf("empty folder: %v", err)
	}
	write := func(name, data string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.json", `{"doc": "a", "published": "2026-01-24", "items": []}`)
	if _, err := readRecordGold(dir); err == nil || !strings.Contains(err.Error(), "put the report into texts/a.txt") {
		t.Errorf("no text: %v", err)
	}
	write("texts/a.txt", scene)
	gold, err := readRecordGold(dir)
	if err != nil || len(gold) != 1 || gold[0].Text != scene {
		t.Errorf("got %v, %v", gold, err)
	}
	write("b.json", "[]")
	if _, err := readRecordGold(dir); err == nil || !strings.Contains(err.Error(), "b.json: not a gold record") {
		t.Errorf("bad file: %v", err)
	}
}

func TestAsOccurred(t *testing.T) {
	g := goldScene()
	g.Items[1].Status = []string{"planned", "proposed"}
	for _, c := range []struct {
		status record.Status
		want   float64
	}{{record.Occurred, 1}, {record.Planned, 0}, {record.Negated, 0}} {
		r, count := perfectScene(), newRecordCount()
		r.Events[1].Status = c.status
		count.add(g, r)
		if got := count.asOccurred(); got.Value != c.want || got.System != 1 {
			t.Errorf("a plan given as %s: %.2f of %d, want %.2f of 1", c.status, got.Value, got.System, c.want)
		}
	}
}
