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
	said := "said from " + Day(t.First.Day) + " to " + Day(t.Last.Day)
	switch {
	case t.From != nil && t.To != nil:
		return "from " + Time(&t.From.Time) + " to " + Time(&t.To.Time)
	case t.From != nil:
		return "from " + Time(&t.From.Time) + " on, " + said
	case t.To != nil:
		return "until " + Time(&t.To.Time) + ", " + said
	}
	return said
}
