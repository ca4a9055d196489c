package actor

import (
	"slices"
	"strings"

	"chancery/text"
)

// person is one person of the report, with all names that stand for them.
type person struct {
	name   string   // the fullest one in the report
	words  []string // of the fullest name, folded
	entry  *Entry   // what the register knows; may be nil
	gender Gender
	count  int // names in the report
	first  int // index of the first of them

	country, sector, role string
}

// findPersons joins the names of persons: full names first, then the shorter ones that stand for them.
func (p *reading) findPersons() {
	for i := range p.names {
		if n := &p.names[i]; n.typ == text.Person && p.nameWords(n) > 1 {
			n.person = p.personNamed(i)
		}
	}
	for _, titled := range [2]bool{true, false} { // a title tells more of who is meant
		for i := range p.names {
			if n := &p.names[i]; n.typ == text.Person && n.person < 0 && titled == (n.first > 0 && p.agentAt[n.first-1] >= 0) {
				n.person = p.personCalled(i)
			}
		}
	}
}

// nameWords returns the number of words of a name.
func (p *reading) nameWords(n *named) int { return len(foldWords(p.span(n.first, n.last).In(p.Text))) }

// personNamed returns the person that full name i stands for, a new one if none fits.
func (p *reading) personNamed(i int) int {
	n := &p.names[i]
	name := p.cleanName(n)
	words := foldWords(name)
	for _, k := range p.byWord[words[len(words)-1]] {
		if one := &p.people[k]; n.entry != nil && one.entry == n.entry || sameName(one.words, words) {
			one.count++
			if len(words) > len(one.words) {
				one.name, one.words = name, words
			}
			if one.entry == nil {
				one.entry = n.entry
			}
			return k
		}
	}
	one := person{name: name, words: words, entry: n.entry, count: 1, first: i}
	if n.entry != nil {
		one.gender = n.entry.Gender
	} else if one.gender = p.r.gender[words[0]]; one.gender == 0 {
		one.gender = p.r.gender[strings.Join(words, " ")]
	}
	return p.addPerson(one)
}

// maxNamesakes bounds the people of one name that are told apart, so that a list of names takes linear time.
const maxNamesakes = 32

func (p *reading) addPerson(one person) int {
	k := len(p.people)
	p.people = append(p.people, one)
	for i, w := range one.words {
		if len(p.byWord[w]) < maxNamesakes && !slices.Contains(one.words[:i], w) {
			p.byWord[w] = append(p.byWord[w], k)
		}
	}
	return k
}

// cleanName returns the words of a name on one line.
func (p *reading) cleanName(n *named) string {
	return strings.Join(strings.Fields(p.span(n.first, n.last).In(p.Text)), " ")
}

// sameName reports whether two full names stand for one person: the family names agree and the given names agree as
// far as both have them, initials included ("Donald J. Trump", "Donald Trump").
func sameName(a, b []string) bool {
	if len(a) < 2 || len(b) < 2 || a[len(a)-1] != b[len(b)-1] {
		return slices.Equal(a, b)
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if a[0] != b[0] && !(len(a[0]) == 1 && strings.HasPrefix(b[0], a[0]) || len(b[0]) == 1 && strings.HasPrefix(a[0], b[0])) {
		return false
	}
	for _, w := range a[1 : len(a)-1] {
		if !slices.Contains(b[1:], w) {
			return len(w) == 1
		}
	}
	return true
}

// personCalled returns the person whom a single name stands for: one of the report's full names that holds it, by
// preference as its last word, then the one most often named, then the first; otherwise an office-holder of the time;
// otherwise a person of that name alone.
func (p *reading) personCalled(i int) int {
	n := &p.names[i]
	name := p.cleanName(n)
	words := foldWords(name)
	if len(words) == 0 {
		words = []string{name}
	}
	want := p.titleGender(n)
	best, bestScore := -1, -1
	for _, k := range p.byWord[words[0]] {
		one := &p.people[k]
		if s := one.calledScore(words[0], want); s > bestScore {
			best, bestScore = k, s
		}
	}
	if best >= 0 {
		p.people[best].count++
		return best
	}
	one := person{name: name, words: words, count: 1, first: i, gender: want}
	one.entry, one.country = p.holder(n, words[0])
	if one.entry != nil {
		one.gender = one.entry.Gender
	} else if want == 0 && !p.r.family[words[0]] {
		one.gender = p.r.gender[words[0]]
	}
	return p.addPerson(one)
}

// calledScore rates how well the single name w fits a person; -1 if it does not.
func (one *person) calledScore(w string, want Gender) int {
	last := len(one.words) - 1
	for last > 0 && nameSuffix[one.words[last]] {
		last--
	}
	if !slices.Contains(one.words, w) || want != 0 && one.gender != 0 && want != one.gender {
		return -1
	}
	score := min(one.count, 999)
	if one.words[last] == w || one.entry != nil && one.entry.surname() == w {
		score += 1000
	}
	return score
}

// titleGender returns the gender that a title such as "Mrs." before a name tells.
func (p *reading) titleGender(n *named) Gender {
	if n.first == 0 || p.agentAt[n.first-1] < 0 {
		return 0
	}
	return p.agents[p.agentAt[n.first-1]].entry.Agent.Gender
}

// holder returns the only office-holder of that family name at the time of the report; where the title before the
// name is an office that just one of them ever held, that one. If several of one country held it, the country is known.
func (p *reading) holder(n *named, surname string) (e *Entry, country string) {
	title := ""
	if n.first > 0 && p.agentAt[n.first-1] >= 0 {
		title = p.agents[p.agentAt[n.first-1]].entry.Agent.Word
	}
	var inOffice, byTitle []*Entry
	for _, e := range p.r.surnames[surname] {
		if e.on(p.Published.Day).Role != "" {
			inOffice = append(inOffice, e)
		}
		if title != "" && e.held(title) {
			byTitle = append(byTitle, e)
		}
	}
	if len(inOffice) == 1 {
		return inOffice[0], ""
	}
	if len(byTitle) == 1 {
		return byTitle[0], ""
	}
	for _, e := range byTitle {
		if country == "" || country == e.Country {
			country = e.Country
		} else {
			return nil, ""
		}
	}
	return nil, country
}

// held reports whether the person ever held that office.
func (e *Entry) held(role string) bool {
	for _, t := range e.Terms {
		if t.Role == role {
			return true
		}
	}
	return false
}
