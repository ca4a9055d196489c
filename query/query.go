// Package query says what can be asked of the record: a Filter goes to a store, record.Assertions come back.
// It knows no store; it defines what a question means, and a store answers it.
package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"chancery/record"
	"chancery/text"
)

// A Filter says which events are asked for. Every condition that is set must hold; the zero Filter asks for all.
type Filter struct {
	Actor     Party   // one of the event's actors
	Recipient Party   // one of its recipients
	Involving []Party // each is an actor or a recipient of it
	Type      record.Type
	Status    record.Status
	// MinConfidence is the least confidence of an event.
	MinConfidence float64
	// Since and Until bound the days on which it happened or is to happen, both included. An event whose
	// time the report does not give lies in no such bounds: the day of the report does not stand in for it.
	Since, Until text.Day
	AsOf         AsOf
}

// Party is whom a question names: by words of the name, by country, or, if both are set, by either.
type Party struct {
	Name    string // whole words of a name, in any case: "vance" finds "JD Vance"
	Country string // ISO 3166-1 alpha-3, or IGO, NGO, MNC
}

// Empty reports whether p asks for nobody in particular.
func (p Party) Empty() bool { return p == Party{} }

// Parties are all whom the filter names.
func (f *Filter) Parties() []Party {
	var all []Party
	for _, p := range append([]Party{f.Actor, f.Recipient}, f.Involving...) {
		if !p.Empty() {
			all = append(all, p)
		}
	}
	return all
}

// Fold brings a name to the form in which names are compared: lower case, words with single spaces around them.
// Whole words of a name are then a piece of its folded form. A name without letters and digits folds to "".
func Fold(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}

// Words are the words of a folded name.
func Words(folded string) []string { return strings.Fields(folded) }

// ParseType reads a PLOVER event type in any case.
func ParseType(s string) (record.Type, error) {
	return parse("type", record.Type(strings.ToUpper(s)), Types)
}

// ParseStatus reads a status in any case.
func ParseStatus(s string) (record.Status, error) {
	return parse("status", record.Status(strings.ToLower(s)), statuses)
}

// ParseState reads the state of an entry in any case.
func ParseState(s string) (record.State, error) {
	return parse("state", record.State(strings.ToLower(s)), states)
}

var states = []record.State{
	record.IsProposed, record.IsPlanned, record.IsPostponed, record.IsUnderWay, record.IsHappened, record.IsCancelled,
	record.IsAlleged, record.IsDenied, record.IsImagined, record.IsNotSo,
}

// Types are the event types of PLOVER, in the order of its codebook.
var Types = []record.Type{
	record.Agree, record.Consult, record.Support, record.Concede, record.Cooperate, record.Aid, record.Retreat, record.Request,
	record.Accuse, record.Reject, record.Threaten, record.Protest, record.Sanction, record.Mobilize, record.Coerce, record.Assault,
}

var statuses = []record.Status{
	record.Occurred, record.Ongoing, record.Planned, record.Proposed, record.Hypothetical, record.Alleged, record.Denied, record.Negated,
}

// parse reads a member of a closed list; the empty string is no condition.
func parse[T ~string](what string, value T, known []T) (T, error) {
	if value == "" || slices.Contains(known, value) {
		return value, nil
	}
	var all []string
	for _, k := range known {
		all = append(all, string(k))
	}
	return "", fmt.Errorf("%s %q is not known; it is one of: %s", what, value, strings.Join(all, ", "))
}

// Timeline puts the dated events in the order of their days and counts those without one.
// On the same day the shorter interval comes first, then the order of publication and of the record.
func Timeline(assertions []record.Assertion) (dated []record.Assertion, undated int) {
	for _, e := range assertions {
		if e.Event.When == nil || e.Event.When.From.IsZero() {
			undated++
			continue
		}
		dated = append(dated, e)
	}
	slices.SortStableFunc(dated, func(a, b record.Assertion) int {
		return cmp.Or(
			compareDays(a.Event.When.From, b.Event.When.From),
			compareDays(a.Event.When.To, b.Event.When.To),
			compareDays(a.Report.Published.Day, b.Report.Published.Day),
		)
	})
	return dated, undated
}

func compareDays(a, b text.Day) int {
	switch {
	case a.Before(b):
		return -1
	case b.Before(a):
		return 1
	}
	return 0
}
