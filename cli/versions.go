package cli

import (
	"fmt"

	"chancery/cli/terminal"
	"chancery/phrase"
	"chancery/record"
)

// mostChanged is how many sentences are shown of each kind of change.
const mostChanged = 10

// versions prints the versions of a report and what each changed of the one before; nothing if it is the only one.
func (p *page) versions(r *record.Report) {
	if len(r.Versions) == 0 {
		return
	}
	p.heading("Versions", terminal.Accent)
	for i := range r.Versions {
		v := &r.Versions[i]
		is := ""
		if v.ID == r.ID {
			is = ", shown here"
		}
		p.Line(2, 4, plain(phrase.VersionTime(v)+is), faint("  "+short(v.ID)))
		if i > 0 && phrase.Unchanged(v) {
			p.Line(4, 6, faint("the same sentences"))
		}
		p.sentences("- ", terminal.Warn, v.Removed)
		p.sentences("+ ", terminal.Good, v.Added)
		for _, w := range v.Worded[:min(mostChanged, len(v.Worded))] {
			p.Line(4, 6, terminal.Text{Words: "~ " + phrase.Squeeze(w.From), Style: terminal.Warn})
			p.Line(4, 6, terminal.Text{Words: "→ " + phrase.Squeeze(w.To), Style: terminal.Good})
		}
		p.more(len(v.Worded))
	}
}

// sentences prints sentences behind a sign.
func (p *page) sentences(sign string, style terminal.Style, list []string) {
	for _, s := range list[:min(mostChanged, len(list))] {
		p.Line(4, 6, terminal.Text{Words: sign + phrase.Squeeze(s), Style: style})
	}
	p.more(len(list))
}

func (p *page) more(of int) {
	if of > mostChanged {
		p.Line(4, 6, faint(fmt.Sprintf("and %d more", of-mostChanged)))
	}
}
