package report

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"chancery/report/article"
	"chancery/report/dated"
	"chancery/report/fetch"
	"chancery/report/table"
	"chancery/text"
)

// Sources opens whatever reports come in: a file or folder, an address of the web, "-" for standard input; see doc/inputs.md.
type Sources struct {
	About   Options       // what the caller knows of all reports
	Stdin   io.Reader     // what "-" reads
	Columns table.Columns // which columns of a table hold what; nil for the usual names
	Web     Web           // nil to refuse addresses
	Count   *atomic.Int64 // grows by the bytes that are read of files; nil if nobody wants to know
}

// Web gets addresses: a fetch.Client does, and a watch.Web that asks again only for what has changed.
type Web interface {
	Get(ctx context.Context, address string) (*fetch.Response, error)
}

// Item is one report within a source, found and not yet read.
type Item struct {
	Name string // "feed.xml#3", "news.zip!2026/a.html"; the name of the source itself if it is one report
	read func() (*text.Document, error)
}

// Read reads the report, which may take a while: several items may be read at once. Its errors name the item.
func (i Item) Read() (*text.Document, error) {
	d, err := i.read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", i.Name, err)
	}
	return d, nil
}

// Reason is why an error refuses an item; empty if it is not a refusal.
func Reason(err error) article.Reason {
	var r *article.Refusal
	if errors.As(err, &r) {
		return r.Reason
	}
	return ""
}

// Items finds the reports of a source, in its order, one at a time: however large the source is, little of it is in memory.
// An error names what was lost; what comes after it can still be read, if anything does.
func (s *Sources) Items(name string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) { s.walk(yield).open(name) }
}

func (s *Sources) walk(yield func(Item, error) bool) *walk {
	w := &walk{Sources: s, yield: yield}
	if w.Columns == nil {
		w.Sources = &Sources{About: s.About, Stdin: s.Stdin, Web: s.Web, Count: s.Count}
		w.Columns, _ = table.Parse("")
	}
	return w
}

// Documents reads all reports of a source, one after the other.
func (s *Sources) Documents(name string) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for item, err := range s.Items(name) {
			var d *text.Document
			if err == nil {
				d, err = item.Read()
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// walk goes through one source.
type walk struct {
	*Sources
	yield func(Item, error) bool
}

// lost reports what cannot be read; it is false if the caller has enough.
func (w *walk) lost(name string, err error) bool {
	return w.yield(Item{Name: name}, fmt.Errorf("%s: %w", name, err))
}

func (w *walk) open(name string) bool {
	switch u, err := url.Parse(name); {
	case name == "-":
		return w.stream(entry{name: "standard input", path: "-"}, w.Stdin)
	case err == nil && (u.Scheme == "http" || u.Scheme == "https"):
		return w.address(name)
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return w.lost(name, errors.New("no such file; check the path"))
	case err != nil:
		return w.lost(name, reason(err))
	case info.IsDir():
		return w.folder(name)
	}
	return w.file(name)
}

func (w *walk) address(name string) bool {
	if w.Web == nil {
		return w.lost(name, article.Refuse(article.NotAllowed, "addresses of the web are not read here; save the page and give the file"))
	}
	r, err := w.Web.Get(context.Background(), name)
	if err != nil {
		return w.lost(name, err)
	}
	defer r.Body.Close()
	return w.stream(entry{name: name, address: r.URL, contentType: r.ContentType}, r.Body)
}

// folder reads the files of a folder and of those below it, in order of their names. Hidden files and links are left alone.
func (w *walk) folder(name string) bool {
	found, goOn := false, true
	err := filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			goOn = w.lost(path, reason(err))
		case path != name && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			found = true
			goOn = w.file(path)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return w.lost(name, reason(err))
	}
	if goOn && !found {
		return w.lost(name, article.Refuse(article.NoText, "is a folder without files"))
	}
	return goOn
}

func (w *walk) file(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return w.lost(name, reason(err))
	}
	defer f.Close()
	e := entry{name: name, path: filepath.ToSlash(name)}
	in := counted{f, w.Count}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		e.at, e.size = in, info.Size()
	}
	return w.stream(e, in)
}

// counted counts what is read of a file.
type counted struct {
	file  *os.File
	count *atomic.Int64
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.file.Read(b)
	c.add(n)
	return n, err
}

func (c counted) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.file.ReadAt(b, at)
	c.add(n)
	return n, err
}

func (c counted) add(n int) {
	if c.count != nil {
		c.count.Add(int64(n))
	}
}

// document makes a document of an article, whose text could be read again as Read reads plain text: the record keeps no more of it.
func (w *walk) document(a *article.Article, e entry) (*text.Document, error) {
	words, _, err := decode([]byte(strings.ReplaceAll(strings.ToValidUTF8(a.Text, "\uFFFD"), "\x00", "\uFFFD")))
	h := readHeader(words)
	switch {
	case err != nil:
		return nil, article.Refuse(article.Damaged, "its text %v", err)
	case len(words) > MaxBytes:
		return nil, article.Refuse(article.TooLarge, "holds %s of text, more than %s", megabytes(int64(len(words))), megabytes(MaxBytes))
	case strings.TrimSpace(words[h.end:]) == "":
		return nil, article.Refuse(article.NoText, "holds no text")
	}
	o := w.About
	d := &text.Document{Text: words, Body: text.Span{Start: h.end, End: len(words)}, Title: first(o.Title, a.Title), Notices: a.Notices}
	d.Origin = text.Origin{Path: e.path, URL: first(o.URL, a.URL), Outlet: first(o.Outlet, a.Outlet), Author: first(o.Author, a.Author), Agency: a.Agency}
	if p, ok := dated.Parse(a.Updated); ok {
		p.From = text.FromMetadata
		d.Updated = p
	}
	if err := setPublishedOf(d, a, o.Published); err != nil {
		return nil, err
	}
	setLanguage(d, a.Language)
	return d, nil
}

// setPublishedOf fills d.Published from the flag, what the carrier says, the text or the file's name.
func setPublishedOf(d *text.Document, a *article.Article, flag string) error {
	p, ok := dated.Parse(a.Published)
	if flag != "" || !ok {
		if !ok && a.Published != "" {
			d.Notices = append(d.Notices, fmt.Sprintf("Date: %q is not one day of the calendar.", a.Published))
		}
		return setPublished(d, header{}, flag)
	}
	if p.From = a.PublishedFrom; p.From == "" {
		p.From = text.FromMetadata
	}
	d.Published = p
	return nil
}
