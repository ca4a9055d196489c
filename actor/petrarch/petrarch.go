// Package petrarch reads actor and agent dictionaries of the PETRARCH and TABARI coders as they are, and codes noun
// phrases by them: in go the words of a phrase and the day of its report, out comes a code such as USAGOV.
//
// A dictionary is text, a pattern a line, in capitals, its words joined by "_" or blanks, its code in brackets:
//
//	ARGUNDIA [AGD]                       an actor
//	+ARGUNDIAN                           another name of the actor above
//	OTTO_BELLARD                         an actor whose code changes with time
//		[AGDELI <890301]                 before a day
//		[AGDGOV 890301-940630]           from a day to a day
//		[AGDOPP >940701]                 from a day on
//	MINISTER [~GOV]                      an agent: its code follows that of the actor in the phrase
//	AID_AGENCY {AID_AGENCIES} [NGO~]     an agent whose code goes before, with its plural; {} if it has none
//	!PERSON! = MAN, WOMAN, MEN, WOMEN    a set that patterns stand for: SPOKES!PERSON!
//
// "#" opens a comment, and so does "<!--" up to "-->". Days are YYMMDD or YYYYMMDD; years of two digits below 30 are
// of this century. The code --- marks what is no actor. A pattern matches whole words, in any case.
package petrarch

import (
	"slices"
	"strings"
	"unicode"

	"chancery/text"
)

// Dictionary holds the actors and agents of all files read into it. Reading done, it is safe for concurrent use.
type Dictionary struct {
	actors, agents map[string][]pattern // by first word, the longest first
	sets           map[string][]string  // "PERSON" to its words
}

// A pattern is the words of an actor or agent with its codes.
type pattern struct {
	words []string
	codes []dated
	order int // of reading: of equally long patterns the first read counts
}

// A dated code holds from a day to a day; zero days are open.
type dated struct {
	code     string
	from, to text.Day
}

// New returns an empty dictionary.
func New() *Dictionary {
	return &Dictionary{map[string][]pattern{}, map[string][]pattern{}, map[string][]string{}}
}

// A Match is a range of words that an actor's pattern covers.
type Match struct{ First, Last int }

// Actors returns the longest actors at each place of the words, from left to right, not overlapping.
func (d *Dictionary) Actors(words []string) []Match {
	folded := foldAll(words)
	var found []Match
	for i := 0; i < len(folded); {
		p := longest(d.actors, folded[i:])
		if p == nil {
			i++
			continue
		}
		if !slices.ContainsFunc(p.codes, func(c dated) bool { return c.code == "---" }) {
			found = append(found, Match{i, i + len(p.words)})
		}
		i += len(p.words)
	}
	return found
}

// Code returns the codes of whom a phrase names on a day: that of the first actor in it, with what other names and agents
// add; "---" stands where the phrase has an agent and no actor. Several only for a code such as "FRA/GBR"; nil if the
// dictionary knows nothing of the phrase.
func (d *Dictionary) Code(words []string, on text.Day) []string {
	folded := foldAll(words)
	actor, before, after := "", "", []string(nil)
	for i := 0; i < len(folded); {
		a, g := longest(d.actors, folded[i:]), longest(d.agents, folded[i:])
		code := a.code(on)
		switch {
		case code != "" && (g == nil || len(a.words) >= len(g.words)):
			if actor == "" {
				actor = code
			} else if len(actor) >= 3 && strings.HasPrefix(code, actor[:3]) {
				after = append(after, chunks(code[3:])...)
			}
			i += len(a.words)
		case g != nil:
			agent := g.code(on)
			if rest, ok := strings.CutPrefix(agent, "~"); ok {
				after = append(after, chunks(rest)...)
			} else if before == "" {
				before = strings.TrimSuffix(agent, "~")
			}
			i += len(g.words)
		default:
			i++
		}
	}
	return compose(actor, before, after)
}

// compose joins the code of an actor with those of its agents, none twice.
func compose(actor, before string, after []string) []string {
	if actor == "" && before == "" && len(after) == 0 {
		return nil
	}
	if actor == "" && before == "" {
		actor = "---"
	}
	var all []string
	for _, one := range strings.Split(actor, "/") {
		for _, c := range after {
			if !slices.Contains(chunks(one), c) {
				one += c
			}
		}
		all = append(all, before+one)
	}
	return all
}

// chunks cuts a code into its parts of three letters.
func chunks(code string) []string {
	var out []string
	for len(code) > 3 {
		out, code = append(out, code[:3]), code[3:]
	}
	if code != "" {
		out = append(out, code)
	}
	return out
}

// code returns the code that holds on a day: one that is bound to time if the day lies in it, else one that is not; ""
// if none holds or the pattern marks what is no actor.
func (p *pattern) code(on text.Day) string {
	if p == nil {
		return ""
	}
	open := ""
	for _, c := range p.codes {
		switch {
		case c.from.IsZero() && c.to.IsZero():
			open = c.code
		case !on.IsZero() && !on.Before(c.from) && (c.to.IsZero() || !c.to.Before(on)):
			return c.code
		}
	}
	if open == "---" {
		return ""
	}
	return open
}

// longest returns the longest pattern at the beginning of words, nil if none stands there.
func longest(patterns map[string][]pattern, words []string) *pattern {
	list := patterns[words[0]]
	for i := range list {
		if p := &list[i]; len(p.words) <= len(words) && slices.Equal(p.words, words[:len(p.words)]) {
			return p
		}
	}
	return nil
}

// foldAll folds words, keeping their number.
func foldAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fold(w)
	}
	return out
}

// fold brings a word to the form in which words are compared: small letters without full stops.
func fold(w string) string {
	return strings.ToLower(strings.ReplaceAll(w, ".", ""))
}

// Words cuts text or a pattern into the words that are compared: at blanks, "_", hyphens, apostrophes.
func Words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && r != '.' && r != '&'
	})
}

// Meant returns a phrase without the compounds that name somebody else than whom it means: "pro-Russian rebels", "US-backed fighters".
func Meant(phrase string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(phrase), func(w string) bool {
		first, _, compound := strings.Cut(w, "-")
		last := w[strings.LastIndex(w, "-")+1:]
		participle := strings.HasSuffix(last, "ed") && last == strings.ToLower(last) // not "al-Sayed"
		return compound && (participle || strings.EqualFold(first, "pro") || strings.EqualFold(first, "anti") || last == "held" || last == "run")
	}), " ")
}

// Bodies is a dictionary of organisations of states, with CAMEO's codes for them, for whoever has dictionaries of countries only.
const Bodies = `
UNITED_NATIONS [IGOUNO]
+UN
EUROPEAN_UNION [IGOEUREEC]
+EU
NORTH_ATLANTIC_TREATY_ORGANIZATION [IGOWSTNAT]
+NATO
`
