package timex

import (
	"testing"

	"chancery/text"
)

func TestPeriods(t *testing.T) {
	d := text.Day{Year: 2024, Month: 2, Day: 29}
	for _, c := range []struct {
		p        period
		value    string
		from, to string
	}{
		{containing(week, d), "2024-W09", "2024-02-26", "2024-03-03"},
		{containing(weekend, d), "2024-W09-WE", "2024-03-02", "2024-03-03"},
		{containing(season, d), "2023-WI", "2023-12-01", "2024-02-29"},
		{containing(half, d), "2024-H1", "2024-01-01", "2024-06-30"},
		{containing(century, d), "20", "2001-01-01", "2100-12-31"},
		{containing(century, text.Day{Year: 2000, Month: 1, Day: 1}), "19", "1901-01-01", "2000-12-31"},
		{moved(d, year, 1), "2025", "2025-01-01", "2025-12-31"},
		{moved(d, month, -14), "2022-12", "2022-12-01", "2022-12-31"},
		{moved(d, decade, -300), "", "", ""},
		{monthPeriod(9999, 12), "", "", ""},
	} {
		if c.p.value != c.value || c.p.from.String() != c.from || c.p.to.String() != c.to {
			t.Errorf("got %s %s %s, want %s %s %s", c.p.value, c.p.from, c.p.to, c.value, c.from, c.to)
		}
	}
}
