package timex

import (
	"fmt"
	"time"

	"chancery/text"
)

// grain is the size of a calendar unit, from small to large.
type grain uint8

// The grains. Those below day have no period of their own: they only measure durations.
const (
	noGrain grain = iota
	second
	minute
	hour
	day
	weekend
	week
	month
	quarter
	half
	season
	year
	decade
	century
)

// name is what Timex.Grain says.
func (g grain) name() string {
	return [...]string{"", "", "", "", "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"}[g]
}

// A period is a calendar unit: a day, an ISO week, a month, … The zero period is none.
type period struct {
	grain    grain
	value    string // TIMEX3: "2026-02"
	from, to text.Day
}

// known reports whether p is a period with days.
func (p period) known() bool { return !p.from.IsZero() }

// maxYear bounds the years that are read; text.Day writes four digits.
const maxYear = 9999

// dayPeriod returns the period of one day.
func dayPeriod(d text.Day) period { return period{day, d.String(), d, d} }

// calendarDay returns the period of a day given by numbers; ok is false if the calendar lacks it.
func calendarDay(y, m, d int) (p period, ok bool) {
	if y < 1 || y > maxYear || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return period{}, false
	}
	return dayPeriod(text.Day{Year: y, Month: time.Month(m), Day: d}), true
}

// daysIn returns the number of days in a month.
func daysIn(y, m int) int {
	return text.Day{Year: y, Month: time.Month(m) + 1, Day: 0}.Time().Day()
}

// months returns the period from the first of month m of year y, n months long. Months past 12 run into the next year.
func months(g grain, value string, y, m, n int) period {
	if y < 1 || y >= maxYear {
		return period{}
	}
	from := text.Day{Year: y, Month: time.Month(m), Day: 1}
	to := text.DayOf(time.Date(y, time.Month(m+n), 0, 0, 0, 0, 0, time.UTC))
	return period{g, value, from, to}
}

func yearPeriod(y int) period {
	return months(year, fmt.Sprintf("%04d", y), y, 1, 12)
}

func monthPeriod(y, m int) period {
	return months(month, fmt.Sprintf("%04d-%02d", y, m), y, m, 1)
}

func quarterPeriod(y, q int) period {
	return months(quarter, fmt.Sprintf("%04d-Q%d", y, q), y, 3*q-2, 3)
}

func halfPeriod(y, h int) period {
	return months(half, fmt.Sprintf("%04d-H%d", y, h), y, 6*h-5, 6)
}

// The seasons, as n of TIMEX3's seasons: spring 0, summer 1, autumn 2, winter 3 (it runs into the next year).
var seasons = [4]string{"SP", "SU", "FA", "WI"}

func seasonPeriod(y, s int) period {
	return months(season, fmt.Sprintf("%04d-%s", y, seasons[s]), y, 3+3*s, 3)
}

// decadePeriod takes a year of the decade: 1990 is the 1990s.
func decadePeriod(y int) period {
	return months(decade, fmt.Sprintf("%03d", y/10), y-y%10, 1, 120)
}

// centuryPeriod takes the ordinal of the century: 21 is 2001 to 2100, in TIMEX3 written "20".
func centuryPeriod(n int) period {
	return months(century, fmt.Sprintf("%02d", n-1), 100*n-99, 1, 1200)
}

func weekPeriod(d text.Day) period {
	monday := d.Add(-(int(d.Weekday()) + 6) % 7)
	y, w := monday.Time().ISOWeek()
	return period{week, fmt.Sprintf("%04d-W%02d", y, w), monday, monday.Add(6)}
}

func weekendPeriod(d text.Day) period {
	w := weekPeriod(d)
	return period{weekend, w.value + "-WE", w.from.Add(5), w.to}
}

// containing returns the period of grain g that d lies in. For winter and the weekend it is the one that d lies in or,
// failing that, the next of the same year or week.
func containing(g grain, d text.Day) period {
	switch g {
	case day:
		return dayPeriod(d)
	case weekend:
		return weekendPeriod(d)
	case week:
		return weekPeriod(d)
	case month:
		return monthPeriod(d.Year, int(d.Month))
	case quarter:
		return quarterPeriod(d.Year, (int(d.Month)+2)/3)
	case half:
		return halfPeriod(d.Year, (int(d.Month)+5)/6)
	case season:
		return seasonOf(d)
	case year:
		return yearPeriod(d.Year)
	case decade:
		return decadePeriod(d.Year)
	case century:
		return centuryPeriod((d.Year + 99) / 100)
	}
	return period{}
}

// seasonOf returns the season that d lies in; January belongs to the winter of the year before.
func seasonOf(d text.Day) period {
	if d.Month < time.March {
		return seasonPeriod(d.Year-1, 3)
	}
	return seasonPeriod(d.Year, (int(d.Month)-3)/3)
}

// monthsIn is the length in months of the grains that have one.
var monthsIn = map[grain]int{month: 1, quarter: 3, half: 6, season: 3, year: 12, decade: 120, century: 1200}

// shift returns the day n units of g after d; a day that the target month lacks becomes its last. It is zero where
// the calendar ends.
func shift(d text.Day, g grain, n int) text.Day {
	switch {
	case n > 12*maxYear || n < -12*maxYear:
		return text.Day{}
	case g == day:
		d = d.Add(n)
	case g == week || g == weekend:
		d = d.Add(7 * n)
	case monthsIn[g] > 0:
		d = shiftMonths(d, n*monthsIn[g])
	default:
		return text.Day{}
	}
	if d.Year < 1 || d.Year > maxYear {
		return text.Day{}
	}
	return d
}

func shiftMonths(d text.Day, n int) text.Day {
	m := d.Year*12 + int(d.Month) - 1 + n
	if m < 12 {
		return text.Day{}
	}
	y, mon := m/12, m%12+1
	return text.Day{Year: y, Month: time.Month(mon), Day: min(d.Day, daysIn(y, mon))}
}

// moved returns the period of grain g that lies n units from d.
func moved(d text.Day, g grain, n int) period {
	if d = shift(d, g, n); d.IsZero() {
		return period{}
	}
	return containing(g, d)
}

// third returns the days of the first, second or last third of p (n = 0, 1, 2): thirds of a month are ten days,
// those of a longer period are counted in whole months or years, as people do.
func third(p period, n int) (from, to text.Day) {
	bound := func(k int) text.Day {
		switch m := monthsIn[p.grain]; {
		case k == 3:
			return p.to.Add(1)
		case m >= 120:
			return shiftMonths(p.from, 12*((m/12*k+2)/3))
		case m >= 3:
			return shiftMonths(p.from, m*k/3)
		case m == 1:
			return p.from.Add(10 * k)
		}
		return p.from.Add(k * (daysBetween(p.from, p.to) + 1) / 3)
	}
	return bound(n), bound(n + 1).Add(-1)
}

// daysBetween returns how many days b lies after a.
func daysBetween(a, b text.Day) int {
	return int(b.Time().Sub(a.Time()) / (24 * time.Hour))
}
