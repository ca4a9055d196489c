package report_test

import (
	"fmt"
	"strings"

	"chancery/report"
)

// Read reads one report of plain text; what its header lines say is taken out, and its text is never altered.
func ExampleRead() {
	d, err := report.Read([]byte("Title: Silva in Oslo\nDate: 2026-01-24\n\nPresident Silva visited Oslo on Friday.\n"), report.Options{Outlet: "Example Wire"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Title, d.Published.Day, d.Origin.Outlet)
	// Output: Silva in Oslo 2026-01-24 Example Wire
}

// Sources reads whatever reports come in: here a table from standard input, one report a row.
func ExampleSources() {
	table := "headline,date,body\nSilva in Oslo,2026-01-24,President Silva visited Oslo.\nLund in Lima,2026-01-25,Mr Lund flew to Lima.\n"
	s := &report.Sources{Stdin: strings.NewReader(table)}
	for d, err := range s.Documents("-") {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.Published.Day, d.Title)
	}
	// Output:
	// 2026-01-24 Silva in Oslo
	// 2026-01-25 Lund in Lima
}
