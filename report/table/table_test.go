package table

import (
	"bytes"
	"strings"
	"testing"
)

func columns(t *testing.T, mapping string) Columns {
	t.Helper()
	c, err := Parse(mapping)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCSV(t *testing.T) {
	for _, c := range []struct{ name, mapping, file, want string }{
		{"newspaper4k", "", "title,text,authors,publish_date,source_url\nTalks,Talks resume.,A. Writer,2026-01-24,https://example.org\n", "Talks|Talks resume.|A. Writer|2026-01-24|\n"},
		{"GDELT", "", "url,title,seendate,domain,language\nhttps://example.org/a,Talks resume,20260124T100000Z,example.org,English\n", "Talks resume|Talks resume||20260124T100000Z|example.org\n"},
		{"NGEC", "", "id,pub_date,publication,headline,event_text\n1,2026-01-24,Example Wire,Talks,Talks resume.\n", "Talks|Talks resume.||2026-01-24|Example Wire\n"},
		{"own names", "title=kop,text=tekst", "kop,tekst,Published At\nTalks,\"Talks, they \"\"resume\"\".\",2026-01-24\n", "Talks|Talks, they \"resume\".||2026-01-24|\n"},
		{"a ragged row", "", "title,text\nA,a\nB\nC,c,d\nD,d\n", "A|a|||\nline 3: 1 fields, 2 columns are named; mend the row\nline 4: 3 fields, 2 columns are named; mend the row\nD|d|||\n"},
		{"an empty row", "", "title,text\n,\nA,a\n", "line 2: no column holds the text; name it with --map text=COLUMN\nA|a|||\n"},
		{"no text", "", "a,b\n1,2\n", "no column holds the text; the columns are a, b; name one with --map text=COLUMN\n"},
		{"a byte order mark", "", "\ufefftitle,text\nA,a\n", "A|a|||\n"},
		{"empty", "", "", "no line of column names can be read (EOF)\n"},
	} {
		var got strings.Builder
		for a, err := range columns(t, c.mapping).CSV(strings.NewReader(c.file), ',') {
			if err != nil {
				got.WriteString(err.Error() + "\n")
				continue
			}
			got.WriteString(strings.Join([]string{a.Title, a.Text, a.Author, a.Published, a.Outlet}, "|") + "\n")
		}
		if got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.String(), c.want)
		}
	}
}

func TestOpenQuotation(t *testing.T) {
	said := ""
	for _, err := range columns(t, "").CSV(strings.NewReader("title,text\nA,a\nB,\""+strings.Repeat("x\n", 3*maxRow)), ',') {
		if err != nil {
			said = err.Error()
		}
	}
	if !strings.Contains(said, "a quotation mark is not closed; the rows before it were read") {
		t.Errorf("said %q", said)
	}
}

func TestParse(t *testing.T) {
	for _, bad := range []string{"title", "title=", "colour=red", "=x"} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestObject(t *testing.T) {
	a, err := columns(t, "").Object([]byte(`{"title":"Talks","maintext":"Talks resume.","authors":["A. Writer","B. Writer"],"source":{"name":"Example Wire"},"sqldate":20260124}`))
	if err != nil || a.Text != "Talks resume." || a.Author != "A. Writer, B. Writer" || a.Outlet != "Example Wire" || a.Published != "20260124" {
		t.Errorf("%+v, %v", a, err)
	}
	for _, bad := range []string{`[]`, `{"x":1}`, `{"text":""}`, `{`} {
		if _, err := columns(t, "").Object([]byte(bad)); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("title,text\nA,\"a\nB,b"))
	c, err := Parse("")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for a, err := range c.CSV(bytes.NewReader(raw), ',') {
			if err == nil && a.Text == "" {
				t.Error("a row without text")
			}
		}
		if a, err := c.Object(raw); err == nil && a.Text == "" {
			t.Error("an object without text")
		}
	})
}
