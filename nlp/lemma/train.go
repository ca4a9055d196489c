package lemma

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/nlp/linear"
	"chancery/text"
)

// minTypes is how many different words an ending must have before it gets a rule that differs from its shorter endings'.
const minTypes = 2

// Train learns the rules from Documents with lemmas and tags, and returns them as a file for Load. What score says of
// the lemmatiser that was learned goes into the header.
func Train(docs []*text.Document, h linear.Header, score func(*Lemmatiser) (string, error)) ([]byte, error) {
	c := counts{}
	for _, d := range docs {
		for i := range d.Tokens {
			c.see(&d.Tokens[i])
		}
	}
	c.addRegular(docs)
	c.addVerbs()
	lines := c.rules()
	l, err := unmarshal(marshal(h, lines))
	if err != nil {
		return nil, err
	}
	if h.Scores, err = score(l); err != nil {
		return nil, err
	}
	return marshal(h, lines), nil
}

// counts says how many tokens follow a rule: by group of rules ("ending\tVBD"), folded form and rule ("3\ty").
type counts map[string]map[string]map[string]int

func (c counts) see(t *text.Token) {
	if t.Lemma == "" || t.Lemma == "_" || t.Feat("Typo") == "Yes" || len(t.Form) > maxWord {
		return
	}
	form := straight(t.Form)
	ch, e := rulesFor(form, t.Lemma)
	c.add("case\t"+t.XPOS+"\t"+styleNames[styleOf(form)], form, changeNames[ch])
	tag, form := "ending\t"+shared(t.XPOS), ch.apply(form)
	c.add(tag, form, e.String())
	if v := variant(t.UPOS, t.Feats); v != "" && !isUsual(v, t.XPOS) {
		c.add(tag+"+"+v, form, e.String())
	}
}

// isUsual reports whether a universal tag is what a Penn tag leads one to expect, and so no variant.
func isUsual(upos, xpos string) bool {
	switch xpos {
	case "NN", "NNS":
		return upos == "NOUN"
	case "JJ", "JJR", "JJS":
		return upos == "ADJ"
	}
	return upos == "VERB" && strings.HasPrefix(xpos, "VB")
}

// addRegular adds the regular inflections of the verbs, nouns and short adjectives of docs where docs do not have them, so
// that rare endings are learned from many words: "evoke" says something about "provoked".
func (c counts) addRegular(docs []*text.Document) {
	added := map[string]bool{}
	for _, d := range docs {
		for i := range d.Tokens {
			t := &d.Tokens[i]
			key := t.UPOS + t.Lemma
			if added[key] || len(t.Lemma) < 3 || t.Feat("Typo") == "Yes" || !isWord(t.Lemma) {
				continue
			}
			added[key] = true
			for xpos, form := range regular(t) {
				if group := "ending\t" + xpos; c[group][form] == nil {
					_, e := rulesFor(form, t.Lemma)
					c.add(group, form, e.String())
				}
			}
		}
	}
}

//go:embed verbs.txt
var verbsFile string

// addVerbs adds the inflections of the verbs in verbs.txt, in place of what the treebanks have for them, slips among them.
func (c counts) addVerbs() {
	for line := range strings.Lines(verbsFile) {
		kind, verbs, ok := strings.Cut(strings.TrimSpace(line), " | ")
		switch {
		case !ok || kind[0] == '#':
		case kind == "irregular":
			for parts := range strings.SplitSeq(verbs, "; ") {
				v := strings.Fields(parts)
				c.set("VBD", v[1], v[0])
				if v[2] != v[0] { // the treebanks keep both under VBD, and a participle may look like the base
					c.set("VBD", v[2], v[0])
				}
			}
		default:
			for verb := range strings.FieldsSeq(verbs) {
				for xpos, form := range inflected(verb, kind == "double") {
					c.set(xpos, form, verb)
				}
			}
		}
	}
}

// inflected returns the regular past and participles of a verb, or those with its last consonant doubled.
func inflected(verb string, double bool) map[string]string {
	if !double {
		return inflect(verb)
	}
	stem := verb + verb[len(verb)-1:]
	return map[string]string{"VBD": stem + "ed", "VBG": stem + "ing"}
}

// set makes the ending rule of one form the only one.
func (c counts) set(xpos, form, lemma string) {
	group := "ending\t" + xpos
	delete(c[group], form)
	_, e := rulesFor(form, lemma)
	c.add(group, form, e.String())
}

// shortAdjective is the length, in bytes, up to which adjectives are compared with -er and -est.
const shortAdjective = 6

// regular returns the regular inflections of a word by their Penn tags.
func regular(t *text.Token) map[string]string {
	switch {
	case t.UPOS == "VERB":
		return inflect(t.Lemma)
	case t.UPOS == "NOUN" && t.XPOS == "NN":
		return map[string]string{"NNS": plural(t.Lemma)}
	case t.UPOS == "ADJ" && t.XPOS == "JJ" && len(t.Lemma) <= shortAdjective:
		return compare(t.Lemma)
	}
	return nil
}

// isWord reports whether s is made of small letters only.
func isWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

func (c counts) add(group, form, rule string) {
	if c[group] == nil {
		c[group] = map[string]map[string]int{}
	}
	form = strings.Map(fold, form)
	if c[group][form] == nil {
		c[group][form] = map[string]int{}
	}
	c[group][form][rule]++
}

// String is the edit as it stands in the file.
func (e edit) String() string { return fmt.Sprintf("%d\t%s", e.strip, e.add) }

// rulesFor returns the change and edit that lead from form to lemma with the fewest characters changed; of equal ones
// those that leave the case most alone.
func rulesFor(form, lemma string) (change, edit) {
	best, how, cost := keep, edit{}, -1
	for c := keep; c <= figures; c++ {
		from, to := []rune(c.apply(form)), []rune(lemma)
		same := 0
		for same < min(len(from), len(to)) && from[same] == to[same] {
			same++
		}
		if n := len(from) - same + len(to) - same; cost < 0 || n < cost {
			best, how, cost = c, edit{len(from) - same, string(to[same:])}, n
		}
	}
	return best, how
}

// rules returns the lines of the file.
func (c counts) rules() []string {
	var lines []string
	for name, forms := range c {
		g := group{given: map[string]string{}}
		for form, rules := range forms {
			g.words = append(g.words, word{form, majority(rules)})
		}
		slices.SortFunc(g.words, func(a, b word) int { return cmp.Compare(a.form, b.form) })
		for ending, rule := range g.learn() {
			lines = append(lines, name+"\t"+ending+"\t"+rule+"\n")
		}
	}
	slices.Sort(lines)
	return lines
}

// majority returns the rule with the highest count; of equal ones the one that sorts first.
func majority(counts map[string]int) string {
	best, n := "", 0
	for r, c := range counts {
		if c > n || c == n && r < best {
			best, n = r, c
		}
	}
	return best
}

// word is a folded form with the rule that most of its tokens follow.
type word struct{ form, rule string }

// group is the words that share a set of rules, in order.
type group struct {
	words []word
	given map[string]string // ending -> rule
}

// learn returns a rule for each ending ("-ied") whose words go another way than those of the endings it ends in,
// and for each word ("=went") that its longest ending would lead astray.
func (g *group) learn() map[string]string {
	all := make([]int, len(g.words))
	for i := range all {
		all[i] = i
	}
	g.ending("", all, "")
	rules := map[string]string{}
	for ending, rule := range g.given {
		rules["-"+ending] = rule
	}
	for _, w := range g.words {
		if g.longest(w.form) != w.rule {
			rules["="+w.form] = w.rule
		}
	}
	return rules
}

// ending gives an ending its rule if it needs one, then looks at the endings one character longer.
func (g *group) ending(ending string, words []int, inherited string) {
	counts := map[string]int{}
	for _, i := range words {
		counts[g.words[i].rule]++
	}
	best := majority(counts)
	if ending == "" || best != inherited && counts[best] >= minTypes && counts[best] > counts[inherited] {
		g.given[ending] = best
		inherited = best
	}
	if utf8.RuneCountInString(ending) == maxEnding || counts[inherited] == len(words) {
		return
	}
	longer := map[string][]int{}
	for _, i := range words {
		if stem := strings.TrimSuffix(g.words[i].form, ending); stem != "" {
			_, n := utf8.DecodeLastRuneInString(stem)
			e := stem[len(stem)-n:] + ending
			longer[e] = append(longer[e], i)
		}
	}
	for e, words := range longer {
		g.ending(e, words, inherited)
	}
}

// longest returns the rule of the longest ending of form.
func (g *group) longest(form string) string {
	best := g.given[""]
	at := len(form)
	for n := 0; n < maxEnding && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(form[:at])
		at -= size
		if r, ok := g.given[form[at:]]; ok {
			best = r
		}
	}
	return best
}
