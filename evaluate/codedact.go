package evaluate

import (
	"cmp"
	"slices"
	"strings"

	"chancery/record"
)

// act returns the code of an event and who does it to whom, after what is said of it: a refusal where he does not do
// it, an intent where he wants to or promises, an appeal where he wants another to, an accusation where a source says that
// somebody did harm. The code is empty where nothing is left to be told.
func (s *sentence) act(e *record.Event) (code string, sources, targets []string) {
	sources, targets = s.codesOfAll(e.Actors), s.codesOfAll(e.Recipients)
	if e.CAMEO == "043" { // where the host receives, and the record has the visitor act
		sources, targets = targets, sources
	}
	v := s.verb(e)
	switch e.Status {
	case record.Negated:
		if harmful(e) {
			return "", nil, nil
		}
		return record.ToReject.Code(e.CAMEO), sources, targets
	case record.Proposed, record.Hypothetical:
		return "", nil, nil
	case record.Planned:
		if w, of := s.wish(v); w == wanted {
			return record.ToAppeal.Code(e.CAMEO), of, sources
		} else if w == meant {
			return cmp.Or(record.ToIntend.Code(e.CAMEO), e.CAMEO), sources, targets
		}
	}
	if teller := s.teller(e, v); teller != nil && harmful(e) && len(sources) > 0 {
		return "112", teller, sources
	}
	return e.CAMEO, sources, targets
}

// A wish is how the subject of the verb above an act stands to it.
type wish uint8

const (
	none   wish = iota
	meant       // he means to do it himself
	wanted      // he wants another to do it
)

// wishes are verbs and adjectives of who means to do something; those of bare plans are not among them, for PETRARCH takes what is
// scheduled or prepared for done.
var wishes = strings.Fields("want wish like intend plan hope promise pledge vow agree offer volunteer commit undertake swear willing ready eager keen determined")

// wish returns how somebody stands to the act that verb v tells, and, where he wants another to do it, his codes.
func (s *sentence) wish(v int) (wish, []string) {
	for ; v >= 0 && s.content(v); v = s.Tokens[v].Head {
		h := s.Tokens[v].Head
		if s.Tokens[v].Is("conj") || !slices.Contains(wishes, strings.ToLower(s.Tokens[h].Lemma)) {
			continue
		}
		subject := s.Dependent(h, "nsubj")
		if other := s.Dependent(h, "obj"); subject >= 0 && (other >= 0 || s.Tokens[v].Is("ccomp") && s.Dependent(v, "nsubj", "nsubj:pass") >= 0) {
			return wanted, s.codesAt(subject)
		}
		return meant, nil
	}
	return none, nil
}

// teller returns the codes of the source who says, before he tells it, what others have done; nil if there is none.
func (s *sentence) teller(e *record.Event, v int) []string {
	for ; v >= 0 && !s.Tokens[v].Is("ccomp"); v = s.Tokens[v].Head {
		if !s.content(v) {
			return nil
		}
	}
	if v < 0 || len(e.Sources) == 0 || e.Sources[0].Actor.End > e.Trigger.Start {
		return nil
	}
	teller := s.codesOfActor(&e.Sources[0].Actor)
	for _, t := range teller {
		for _, a := range s.codesOfAll(e.Actors) {
			if firstThree(t) == firstThree(a) {
				return nil // who tells of his own side charges nobody
			}
		}
	}
	return teller
}

// harmful reports whether an act is one of material conflict.
func harmful(e *record.Event) bool {
	root := rootOf(e.CAMEO)
	return root >= "14" && root != "16"
}
