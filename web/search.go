package web

import (
	"net/url"
	"strings"

	"chancery/ask"
	"chancery/query"
	"chancery/record"
)

type searchPage struct {
	Words      string
	Reports    []*record.Report
	Entries    []*record.Entry
	Statements []query.Told[record.Statement]
	Party      string // whom the words name, if anybody
	Examples   []string
}

// mostFound is how many of each kind a search shows; the lists of each kind have the rest.
const mostFound = 15

// search looks for words in reports, entries, statements and names.
func search(v *visit) (page, error) {
	a := v.asked()
	words := a.words("q")
	body := searchPage{Words: words, Examples: ask.Examples[1:]}
	if a.err != nil {
		return page{}, a.err
	}
	if strings.HasSuffix(words, "?") {
		return page{next: "/ask?q=" + url.QueryEscape(words)}, nil
	}
	if query.Fold(words) != "" {
		if err := v.find(words, &body); err != nil {
			return page{}, err
		}
	}
	return page{Title: "Search", Section: "search", Body: body}, nil
}

func (v *visit) find(words string, body *searchPage) (err error) {
	if body.Reports, err = v.record.Search(words, mostFound, noDay); err != nil {
		return err
	}
	list, err := v.record.Entries(query.EntryFilter{Words: words, Order: query.ByNewsDown, Limit: mostFound})
	if err != nil {
		return err
	}
	body.Entries = pointers(list)
	if body.Statements, err = v.record.Statements(query.StatementFilter{Words: words, Limit: mostFound}); err != nil {
		return err
	}
	named, err := v.record.Entries(query.EntryFilter{Involving: []query.Party{v.server.Party(words)}, Limit: 1})
	if len(named) > 0 {
		body.Party = words
	}
	return err
}
