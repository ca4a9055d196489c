package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"chancery/record"
	"chancery/text"
)

func onDay(y, m, d int) text.Day {
	return text.DayOf(text.Day{Year: y, Month: 1, Day: 1}.Time().AddDate(0, m-1, d-1))
}

func between(from, to text.Day, value, grain string) *record.Time {
	return &record.Time{Value: value, From: from, To: to, Grain: grain}
}

// planned is a visit that two papers announce for a month, with what spreadsheets, calendars and web pages stumble over.
func planned() (record.Entry, []record.Assertion) {
	march := between(onDay(2026, 3, 1), onDay(2026, 3, 31), "2026-03", "month")
	lund := record.Actor{Name: "=Peter; Lund", Country: "NOR", Sector: record.Government, Role: "prime minister", ID: "NOR/GOV/Peter Lund"}
	georgia := record.Actor{Name: "Georgia", Country: "GEO", ID: "GEO"}
	tbilisi := record.Place{Name: "Tbilisi", Latitude: 41.7, Longitude: -44.8, Countries: []string{"GEO"}, GeoNames: 611717}
	e := record.Entry{
		ID: "0123456789abcdef01234567", Type: record.Consult, Mode: "visit", Actors: []record.Actor{lund}, Recipients: []record.Actor{georgia},
		Places: []record.Place{tbilisi}, When: march, Due: march, Planned: true, State: record.IsPlanned,
		Published: onDay(2026, 1, 24), Latest: onDay(2026, 1, 30), Reports: 2, Outlets: 2, Origins: 2, Confidence: 0.87654,
		Ladder: []record.Rung{{State: record.IsPlanned, Report: "r1"}, {State: record.IsPlanned, Report: "r2", Changed: []string{"date"}}},
	}
	var told []record.Assertion
	for i, s := range []string{"-Lund will go to Georgia, \"soon\",\r\nhe said; it is <b>true</b> & 'fixed'.", "@Lund will visit Tbilisi in März 🚢."} {
		id := fmt.Sprint("r", i+1)
		told = append(told, record.Assertion{
			Report: &record.Report{ID: id, Title: "+Title\t" + id, Language: "en", Origin: text.Origin{Outlet: "Example & Wire", URL: "https://example.org/" + id},
				Published: text.Published{Day: onDay(2026, 1, 24+6*i)}, Text: s, Program: "p1"},
			Event: record.Event{ID: "0123456789abcdef0123456" + fmt.Sprint(7+i), Type: record.Consult, Mode: "visit", Contexts: []string{"diplomatic"}, CAMEO: "042", Status: record.Planned,
				Sources: []record.Source{{Actor: lund, Kind: record.SelfClaim, Stance: record.Asserts}}, When: march, Confidence: 0.8,
				Places:  []record.Place{{Name: "Tbilisi", Quote: record.Quote{Text: "Tbilisi"}}},
				Trigger: record.Quote{Text: "visit"}, Evidence: record.Quote{Span: text.Span{End: len(s)}, Text: s}},
			Learned: "2026-01-31T12:00:00Z",
		})
		e.Members = append(e.Members, record.Member{Report: id, Event: told[i].Event.ID, Origin: i, Status: record.Planned})
	}
	e.ID = told[0].Event.ID
	return e, told
}

// variant is the planned visit in another state, and told of another time; nil for none.
func variant(state record.State, when *record.Time) (record.Entry, []record.Assertion) {
	e, told := planned()
	e.ID, e.State, e.When = (fmt.Sprintf("%x", string(state)) + strings.Repeat("0", 24))[:24], state, when
	return e, told
}

// samples are entries of many states, times and kinds.
func samples() (list []record.Entry, told [][]record.Assertion) {
	add := func(e record.Entry, t []record.Assertion) { list, told = append(list, e), append(told, t) }
	add(planned())
	add(variant(record.IsHappened, between(onDay(2026, 3, 12), onDay(2026, 3, 12), "2026-03-12", "day")))
	add(variant(record.IsCancelled, between(onDay(2026, 3, 12), onDay(2026, 3, 14), "2026-03-12/2026-03-14", "day")))
	add(variant(record.IsDenied, between(onDay(2026, 2, 1), onDay(2026, 2, 1), "2026-02-01", "day")))
	add(variant(record.IsUnderWay, nil))
	bare := record.Entry{ID: "bare", Type: record.Assault, State: record.IsHappened, Members: []record.Member{{}}}
	add(bare, []record.Assertion{{Report: &record.Report{ID: "r9"}, Event: record.Event{ID: "bare", Type: record.Assault, Status: record.Occurred}}})
	return list, told
}

// export writes the samples in a format and returns the bytes and how many entries were left out.
func export(t testing.TB, name string) (out []byte, left int) {
	t.Helper()
	f, err := FormatNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := f.Open(&b)
	if err != nil {
		t.Fatal(err)
	}
	list, told := samples()
	for i := range list {
		err := w.Write(&list[i], told[i])
		var o Omission
		if errors.As(err, &o) {
			left++
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), left
}

func TestSameBytes(t *testing.T) {
	for _, f := range Formats {
		a, _ := export(t, f.Name)
		b, _ := export(t, f.Name)
		if !bytes.Equal(a, b) || len(a) == 0 {
			t.Errorf("%s: written twice it differs", f.Name)
		}
	}
	if _, err := FormatNamed("xls"); err == nil || !strings.HasPrefix(err.Error(), `"xls" is not known; it is one of: jsonl, csv, parquet`) {
		t.Errorf("error %v", err)
	}
}

func TestCSVRoundTrip(t *testing.T) {
	out, left := export(t, "csv")
	table, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil || left > 0 {
		t.Fatal(err, left)
	}
	list, told := samples()
	n := 1
	for i := range list {
		for _, r := range rows(&list[i], told[i]) {
			for c, column := range columns {
				if column.own != nil {
					if got := table[n][c]; got != column.own(&r) {
						t.Errorf("row %d, %s is %q", n, column.name, got)
					}
					continue
				}
				got := table[n][c]
				if rest, safe := strings.CutPrefix(got, "'"); safe && safeCell(rest) == got {
					got = rest
				} else if safeCell(got) != got {
					t.Errorf("row %d, %s is %q: a spreadsheet would run it", n, column.name, got)
				}
				if want := strings.ReplaceAll(column.text(&r), "\r\n", "\n"); got != want { // encoding/csv reads line ends so
					t.Errorf("row %d, %s is %q, want %q", n, column.name, got, want)
				}
			}
			n++
		}
	}
	if n != len(table) {
		t.Errorf("%d rows, want %d", len(table), n)
	}
}

func TestSafeCell(t *testing.T) {
	for in, want := range map[string]string{
		"":              "",
		"Lund":          "Lund",
		"=1+1":          "'=1+1",
		"+1":            "'+1",
		"-1":            "'-1",
		"@x":            "'@x",
		"\tx":           "'\tx",
		"\rx":           "'\rx",
		"＝1":            "'＝1",
		"'=1":           "''=1",
		"'tis so":       "'tis so",
		"'":             "'",
		"a=1":           "a=1",
		"— he said":     "— he said",
		"=cmd|'/c x'!A": "'=cmd|'/c x'!A",
	} {
		if got := safeCell(in); got != want {
			t.Errorf("safeCell(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTablesAgree: csv and parquet have the same columns in the same order.
func TestTablesAgree(t *testing.T) {
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	var fields []string
	for _, f := range parquet.SchemaOf(row{}).Fields() {
		fields = append(fields, f.Name())
	}
	if !reflect.DeepEqual(names, fields) {
		t.Errorf("csv has  %v\nparquet %v", names, fields)
	}
}

func TestParquetRoundTrip(t *testing.T) {
	out, _ := export(t, "parquet")
	r := parquet.NewGenericReader[row](bytes.NewReader(out))
	defer r.Close()
	got := make([]row, r.NumRows())
	if n, err := r.Read(got); n != len(got) || err != nil && err != io.EOF {
		t.Fatal(n, err)
	}
	var want []row
	list, told := samples()
	for i := range list {
		want = append(want, rows(&list[i], told[i])...)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back\n%+v, want\n%+v", got, want)
	}
}

// BenchmarkFormats writes one entry with two mentions again and again.
func BenchmarkFormats(b *testing.B) {
	e, told := planned()
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			w, err := f.Open(io.Discard)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := w.Write(&e, told); err != nil {
					b.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(told)*b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}
