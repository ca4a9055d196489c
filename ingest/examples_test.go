package ingest_test

import (
	"fmt"

	"chancery/ingest"
	"chancery/report"
)

// A Pipeline reads a report and says what it asserts.
func ExamplePipeline_Read() {
	p, err := ingest.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := report.Read([]byte("Date: 2026-01-24\n\nPresident Maria Silva will visit Norway in February.\n"), report.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := p.Read(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range r.Events {
		fmt.Println(e.Type, e.Mode, e.Status, e.Actors[0].Name, e.Recipients[0].Country, e.When.From, e.When.To, e.Trigger.Text)
	}
	// Output: CONSULT visit planned Maria Silva NOR 2026-02-01 2026-02-28 visit
}
