package query

import (
	"chancery/record"
	"chancery/text"
)

// A StatementFilter says which statements are asked for. Every condition that is set must hold.
type StatementFilter struct {
	Speaker   Party
	Words     string   // words of the report
	Anonymous bool     // only those whose speaker the report does not name
	Day       text.Day // of the report
	Limit     int      // the newest so many; 0 for all
	AsOf      AsOf
}

// Told is one entry of a report, such as a statement, together with the head of its report.
type Told[T any] struct {
	Report  *record.Report
	Learned string
	Entry   T
}

// Known reports whether a report was known then.
func (a AsOf) Known(rep *record.Report, learned string) bool {
	return len(Known([]record.Assertion{{Report: rep, Learned: learned}}, a)) == 1
}
