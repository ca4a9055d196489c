package resolve

import (
	"slices"

	"chancery/record"
)

// kinds are the acts of one family that are not one another, though they are often told together: whoever travels somewhere also meets
// somebody there, and what is initialled is signed some other day. By family, the stems of the words for each.
var kinds = map[string]map[string]string{
	"meet": kindsOf(map[string]string{
		"journey": "travel travelled visit visits trip journey tour arrive arrived land landed fly flew go goes going came come return returned head stop stopped spend spent",
		"talks":   "meet talks talk discuss confer hold receive host negotiate negotiations meeting round dialogue sit summit",
	}),
	"deal": kindsOf(map[string]string{
		"initialled": "initial initialled", "signed": "sign signatures signature", "ratified": "ratify ratified ratification",
	}),
	"accuse": kindsOf(map[string]string{
		"charge": "charge charges indict indictment", "trial": "trial tried", "appeal": "appeal", "blame": "accuse blame",
	}),
	"sanction": kindsOf(map[string]string{
		"verdict": "convict convicted conviction verdict guilty acquit acquitted", "sentence": "sentence jail jailed",
	}),
}

// kindsOf maps the stems of each kind's words to the kind.
func kindsOf(list map[string]string) map[string]string {
	out := map[string]string{}
	for kind, text := range list {
		for _, w := range contentWords(text) {
			out[w] = kind
		}
	}
	return out
}

// kindOf is the kind of act that the trigger names; "" if it names none, or more.
func kindOf(v *view) string {
	found := ""
	for _, w := range v.trigger {
		k := kinds[Family(v.Event.Type)][w]
		if k != "" && found != "" && k != found {
			return ""
		}
		found = firstOf(k, found)
	}
	return found
}

// kindred scores the kinds of act: another one of the same report is another act; of other reports it may be called by the wrong name.
func (d *draft) kindred(v *view) float64 {
	switch {
	case v.kind == "" || len(d.kinds) == 0:
		return 0
	case slices.Contains(d.kinds, v.kind) && v.Event.Type == record.Consult:
		return 0 // there are many visits, and only one signature
	case slices.Contains(d.kinds, v.kind):
		return 0.6
	case d.reports[v.Report.ID]:
		return -3
	case !d.anyDone || daysApart(v.published, d.last) <= sameNews: // which of the two it was may be in dispute
		return -0.3
	}
	return -1.2
}
