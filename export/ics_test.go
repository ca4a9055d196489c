package export

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"chancery/record"
)

func TestICSRoundTrip(t *testing.T) {
	out, left := export(t, "ics")
	for _, l := range strings.Split(strings.TrimSuffix(string(out), "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) || strings.ContainsAny(l, "\r\n") {
			t.Errorf("content line %q", l)
		}
	}
	calendar, err := ical.ParseCalendar(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	events := calendar.Events()
	if len(events) != 5 || left != 1 { // the one under way has the time for which it was planned
		t.Fatalf("%d events, %d left out; want 5 and the one without a day", len(events), left)
	}
	list, told := samples()
	for i, want := range []struct{ status, start, end string }{
		{"TENTATIVE", "20260301", "20260401"}, // a month is a span, and ends before the next begins
		{"CONFIRMED", "20260312", "20260313"},
		{"CANCELLED", "20260312", "20260315"},
		{"CANCELLED", "20260201", "20260202"},
		{"CONFIRMED", "20260301", "20260401"},
	} {
		e := events[i]
		get := func(p ical.ComponentProperty) string { return e.GetProperty(p).Value }
		if get(ical.ComponentPropertyStatus) != want.status || get(ical.ComponentPropertyDtStart) != want.start || get(ical.ComponentPropertyDtEnd) != want.end {
			t.Errorf("event %d: %s from %s to %s, want %+v", i, get(ical.ComponentPropertyStatus), get(ical.ComponentPropertyDtStart), get(ical.ComponentPropertyDtEnd), want)
		}
		if e.Id() != list[i].ID+"@chancery" || get(ical.ComponentPropertySequence) != "1" {
			t.Errorf("event %d has the UID %s and the sequence %s", i, e.Id(), get(ical.ComponentPropertySequence))
		}
		if got, want := ical.FromText(get(ical.ComponentPropertyDescription)), strings.Join(citations(&list[i], told[i]), "\n"); got != want {
			t.Errorf("event %d is described as\n%s\nwant\n%s", i, got, want)
		}
		if got, want := ical.FromText(get(ical.ComponentPropertySummary)), headline(&list[i]); got != want {
			t.Errorf("event %d is %q, want %q", i, got, want)
		}
	}
}

func TestICSStatus(t *testing.T) {
	day, month := between(onDay(2026, 3, 12), onDay(2026, 3, 12), "", "day"), between(onDay(2026, 3, 1), onDay(2026, 3, 31), "", "month")
	days := between(onDay(2026, 3, 12), onDay(2026, 3, 14), "", "day")
	for _, c := range []struct {
		state     record.State
		when      *record.Time
		anonymous bool
		want      string
	}{
		{record.IsPlanned, day, false, "CONFIRMED"},
		{record.IsPlanned, days, false, "CONFIRMED"},
		{record.IsPlanned, month, false, "TENTATIVE"},
		{record.IsPlanned, day, true, "TENTATIVE"},
		{record.IsProposed, day, false, "TENTATIVE"},
		{record.IsPostponed, day, false, "TENTATIVE"},
		{record.IsPostponed, nil, false, "CANCELLED"},
		{record.IsAlleged, day, false, "TENTATIVE"},
		{record.IsImagined, day, false, "TENTATIVE"},
		{record.IsHappened, month, false, "CONFIRMED"},
		{record.IsNotSo, day, false, "CANCELLED"},
	} {
		if got := icsStatus(&record.Entry{State: c.state, When: c.when, Anonymous: c.anonymous}); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
