package ingest

import (
	"chancery/record"
	"chancery/text"
)

// Asked is what a question holds, read as if it were a report.
type Asked struct {
	Found *record.Report // the events, times and roles that the words give
	Named []record.Actor // everyone whom it names, in the order of the text
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
