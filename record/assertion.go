package record

// Assertion is an event together with the report that asserts it: an answer to a question asked of many reports.
// Assertions of one report share the pointer, whose lists of events, statements and so on are nil.
type Assertion struct {
	Report *Report
	Event  Event
}
