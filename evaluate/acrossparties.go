package evaluate

import (
	"slices"
	"strings"
	"unicode"

	"chancery/query"
	"chancery/record"
	"chancery/text"
)

// answersTo reports whether an entry may be the happening that is meant: of one of its types, with its parties. Between the
// two sides of talks, a treaty or a truce the order does not count.
func (h goldHappening) answersTo(e *record.Entry) bool {
	return slices.Contains(anyOf(h.Type), string(e.Type)) && h.between(e)
}

func (h goldHappening) between(e *record.Entry) bool {
	theirs := slices.Concat(e.Recipients, placesAsActors(e.Places))
	if isParty(h.Actor, e.Actors) && isParty(h.Recipient, theirs) {
		return true
	}
	mutual := slices.Contains([]record.Type{record.Consult, record.Agree, record.Support, record.Retreat, record.Cooperate}, e.Type)
	return mutual && isParty(h.Actor, e.Recipients) && isParty(h.Recipient, e.Actors) ||
		mutual && len(e.Recipients) == 0 && isParty(h.Actor, e.Actors) && isParty(h.Recipient, e.Actors)
}

func placesAsActors(list []record.Place) []record.Actor {
	var out []record.Actor
	for _, p := range list {
		if len(p.Countries) == 1 {
			out = append(out, record.Actor{Name: p.Name, Country: p.Countries[0]})
		}
	}
	return out
}

// isParty reports whether one of the alternatives is among those found; nobody in particular always is.
func isParty(bars string, found []record.Actor) bool {
	return bars == "" || slices.ContainsFunc(anyOf(bars), func(one string) bool {
		return slices.ContainsFunc(found, func(a record.Actor) bool { return isCalled(one, a) })
	})
}

// isCalled reports whether a country code, an abbreviation or a name means an actor.
func isCalled(one string, a record.Actor) bool {
	if a.Country == one {
		return true
	}
	name := query.Fold(a.Name)
	if name == "" {
		name = query.Fold(a.Text)
	}
	folded := query.Fold(one)
	return name != "" && (strings.Contains(name, folded) || a.Name != "" && len(query.Words(name)) > 1 && strings.Contains(folded, name) || initials(a.Name) == one)
}

func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// overlaps reports whether a time touches a window, either end of which may be open.
func (w goldWindow) overlaps(t *record.Time) bool {
	if t == nil || t.From.IsZero() || w == (goldWindow{}) {
		return true
	}
	from, to := t.From.String(), t.To.String()
	return (w.To == "" || from <= w.To) && (w.From == "" || to >= w.From)
}

// dated reports whether both have days to compare.
func (w goldWindow) dated(t *record.Time) bool {
	return t != nil && !t.From.IsZero() && w != (goldWindow{})
}

func mustDay(s string) text.Day {
	d, _ := text.ParseDay(s) // the zero day asks for all
	return d
}
