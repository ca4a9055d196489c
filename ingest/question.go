package ingest

import (
	"slices"

	"chancery/record"
	"chancery/text"
)

// Asked is what a question holds, read as if it were a report.
type Asked struct {
	Found *record.Report // the events, times and roles that the words give
	Named []record.Actor // everyone whom it names, in the order of the text; then, at no place, what else their countries are called
	Acts  []record.Type  // what its verbs and nouns may tell, where the grammar of a question hides it: "When did … last visit …?"
}

// Question reads a question that is asked on the given day.
func (p *Pipeline) Question(question string, day text.Day) (a Asked, err error) {
	defer guard(&err)
	d := &text.Document{Text: question, Body: text.Span{End: len(question)}, Language: "en", Published: text.Published{Day: day, From: text.FromFlag}}
	p.annotate(d)
	a.Found = p.extractor.Extract(d)
	describe(a.Found, d)
	for _, m := range d.Mentions {
		if m.Kind == text.Pronoun || m.Kind == text.Modifier {
			continue
		}
		for _, i := range m.Entities {
			e := d.Entities[i]
			a.Named = append(a.Named, record.Actor{Quote: record.Quote{Span: m.Span, Text: m.Span.In(question)},
				Name: e.Name, Country: e.Country, Sector: record.Sector(e.Sector), Role: e.Role, ID: e.ID})
		}
	}
	a.Named = append(a.Named, p.otherNames(a.Named)...)
	for i := range d.Tokens {
		if t := &d.Tokens[i]; (t.UPOS == "VERB" || t.UPOS == "NOUN") && a.Acts == nil {
			a.Acts = p.extractor.Types(t.Lemma, t.UPOS)
			if len(a.Acts) == 0 { // a verb of a question is often taken for a noun, and the other way round
				a.Acts = p.extractor.Types(t.Lemma, map[string]string{"VERB": "NOUN", "NOUN": "VERB"}[t.UPOS])
			}
		}
	}
	return a, nil
}

// otherNames are the other names of the countries among the named, and those of their people: a report has "Norwegian" where a question has "Norway".
func (p *Pipeline) otherNames(named []record.Actor) (out []record.Actor) {
	var done []string
	for _, a := range named {
		if a.Country == "" || a.ID != a.Country && a.ID != a.Country+"/"+string(a.Sector) || slices.Contains(done, a.Country) {
			continue
		}
		done = append(done, a.Country)
		for _, name := range p.actors.NamesOf(a.Country) {
			out = append(out, record.Actor{Quote: record.Quote{Text: name}, Country: a.Country, ID: a.Country})
		}
	}
	return out
}
