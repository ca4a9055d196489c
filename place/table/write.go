package table

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"slices"
	"strings"
)

// Write makes a table of rows, in any order, with papers as its README.txt. The same rows give the same bytes.
func Write(w io.Writer, papers string, rows []Row) error {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b Row) int {
		x, y := Key(a.Name), Key(b.Name)
		return cmp.Or(strings.Compare(shelfOf(x), shelfOf(y)), strings.Compare(x, y), cmp.Compare(b.Population, a.Population),
			strings.Compare(a.line(), b.line()))
	})
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	if err := add(z, "README.txt", papers); err != nil {
		return err
	}
	for len(rows) > 0 {
		shelf, n := shelfOf(Key(rows[0].Name)), 0
		var file bytes.Buffer
		for n < len(rows) && shelfOf(Key(rows[n].Name)) == shelf {
			file.WriteString(rows[n].line())
			n++
		}
		if err := add(z, shelf+".tsv", file.String()); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return z.Close()
}

func add(z *zip.Writer, name, content string) error {
	f, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, content)
	return err
}
