package report

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"

	"chancery/report/article"
	"chancery/report/charset"
	"chancery/report/feed"
	"chancery/report/iptc"
	"chancery/report/mail"
	"chancery/report/page"
	"chancery/report/pdf"
	"chancery/report/warc"
	"chancery/text"
)

// entry is a stream of bytes within a source, and what is known of it.
type entry struct {
	name, path  string // as shown, and as recorded in Origin.Path
	address     string // where it was published or fetched
	contentType string
	at          io.ReaderAt // the same bytes, if they can be read in any order
	size        int64       // of at
	depth       int         // how many archives it lies in
	unpacked    bool        // it is what a gzip file held
	spent       *budget     // what unpacking has cost so far; nil outside archives
}

// within names a part of an entry.
func (e entry) within(mark, part string) entry {
	e.name += mark + part
	if e.path != "" {
		e.path += mark + part
	}
	e.at, e.size, e.contentType = nil, 0, ""
	return e
}

func (e entry) ext() string { return strings.ToLower(path.Ext(strings.TrimSuffix(e.name, ".gz"))) }

// maxDocument is how much of one document of XML is read: feeds and messages of agencies are smaller.
const maxDocument = 64 << 20

// stream reads an entry in whatever format it has. It is false if the caller has enough.
func (w *walk) stream(e entry, r io.Reader) bool {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(sniffed)
	if len(head) == 0 && err != nil && err != io.EOF {
		return w.lost(e.name, reason(err))
	}
	switch formatOf(head, e) {
	case gzipped:
		return w.gzip(e, in)
	case zipped:
		return w.zip(e, in)
	case tarred:
		return w.tar(e, in)
	case webArchive:
		return w.warc(e, in)
	case feedXML:
		return w.articles(e, feed.Items(io.LimitReader(in, maxDocument), e.address))
	case agencyXML:
		return w.articles(e, iptc.Items(io.LimitReader(in, maxDocument)))
	case otherXML:
		return w.lost(e.name, article.Refuse(article.Unknown, "is an XML document of no known kind; feeds, NewsML-G2 and NITF are read"))
	case jsonValue:
		return w.json(e, charset.NewReader(in))
	case jsonLines:
		return w.jsonLines(e, bufio.NewReaderSize(charset.NewReader(in), 64<<10))
	case commaTable:
		return w.articles(e, w.Columns.CSV(charset.NewReader(in), ','))
	case tabTable:
		return w.articles(e, w.Columns.CSV(charset.NewReader(in), '\t'))
	case semicolonTable:
		return w.articles(e, w.Columns.CSV(charset.NewReader(in), ';'))
	case mailbox:
		return w.articles(e, mail.Mbox(in))
	case message:
		return w.whole(e, in, mail.MaxBytes, mail.Read)
	case portable:
		return w.whole(e, in, pdf.MaxBytes, pdf.Read)
	case webPage:
		return w.whole(e, in, page.MaxBytes, func(raw []byte) (*article.Article, error) { return page.Extract(raw, e.address, e.contentType) })
	case markdown:
		return w.whole(e, in, MaxBytes, readMarkdown)
	}
	return w.plain(e, in)
}

// plain takes an entry for plain text.
func (w *walk) plain(e entry, in io.Reader) bool {
	raw, err := readLimited(in)
	if err != nil {
		return w.lost(e.name, err)
	}
	about := w.About
	about.Path, about.URL = e.path, first(about.URL, e.address)
	return w.yield(Item{e.name, func() (*text.Document, error) { return Read(raw, about) }}, nil)
}

// whole reads an entry that is one report.
func (w *walk) whole(e entry, in io.Reader, limit int64, read func([]byte) (*article.Article, error)) bool {
	raw, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		return w.lost(e.name, reason(err))
	case int64(len(raw)) > limit:
		return w.lost(e.name, article.Refuse(article.TooLarge, "holds more than %s", megabytes(limit)))
	}
	return w.item(e, func() (*article.Article, error) { return read(raw) })
}

func (w *walk) item(e entry, read func() (*article.Article, error)) bool {
	return w.yield(Item{e.name, func() (*text.Document, error) {
		a, err := read()
		if err != nil {
			return nil, err
		}
		return w.document(a, e)
	}}, nil)
}

// articles hands on what a reader of many reports yields.
func (w *walk) articles(e entry, all func(func(*article.Article, error) bool)) bool {
	n := 0
	for a, err := range all {
		n++
		part := e.within("#", fmt.Sprint(n))
		if err != nil {
			if !w.lost(e.name, err) {
				return false
			}
			continue
		}
		if !w.item(part, func() (*article.Article, error) { return a, nil }) {
			return false
		}
	}
	if n == 0 {
		return w.lost(e.name, article.Refuse(article.NoText, "holds no report"))
	}
	return true
}

func (w *walk) warc(e entry, in io.Reader) bool {
	for rec, err := range warc.Records(in, page.MaxBytes) {
		if err != nil {
			if !w.lost(e.name, err) {
				return false
			}
			continue
		}
		part := e.within("#", fmt.Sprint(rec.Number))
		part.address, part.contentType = rec.URL, rec.ContentType
		if !w.item(part, func() (*article.Article, error) { return page.Extract(rec.Body, rec.URL, rec.ContentType) }) {
			return false
		}
	}
	return true
}
