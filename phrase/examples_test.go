package phrase_test

import (
	"fmt"

	"chancery/phrase"
	"chancery/text"
)

func ExampleInterval() {
	fmt.Println(phrase.Interval(text.Day{Year: 2026, Month: 2, Day: 1}, text.Day{Year: 2026, Month: 2, Day: 28}))
	fmt.Println(phrase.Interval(text.Day{Year: 2026, Month: 2, Day: 9}, text.Day{Year: 2026, Month: 2, Day: 11}))
	// Output:
	// February 2026
	// 9 to 11 February 2026
}
