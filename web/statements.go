package web

import (
	"chancery/query"
	"chancery/record"
)

type statementsPage struct {
	List      []query.Told[record.Statement]
	Next      string
	Speaker   string
	Words     string
	Anonymous bool
}

// statements shows who said what, the newest first.
func statements(v *visit) (page, error) {
	a := v.asked()
	list, next, err := v.said(a)
	body := statementsPage{list, next, a.Get("speaker"), a.Get("words"), a.yes("anonymous")}
	return page{Title: "Statements", Section: "statements", Body: body}, err
}

func (v *visit) said(a *asked) ([]query.Told[record.Statement], string, error) {
	f := a.filter()
	a.passing(&f)
	ask := query.StatementFilter{Speaker: a.party("speaker"), Words: f.Words, Anonymous: f.Anonymous, Day: a.day("day"),
		Limit: f.Offset + f.Limit, AsOf: f.AsOf}
	if a.err != nil {
		return nil, "", a.err
	}
	list, err := v.record.Statements(ask)
	list, next := more(a, list[min(f.Offset, len(list)):], &f)
	return list, next, err
}
