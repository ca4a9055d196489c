package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"chancery/report/article"
)

func record(kind, url, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-24T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, len(block), block)
}

func response(contentType, extra, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n" + extra + "\r\n" + body
}

func read(r io.Reader) (bodies []string, errs []error) {
	for rec, err := range Records(r, 1<<20) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		bodies = append(bodies, rec.URL+" "+string(rec.Body))
	}
	return bodies, errs
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func TestRecords(t *testing.T) {
	archive := record("warcinfo", "", "software: x") +
		record("request", "https://example.org/a", "GET / HTTP/1.1\r\n\r\n") +
		record("response", "https://example.org/a", response("text/html", "", "<p>one")) +
		record("response", "https://example.org/b.png", response("image/png", "", "x")) +
		record("response", "https://example.org/c", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone") +
		record("response", "https://example.org/d", response("text/html", "Transfer-Encoding: chunked\r\n", "6\r\n<p>two\r\n0\r\n\r\n")) +
		record("response", "https://example.org/e", response("text/html", "Transfer-Encoding: chunked\r\n", "<p>kept whole")) +
		record("response", "https://example.org/f", response("text/html", "Content-Encoding: gzip\r\n", zipped("<p>three"))) +
		record("response", "https://example.org/g", response("text/html", "", strings.Repeat("x", 2<<20))) +
		record("resource", "https://example.org/h", "no type")
	bodies, errs := read(strings.NewReader(archive))
	want := "https://example.org/a <p>one|https://example.org/d <p>two|https://example.org/e <p>kept whole|https://example.org/f <p>three"
	if got := strings.Join(bodies, "|"); got != want {
		t.Errorf("pages %q, want %q", got, want)
	}
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "record 9: https://example.org/g holds more than 1 MiB") {
		t.Errorf("errors %v", errs)
	}
}

func TestCutArchive(t *testing.T) {
	whole := record("response", "https://example.org/a", response("text/html", "", "<p>one"))
	for _, c := range []struct{ name, archive, say string }{
		{"in a body", whole + whole[:len(whole)-8], "record 2: the archive is cut in the middle of it"},
		{"in a header", whole + whole[:40], "record 2: the archive is cut in the middle of it"},
		{"no record", whole + "garbage\r\n", "record 2: not a WARC record"},
		{"no length", whole + "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "record 2: not a WARC record (it states no length)"},
	} {
		bodies, errs := read(strings.NewReader(c.archive))
		var r *article.Refusal
		if len(bodies) != 1 || len(errs) != 1 || !strings.Contains(errs[0].Error(), c.say) || !errors.As(errs[0], &r) {
			t.Errorf("%s: %d pages, errors %v", c.name, len(bodies), errs)
		}
	}
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte(record("response", "https://example.org/a", response("text/html", "Transfer-Encoding: chunked\r\n", "6\r\n<p>two\r\n0\r\n\r\n"))))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for rec, err := range Records(bytes.NewReader(raw), 1<<16) {
			if err == nil && len(rec.Body) > 1<<16 {
				t.Error("the body is over the limit")
			}
		}
	})
}
