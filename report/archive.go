package report

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"strings"

	"chancery/report/article"
)

// The limits on archives: how deeply they may lie in one another, how large one may be that lies in another, and
// how much may come out of how little. Text is seldom packed to less than a tenth.
const (
	maxNested     = 3
	maxInner      = 64 << 20
	freeUnpacked  = 64 << 20
	largestRatio  = 200
	maxInnerNames = 1 << 20
)

// budget compares what has been read of an archive with what came out of it.
type budget struct{ packed, unpacked int64 }

func (b *budget) exceeded() bool {
	return b.unpacked > freeUnpacked && b.unpacked > largestRatio*b.packed
}

var errBomb = article.Refuse(article.NotAllowed, "unpacks to more than %d times its size; it is made to fill memory and is not read further", largestRatio)

// packedReader counts what goes in, unpackedReader what comes out and fails when that is too much.
type packedReader struct {
	io.Reader
	spent *budget
}

func (p *packedReader) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	p.spent.packed += int64(n)
	return n, err
}

type unpackedReader struct {
	io.Reader
	spent *budget
}

func (u *unpackedReader) Read(b []byte) (int, error) {
	n, err := u.Reader.Read(b)
	u.spent.unpacked += int64(n)
	if u.spent.exceeded() {
		return n, errBomb
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zip.ErrChecksum) {
		err = &cutError{err}
	}
	return n, err
}

// cutError says that an archive ends too early. What can be read before is read: readers of many reports take it for the cut that it is.
type cutError struct{ error }

func (c *cutError) Error() string {
	return "the archive is cut or damaged; what stands before was read"
}

// Unwrap returns what package io or gzip says.
func (c *cutError) Unwrap() error { return c.error }

func (w *walk) gzip(e entry, in io.Reader) bool {
	if e.unpacked {
		return w.lost(e.name, article.Refuse(article.NotAllowed, "is compressed twice; unpack it once"))
	}
	if e.spent == nil {
		e.spent = &budget{}
		in = &packedReader{in, e.spent}
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return w.lost(e.name, article.Refuse(article.Damaged, "is no sound gzip file (%v)", err))
	}
	inner := e
	inner.unpacked, inner.at, inner.contentType = true, nil, ""
	return w.stream(inner, &unpackedReader{z, e.spent})
}

// deeper is the entry of an archive's part; false if archives lie too deeply in one another.
func (w *walk) deeper(e entry) (entry, bool) {
	e.depth++
	e.unpacked = false
	return e, e.depth <= maxNested
}

func (w *walk) zip(e entry, in io.Reader) bool {
	e, ok := w.deeper(e)
	if !ok {
		return w.lost(e.name, tooDeep())
	}
	if e.at == nil || e.unpacked {
		raw, err := io.ReadAll(io.LimitReader(in, maxInner+1))
		if err != nil {
			return w.lost(e.name, reason(err))
		}
		if len(raw) > maxInner {
			return w.lost(e.name, article.Refuse(article.TooLarge, "is a zip archive of more than %s within another source; unpack it", megabytes(maxInner)))
		}
		e.at, e.size = bytes.NewReader(raw), int64(len(raw))
	}
	z, err := zip.NewReader(e.at, e.size)
	if err != nil {
		return w.lost(e.name, article.Refuse(article.Damaged, "is no sound zip archive (%v)", err))
	}
	if e.spent == nil {
		e.spent = &budget{packed: e.size}
	}
	if slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "[Content_Types].xml" || f.Name == "mimetype" }) {
		return w.lost(e.name, article.Refuse(article.Unknown, "is an office document; save it as plain text first"))
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files[:min(len(files), maxInnerNames)] {
		if f.FileInfo().IsDir() || hidden(f.Name) {
			continue
		}
		if !w.zipped(e.within("!", safeName(f.Name)), f) {
			return false
		}
	}
	return true
}

func (w *walk) zipped(e entry, f *zip.File) bool {
	r, err := f.Open()
	if err != nil {
		return w.lost(e.name, article.Refuse(article.Damaged, "cannot be unpacked (%v)", err))
	}
	defer r.Close()
	return w.stream(e, &unpackedReader{r, e.spent})
}

func tooDeep() error {
	return article.Refuse(article.NotAllowed, "lies in more than %d archives; unpack them", maxNested)
}

// tar reads a tar archive. Nothing is written and no link is followed, so that names such as ../x do no harm.
func (w *walk) tar(e entry, in io.Reader) bool {
	e, ok := w.deeper(e)
	if !ok {
		return w.lost(e.name, tooDeep())
	}
	if e.spent == nil {
		e.spent = &budget{}
		in = &packedReader{in, e.spent}
	}
	t := tar.NewReader(in)
	for {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return w.lost(e.name, article.Refuse(article.Damaged, "the archive is cut or damaged (%v); what stands before was read", err))
		case h.Typeflag != tar.TypeReg || hidden(h.Name):
			continue
		}
		if !w.stream(e.within("!", safeName(h.Name)), t) {
			return false
		}
	}
}

// hidden reports whether a name of an archive is one that systems leave behind.
func hidden(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	return strings.HasPrefix(base, ".") || strings.HasPrefix(name, "__MACOSX/")
}

// safeName is a name as it may be shown.
func safeName(name string) string { return strings.ToValidUTF8(name, "\uFFFD") }
