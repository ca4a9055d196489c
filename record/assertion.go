package record

// Assertion is an event together with the report that asserts it: an answer to a question asked of many reports.
// Assertions of one report share the pointer, whose lists of events, statements and so on are nil.
type Assertion struct {
	Report  *Report
	Event   Event
	Learned string // when the record learned it, RFC 3339 in UTC; empty outside a record
	// Copies names the group of reports that are copies of one text, Credit the agency that the report credits.
	// Empty if there is none: the report then is a group of its own.
	Copies, Credit string
}
