package table

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is the form under which spellings of one name meet: small letters without accents, points and apostrophes,
// words parted by one space, with "St", "Mt" and "Ft" written out. Key("St. Étienne") == Key("Saint-Etienne").
func Key(name string) string {
	b := make([]byte, 0, len(name)+8)
	word := 0 // where the present word begins in b
	for _, r := range norm.NFD.String(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b = append(b, byte(r))
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r == '-' || r == '–' || r == '/' || unicode.IsSpace(r):
			if len(b) > word {
				b = append(writeOut(b, word), ' ')
				word = len(b)
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b = appendPlain(b, unicode.ToLower(r))
		}
	}
	if len(b) > 0 && len(b) == word {
		b = b[:word-1]
	}
	return string(b)
}

// writeOut replaces the word that begins at b[word] where it is short for another.
func writeOut(b []byte, word int) []byte {
	switch string(b[word:]) {
	case "st":
		return append(b[:word], "saint"...)
	case "mt":
		return append(b[:word], "mount"...)
	case "ft":
		return append(b[:word], "fort"...)
	}
	return b
}

// appendPlain writes letters that have no accent to drop in the letters of English.
func appendPlain(b []byte, r rune) []byte {
	if s, ok := plain[r]; ok {
		return append(b, s...)
	}
	return utf8.AppendRune(b, r)
}

var plain = map[rune]string{'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ə': "a"}
