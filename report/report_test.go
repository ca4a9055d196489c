package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/text"
)

const story = "The minister met the ambassador on Friday and they agreed to talk again."

func TestPublished(t *testing.T) {
	tests := []struct {
		name string
		in   string
		opt  Options
		day  string
		from text.PublishedFrom
		span string // the words of Published.Span
		body string // how Body begins
	}{
		{"opening, text on the same line", " date 2026-01-24 " + story, Options{}, "2026-01-24", text.FromText, "2026-01-24", "The minister"},
		{"opening on its own line", "date 2026-01-24\n\n" + story, Options{}, "2026-01-24", text.FromText, "2026-01-24", "The minister"},
		{"header", "Date: 2026-01-24\n" + story, Options{}, "2026-01-24", text.FromHeader, "2026-01-24", "The minister"},
		{"header in words", "Outlet: X\nDate: Sat, 24 Jan 2026 10:00:00 +0200\n\n" + story, Options{}, "2026-01-24", text.FromHeader, "Sat, 24 Jan 2026 10:00:00 +0200", "\nThe minister"},
		{"header with carriage returns", "Title: T\r\nDate: January 24, 2026\r\n\r\n" + story, Options{}, "2026-01-24", text.FromHeader, "January 24, 2026", "\r\nThe minister"},
		{"ordinal and short month", "Date: Sept. 3rd, 2026\n" + story, Options{}, "2026-09-03", text.FromHeader, "Sept. 3rd, 2026", "The minister"},
		{"flag before header", "Date: 2026-01-24\n" + story, Options{Published: "2026-01-25"}, "2026-01-25", text.FromFlag, "", "The minister"},
		{"line of the text", "Two meet\nFriday, August 21, 2015\n" + story, Options{}, "2015-08-21", text.FromText, "Friday, August 21, 2015", "Two meet"},
		{"labelled line", "Two meet\nPublished: 21 August 2015\n" + story, Options{}, "2015-08-21", text.FromText, "21 August 2015", "Two meet"},
		{"dateline with a year", "BAKU, Jan. 24, 2026 (Agency) - " + story, Options{}, "2026-01-24", text.FromText, "Jan. 24, 2026", "BAKU"},
		{"dateline without a year is no date", "BAKU, Jan. 24 (Agency) - " + story, Options{}, "", "", "", "BAKU"},
		{"a date that is talked about", "The treaty of January 24, 2016 was signed.\n" + story, Options{}, "", "", "", "The treaty"},
		{"a date deep in the text", strings.Repeat(story+"\n", 8) + "January 24, 2016\n", Options{}, "", "", "", "The minister"},
		{"name of the file", story, Options{Path: "in/south-2026-01-24.txt"}, "2026-01-24", text.FromFile, "", "The minister"},
		{"two days in the name say nothing", story, Options{Path: "2026-01-24_2026-01-25.txt"}, "", "", "", "The minister"},
		{"a day that no calendar has", "Date: 2026-02-31\n" + story, Options{}, "", "", "", "The minister"},
		{"a day that can be read in two ways", "Date: 03/04/2026\n" + story, Options{}, "", "", "", "The minister"},
		{"year 99999", "Date: 99999-01-01\n" + story, Options{}, "", "", "", "The minister"},
		{"year 0", "Date: 0000-01-01\n" + story, Options{}, "", "", "", "The minister"},
		{"none", story, Options{}, "", "", "", "The minister"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read([]byte(test.in), test.opt)
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Published.Day.String(); got != test.day || d.Published.From != test.from {
				t.Errorf("published %q from %q, want %q from %q", got, d.Published.From, test.day, test.from)
			}
			if got := d.Published.Span.In(d.Text); got != test.span {
				t.Errorf("the words of the date are %q, want %q", got, test.span)
			}
			if got := d.Body.In(d.Text); !strings.HasPrefix(got, test.body) {
				t.Errorf("the body begins %.20q, want %q", got, test.body)
			}
			if noticed := strings.Contains(strings.Join(d.Notices, " "), "No date"); noticed != (test.day == "") {
				t.Errorf("notices %q", d.Notices)
			}
		})
	}
}

func TestHeader(t *testing.T) {
	const in = "URL: https://example.org/1\nAuthor: A. Writer\nTITLE : Two meet: a story\nOutlet: The Daily Example\nDate: 2026-01-24\n\nNote: " + story
	d, err := Read([]byte(in), Options{Path: "a.txt", Outlet: "Other"})
	if err != nil {
		t.Fatal(err)
	}
	want := text.Origin{Path: "a.txt", URL: "https://example.org/1", Outlet: "Other", Author: "A. Writer"}
	if d.Origin != want {
		t.Errorf("origin %+v, want %+v", d.Origin, want)
	}
	if d.Title != "Two meet: a story" {
		t.Errorf("title %q", d.Title)
	}
	if got := d.Headline.In(d.Text); got != d.Title {
		t.Errorf("headline %q", got)
	}
	if got := d.Body.In(d.Text); got != "\nNote: "+story {
		t.Errorf("body %q", got)
	}
	if d.Text != in {
		t.Error("the text is not what was read")
	}
}

func TestHeadline(t *testing.T) {
	long := strings.Repeat(story+" ", 3)
	tests := []struct{ in, want string }{
		{"Two meet in Baku\n\n" + long, "Two meet in Baku"},
		{"Two meet in Baku.\n" + long, "Two meet in Baku"},
		{long + "\n\n" + long, ""},
		{"BAKU, Jan 24 (Agency) - Two met.\n" + long, ""},
		{"WASHINGTON - Two met.\n" + long, ""},
		{"\"We will meet,\" he said.\n" + long, ""},
		{"Two met. They talked.\n" + long, ""},
		{"Two meet in Baku", ""},
	}
	for _, test := range tests {
		d, err := Read([]byte(test.in), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Title != test.want {
			t.Errorf("headline of %.40q is %q, want %q", test.in, d.Title, test.want)
		}
	}
}

func TestEncoding(t *testing.T) {
	const want = "The café “closed” on Friday, and the owner said he was not to blame."
	latin := "The caf\xe9 \x93closed\x94 on Friday, and the owner said he was not to blame."
	utf16 := func(order int, mark bool) string {
		var b strings.Builder
		put := func(r rune) {
			pair := [2]byte{byte(r >> 8), byte(r)}
			b.Write([]byte{pair[order], pair[1-order]})
		}
		if mark {
			put(0xfeff)
		}
		for _, r := range want {
			put(r)
		}
		return b.String()
	}
	tests := []struct{ name, in, notice string }{
		{"UTF-8", want, ""},
		{"UTF-8 with a mark", "\xef\xbb\xbf" + want, ""},
		{"Windows-1252", latin, "bytes read as Windows-1252: 3."},
		{"UTF-8 with one stray byte", strings.Replace(want, "é", "\xe9", 1), "bytes read as Windows-1252: 1."},
		{"UTF-16LE", utf16(1, true), ""},
		{"UTF-16BE", utf16(0, true), ""},
		{"UTF-16LE without a mark", utf16(1, false), ""},
		{"UTF-16BE without a mark", utf16(0, false), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read([]byte(test.in), Options{Published: "2026-01-24"})
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != want {
				t.Errorf("read %q", d.Text)
			}
			if got := strings.Join(d.Notices, " "); !strings.Contains(got, test.notice) || (test.notice == "") != (got == "") {
				t.Errorf("notices %q, want %q", got, test.notice)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ in, want string }{
		{story, "en"},
		{"Le ministre a rencontré l'ambassadeur vendredi et les deux ont convenu de se revoir pour la signature.", "fr"},
		{"Der Minister traf am Freitag den Botschafter und sie haben sich auf ein neues Treffen geeinigt, das nicht vor Mai sein wird.", "de"},
		{"Президент встретился с послом и сказал, что договор не был подписан, так как он не готов к этому.", "ru"},
		{"外务大臣星期五会见大使双方同意再次会谈并签署协议", undetermined},
		{"Vance Baku Monday", ""},
	}
	for _, test := range tests {
		d, err := Read([]byte(test.in), Options{Published: "2026-01-24"})
		if err != nil {
			t.Fatal(err)
		}
		if d.Language != test.want {
			t.Errorf("language of %.30q is %q, want %q", test.in, d.Language, test.want)
		}
		if noticed := len(d.Notices) > 0; noticed == (test.want == "en") {
			t.Errorf("language %q: notices %q", test.want, d.Notices)
		}
	}
}

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := []struct {
		name, path string
		opt        Options
		want       string
	}{
		{"missing", filepath.Join(dir, "none.txt"), Options{}, "none.txt: no such file; check the path"},
		{"directory", dir, Options{}, "is a directory; name the files in it"},
		{"empty", file("empty.txt", ""), Options{}, "empty.txt: holds no text; give"},
		{"blank", file("blank.txt", " \n\t\n"), Options{}, "holds no text; give"},
		{"header only", file("head.txt", "Date: 2026-01-24\nTitle: T\n"), Options{}, "no text below them; add"},
		{"zero bytes", file("zero", "abc\x00def"), Options{}, "is a binary file"},
		{"controls", file("controls", strings.Repeat("a\x01", 40)), Options{}, "is a binary file"},
		{"PDF", file("a.pdf", "%PDF-1.4\n..."), Options{}, "is a PDF; save its text first"},
		{"page", file("a.html", "\n<!DOCTYPE html><p>Hello</p>"), Options{}, "is a web page; save its text first"},
		{"20 MB on one line", file("long.txt", strings.Repeat("word ", 4<<20)), Options{}, "holds 20.0 MiB, more than 1.0 MiB"},
		{"bad flag", file("good.txt", story), Options{Published: "tomorrow"}, `--published "tomorrow" is not a date; write it as 2026-01-24`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Open(test.path, nil, test.opt)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// endless is an input that never ends.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

func TestEndlessInput(t *testing.T) {
	_, err := Open("-", endless{}, Options{})
	if err == nil || !strings.Contains(err.Error(), "standard input: holds more than 1.0 MiB") {
		t.Errorf("error %v", err)
	}
}

// FuzzRead holds Read to its promises: valid UTF-8, spans that lie in the text, a body behind the header.
func FuzzRead(f *testing.F) {
	for _, s := range []string{" date 2026-01-24 " + story, "Date: x\nTitle:\n" + story, "\xff\xfea\x00b\x00", "caf\xe9", "BAKU, Jan. 24, 2026 - x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw, Options{})
		if err != nil {
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Error("the text is not UTF-8")
		}
		for _, s := range []text.Span{d.Body, d.Published.Span} {
			if s.Start < 0 || s.Start > s.End || s.End > len(d.Text) || !utf8.ValidString(s.In(d.Text)) {
				t.Errorf("span %v does not fit the text of %d bytes", s, len(d.Text))
			}
		}
		if strings.TrimSpace(d.Body.In(d.Text)) == "" {
			t.Error("the body is empty")
		}
	})
}
