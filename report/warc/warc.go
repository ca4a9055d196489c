// Package warc reads web archives (WARC 1.0 and 1.1, ISO 28500), such as those of Common Crawl's news crawl:
// in go the bytes, gunzipped, out come the pages in them, one at a time.
//
// Only what may be a page is kept: responses with a body of HTML or text, and resources. The rest is passed over.
// An archive that is cut in the middle of a record gives all records before it, and an error that says where.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"chancery/report/article"
)

// Record is one page of an archive.
type Record struct {
	Number      int    // of the record within the archive, from 1
	URL         string // WARC-Target-URI
	Date        string // WARC-Date: when it was fetched, not when it was published
	ContentType string // what the server said of the body
	Body        []byte
}

// The limits on one record.
const (
	maxLine    = 16 << 10
	maxHeaders = 200
)

// Records yields the pages of an archive whose body is no longer than limit. It stops at the first record that cannot be read.
func Records(r io.Reader, limit int64) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		for n := 1; ; n++ {
			rec, err := next(in, n, limit)
			switch {
			case errors.Is(err, io.EOF) && rec == nil:
				return
			case err != nil:
				var refused *article.Refusal
				if !yield(nil, err) || !errors.As(err, &refused) || refused.Reason == article.Damaged {
					return
				}
			case rec.Body != nil:
				if !yield(rec, nil) {
					return
				}
			}
		}
	}
}

// next reads one record. Its body is nil if it is no page; the error is io.EOF at the end of the archive.
func next(in *bufio.Reader, n int, limit int64) (*Record, error) {
	header, err := readHeader(in)
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, cut(n, err)
	}
	length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, cut(n, errors.New("it states no length"))
	}
	block := &io.LimitedReader{R: in, N: length}
	rec := &Record{Number: n, URL: strings.Trim(header.Get("WARC-Target-URI"), "<>"), Date: header.Get("WARC-Date")}
	refused := rec.read(block, header, limit)
	if _, err := io.Copy(io.Discard, block); err != nil {
		return nil, cut(n, err)
	}
	if block.N > 0 {
		return nil, cut(n, io.ErrUnexpectedEOF)
	}
	if refused != nil {
		return nil, refused
	}
	return rec, nil
}

func cut(n int, err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return article.Refuse(article.Damaged, "record %d: the archive is cut in the middle of it; the records before it were read", n)
	}
	return article.Refuse(article.Damaged, "record %d: not a WARC record (%v); the records before it were read", n, err)
}

// readHeader reads the version line and the header below it.
func readHeader(in *bufio.Reader) (textproto.MIMEHeader, error) {
	line, err := readLine(in)
	for err == nil && line == "" {
		line, err = readLine(in)
	}
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, fmt.Errorf("it begins with %q", line[:min(len(line), 20)])
	}
	return readFields(in)
}

func readFields(in *bufio.Reader) (textproto.MIMEHeader, error) {
	h := textproto.MIMEHeader{}
	for range maxHeaders {
		line, err := readLine(in)
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		if line == "" {
			return h, nil
		}
		if key, value, ok := strings.Cut(line, ":"); ok {
			h.Add(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
	return nil, errors.New("its header does not end")
}

func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, more, err := in.ReadLine()
		if err != nil {
			return "", err
		}
		if len(line) < maxLine {
			line = append(line, part...)
		}
		if !more {
			return string(line), nil
		}
	}
}

// read fills the body if the record is a page. Its error is a refusal of this record alone.
func (rec *Record) read(block io.Reader, header textproto.MIMEHeader, limit int64) error {
	switch header.Get("WARC-Type") {
	case "response":
		return rec.readResponse(bufio.NewReader(block), limit)
	case "resource", "conversion":
		rec.ContentType = header.Get("Content-Type")
		if isPage(rec.ContentType) {
			return rec.keep(block, limit)
		}
	}
	return nil
}

func (rec *Record) readResponse(in *bufio.Reader, limit int64) error {
	status, err := readLine(in)
	if err != nil || !strings.HasPrefix(status, "HTTP/") {
		return nil
	}
	fields := strings.Fields(status)
	header, err := readFields(in)
	if err != nil || len(fields) < 2 || fields[1] != strconv.Itoa(http.StatusOK) {
		return nil
	}
	rec.ContentType = header.Get("Content-Type")
	if rec.ContentType != "" && !isPage(rec.ContentType) {
		return nil
	}
	return rec.keep(body(in, header), limit)
}

// body undoes the transfer and content encodings of a body, as far as it really has them: most archives store it decoded.
func body(in *bufio.Reader, header textproto.MIMEHeader) io.Reader {
	if strings.EqualFold(header.Get("Transfer-Encoding"), "chunked") && looksChunked(in) {
		in = bufio.NewReader(newChunked(in))
	}
	if head, _ := in.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		if z, err := gzip.NewReader(in); err == nil {
			return z
		}
	}
	return in
}

func isPage(contentType string) bool {
	t := strings.ToLower(contentType)
	return strings.Contains(t, "html") || strings.HasPrefix(t, "text/plain")
}

func (rec *Record) keep(r io.Reader, limit int64) error {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(b)) > limit {
		return article.Refuse(article.TooLarge, "record %d: %s holds more than %d MiB", rec.Number, rec.URL, limit>>20)
	}
	if err != nil && len(b) == 0 {
		return nil
	}
	rec.Body = b
	return nil
}
