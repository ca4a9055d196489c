package web

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/query"
	"chancery/record"
	"chancery/store"
	"chancery/text"
)

// The bounds of a question.
const (
	rows          = 50   // on a page, unless the question says otherwise
	mostRows      = 100  // on any page
	mostPassed    = 1000 // rows that are passed over where a list cannot go on after a row
	longestWords  = 200  // code points of a name, or of words to search for
	longestAsk    = 400  // code points of a question
	mostLinesSeen = 20   // parts of an answer
)

var noDay = query.AsOf{}

// asked is a query string as it is read, with the first mistake in it.
type asked struct {
	url.Values
	v   *visit
	err error
}

func (v *visit) asked() *asked { return &asked{v.URL.Query(), v, nil} }

func (a *asked) words(name string) string {
	s := strings.TrimSpace(a.Get(name))
	if !utf8.ValidString(s) {
		a.wrong("%s is not UTF-8.", name)
	}
	if utf8.RuneCountInString(s) > longestWords {
		a.wrong("%s is longer than %d characters.", name, longestWords)
	}
	return s
}

func (a *asked) wrong(format string, args ...any) {
	if a.err == nil {
		a.err = mistake(format, args...)
	}
}

func (a *asked) day(name string) (d text.Day) {
	s := a.words(name)
	if s == "" {
		return d
	}
	d, err := text.ParseDay(s)
	if err != nil {
		a.wrong("%s: %v.", name, err)
	}
	return d
}

func (a *asked) party(name string) query.Party {
	if s := a.words(name); s != "" {
		return a.v.server.Party(s)
	}
	return query.Party{}
}

func (a *asked) yes(name string) bool { return a.Get(name) == "1" }

// limit is how many rows are asked for.
func (a *asked) limit() int {
	s := a.Get("limit")
	if s == "" {
		return rows
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > mostRows {
		a.wrong("limit is a number from 1 to %d.", mostRows)
		return rows
	}
	return n
}

// entries asks for a piece of a list of entries, and gives the query of what follows, "" at the end.
func (a *asked) entries(f query.EntryFilter) (list []record.Entry, next string, err error) {
	if a.err != nil {
		return nil, "", a.err
	}
	list, cursor, err := a.v.record.EntriesAfter(f, a.Get("cursor"))
	if errors.Is(err, store.ErrCursor) {
		return nil, "", mistake("this cursor leads nowhere; begin again without it.")
	}
	if cursor != "" {
		next = a.with("cursor", cursor)
	}
	return list, next, err
}

// A cursor says where a list goes on. What it holds is no business of its reader.
func cursor(offset int) string {
	return base64.RawURLEncoding.EncodeToString([]byte("o" + strconv.Itoa(offset)))
}

func (a *asked) offset() int {
	s := a.Get("cursor")
	if s == "" {
		return 0
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil && strings.HasPrefix(string(b), "o") {
		if n, err := strconv.Atoi(string(b[1:])); err == nil && n > 0 && n <= mostPassed {
			return n
		}
	}
	a.wrong("this cursor leads nowhere; begin again without it, or narrow the question.")
	return 0
}

// filter reads the conditions on entries.
func (a *asked) filter() query.EntryFilter {
	f := query.EntryFilter{
		Actor: a.party("actor"), Recipient: a.party("recipient"), Place: a.words("place"), Words: a.words("words"),
		Since: a.day("since"), Until: a.day("until"), NewSince: a.day("new_since"),
		DueSince: a.day("due_since"), DueUntil: a.day("due_until"),
		News: a.yes("news"), Disputed: a.yes("disputed"), Anonymous: a.yes("anonymous"),
		AsOf:  query.AsOf{Learned: a.day("as_of"), Published: a.day("published_until")},
		Limit: a.limit(),
	}
	for _, name := range a.Values["with"] {
		if name = strings.TrimSpace(name); name != "" && len(f.Involving) < 4 {
			f.Involving = append(f.Involving, a.v.server.Party(clipped(name, longestWords)))
		}
	}
	var err error
	if s := a.words("type"); s != "" {
		if f.Type, err = query.ParseType(s); err != nil {
			a.wrong("type: %v", err)
		}
	}
	if s := a.words("min_confidence"); s != "" {
		if f.MinConfidence, err = strconv.ParseFloat(s, 64); err != nil || !(f.MinConfidence >= 0 && f.MinConfidence <= 1) {
			a.wrong("min_confidence is a number from 0 to 1.")
		}
	}
	for s := range strings.SplitSeq(strings.Join(a.Values["state"], ","), ",") {
		if s == "" {
			continue
		}
		state, err := query.ParseState(s)
		if err != nil {
			a.wrong("state: %v", err)
		}
		f.States = append(f.States, state)
	}
	if !f.AsOf.Now() && f.Actor.Empty() && f.Recipient.Empty() && len(f.Involving) == 0 && f.Words == "" && f.Type == "" {
		a.wrong("What was known on a day is derived anew, so say of whom or what: actor, recipient, with, words or type.")
	}
	return f
}

// passing has a filter pass over what was shown before, for a list that cannot go on after a row, and ask for one row more than is shown.
func (a *asked) passing(f *query.EntryFilter) { f.Offset, f.Limit = a.offset(), f.Limit+1 }

// more cuts a list that was asked for with one row too many, and gives the query of what follows, "" at the end.
func more[T any](a *asked, list []T, f *query.EntryFilter) (shown []T, next string) {
	if n := f.Limit - 1; len(list) > n {
		if f.Offset+n <= mostPassed {
			next = a.with("cursor", cursor(f.Offset+n))
		}
		list = list[:n]
	}
	return list, next
}

// with is the query string with some values changed: a name, its value, and so on. A cursor is only kept if it is among them.
func (a *asked) with(changes ...string) string {
	v := url.Values{}
	for name, list := range a.Values {
		for _, s := range list {
			if s != "" && name != "cursor" {
				v.Add(name, s)
			}
		}
	}
	for i := 0; i+1 < len(changes); i += 2 {
		v.Del(changes[i])
		if changes[i+1] != "" {
			v.Set(changes[i], changes[i+1])
		}
	}
	return "?" + v.Encode()
}

func clipped(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + " …"
	}
	return s
}

// isID reports whether s may be an id, or its beginning: hexadecimal digits.
func isID(s string) bool {
	if len(s) < 6 || len(s) > 64 {
		return false
	}
	return strings.Trim(s, "0123456789abcdef") == ""
}

// id is the id in the path of a request.
func (v *visit) id() (string, error) {
	if id := v.PathValue("id"); isID(id) {
		return id, nil
	}
	return "", errNotHeld
}

// states are the states by which entries can be asked for, in the order of the ladder.
var states = []record.State{record.IsProposed, record.IsPlanned, record.IsUnderWay, record.IsHappened, record.IsPostponed,
	record.IsCancelled, record.IsAlleged, record.IsDenied, record.IsImagined, record.IsNotSo}
