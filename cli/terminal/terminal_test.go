package terminal

import (
	"errors"
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	tests := []struct {
		name  string
		width int
		texts []Text
		want  string
	}{
		{"short", 20, []Text{{Words: "one two"}}, "  one two\n"},
		{"wrapped, the rest indented", 12, []Text{{Words: "one two three four"}}, "  one two\n    three\n    four\n"},
		{"white space of the report", 20, []Text{{Words: " one\n\t two "}}, "  one two\n"},
		{"pieces without a space stay together", 12, []Text{{Words: "one (tw"}, {Words: "o), three"}}, "  one (two),\n    three\n"},
		{"a word wider than the line", 8, []Text{{Words: "a https://example.org b"}}, "  a\n    https://example.org\n    b\n"},
		{"wide characters", 10, []Text{{Words: "日本 日本 日本"}}, "  日本\n    日本\n    日本\n"},
		{"nothing", 10, nil, "  \n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			p := New(&b, nil)
			p.width = test.width
			p.Line(2, 4, test.texts...)
			if b.String() != test.want {
				t.Errorf("got %q, want %q", b.String(), test.want)
			}
		})
	}
}

func TestColour(t *testing.T) {
	var b strings.Builder
	p := New(&b, nil)
	p.Line(0, 0, Text{"plain", Bold})
	p.colour = true
	p.width = 12
	p.Line(0, 1, Text{"bold words", Bold | Accent}, Text{" plain", 0})
	p.Line(0, 1, Text{"a faint line", Faint}, Text{" wrapped", Faint})
	want := "plain\n" +
		"\x1b[0;1;36mbold words\x1b[0m\n plain\n" +
		"\x1b[0;2ma faint line\x1b[0m\n \x1b[0;2mwrapped\x1b[0m\n"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestField(t *testing.T) {
	var b strings.Builder
	p := New(&b, nil)
	p.width = 16
	p.Field(2, 8, "name", "one two three")
	if got, want := b.String(), "  name  one two\n        three\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSafe(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Né à Bakou\n\t日本", "Né à Bakou\n\t日本"},
		{"\x1b[31mred\x07", "�[31mred�"},
		{"\u009b31m", "�31m"},
		{"a\u202eb\u2066c", "a�b�c"},
		{"\x7f\x00", "��"},
	}
	for _, test := range tests {
		if got := Safe(test.in); got != test.want {
			t.Errorf("Safe(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestSafeWriterKeepsCharactersWhole(t *testing.T) {
	var b strings.Builder
	w := &safeWriter{w: &b}
	const in = "é\x1b日本 🚢\n"
	for i := range len(in) { // a byte at a time
		if n, err := w.Write([]byte{in[i]}); n != 1 || err != nil {
			t.Fatal(n, err)
		}
	}
	if got, want := b.String(), "é�日本 🚢\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no more room") }

func TestErrIsKept(t *testing.T) {
	p := New(broken{}, nil)
	p.Line(0, 0, Text{Words: "a"})
	p.Blank()
	if p.Err() == nil {
		t.Error("the error of writing was lost")
	}
}
