// Package table reads rows with named columns, of CSV files and of JSON objects: in goes a row, out comes an article.
//
// Which column holds what is told by the user (--map title=headline,text=body) or by the names that collections use.
package table

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"

	"chancery/report/article"
)

// Columns says for each field of an article which columns hold it, the first that is filled counts. Names are compared without
// case, spaces and underscores.
type Columns map[string][]string

//go:embed columns.txt
var columnsData string

var known = sync.OnceValue(func() Columns {
	c := Columns{}
	for line := range strings.Lines(columnsData) {
		field, names, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.FieldsSeq(names) {
			c[field] = append(c[field], plain(name))
		}
	}
	return c
})

// Fields are the fields that a column may be mapped to.
var Fields = []string{"text", "title", "date", "updated", "outlet", "agency", "author", "url", "language"}

// Parse reads a mapping such as "title=headline,text=body". What is not mapped is told by the usual names.
func Parse(mapping string) (Columns, error) {
	c := Columns{}
	for field, names := range known() {
		c[field] = names
	}
	for pair := range strings.SplitSeq(mapping, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		field, column, ok := strings.Cut(pair, "=")
		field = strings.TrimSpace(field)
		if !ok || !slices.Contains(Fields, field) || strings.TrimSpace(column) == "" {
			return nil, fmt.Errorf("%q is no mapping; write FIELD=COLUMN,… with the fields %s", pair, strings.Join(Fields, ", "))
		}
		c[field] = []string{plain(column)}
	}
	return c, nil
}

func plain(name string) string {
	name = strings.TrimPrefix(strings.ToLower(name), "\ufeff")
	return strings.NewReplacer(" ", "", "_", "", "-", "", ".", "").Replace(name)
}

// Recognises reports whether names hold a column for the text or the title.
func (c Columns) Recognises(names []string) bool {
	for _, n := range names {
		if slices.Contains(c["text"], plain(n)) || slices.Contains(c["title"], plain(n)) {
			return true
		}
	}
	return false
}

// Row makes an article of a row; value gives the words of a column by its plain name.
func (c Columns) Row(value func(plain string) string) (*article.Article, error) {
	get := func(field string) string {
		for _, name := range c[field] {
			if v := strings.TrimSpace(value(name)); v != "" {
				return v
			}
		}
		return ""
	}
	a := &article.Article{Text: get("text"), Title: get("title"), Author: get("author"), Outlet: get("outlet"), Agency: get("agency"),
		URL: get("url"), Language: get("language"), Published: get("date"), Updated: get("updated")}
	if a.Text == "" {
		a.Text = a.Title
	}
	if a.Text == "" {
		return nil, article.Refuse(article.NoText, "no column holds the text; name it with --map text=COLUMN")
	}
	return a, nil
}

// maxRow is how long a row may be: a quotation mark that is never closed must not take in the rest of the file.
const maxRow = 4 << 20

// CSV yields the rows below the line of names. A row that has not as many fields as there are names is refused, and the
// rows after it are read.
func (c Columns) CSV(r io.Reader, comma rune) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		in := &bounded{r: r}
		rows := csv.NewReader(in)
		rows.Comma, rows.LazyQuotes, rows.FieldsPerRecord, rows.ReuseRecord = comma, true, -1, true
		names, err := rows.Read()
		if err != nil {
			yield(nil, article.Refuse(article.Damaged, "no line of column names can be read (%v)", err))
			return
		}
		at := map[string]int{}
		for i, n := range slices.Backward(names) { // the first of a name counts
			at[plain(n)] = i
		}
		if !c.Recognises(names) {
			yield(nil, article.Refuse(article.NoText, "no column holds the text; the columns are %s; name one with --map text=COLUMN", strings.Join(names, ", ")))
			return
		}
		width := len(names)
		for {
			in.used = 0
			row, err := rows.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, article.Refuse(article.Damaged, "line %d: %v; the rows before it were read", lineOf(rows), err))
				return
			}
			if !yield(c.row(row, at, width, lineOf(rows))) {
				return
			}
		}
	}
}

func lineOf(rows *csv.Reader) int {
	defer func() { _ = recover() }() // FieldPos has no place to tell before the first row
	line, _ := rows.FieldPos(0)
	return line
}

func (c Columns) row(row []string, at map[string]int, width, line int) (*article.Article, error) {
	if len(row) != width {
		return nil, article.Refuse(article.Damaged, "line %d: %d fields, %d columns are named; mend the row", line, len(row), width)
	}
	a, err := c.Row(func(name string) string {
		if i, ok := at[name]; ok {
			return strings.ToValidUTF8(row[i], "\uFFFD")
		}
		return ""
	})
	if err != nil {
		return nil, article.Refuse(article.NoText, "line %d: %v", line, err)
	}
	return a, nil
}

// bounded fails when more is read for one row than a row may hold.
type bounded struct {
	r    io.Reader
	used int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.used > maxRow {
		return 0, fmt.Errorf("a row of more than %d MiB: a quotation mark is not closed", maxRow>>20)
	}
	n, err := b.r.Read(p)
	b.used += n
	return n, err
}
