package export_test

import (
	"fmt"
	"os"

	"chancery/export"
	"chancery/record"
	"chancery/text"
)

// A format is opened, written entry by entry, and closed.
func ExampleFormatNamed() {
	f, err := export.FormatNamed("gdelt")
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := f.Open(os.Stdout)
	if err != nil {
		fmt.Println(err)
		return
	}
	e := record.Entry{ID: "a", Type: record.Consult, State: record.IsImagined}
	err = w.Write(&e, []record.Assertion{{Report: &record.Report{}, Event: record.Event{ID: "a", Status: record.Hypothetical}}})
	fmt.Println(err)
	fmt.Println(w.Close())
	_, err = export.FormatNamed("xml")
	fmt.Println(err != nil, text.Day{}.IsZero())
	// Output:
	// the format needs a day, and no report gives one
	// <nil>
	// true true
}
