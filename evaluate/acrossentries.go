package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// sameness compares, mention by mention, what stands in one entry. Pairs of which a mention was not found as an event say
// nothing of entries; reach counts them.
func (l *line) sameness() {
	mentions := l.mentions()
	for _, m := range mentions {
		l.of("reach").Gold++
		if len(l.at(m)) > 0 {
			l.of("reach").Correct++
		} else {
			l.missed("reach", "%s | %s", m[0], m[1])
		}
	}
	s := l.of("entries")
	for i, a := range mentions {
		for _, b := range mentions[:i] {
			if len(l.at(a)) == 0 || len(l.at(b)) == 0 {
				continue
			}
			want := l.oneHappening(a, b)
			got := want && l.oneEntry(a, b) || !want && l.whollyOne(a, b)
			if want {
				s.Gold++
			}
			if got {
				s.System++
			}
			switch {
			case want && got:
				s.Correct++
			case want:
				l.missed("entries", "TORN %s | %s | %s", b, a, l.both(b, a))
			case got:
				l.missed("entries", "MERGED %s | %s | %s", b, a, l.both(b, a))
			}
		}
	}
	l.apart()
}

// apart counts the pairs that must not come to stand in one entry.
func (l *line) apart() {
	s := l.of("apart")
	for _, pair := range l.gold.Distinct {
		if len(l.at(pair[0])) > 0 && len(l.at(pair[1])) > 0 {
			s.Gold++
			if !l.oneEntry(pair[0], pair[1]) {
				s.Correct++
			} else {
				l.missed("apart", "MERGED %s | %s | %s", pair[0], pair[1], l.both(pair[0], pair[1]))
			}
		}
	}
}

func (l *line) mentions() []goldMention {
	var out []goldMention
	for _, m := range slices.Concat(append(slices.Clone(l.gold.Entries), l.gold.Distinct...)...) {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func (l *line) oneHappening(a, b goldMention) bool {
	return slices.ContainsFunc(l.gold.Entries, func(group []goldMention) bool { return slices.Contains(group, a) && slices.Contains(group, b) })
}

func (l *line) oneEntry(a, b goldMention) bool {
	theirs := l.entriesAt(b)
	return slices.ContainsFunc(l.entriesAt(a), func(e int) bool { return slices.Contains(theirs, e) })
}

// whollyOne reports whether each event at either mention is in an entry with one at the other: of "denied that they attacked" the denial
// need not be the attack.
func (l *line) whollyOne(a, b goldMention) bool {
	within := func(from, to goldMention) bool {
		theirs := l.entriesAt(to)
		return !slices.ContainsFunc(l.at(from), func(e *record.Event) bool {
			return !slices.ContainsFunc(l.in[e.ID], func(i int) bool { return slices.Contains(theirs, i) })
		})
	}
	return within(a, b) && within(b, a)
}

func (l *line) entriesAt(m goldMention) []int {
	var out []int
	for _, e := range l.at(m) {
		out = append(out, l.in[e.ID]...)
	}
	return out
}

func (l *line) both(a, b goldMention) string { return l.readings(a) + " <> " + l.readings(b) }

// readings says how the events at a mention were read.
func (l *line) readings(m goldMention) string {
	var out []string
	for _, e := range l.at(m) {
		for _, i := range l.in[e.ID] {
			out = append(out, fmt.Sprintf("%s %s %q in %s", e.Status, days(e.When), e.Trigger.Text, l.tells(&l.entries[i])))
		}
	}
	return strings.Join(out, " & ")
}

// tells is an entry in a few words.
func (l *line) tells(e *record.Entry) string {
	h := happeningOf(e)
	trigger := ""
	for _, ev := range l.reports[l.files[e.Members[0].Report]].Events {
		if ev.ID == e.Members[0].Event {
			trigger = ev.Trigger.Text
		}
	}
	return fmt.Sprintf("[%s %.6s %s %q>%q %s %q due %s, %d members]", e.Key, e.ID, e.State, h.Actor, h.Recipient, days(e.When), trigger, days(e.Due), len(e.Members))
}

func days(t *record.Time) string {
	if t == nil || t.From.IsZero() {
		return "undated"
	}
	if t.From == t.To {
		return t.From.String()
	}
	return t.From.String() + ".." + t.To.String()
}

// ladders compares the rungs of each expected ladder with those of the entry that has most of them.
func (l *line) ladders() {
	s := l.of("rungs")
	for _, want := range l.gold.Ladders {
		if want.Core != nil && !*want.Core {
			continue
		}
		best, e := 0, (*record.Entry)(nil)
		for i := range l.entries {
			if one := &l.entries[i]; want.answersTo(one) {
				if n := l.rungs(want, one); n > best {
					best, e = n, one
				}
			}
		}
		s.Gold += len(want.Steps)
		s.Correct += best
		says := "no entry"
		if e != nil {
			s.System += len(e.Ladder)
			says = l.climbed(e)
		}
		if best < len(want.Steps) {
			l.missed("rungs", "%d of %d, %v %v | %s", best, len(want.Steps), want.goldHappening, want.Steps, says)
		}
	}
}

// rungs counts the expected rungs that an entry has. That a plan lapsed is told by its days alone.
func (l *line) rungs(want goldLadder, e *record.Entry) int {
	n := 0
	for _, step := range want.Steps {
		has := slices.ContainsFunc(e.Ladder, func(r record.Rung) bool {
			again := step.Status == "planned" && r.State == record.IsPostponed
			return (string(r.State) == step.Status || again) && (l.files[r.Report] == step.Report || l.sameDay(l.files[r.Report], step.Report))
		})
		lapsed := step.Status == "lapsed" && e.Planned && (e.State == record.IsPlanned || e.State == record.IsProposed || e.State == record.IsPostponed)
		if has || lapsed {
			n++
		}
	}
	return n
}

func (l *line) climbed(e *record.Entry) string {
	var b strings.Builder
	b.WriteString(l.tells(e))
	for _, r := range e.Ladder {
		fmt.Fprintf(&b, " %s %s %v;", r.State, l.files[r.Report], r.Changed)
	}
	return b.String()
}
