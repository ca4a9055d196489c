package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"chancery/report/article"
	"chancery/report/feed"
	"chancery/report/iptc"
	"chancery/report/post"
)

// maxValue is how much of one object of JSON is held in memory.
const maxValue = 8 << 20

// lists are the keys under which JSON documents keep their reports: feeds, archives of posts, answers of interfaces.
var lists = []string{"items", "orderedItems", "articles", "statuses", "posts", "results", "docs", "data", "hits"}

// jsonReader walks one JSON document element by element.
type jsonReader struct {
	w     *walk
	e     entry
	x     *json.Decoder
	in    *allowance
	feed  feed.JSONFeed
	count int
}

// allowance fails when more is read for one element than may be held.
type allowance struct {
	io.Reader
	used int
}

func (a *allowance) Read(b []byte) (int, error) {
	if a.used > maxValue {
		return 0, article.Refuse(article.TooLarge, "an element of more than %d MiB", maxValue>>20)
	}
	n, err := a.Reader.Read(b[:min(len(b), 64<<10)])
	a.used += n
	return n, err
}

// json reads a document that is one object or a list of objects.
func (w *walk) json(e entry, in io.Reader) bool {
	r := &jsonReader{w: w, e: e, in: &allowance{Reader: in}}
	r.x = json.NewDecoder(r.in)
	first, err := r.x.Token()
	goOn := true
	if err == nil {
		if first == json.Delim('[') {
			goOn, err = r.list()
		} else {
			goOn, err = r.object()
		}
	}
	switch {
	case !goOn:
		return false
	case err != nil:
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return w.lost(e.name, article.Refuse(article.Damaged, "the document is cut or broken after item %d (%v); the items before were read", r.count, err))
	case r.count == 0:
		return w.lost(e.name, article.Refuse(article.NoText, "holds no report"))
	}
	return true
}

// list reads the elements of a list that has been opened.
func (r *jsonReader) list() (bool, error) {
	of := r.feed
	for r.x.More() {
		r.in.used = 0
		var raw json.RawMessage
		if err := r.x.Decode(&raw); err != nil {
			return true, err
		}
		r.count++
		part := r.e.within("#", fmt.Sprint(r.count))
		if !r.w.item(part, func() (*article.Article, error) { return r.w.object(raw, &of, part) }) {
			return false, nil
		}
	}
	_, err := r.x.Token()
	return true, err
}

// object reads an object that has been opened: a head with a list of reports, or one report.
func (r *jsonReader) object() (bool, error) {
	fields := map[string]json.RawMessage{}
	for r.x.More() {
		r.in.used = 0
		key, err := r.x.Token()
		if err != nil {
			return true, err
		}
		name, _ := key.(string)
		if slices.Contains(lists, name) {
			r.head(fields)
			if goOn, err := r.listed(); !goOn || err != nil {
				return goOn, err
			}
			continue
		}
		var raw json.RawMessage
		if err := r.x.Decode(&raw); err != nil {
			return true, err
		}
		fields[name] = raw
	}
	if r.count > 0 {
		return true, nil
	}
	raw, err := json.Marshal(fields)
	if err != nil {
		return true, err
	}
	r.count++
	return r.w.item(r.e, func() (*article.Article, error) { return r.w.object(raw, &r.feed, r.e) }), nil
}

// listed reads the value of a key that holds reports, and passes over it if it is no list.
func (r *jsonReader) listed() (bool, error) {
	t, err := r.x.Token()
	if err != nil {
		return true, err
	}
	if t == json.Delim('[') {
		return r.list()
	}
	depth := 0
	for {
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return true, nil
		}
		r.in.used = 0
		if t, err = r.x.Token(); err != nil {
			return true, err
		}
	}
}

// head keeps what a JSON Feed says of itself before its items.
func (r *jsonReader) head(fields map[string]json.RawMessage) {
	raw, err := json.Marshal(fields)
	if err != nil {
		return
	}
	_ = json.Unmarshal(raw, &r.feed) // the title of something else is no harm
}

// object reads an object by the kind that its keys tell.
func (w *walk) object(raw json.RawMessage, of *feed.JSONFeed, e entry) (*article.Article, error) {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(raw, &keys); err != nil {
		return nil, article.Refuse(article.Damaged, "not an object of JSON")
	}
	has := func(key string) bool { _, ok := keys[key]; return ok }
	switch {
	case post.Is(has):
		return post.Read(raw)
	case iptc.IsNinjs(has):
		return iptc.Ninjs(raw)
	case has("content_html") || has("content_text"):
		return of.Item(raw, e.address)
	}
	return w.Columns.Object(raw)
}

// jsonLines reads an object a line; a line that cannot be read is told and the next is read.
func (w *walk) jsonLines(e entry, in *bufio.Reader) bool {
	var line []byte
	for n := 1; ; {
		part, err := in.ReadSlice('\n')
		if len(line) <= maxValue {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if !w.jsonLine(e.within("#", fmt.Sprint(n)), line) {
			return false
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				return w.lost(e.name, reason(err))
			}
			return true
		}
		line, n = line[:0], n+1
	}
}

func (w *walk) jsonLine(e entry, line []byte) bool {
	line = bytes.TrimSpace(line)
	switch {
	case len(line) == 0:
		return true
	case len(line) > maxValue:
		return w.lost(e.name, article.Refuse(article.TooLarge, "a line of more than %d MiB", maxValue>>20))
	}
	raw := json.RawMessage(bytes.Clone(line))
	return w.item(e, func() (*article.Article, error) { return w.object(raw, &feed.JSONFeed{}, e) })
}
