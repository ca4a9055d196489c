package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// eventFloor is the share of the cases' lines that must come out as written. It is not all of them, for the
// statistical parser below may change from one training to the next.
const eventFloor = 0.85

// TestEvents runs the cases in testdata/events, which testdata/events/README.md describes.
func TestEvents(t *testing.T) {
	files, err := filepath.Glob("testdata/events/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/events: %v", err)
	}
	pipeline, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range eventCases(string(content)) {
			found := eventsIn(t, pipeline, c.sentence)
			for _, line := range diff(c.expected, found) {
				t.Logf("%s: %s\n\t%s", filepath.Base(file), c.sentence, line)
			}
			right += len(c.expected) - len(missing(c.expected, found))
			all += max(len(c.expected), len(found))
		}
	}
	t.Logf("%d of %d lines are right", right, all)
	if float64(right) < eventFloor*float64(all) {
		t.Errorf("%d of %d lines are right, want %.0f %%; run with -v to see the others", right, all, 100*eventFloor)
	}
}

type eventCase struct {
	sentence string
	expected []string
}

func eventCases(content string) []eventCase {
	var cases []eventCase
	for line := range strings.Lines(content) {
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "":
		case line[0] == '\t':
			last := &cases[len(cases)-1]
			last.expected = append(last.expected, trimmed)
		default:
			cases = append(cases, eventCase{sentence: trimmed})
		}
	}
	return cases
}

func eventsIn(t *testing.T, p *ingest.Pipeline, sentence string) []string {
	t.Helper()
	d := &text.Document{Text: sentence, Body: text.Span{End: len(sentence)}, Language: "en"}
	if title, ok := strings.CutPrefix(sentence, headerTitle); ok {
		d.Title, d.Headline, d.Body = title, text.Span{Start: len(headerTitle), End: len(sentence)}, text.Span{Start: len(sentence), End: len(sentence) + len(below)}
		d.Text += below
	}
	d.Published = text.Published{Day: text.Day{Year: 2026, Month: 3, Day: 4}, From: text.FromFlag}
	r, err := p.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range r.Events {
		lines = append(lines, describeEvent(&r.Events[i]))
	}
	return lines
}

// A case that begins with headerTitle is a headline in a header line, above a text that tells of nothing.
const headerTitle, below = "Title: ", "\n\nIt is cold in the north.\n"

// describeEvent writes an event as a line of the cases, with the whole trigger.
func describeEvent(e *record.Event) string {
	kind := string(e.Type)
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	line := fmt.Sprintf("%s | %s | %s | %s | %s", kind, e.Trigger.Text, orDash(actorNames(e.Actors)), orDash(actorNames(e.Recipients)), strings.TrimSpace(string(e.Status)+" "+string(e.Turn)))
	if e.When != nil {
		line += " | " + e.When.Value
	}
	return line
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// diff lists what is missing from found and what is there too much.
func diff(expected, found []string) []string {
	var lines []string
	for _, l := range missing(expected, found) {
		lines = append(lines, "missing  "+l)
	}
	for _, l := range missing(found, expected) {
		lines = append(lines, "too much "+l)
	}
	return lines
}

// missing returns the lines of a that no line of b matches.
func missing(a, b []string) []string {
	var out []string
	for _, l := range a {
		same := false
		for _, m := range b {
			same = same || sameEvent(l, m)
		}
		if !same {
			out = append(out, l)
		}
	}
	return out
}

// sameEvent reports whether two lines tell the same event: the trigger of one holds that of the other.
func sameEvent(a, b string) bool {
	f, g := strings.Split(a, " | "), strings.Split(b, " | ")
	if len(f) != len(g) || !strings.Contains(f[1], g[1]) && !strings.Contains(g[1], f[1]) {
		return false
	}
	f[1], g[1] = "", ""
	return strings.Join(f, "|") == strings.Join(g, "|")
}
