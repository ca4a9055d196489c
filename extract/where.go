package extract

import "chancery/record"

// placesOf returns where the event of trigger t happens: the places that "in", "at", "near" and the like tie to it, and those
// that it goes to or falls upon, if it is an act that has a direction.
func (r *reading) placesOf(t *trigger) []record.Place {
	var places []record.Place
	for _, head := range []int{t.token, t.light.verb} {
		if head < 0 || len(places) > 0 && head == t.token {
			continue
		}
		for c := range r.Dependents(head) {
			if r.saysWhere(t, c) {
				places = r.addPlaces(places, c)
			}
			if bodily[t.entry.kind] && (r.Tokens[c].Is("obj") || r.Tokens[c].Is("nsubj:pass")) {
				places = r.addWithin(places, c)
			}
		}
	}
	return places
}

// addWithin appends the places that say where those named by token c are: "detained two men in Lyon".
func (r *reading) addWithin(places []record.Place, c int) []record.Place {
	for k := range r.Dependents(c) {
		if r.Tokens[k].Is("nmod") && locative[r.caseOf(k)] {
			places = r.addPlaces(places, k)
		}
	}
	return places
}

// saysWhere reports whether phrase c below the trigger says where its event happens: "accused Moscow" does not.
func (r *reading) saysWhere(t *trigger, c int) bool {
	u := &r.Tokens[c]
	switch {
	case u.Is("obj"):
		return directed[t.entry.kind]
	case !u.Is("obl") && !u.Is("nmod"):
		return false
	}
	preposition := r.caseOf(c)
	return locative[preposition] || directional[preposition] && directed[t.entry.kind]
}

// addPlaces appends the place at token c, or that which "the city of" names, and those joined to it by "and".
func (r *reading) addPlaces(places []record.Place, c int) []record.Place {
	at := c
	if r.placeOf[c] < 0 && siteNouns[r.Tokens[c].Lemma] {
		at = -1
		for k := range r.Dependents(c) {
			if r.placeOf[k] >= 0 && r.caseOf(k) == "of" {
				at = k
			}
		}
	}
	if at < 0 || r.placeOf[at] < 0 {
		return places
	}
	places = append(places, r.place(r.placeOf[at]))
	for k := range r.Dependents(at) {
		if r.Tokens[k].Is("conj") && r.placeOf[k] >= 0 {
			places = append(places, r.place(r.placeOf[k]))
		}
	}
	return places
}

// locative adpositions say where something is; directional ones where it goes or what it falls upon.
var (
	locative    = setOf("in", "at", "near", "across", "inside", "outside", "around", "along", "within", "throughout")
	directional = setOf("to", "into", "on", "over", "off", "onto", "towards", "toward")
)

// directed are the types of acts that go somewhere or fall upon a place: one visits Denmark, attacks a town, leaves a country.
var directed = map[record.Type]bool{record.Consult: true, record.Mobilize: true, record.Retreat: true, record.Assault: true,
	record.Coerce: true}

// bodily are the types of acts upon bodies and things, which happen where those are.
var bodily = map[record.Type]bool{record.Assault: true, record.Coerce: true}

// siteNouns say what kind of place "of" names after them.
var siteNouns = setOf("city", "town", "village", "port", "capital", "island", "province", "region", "district", "state", "county",
	"suburb", "area")
