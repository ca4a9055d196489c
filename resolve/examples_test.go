package resolve_test

import (
	"fmt"

	"chancery/record"
	"chancery/resolve"
	"chancery/text"
)

// Entries makes of the assertions of a block the happenings that they tell of: here a plan, and the report that it was carried out.
func ExampleEntries() {
	silva := record.Actor{Name: "Maria Silva", ID: "PRT/maria-silva", Country: "PRT"}
	norway := record.Actor{Name: "Norway", ID: "NOR", Country: "NOR"}
	visit := func(id string, published int, status record.Status, from, to text.Day) record.Assertion {
		return record.Assertion{
			Report: &record.Report{ID: "report-" + id, Published: text.Published{Day: text.Day{Year: 2026, Month: 1, Day: published}}},
			Event: record.Event{ID: id, Type: record.Consult, Mode: "visit", Status: status, Actors: []record.Actor{silva}, Recipients: []record.Actor{norway},
				When: &record.Time{From: from, To: to, Grain: "day"}},
		}
	}
	told := []record.Assertion{
		visit("plan", 5, record.Planned, text.Day{Year: 2026, Month: 1, Day: 20}, text.Day{Year: 2026, Month: 1, Day: 20}),
		visit("news", 21, record.Occurred, text.Day{Year: 2026, Month: 1, Day: 20}, text.Day{Year: 2026, Month: 1, Day: 20}),
	}
	for _, e := range resolve.Entries("meet|NOR+PRT", told, nil) {
		fmt.Println(e.State, e.Reports)
		for _, r := range e.Ladder {
			fmt.Println(" ", r.Published, r.State)
		}
	}
	// Output:
	// happened 2
	//   2026-01-05 planned
	//   2026-01-21 happened
}
