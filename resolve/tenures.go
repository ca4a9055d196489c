package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/record"
	"chancery/text"
)

// Tie is what reports say of a person and an office.
type Tie int

// The ties.
const (
	Holds    Tie = iota // "President Lind"
	Formerly            // "the former president"
	Takes               // "was sworn in on Monday"
	Leaves              // "resigned on 3 May"
	Acts                // "stood in for her"
)

// TieOf is what a role or a turnover tells.
func TieOf(t *record.Turnover) Tie {
	switch {
	case t.Kind == record.Takes:
		return Takes
	case t.Kind == record.Leaves:
		return Leaves
	case t.Kind == record.Acts:
		return Acts
	case t.Former:
		return Formerly
	}
	return Holds
}

// Sayings are the reports that say one thing of a person and an office: the first and the last of them, and how many.
type Sayings struct {
	Country, Role, Holder string
	Tie                   Tie
	First, Last           record.Saying
	Reports               int
}

// Tenures makes of what reports say who held which office: each person under his full name, each office once however it is written, in the
// country that the words state, or else in the one that most reports have for the holder. What is no office ("lawyer") is left out.
func Tenures(list []Sayings) []record.Tenure {
	names := fullNames(list)
	var held []*holding
	for _, s := range inTenureOrder(list) {
		acting := s.Tie == Acts
		s.Holder = names(s.Holder)
		s.Role, acting = withoutActing(s.Role, acting)
		if s.Role != "" && !record.IsPost(s.Role) || s.Role == "" && s.Tie != Leaves {
			continue
		}
		s.Role = record.PostName(s.Role)
		h := holdingFor(held, s, acting)
		if h == nil {
			if s.Role == "" {
				continue
			}
			h = &holding{acting: acting, votes: map[string]int{}}
			h.holder = s.Holder
			held = append(held, h)
		}
		h.add(s)
	}
	var out []record.Tenure
	for _, h := range held {
		out = append(out, h.tenure(homeOf(held, h.holder)))
	}
	slices.SortStableFunc(out, func(a, b record.Tenure) int {
		return cmp.Or(strings.Compare(a.Country, b.Country), strings.Compare(a.Role, b.Role), number(startOf(a))-number(startOf(b)), strings.Compare(a.Holder, b.Holder))
	})
	return ended(out)
}

// inTenureOrder puts those that say an office in full first, and of those the earlier; who leaves an unsaid office comes last.
func inTenureOrder(list []Sayings) []Sayings {
	out := slices.Clone(list)
	weight := func(s Sayings) int {
		switch {
		case s.Role == "":
			return 3
		case s.Tie == Formerly:
			return 1
		case s.Tie == Leaves:
			return 2
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b Sayings) int {
		return cmp.Or(weight(a)-weight(b), number(a.First.Day)-number(b.First.Day), len(strings.Fields(b.Role))-len(strings.Fields(a.Role)), strings.Compare(a.Holder, b.Holder), strings.Compare(a.Role, b.Role), strings.Compare(a.Country, b.Country))
	})
	return out
}

// fullNames finds the full name of which a single one is the last part, if just one person bears it.
func fullNames(list []Sayings) func(string) string {
	full := map[string]string{}
	for _, s := range list {
		_, last, found := cutLast(s.Holder, " ")
		if !found {
			continue
		}
		if old, known := full[last]; known && old != s.Holder {
			full[last] = last // two of the name
		} else {
			full[last] = s.Holder
		}
	}
	return func(name string) string { return firstOf(full[name], name) }
}

// withoutActing takes the word for one who stands in off an office.
func withoutActing(role string, acting bool) (string, bool) {
	role = strings.TrimSpace(role)
	for _, w := range []string{"acting ", "interim ", "caretaker "} {
		if len(role) > len(w) && strings.EqualFold(role[:len(w)], w) {
			return role[len(w):], true
		}
	}
	return role, acting
}

// holding is a tenure in the making.
type holding struct {
	holder      string
	acting      bool
	roles       []string
	votes       map[string]int // for a country: three for a report that states it, one for another
	says        []Sayings
	from, to    *record.Term
	first, last record.Saying
	reports     int
	former      bool
}

// holdingFor finds the tenure that a saying is of: the same person's in the same office.
func holdingFor(held []*holding, s Sayings, acting bool) *holding {
	var found *holding
	for _, h := range held {
		if h.holder != s.Holder || h.acting != acting || s.Role != "" && !h.isOffice(s.Role) {
			continue
		}
		if h.stated() && states(s) && h.votes[s.Country] == 0 {
			continue
		}
		if found == nil || s.Role == "" && !h.last.Day.Before(found.last.Day) {
			found = h
		}
	}
	return found
}

// isOffice reports whether a role is another wording of the office: "minister" of "foreign minister".
func (h *holding) isOffice(role string) bool {
	return slices.ContainsFunc(h.roles, func(old string) bool { return sameOffice(old, role) })
}

// sameOffice reports whether one of two wordings of an office has all the words of the other.
func sameOffice(a, b string) bool {
	x, y := officeWords(a), officeWords(b)
	n := x.shared(y)
	return n > 0 && n == min(len(x), len(y))
}

func officeWords(role string) words {
	var out words
	for _, w := range strings.Fields(strings.ToLower(role)) {
		switch w {
		case "of", "for", "the", "to", "s":
		case "secretary": // of defence, in some countries, what is a minister in others
			out = append(out, "minister")
		default:
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// states reports whether the words that give a person an office name its country too: there is more in them than the office and the name.
func states(s Sayings) bool {
	if s.Country == "" {
		return false
	}
	if s.Tie > Formerly {
		return false
	}
	said := strings.Fields(strings.ToLower(s.Holder + " " + s.Role))
	for _, q := range []string{s.First.Quote.Text, s.Last.Quote.Text} {
		for _, w := range strings.FieldsFunc(q, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !slices.Contains(said, strings.ToLower(w)) && !capitals[w] {
				return true
			}
		}
	}
	return false
}

// capitals are words in capitals beside a name that are no country's.
var capitals = map[string]bool{"The": true, "Former": true, "Acting": true, "President": true, "Prime": true, "Minister": true, "Mr": true, "Ms": true, "Mrs": true, "Dr": true, "General": true, "Major": true, "Colonel": true}

func (h *holding) stated() bool {
	for _, n := range h.votes {
		if n >= stating {
			return true
		}
	}
	return false
}

// stating is the weight of a report that states the country of an office.
const stating = 1000

// add takes what reports say in.
func (h *holding) add(s Sayings) {
	if s.Role != "" && !slices.Contains(h.roles, s.Role) {
		h.roles = append(h.roles, s.Role)
	}
	if s.Country != "" {
		weight := s.Reports
		if states(s) {
			weight *= stating
		}
		h.votes[s.Country] += weight
	}
	h.former = s.Tie == Formerly && (h.former || len(h.says) == 0)
	h.says = append(h.says, s)
	if h.reports == 0 || s.First.Day.Before(h.first.Day) {
		h.first = s.First
	}
	if s.Tie != Leaves && s.Tie != Formerly || h.reports == 0 {
		if h.reports == 0 || h.last.Day.Before(s.Last.Day) {
			h.last = s.Last
		}
	}
	h.reports += s.Reports
	for _, told := range []record.Saying{s.First, s.Last} {
		h.pass(s.Tie, told)
	}
}

// pass notes the day of taking or leaving. Who is said to hold an office before is sworn in once more; of two accounts the more exact counts.
func (h *holding) pass(tie Tie, told record.Saying) {
	if told.When == nil || told.When.From.IsZero() {
		return
	}
	term := &record.Term{Time: *told.When, Saying: told}
	switch tie {
	case Takes, Acts:
		h.from = firstTerm(h.from, term)
	case Leaves:
		h.to = exactTerm(h.to, term)
	}
}

// firstTerm is the earlier of two, or the more exact where they agree.
func firstTerm(a, b *record.Term) *record.Term {
	if a == nil || b.From.Before(a.From) && b.To.Before(a.From) {
		return b
	}
	if a.From.Before(b.From) && a.To.Before(b.From) {
		return a
	}
	return exactTerm(a, b)
}

// exactTerm is the more exact of two, the first of equals.
func exactTerm(a, b *record.Term) *record.Term {
	if a == nil || number(b.To)-number(b.From) < number(a.To)-number(a.From) {
		return b
	}
	return a
}

// home is the country that most speaks for.
func (h *holding) home() string {
	best := ""
	for _, s := range h.says {
		if c := s.Country; c != "" && (best == "" || h.votes[c] > h.votes[best]) {
			best = c
		}
	}
	return best
}

// homeOf is the country of a person by all offices; only what is stated counts where anything is.
func homeOf(held []*holding, holder string) string {
	votes := map[string]int{}
	best := ""
	for _, h := range held {
		if h.holder != holder {
			continue
		}
		for _, s := range h.says {
			if len(s.Country) == len("NOR") && s.Country != "IGO" {
				votes[s.Country] = max(votes[s.Country], h.votes[s.Country])
				if best == "" || votes[s.Country] > votes[best] {
					best = s.Country
				}
			}
		}
	}
	return best
}

func (h *holding) tenure(home string) record.Tenure {
	t := record.Tenure{Country: h.home(), Role: h.roles[0], Holder: h.holder, Former: h.former, Acting: h.acting, From: h.from, To: h.to,
		First: h.first, Last: h.last, Reports: h.reports}
	if !h.stated() && home != "" && t.Country != "IGO" {
		t.Country = home
	}
	if t.From != nil && number(t.First.Day) > 0 && number(t.From.From) > number(t.First.Day)+1 { // sworn in once more
		t.From = nil
	}
	return t
}

// startOf is the day from which a tenure is known.
func startOf(t record.Tenure) text.Day {
	if t.From != nil {
		return t.From.From
	}
	return t.First.Day
}

// ended ends the tenure of who stands in on the day on which the next takes the office.
func ended(list []record.Tenure) []record.Tenure {
	for i := range list {
		if !list[i].Acting || list[i].To != nil {
			continue
		}
		for j := range list {
			n := &list[j]
			if !n.Acting && n.Country == list[i].Country && sameOffice(n.Role, list[i].Role) && n.From != nil && startOf(list[i]).Before(n.From.From) &&
				(list[i].To == nil || n.From.From.Before(list[i].To.From)) {
				list[i].To = n.From
			}
		}
	}
	return list
}
