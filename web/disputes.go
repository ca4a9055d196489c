package web

import (
	"chancery/query"
	"chancery/record"
)

type disputesPage struct {
	List  []disputed
	Next  string
	Asked map[string][]string
}

type disputed struct {
	*record.Entry
	Differ []differ
}

// disputeRows is how many disputes a page shows: each has many sentences.
const disputeRows = 20

// disputes shows where accounts differ, the newest first, each side with its sentences.
func disputes(v *visit) (page, error) {
	a := v.asked()
	f := a.filter()
	f.Disputed, f.Order, f.Limit = true, query.ByNewsDown, min(f.Limit, disputeRows)
	list, next, err := a.entries(f)
	if err != nil {
		return page{}, err
	}
	body := disputesPage{Asked: a.Values, Next: next}
	for i := range list {
		sides, err := v.differing(&list[i])
		if err != nil {
			return page{}, err
		}
		body.List = append(body.List, disputed{&list[i], sides})
	}
	return page{Title: "Where accounts differ", Section: "disputes", Body: body}, nil
}
