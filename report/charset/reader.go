package charset

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// NewReader is Decode for a stream: it gives UTF-8, of which bytes that are not are read as Windows-1252, without the
// mark at its beginning.
func NewReader(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	head, _ := in.Peek(4096)
	if order, ok := UTF16(head); ok {
		return transform.NewReader(in, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		in.Discard(3)
	}
	return transform.NewReader(in, repair{})
}

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)`)

// NewXMLReader is NewReader for XML, whose first line declares its encoding. The declaration counts unless the beginning is
// evidently UTF-8.
func NewXMLReader(r io.Reader) io.Reader {
	in := bufio.NewReaderSize(r, 4096)
	head, _ := in.Peek(4096)
	m := xmlEncoding.FindSubmatch(head)
	if m == nil || strings.EqualFold(string(m[1]), "utf-8") || evidentlyUTF8(head) {
		return NewReader(in)
	}
	if e, _ := charset.Lookup(string(m[1])); e != nil {
		return transform.NewReader(in, e.NewDecoder())
	}
	return NewReader(in)
}

// evidentlyUTF8 reports whether bytes hold characters of UTF-8 beyond ASCII, and nothing that is none.
func evidentlyUTF8(head []byte) bool {
	for i := 0; i < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); i++ {
		head = head[:len(head)-1] // the last character may be cut
	}
	return utf8.Valid(head) && utf8.RuneCount(head) < len(head)
}

// repair reads each byte that is not UTF-8 as Windows-1252.
type repair struct{ transform.NopResetter }

// Transform implements transform.Transformer.
func (repair) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(src[nSrc])
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}
