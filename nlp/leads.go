package nlp

import "chancery/text"

// repairLeads gives back their verb to sentences such as "Police arrested opposition leader Ada Berg on Monday", where the
// network has taken "arrested" for a participle that describes the leader. Two things betray the slip: a noun right before a
// participle, which English joins with a hyphen if it belongs to it ("state-owned"), and a sentence that is left without a
// verb, or with two subjects for the one of its "…, he said". The trees are linked already; it reports whether one changed.
func repairLeads(d *text.Document) bool {
	changed := false
	for v := 1; v < len(d.Tokens); v++ {
		if t := &d.Tokens[v]; !t.Is("amod") || t.XPOS != "VBN" || t.Head <= v {
			continue
		}
		if doer := doerBefore(d, v); doer >= 0 && lacksVerb(d, d.Tokens[v].Head) {
			makeVerb(d, doer, v)
			changed = true
		}
	}
	return changed
}

// doerBefore returns the noun right before participle v that the network hung on v or on the noun behind it; -1 if there is none.
func doerBefore(d *text.Document, v int) int {
	c := &d.Tokens[v-1]
	if c.UPOS != "NOUN" || c.Sentence != d.Tokens[v].Sentence || c.Head != v && c.Head != d.Tokens[v].Head {
		return -1
	}
	if c.Is("compound") || c.Is("nsubj") || c.Is("nmod") {
		return v - 1
	}
	return -1
}

// lacksVerb reports whether noun n is the root of a whole sentence that has no predicate, or one of two subjects of a verb
// with a comma between them.
func lacksVerb(d *text.Document, n int) bool {
	t := &d.Tokens[n]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return false
	}
	if t.Head < 0 {
		last := &d.Tokens[d.Sentences[t.Sentence].Last-1]
		return last.Form == "." && d.Dependent(n, "cop", "nsubj", "conj") < 0
	}
	if !t.Is("nsubj") || t.Head < n {
		return false
	}
	_, end := d.SubtreeTokens(n)
	for c := range d.Dependents(t.Head) {
		if k := &d.Tokens[c]; c >= end && c < t.Head && k.Is("nsubj") {
			return d.Tokens[end-1].Form == "," || d.Tokens[end].Form == ","
		}
	}
	return false
}

// makeVerb makes v the predicate of its clause: doer its subject, the noun that it seemed to describe its object, and what
// the network hung behind a name its own.
func makeVerb(d *text.Document, doer, v int) {
	n := d.Tokens[v].Head
	for c := range d.Dependents(n) {
		t := &d.Tokens[c]
		switch {
		case c < doer:
			t.Head = doer
		case c > n && t.Is("punct"):
			t.Head = v
		case c > n && (t.Is("obl") || t.Is("nmod") || t.Is("advcl")):
			t.Head, t.Deprel = v, adverbial(t)
		case c > n && t.UPOS == "PROPN":
			liftAdverbials(d, c, v)
		}
	}
	subject, object, verb := &d.Tokens[doer], &d.Tokens[n], &d.Tokens[v]
	verb.Head, verb.Deprel = object.Head, object.Deprel
	if verb.Head >= 0 {
		verb.Deprel = "ccomp"
	}
	verb.XPOS, verb.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	subject.Head, subject.Deprel = v, "nsubj"
	object.Head, object.Deprel = v, "obj"
}

// liftAdverbials hangs on verb v the phrases that the network hung on a name or on a later word of it.
func liftAdverbials(d *text.Document, name, v int) {
	for c := range d.Dependents(name) {
		switch t := &d.Tokens[c]; {
		case t.Is("flat"):
			liftAdverbials(d, c, v)
		case t.Is("obl") || t.Is("nmod") || t.Is("advcl") || t.Is("punct"):
			t.Head, t.Deprel = v, adverbial(t)
		}
	}
}

// adverbial is the relation of token t below a verb: an nmod of a noun is an obl there.
func adverbial(t *text.Token) string {
	if t.Is("nmod") {
		return "obl"
	}
	return t.Deprel
}
