package store

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
)

// ErrCursor is what EntriesAfter wraps if it is given a cursor that is not its own, or that is of another order.
var ErrCursor = errors.New("this cursor leads nowhere; begin again without it")

// place is where a list goes on: after the entry with this id and these days.
type place struct {
	Order                              query.Order
	First, Last, Published, Latest, ID string
}

// EntriesAfter answers a filter, from the beginning or, given the cursor that came with the piece before, from there on: f.Limit
// entries, and the cursor of what follows, "" at the end. However far a list goes back, each piece costs the same, and what is
// added meanwhile moves nothing. The filter's Offset is not heeded.
func (r *Record) EntriesAfter(f query.EntryFilter, cursor string) (list []record.Entry, next string, err error) {
	limit := f.Limit
	f.Limit, f.Offset = limit+1, 0
	p, err := readPlace(f.Order, cursor)
	switch {
	case err != nil:
		return nil, "", r.wrap(err)
	case !f.AsOf.Now():
		list, err = r.afterAsOf(f, p)
	case cursor == "":
		list, err = r.Entries(f)
	default:
		list, err = r.entriesWith(f, p.after())
	}
	if err != nil || len(list) <= limit {
		return list, "", err
	}
	return list[:limit], placeOf(f.Order, &list[limit-1]).String(), nil
}

// entriesWith answers a filter under one condition more, in which $ is the table of entries.
func (r *Record) entriesWith(f query.EntryFilter, more condition) ([]record.Entry, error) {
	list, err := r.found(f, more)
	return list, r.wrap(err)
}

// afterAsOf finds the place in a list that is derived as a whole.
func (r *Record) afterAsOf(f query.EntryFilter, p place) ([]record.Entry, error) {
	limit := f.Limit
	f.Limit = 0
	list, err := r.entriesAsOf(f)
	if err != nil {
		return nil, err
	}
	if p.ID != "" {
		at := slices.IndexFunc(list, func(e record.Entry) bool { return e.ID == p.ID })
		if at < 0 {
			return nil, r.wrap(ErrCursor)
		}
		list = list[at+1:]
	}
	return list[:min(limit, len(list))], nil
}

func placeOf(o query.Order, e *record.Entry) place {
	p := place{Order: o, Published: e.Published.String(), Latest: e.Latest.String(), ID: e.ID}
	t := e.When
	if o == query.ByDue {
		t = e.Due
	}
	if t != nil {
		p.First, p.Last = t.From.String(), t.To.String()
	}
	return p
}

// after is the condition that an entry comes after the place.
func (p place) after() condition {
	switch p.Order {
	case query.ByNewsDown:
		return beyond([]step{{"$.latest", p.Latest, true}, {"entry.published", p.Published, true}, {"entry.id", p.ID, false}})
	case query.ByDayDown:
		return beyond([]step{{"$.first_day", p.First, true}, {"entry.last_day", p.Last, true}, {"entry.published", p.Published, true}, {"entry.id", p.ID, false}})
	}
	first, last := "$.first_day", "entry.last_day"
	if p.Order == query.ByDue {
		first, last = "$.due_first", "entry.due_last"
	}
	c := beyond([]step{{first, p.First, false}, {last, p.Last, false}, {"entry.published", p.Published, false}, {"entry.id", p.ID, false}})
	if p.First == "" { // what has no day comes last
		c.text = first + " = '' AND " + c.text
	} else {
		c.text = "(" + first + " = '' OR " + c.text + ")"
	}
	return c
}

// step is a column that a list is sorted by, and its value at a place; it may fall.
type step struct {
	column, value string
	falls         bool
}

// beyond is the condition that a row comes after the one with these values: it differs first in a column where it is beyond. The
// first column is bounded once more, so that an index of it is entered at the place.
func beyond(steps []step) (c condition) {
	var equal string
	var before []any
	var either []string
	for _, s := range steps {
		sign := " > ?"
		if s.falls {
			sign = " < ?"
		}
		either = append(either, "("+equal+s.column+sign+")")
		c.args = append(append(c.args, before...), s.value)
		equal, before = equal+s.column+" = ? AND ", append(before, s.value)
	}
	bound := " >= ?"
	if steps[0].falls {
		bound = " <= ?"
	}
	c.text = "(" + steps[0].column + bound + " AND (" + strings.Join(either, " OR ") + "))"
	c.args = append([]any{steps[0].value}, c.args...)
	return c
}

// String is the cursor of a place.
func (p place) String() string {
	b, _ := json.Marshal(p)
	return base64.RawURLEncoding.EncodeToString(b)
}

func readPlace(o query.Order, cursor string) (p place, err error) {
	if cursor == "" {
		return place{Order: o}, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(b, &p) != nil || p.Order != o || p.ID == "" {
		return p, ErrCursor
	}
	return p, nil
}
