package extract

import (
	"strings"
	"testing"

	"chancery/record"
)

func TestLexiconLoads(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if x.lexicon.size < 1500 {
		t.Errorf("the trigger lexicon has %d entries, want 1500 and more", x.lexicon.size)
	}
}

// TestCodesOfTheLexicon checks that every rule's CAMEO code is one that the crosswalk gives to the rule's type.
func TestCodesOfTheLexicon(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, entries := range x.lexicon.entries {
		for _, e := range entries {
			act, ok := record.FromCAMEO(e.cameo)
			back, _ := record.FromCAMEO(record.Act{Type: e.kind, Mode: e.mode, Contexts: e.contexts}.CAMEO())
			if !ok || act.Type != e.kind && back.Type != e.kind {
				t.Errorf("%s: %s %s has the code %s, which is %v", e.rule, e.kind, e.mode, e.cameo, act)
			}
		}
	}
}

// TestLexiconErrors checks that a damaged file is refused with its place and the remedy.
func TestLexiconErrors(t *testing.T) {
	for _, c := range []struct{ name, content, err string }{
		{"no section", "verb: meet", `e.txt:1: entries before the first section; start with a line such as [CONSULT visit 042]`},
		{"short section", "[CONSULT visit]", `e.txt:1: section "[CONSULT visit]": want [TYPE mode cameo contexts…], with - for no mode`},
		{"no such type", "[MEET - 040]", `e.txt:1: type "MEET" is not in the ontology; it has AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT, and a line "type MEET | …" adds it`},
		{"no such mode", "[CONSULT picnic 040]", `e.txt:1: CONSULT has no mode "picnic"; it has visit, third-party, multilateral, phone`},
		{"no colon", "[CONSULT - 040]\nverb meet", `e.txt:2: line "verb meet": want "verb A=subj R=obj: word, words of a pattern"`},
		{"no such part of speech", "[CONSULT - 040]\nadverb: soon", `e.txt:2: part of speech "adverb": want verb, noun, adj or said`},
		{"no such option", "[CONSULT - 040]\nverb X=obj: meet", `e.txt:2: option "X=obj": want A=, R=, O=, !A, !R, !AR, !P, !M, !F, !W, !T, !D, ?, >, ~ or ^`},
		{"no such class", "[CONSULT - 040]\nverb: meet <aliens>", `e.txt:2: class <aliens> is not in classes.txt; add a line "aliens: word, word" there`},
	} {
		_, err := Load(File{"e.txt", Lexicon, c.content})
		if err == nil || err.Error() != c.err {
			t.Errorf("%s: got %v, want %s", c.name, err, c.err)
		}
	}
}

// TestPatterns checks which word of a pattern is the trigger.
func TestPatterns(t *testing.T) {
	for _, c := range []struct{ pos, pattern, head string }{
		{"verb", "turn away", "turn"}, {"verb", "call on", "call"}, {"noun", "hunger strike", "strike"},
		{"noun", "state of emergency", "state"}, {"noun", "vote of no-confidence", "vote"}, {"adj", "critical of", "critical"},
	} {
		e, err := entry{}.withPattern(c.pos, strings.Fields(c.pattern), nil)
		if err != nil || e.head != c.head {
			t.Errorf("%s %q: trigger %q (%v), want %q", c.pos, c.pattern, e.head, err, c.head)
		}
	}
}
