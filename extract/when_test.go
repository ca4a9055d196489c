package extract_test

import (
	"testing"

	"chancery/ingest"
	"chancery/text"
)

// TestWhen checks which time an event has. The report's date is Wednesday, 4 March 2026.
func TestWhen(t *testing.T) {
	pipeline, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, said, trigger, from, to string }{
		{"on the verb", "Soldiers arrested Karel Novak on Monday.", "arrested", "2026-03-02", "2026-03-02"},
		{"none", "Soldiers arrested Karel Novak. The shop opened on Monday.", "arrested", "", ""},
		{"up to when", "Police attacked the camp until Monday.", "attacked", "", ""},
		{"a window", "Soldiers have arrested ten students in the past two weeks.", "arrested", "2026-02-18", "2026-03-04"},
		{"by a paper", "Judges rejected the appeal of Karel Novak in a ruling released Monday.", "rejected", "2026-03-02", "2026-03-02"},
		{"when it is to be", "Talks between Iran and Oman are planned for next week.", "Talks", "2026-03-09", "2026-03-15"},
		{"when it was announced", "The summit was announced by Iran on Monday.", "summit", "", ""},
		{"of both halves", "On Monday, soldiers arrested Karel Novak, and police attacked the camp.", "attacked", "2026-03-02", "2026-03-02"},
		{"of the other half", "Soldiers arrested Karel Novak on Monday, and police attacked the camp.", "attacked", "", ""},
		{"told again", "Soldiers arrest Karel Novak.\nSoldiers arrested Karel Novak on Monday, his lawyer said.", "arrest", "2026-03-02", "2026-03-02"},
		{"told again, of long ago", "Soldiers arrest Karel Novak.\nSoldiers arrested Karel Novak in May 2019 too.", "arrest", "", ""},
	} {
		d := &text.Document{Text: c.said, Body: text.Span{End: len(c.said)}, Language: "en"}
		d.Published = text.Published{Day: text.Day{Year: 2026, Month: 3, Day: 4}, From: text.FromFlag}
		r, err := pipeline.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, e := range r.Events {
			if e.Trigger.Text != c.trigger {
				continue
			}
			found = true
			var from, to string
			if e.When != nil {
				from, to = e.When.From.String(), e.When.To.String()
			}
			if from != c.from || to != c.to {
				t.Errorf("%s: %q from %q to %q, want %q to %q", c.name, c.trigger, from, to, c.from, c.to)
			}
		}
		if !found {
			t.Errorf("%s: no event %q", c.name, c.trigger)
		}
	}
}
