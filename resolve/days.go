package resolve

import (
	"regexp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// onDays collects the days on which it is said to have happened.
func (d *draft) onDays(origins []int) []telling {
	var out []telling
	var known []int
	for i, v := range d.members {
		if v.state == record.IsHappened || v.state == record.IsAlleged {
			if v.dated && v.day.from == v.day.to {
				out = append(out, telling{i, origins[i], v.Event.When.From.String()})
				known = append(known, v.day.from)
			}
		}
	}
	for i, v := range d.members {
		day, ok := v.weekday()
		if ok && v.state == record.IsHappened && slices.ContainsFunc(known, func(o int) bool { return daysApart(o, number(day)) <= mistaken }) {
			out = append(out, telling{i, origins[i], day.String()})
		}
	}
	return out
}

// mistaken is by how many days a report may be wrong about when something happened; more, and it speaks of something else.
const mistaken = 2

var (
	onWeekday = regexp.MustCompile(`(?i)(\w+)\s+on\s+(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
	weekdays  = strings.Fields("sunday monday tuesday wednesday thursday friday saturday sunday")
)

// weekday is the day that the sentence of news without a time names as a day of the week, if it names one alone: the last one before the
// report. "Said on Friday" is when it was said.
func (v *view) weekday() (text.Day, bool) {
	if v.dated || v.published == 0 || v.Event.Background {
		return text.Day{}, false
	}
	named := -1
	for _, m := range onWeekday.FindAllStringSubmatch(v.Event.Evidence.Text, -1) {
		if ofSaying.MatchString(m[1]) {
			continue
		}
		if named >= 0 {
			return text.Day{}, false
		}
		named = slices.Index(weekdays, strings.ToLower(m[2]))
	}
	if named < 0 {
		return text.Day{}, false
	}
	at := v.Report.Published.Day.Time()
	return text.DayOf(at.AddDate(0, 0, -(int(at.Weekday())-named+7)%7)), true
}

// ofSaying are verbs of which a day of the week tells when it was said.
var ofSaying = regexp.MustCompile(`(?i)^(said|says|told|announced|reported|added|wrote|claimed|confirmed|stated|declared|reporters|statement|release|post|message|interview|conference|video)$`)
