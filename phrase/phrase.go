// Package phrase puts entries of the record into words: an event goes in, a line that a person reads at once comes out.
//
//	JD Vance (USA, vice president) → Azerbaijan, Armenia: visit, planned, February 2026, South Caucasus
//
// It adds nothing: what the entry leaves open is left out of the line.
package phrase

import (
	"strings"

	"chancery/record"
)

// Teller introduces every actor once, with country and role, and then calls it by its name alone.
// The zero Teller remembers nobody and introduces everyone each time.
type Teller struct{ met map[string]bool }

// NewTeller returns a Teller that has met nobody yet.
func NewTeller() Teller { return Teller{map[string]bool{}} }

// Event says who does what to whom, how real it is, when and where.
func (t Teller) Event(e *record.Event) string {
	return t.line(e, Status(e), Time(e.When), Places(e.Places))
}

// Undated says the same without the time, for a list that is ordered by it.
func (t Teller) Undated(e *record.Event) string {
	return t.line(e, Status(e), Places(e.Places))
}

// Status says how real an event is, and what became of its plan: "planned, postponed".
func Status(e *record.Event) string { return List(string(e.Status), string(e.Turn)) }

func (t Teller) line(e *record.Event, about ...string) string {
	who := t.Actors(e.Actors)
	if len(e.Recipients) > 0 {
		who = strings.TrimPrefix(who+" → "+t.Actors(e.Recipients), " ")
	}
	what := List(append([]string{Act(e)}, about...)...)
	if who == "" {
		return what
	}
	return who + ": " + what
}

// According says through whom the report asserts something, outermost first:
// "according to Yonhap, quoting KCNA"; empty for the report's own voice.
func (t Teller) According(sources []record.Source) string {
	var b strings.Builder
	for i, s := range sources {
		if i == 0 {
			b.WriteString("according to ")
		} else {
			b.WriteString(", quoting ")
		}
		b.WriteString(t.Speakers(s.Actor, s.Others, s.Anonymous))
		if s.Channel != "" {
			b.WriteString(" (" + s.Channel + ")")
		}
	}
	return b.String()
}

// Actors lists actors: "Azerbaijan, JD Vance (USA, vice president)".
func (t Teller) Actors(actors []record.Actor) string {
	var names []string
	for _, a := range actors {
		names = append(names, t.Actor(a))
	}
	return strings.Join(names, ", ")
}

// Actor names one actor, with country and role, as far as they are known, when it is met for the first time.
func (t Teller) Actor(a record.Actor) string { return t.introduce(a, Name(a), about(a)) }

// Speaker names one who is quoted; who is not named by the report is marked so.
func (t Teller) Speaker(a record.Actor, anonymous bool) string {
	name, about := Name(a), about(a)
	switch {
	case anonymous && name == "":
		return "an unnamed source"
	case anonymous:
		about = append(about, "unnamed")
	}
	return t.introduce(a, name, about)
}

// Speakers names those who say something together: "Ada Lind (DNK, minister) and Tom Hall".
func (t Teller) Speakers(a record.Actor, others []record.Actor, anonymous bool) string {
	names := []string{t.Speaker(a, anonymous)}
	for _, o := range others {
		names = append(names, t.Actor(o))
	}
	return Join(names)
}

func (t Teller) introduce(a record.Actor, name string, about []string) string {
	key := name + "\x00" + a.ID
	if len(about) == 0 || t.met[key] {
		return name
	}
	if t.met != nil {
		t.met[key] = true
	}
	return name + " (" + strings.Join(about, ", ") + ")"
}

// Name is the name of an actor, or else the words of the report for it.
func Name(a record.Actor) string { return first(a.Name, Squeeze(a.Text), a.Country) }

// about is what tells one actor from others: its country, unless it is the country or its government, and its role.
func about(a record.Actor) []string {
	country, role := a.Country, a.Role
	if a.ID == country || Name(a) == country || a.Name != "" && a.ID == country+"/"+string(a.Sector) {
		country = ""
	}
	if strings.EqualFold(role, Name(a)) {
		role = ""
	}
	return nonEmpty(country, role)
}

// Places lists places by name.
func Places(list []record.Place) string {
	var names []string
	for _, p := range list {
		names = append(names, first(p.Name, Squeeze(p.Text)))
	}
	return strings.Join(names, ", ")
}

// List joins what is not empty: "a, b, c".
func List(list ...string) string { return strings.Join(nonEmpty(list...), ", ") }

// Join joins a list as a sentence does: "a, b and c".
func Join(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// Squeeze puts words that the report breaks over lines on one.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
