// Package charset turns bytes into UTF-8, whatever is declared of them.
//
// What the bytes are goes before what is said of them: a mark at the beginning, then UTF-8 if they are valid UTF-8, then
// the declared encoding; last Windows-1252, which covers Latin-1, byte by byte, so that a stray byte costs one character.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns raw as UTF-8, and a notice if something in it may be wrong. declared is a label such as "iso-8859-1",
// empty if nothing is declared.
func Decode(raw []byte, declared string) (decoded, notice string) {
	if order, ok := UTF16(raw); ok {
		if s, err := FromUTF16(raw, order); err == nil {
			return s, ""
		}
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if utf8.Valid(raw) {
		return string(raw), ""
	}
	if e, name := charset.Lookup(declared); e != nil && name != "utf-8" {
		if b, err := e.NewDecoder().Bytes(raw); err == nil {
			return strings.ToValidUTF8(string(b), "\uFFFD"), ""
		}
	}
	return Repair(raw)
}

// Repair reads what is not UTF-8 as Windows-1252, byte by byte, and says how much that was.
func Repair(raw []byte) (decoded, notice string) {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	repaired := 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(raw[0])
			repaired++
		}
		b.WriteRune(r)
		raw = raw[n:]
	}
	return b.String(), fmt.Sprintf("Encoding: not valid UTF-8; bytes read as Windows-1252: %d. Convert the file to UTF-8 if words look wrong.", repaired)
}

// FromUTF16 decodes UTF-16, with or without a byte order mark.
func FromUTF16(raw []byte, order unicode.Endianness) (string, error) {
	var codec encoding.Encoding = unicode.UTF16(order, unicode.UseBOM)
	if !bytes.HasPrefix(raw, []byte("\xff\xfe")) && !bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		codec = unicode.UTF16(order, unicode.IgnoreBOM)
	}
	b, err := codec.NewDecoder().Bytes(raw)
	if err != nil {
		return "", fmt.Errorf("UTF-16 text cannot be decoded (%w); convert it to UTF-8", err)
	}
	return string(b), nil
}

// UTF16 tells UTF-16 by its byte order mark or, without one, by zero bytes that stand in every second place only.
func UTF16(raw []byte) (unicode.Endianness, bool) {
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
