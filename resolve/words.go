package resolve

import (
	"slices"
	"strings"
	"unicode"
)

// words are the content words of a piece of text, cut to stems, sorted, each once.
type words []string

// stem is how many letters of a word are compared, without its ending: "sign", "signed" and "signing" fall together, and so do
// "withdraw" and "withdrawal".
const stem = 5

// irregular are forms that have little in common with their verb.
var irregular = formsOf(map[string]string{
	"sell": "sold sale sales", "give": "gave given gift", "meet": "met", "pay": "paid payment", "send": "sent", "shoot": "shot",
	"hold": "held", "begin": "began begun", "die": "died dead death deaths", "fly": "flew flown flight", "free": "freed", "buy": "bought",
	"leave": "left", "take": "took taken", "strike": "struck", "fight": "fought", "lend": "lent loan", "speak": "spoke spoken speech",
})

// formsOf maps each form to its verb.
func formsOf(list map[string]string) map[string]string {
	out := map[string]string{}
	for verb, forms := range list {
		for _, f := range strings.Fields(forms) {
			out[f] = verb
		}
	}
	return out
}

func contentWords(texts ...string) words {
	var out words
	for _, s := range texts {
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(w) > 2 && !functionWords[w] {
				out = append(out, cut(w))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cut takes the ending off a word and shortens it to its first letters; it never cuts a letter in two.
func cut(w string) string {
	if verb := irregular[w]; verb != "" {
		w = verb
	}
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if len(w)-len(ending) > 3 && strings.HasSuffix(w, ending) && !strings.HasSuffix(w, "ss") {
			w = strings.TrimSuffix(w, ending)
			break
		}
	}
	w = strings.TrimSuffix(w, "e")
	n := 0
	for i := range w {
		if n == stem {
			return w[:i]
		}
		n++
	}
	return w
}

// shared counts the words that both have.
func (w words) shared(o words) int {
	n := 0
	for i, j := 0, 0; i < len(w) && j < len(o); {
		switch {
		case w[i] == o[j]:
			n, i, j = n+1, i+1, j+1
		case w[i] < o[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// overlap is the part of the smaller set that the other has too, 0 if one is empty.
func (w words) overlap(o words) float64 {
	if len(w) == 0 || len(o) == 0 {
		return 0
	}
	return float64(w.shared(o)) / float64(min(len(w), len(o)))
}

// jaccard is the part of both together that both have.
func (w words) jaccard(o words) float64 {
	n := w.shared(o)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(w)+len(o)-n)
}

// functionWords say nothing of what is told; most of them are too short to matter.
var functionWords = set(`the and for with from that this these those has have had was were been being are his her its their our your
	who whom whose which what when where while will would shall should may might can could must not but nor yet than then
	into onto upon over under about after before during between against among within without through said says say told
	also more most much many such some any all both each other another there here they them she him you one two new`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
