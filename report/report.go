// Package report finds the reports in whatever they come in and gives each as a text.Document with Text, Body, Origin, Published,
// Updated, Title, Language and Notices filled.
//
// Sources walks through files, folders, archives and addresses and hands on what they hold, one report at a time; the packages
// below it read one format each. Read takes plain text, in order: the bytes are decoded to UTF-8; header lines at the top are
// read and left out of Body; the date is taken from the flag, a header line, the text or the file's name, the most trusted first;
// the headline is found; the language is told. Nothing is normalised: Document.Text is the report as it was decoded, or as it
// was taken out of its page, and all places are bytes of it.
package report

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"chancery/text"
)

// MaxBytes is the size of the largest report that is read. Whole archives are many reports and must be split first:
// the analysis keeps every word of a report in memory.
const MaxBytes = 1 << 20

// Options state what the caller knows of a report. They go before what the report says of itself.
type Options struct {
	Path      string // "-" for standard input; empty if it came from neither
	Published string // a date, in any form that a "Date:" line may have
	URL       string
	Outlet    string
	Author    string
	Title     string
}

// Read reads a report from its bytes. It is an error if they hold no text, or if opt.Published is no date.
func Read(raw []byte, opt Options) (*text.Document, error) {
	if len(raw) > MaxBytes {
		return nil, tooLarge(int64(len(raw)))
	}
	decoded, notices, err := decode(raw)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(decoded) == "" {
		return nil, errors.New("holds no text; give a file with the words of a report")
	}
	d := &text.Document{Text: decoded, Notices: notices}
	h := readHeader(decoded)
	d.Body, d.Headline = text.Span{Start: h.end, End: len(decoded)}, h.titleSpan
	d.Origin = text.Origin{
		Path:   opt.Path,
		URL:    first(opt.URL, h.url),
		Outlet: first(opt.Outlet, h.outlet),
		Author: first(opt.Author, h.author),
	}
	if strings.TrimSpace(d.Body.In(decoded)) == "" {
		return nil, errors.New("holds header lines and no text below them; add the words of the report")
	}
	if err := setPublished(d, h, opt.Published); err != nil {
		return nil, err
	}
	d.Title = first(opt.Title, h.title, headline(d.Body.In(decoded)))
	setLanguage(d, "")
	return d, nil
}

// Open reads a report from a file, or from stdin if path is "-". Its errors name the path.
func Open(path string, stdin io.Reader, opt Options) (*text.Document, error) {
	opt.Path = path
	name := path
	if path == "-" {
		name = "standard input"
	} else {
		opt.Path = filepath.ToSlash(path)
	}
	raw, err := readAll(path, stdin)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d, err := Read(raw, opt)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

func readAll(path string, stdin io.Reader) ([]byte, error) {
	if path == "-" {
		return readLimited(stdin)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("no such file; check the path")
	case err != nil:
		return nil, reason(err)
	case info.IsDir():
		return nil, fmt.Errorf("is a directory; name the files in it: %s", filepath.Join(path, "*.txt"))
	case info.Size() > MaxBytes:
		return nil, tooLarge(info.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	return readLimited(f)
}

// readLimited reads one byte more than is allowed, so that an endless input is refused and not kept.
func readLimited(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, reason(err)
	}
	if len(raw) > MaxBytes {
		return nil, fmt.Errorf("holds more than %s; %s", megabytes(MaxBytes), splitIt)
	}
	return raw, nil
}

// reason strips the path from an error of package os: the caller names it once.
func reason(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

const splitIt = "a report may hold no more than that: split the file into single reports"

func tooLarge(size int64) error {
	return fmt.Errorf("holds %s, more than %s; %s", megabytes(size), megabytes(MaxBytes), splitIt)
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }

// first returns the first of its arguments that is not empty.
func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}
