package actor

import "chancery/text"

// Known returns the names of the register in tokens [first, last) of one sentence, the longest at each place, in order.
// Names of peoples ("Armenians"), which name nobody, come without a Type. It is the gazetteer of package nlp.
func (r *Register) Known(d *text.Document, first, last int) []text.Name {
	as := atoms(d, first, last)
	var out []text.Name
	for _, h := range r.names.matchNames(d, as, shouting(as)) {
		n := text.Name{First: h.first, Last: h.last}
		switch e := h.entry; {
		case e.Kind == Demonym && !e.People:
			continue // "Armenian" is a name or none as its sentence has it
		case e.Kind == Capital: // its entry stands for the government; the word is a town's name
			n.Type = text.Location
		case e.Kind != Demonym:
			n.Type = e.Type
		}
		n.Span = text.Span{Start: d.Tokens[h.first].Start, End: d.Tokens[h.last-1].End}
		out = append(out, n)
	}
	return out
}
