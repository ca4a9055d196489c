package record

import "chancery/text"

// Tenure is that somebody held an office, as far as reports say so: from the first day on which one does to the last, and the days of
// taking and leaving it where a report states them.
type Tenure struct {
	Country string
	Role    string // in lower case
	Holder  string
	Former  bool // the reports say no more than that the holder was it before
	Acting  bool // stands in for a holder
	From    *Term
	To      *Term
	First   Saying
	Last    Saying
	Reports int
}

// Term is the beginning or the end of a tenure, as a report states it.
type Term struct {
	Time
	Saying Saying
}

// Saying is a report's saying so.
type Saying struct {
	Day     text.Day // of the report
	Learned string   // when the record learned it, RFC 3339
	Report  *Report  // without its entries
	Quote   Quote
	When    *Time // of a turnover: when it says that the office passed
}
