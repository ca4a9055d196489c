package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// origins compares, pair by pair, which reports have one text as their origin. That they hand on the same words is neither asked nor wrong,
// nor that one outlet tells it twice.
func (l *line) origins() {
	s := l.of("origins")
	var want, got, quoted [][2]string
	for _, o := range l.gold.Origins {
		if o.Of == "text" {
			want = append(want, twoOf(o.Reports)...)
		} else {
			quoted = append(quoted, twoOf(o.Reports)...)
		}
	}
	for _, e := range l.entries {
		by := map[int][]string{}
		for _, m := range e.Members {
			if f := l.files[m.Report]; !slices.Contains(by[m.Origin], f) {
				by[m.Origin] = append(by[m.Origin], f)
			}
		}
		for _, files := range by {
			for _, p := range twoOf(files) {
				oneOutlet := l.reports[p[0]].Origin.Outlet == l.reports[p[1]].Origin.Outlet
				if !slices.Contains(got, p) && !oneOutlet && (!slices.Contains(quoted, p) || slices.Contains(want, p)) {
					got = append(got, p)
				}
			}
		}
	}
	slices.SortFunc(got, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	s.Gold, s.System = s.Gold+len(want), s.System+len(got)
	for _, p := range want {
		if slices.Contains(got, p) {
			s.Correct++
		} else {
			l.missed("origins", "MISS %s", p)
		}
	}
	for _, p := range got {
		if !slices.Contains(want, p) {
			l.missed("origins", "TOO MUCH %s", p)
		}
	}
}

// twoOf lists each two of a list, each pair in order.
func twoOf(list []string) [][2]string {
	var out [][2]string
	for i, a := range list {
		for _, b := range list[:i] {
			out = append(out, [2]string{min(a, b), max(a, b)})
		}
	}
	return out
}

// disputes compares what the record holds to be in dispute. A dispute is found where an entry of the type has it with the
// attribute, and two of its sides are told by reports of two expected ones.
func (l *line) disputes() error {
	s, wrong, no := l.of("disputes"), l.of("false disp."), l.of("no dispute")
	found, fooled := make([]bool, len(l.gold.Disputes)), make([]bool, len(l.gold.NotDisputes))
	wrong.Gold += len(l.entries)
	ended, settled := l.of("settled"), make([]bool, len(l.gold.Disputes))
	for i := range l.entries {
		e := &l.entries[i]
		for _, d := range e.Disputes {
			if d.Settled != "" {
				ended.System++
			}
			right, more := false, 0
			for j, g := range l.gold.Disputes {
				if l.sameDispute(g, e, d) {
					if !found[j] {
						more++
					}
					right, found[j] = true, true
					settled[j] = settled[j] || l.files[d.Settled] == g.SettledBy
				}
			}
			if right { // one entry may hold what are two of the gold
				s.System += max(1, more)
				continue
			}
			wrong.Correct++
			l.missed("false disp.", "%s", l.disputed(e, d))
			for j, g := range l.gold.NotDisputes {
				fooled[j] = fooled[j] || l.sameDispute(g, e, d)
			}
		}
	}
	if err := l.rivals(found, fooled, settled); err != nil {
		return err
	}
	for j, g := range l.gold.Disputes {
		s.Gold++
		if found[j] {
			s.Correct++
		} else {
			l.missed("disputes", "MISS %v %s %v", g.About, g.Attribute, g.Sides)
		}
		if g.SettledBy == "" {
			continue
		}
		ended.Gold++
		if settled[j] {
			ended.Correct++
		} else {
			l.missed("settled", "MISS %v %s by %s", g.About, g.Attribute, g.SettledBy)
		}
	}
	for j, g := range l.gold.NotDisputes {
		no.Gold++
		if fooled[j] {
			no.Correct++
			l.missed("no dispute", "%v %s %v", g.About, g.Attribute, g.Sides)
		}
	}
	return nil
}

// rivals compares the sentences that contradict each other where no entry says so. They have no type: what is expected must have the
// attribute, the reports, and for each side a word or a number of its value.
func (l *line) rivals(found, fooled, settled []bool) error {
	list, err := l.kept.Rivals(query.EntryFilter{})
	for _, r := range list {
		right := false
		for j, g := range l.gold.Disputes {
			if l.sameRivals(g, r) {
				if !found[j] {
					l.of("disputes").System++
				}
				right, found[j] = true, true
				settled[j] = settled[j] || r.Settled != nil && l.files[r.Settled.ID] == g.SettledBy
			}
		}
		if r.Settled != nil {
			l.of("settled").System++
		}
		if right {
			continue
		}
		l.of("false disp.").Correct++
		l.missed("false disp.", "%s %s: %q; %q", r.Attribute, r.Of, r.Sides[0].Words.Text, r.Sides[1].Words.Text)
		for j, g := range l.gold.NotDisputes {
			fooled[j] = fooled[j] || l.sameRivals(g, r)
		}
	}
	return err
}

func (l *line) sameRivals(g goldDispute, r resolve.Rivals) bool {
	if g.Attribute != string(r.Attribute) {
		return false
	}
	says := func(m resolve.Mention, s goldSide) bool {
		return slices.Contains(s.Reports, l.files[m.Report.ID]) && sharesWord(s.Value, m.Words.Text)
	}
	for i, a := range g.Sides {
		for k, b := range g.Sides {
			if i != k && says(r.Sides[0], a) && (says(r.Sides[1], b) || r.Attribute == record.OnHappened && slices.Contains(b.Reports, l.files[r.Sides[1].Report.ID])) {
				return true
			}
		}
	}
	return false
}

// sharesWord reports whether a text has a word of a value, by its beginning, or its number.
func sharesWord(value, words string) bool {
	words = strings.ToLower(words)
	return slices.ContainsFunc(strings.Fields(strings.ToLower(value)), func(w string) bool {
		w = strings.Trim(w, ",;.")
		if w != "" && w[0] >= '0' && w[0] <= '9' {
			return strings.Contains(words, w)
		}
		if slices.Contains(smallNumbers, w) {
			return slices.Contains(strings.FieldsFunc(words, func(r rune) bool { return r < 'a' || r > 'z' }), w)
		}
		return len(w) > 3 && strings.Contains(words, w[:min(5, len(w))])
	})
}

func (l *line) sameDispute(g goldDispute, e *record.Entry, d record.Dispute) bool {
	if g.Attribute != string(d.Attribute) || !slices.Contains(anyOf(g.About.Type), string(e.Type)) {
		return false
	}
	for i, a := range g.Sides {
		for _, b := range g.Sides[:i] {
			for n, x := range d.Sides {
				for _, y := range d.Sides[:n] {
					if l.takes(e, x, a) && l.takes(e, y, b) || l.takes(e, x, b) && l.takes(e, y, a) {
						return true
					}
				}
			}
		}
	}
	return false
}

// takes reports whether a side is told by one of the reports of an expected one.
func (l *line) takes(e *record.Entry, s record.Side, g goldSide) bool {
	return slices.ContainsFunc(s.Members, func(m int) bool { return slices.Contains(g.Reports, l.files[e.Members[m].Report]) })
}

func (l *line) disputed(e *record.Entry, d record.Dispute) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s:", l.tells(e), d.Attribute, d.Of)
	for _, s := range d.Sides {
		fmt.Fprintf(&b, " %q by", s.Value)
		for _, m := range s.Members {
			b.WriteString(" " + l.files[e.Members[m].Report])
		}
		b.WriteString(";")
	}
	return b.String()
}

// findings is what was found, in the gold's format as far as it has one.
func (l *line) findings() any {
	type dispute struct {
		goldDispute
		Of string `json:"of,omitempty"`
	}
	out := struct {
		Line     string            `json:"line"`
		Docket   []goldUndertaking `json:"docket"`
		Entries  [][]goldMention   `json:"entries"`
		Ladders  []goldLadder      `json:"ladders"`
		Disputes []dispute         `json:"disputes"`
	}{Line: l.name, Docket: l.shown}
	for i := range l.entries {
		e := &l.entries[i]
		var group []goldMention
		for _, m := range e.Members {
			group = append(group, l.mention(m))
		}
		ladder := goldLadder{goldHappening: happeningOf(e)}
		if e.When != nil && !e.When.From.IsZero() {
			ladder.When = &goldWindow{e.When.From.String(), e.When.To.String()}
		}
		for _, r := range e.Ladder {
			ladder.Steps = append(ladder.Steps, goldStep{string(r.State), l.files[r.Report]})
		}
		for _, d := range e.Disputes {
			g := goldDispute{About: happeningOf(e), Attribute: string(d.Attribute)}
			for _, s := range d.Sides {
				side := goldSide{Value: s.Value}
				for _, m := range s.Members {
					side.Reports = append(side.Reports, l.files[e.Members[m].Report])
				}
				g.Sides = append(g.Sides, side)
			}
			out.Disputes = append(out.Disputes, dispute{g, d.Of})
		}
		out.Entries, out.Ladders = append(out.Entries, group), append(out.Ladders, ladder)
	}
	return out
}

func (l *line) mention(m record.Member) goldMention {
	file := l.files[m.Report]
	for _, e := range l.reports[file].Events {
		if e.ID == m.Event {
			return goldMention{file, e.Trigger.Text}
		}
	}
	return goldMention{file, ""}
}
