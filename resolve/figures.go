package resolve

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// numbered is what is told of one number.
type numbered struct {
	of   string
	told []telling
}

// sameNews is how many days apart two reports may be and still give rival numbers; later a number may have changed.
const sameNews = 1

// figureOf is a number that one source gives of an entry.
type figureOf struct {
	count
	member int
	source string // who says so, "" if it is not told
	beside bool   // it is told beside what others say
}

// figures lists the numbers of the members' sentences, and of the accounts beside them.
func (d *draft) figures() []figureOf {
	var out []figureOf
	for i, v := range d.members {
		if !done(v.state) {
			continue
		}
		var told []count
		add := func(words, source string, beside bool) {
			counts := countsIn(words)
			if len(counts) == 0 {
				counts = bareCounts(words, told)
			}
			for _, c := range counts {
				out = append(out, figureOf{c, i, source, beside})
			}
			told = append(told, counts...)
		}
		for k, part := range voices(v.Event.Evidence.Text) {
			add(part.words, firstOf(part.source, sourceOf(v)), k > 0)
		}
		for _, a := range v.Event.Accounts {
			if !a.Denies && !a.Corrects {
				add(a.Text, firstOf(a.Source.ID, a.Source.Text), true)
			}
		}
	}
	return out
}

// voice is a part of a sentence, and who says it, "" if it does not say.
type voice struct{ words, source string }

// anotherVoice is where another begins to speak in a sentence: "12 were held; the opposition spoke of 60".
var anotherVoice = regexp.MustCompile(`(?i)[;,]\s+(?:but |while |whereas |and |though |although )?((?:the )?[\pL][\pL'’ -]{1,60}?) (?:says?|said|spoke of|speaks? of|talks? of|talked of|puts?|counted|counts|gave|gives|reported|reports|claims?|claimed|estimates?|estimated)\b`)

// voices cuts a sentence where another begins to speak and gives a number; "…, the ministry said." at its end gives none.
func voices(sentence string) []voice {
	at := anotherVoice.FindAllStringSubmatchIndex(sentence, -1)
	for _, m := range slices.Backward(at) {
		if len(countsIn(sentence[m[1]:])) > 0 || someNumber(sentence[m[1]:]) {
			return []voice{{sentence[:m[0]], ""}, {sentence[m[0]:], sentence[m[2]:m[3]]}}
		}
	}
	return []voice{{sentence, ""}}
}

// numbers collects the numbers that cannot all be right at one time.
func (d *draft) numbers(origins []int) []numbered {
	var order []string
	by := map[string][]figureOf{}
	for _, f := range d.figures() {
		if harmed[f.of] && Family(d.typ) != "assault" {
			continue // those who were hit are told of the attack, in the same sentence
		}
		if by[f.of] == nil {
			order = append(order, f.of)
		}
		by[f.of] = append(by[f.of], f)
	}
	var out []numbered
	for _, of := range order {
		rival := func(a figureOf) bool {
			return slices.ContainsFunc(by[of], func(b figureOf) bool {
				other := a.source != b.source && (a.source != "" && b.source != "" || a.beside && a.source != "" || b.beside && b.source != "")
				return (origins[a.member] != origins[b.member] || other) && !d.rose(a.count, b.count, a.member, b.member) && differ(a.count, b.count)
			})
		}
		n := numbered{of: of}
		for _, f := range by[of] {
			if rival(f) {
				n.told = append(n.told, telling{f.member, origins[f.member], amount(f.count)})
			}
		}
		out = append(out, n)
	}
	return out
}

// harmed are the counts of those who were hit.
var harmed = set("killed wounded missing")

// rose reports whether the later of two numbers may be news of more, or the two are too far apart to be rivals.
func (d *draft) rose(a, b count, i, j int) bool {
	if d.members[i].published > d.members[j].published {
		a, b, i, j = b, a, j, i
	}
	days := d.members[j].published - d.members[i].published
	return days > sameNews || days > 0 && b.value > a.value && a.value > 0 && tolls[a.of] // "nobody" is no toll that rises
}

// tolls are the counts that rise while the news comes in.
var tolls = set("killed wounded missing held")

func sourceOf(v *view) string {
	if len(v.Event.Sources) == 0 {
		return ""
	}
	return firstOf(v.Event.Sources[0].Actor.ID, v.Event.Sources[0].Actor.Text)
}

var boundWords = map[bound]string{atLeast: "at least ", atMost: "up to ", roughly: "about "}

func amount(c count) string {
	return fmt.Sprint(boundWords[c.bound], strconv.FormatFloat(c.value, 'f', -1, 64))
}
