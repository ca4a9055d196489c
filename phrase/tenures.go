package phrase

import "chancery/record"

// OfficeOf names the office of a tenure: "formerly president", "acting foreign minister".
func OfficeOf(t *record.Tenure) string {
	switch {
	case t.Former:
		return "formerly " + t.Role
	case t.Acting:
		return "acting " + t.Role
	}
	return t.Role
}

// TenureOf says how long an office was held as reports state it, "from 3 May 2031 to 2 June 2032", and else from which report to which they say
// that it was.
func TenureOf(t *record.Tenure) string {
	said := "as reports from " + Day(t.First.Day) + " to " + Day(t.Last.Day) + " say"
	if t.First.Day == t.Last.Day {
		said = "as a report of " + Day(t.First.Day) + " says"
	}
	switch {
	case t.From != nil && t.To != nil:
		return "from " + termDay(t.From) + " to " + termDay(t.To)
	case t.From != nil:
		return "from " + termDay(t.From) + " on"
	case t.To != nil:
		return "until " + termDay(t.To) + ", " + said
	}
	return said
}

// termDay is the day of a term, or its month or year if no day is stated.
func termDay(t *record.Term) string {
	switch t.Grain {
	case "month":
		return t.From.Time().Format("January 2006")
	case "year":
		return t.From.Time().Format("2006")
	}
	return Day(t.From)
}
