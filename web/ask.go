package web

import (
	"strings"
	"unicode/utf8"

	"chancery/ask"
	"chancery/query"
)

type askPage struct {
	Question string
	*ask.Answer
	Left     int
	Examples []string
}

// answer answers a question in words.
func answer(v *visit) (page, error) {
	body := askPage{Question: strings.TrimSpace(v.URL.Query().Get("q")), Examples: ask.Examples[1:]}
	if body.Question != "" {
		got, err := v.answer(body.Question)
		if err != nil {
			return page{}, err
		}
		body.Left = max(0, len(got.Lines)-mostLinesSeen)
		got.Lines = got.Lines[:min(mostLinesSeen, len(got.Lines))]
		for i := range got.Lines {
			got.Lines[i].Cites = got.Lines[i].Cites[:min(mostOfSide, len(got.Lines[i].Cites))]
		}
		body.Answer = got
	}
	return page{Title: "Ask", Section: "search", Body: body}, nil
}

func (v *visit) answer(question string) (*ask.Answer, error) {
	a := v.asked()
	as := query.AsOf{Learned: a.day("as_of"), Published: a.day("published_until")}
	if utf8.RuneCountInString(question) > longestAsk || !utf8.ValidString(question) {
		a.wrong("A question has at most %d characters.", longestAsk)
	}
	if a.err != nil {
		return nil, a.err
	}
	day, err := v.record.Today(as)
	if err != nil {
		return nil, err
	}
	var q ask.Question
	if err := v.reading(func() (err error) { q, err = v.server.Understand(question, day); return err }); err != nil {
		return nil, err
	}
	return ask.To(v.record, q, as)
}
