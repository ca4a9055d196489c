package report

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"chancery/report/charset"
)

// decode turns a report's bytes into UTF-8. UTF-8 and UTF-16 are told by their marks or their shape;
// bytes that are not UTF-8 are read as Windows-1252, which covers Latin-1, one by one, so that a stray byte
// in a UTF-8 text costs one character and not the whole text.
func decode(raw []byte) (string, []string, error) {
	if err := refuseKnownFormats(raw); err != nil {
		return "", nil, err
	}
	if order, ok := charset.UTF16(raw); ok {
		s, err := charset.FromUTF16(raw, order)
		if err != nil {
			return "", nil, err
		}
		return s, nil, refuseBinary([]byte(s))
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if err := refuseBinary(raw); err != nil {
		return "", nil, err
	}
	if utf8.Valid(raw) {
		return string(raw), nil, nil
	}
	decoded, notice := charset.Repair(raw)
	return decoded, []string{notice}, nil
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
