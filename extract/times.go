package extract

import "chancery/record"

// times returns the time expressions of the report that say which days they mean: "two hours" and "now" do not.
func times(r *reading) []record.Time {
	var kept []record.Time
	for i := range r.Timexes {
		if !r.Timexes[i].From.IsZero() {
			kept = append(kept, r.time(i))
		}
	}
	return kept
}
