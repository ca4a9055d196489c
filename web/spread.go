package web

import (
	"fmt"
	"slices"
	"time"

	"chancery/phrase"
	"chancery/record"
	"chancery/text"
)

// spread is how entries spread over time: a bar for each piece of it.
type spread struct {
	Width, Height int
	Pieces        []piece
	First, Last   text.Day
	Before        int // entries that lie long before the others
}

type piece struct {
	X, Y, Width, Height int
	Says, To            string
}

// The measures of the bars.
const (
	mostPieces   = 40
	spreadWidth  = 1080
	spreadHeight = 48
)

// spreadOf counts dated entries between two days, or, if those are zero, between the first and the last day of the entries; nil if
// they lie on one day. Zoom gives the address of a shorter span.
func spreadOf(list []record.Entry, since, until text.Day, zoom func(from, to string) string) *spread {
	dated, _ := split(list)
	slices.SortStableFunc(dated, func(a, b record.Entry) int { return a.When.From.Time().Compare(b.When.From.Time()) })
	if len(dated) == 0 {
		return nil
	}
	first, last := span(dated, since, until)
	s := &spread{Width: spreadWidth, Height: spreadHeight, Last: last}
	if since.IsZero() {
		first, s.Before = nearer(dated, first, last)
		dated = dated[s.Before:]
	}
	s.First = first
	days := int(last.Time().Sub(first.Time())/(24*time.Hour)) + 1
	each := (days + mostPieces - 1) / mostPieces // days of a piece
	counts := make([]int, (days+each-1)/each)
	most := 0
	for i := range dated {
		n := max(0, int(dated[i].When.From.Time().Sub(first.Time())/(24*time.Hour))/each)
		if n < len(counts) {
			counts[n]++
			most = max(most, counts[n])
		}
	}
	wide := spreadWidth / len(counts)
	for i, n := range counts {
		if n == 0 {
			continue
		}
		from := first.Add(i * each)
		to := from.Add(each - 1)
		high := max(4, n*spreadHeight/most)
		s.Pieces = append(s.Pieces, piece{i * wide, spreadHeight - high, max(3, wide-2), high,
			fmt.Sprintf("%s: %s", phrase.List(between(from, to)), phrase.Count(n, "entry")), zoom(from.String(), to.String())})
	}
	if len(s.Pieces) < 2 {
		return nil
	}
	return s
}

// between says from which day to which.
func between(from, to text.Day) string {
	if from == to {
		return phrase.Day(from)
	}
	return phrase.Day(from) + " to " + phrase.Day(to)
}
