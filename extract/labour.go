package extract

// ofLabour returns token i if the report speaks of labour more than of arms, so that what strikes there are workers; else -1.
func (r *reading) ofLabour(i int) int {
	if r.labour > 0 {
		return i
	}
	return -1
}

// labourOf counts the words of labour in the report, less those of arms.
func (x *Extractor) labourOf(r *reading) int {
	n := 0
	for i := range r.Tokens {
		switch key := r.key(i); {
		case r.Tokens[i].UPOS != "NOUN":
		case x.classes["labour"][key]:
			n++
		case x.classes["arms"][key]:
			n--
		}
	}
	return n
}

// pronounObject returns the object of verb i if it is a pronoun for a person, "freed her", "they were released"; else -1.
func (r *reading) pronounObject(i int) int {
	o := r.object(i)
	if o >= 0 && r.Tokens[o].UPOS == "PRON" && persons[r.key(o)] {
		return o
	}
	return -1
}

// persons are the lemmas of pronouns that stand for people.
var persons = setOf("he", "she", "they", "we", "i", "him", "her", "them")
