package text_test

import (
	"fmt"

	"chancery/text"
)

// A Span is a half-open range of bytes of the text that it was found in.
func ExampleSpan() {
	words := "President Silva visited Oslo."
	s := text.Span{Start: 10, End: 15}
	fmt.Println(s.In(words))
	// Output: Silva
}

func ExampleParseDay() {
	d, err := text.ParseDay("2026-02-28")
	fmt.Println(d.Add(1), d.Weekday(), err)
	_, err = text.ParseDay("next Friday")
	fmt.Println(err != nil)
	// Output:
	// 2026-03-01 Saturday <nil>
	// true
}
