package extract

import (
	"regexp"
	"slices"
	"strings"

	"chancery/record"
)

// What somebody is accused of is often told by no event of its own: "accused the ministry of having hidden the letter". The answer, "The
// ministry denied it", is then an account of the accusation itself.

// ofCharge are words that begin a charge, denying those that begin the answer; aDenial is what is answered: "it", "having moved", "the charge".
var (
	denying  = regexp.MustCompile(`(?i)^(?:den(?:y|ies|ied)|reject|dismiss|refut|disput|contest)`)
	ofCharge = regexp.MustCompile(`(?i)\b(?:accus|charg|blam|alleg)`)
	aDenial  = regexp.MustCompile(`(?i)^\w+ (?:it|this|that|them|having|(?:(?:the|these|those|any|all|such) )?(?:\w+ )?(?:charges?|accusations?|allegations?|claims?|reports?|account))\b`)
)

const (
	// nextTo is how many sentences after a charge somebody whose name does not tell it may answer.
	nextTo = 2
	// answered is how many bytes after it the accused himself may.
	answered = 900
)

// answersToCharges gives what denies an accusation to it, where the report tells what is charged by no event of its own.
func (a *witnesses) answersToCharges() {
	for i := range a.events {
		v := &a.events[i]
		if v.Type != record.Reject || v.Status != record.Occurred || v.Headline != "" || !denying.MatchString(v.Trigger.Text) || !aDenial.MatchString(a.Text[v.Trigger.Start:v.Evidence.End]) {
			continue
		}
		s := a.sentenceAt(v.Trigger.Start)
		if a.told(s, v.Trigger.End, record.Denied) {
			continue
		}
		e := a.before(v.Evidence.Start, func(e *record.Event) bool {
			return e.Type == record.Accuse && e.Status == record.Occurred && !e.Background
		})
		if e == nil || !a.answeredBy(e, v) || a.told(a.sentenceAt(e.Trigger.Start), e.Trigger.End, record.Alleged, record.Occurred) {
			continue
		}
		who := record.Actor{}
		if len(v.Actors) > 0 {
			who = v.Actors[0]
		}
		e.Accounts = append(e.Accounts, record.Account{Quote: v.Evidence, Source: who, Denies: true})
	}
}

// told reports whether after a place of a sentence an act is told that has one of the statuses and is no word for charges and answers.
func (a *witnesses) told(sentence, after int, statuses ...record.Status) bool {
	return slices.ContainsFunc(a.events, func(e record.Event) bool {
		return e.Trigger.Start >= after && a.sentenceAt(e.Trigger.Start) == sentence && e.Type != record.Accuse && e.Type != record.Reject && slices.Contains(statuses, e.Status)
	})
}

// answeredBy reports whether a denial answers a charge: it is not the accuser's, and it is that of the accused or stands beside it.
func (a *witnesses) answeredBy(charge, denial *record.Event) bool {
	if len(denial.Actors) == 0 || slices.ContainsFunc(charge.Actors, func(o record.Actor) bool { return oneActor(o, denial.Actors[0]) }) {
		return false
	}
	gap := denial.Evidence.Start - charge.Evidence.End
	accused := slices.ContainsFunc(charge.Recipients, func(o record.Actor) bool {
		return oneActor(o, denial.Actors[0]) || o.Country != "" && o.Country == denial.Actors[0].Country
	}) || denial.Actors[0].Name != "" && strings.Contains(charge.Evidence.Text, denial.Actors[0].Name)
	return accused && gap <= answered || a.sentenceAt(denial.Trigger.Start)-a.sentenceAt(charge.Trigger.Start) <= nextTo
}
