package web

import (
	"net/url"
	"slices"
	"strings"

	"chancery/ask"
	"chancery/query"
	"chancery/record"
)

type searchPage struct {
	Words      string
	Asked      url.Values // conditions that the line has besides words
	Ways       []move     // the same as a timeline, and so on
	Reports    []*record.Report
	Entries    []*record.Entry
	Next       string
	Statements []query.Told[record.Statement]
	Party      string  // whom the words name, if anybody
	Names      []named // whom they may name
	Conditions []param
	Examples   []string
}

// mostFound is how many of each kind a search shows; the lists of each kind have the rest.
const mostFound = 15

// search looks for words in reports, entries, statements and names, and for entries by conditions.
func search(v *visit) (page, error) {
	a := v.asked()
	line := a.words("q")
	body := searchPage{Words: line, Examples: ask.Examples[1:], Conditions: conditions}
	if a.err != nil {
		return page{}, a.err
	}
	if strings.HasSuffix(line, "?") {
		return page{next: "/ask?q=" + url.QueryEscape(line)}, nil
	}
	var words string
	words, body.Asked = readQuery(line)
	if query.Fold(words) != "" || len(body.Asked) > 0 {
		if err := v.find(words, &body); err != nil {
			return page{}, err
		}
	}
	return page{Title: "Search", Section: "search", Body: body}, nil
}

// find looks for words and conditions.
func (v *visit) find(words string, body *searchPage) error {
	line := url.Values{"words": {words}}
	for name, values := range body.Asked {
		line[name] = values
	}
	a := &asked{Values: line, v: v}
	f := a.filter()
	f.Order, f.Limit = query.ByNewsDown, mostFound
	list, next, err := a.entries(f)
	if err != nil {
		return err
	}
	body.Entries, body.Ways = pointers(list), ways(asking{"/search", line})
	if next != "" {
		body.Next = "/timeline" + a.with()
	}
	if len(body.Asked) > 0 || query.Fold(words) == "" {
		return nil
	}
	return v.findWords(words, body)
}

// findWords looks for words in reports, statements and names as well.
func (v *visit) findWords(words string, body *searchPage) (err error) {
	if body.Reports, err = v.record.Search(words, mostFound, noDay); err != nil {
		return err
	}
	if body.Statements, err = v.record.Statements(query.StatementFilter{Words: words, Limit: mostFound}); err != nil {
		return err
	}
	named, err := v.record.Entries(query.EntryFilter{Involving: []query.Party{v.server.Party(words)}, Limit: 1})
	if err != nil {
		return err
	}
	if len(named) > 0 {
		body.Party = words
	}
	all := strings.Fields(words)
	for _, begun := range append([]string{words}, all[max(0, len(all)-3):]...) {
		list, err := v.names(begun)
		if err != nil {
			return err
		}
		for _, n := range list {
			if !slices.Contains(body.Names, n) && len(body.Names) < mostNamed {
				body.Names = append(body.Names, n)
			}
		}
	}
	return nil
}
