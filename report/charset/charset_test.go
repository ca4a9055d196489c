package charset

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, raw, declared, want string }{
		{"UTF-8", "Malmö", "utf-8", "Malmö"},
		{"UTF-8 that says it is Latin-1", "Malmö", "iso-8859-1", "Malmö"},
		{"Latin-1 that says it is UTF-8", "Malm\xf6", "utf-8", "Malmö"},
		{"Latin-2", "\xb1", "iso-8859-2", "ą"},
		{"a stray byte", "Malmö\x96Zenda", "", "Malmö–Zenda"},
		{"UTF-16", "\xff\xfeM\x00\xf6\x00", "utf-8", "Mö"},
		{"a mark", "\xef\xbb\xbfM", "", "M"},
	} {
		if got, _ := Decode([]byte(c.raw), c.declared); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestReaders(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"UTF-8", "Malmö", "Malmö"},
		{"a stray byte", "Malm\xf6 x", "Malmö x"},
		{"UTF-16", "\xff\xfeM\x00\xf6\x00", "Mö"},
		{"declared", `<?xml version="1.0" encoding="iso-8859-2"?>` + "\xb1", `<?xml version="1.0" encoding="iso-8859-2"?>ą`},
		{"declared wrongly", `<?xml version="1.0" encoding="iso-8859-1"?>Malmö`, `<?xml version="1.0" encoding="iso-8859-1"?>Malmö`},
		{"UTF-8 declared wrongly", `<?xml version="1.0" encoding="UTF-8"?>` + "Malm\xf6", `<?xml version="1.0" encoding="UTF-8"?>Malmö`},
		{"an encoding of no name", `<?xml version="1.0" encoding="x-none"?>` + "Malm\xf6", `<?xml version="1.0" encoding="x-none"?>Malmö`},
	} {
		got, err := io.ReadAll(NewXMLReader(iotest.OneByteReader(strings.NewReader(c.raw))))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q (%v), want %q", c.name, got, err, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("Malm\xf6\xc3"), "iso-8859-1")
	f.Fuzz(func(t *testing.T, raw []byte, label string) {
		if s, _ := Decode(raw, label); !utf8.ValidString(s) {
			t.Errorf("Decode gives %q", s)
		}
		if b, err := io.ReadAll(NewXMLReader(strings.NewReader(string(raw)))); err == nil && !utf8.Valid(b) {
			t.Errorf("NewXMLReader gives %q", b)
		}
	})
}
