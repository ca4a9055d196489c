package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Claim is a number that a speaker gives in one report.
type Claim struct {
	Report  string // id
	Day     text.Day
	Words   record.Quote
	Value   float64
	Bound   string // "at least ", "about "; empty if exact
	speaker string
	of      string
	about   words
}

// Series is what one speaker claims again and again with a changing number: six wars ended, then seven, then eight.
type Series struct {
	Speaker record.Actor
	Of      string  // the stem of what is counted
	Claims  []Claim // in order of publication; at least two values, from at least two reports
}

// Said is something that a speaker said in a report: a statement's content, or an event that rests on the speaker.
type Said struct {
	Report  string
	Day     text.Day
	Speaker record.Actor
	Words   record.Quote
}

// claiming are the words by which a sentence hands on what somebody says of himself: "she counts", "once more that he had".
var claiming = regexp.MustCompile(`(?i)\b(say|says|said|saying|tell|tells|told|claim|claims|claimed|count|counts|counted|boast|boasts|boasted|repeat|repeats|repeated|insist|insists|insisted|mention|mentions|mentioned|maintain|maintains|maintained|speak|speaks|spoke|credit|credits|credited)\b`)

// Claimed reports whether the sentence of an event hands on what somebody claims.
func Claimed(e *record.Event) bool { return claiming.MatchString(e.Evidence.Text) }

// Titles are what reports call somebody without the name: "US President" of "US President Ada Lind". One that does not say of what country
// or body may be anybody's.
func Titles(said []Said) []string {
	var out []string
	ofSome := func(w string) bool { return !offices[cut(strings.ToLower(w))] }
	for _, s := range said {
		title := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.Join(strings.Fields(s.Speaker.Text), " "), "the "), s.Speaker.Name))
		if s.Speaker.Name != "" && title != "" && len(title) < len(s.Speaker.Text) && strings.Contains(title, " ") && slices.ContainsFunc(properTokens(title), ofSome) && !slices.Contains(out, title) {
			out = append(out, title)
		}
	}
	slices.Sort(out)
	return out
}

// SaidByTitle finds the sentences that hand on a claim of somebody whom they call by a title alone: "the US president, who counts".
func SaidByTitle(reports []*record.Report, titles []string, speaker record.Actor) []Said {
	var out []Said
	for _, title := range titles {
		claims := regexp.MustCompile(`(?i)\bthe ` + regexp.QuoteMeta(title) + `(?:, who)?(?: \w+)? (?:claim|count|boast|say|repeat|insist|maintain)`)
		for _, r := range reports {
			for _, q := range sentencesOf(r) {
				if claims.MatchString(q.Text) {
					out = append(out, Said{Report: r.ID, Day: r.Published.Day, Speaker: speaker, Words: q})
				}
			}
		}
	}
	return out
}

// SaidByName finds the sentences in which somebody gives a number by a verb that introduces no clause: "Lind put the loss at 40 million crowns".
func SaidByName(reports []*record.Report, speaker record.Actor) []Said {
	words := strings.Fields(speaker.Name)
	if len(words) < 2 {
		return nil
	}
	gives := regexp.MustCompile(`\b` + regexp.QuoteMeta(words[len(words)-1]) + `\b(?:,[^,.;]{1,80},)?(?: \w+)? (?:puts?|spoke of|speaks of|counts|counted|repeat(?:s|ed)|estimat(?:es|ed))\b[^.;]*\d`)
	var out []Said
	for _, r := range reports {
		for _, q := range sentencesOf(r) {
			if gives.MatchString(q.Text) {
				out = append(out, Said{Report: r.ID, Day: r.Published.Day, Speaker: speaker, Words: q})
			}
		}
	}
	return out
}

// alike is how much of the other words two claims must share to be one claim with another number.
const alike = 0.34

// SeriesIn finds the series among what was said. The order of the list does not matter.
func SeriesIn(list []Said) []Series {
	type group struct {
		speaker record.Actor
		claims  []Claim
	}
	var groups []*group
	for _, c := range claimsOf(list) {
		i := slices.IndexFunc(groups, func(g *group) bool {
			return g.claims[0].speaker == c.speaker && g.claims[0].of == c.of && oneClaim(g.claims, c)
		})
		if i < 0 {
			groups = append(groups, &group{speaker: speakerOf(list, c.speaker)})
			i = len(groups) - 1
		}
		groups[i].claims = append(groups[i].claims, c)
	}
	var out []Series
	for _, g := range groups {
		if changes := distinctClaims(g.claims); len(changes) > 1 {
			out = append(out, Series{g.speaker, g.claims[0].of, changes})
		}
	}
	return out
}

// oneClaim reports whether a claim is like one of those before it, but for its number. Of a few words the noun that is counted is enough.
func oneClaim(before []Claim, c Claim) bool {
	return slices.ContainsFunc(before, func(b Claim) bool {
		return min(len(b.about), len(c.about)) <= fewWords || b.about.overlap(c.about) >= alike
	})
}

// fewWords is how many other words say too little to tell two claims apart: "eight wars, folks".
const fewWords = 2

// speakerKey is the name of a speaker: one report gives the country and office of a person, another does not.
func speakerKey(a record.Actor) string {
	if a.Name != "" {
		return strings.ToLower(a.Name)
	}
	return a.ID
}

func claimsOf(list []Said) []Claim {
	var out []Claim
	for _, s := range list {
		id := speakerKey(s.Speaker)
		if id == "" {
			continue
		}
		for _, n := range countsIn(s.Words.Text) {
			about := contentWords(s.Words.Text)
			about = slices.DeleteFunc(about, func(w string) bool {
				return slices.Contains(smallNumbers, w) || w[0] >= '0' && w[0] <= '9' || w == n.of
			})
			out = append(out, Claim{s.Report, s.Day, s.Words, n.value, boundWords[n.bound], id, n.of, about})
		}
	}
	slices.SortStableFunc(out, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(number(a.Day), number(b.Day)), strings.Compare(a.Report, b.Report), cmp.Compare(a.Words.Start, b.Words.Start))
	})
	return out
}

func speakerOf(list []Said, id string) record.Actor {
	i := slices.IndexFunc(list, func(s Said) bool { return speakerKey(s.Speaker) == id })
	return withoutWords(list[i].Speaker)
}

// distinctClaims keeps of each report the first claim of each number; nil unless there are two numbers in two reports.
func distinctClaims(claims []Claim) []Claim {
	var out []Claim
	values, reports := map[float64]bool{}, map[string]bool{}
	for _, c := range claims {
		if slices.ContainsFunc(out, func(o Claim) bool { return o.Report == c.Report && o.Value == c.Value }) {
			continue
		}
		out = append(out, c)
		values[c.Value], reports[c.Report] = true, true
	}
	if len(values) < 2 || len(reports) < 2 {
		return nil
	}
	return out
}
