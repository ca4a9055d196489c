package nlp

import (
	"strings"

	"chancery/text"
)

// repairSubjects joins subjects that the network hung side by side on one verb although "and" links them: in
// "Peru and Chile signed" Chile is coordinated with Peru. The trees are linked already; it reports whether one changed.
func repairSubjects(d *text.Document) bool {
	changed := false
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if !t.Is("nsubj") || t.Head < i || d.Dependent(i, "cc") < 0 {
			continue
		}
		if first := subjectBefore(d, i); first >= 0 {
			t.Head, t.Deprel = first, "conj"
			changed = true
		}
	}
	return changed
}

// subjectBefore returns the subject of the same verb that ends right before the conjunction of subject i, -1 if none does.
func subjectBefore(d *text.Document, i int) int {
	begin, _ := d.SubtreeTokens(i)
	for c := range d.Dependents(d.Tokens[i].Head) {
		if c >= i {
			return -1
		}
		if _, end := d.SubtreeTokens(c); d.Tokens[c].Is("nsubj") && end == begin {
			return c
		}
	}
	return -1
}

// liftMarks hangs what the network hung on a later word of a name although it stands before the name on the name's first word: the "on"
// of "on Truth Social". It reports whether a tree changed.
func liftMarks(d *text.Document) bool {
	changed := false
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Head < 0 || !t.Is("case") && !t.Is("det") && !t.Is("mark") && !t.Is("cc") {
			continue
		}
		if h := &d.Tokens[t.Head]; h.Is("flat") && h.Head > i {
			t.Head, changed = h.Head, true
		}
	}
	return changed
}

// liftPredicates makes predicates of adjectives that have a copula although the network takes them for adpositions: "is due in Oslo".
// The trees are linked already; it reports whether one changed.
func liftPredicates(d *text.Document) bool {
	changed := false
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if !t.Is("case") || t.UPOS != "ADJ" || t.Head <= i || d.Dependent(i, "cop") < 0 {
			continue
		}
		n := t.Head
		for c := range d.Dependents(n) {
			switch u := &d.Tokens[c]; {
			case c < i, u.Is("punct"):
				u.Head = i
			case c > n && u.Is("nmod"):
				u.Head, u.Deprel = i, "obl"
			}
		}
		noun := &d.Tokens[n]
		t.Head, t.Deprel = noun.Head, noun.Deprel
		if t.Is("obl") || t.Is("nmod") { // a clause, not a phrase
			t.Deprel = "acl:relcl"
		}
		noun.Head, noun.Deprel = i, "obl"
		changed = true
	}
	return changed
}

// retagAcronyms makes proper nouns of words in capitals that the network takes for auxiliaries, which are a closed class, for the
// letters in them: "ECOWAS eased".
func retagAcronyms(d *text.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.UPOS != "AUX" || len(t.Form) < 3 || t.Form != strings.ToUpper(t.Form) || auxiliaries[strings.ToLower(t.Form)] || strings.ContainsAny(t.Form, "'’") {
			continue
		}
		t.UPOS, t.XPOS, t.Feats, t.Lemma = "PROPN", "NNP", "Number=Sing", t.Form
		if t.Is("aux") || t.Is("cop") {
			t.Deprel = "nsubj"
		}
	}
}

// auxiliaries are the forms that stand in capitals where a whole line does.
var auxiliaries = map[string]bool{
	"was": true, "were": true, "are": true, "been": true, "being": true, "has": true, "have": true, "had": true, "having": true, "does": true, "did": true,
	"will": true, "would": true, "shall": true, "should": true, "can": true, "could": true, "may": true, "might": true, "must": true, "ought": true,
	"need": true, "dare": true, "get": true, "got": true, "gets": true, "done": true, "doing": true, "let": true, "gonna": true, "used": true, "not": true,
}
