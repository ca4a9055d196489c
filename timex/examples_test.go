package timex_test

import (
	"fmt"

	"chancery/nlp"
	"chancery/text"
	"chancery/timex"
)

// Annotate finds time expressions and resolves them against the day of the report.
func ExampleAnnotate() {
	m, err := nlp.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	words := "They met on Friday and will meet again in February."
	d := &text.Document{Text: words, Body: text.Span{End: len(words)}, Published: text.Published{Day: text.Day{Year: 2026, Month: 1, Day: 24}}}
	m.Analyse(d)
	timex.Annotate(d)
	for _, t := range d.Timexes {
		fmt.Println(t.In(d.Text), t.Value, t.From, t.To)
	}
	// Output:
	// Friday 2026-01-23 2026-01-23 2026-01-23
	// February 2026-02 2026-02-01 2026-02-28
}
