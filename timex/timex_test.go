package timex

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chancery/nlp"
	"chancery/text"
)

// TestCases reads testdata/*.txt. A case is a "published" day (or "-"), a line of text and the expressions expected in
// it: words, type, value, first and last day, modifier, parted by "|"; what is left out must be empty.
// The text is read with tags and trees for tagged.txt, and without them for the others: the grammar must do without.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases in testdata")
	}
	language, err := nlp.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		read := document
		if filepath.Base(file) == "tagged.txt" {
			read = func(s string) *text.Document {
				d := &text.Document{Text: s, Body: text.Span{End: len(s)}, Language: "en"}
				language.Analyse(d)
				return d
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, block := range strings.Split(string(data), "\n\n") {
			t.Run(fmt.Sprintf("%s/%d", filepath.Base(file), n), func(t *testing.T) { runCase(t, block, read) })
		}
	}
}

func runCase(t *testing.T, block string, read func(string) *text.Document) {
	var day, words string
	var want []string
	for line := range strings.Lines(block) {
		line = strings.TrimSpace(line)
		switch key, rest, _ := strings.Cut(line, " "); {
		case line == "" || key == "#":
		case key == "published":
			day = rest
		case key == "text":
			words = rest
		default:
			want = append(want, line)
		}
	}
	if words == "" {
		return
	}
	d := read(words)
	d.Published.Day, _ = text.ParseDay(day)
	Annotate(d)
	var got []string
	for _, x := range d.Timexes {
		days := strings.TrimSpace(x.From.String() + " " + x.To.String())
		got = append(got, strings.TrimRight(strings.Join([]string{x.In(d.Text), string(x.Type), x.Value, days, x.Mod}, " | "), " |"))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s (published %s)\ngot:\n%s\nwant:\n%s", words, day, g, w)
	}
}

var (
	token       = regexp.MustCompile(`[\p{L}\d]+(?:[.,:/'’-][\p{L}\d]+)*|\S`)
	sentenceEnd = regexp.MustCompile(`[a-z0-9]{4}[.?!] `)
)

// document splits a line of text into sentences and tokens without tags.
func document(s string) *text.Document {
	d := &text.Document{Text: s, Body: text.Span{End: len(s)}}
	for start := 0; start < len(s); {
		end := len(s)
		if m := sentenceEnd.FindStringIndex(s[start:]); m != nil {
			end = start + m[1]
		}
		first := len(d.Tokens)
		for _, m := range token.FindAllStringIndex(s[start:end], -1) {
			span := text.Span{Start: start + m[0], End: start + m[1]}
			d.Tokens = append(d.Tokens, text.Token{Span: span, Form: span.In(s), Head: -1, Sentence: len(d.Sentences)})
		}
		if last := len(d.Tokens); last > first {
			d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}, First: first, Last: last})
		}
		start = end
	}
	return d
}

func TestLexicon(t *testing.T) {
	if errLexicon != nil {
		t.Fatal(errLexicon)
	}
	for _, c := range []struct{ file, err string }{
		{"month 2", `lexicon.txt:1: "month 2" has no words; write a class, a value and at least one word`},
		{"# papers\nunit eon eon", `lexicon.txt:2: "eon" is not a unit`},
		{"holiday 02-31 never", `lexicon.txt:1: "02-31" is not a day of the year; write month and day as 12-25`},
	} {
		if _, err := readLexicon(c.file); err == nil || err.Error() != c.err {
			t.Errorf("readLexicon(%q) = %v, want %s", c.file, err, c.err)
		}
	}
}

// TestPublication: the report's own date counts where it stands in the text before its sentences, and only there.
func TestPublication(t *testing.T) {
	d := document("date 2026-01-24 Talks began.")
	d.Sentences[0].Start = 16
	d.Published = text.Published{Day: text.Day{Year: 2026, Month: 1, Day: 24}, Span: text.Span{Start: 5, End: 15}}
	Annotate(d)
	if len(d.Timexes) != 1 || d.Timexes[0].Value != "2026-01-24" || d.Timexes[0].In(d.Text) != "2026-01-24" {
		t.Errorf("got %v", d.Timexes)
	}
}

// FuzzAnnotate: whatever the text, the expressions lie in it in order, and their days are days of the calendar.
func FuzzAnnotate(f *testing.F) {
	f.Add("On Friday, 31 February 2026, 99999 years ago, from 2004 to 2009.", 2026, 1, 24)
	f.Add("the day before Jan. 24-31 at 3 p.m. EST the '90s' end", 1, 1, 1)
	f.Add("next century, in 90000 decades, the 30th century’s end", 9999, 12, 31)
	f.Fuzz(func(t *testing.T, s string, y, m, day int) {
		d := document(s)
		if p, ok := calendarDay(y, m, day); ok {
			d.Published.Day = p.from
		}
		Annotate(d)
		end := 0
		for _, x := range d.Timexes {
			if x.Start < end || x.Empty() || x.End > len(s) {
				t.Fatalf("span %v of %d bytes, after %d", x.Span, len(s), end)
			}
			end = x.End
			checkDays(t, x)
			for _, p := range x.Parts {
				checkDays(t, p)
				if !x.Covers(p.Span) {
					t.Fatalf("part %v outside of %v", p.Span, x.Span)
				}
			}
		}
	})
}

func checkDays(t *testing.T, x text.Timex) {
	if x.From.IsZero() != x.To.IsZero() || x.To.Before(x.From) {
		t.Fatalf("days from %v to %v", x.From, x.To)
	}
	for _, d := range []text.Day{x.From, x.To} {
		if !d.IsZero() && (d.Year < 0 || d.Year > maxYear+1 || text.DayOf(d.Time()) != d) {
			t.Fatalf("%v is no day", d)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	s := strings.Repeat("The two sides met on Friday for two-day talks, the third round since 2008, and will meet again in early May. ", 50)
	d := document(s)
	d.Published.Day = text.Day{Year: 2026, Month: 1, Day: 24}
	b.ReportMetric(0, "ns/op")
	for b.Loop() {
		Annotate(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
