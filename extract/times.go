package extract

import "chancery/record"

// times returns the time expressions of the report.
func times(r *reading) []record.Time {
	kept := make([]record.Time, len(r.Timexes))
	for i := range r.Timexes {
		kept[i] = r.time(i)
	}
	return kept
}
