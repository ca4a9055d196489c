package ask_test

import (
	"fmt"

	"chancery/ask"
	"chancery/record"
)

// Understand finds the family of a question; what is read in it, names and times, comes from the pipeline.
func ExampleUnderstand() {
	q := ask.Understand("What is overdue?", &record.Report{}, nil, nil)
	fmt.Println(q.Family == ask.DueWhen, q.Overdue)
	// Output: true true
}
