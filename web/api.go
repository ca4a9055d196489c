package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"

	"chancery/ask"
	"chancery/export"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// listing is a list of what package export makes, and the address of what follows.
type listing struct {
	Items json.RawMessage `json:"items"`
	Next  string          `json:"next,omitempty"`
}

// data answers a request with an object as JSON.
func (s *server) data(route *route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out, status, err := route.answered(&visit{Request: r, server: s})
		if err != nil {
			s.fail(w, r, s.problemOf(err))
			return
		}
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(out); err != nil {
			s.fail(w, r, s.problemOf(err))
			return
		}
		if k, ok := out.(kept); ok && route.Path == "/api/v1/reports" {
			w.Header().Set("Location", "/api/v1/reports/"+k.ID)
		}
		send(w, r, status, "application/json", b.Bytes())
	})
}

// answered is what a route answers to a visit, but for the fields that are not asked for.
func (r *route) answered(v *visit) (out any, status int, err error) {
	a := v.asked()
	r.checkParams(a)
	if r.Gives != nil {
		v.fields = a.fields(jsonFields(r.Gives))
	}
	if a.err != nil {
		return nil, 0, a.err
	}
	_, err = v.begin(func() (p page, err error) {
		out, err = r.answer(v)
		return p, err
	})
	if errors.Is(err, errNoRecord) && r.Method == http.MethodPost { // the first report makes the record
		out, err = r.answer(v)
	}
	if err != nil {
		return nil, 0, err
	}
	status = r.Done
	if k, ok := out.(kept); ok && !k.Added {
		status = http.StatusOK
	}
	out, err = selected(out, v.fields)
	return out, status, err
}

// written is what a writer of package export writes.
func written(write func(io.Writer) error) (json.RawMessage, error) {
	var b bytes.Buffer
	err := write(&b)
	return b.Bytes(), err
}

func (a *asked) list(next string, write func(io.Writer) error) (any, error) {
	items, err := written(write)
	if next != "" {
		next = a.v.URL.Path + next
	}
	return listing{items, next}, err
}

func entriesData(v *visit) (any, error) {
	a := v.asked()
	f := a.filter()
	switch order := a.Get("order"); order {
	case "", "day":
	case "newest":
		f.Order = query.ByNewsDown
	default:
		a.wrong("order is day or newest.")
	}
	return v.entries(a, f)
}

func (v *visit) entries(a *asked, f query.EntryFilter) (any, error) {
	list, next, err := a.entries(f)
	if err != nil {
		return nil, err
	}
	told, err := v.told(list)
	if err != nil {
		return nil, err
	}
	return a.list(next, func(w io.Writer) error { return export.WriteEntriesJSON(w, list, told) })
}

// told are the assertions of entries, none if they are not among the fields that are asked for.
func (v *visit) told(list []record.Entry) ([][]record.Assertion, error) {
	if v.fields != nil && !slices.Contains(v.fields, "assertions") {
		return make([][]record.Assertion, len(list)), nil
	}
	told, err := v.record.Told(list...)
	hide(told)
	return told, err
}

// hide leaves out where files lie on the server: that is nobody's business.
func hide(told [][]record.Assertion) {
	for _, list := range told {
		for _, a := range list {
			a.Report.Origin.Path = ""
		}
	}
}

func entryData(v *visit) (any, error) {
	id, err := v.id()
	if err != nil {
		return nil, err
	}
	list, err := v.record.Entry(id)
	if err != nil {
		return nil, err
	}
	told, err := v.told(list[:1])
	if err != nil {
		return nil, err
	}
	return written(func(w io.Writer) error { return export.WriteEntriesJSONL(w, list[:1], told) })
}

func reportData(v *visit) (any, error) {
	id, err := v.id()
	if err != nil {
		return nil, err
	}
	r, _, err := v.record.Find(id)
	if err != nil {
		return nil, err
	}
	r.Origin.Path = ""
	return written(func(w io.Writer) error { return export.WriteJSON(w, r) })
}

func docketData(v *visit) (any, error) {
	a := v.asked()
	list, f, on, err := v.due(a)
	if err != nil {
		return nil, err
	}
	list, next := more(a, list, &f)
	var lines []export.DocketLine
	var entries []record.Entry
	for i := range list {
		d := &list[i]
		if o := a.Get("outcome"); o != "" && d.Outcome != resolve.Outcome(o) {
			continue
		}
		line := export.DocketLine{Entry: &d.Entry, Outcome: string(d.Outcome), By: d.By}
		if d.Later != nil {
			line.Later = d.Later.ID
		}
		lines, entries = append(lines, line), append(entries, d.Entry)
	}
	told, err := v.told(entries)
	if err != nil {
		return nil, err
	}
	return a.list(next, func(w io.Writer) error { return export.WriteDocketJSON(w, lines, told, on) })
}

func disputesData(v *visit) (any, error) {
	a := v.asked()
	f := a.filter()
	f.Disputed, f.Order = true, query.ByNewsDown
	return v.entries(a, f)
}

func statementsData(v *visit) (any, error) {
	a := v.asked()
	list, next, err := v.said(a)
	if err != nil {
		return nil, err
	}
	var out []export.Said
	for i := range list {
		list[i].Report.Origin.Path = ""
		out = append(out, export.Said{Report: list[i].Report, Statement: &list[i].Entry})
	}
	return a.list(next, func(w io.Writer) error { return export.WriteStatementsJSON(w, out) })
}

func searchData(v *visit) (any, error) {
	a := v.asked()
	words, limit := a.words("q"), a.limit()
	if query.Fold(words) == "" {
		a.wrong("q: which words?")
	}
	if a.err != nil {
		return nil, a.err
	}
	list, err := v.record.Search(words, limit, noDay)
	if err != nil {
		return nil, err
	}
	for _, r := range list {
		r.Origin.Path = ""
	}
	return a.list("", func(w io.Writer) error { return export.WriteReportsJSON(w, list) })
}

func askData(v *visit) (any, error) {
	question := v.URL.Query().Get("q")
	if query.Fold(question) == "" {
		return nil, mistake("q: which question? One that is understood: %s", ask.Examples[ask.When])
	}
	got, err := v.answer(question)
	if err != nil {
		return nil, err
	}
	for _, l := range got.Lines {
		for _, c := range l.Cites {
			c.Report.Origin.Path = ""
		}
	}
	return written(func(w io.Writer) error { return export.WriteAnswerJSON(w, got.Exported(mostRows, mostRows)) })
}
