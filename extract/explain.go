package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Explain is Extract, and says of each event why it is recorded as it is.
func (x *Extractor) Explain(d *text.Document) (*record.Report, []record.Explanation) {
	r, reading := x.read(d, true)
	all := make([]record.Explanation, len(r.Events))
	for i := range r.Events {
		all[i] = x.explanation(reading, reading.found[i], &r.Events[i])
	}
	return r, all
}

// explanation puts together what was noted while event e was read from finding f.
func (x *Extractor) explanation(r *reading, f *finding, e *record.Event) record.Explanation {
	b := &explainer{x: x, reading: r, finding: f, event: e}
	b.trigger()
	b.noted("actor")
	b.takenOver("actor", e.Actors)
	b.noted("recipient")
	b.takenOver("recipient", e.Recipients)
	b.noted("status")
	b.stance()
	b.time()
	b.places()
	b.noted("source")
	group, _, _ := Buckets(e)
	b.add(step{"confidence", -1, -1, fmt.Sprintf("%.2f: how often what is like %q was right on development data; its status %.2f, its sources %.2f",
		e.Confidence, group, e.StatusConfidence, e.SourceConfidence), ""})
	return record.Explanation{Event: e, Steps: b.steps}
}

// An explainer turns notes about tokens into steps in words.
type explainer struct {
	x *Extractor
	*reading
	*finding
	event *record.Event
	steps []record.Step
}

// add adds a step as readers see it.
func (b *explainer) add(s step) {
	out := record.Step{What: s.what, Says: s.says, Rule: b.x.line(s.rule)}
	if s.at >= 0 {
		out.Words = b.quote(b.Tokens[s.at].Span)
		if s.from >= 0 && s.from != s.at {
			out.Arcs = b.arcs(s.from, s.at)
		}
	}
	b.steps = append(b.steps, out)
}

// noted adds what was noted for each of the kinds of step.
func (b *explainer) noted(kinds ...string) {
	for _, k := range kinds {
		for _, s := range b.finding.steps {
			if s.what == k {
				b.add(s)
			}
		}
		if k == "status" {
			b.add(step{"status", -1, -1, "in all: " + string(b.event.Status), ""})
		}
	}
}

// takenOver adds the actors that no slot of the trigger has given: other words of the report tell them.
func (b *explainer) takenOver(what string, actors []record.Actor) {
	for i := range actors {
		name := nameOf(&actors[i])
		if !slices.ContainsFunc(b.finding.steps, func(s step) bool { return s.what == what && strings.Contains(s.says, name) }) {
			b.steps = append(b.steps, record.Step{What: what, Words: actors[i].Quote, Says: name + ", from another telling of the deed"})
		}
	}
}

// trigger adds the word that tells of the event, what its pattern asked for, and the light verb that carries it.
func (b *explainer) trigger() {
	t := b.token
	b.add(step{"event", -1, t, fmt.Sprintf("%s %q: pattern %q tells of %s", strings.ToLower(b.Tokens[t].UPOS), b.key(t), b.entry.pattern, kindOf(b.event)), b.entry.rule})
	for _, k := range b.also {
		b.add(step{"event", t, k, "asked for by the pattern", ""})
	}
	if v := b.light.verb; v >= 0 && v != t {
		b.add(step{"event", t, v, "light verb: its subject is " + roleOfLight[b.light.kind], b.x.supportRule(b.reading, v, b.carried(t), b.light.kind)})
	}
}

func kindOf(e *record.Event) string { return strings.TrimSpace(string(e.Type) + " " + e.Mode) }

// roleOfLight says what the kinds of light verb make of their subject.
var roleOfLight = map[string]string{holder: "who does it", target: "who suffers it", happen: "what happens", stopped: "what comes to an end, or who ends it"}

// supportRule returns the line of support.txt that makes v a light verb of the kind for noun n.
func (x *Extractor) supportRule(r *reading, v, n int, kind string) string {
	rule, size := "", -1
	for _, m := range x.support[strings.ToLower(r.Tokens[v].Lemma)] {
		if m.value == kind && len(m.others) > size && r.has(v, n, m.others) {
			rule, size = m.rule, len(m.others)
		}
	}
	return rule
}

// stance adds what the innermost source makes of the status.
func (b *explainer) stance() {
	if n := len(b.event.Sources); n > 0 && b.event.Sources[n-1].Stance != record.Asserts {
		b.add(step{"status", -1, -1, "its innermost source " + string(b.event.Sources[n-1].Stance) + " it", ""})
	}
}

// time adds the time expression and the way to it.
func (b *explainer) time() {
	w := b.event.When
	if w == nil {
		b.add(step{"when", -1, -1, "no time expression is tied to the event", ""})
		return
	}
	first, last := b.TokensIn(w.Span)
	head := b.timexHead(first)
	s := record.Step{What: "when", Words: w.Quote, Says: strings.TrimSpace(w.Value + " " + days(w))}
	if first < last && b.Tokens[head].Sentence == b.Tokens[b.token].Sentence {
		s.Arcs = b.arcs(b.token, head)
	} else {
		s.Says += ", told of the same event elsewhere"
	}
	b.steps = append(b.steps, s)
}

func days(t *record.Time) string {
	switch {
	case t.From.IsZero():
		return ""
	case t.From == t.To:
		return "(" + t.From.String() + ")"
	}
	return "(" + t.From.String() + " to " + t.To.String() + ")"
}

// places adds the places and the ways to them.
func (b *explainer) places() {
	for _, p := range b.event.Places {
		first, last := b.TokensIn(p.Span)
		s := record.Step{What: "where", Words: p.Quote, Says: strings.Join(append([]string{p.Name}, p.Countries...), " ")}
		for k := first; k < last; k++ {
			if h := b.Tokens[k].Head; h < first || h >= last {
				s.Arcs = b.arcs(b.token, k)
			}
		}
		b.steps = append(b.steps, s)
	}
}

// noteSlot notes in which slot of trigger t token i was found, and whom it stands for.
func (r *reading) noteSlot(t *trigger, i int, slot string, recipient bool, found []record.Actor) {
	if r.steps == nil {
		return
	}
	what := "actor"
	if recipient {
		what = "recipient"
	}
	var names []string
	for _, a := range found {
		names = append(names, nameOf(&a))
	}
	r.note(step{what, t.token, i, "slot " + slot + ": " + strings.Join(names, ", "), ""})
}

// noteSource notes through whom trigger t is told.
func (r *reading) noteSource(t *trigger, a *attribution) {
	if r.steps == nil {
		return
	}
	says := strings.TrimSpace(string(r.sourceKind(a)) + " " + nameOf(&a.actor) + " " + a.stance.String())
	if a.cueToken < 0 {
		says += ", carrying on"
	}
	r.note(step{"source", t.token, a.cueToken, says, a.rule})
}

// nameOf says who an actor is, by name, else by country and sector, else by the words.
func nameOf(a *record.Actor) string {
	who := cmp.Or(a.Name, a.Text)
	if of := strings.TrimSpace(a.Country + " " + string(a.Sector)); of != "" {
		who += " (" + of + ")"
	}
	return strings.Join(strings.Fields(who), " ")
}

// noteBelow notes what word c below v does to the status, by the place of status.txt in which it is listed.
func (x *Extractor) noteBelow(r *reading, place string, v, c int) {
	if r.steps == nil {
		return
	}
	for _, word := range []string{strings.ToLower(r.Tokens[c].Form), strings.ToLower(r.Tokens[c].Lemma)} {
		if effect := x.effects.below[place][word]; effect != "" {
			r.note(step{"status", v, c, effect, x.effects.rules[[2]string{place, word}]})
			return
		}
	}
}

// line returns the line of a file that a rule names.
func (x *Extractor) line(rule string) record.Line {
	l := record.Line{Place: rule, Text: x.lexicon.texts[rule]}
	i := strings.LastIndexByte(rule, ':')
	if i < 0 || l.Text != "" {
		return l
	}
	n := 0
	fmt.Sscan(rule[i+1:], &n)
	for _, f := range x.files {
		if lines := strings.Split(f.Content, "\n"); f.Name == rule[:i] && 0 < n && n <= len(lines) {
			l.Text = strings.Join(strings.Fields(lines[n-1]), " ")
			return l
		}
	}
	return l
}

// arcs writes the way through the tree from token a to token b: "visit ←xcomp– plans –nsubj→ minister". It is empty if
// they stand in different sentences.
func (r *reading) arcs(a, b int) string {
	var above []int // a and the tokens above it
	for i := a; i >= 0; i = r.Tokens[i].Head {
		above = append(above, i)
	}
	var down []int // b and the tokens above it, up to one that is above a too
	top := -1
	for i := b; i >= 0 && top < 0; i = r.Tokens[i].Head {
		if top = slices.Index(above, i); top < 0 {
			down = append(down, i)
		}
	}
	if top < 0 {
		return ""
	}
	var w strings.Builder
	w.WriteString(r.Tokens[a].Form)
	for i := 1; i <= top; i++ {
		fmt.Fprintf(&w, " ←%s– %s", r.Tokens[above[i-1]].Deprel, r.Tokens[above[i]].Form)
	}
	for _, i := range slices.Backward(down) {
		fmt.Fprintf(&w, " –%s→ %s", r.Tokens[i].Deprel, r.Tokens[i].Form)
	}
	return w.String()
}
