package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"chancery/ask"
	"chancery/export"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// api is the data behind the pages, read-only: the path under /api/v1/, and who answers it.
var api = map[string]func(*visit) (any, error){
	"entries":      entriesData,
	"entries/{id}": entryData,
	"reports/{id}": reportData,
	"docket":       docketData,
	"disputes":     disputesData,
	"statements":   statementsData,
	"search":       searchData,
	"ask":          askData,
}

// listing is a list of what package export makes, and the address of what follows.
type listing struct {
	Items json.RawMessage `json:"items"`
	Next  string          `json:"next,omitempty"`
}

// data answers a request with an object as JSON.
func (s *server) data(give func(*visit) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{Request: r, server: s}
		var out any
		_, err := v.begin(func() (p page, err error) {
			out, err = give(v)
			return p, err
		})
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
		send(w, r, http.StatusOK, "application/json", b.Bytes())
	})
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
	if a.err != nil {
		return nil, a.err
	}
	list, err := v.record.Entries(f)
	if err != nil {
		return nil, err
	}
	list, next := more(a, list, &f)
	told, err := v.record.Told(list...)
	if err != nil {
		return nil, err
	}
	hide(told)
	return a.list(next, func(w io.Writer) error { return export.WriteEntriesJSON(w, list, told) })
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
	told, err := v.record.Told(list[0])
	if err != nil {
		return nil, err
	}
	hide(told)
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
	told, err := v.record.Told(entries...)
	if err != nil {
		return nil, err
	}
	hide(told)
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
	return written(func(w io.Writer) error { return export.WriteAnswerJSON(w, exported(got)) })
}

func exported(a *ask.Answer) export.Answer {
	out := export.Answer{Understood: a.Understood, Held: a.Held, Says: a.Says, Lines: []export.AnswerLine{}}
	for _, l := range a.Lines[:min(mostRows, len(a.Lines))] {
		line := export.AnswerLine{Words: l.Words, Cites: []export.AnswerCite{}}
		if l.Entry != nil {
			line.Entry = l.Entry.ID
		}
		for _, c := range l.Cites {
			c.Report.Origin.Path = ""
			line.Cites = append(line.Cites, export.Cite(c.Report, c.Quote, c.About))
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}
