package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// TestSaid runs the cases in testdata/said, which testdata/said/README.md describes.
func TestSaid(t *testing.T) {
	files, err := filepath.Glob("testdata/said/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/said: %v", err)
	}
	pipeline, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			said, expected, ok := strings.Cut(string(content), "\n---\n")
			if !ok {
				t.Fatalf("%s: no line with --- between the report and what is expected", file)
			}
			d := &text.Document{Text: said, Body: text.Span{End: len(said)}, Language: "en"}
			d.Published = text.Published{Day: text.Day{Year: 2026, Month: 3, Day: 4}, From: text.FromFlag}
			r, err := pipeline.Read(d)
			if err != nil {
				t.Fatal(err)
			}
			compareLines(t, expected, describeSaid(r))
		})
	}
}

// compareLines compares the lines of each kind (the first word) that is expected with those found.
func compareLines(t *testing.T, expected string, found []string) {
	t.Helper()
	kinds := map[string][]string{}
	for line := range strings.Lines(expected) {
		if line = strings.TrimSpace(line); line != "" {
			kind, rest, _ := strings.Cut(line, " ")
			kinds[kind] = append(kinds[kind], strings.TrimSpace(rest))
		}
	}
	for kind, want := range kinds {
		want = slices.DeleteFunc(want, func(s string) bool { return s == "none" })
		var got []string
		for _, line := range found {
			if k, rest, _ := strings.Cut(line, " "); k == kind {
				got = append(got, rest)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %s\nwant %s", kind, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

// together writes those who speak, with "+" between several.
func together(first record.Actor, others []record.Actor) string {
	names := []string{actorName(first)}
	for _, o := range others {
		names = append(names, actorName(o))
	}
	return strings.Join(names, " + ")
}

// describeSaid writes what a report says as lines, in the form of the cases.
func describeSaid(r *record.Report) []string {
	var lines []string
	for _, s := range r.Statements {
		line := fmt.Sprintf("statement %s | %s | %s", together(s.Speaker, s.Others), s.Cue.Text, s.Content.Text)
		if s.Direct {
			line += " | direct"
		}
		if s.Anonymous {
			line += " | anonymous"
		}
		if s.Channel != "" {
			line += " | by " + s.Channel
		}
		lines = append(lines, line)
	}
	for _, e := range r.Events {
		for _, s := range e.Sources {
			lines = append(lines, fmt.Sprintf("source %s | %s | %s | %s | %s", e.Trigger.Text, together(s.Actor, s.Others), s.Kind, s.Stance, s.Cue))
		}
		for _, a := range e.Accounts {
			line := fmt.Sprintf("account %s | %s | %s", e.Trigger.Text, orDash(actorName(a.Source)), a.Text)
			if a.Denies {
				line += " | denies"
			}
			lines = append(lines, line)
		}
		if e.Hearsay != "" {
			lines = append(lines, fmt.Sprintf("hearsay %s | %s", e.Trigger.Text, e.Hearsay))
		}
		if e.Headline != "" {
			lines = append(lines, fmt.Sprintf("headline %s | %s", e.Trigger.Text, e.Headline))
		}
	}
	for _, a := range r.Agreements {
		lines = append(lines, fmt.Sprintf("agreement %s | %s | %s | %s", a.Name, a.Kind, actorNames(a.Parties), orDash(string(a.Status))))
		if a.Known != nil {
			lines = append(lines, fmt.Sprintf("known %s | %s | %d | %s", a.Name, a.Known.Name, a.Known.Signed, orDash(strings.Join(a.Known.Parties, " "))))
		}
		if a.Stage != "" {
			lines = append(lines, fmt.Sprintf("stage %s | %s", a.Name, a.Stage))
		}
		for _, p := range a.Provisions {
			if p.Article != "" {
				lines = append(lines, fmt.Sprintf("article %s | %s | %s | %s", p.Article, actorNames(p.Bearers), p.Modality, p.Action.Text))
			}
			if p.Condition.Text != "" {
				lines = append(lines, fmt.Sprintf("condition %s | %s", p.Action.Text, p.Condition.Text))
			}
			line := fmt.Sprintf("provision %s | %s | %s", actorNames(p.Bearers), p.Modality, p.Text)
			if p.Deadline != nil {
				line += " | " + p.Deadline.Value
			}
			lines = append(lines, line)
		}
	}
	for _, o := range r.Roles {
		line := fmt.Sprintf("role %s | %s | %s", o.Name, o.Role, o.Country)
		if o.Former {
			line += " | former"
		}
		lines = append(lines, line)
	}
	return lines
}

func actorName(a record.Actor) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Text
}

func actorNames(all []record.Actor) string {
	var names []string
	for _, a := range all {
		names = append(names, actorName(a))
	}
	return strings.Join(names, ", ")
}
