package store

import (
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
)

// ErrCursor is what EntriesAfter wraps if it is given a cursor that is not its own, or that is of another order.
var ErrCursor = errors.New("this cursor leads nowhere; begin again without it")

// place is where a list goes on: after the row with these values of the columns that it is sorted by.
type place struct {
	Order  query.Order
	Part   int
	Values []string
}

// EntriesAfter answers a filter, from the beginning or, given the cursor that came with the piece before, from there on: f.Limit
// entries, and the cursor of what follows, "" at the end. However far a list goes back, each piece costs the same, and what is
// added meanwhile moves nothing. The filter's Offset is not heeded.
func (r *Record) EntriesAfter(f query.EntryFilter, cursor string) (list []record.Entry, next string, err error) {
	p, err := readPlace(f, cursor)
	if err != nil {
		return nil, "", r.wrap(err)
	}
	if !f.AsOf.Now() {
		return r.afterAsOf(f, p)
	}
	where, args, err := r.entryConditions(f)
	if err != nil {
		return nil, "", r.wrap(err)
	}
	var last place
	parts := orders[f.Order]
	for ; p.Part < len(parts); p = (place{Order: f.Order, Part: p.Part + 1}) {
		columns := strings.Split(parts[p.Part].columns, ", ")
		more, moreArgs := after(columns, p.Values)
		q := fmt.Sprintf("SELECT entry.body, %s FROM entry WHERE %s%s%s ORDER BY %s LIMIT %d", strings.ReplaceAll(parts[p.Part].columns, " DESC", ""),
			where, parts[p.Part].condition, more, parts[p.Part].columns, f.Limit-len(list)+1)
		rows, err := r.db.Query(r.dialect.placeholders(q), slices.Concat(args, moreArgs)...)
		if err != nil {
			return nil, "", r.wrap(err)
		}
		found, at, err := scanPlaced(rows, len(columns))
		if err != nil {
			return nil, "", r.wrap(err)
		}
		for i := range found {
			if len(list) == f.Limit {
				return list, last.String(), nil
			}
			list, last = append(list, found[i]), place{f.Order, p.Part, at[i]}
		}
	}
	return list, "", nil
}

// after is the condition that a row comes after the one with these values: it differs first in a column where it is beyond.
func after(columns, values []string) (condition string, args []any) {
	if len(values) == 0 {
		return "", nil
	}
	var either []string
	for i := range columns {
		var all []string
		for _, c := range columns[:i] {
			all = append(all, strings.TrimSuffix(c, " DESC")+" = ?")
		}
		column, falls := strings.CutSuffix(columns[i], " DESC")
		beyond := " > ?"
		if falls {
			beyond = " < ?"
		}
		either = append(either, "("+strings.Join(append(all, column+beyond), " AND ")+")")
		for _, v := range values[:i+1] {
			args = append(args, v)
		}
	}
	column, falls := strings.CutSuffix(columns[0], " DESC") // once more, so that the index of the first column is entered at its place
	bound := " >= ?"
	if falls {
		bound = " <= ?"
	}
	return " AND " + column + bound + " AND (" + strings.Join(either, " OR ") + ")", append([]any{values[0]}, args...)
}

// afterAsOf finds the place in a list that is derived as a whole.
func (r *Record) afterAsOf(f query.EntryFilter, p place) ([]record.Entry, string, error) {
	limit := f.Limit
	f.Limit, f.Offset = 0, 0
	list, err := r.entriesAsOf(f)
	if err != nil {
		return nil, "", err
	}
	if len(p.Values) > 0 {
		at := slices.IndexFunc(list, func(e record.Entry) bool { return e.ID == p.Values[0] })
		if at < 0 {
			return nil, "", r.wrap(ErrCursor)
		}
		list = list[at+1:]
	}
	if len(list) <= limit {
		return list, "", nil
	}
	return list[:limit], place{f.Order, 0, []string{list[limit-1].ID}}.String(), nil
}

func scanPlaced(rows *sql.Rows, columns int) (list []record.Entry, at [][]string, err error) {
	defer rows.Close()
	for rows.Next() {
		var body string
		values := make([]string, columns)
		into := []any{&body}
		for i := range values {
			into = append(into, &values[i])
		}
		if err := rows.Scan(into...); err != nil {
			return nil, nil, err
		}
		var e record.Entry
		if err := json.Unmarshal([]byte(body), &e); err != nil {
			return nil, nil, fmt.Errorf("an entry: %w", err)
		}
		list, at = append(list, e), append(at, values)
	}
	return list, at, rows.Err()
}

// String is the cursor of a place.
func (p place) String() string {
	b, _ := json.Marshal(p)
	return base64.RawURLEncoding.EncodeToString(b)
}

func readPlace(f query.EntryFilter, cursor string) (p place, err error) {
	if cursor == "" {
		return place{Order: f.Order}, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(b, &p) != nil || p.Order != f.Order || p.Part < 0 || p.Part >= len(orders[f.Order]) {
		return p, ErrCursor
	}
	columns := strings.Count(orders[f.Order][p.Part].columns, ",") + 1
	if !f.AsOf.Now() {
		columns = 1 // the id
	}
	if len(p.Values) != columns {
		return p, ErrCursor
	}
	return p, nil
}
