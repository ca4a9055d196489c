package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"chancery/ingest"
	"chancery/query"
	"chancery/report"
	"chancery/store"
)

// A record is made, a report is added to it, and it is asked.
func Example() {
	folder, err := os.MkdirTemp("", "record")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	p, err := ingest.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := report.Read([]byte("Date: 2026-01-24\nOutlet: Example Wire\n\nPresident Maria Silva of Portugal visited Norway on Friday.\n"), report.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	read, err := p.Read(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := store.Create(filepath.Join(folder, "example.db"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
	if _, err := r.Add(read, time.Date(2026, 1, 24, 12, 0, 0, 0, time.UTC)); err != nil {
		fmt.Println(err)
		return
	}
	list, err := r.Entries(query.EntryFilter{Recipient: query.Party{Country: "NOR"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range list {
		fmt.Println(e.Actors[0].Name, e.Mode, e.Recipients[0].Country, e.State, e.When.From)
	}
	// Output: Maria Silva visit NOR happened 2026-01-23
}
