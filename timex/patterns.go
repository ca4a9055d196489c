package timex

import "chancery/text"

// The patterns count their cycles from the day d: years for months, days of the year, seasons and quarters, weeks for
// days of the week.

func monthly(m int) pattern {
	return func(d text.Day, n int) period { return monthPeriod(d.Year+n, m) }
}

func monthDay(m, day int) pattern {
	return func(d text.Day, n int) period {
		p, _ := calendarDay(d.Year+n, m, day)
		return p
	}
}

func quarterly(q int) pattern {
	return func(d text.Day, n int) period { return quarterPeriod(d.Year+n, q) }
}

func halfYearly(h int) pattern {
	return func(d text.Day, n int) period { return halfPeriod(d.Year+n, h) }
}

func seasonal(s int) pattern {
	return func(d text.Day, n int) period { return seasonPeriod(d.Year+n, s) }
}

func weekday(w int) pattern {
	return func(d text.Day, n int) period { return dayPeriod(weekPeriod(d).from.Add(7*n + (w+6)%7)) }
}

func weekends(d text.Day, n int) period { return weekendPeriod(d.Add(7 * n)) }
