package store

import (
	"chancery/query"
	"chancery/record"
)

// Search returns the reports that hold all of the words, the ones added last first, without their entries.
func (r *Record) Search(words string, limit int, a query.AsOf) ([]*record.Report, error) {
	list := query.Words(query.Fold(words))
	if len(list) == 0 {
		return nil, nil
	}
	rows, err := r.db.Query(r.dialect.placeholders(`SELECT number, learned FROM report WHERE `+r.dialect.search()+` ORDER BY number DESC`), r.dialect.terms(list))
	if err != nil {
		return nil, r.wrap(err)
	}
	defer rows.Close()
	type hit struct {
		number  int64
		learned string
	}
	var hits []hit
	for rows.Next() && len(hits) < mostHits {
		var h hit
		if err := rows.Scan(&h.number, &h.learned); err != nil {
			return nil, r.wrap(err)
		}
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, r.wrap(err)
	}
	rows.Close()
	var found []*record.Report
	for _, h := range hits {
		if limit > 0 && len(found) == limit {
			break
		}
		rep, err := r.head(h.number)
		if err != nil {
			return nil, r.wrap(err)
		}
		if a.Known(rep, h.learned) {
			found = append(found, rep)
		}
	}
	return found, nil
}

// mostHits is how many reports one search looks at.
const mostHits = 1000
