package record

// Assertion is an event together with the report that asserts it: an answer to a question asked of many reports.
// Assertions of one report share the pointer, whose lists of events, statements and so on are nil.
type Assertion struct {
	Report  *Report
	Event   Event
	Learned string   // when the record learned it, RFC 3339 in UTC; empty outside a record
	Credit  string   // the agency that the report credits; empty if none
	Version string   // the VersionOf of the report, as far as it bears on the entry; empty if not looked up
	Sketch  []uint32 // a sample of the report's words, by which copies are known; empty if not made
}
