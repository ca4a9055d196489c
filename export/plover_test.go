package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"chancery/record"
	"chancery/text"
)

// jsonLines decodes JSON lines.
func jsonLines(t *testing.T, out []byte) (list []map[string]any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(out))
	for d.More() {
		var one map[string]any
		if err := d.Decode(&one); err != nil {
			t.Fatal(err)
		}
		list = append(list, one)
	}
	return list
}

func TestPLOVER(t *testing.T) {
	out, left := export(t, "plover")
	list := jsonLines(t, out)
	if len(list) != 5 || left != 1 {
		t.Fatalf("%d events and %d left out, want 5 and the one without a day", len(list), left)
	}
	for i, want := range []struct{ event, date, end string }{
		{"AGREE", "2026-01-24", ""}, // a planned visit is agreed on, on the day of the news
		{"CONSULT", "2026-03-12", ""},
		{"REJECT", "2026-01-24", ""},
		{"CONSULT", "2026-02-01", ""}, // denied: the state says so
		{"CONSULT", "2026-01-24", ""},
	} {
		got := list[i]
		end, _ := got["enddate"].(string)
		if event := got["event"].([]any)[0]; event != want.event || got["date"] != want.date || end != want.end {
			t.Errorf("event %d is %v of %v to %q, want %+v", i, event, got["date"], end, want)
		}
	}
	if list[0]["mode"] != nil || list[1]["mode"] == nil || list[0]["quad_code"] != 1. || list[3]["chancery"].(map[string]any)["state"] != "denied" {
		t.Errorf("mode, quad code or state are not as they should be:\n%v\n%v", list[0], list[3])
	}
}

func TestMonthIsASpan(t *testing.T) {
	e, told := variant(record.IsHappened, between(onDay(2026, 3, 1), onDay(2026, 3, 31), "2026-03", "month"))
	var b bytes.Buffer
	if err := ploverLine(&b, &e, told); err != nil {
		t.Fatal(err)
	}
	if got := jsonLines(t, b.Bytes())[0]; got["date"] != "2026-03-01" || got["enddate"] != "2026-03-31" {
		t.Errorf("%v to %v", got["date"], got["enddate"])
	}
}

func TestDays(t *testing.T) {
	day := between(onDay(2026, 1, 12), onDay(2026, 1, 12), "", "day")
	january, year := between(onDay(2026, 1, 1), onDay(2026, 1, 31), "", "month"), between(onDay(1946, 1, 1), onDay(1946, 12, 31), "", "year")
	published := onDay(2026, 1, 24)
	for _, c := range []struct {
		state    record.State
		when     *record.Time
		recalled bool
		from, on text.Day
	}{
		{record.IsHappened, day, false, day.From, day.From},
		{record.IsHappened, january, false, january.From, published}, // the report's day is one of the month
		{record.IsHappened, year, true, year.From, text.Day{}},
		{record.IsHappened, nil, false, published, published},
		{record.IsHappened, nil, true, text.Day{}, text.Day{}},
		{record.IsPlanned, year, false, published, published}, // agreed on when it was reported
	} {
		e, _ := variant(c.state, c.when)
		e.Recalled = c.recalled
		if from, _ := daysRead(&e); from != c.from || dayRead(&e) != c.on {
			t.Errorf("%s, %+v: from %v on %v, want %v and %v", c.state, c.when, from, dayRead(&e), c.from, c.on)
		}
	}
}

// TestCountries holds the table to a few facts that are easily mixed up.
func TestCountries(t *testing.T) {
	fipsSeen, cowSeen := map[string]string{}, map[string]string{}
	for code, l := range lands() {
		if l.cow != "" && cowSeen[l.cow] != "" {
			t.Errorf("%s and %s have the COW number %s", code, cowSeen[l.cow], l.cow)
		}
		if l.fips != "" && fipsSeen[l.fips] != "" && l.fips != "NL" { // Bonaire is a part of the Netherlands
			t.Errorf("%s and %s have the FIPS code %s", code, fipsSeen[l.fips], l.fips)
		}
		fipsSeen[l.fips], cowSeen[l.cow] = code, code
	}
	for code, want := range map[string]land{
		"CHE": {"CH", "SZ", "225", 2658434, "Switzerland"},
		"CHN": {"CN", "CH", "710", 1814991, "China"},
		"DEU": {"DE", "GM", "255", 2921044, "Germany"},
		"AUS": {"AU", "AS", "900", 2077456, "Australia"},
		"AUT": {"AT", "AU", "305", 2782113, "Austria"},
		"SRB": {"RS", "RI", "345", 6290252, "Serbia"},
	} {
		if got := lands()[code]; got != want {
			t.Errorf("%s is %+v, want %+v", code, got, want)
		}
	}
}
