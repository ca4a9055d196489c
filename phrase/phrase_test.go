package phrase

import (
	"testing"
	"time"

	"chancery/record"
	"chancery/text"
)

var (
	vance      = record.Actor{Name: "JD Vance", Country: "USA", Role: "vice president", ID: "USA/GOV/JD Vance"}
	trump      = record.Actor{Name: "Donald Trump", Country: "USA", Role: "president", ID: "USA/GOV/Donald Trump"}
	azerbaijan = record.Actor{Name: "Azerbaijan", Country: "AZE", ID: "AZE"}
	armenia    = record.Actor{Name: "Armenia", Country: "ARM", ID: "ARM"}
	aides      = record.Actor{Quote: record.Quote{Text: "two\n aides"}, Country: "USA"}
)

func day(y int, m time.Month, d int) text.Day { return text.Day{Year: y, Month: m, Day: d} }

func at(start int, words string) record.Quote {
	return record.Quote{Span: text.Span{Start: start, End: start + len(words)}, Text: words}
}

func TestEvent(t *testing.T) {
	february := &record.Time{From: day(2026, 2, 1), To: day(2026, 2, 28)}
	tests := []struct {
		name  string
		event record.Event
		want  string
	}{
		{"everything", record.Event{
			Type: record.Consult, Mode: "visit", Trigger: record.Quote{Text: "visiting"}, Actors: []record.Actor{vance},
			Recipients: []record.Actor{azerbaijan, armenia}, Status: record.Planned, When: february, Places: []record.Place{{Name: "South Caucasus"}},
		}, "JD Vance (USA, vice president) → Azerbaijan, Armenia: visit, planned, February 2026, South Caucasus"},
		{"another word, and objects", record.Event{
			Type: record.Cooperate, Trigger: at(5, "sale"), Recipients: []record.Actor{azerbaijan},
			Objects: []record.Quote{at(10, "body\narmour"), at(30, "boats"), at(1, "the sale of these"), at(40, "that")}, Status: record.Planned,
		}, "→ Azerbaijan: cooperation “sale” of body armour and boats, planned"},
		{"nobody", record.Event{Type: record.Assault, Trigger: record.Quote{Text: "wars"}, Status: record.Alleged}, "violence “wars”, alleged"},
		{"a mode that has no noun", record.Event{Type: record.Protest, Mode: "sing", Trigger: record.Quote{Text: "protest"}, Status: record.Occurred}, "protest (sing), occurred"},
		{"a time that could not be resolved", record.Event{Type: record.Consult, Trigger: record.Quote{Text: "talks"}, Status: record.Occurred, When: &record.Time{Quote: record.Quote{Text: "recently"}}},
			"talks, occurred, “recently”"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := NewTeller().Event(&test.event); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTellerIntroducesOnce(t *testing.T) {
	teller := NewTeller()
	for _, want := range []string{"JD Vance (USA, vice president)", "JD Vance"} {
		if got := teller.Actor(vance); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got, want := (Teller{}).Actor(vance), "JD Vance (USA, vice president)"; got != want {
		t.Errorf("the zero Teller says %q, want %q", got, want)
	}
}

func TestAccording(t *testing.T) {
	tests := []struct {
		sources []record.Source
		want    string
	}{
		{nil, ""},
		{[]record.Source{{Actor: trump, Channel: "Truth Social"}}, "according to Donald Trump (USA, president) (Truth Social)"},
		{[]record.Source{{Actor: trump}, {Actor: armenia}}, "according to Donald Trump (USA, president), quoting Armenia"},
		{[]record.Source{{Actor: aides, Anonymous: true}}, "according to two aides (USA, unnamed)"},
		{[]record.Source{{Anonymous: true}}, "according to an unnamed source"},
	}
	for _, test := range tests {
		if got := NewTeller().According(test.sources); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestInterval(t *testing.T) {
	tests := []struct {
		from, to text.Day
		want     string
	}{
		{day(2026, 1, 24), day(2026, 1, 24), "24 January 2026"},
		{day(2026, 1, 20), day(2026, 1, 24), "20 to 24 January 2026"},
		{day(2026, 2, 1), day(2026, 2, 28), "February 2026"},
		{day(2024, 2, 1), day(2024, 2, 29), "February 2024"},
		{day(2024, 12, 1), day(2024, 12, 31), "December 2024"},
		{day(2026, 1, 1), day(2026, 12, 31), "2026"},
		{day(1990, 1, 1), day(1999, 12, 31), "1990 to 1999"},
		{day(2026, 4, 1), day(2026, 6, 30), "April to June 2026"},
		{day(2025, 12, 1), day(2026, 2, 28), "December 2025 to February 2026"},
		{day(2026, 1, 24), day(2026, 2, 3), "24 January 2026 to 3 February 2026"},
	}
	for _, test := range tests {
		if got := Interval(test.from, test.to); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
