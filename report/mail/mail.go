// Package mail reads newsletters: in goes a message (RFC 5322) or an mbox of them, out come articles.
// The plain text of a message is taken, or the words of its HTML if there is none; what is attached is passed over.
package mail

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"chancery/report/article"
	"chancery/report/charset"
	"chancery/report/page"
)

// MaxBytes is the size of the largest message that is read: newsletters carry pictures, not films.
const MaxBytes = 16 << 20

// maxDepth is how deeply parts may be nested, and maxParts how many there may be.
const maxDepth, maxParts = 8, 200

var decoder = mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
	raw, err := io.ReadAll(in)
	s, _ := charset.Decode(raw, label)
	return strings.NewReader(s), err
}}

// Read reads one message.
func Read(raw []byte) (*article.Article, error) {
	if len(raw) > MaxBytes {
		return nil, article.Refuse(article.TooLarge, "a message of more than %d MiB", MaxBytes>>20)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, article.Refuse(article.Damaged, "not an e-mail message (%v)", err)
	}
	var b bodies
	b.read(textproto.MIMEHeader(m.Header), m.Body, 0)
	text := strings.TrimSpace(strings.ReplaceAll(b.plain, "\r\n", "\n"))
	if text == "" {
		text = page.Text(b.html)
	}
	if text == "" {
		return nil, article.Refuse(article.NoText, "a message without text")
	}
	a := &article.Article{Text: text, Title: words(m.Header.Get("Subject")), Published: m.Header.Get("Date"), URL: archived(m.Header)}
	if at, err := m.Header.Date(); err == nil {
		a.Published = at.Format("2006-01-02T15:04:05Z07:00")
	}
	a.Outlet = sender(m.Header.Get("From"))
	if b.notice != "" {
		a.Notices = append(a.Notices, b.notice)
	}
	return a, nil
}

func words(s string) string {
	if decoded, err := decoder.DecodeHeader(s); err == nil {
		s = decoded
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

func sender(from string) string {
	p := mail.AddressParser{WordDecoder: &decoder}
	a, err := p.Parse(from)
	if err != nil {
		return words(from)
	}
	if a.Name != "" {
		return a.Name
	}
	return a.Address
}

func archived(h mail.Header) string {
	return strings.Trim(strings.TrimSpace(h.Get("Archived-At")), "<>")
}

// bodies are the first plain and the first HTML part of a message.
type bodies struct {
	plain, html, notice string
	parts               int
}

func (b *bodies) read(h textproto.MIMEHeader, r io.Reader, depth int) {
	if b.parts++; depth > maxDepth || b.parts > maxParts || strings.HasPrefix(h.Get("Content-Disposition"), "attachment") {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		in := multipart.NewReader(r, params["boundary"])
		for {
			p, err := in.NextRawPart()
			if err != nil {
				return // a message that is cut gives the parts before
			}
			b.read(p.Header, p, depth+1)
		}
	case kind == "text/plain" && b.plain == "":
		b.plain = b.decode(h, r, params["charset"])
	case kind == "text/html" && b.html == "":
		b.html = b.decode(h, r, params["charset"])
	}
}

func (b *bodies) decode(h textproto.MIMEHeader, r io.Reader, label string) string {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	raw, _ := io.ReadAll(io.LimitReader(r, MaxBytes)) // what can be decoded of a damaged part
	s, notice := charset.Decode(raw, label)
	if notice != "" {
		b.notice = notice
	}
	return s
}

// Mbox yields the messages of an mbox, told apart by lines that begin with "From ".
func Mbox(r io.Reader) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		var message []byte
		started, blank := false, true
		emit := func() bool {
			ok := !started || yield(Read(message))
			message, started = message[:0], true
			return ok
		}
		for {
			line, err := in.ReadSlice('\n')
			switch {
			case blank && bytes.HasPrefix(line, []byte("From ")):
				if !emit() {
					return
				}
			case started && len(message) <= MaxBytes:
				if bytes.HasPrefix(line, []byte(">From ")) {
					line = line[1:]
				}
				message = append(message, line...)
			}
			blank = len(bytes.TrimRight(line, "\r\n")) == 0
			if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
				if len(message) > 0 {
					emit()
				}
				return
			}
		}
	}
}
