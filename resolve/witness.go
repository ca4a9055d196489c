package resolve

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/record"
)

// Bench is what superlatives are judged by where no entry decides: the sentences of reports that have to do with the same parties.
type Bench struct {
	sentences []witness
	countries map[string]string // by the stems of words that stand for one in these reports: "swedi" is SWE
}

// witness is a sentence with what it may prove.
type witness struct {
	Mention
	window    string // with the sentence before, that names those whom it calls "they"
	said      words  // of the window
	names     words  // in the window: countries by their codes, others by their stems
	acts      words  // of the sentence alone
	years     []int
	published int
}

// NewBench prepares reports. They must hold their events.
func NewBench(reports []*record.Report) *Bench {
	b := &Bench{countries: map[string]string{}}
	for _, r := range reports {
		for _, e := range r.Events {
			for _, a := range slices.Concat(e.Actors, e.Recipients) {
				b.learn(a)
			}
		}
	}
	for _, r := range reports {
		before := ""
		for _, q := range sentencesOf(r) {
			window := before + " " + q.Text
			b.sentences = append(b.sentences, witness{Mention{r, q}, window, contentWords(window), b.names(window), actsOf(contentWords(q.Text)),
				yearsIn(q.Text), number(r.Published.Day)})
			before = q.Text
		}
	}
	return b
}

// learn notes which country the words of an actor stand for, but for the names of persons and offices: "Swedish" in "Swedish Prime
// Minister Ada Lind".
func (b *Bench) learn(a record.Actor) {
	if countryAmong(a.Country) == "" || a.Country == "IGO" || a.Country == "NGO" || a.Country == "MNC" {
		return
	}
	own := contentWords(a.Role)
	if a.Sector != "" {
		own = union(own, contentWords(a.Name))
	}
	for _, w := range properTokens(a.Text + " " + a.Name) {
		key := cut(strings.ToLower(w))
		switch known, seen := b.countries[key]; {
		case slices.Contains(own, key) || offices[key]:
		case seen && known != a.Country:
			b.countries[key] = "" // it stands for two
		default:
			b.countries[key] = a.Country
		}
	}
}

// offices are the stems of titles, which are written like names.
var offices = stems("president prime minister chancellor premier secretary foreign defence defense interior vice deputy king queen senator ambassador general mayor head state government parliament army")

func stems(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[cut(w)] = true
	}
	return out
}

// properTokens are the words that begin with a capital.
func properTokens(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !calendar[strings.ToLower(w)] {
			out = append(out, w)
		}
	}
	return out
}

// names are those of a piece of text, countries by their codes.
func (b *Bench) names(s string) words {
	var out words
	for _, w := range properTokens(s) {
		key := cut(strings.ToLower(w))
		code := b.countries[key]
		if code == "" && (len(w) < 3 && w != strings.ToUpper(w) || functionWords[strings.ToLower(w)] || offices[key]) {
			continue
		}
		out = append(out, firstOf(code, key))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var yearWords = regexp.MustCompile(`\b(1[89]|2[01])\d\d\b`)

func yearsIn(s string) []int {
	var out []int
	for _, y := range yearWords.FindAllString(s, -1) {
		if n, err := strconv.Atoi(y); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// claimActs are the acts of which superlatives are claimed, by the stems of their words.
var claimActs = kindsOf(map[string]string{
	"journey": "visit visitor trip journey tour travel arrive landed stopped foot went flew",
	"pact":    "treaty agreement accord pact deal contract truce ceasefire sign concluded",
	"loan":    "loan lend credit grant aid donate gift",
	"trade":   "sale sell purchase buy deliver export import",
	"attack":  "attack raid bomb explosion blast shoot assault strike massacre killed",
	"arrest":  "arrest detain jail", "talks": "meeting met talks summit", "ratify": "ratify ratification",
	"vote": "election vote referendum", "protest": "protest demonstration march rally", "sanction": "sanctions embargo", "exercise": "exercise manoeuvre drill",
})

// actsOf are the acts that words name.
func actsOf(list words) words {
	var out words
	for _, w := range list {
		if act := claimActs[w]; act != "" {
			out = append(out, act)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ofAnyClaim are the stems of words that make a superlative, or count, and say nothing of what it is of.
var ofAnyClaim = stems(`first second third fourth fifth largest biggest highest deadliest bloodiest heaviest worst ever since time day week month year years decades
	country countries sides set given made received held history record more than any before until then`)

// qualities are the words of a claim that any other of its kind must have, too: "state" of "the first state visit".
func (s Superlative) qualities() words {
	proper := properTokens(s.Words)
	return slices.DeleteFunc(contentWords(s.Words), func(w string) bool {
		return claimActs[w] != "" || ofAnyClaim[w] || w[0] >= '0' && w[0] <= '9' || calendar[w] || slices.ContainsFunc(proper, func(p string) bool { return cut(strings.ToLower(p)) == w })
	})
}

// parties are whom a claim is about: those that it names, or else the countries of its entry, if they are two at least.
func (b *Bench) parties(s *Boast) words {
	names := b.names(s.Words)
	if s.Own && s.Entry != nil {
		for _, a := range s.Entry.Actors {
			names = union(names, b.names(a.Name))
		}
		return names
	}
	if len(names) > 0 || s.Entry == nil {
		return names
	}
	all := words(distinct(codes(slices.Concat(s.Entry.Actors, s.Entry.Recipients))))
	if len(all) < 2 {
		return nil
	}
	return all
}

// sameRole are words by which a report speaks of another holder of an office without naming it.
var sameRole = regexp.MustCompile(`(?i)\b(predecessor|successor|head of state|head of government)s?\b`)

// fits reports whether a sentence tells of another act of the kind of which something is claimed: the same act, all parties, all that the
// claim says of it. Another claim of a first is none, nor what is only to come or was not.
func (b *Bench) fits(w *witness, s *Boast) bool {
	acts, parties := actsOf(contentWords(s.Words)), b.parties(s)
	if w.Report.ID == s.Report.ID && w.Words.Overlaps(s.Sentence.Span) || len(acts) == 0 || acts.shared(w.acts) == 0 || len(parties) == 0 || notYet.MatchString(w.Words.Text) {
		return false
	}
	its := b.whither(w.Words.Text)
	if its == nil {
		its = b.whither(w.window)
	}
	if to := b.whither(s.Words); len(to) > 0 && len(its) > 0 && to.shared(its) == 0 {
		return false // a visit from there is another one
	}
	role := sameRole.MatchString(w.window)
	missing := len(parties) - parties.shared(w.names)
	if missing > 0 && !(role && missing == 1 && parties.shared(w.names) > 0) {
		return false
	}
	for _, q := range s.qualities() {
		if !slices.Contains(w.said, q) && !(role && offices[q]) {
			return false
		}
	}
	return true
}

// whither are the names of what something goes to, or is in.
func (b *Bench) whither(s string) words {
	var out words
	for _, m := range goal.FindAllStringSubmatch(s, -1) {
		out = union(out, b.names(m[1]))
	}
	return out
}

var goal = regexp.MustCompile(`\b(?:to|in|visit|visited|visits|set foot in) (?:the )?([A-Z][\w-]+)`)

var notYet = regexp.MustCompile(`\b(will|would|must|should|may|might|[Nn]ever|not|[Nn]o|plans?|wants?|hopes?)\b`)
