package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// The verbs by which an office passes, with the role of the person in them. What they take beside them is in crossing.
var (
	installing = setOf("appoint", "name", "elect", "designate", "install", "inaugurate", "swear", "promote", "confirm", "choose", "select", "crown", "make")
	ousting    = setOf("dismiss", "sack", "fire", "oust", "depose", "topple", "overthrow", "unseat", "remove")
	resigning  = setOf("resign", "quit", "abdicate", "retire", "die")
	following  = setOf("succeed", "replace")
)

// crossing are verbs that tell of an office only with one of these words below them: "took office", "gave up her post".
var crossing = map[string]struct {
	kind  record.TurnoverKind
	words map[string]bool
}{
	"take":   {record.Takes, setOf("office", "over", "oath")},
	"assume": {record.Takes, setOf("office", "post", "presidency", "premiership", "duty", "power")},
	"become": {record.Takes, nil},
	"start":  {record.Takes, setOf("work", "job")},
	"step":   {record.Leaves, setOf("down", "aside")},
	"stand":  {record.Leaves, setOf("down")},
	"leave":  {record.Leaves, setOf("office", "post", "government", "cabinet", "job", "ministry")},
	"give":   {record.Leaves, setOf("post", "office", "job", "presidency")},
	"vacate": {record.Leaves, setOf("post", "office")},
}

// turnovers returns who takes an office, leaves it or stands in, as far as the report tells of it as done.
func (x *Extractor) turnovers(r *reading) []record.Turnover {
	var out []record.Turnover
	for v := range r.Tokens {
		t := &r.Tokens[v]
		if t.UPOS != "VERB" || settled(x.verbStatus(r, v, maxClimb)) != record.Occurred {
			continue
		}
		out = append(out, r.turnoversAt(v)...)
	}
	out = append(out, r.since()...)
	out = named(out)
	return append(out, x.standIns(r, out)...)
}

// named gives what is told without a day, by a headline or "she succeeds him", the day that the report has for the same office, and
// leaves out those whose holder it does not name there.
func named(list []record.Turnover) []record.Turnover {
	for i := range list {
		if list[i].When != nil {
			continue
		}
		same := slices.IndexFunc(list, func(t record.Turnover) bool {
			return t.When != nil && t.Kind == record.Takes && (t.Name == "" || list[i].Kind == record.Leaves || t.Name == list[i].Name) &&
				record.PostName(t.Role.Role) == record.PostName(list[i].Role.Role)
		})
		if same >= 0 {
			list[i].When = list[same].When
		}
	}
	return slices.DeleteFunc(list, func(t record.Turnover) bool { return t.Name == "" })
}

// turnoversAt returns the turnovers that verb v tells.
func (r *reading) turnoversAt(v int) []record.Turnover {
	t := &r.Tokens[v]
	lemma := strings.ToLower(t.Lemma)
	who, kind := -1, record.Takes
	switch c, found := crossing[lemma]; {
	case following[lemma] && !r.passive(v):
		return r.succession(v, r.subject(v), r.object(v))
	case lemma == "take" && r.crosses(v, setOf("over")) && r.oblique(v, "from") >= 0:
		return r.succession(v, r.subject(v), r.oblique(v, "from"))
	case lemma == "hand" && r.crosses(v, setOf("over")) && r.oblique(v, "to") >= 0:
		return r.succession(v, r.oblique(v, "to"), r.subject(v))
	case installing[lemma]:
		who = r.object(v)
		if who >= 0 && !r.passive(v) && r.personAt(who) < 0 { // a headline: "Lind named foreign minister"
			if role, _ := r.post(who); role != "" {
				who = r.subject(v)
			}
		}
	case ousting[lemma]:
		who, kind = r.object(v), record.Leaves
	case resigning[lemma]:
		who, kind = r.subject(v), record.Leaves
	case found && r.crosses(v, c.words):
		who, kind = r.subject(v), c.kind
	}
	one, ok := r.turnover(v, who, kind)
	if !ok && t.Is("acl") && installing[lemma] {
		one, ok = r.turnover(v, t.Head, kind)
	}
	role, country := r.officeBelow(v)
	if !ok && !(installing[lemma] && r.passive(v) && role != "") {
		return nil
	}
	if lemma == "die" && !r.inOffice(who) {
		return nil
	}
	if lemma == "elect" && role == "" && r.inOffice(who) && r.oblique(v, "to") < 0 && r.oblique(v, "as") < 0 { // "President Lind was elected on Sunday"
		return []record.Turnover{one}
	}
	if role == "" && kind == record.Takes && (lemma != "swear" && lemma != "take" && lemma != "start" && lemma != "inaugurate") {
		return nil // "was elected", "was named"
	}
	if role != "" {
		one.Role.Role, one.Country = role, firstOf(country, one.Country)
	}
	return []record.Turnover{one}
}

// crosses reports whether one of the words stands below v as object, particle or in a phrase.
func (r *reading) crosses(v int, words map[string]bool) bool {
	if words == nil {
		return true
	}
	for c := range r.Dependents(v) {
		if t := &r.Tokens[c]; words[t.Lemma] && !t.Is("nsubj") {
			return true
		}
	}
	return false
}

// turnover is that of the person at token i, under the office that the report gives him.
func (r *reading) turnover(v, i int, kind record.TurnoverKind) (record.Turnover, bool) {
	one := record.Turnover{Kind: kind, When: r.saidWhen(v)}
	e := r.personAt(i)
	if e < 0 {
		return one, false
	}
	one.Quote, one.Name = r.sentence(v), r.Entities[e].Name
	one.Country, one.Sector = r.Entities[e].Country, record.Sector(r.Entities[e].Sector)
	one.Role.Role = r.officeOf(e)
	return one, true
}

// inOffice reports whether the person at token i holds a post, as the report says, and did not hold it before.
func (r *reading) inOffice(i int) bool {
	e := r.personAt(i)
	if e < 0 {
		return false
	}
	k := r.firstOffice(e)
	return k >= 0 && !r.Offices[k].Former
}

// personAt is the named person whom token i stands for, an index of Entities; -1 if it is none.
func (r *reading) personAt(i int) int {
	if i < 0 {
		return -1
	}
	if a := r.antecedent(i); a >= 0 {
		i = a
	}
	m := r.mentionOf[i]
	if m < 0 {
		if c := r.Dependent(i, "appos"); c >= 0 {
			m = r.mentionOf[c]
		}
	}
	if m < 0 || len(r.Mentions[m].Entities) != 1 {
		return -1
	}
	e := r.Mentions[m].Entities[0]
	if r.Entities[e].Type != text.Person || r.Entities[e].Name == "" {
		return -1
	}
	return e
}

// officeOf is the first post that the report gives a person; "" if it gives none.
func (r *reading) officeOf(e int) string {
	if i := r.firstOffice(e); i >= 0 {
		return withoutCountry(r.Offices[i].Role, r.Offices[i].Country)
	}
	if role := r.Entities[e].Role; record.IsPost(role) {
		return role
	}
	return ""
}

// withoutCountry cuts "of Norway" from an office that is of a country.
func withoutCountry(role, country string) string {
	office, of, found := strings.Cut(role, " of ")
	if !found || len(country) != len("NOR") || country == "IGO" || strings.ToLower(of) == of || strings.HasPrefix(of, "the ") {
		return role
	}
	return office
}

// succession is that one takes the office that another leaves.
func (r *reading) succession(v, next, last int) []record.Turnover {
	takes, ok := r.turnover(v, next, record.Takes)
	leaves, both := r.turnover(v, last, record.Leaves)
	if !ok || !both {
		return nil
	}
	role, country := r.officeBelow(v)
	takes.Role.Role = firstOf(role, leaves.Role.Role, takes.Role.Role)
	takes.Country = firstOf(country, leaves.Country, takes.Country)
	if leaves.Role.Role == "" {
		leaves.Role.Role, leaves.Country = takes.Role.Role, takes.Country
	}
	if takes.Role.Role == "" {
		return nil
	}
	return []record.Turnover{takes, leaves}
}

// officeBelow is the post named below verb v, "as foreign minister of Norway", and its country.
func (r *reading) officeBelow(v int) (role, country string) {
	for c := range r.Dependents(v) {
		t := &r.Tokens[c]
		if !(t.Is("xcomp") || t.Is("obl") || t.Is("obj") || t.Is("nmod")) || !r.isNoun(c) || r.namesPerson(c) && r.caseOf(c) != "as" {
			continue
		}
		if t.Is("obl") && r.caseOf(c) != "as" && r.caseOf(c) != "to" {
			continue
		}
		if role, country = r.post(c); role != "" {
			return role, country
		}
	}
	return "", ""
}

// namesPerson reports whether the phrase at token i has a person's name in it: "Foreign Minister Ada Lind".
func (r *reading) namesPerson(i int) bool {
	return r.personAt(i) >= 0 && r.mentionOf[i] >= 0 && r.Mentions[r.mentionOf[i]].Kind == text.Named
}

// post writes the noun phrase headed by token n as an office, without article and country; "" if it names no post.
func (r *reading) post(n int) (role, country string) {
	first := n
	for first > 0 && r.Tokens[first-1].Sentence == r.Tokens[n].Sentence && r.Tokens[first-1].Head == n &&
		(r.Tokens[first-1].Is("compound") || r.Tokens[first-1].Is("amod")) {
		first--
	}
	var words []string
	for i := first; i <= n; i++ {
		if c := r.countryAt(i); c != "" {
			country = c
			continue
		}
		words = append(words, strings.ToLower(r.Tokens[i].Form))
	}
	role = strings.Join(words, " ")
	if !record.IsPost(role) {
		return "", ""
	}
	for c := range r.Dependents(n) {
		if r.Tokens[c].Is("nmod") || r.Tokens[c].Is("nmod:poss") {
			if code := r.countryAt(c); code != "" {
				country = code
			} else if f := r.caseOf(c); c > n && (f == "of" || f == "to" || f == "for") {
				role += " " + strings.ToLower(text.Span{Start: r.Tokens[n+1].Start, End: r.Tokens[c].End}.In(r.Text))
			}
		}
	}
	return strings.Join(strings.Fields(role), " "), country
}

// countryAt is the code of the country that token i names or tells as an adjective; "" if it does not.
func (r *reading) countryAt(i int) string {
	for _, a := range append(r.countriesAt(i), r.actorsAt(i)...) {
		if len(a.Country) == 3 && (a.ID == a.Country) {
			return a.Country
		}
	}
	return ""
}

// since returns who has held an office since a day: "has been minister since March 2019".
func (r *reading) since() []record.Turnover {
	var out []record.Turnover
	for k := range r.Tokens {
		i := r.timexOf[k]
		if i < 0 || r.timexHead(k) != k || r.caseOf(k) != "since" || r.Timexes[i].From.IsZero() {
			continue
		}
		g := r.Tokens[k].Head
		if g < 0 {
			continue
		}
		role, country := "", ""
		switch {
		case r.Dependent(g, "cop") >= 0:
			role, country = r.post(g)
		case r.Tokens[g].Lemma == "serve":
			role, country = r.officeBelow(g)
		}
		one, ok := r.turnover(g, r.subject(g), record.Takes)
		if role == "" || !ok {
			continue
		}
		when := r.time(i)
		one.Role.Role, one.Country, one.When = role, firstOf(country, one.Country), &when
		out = append(out, one)
	}
	return out
}

// standing verbs say what one does who fills an office for a while.
var standing = setOf("run", "lead", "head", "manage", "stand", "fill", "act", "oversee")

// standIns returns who fills an office for a while that the report says was left: "would run the ministry until a successor was found".
func (x *Extractor) standIns(r *reading, told []record.Turnover) []record.Turnover {
	left := slices.IndexFunc(told, func(t record.Turnover) bool { return t.Kind == record.Leaves && t.Role.Role != "" })
	if left < 0 {
		return nil
	}
	var out []record.Turnover
	for v := range r.Tokens {
		if t := &r.Tokens[v]; t.UPOS != "VERB" || !standing[t.Lemma] || !r.forNow(v) {
			continue
		}
		one, ok := r.turnover(v, r.subject(v), record.Acts)
		if ok && one.Name != told[left].Name {
			one.Role.Role, one.Country, one.When = told[left].Role.Role, firstOf(told[left].Country, one.Country), told[left].When
			out = append(out, one)
		}
	}
	return out
}

// forNow reports whether verb v tells what lasts only until somebody is found.
func (r *reading) forNow(v int) bool {
	for c := range r.Dependents(v) {
		switch t := &r.Tokens[c]; {
		case t.Is("advcl") && r.markOf(c) == "until", t.Is("obl") && r.caseOf(c) == "until" && r.timexOf[c] < 0:
			return true
		case t.Is("advmod") && (t.Lemma == "temporarily" || t.Lemma == "meanwhile"):
			return true
		}
	}
	return false
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
