package ingest

import (
	"chancery/record"
	"chancery/text"
)

// Question reads a question as if it were a report of the given day, and returns with what it asks of (its events, times and roles)
// everyone whom it names, in the order of the text.
func (p *Pipeline) Question(question string, day text.Day) (r *record.Report, named []record.Actor, err error) {
	defer guard(&err)
	d := &text.Document{Text: question, Body: text.Span{End: len(question)}, Language: "en", Published: text.Published{Day: day, From: text.FromFlag}}
	p.annotate(d)
	r = p.extractor.Extract(d)
	describe(r, d)
	for _, m := range d.Mentions {
		if m.Kind == text.Pronoun || m.Kind == text.Modifier {
			continue
		}
		for _, i := range m.Entities {
			e := d.Entities[i]
			named = append(named, record.Actor{Quote: record.Quote{Span: m.Span, Text: m.Span.In(question)},
				Name: e.Name, Country: e.Country, Sector: record.Sector(e.Sector), Role: e.Role, ID: e.ID})
		}
	}
	return r, named, nil
}
