package report

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"chancery/report/article"
	"chancery/report/table"
	"chancery/text"
)

const body = "The foreign ministers of Ruritania and Strelsau met in Zenda on Friday and agreed to reopen the border. The crossing opens on Monday, the minister said."

const pageHTML = `<!doctype html><html><head><title>Border to reopen</title><meta property="article:published_time" content="2026-01-24T10:00:00Z"></head><body><article><h1>Border to reopen</h1><p>` + body + `</p></article></body></html>`

// files writes files and returns their folder.
func files(t testing.TB, all map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range all {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zipOf(all ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(all); i += 2 {
		w, _ := z.Create(all[i])
		io.WriteString(w, all[i+1])
	}
	z.Close()
	return b.String()
}

func tarOf(all ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(all); i += 2 {
		w.WriteHeader(&tar.Header{Name: all[i], Size: int64(len(all[i+1])), Mode: 0o644, Typeflag: tar.TypeReg})
		io.WriteString(w, all[i+1])
	}
	w.Close()
	return b.String()
}

func gzipOf(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func warcOf(pages ...string) string {
	var b strings.Builder
	for i, p := range pages {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + p
		fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(block), block)
	}
	return b.String()
}

// told returns a line for each report of a source, and for what was lost.
func told(s *Sources, name, dir string) string {
	var b strings.Builder
	for d, err := range s.Documents(name) {
		if err != nil {
			fmt.Fprintf(&b, "! %s\n", err)
			continue
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s\n", d.Origin.Path, d.Title, d.Published.Day, d.Published.From, d.Text[:min(len(d.Text), 21)])
	}
	return strings.ReplaceAll(b.String(), filepath.ToSlash(dir)+"/", "")
}

func TestSources(t *testing.T) {
	zip3 := zipOf("c.zip", zipOf("b.zip", zipOf("a.txt", body)))
	for _, c := range []struct{ name, content, want string }{
		{"a.txt", "Date: 2026-01-24\nTitle: Border\n" + body, "a.txt|Border|2026-01-24|header|Date: 2026-01-24\nTitl\n"},
		{"2026-01-24.md", "---\ntitle: Border\n---\n# Talks\n\nThe **foreign** [ministers](x) met.", "2026-01-24.md|Border|2026-01-24|file|Talks\n\nThe foreign mi\n"},
		{"page.html", pageHTML, "page.html|Border to reopen|2026-01-24|metadata|The foreign ministers\n"},
		{"saved", pageHTML, "saved|Border to reopen|2026-01-24|metadata|The foreign ministers\n"},
		{"page.html.gz", gzipOf(pageHTML), "page.html.gz|Border to reopen|2026-01-24|metadata|The foreign ministers\n"},
		{"feed", `<?xml version="1.0"?><rss><channel><title>X</title><item><title>A</title><description>` + body + `</description></item><item><title>B</title></item></channel></rss>`,
			"feed#1|A|||The foreign ministers\nfeed#2|B|||B\n"},
		{"feed.json", `{"version":"https://jsonfeed.org/version/1.1","title":"X","items":[{"id":"1","title":"A","content_text":"Talks resume.","date_published":"2026-01-24T10:00:00Z"}]}`, "feed.json#1|A|2026-01-24|metadata|Talks resume.\n"},
		{"outbox.json", `{"@context":"x","type":"OrderedCollection","orderedItems":[{"type":"Create","actor":"a","object":{"type":"Note","content":"<p>Talks resume.</p>","published":"2026-01-24T10:00:00Z"}},{"type":"Announce","actor":"a","object":"b"},{"type":"Delete","actor":"a","object":"c"}]}`,
			"outbox.json#1||2026-01-24|metadata|Talks resume.\n! outbox.json#2: the post repeats another's; add that one instead\n! outbox.json#3: the post was deleted or cannot be seen: Delete\n"},
		{"status.json", `{"id":"1","created_at":"2026-01-24T10:00:00Z","content":"<p>Talks resume.</p>","account":{"acct":"w"}}`, "status.json||2026-01-24|metadata|Talks resume.\n"},
		{"item.json", `{"uri":"urn:1","headline":"A","versioncreated":"2026-01-24T10:00:00Z","body_text":"Talks resume."}`, "item.json|A|2026-01-24|metadata|Talks resume.\n"},
		{"rows.jsonl", "{\"title\":\"A\",\"text\":\"Talks resume.\",\"date\":\"2026-01-24\"}\n\n{broken\n{\"title\":\"B\",\"text\":\"More talks.\"}", "rows.jsonl#1|A|2026-01-24|metadata|Talks resume.\n! rows.jsonl#3: not an object of JSON\nrows.jsonl#4|B|||More talks.\n"},
		{"rows.csv", "title;text;date\nA;Talks resume.;2026-01-24\n", "rows.csv#1|A|2026-01-24|metadata|Talks resume.\n"},
		{"a.warc.gz", gzipOf(warcOf(pageHTML, "<html><body></body></html>")), "a.warc.gz#1|Border to reopen|2026-01-24|metadata|The foreign ministers\n! a.warc.gz#2: is a page without an article: 0 words were found; save its text instead if there is one\n"},
		{"agency.xml", `<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content><p>Talks resume.</p></body.content></body></nitf>`, "agency.xml#1|A|||Talks resume.\n"},
		{"box", "From x Sat Jan 24 10:00:00 2026\nFrom: a@example.org\nSubject: A\nDate: Sat, 24 Jan 2026 10:00:00 +0000\n\nTalks resume.\n", "box#1|A|2026-01-24|metadata|Talks resume.\n\n"},
		{"letter", "From: a@example.org\nSubject: A\nDate: Sat, 24 Jan 2026 10:00:00 +0000\n\nTalks resume.\n", "letter|A|2026-01-24|metadata|Talks resume.\n"},
		{"three.zip", zip3, "three.zip!c.zip!b.zip!a.txt||||The foreign ministers\n"},
		{"four.zip", zipOf("d.zip", zip3), "! four.zip!d.zip!c.zip!b.zip: lies in more than 3 archives; unpack them\n"},
		{"order.zip", zipOf("b.txt", "B.", "../../a.txt", "A.", ".hidden", "x", "__MACOSX/a.txt", "x"), "order.zip!../../a.txt||||A.\norder.zip!b.txt||||B.\n"},
		{"t.tar.gz", gzipOf(tarOf("x/a.txt", "A.", "page.html", pageHTML)), "t.tar.gz!x/a.txt||||A.\nt.tar.gz!page.html|Border to reopen|2026-01-24|metadata|The foreign ministers\n"},
		{"twice.gz", gzipOf(gzipOf("A.")), "! twice.gz: is compressed twice; unpack it once\n"},
		{"office.docx", zipOf("[Content_Types].xml", "x"), "! office.docx: is an office document; save it as plain text first\n"},
		{"other.xml", `<?xml version="1.0"?><invoice/>`, "! other.xml: is an XML document of no known kind; feeds, NewsML-G2 and NITF are read\n"},
		{"empty.json", `{}`, "! empty.json: no key holds the text; the keys are ; name one with --map text=KEY\n"},
		{"bracket.txt", "[Zenda] Talks resume.", "bracket.txt||||[Zenda] Talks resume.\n"},
		{"colon.txt", "Zenda: talks resume.\nFrom: here on.", "colon.txt|Zenda: talks resume|||Zenda: talks resume.\n\n"},
	} {
		dir := files(t, map[string]string{c.name: c.content})
		got := told(&Sources{}, filepath.Join(dir, c.name), dir)
		if strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestDamaged(t *testing.T) {
	warc := warcOf(pageHTML, pageHTML)
	for _, c := range []struct{ name, content, say string }{
		{"cut.warc", warc[:len(warc)-100], "record 2: the archive is cut in the middle of it"},
		{"cut.warc.gz", gzipOf(warc)[:len(gzipOf(warc))-60], "is cut"},
		{"cut.xml", `<rss><channel><item><title>A</title></item><item><title>B`, "cut or broken after item 1"},
		{"cut.json", `[{"title":"A","text":"Talks."},{"title":`, "cut or broken after item 1"},
		{"cut.tar", tarOf("a.txt", "A.", "b.txt", strings.Repeat("B. ", 1000))[:2500], ""},
		{"ragged.csv", "title,text,date\nA,Talks.,2026-01-24\nB\n", "line 3: 1 fields, 3 columns are named"},
	} {
		dir := files(t, map[string]string{c.name: c.content})
		got := told(&Sources{}, filepath.Join(dir, c.name), dir)
		if !strings.Contains(got, "! ") || !strings.Contains(got, c.say) || strings.HasPrefix(got, "!") && c.name != "cut.warc.gz" {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 1<<20)
	var big strings.Builder
	for range 90 {
		big.WriteString(zeros)
	}
	tarBomb := gzipOf(tarOf("a.bin", big.String()))
	for name, content := range map[string]string{"bomb.tar.gz": tarBomb, "nested.zip": zipOf("bomb.tar.gz", tarBomb), "flat.zip": zipOf("a.json", `{"text":"`+big.String()+`"}`)} {
		dir := files(t, map[string]string{name: content})
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		got := told(&Sources{}, filepath.Join(dir, name), dir)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if !strings.HasPrefix(got, "! ") {
			t.Errorf("%s: %q", name, got)
		}
		if after.TotalAlloc-before.TotalAlloc > 128<<20 {
			t.Errorf("%s: %d MiB were allocated", name, (after.TotalAlloc-before.TotalAlloc)>>20)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := files(t, map[string]string{"b.txt": "B.", "a/c.txt": "C.", "a/.hidden": "x", ".git/config": "x", "d.html": pageHTML})
	want := "a/c.txt||||C.\nb.txt||||B.\nd.html|Border to reopen|2026-01-24|metadata|The foreign ministers\n"
	if got := told(&Sources{}, dir, dir); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := told(&Sources{}, t.TempDir(), dir); !strings.Contains(got, "is a folder without files") {
		t.Errorf("%q", got)
	}
}

func TestOptionsGoFirst(t *testing.T) {
	columns, err := table.Parse("title=kop,text=tekst")
	if err != nil {
		t.Fatal(err)
	}
	s := &Sources{Columns: columns, Stdin: strings.NewReader(`[{"kop":"A","tekst":"Talks.","date":"2026-01-24","outlet":"X"}]`), About: Options{Outlet: "Y", Published: "2026-01-25"}}
	n := 0
	for d, err := range s.Documents("-") {
		if n++; err != nil || d.Title != "A" || d.Origin.Outlet != "Y" || d.Published.Day.String() != "2026-01-25" || d.Published.From != text.FromFlag || d.Origin.Path != "-#1" {
			t.Errorf("%+v, %v", d, err)
		}
	}
	if n != 1 {
		t.Errorf("%d reports", n)
	}
}

// TestLargeArchive reads an archive that is far larger than what may be in memory at once.
func TestLargeArchive(t *testing.T) {
	pages := 4000
	one := warcOf(pageHTML + strings.Repeat("<!-- -->", 2000))
	s := &Sources{Stdin: io.LimitReader(&repeated{s: one}, int64(pages*len(one)))}
	var early, most uint64
	n := 0
	for _, err := range s.Items("-") {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%500 == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			if early == 0 {
				early = m.HeapAlloc
			}
		}
	}
	if n != pages || most > early+8<<20 {
		t.Errorf("%d reports, %d MiB at first, %d MiB at most", n, early>>20, most>>20)
	}
}

type repeated struct {
	s  string
	at int
}

func (r *repeated) Read(b []byte) (int, error) {
	n := copy(b, r.s[r.at:])
	r.at = (r.at + n) % len(r.s)
	return n, nil
}

// TestTextIsReadAlike holds documents of articles to the same Body that Read gives their text, which is what a record keeps.
func TestTextIsReadAlike(t *testing.T) {
	w := &walk{Sources: &Sources{}}
	for _, s := range []string{body, "\ufeff" + body, "Date: 2026-01-24\n" + body, "Author: A. Writer\n\n" + body, "a\x00b " + body} {
		d, err := w.document(&article.Article{Text: s}, entry{})
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read([]byte(d.Text), Options{})
		if err != nil || again.Text != d.Text || again.Body != d.Body {
			t.Errorf("%q: body %v, read again %v (%v)", s, d.Body, again.Body, err)
		}
	}
	for _, bad := range []string{"", "Date: 2026-01-24\n", strings.Repeat("\x01", 100)} {
		if _, err := w.document(&article.Article{Text: bad}, entry{}); Reason(err) == "" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// FuzzSources reads any bytes in whatever format they seem to have.
func FuzzSources(f *testing.F) {
	for _, s := range []string{body, pageHTML, gzipOf(warcOf(pageHTML)), zipOf("a.zip", zipOf("a.json", `[{"text":"x"}]`)), tarOf("a.csv", "title,text\na"), `{"items":[{"content_text":"a"}]}`,
		"{\"text\":\"a\"}\n{", "From a\nb: c\n\nd", "<nitf><p>", "---\ntitle: a\n---\n# b"} {
		f.Add([]byte(s), "a.md")
	}
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		w := &walk{Sources: &Sources{}}
		w.Columns, _ = table.Parse("")
		w.yield = func(i Item, err error) bool {
			if err != nil {
				return true
			}
			if d, err := i.Read(); err == nil && strings.TrimSpace(d.Body.In(d.Text)) == "" {
				t.Error("a report without text")
			}
			return true
		}
		w.stream(entry{name: name, path: name}, bytes.NewReader(raw))
	})
}
