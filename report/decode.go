package report

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns a report's bytes into UTF-8. UTF-8 and UTF-16 are told by their marks or their shape;
// bytes that are not UTF-8 are read as Windows-1252, which covers Latin-1, one by one, so that a stray byte
// in a UTF-8 text costs one character and not the whole text.
func decode(raw []byte) (string, []string, error) {
	if err := refuseKnownFormats(raw); err != nil {
		return "", nil, err
	}
	if order, ok := utf16Order(raw); ok {
		return decodeUTF16(raw, order)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if err := refuseBinary(raw); err != nil {
		return "", nil, err
	}
	if utf8.Valid(raw) {
		return string(raw), nil, nil
	}
	decoded, repaired := decodeMixed(raw)
	notice := fmt.Sprintf("Encoding: not valid UTF-8; bytes read as Windows-1252: %d. Convert the file to UTF-8 if words look wrong.", repaired)
	return decoded, []string{notice}, nil
}

func decodeUTF16(raw []byte, order unicode.Endianness) (string, []string, error) {
	var codec encoding.Encoding = unicode.UTF16(order, unicode.UseBOM)
	if !bytes.HasPrefix(raw, []byte("\xff\xfe")) && !bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		codec = unicode.UTF16(order, unicode.IgnoreBOM)
	}
	b, err := codec.NewDecoder().Bytes(raw)
	if err != nil {
		return "", nil, fmt.Errorf("UTF-16 text cannot be decoded (%w); convert it to UTF-8", err)
	}
	return string(b), nil, refuseBinary(b)
}

// utf16Order tells UTF-16 by its byte order mark or, without one, by zero bytes that stand in every second place only.
func utf16Order(raw []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return unicode.BigEndian, true
	}
	head := raw[:min(len(raw), 4096)&^1]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	enough := len(head) / 4 // half of the pairs: Latin letters
	switch {
	case len(head) < 4:
		return unicode.LittleEndian, false
	case zeros[0] == 0 && zeros[1] > enough:
		return unicode.LittleEndian, true
	case zeros[1] == 0 && zeros[0] > enough:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

func decodeMixed(raw []byte) (decoded string, repaired int) {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(raw[0])
			repaired++
		}
		b.WriteRune(r)
		raw = raw[n:]
	}
	return b.String(), repaired
}

// knownFormats are files that people take for text. What to do differs, so each has its sentence.
var knownFormats = []struct{ prefix, say string }{
	{"%PDF-", "is a PDF; save its text first, for instance with pdftotext"},
	{"PK\x03\x04", "is a zip archive or an office document; save it as plain text first"},
	{"\x1f\x8b", "is compressed with gzip; unpack it first"},
	{"{\\rtf", "is a rich text document; save it as plain text first"},
	{"<!doctype html", "is a web page; save its text first"},
	{"<html", "is a web page; save its text first"},
	{"<?xml", "is an XML document; save the text of its reports first"},
}

func refuseKnownFormats(raw []byte) error {
	head := strings.ToLower(string(bytes.TrimLeft(raw[:min(len(raw), 512)], " \t\r\n\xef\xbb\xbf")))
	for _, f := range knownFormats {
		if strings.HasPrefix(head, strings.ToLower(f.prefix)) {
			return errors.New(f.say)
		}
	}
	return nil
}

// refuseBinary refuses what holds zero bytes or more than one control character in a hundred:
// no text does, whatever its encoding.
func refuseBinary(raw []byte) error {
	controls := 0
	for _, b := range raw {
		if b == 0 {
			return errBinary
		}
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' {
			controls++
		}
	}
	if controls > 0 && controls*100 > len(raw) {
		return errBinary
	}
	return nil
}

var errBinary = errors.New("is a binary file, not text; give the report as plain text")
