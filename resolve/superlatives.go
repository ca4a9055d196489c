package resolve

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chancery/record"
	"chancery/text"
)

// Superlative is a claim that something is the first, the last or the greatest of its kind.
type Superlative struct {
	Words string // as the report has them: "first visit by a US vice president since 2008"
	Nth   int    // 1 for the first, 2 for the second; 0 if it is about size, or says that there has been none for long
	Size  bool   // "largest", "deadliest": the numbers are compared
	Among bool   // the first of a few who are known: "the first of the two parties to ratify it"
	// Since is the time that the claim goes back to; nil for all time.
	Since *span
	Own   bool // somebody's own: "her first visit"
	plain bool // nothing but the ordinal makes it a claim: it must be about an act
}

// Verdict is what the record says of a superlative.
type Verdict string

// The verdicts. A record is never all there is: that it knows of no other is no support.
const (
	Supported    Verdict = "supported"
	Contradicted Verdict = "contradicted"
	Undecided    Verdict = "unknown"
)

const clause = `[^.;:"“”\n]*`

var (
	superlativeWords = regexp.MustCompile(`(?i)\b(for the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|largest|biggest|highest|deadliest|bloodiest|heaviest|worst|most [a-z]+|[a-z]{3,}est)\b` + clause)
	// otherWords claim a greatest or a first without such a word: "more than in any year before", "has not been seen for years".
	otherWords = regexp.MustCompile(`(?i)\b(?:more|less|fewer) [^.;:"“”,]{1,60}? than (?:in |at )?(?:any|ever)\b` + clause +
		`|\b(?:an? |all-time )?record (?:\d[\d,.]*|number|high|low|sum|amount|level|total|harvest|crowd|turnout|exports|profits?|toll|fine|price|loss|catch|deficit|debt|budget|heat|flood|order|payment|share|majority|temperatures?)\b` + clause +
		`|\b(?:no|not an?|nobody|no[ -]one|none)(?: [\pL-]+){0,4}? (?:has|have|had) ever [a-z]+` + clause +
		`|\b(?:[a-z]+ )?(?:has|have|had) (?:not|never) (?:been )?[a-z]+[^.;:"“”,]{0,60}? (?:for|in) (?:[a-z]+ )?(?:years|decades|generations)\b` +
		`|\b(?:[a-z]+ )?(?:has|have|had) never (?:before )?[a-z]+[^.;:"“”,]{0,60}? before\b|\b(?:has|have|had) never before [a-z]+` + clause +
		`|\b(?:more|less|fewer|[a-z]{3,}er) than (?:any(?:one|body)?|ever|all)(?: other| else)?\b` + clause)
	// strong are the words by which a superlative is a claim about all others, whatever it is about.
	strong = regexp.MustCompile(`(?i)\b(?:ever|since|never|in (?:(?:the|its|his|her|their) )?(?:[\pL'’-]+ ){0,2}history|on record|in living memory|until (?:then|now)|so far|of its kind|` +
		`in (?:[a-z]+ )?(?:[a-z]+|\d+) (?:years|decades)|of the (?:season|year|decade|century|war|generation)|ha(?:s|ve|d) (?:yet )?(?:known|seen)|` +
		`first (?:(?:black|female|blind|openly gay) )?(?:woman|women|female|civilian|foreigner))\b`)
	sinceWords = regexp.MustCompile(`(?i)\bsince\s+(?:the\s+)?(?:([a-z]+)\s+)?(\d{4})\b`)
	yearsWords = regexp.MustCompile(`(?i)\bin\s+(?:the\s+past\s+|more than\s+|over\s+|nearly\s+|almost\s+)?([a-z]+|\d+)\s+(years|decades)\b`)
	claimEnds  = regexp.MustCompile(`,|\s(?:said|says|told|when|while)\b|\sand \w+ed\b`) // what follows is another clause
	// onlyCounts is an ordinal that only counts, as what is told of it shows: "the first ship will be handed over".
	onlyCounts = regexp.MustCompile(`(?i)^\w+(?: [\w-]+){1,2} (?:will|would|is to|are to|was to|were to|could|can|should)\b`)
	goesOn     = regexp.MustCompile(`(?i)\b(?:will|would) (?:be|take|begin|start|come|include)\b`) // likewise, after more words
	// adverb is what stands before "first" where it says when: "she first announced".
	adverb   = regexp.MustCompile(`(?i)\b(?:he|she|it|they|we|i|who|that|which|when|was|were|been|had|has|have|at) $`)
	toDo     = regexp.MustCompile(`^\w+(?: [\w-]+){0,4} to ([a-z]+)\b`) // "first minister to visit"
	amongFew = regexp.MustCompile(`(?i)^first of the (?:two|three|four|both)\b`)
	ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
	sizes    = set("largest biggest highest deadliest bloodiest heaviest worst")
	extremes = set("longest shortest youngest oldest smallest lowest greatest gravest busiest richest poorest tallest fastest costliest narrowest closest")
	// notSizes end like superlatives and are none.
	notSizes = set("arrest request protest interest west east northwest northeast southwest southeast forest rest test contest guest quest conquest harvest unrest honest modest invest suggest latest nearest")
	// notFirst are words after "first" that make it a name or a part, or say on what occasion something was said: "First Secretary", "first half".
	notFirst = set(`lady secretary deputy minister vice half quarter time-out world phase stage round day week month year hour days weeks months years hours minutes reading instance
		step place person stop leg batch tranche part aid name was were is are had has and or among briefing speech interview address remarks shot`)
	// definite is what stands before a greatest of all: "the toughest".
	definite = regexp.MustCompile(`(?i)(?:\b(?:the|its|his|her|their|our|my)|['’]s) $`)
	// ofSomebody is a name whose own something is: "Chile's busiest".
	ofSomebody = regexp.MustCompile(`\p{Lu}[\pL-]*['’]s? $`)
	// isThe is what stands before a first that something is said to be: "it is the first written agreement".
	isThe = regexp.MustCompile(`(?i)(?:\b(?:is|was|be|been|become|becomes|became|makes [^,.]*|made [^,.]*|marks|marked)|['’]s) (?:also |only )?the $`)
	// setFor is a first time that is only set for a day: "will sit for the first time on Thursday".
	setFor  = regexp.MustCompile(`(?i)\b(?:will|shall|is to|are to)\b|['’]ll\b`)
	onADay  = regexp.MustCompile(`(?i)^for the first time on (?:mon|tues|wednes|thurs|fri|satur|sun|january|february|march|april|may|june|july|august|september|october|november|december)`)
	owned   = regexp.MustCompile(`(?i)\b(?:his|her|their|its)(?: [a-z]+)? $`)
	notNoun = set("in for at when on and or since by of")
)

// SuperlativesIn lists the claims of a sentence; published anchors "in ten years".
func SuperlativesIn(sentence string, published text.Day) []Superlative {
	var out []Superlative
	for _, m := range superlativeWords.FindAllStringSubmatchIndex(sentence, -1) {
		key := strings.ToLower(sentence[m[4]:m[5]])
		s := Superlative{Words: upToEnd(sentence[m[0]:m[1]]), Nth: ordinals[key], Size: ordinals[key] == 0}
		s.Since, s.Among = sinceOf(s.Words, published), amongFew.MatchString(s.Words)
		after := strings.Fields(strings.ToLower(s.Words[m[5]-m[0]:]))
		if m[2] >= 0 && (!s.isTime() || onADay.MatchString(s.Words) && setFor.MatchString(sentence[:m[0]])) || m[2] < 0 && !s.claims(sentence[:m[0]], key, after) {
			continue
		}
		out = append(out, s)
	}
	for _, words := range otherWords.FindAllString(sentence, -1) {
		words = upToEnd(words)
		out = append(out, Superlative{Words: words, Size: strings.HasPrefix(strings.ToLower(words), "more"), Since: sinceOf(words, published)})
	}
	return out
}

// onWhichDay is a day at the end of a claim, which is no part of it.
var onWhichDay = regexp.MustCompile(`(?i) on (?:mon|tues|wednes|thurs|fri|satur|sun)day\.?$`)

func upToEnd(words string) string {
	if end := claimEnds.FindStringIndex(words); end != nil {
		words = words[:end[0]]
	}
	return strings.TrimRight(onWhichDay.ReplaceAllString(words, ""), " ")
}

// claims reports whether a superlative is meant as a claim: it says so itself, or it is of a noun; before and after are the words around its key.
func (s *Superlative) claims(before, key string, after []string) bool {
	isStrong := strong.MatchString(s.Words)
	s.plain, s.Own = !isStrong && !s.Among, owned.MatchString(before)
	if s.Size {
		if !sizes[key] { // any other word in -est
			return !notSizes[key] && ((isStrong || extremes[key]) && definite.MatchString(before) && len(after) > 0 && !notNoun[after[0]] || isStrong && definite.MatchString(before) || ofSomebody.MatchString(before) && len(after) > 0)
		}
		return isStrong || len(after) > 0 && !notNoun[after[0]]
	}
	switch {
	case len(after) == 0, notFirst[after[0]], after[0][0] >= '0' && after[0][0] <= '9', !s.Among && ofSome(before, after), onlyCounts.MatchString(s.Words):
		return false
	case strings.HasSuffix(after[0], "ed") && adverb.MatchString(before):
		return false
	case isStrong || s.Among:
		return true
	case s.Nth == 1 && isThe.MatchString(before) || ofSomebody.MatchString(before) && slices.ContainsFunc(after, func(w string) bool { return w == "in" || w == "as" || w == "of" }):
		s.plain = false
		return true
	case goesOn.MatchString(s.Words):
		return false
	}
	if m := toDo.FindStringSubmatch(s.Words); m != nil && after[0] != "to" && !determiners[m[1]] {
		s.plain = false
	}
	return true
}

// ofSome reports whether an ordinal only counts what there is: "a first meeting", "the first of four ships".
func ofSome(before string, after []string) bool {
	words := strings.Fields(strings.ToLower(before))
	return len(words) > 0 && (words[len(words)-1] == "a" || words[len(words)-1] == "an") ||
		len(after) > 1 && after[0] == "of" && (slices.Contains(smallNumbers, after[1]) || after[1][0] >= '0' && after[1][0] <= '9')
}

// IsOf reports whether a superlative is about an act: "the first visit", "the first president to visit", "met for the first time".
func (s Superlative) IsOf(e *record.Event) bool {
	claim := contentWords(s.Words)
	return s.isTime() || claim.shared(contentWords(e.Trigger.Text, e.Mode)) > 0 || s.Size && blockings[Family(e.Type)] == byRecipient
}

// isTime reports whether it is "the first time", or another one.
func (s Superlative) isTime() bool { return nthTime.MatchString(s.Words) }

var nthTime = regexp.MustCompile(`(?i)\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) time\b`)

// Of chooses the assertion of a report that a claim is about, -1 if none is, and whether it is a claim at all: what only an ordinal
// makes one must be about an act.
func (s Superlative) Of(sentence record.Quote, list []record.Assertion) (best int, claim bool) {
	best = -1
	top := 0
	for i := range list {
		if n := s.closeness(sentence, &list[i].Event); n > top {
			best, top = i, n
		}
	}
	return best, !s.plain || top >= inSentence
}

// inSentence is the closeness of an act in the sentence of the claim; those of others of the report are less.
const inSentence = 10

func (s Superlative) closeness(sentence record.Quote, e *record.Event) int {
	inside := e.Evidence.Overlaps(sentence.Span) && e.Headline == ""
	act := actsOf(contentWords(s.Words)).shared(actsOf(contentWords(e.Trigger.Text, e.Mode))) > 0
	named := 0
	for _, a := range slices.Concat(e.Actors, e.Recipients) {
		if a.Name != "" && strings.Contains(sentence.Text, a.Name) {
			named++
		}
	}
	before := sentence.Start - e.Evidence.Start
	switch {
	case inside && s.IsOf(e):
		return inSentence + named
	case act:
		return 2 + min(named, 2)
	case s.isTime() && before >= 0 && before < farBack && !e.Background:
		return 1
	}
	return 0
}

// sinceOf reads "since 2008", "since September 2008" and "in ten years".
func sinceOf(words string, published text.Day) *span {
	if m := sinceWords.FindStringSubmatch(words); m != nil {
		year, err := strconv.Atoi(m[2])
		if err != nil {
			return nil
		}
		if i := slices.Index(months, strings.ToLower(m[1])); i >= 0 {
			first := text.DayOf(text.Day{Year: year, Month: 1, Day: 1}.Time().AddDate(0, i, 0))
			return &span{number(first), number(text.DayOf(first.Time().AddDate(0, 1, -1)))}
		}
		return &span{number(text.Day{Year: year, Month: 1, Day: 1}), number(text.Day{Year: year, Month: 12, Day: 31})}
	}
	m := yearsWords.FindStringSubmatch(words)
	if m == nil || published.IsZero() {
		return nil
	}
	n := slices.Index(smallNumbers, strings.ToLower(m[1]))
	if n < 0 {
		var err error
		if n, err = strconv.Atoi(m[1]); err != nil {
			return nil
		}
	}
	if strings.EqualFold(m[2], "decades") {
		n *= 10
	}
	year := published.Year - n
	return &span{number(text.Day{Year: year - 1, Month: 1, Day: 1}), number(text.Day{Year: year, Month: 12, Day: 31})}
}

var months = strings.Fields("january february march april may june july august september october november december")
