package ask

import "chancery/export"

// Exported is an answer as programs read it: its first parts, mostLines at most, each with its first sentences, mostCites at most.
func (a *Answer) Exported(mostLines, mostCites int) export.Answer {
	out := export.Answer{Understood: a.Understood, Held: a.Held, Says: a.Says, Lines: []export.AnswerLine{}}
	for _, l := range a.Lines[:min(mostLines, len(a.Lines))] {
		line := export.AnswerLine{Words: l.Words, Cites: []export.AnswerCite{}}
		if l.Entry != nil {
			line.Entry = l.Entry.ID
		}
		for _, c := range l.Cites[:min(mostCites, len(l.Cites))] {
			line.Cites = append(line.Cites, export.Cite(c.Report, c.Quote, c.About))
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}
