package ask

import (
	"regexp"
	"slices"
	"strings"

	"chancery/phrase"
	"chancery/query"
	"chancery/record"
	"chancery/resolve"
)

// byHolders finds what those did who held an office that the question names, under their names: a report need not say whose minister one is.
func (a *asker) byHolders(f query.EntryFilter) (list []record.Entry, told [][]record.Assertion, err error) {
	for i, p := range a.Parties {
		names, err := a.holders(p)
		if err != nil {
			return nil, nil, err
		}
		for _, name := range names {
			one := f
			one.AsOf, one.Limit = a.as, mostCandidates
			one.Involving = []query.Party{{Name: name}}
			for k, other := range a.Parties {
				if k != i {
					one.Involving = append(one.Involving, other.party())
				}
			}
			more, err := a.Entries(one)
			if err != nil {
				return nil, nil, err
			}
			list = append(list, more...)
		}
	}
	told, err = a.Told(list...)
	return list, told, err
}

// join puts two lists of entries together, each entry once.
func join(list []record.Entry, told [][]record.Assertion, more []record.Entry, moreTold [][]record.Assertion) ([]record.Entry, [][]record.Assertion) {
	for i := range more {
		if !slices.ContainsFunc(list, func(e record.Entry) bool { return e.ID == more[i].ID }) {
			list, told = append(list, more[i]), append(told, moreTold[i])
		}
	}
	return list, told
}

// arranged puts entries in the order of a filter.
func arranged(list []record.Entry, told [][]record.Assertion, f query.EntryFilter) ([]record.Entry, [][]record.Assertion) {
	at := map[string]int{}
	for i := range list {
		at[list[i].ID] = i
	}
	out := query.Arrange(slices.Clone(list), query.EntryFilter{Order: f.Order})
	words := make([][]record.Assertion, len(out))
	for i := range out {
		words[i] = told[at[out[i].ID]]
	}
	return out, words
}

// inOneSentence finds entries of an act whose sentences name all the parties of the question, where these are no parties of the entry: "negotiators
// of the government and the rebels met".
func (a *asker) inOneSentence(f query.EntryFilter) (list []record.Entry, told [][]record.Assertion, err error) {
	if len(a.Parties) < 2 || f.Types == nil || a.Mode == "visit" { // a country that is named need not be where one goes
		return nil, nil, nil
	}
	f.AsOf, f.Limit, f.Involving = a.as, mostCandidates, nil
	f.Words = a.rarestName()
	all, err := a.Entries(f)
	if err != nil {
		return nil, nil, err
	}
	words, err := a.Told(all...)
	for i := range all {
		if !a.backwards(&all[i]) && slices.ContainsFunc(words[i], a.namesAll) {
			list, told = append(list, all[i]), append(told, words[i])
		}
	}
	return list, told, err
}

// rarestName is the name of a party that is no country, else that of the last.
func (a *asker) rarestName() string {
	best := ""
	for i, p := range a.Parties {
		if best == "" || p.Name != "" {
			best = a.typed[i][len(a.typed[i])-1]
		}
	}
	return best
}

// namesAll reports whether the sentence of an assertion names each party, or has somebody of its country take part.
func (a *asker) namesAll(t record.Assertion) bool {
	e := &t.Event
	for i, p := range a.Parties {
		if namesIn(e.Evidence.Text, a.called[i]) {
			continue
		}
		if p.Name != "" || !slices.ContainsFunc(slices.Concat(e.Actors, e.Recipients), func(x record.Actor) bool { return x.Country == p.Country }) {
			return false
		}
	}
	return true
}

// rarestOf are the words by which reports on the parties are looked for.
func (a *asker) rarestOf() string {
	var names []string
	for _, list := range a.typed {
		names = append(names, list[0])
	}
	return strings.Join(names, " ")
}

var (
	visiting     = regexp.MustCompile(`(?i)\b(visit(ed|s)?|travel(led|ed)?|fly|flew|go|went|arrive[sd]?|trip|journey)\b`)
	undertaking  = regexp.MustCompile(`(?i)\b(undertook|undertakes?|undertaken|pledge[sd]?|promise[sd]?|agreed (not )?to|committed (itself|themselves)|must|ha(s|ve) to|obliged to|bound to)\b`)
	promising    = regexp.MustCompile(`(?i)\b(promis\w+|pledg\w+|vow(s|ed)?|undertakes?|undertook|undertaken|agreed to|offer(s|ed)?|will|would|shall|(is|are|was|were|has|have|had) to|must)\b`)
	dated        = regexp.MustCompile(`(?i)\b(will|would|shall|must|(is|are|was|were|has|have|had) (due )?to|due|scheduled|planned|deadline)\b.*\b((by|until|before|on|in|within|at the end of|no later than) .*(\d|week|month|year|January|February|March|April|May|June|July|August|September|October|November|December|day\b))|\bdue\b`)
	binding      = regexp.MustCompile(`(?i)\b(shall|must|undert(akes?|aken|ook)|(is|are|was|were|has|have|had) to|obliges?|obliged|agreed (not )?to|will|promis\w+|pledg\w+)\b`)
	contrasting  = regexp.MustCompile(`(?i)\b(den(y|ies|ied)|only|whereas|while|according to|disputed?|contradict\w*|instead of|rather than|differ\w*|put (it|them|the (number|figure|toll|total))|not)\b`)
	numbersAsked = regexp.MustCompile(`(?i)\bhow (many|much|large|big|high)\b|\b(number|figure|toll|sum|amount|size)s?\b`)
	happening    = regexp.MustCompile(`(?i)\b(\w+ed|was|were|has|have|had|met|won|left|fell|took|gave|sent|struck|paid|held|broke|went|began|told|shot|killed)\b`)
	number       = regexp.MustCompile(`\d`)
	accusing     = regexp.MustCompile(`(?i)\b(accuse[sd]?|accusing|blame[sd]?|accusations?|denounce[sd]?)\b`)
)

// claimsDiffer adds the claims of a first or a largest that other reports contradict.
func (a *asker) claimsDiffer(answer *Answer) error {
	f := query.EntryFilter{AsOf: a.as, Limit: mostCandidates}
	for _, p := range a.Parties {
		f.Involving = append(f.Involving, p.party())
	}
	if len(f.Involving) == 0 {
		return nil
	}
	claims, err := a.Superlatives(f)
	if err != nil {
		return err
	}
	for _, c := range claims {
		if c.Verdict != resolve.Contradicted || c.By == nil {
			continue
		}
		told, err := a.Told(*c.By)
		if err != nil {
			return err
		}
		l := Line{Words: "“" + c.Boast.Superlative.Words + "”: contradicted by " + phrase.NewTeller().Entry(c.By), Entry: c.Entry,
			Cites: []Cite{{Report: c.Report, Quote: c.Sentence, About: "claim"}}}
		for _, t := range told[0] {
			l.Cites = append(l.Cites, a.cite(&t))
		}
		answer.Lines = append(answer.Lines, l)
	}
	return nil
}
