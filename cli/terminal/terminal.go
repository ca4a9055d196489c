// Package terminal prints for people: styled words go in, wrapped lines come out.
//
// Colour is used on a terminal only and never when NO_COLOR is set (https://no-color.org). Lines are as wide as the
// terminal; elsewhere they have a fixed width, so that what is written to a file is the same everywhere.
// The words of a report are not trusted: characters that would steer the terminal are replaced.
package terminal

import (
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
	"golang.org/x/text/width"
)

// The width in columns where there is no terminal, and the narrowest and widest that are used on one:
// below, words would stand alone on their lines; above, the eye loses the line.
const (
	defaultWidth = 100
	minWidth     = 40
	maxWidth     = 120
)

// Style is how a word looks. Styles add up: Bold | Faint is not useful, Bold | Accent is.
type Style uint8

// The styles; the zero Style is plain.
const (
	Bold Style = 1 << iota
	Faint
	Accent // headings
	Good   // what happened
	Warn   // what is alleged or denied
)

var codes = []struct {
	style Style
	code  string
}{{Bold, "1"}, {Faint, "2"}, {Accent, "36"}, {Good, "32"}, {Warn, "33"}}

// Text is words in one style.
type Text struct {
	Words string
	Style Style
}

// Printer writes lines. Write errors are kept and returned by Err.
type Printer struct {
	w      io.Writer
	width  int
	colour bool
	err    error
}

// New returns a printer for w. If tty is a terminal, its width is respected and colours are used.
func New(w io.Writer, tty *os.File) *Printer {
	p := &Printer{w: w, width: defaultWidth}
	if !IsTerminal(tty) {
		return p
	}
	p.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if columns, _, err := term.GetSize(int(tty.Fd())); err == nil && columns > 0 {
		p.width = min(max(columns, minWidth), maxWidth)
	}
	return p
}

// Err returns the first error of writing.
func (p *Printer) Err() error { return p.err }

// Blank writes an empty line.
func (p *Printer) Blank() { p.write("\n") }

// Line writes one paragraph, wrapped: its first line is indented by first columns, the others by rest.
func (p *Printer) Line(first, rest int, texts ...Text) {
	p.wrap(strings.Repeat(" ", first), first, rest, texts)
}

// Field writes a name and, from the given column on, its value, wrapped below itself.
func (p *Printer) Field(indent, column int, name, value string) {
	gap := max(column-indent-Columns(name), 1)
	var lead strings.Builder
	lead.WriteString(strings.Repeat(" ", indent))
	p.turn(&lead, 0, Faint)
	lead.WriteString(name)
	p.turn(&lead, Faint, 0)
	lead.WriteString(strings.Repeat(" ", gap))
	p.wrap(lead.String(), column, column, []Text{{Words: value}})
}

// wrap writes words behind a lead that ends at the given column, and breaks lines where they are full.
func (p *Printer) wrap(lead string, column, rest int, texts []Text) {
	var b strings.Builder
	b.WriteString(lead)
	style := Style(0) // of what was written last
	fresh, space := true, false
	for _, t := range texts {
		for _, w := range splitWords(Safe(t.Words)) {
			if w == " " {
				space = true
				continue
			}
			wide := Columns(w)
			switch {
			case fresh || !space:
				style = p.turn(&b, style, t.Style)
			case column+1+wide > p.width:
				p.turn(&b, style, 0)
				b.WriteString("\n" + strings.Repeat(" ", rest))
				style = p.turn(&b, 0, t.Style)
				column = rest
			default:
				b.WriteByte(' ')
				style = p.turn(&b, style, t.Style)
				column++
			}
			b.WriteString(w)
			column += wide
			fresh, space = false, false
		}
	}
	p.turn(&b, style, 0)
	p.write(b.String() + "\n")
}

// turn changes the style of what follows, and returns it.
func (p *Printer) turn(b *strings.Builder, from, to Style) Style {
	if !p.colour || from == to {
		return to
	}
	on := "0" // everything off, then what is wanted
	for _, c := range codes {
		if to&c.style != 0 {
			on += ";" + c.code
		}
	}
	b.WriteString("\x1b[" + on + "m")
	return to
}

// splitWords splits at white space; each run of it becomes one " ".
func splitWords(s string) []string {
	var out []string
	for len(s) > 0 {
		i := strings.IndexFunc(s, unicode.IsSpace)
		switch {
		case i < 0:
			return append(out, s)
		case i > 0:
			out = append(out, s[:i])
		}
		out = append(out, " ")
		s = strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	}
	return out
}

func (p *Printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// Columns returns how many columns s takes: wide East Asian characters two, combining marks none.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r < 0x1100:
			n++
		case width.LookupRune(r).Kind() == width.EastAsianWide || width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// Safe replaces what would steer a terminal, or turn the direction of its text, by U+FFFD. White space stays.
func Safe(s string) string {
	if strings.IndexFunc(s, steers) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func steers(r rune) bool {
	switch r {
	case '\n', '\r', '\t', '\v', '\f', 0x85: // white space: a line is split at it
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// IsTerminal reports whether a file is a terminal; no file is none.
func IsTerminal(f *os.File) bool { return f != nil && term.IsTerminal(int(f.Fd())) }

// SafeWriter returns a writer that replaces what would steer a terminal if tty is one, and w itself if not:
// a file gets the bytes as they are.
func SafeWriter(w io.Writer, tty *os.File) io.Writer {
	if !IsTerminal(tty) {
		return w
	}
	return &safeWriter{w: w}
}

// safeWriter holds back the bytes of an unfinished character until the rest of it comes.
type safeWriter struct {
	w    io.Writer
	held []byte
}

// Write writes what is whole of b, made safe.
func (s *safeWriter) Write(b []byte) (int, error) {
	all := append(s.held, b...)
	cut := completeRunes(all)
	safe := strings.ReplaceAll(Safe(string(all[:cut])), "\r\n", "\n")
	s.held = append([]byte(nil), all[cut:]...)
	if _, err := io.WriteString(s.w, strings.ReplaceAll(safe, "\r", string(unicode.ReplacementChar))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// completeRunes returns how many bytes of b are whole characters: all, or all but the beginning of the last one.
func completeRunes(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if utf8.FullRune(b[i:]) {
				return len(b)
			}
			return i
		}
	}
	return len(b)
}
