package resolve

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"chancery/record"
)

// Rivals are sentences of reports that contradict each other, whether or not the record has an entry of what they speak of.
type Rivals struct {
	Attribute record.Attribute // OnNumber or OnHappened
	Of        string           // what is counted, for a number
	Sides     [2]Mention       // the one that was published, or stands, first
	// Settled is the first later report that ends it in plain words: by what somebody concedes or withdraws, or by what was found. Nil if none does.
	Settled *record.Report
}

var (
	// another gives a number of what was told before: "A local group speaks of 14".
	another = regexp.MustCompile(`(?i)\b(?:spoke of|speaks? of|talks? of|talked of|puts? (?:it|the (?:figure|number|total)) at|put it at|gave the (?:figure|number) as|counted|counts|says?|said|claims?|claimed|estimates?|estimated)` +
		` (?:about |some |at least |up to |only |more than |fewer than |nearly |almost |just )?(?:\d[\d.,]*|half a|` + strings.Join(smallNumbers, "|") + `|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds|none|nobody)(?: hundred| thousand| million| billion)?\s*(?:[,;.]["”]?(?:\s|$)|["”]?$)`)
	// answer begins a sentence that denies what the one before tells; having one that denies what somebody was accused of.
	answer = regexp.MustCompile(`^(?i)["“]?(?:that|this|it) (?:is|was) (?:not true|untrue|a lie|a fabrication|nonsense|false|an invention)\b|` +
		`^[^.;:"“”]{2,120}?\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed)|disput(?:es|ed)) (?:(?:it|this|both|all of it)\b|that(?:$|[.,;]| (?:as|and|in|on|at|too|yesterday)\b)|(?:the|these|those|all|any) (?:[a-z]+ )?(?:charges?|accusations?|claims?|allegations?|reports?|account)\b)|` +
		`^[^.;:"“”]{2,120}?\b(?:calls?|called) (?:it|this|that|(?:the|these|those) (?:[a-z]+ )?(?:charges?|accusations?|claims?|allegations?|reports?|account)) (?:an? )?["“]?(?:[a-z]+ )?(?:lies?|nonsense|untrue|false|invention|fabrication|slander|fairy tale|baseless|unfounded)\b`)
	having = regexp.MustCompile(`(?i)^[^.;:"“”]{2,120}?\b(?:den(?:y|ies|ied)|rejected) (?:ever )?(?:having|that)\b`)
	charge = regexp.MustCompile(`(?i)\b(?:charges?|accusations?|allegations?)\b`)
	// contrary says that something was not so.
	contrary = regexp.MustCompile(`(?i)\b(?:not|never|no|nothing|nobody|none|neither)\b|n['’]t\b`)
	accuse   = regexp.MustCompile(`(?i)\b(?:accus|alleg|blam)`)
	// thatIs begins a sentence that says what the one before it amounts to.
	thatIs = regexp.MustCompile(`^(?i)["“]?(?:that|this|it) (?:is|was|amounts)\b`)
	// charged are words by which a sentence hands on a claim.
	charged = regexp.MustCompile(`(?i)\b(?:sa(?:id|ys?)|claim(?:s|ed)?|alleg(?:es?|ed)|accus(?:es?|ed)|charg(?:es|ed)|according to|report(?:s|ed)|told|complain(?:s|ed))\b`)
	// toCome are words by which a claim lies ahead.
	toCome = regexp.MustCompile(`(?i)\b(?:will|would|plans? to|is to|are to)\b|['’]ll\b`)
)

// RivalsIn finds the sentences that contradict each other: in one report, or in reports of the same days that tell of the same things. Reports
// must stand in the order of publication.
func RivalsIn(reports []*record.Report) []Rivals {
	var out []Rivals
	by := map[string][]rival{} // by what is counted
	var lately []Mention
	for _, r := range reports {
		list := sentencesOf(r)
		for i := range list {
			for _, x := range withinReport(r, list, i) {
				if !slices.ContainsFunc(out[max(0, len(out)-2):], func(o Rivals) bool { return o.Sides[1] == x.Sides[0] }) { // who answers a rival is its rival
					out = append(out, x)
				}
			}
			told := Mention{r, list[i]}
			if o, found := deniedElsewhereIn(lately, told); found {
				out = append(out, Rivals{record.OnHappened, "", [2]Mention{o, told}, nil})
			}
			lately = append(lately[max(0, len(lately)-lastSentence):], told)
			for _, n := range newRivals(r, list, i) {
				out = append(out, n.against(by[n.of])...)
				by[n.of] = append(by[n.of], n)
			}
		}
	}
	for i := range out {
		out[i].settle(reports)
	}
	return out
}

// numbersBack is how many sentences before it may tell of what a number counts that does not say it itself; answersBack of what is denied, namedBack
// where the denial names it or calls it a charge.
const (
	numbersBack = 4
	answersBack = 2
	namedBack   = 4
)

// withinReport finds what sentence i of a report contradicts in those before.
func withinReport(r *record.Report, list []record.Quote, i int) []Rivals {
	words := list[i].Text
	if another.MatchString(words) && len(countsIn(words)) == 0 {
		for j := i - 1; j >= max(0, i-numbersBack); j-- {
			told := countsIn(list[j].Text)
			for _, c := range bareCounts(words, told) {
				if slices.ContainsFunc(told, func(o count) bool { return o.of == c.of && differ(o, c) }) {
					return []Rivals{{record.OnNumber, c.of, [2]Mention{{r, list[j]}, {r, list[i]}}, nil}}
				}
			}
		}
	}
	if j := deniedBy(list, i); j >= 0 {
		if thatIs.MatchString(list[j].Text) && j > 0 {
			j--
		}
		return []Rivals{{record.OnHappened, "", [2]Mention{{r, list[j]}, {r, list[i]}}, nil}}
	}
	return nil
}

// deniedBy is the sentence before that sentence i denies: what it names, or the accusation that it answers, or the claim right before; -1 if none.
func deniedBy(list []record.Quote, i int) int {
	words := list[i].Text
	fits := func(back int, also func(string) bool) int {
		for j := i - 1; j >= max(0, i-back); j-- {
			if claim := list[j].Text; charged.MatchString(claim) && !toCome.MatchString(claim) && also(claim) {
				return j
			}
		}
		return -1
	}
	accusing := func(claim string) bool { return accuse.MatchString(claim) }
	at := having.FindStringIndex(words)
	switch {
	case at != nil:
		denied, most := contentWords(words[at[1]:]), 0
		for j := max(0, i-namedBack); j < i; j++ { // the one that has most of it
			if claim := list[j].Text; charged.MatchString(claim) && !toCome.MatchString(claim) {
				most = max(most, contentWords(claim).shared(denied))
			}
		}
		return fits(namedBack, func(claim string) bool { return most > 0 && contentWords(claim).shared(denied) == most })
	case answer.MatchString(words):
		if charge.MatchString(words) {
			if j := fits(namedBack, accusing); j >= 0 {
				return j
			}
		}
		return fits(answersBack, func(string) bool { return true })
	case contrary.MatchString(words) && charged.MatchString(words) && !toCome.MatchString(words):
		said := topicOf(words)
		return fits(1, func(claim string) bool {
			return !contrary.MatchString(claim) && !strings.Contains(words, "never before") && topicOf(claim).shared(said) > 1
		})
	}
	return -1
}

// lastSentence is how many sentences of other reports are looked at for what one denies.
const lastSentence = 300

// deniedElsewhereIn is the sentence of another report of the same days that tells what a sentence denies by name.
func deniedElsewhereIn(lately []Mention, told Mention) (Mention, bool) {
	at := having.FindStringIndex(told.Words.Text)
	if at == nil {
		return Mention{}, false
	}
	denied := topicOf(told.Words.Text[at[1]:])
	for _, o := range slices.Backward(lately) {
		if o.Report.ID != told.Report.ID && gap(o, told) <= freshDays && !contrary.MatchString(o.Words.Text) && !toCome.MatchString(o.Words.Text) && topicOf(o.Words.Text).shared(denied) >= alikeWords {
			return o, true
		}
	}
	return Mention{}, false
}

// topicOf are the content words of a sentence but for those of telling.
func topicOf(sentence string) words {
	return slices.DeleteFunc(contentWords(sentence), func(w string) bool { return ofTelling[w] || calendar[w] })
}

// rival is a number of a sentence that may be compared with those of other reports.
type rival struct {
	Mention
	count
	about words
	story words // of the beginning of its report
}

// newRivals are the numbers of a sentence, but for distances and what it counts twice.
func newRivals(r *record.Report, list []record.Quote, i int) []rival {
	counts := countsIn(list[i].Text)
	var out []rival
	for _, c := range counts {
		twice := slices.ContainsFunc(counts, func(o count) bool { return o.of == c.of && o.value != c.value })
		if distances[c.of] || twice || c.value < 2 {
			continue
		}
		about := slices.DeleteFunc(contentWords(list[i].Text), func(w string) bool {
			return w == c.of || scales[w] > 0 || calendar[w] || w[0] >= '0' && w[0] <= '9' || slices.Contains(smallNumbers, w) || ofTelling[w]
		})
		out = append(out, rival{Mention{r, list[i]}, c, about, topicOf(r.Title + " " + list[0].Text + " " + list[min(1, len(list)-1)].Text)})
	}
	return out
}

// distances are the stems of units by which many things of a story are measured.
var distances = stems("kilometres kilometers miles feet")

// ofTelling are stems of words that are in the reports of anything.
var ofTelling = stems("said told report official spokesman spokeswoman minister ministry government statement according people country year day week month")

const (
	// alikeWords is how many words two sentences must share to tell of one thing, and alikePart how great a part of the shorter one.
	alikeWords = 3
	alikePart  = 0.45
	// freshDays is within how many days what one report tells may be denied in another.
	freshDays = 5
	// oneStory is how many words the beginnings of two reports of one story share.
	oneStory = 5
	// lastRivals bounds with how many numbers of one thing a number is compared.
	lastRivals = 100
)

// against finds the last number of another report of the same days that contradicts one.
func (n rival) against(list []rival) []Rivals {
	for _, o := range slices.Backward(list[max(0, len(list)-lastRivals):]) {
		days := daysApart(number(n.Day()), number(o.Day()))
		if o.Report.ID == n.Report.ID || days > sameNews || days > 0 && tolls[n.of] && n.value > o.value || !differ(n.count, o.count) {
			continue
		}
		shared := n.about.shared(o.about)
		alike := float64(shared) >= alikePart*float64(min(len(n.about), len(o.about)))
		if n.of == "amount" && shared < alikeWords {
			continue
		}
		if shared >= alikeWords && alike || shared >= alikeWords-1 && n.story.shared(o.story) >= oneStory {
			return []Rivals{{record.OnNumber, n.of, [2]Mention{o.Mention, n.Mention}, nil}}
		}
	}
	return nil
}

// Known reports whether a dispute of an entry is the one that two sentences make: told are the assertions of the entry.
func (r *Rivals) Known(d *record.Dispute, told []record.Assertion) bool {
	return (d.Attribute == r.Attribute || d.Attribute == record.OnActor && r.Attribute == record.OnHappened) &&
		slices.ContainsFunc(r.Sides[:], func(side Mention) bool {
			return slices.ContainsFunc(told, func(a record.Assertion) bool {
				return a.Report.ID == side.Report.ID && (a.Event.Evidence.Overlaps(side.Words.Span) ||
					slices.ContainsFunc(a.Event.Accounts, func(o record.Account) bool { return o.Overlaps(side.Words.Span) }))
			})
		})
}

// InOrder sorts reports by publication.
func InOrder(list []*record.Report) {
	slices.SortFunc(list, func(a, b *record.Report) int {
		return cmp.Or(strings.Compare(a.Published.Day.String(), b.Published.Day.String()), strings.Compare(a.ID, b.ID))
	})
}
