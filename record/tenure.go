package record

import "chancery/text"

// Tenure is that somebody held an office, as far as reports say so: from the first day on which one does to the last.
type Tenure struct {
	Country string
	Role    string // in lower case, words with single spaces around them
	Holder  string
	Former  bool // the reports say that the holder was it before
	First   Saying
	Last    Saying
	Reports int
}

// Saying is a report's saying so.
type Saying struct {
	Day     text.Day // of the report
	Learned string   // when the record learned it, RFC 3339
	Report  *Report  // without its entries
	Quote   Quote
}
