package phrase

import "chancery/record"

// VersionTime says when a version of a report came to stand at its address, as far as it says so itself.
func VersionTime(v *record.Version) string {
	at, said := v.Updated, "updated "
	if at.Day.IsZero() {
		at, said = v.Published, ""
	}
	switch {
	case at.Day.IsZero():
		return "no day known"
	case len(at.Time) < len("2026-01-24T10:00"):
		return said + DayOfWeek(at.Day)
	}
	return said + DayOfWeek(at.Day) + ", " + at.Time[len("2026-01-24T"):len("2026-01-24T10:00")]
}

// Unchanged reports whether a version has the sentences of the one before.
func Unchanged(v *record.Version) bool { return len(v.Removed)+len(v.Added)+len(v.Worded) == 0 }
