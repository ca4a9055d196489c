package nlp

import (
	"testing"

	"chancery/text"
)

func TestRepairSubjects(t *testing.T) {
	// Peru and Chile signed it
	d := &text.Document{Tokens: []text.Token{
		{Form: "Peru", Head: 3, Deprel: "nsubj"}, {Form: "and", Head: 2, Deprel: "cc"}, {Form: "Chile", Head: 3, Deprel: "nsubj"},
		{Form: "signed", Head: -1, Deprel: "root"}, {Form: "it", Head: 3, Deprel: "obj"},
	}}
	d.LinkTree()
	if !repairSubjects(d) || d.Tokens[2].Head != 0 || d.Tokens[2].Deprel != "conj" {
		t.Errorf("Chile hangs on token %d as %s, want 0 as conj", d.Tokens[2].Head, d.Tokens[2].Deprel)
	}
	// Yesterday she and left: no subject stands before the conjunction
	d = &text.Document{Tokens: []text.Token{
		{Form: "Yesterday", Head: 3, Deprel: "obl"}, {Form: "and", Head: 2, Deprel: "cc"}, {Form: "she", Head: 3, Deprel: "nsubj"},
		{Form: "left", Head: -1, Deprel: "root"},
	}}
	d.LinkTree()
	if repairSubjects(d) {
		t.Error("a lone subject was moved")
	}
}

func TestRetagAcronyms(t *testing.T) {
	d := &text.Document{Tokens: []text.Token{
		{Form: "ECOWAS", UPOS: "AUX", XPOS: "VBD", Head: 1, Deprel: "aux:pass"}, {Form: "MET", UPOS: "VERB", Head: -1, Deprel: "root"},
		{Form: "WAS", UPOS: "AUX", XPOS: "VBD", Head: 1, Deprel: "aux"},
	}}
	retagAcronyms(d)
	if got := d.Tokens[0]; got.UPOS != "PROPN" || got.Deprel != "nsubj" {
		t.Errorf("an acronym is %s, %s", got.UPOS, got.Deprel)
	}
	if d.Tokens[2].UPOS != "AUX" {
		t.Error("an auxiliary in capitals was changed")
	}
}

func TestLiftPredicates(t *testing.T) {
	// She is due in Oslo Monday
	d := &text.Document{Tokens: []text.Token{
		{Form: "She", UPOS: "PRON", Head: 4, Deprel: "nsubj"}, {Form: "is", UPOS: "AUX", Head: 2, Deprel: "cop"}, {Form: "due", UPOS: "ADJ", Head: 4, Deprel: "case"},
		{Form: "in", UPOS: "ADP", Head: 4, Deprel: "case"}, {Form: "Oslo", UPOS: "PROPN", Head: -1, Deprel: "root"}, {Form: "Monday", UPOS: "PROPN", Head: 4, Deprel: "nmod"},
	}}
	d.LinkTree()
	if !liftPredicates(d) {
		t.Fatal("nothing was changed")
	}
	for i, head := range []int{2, 2, -1, 4, 2, 2} {
		if d.Tokens[i].Head != head {
			t.Errorf("%s hangs on %d, want %d", d.Tokens[i].Form, d.Tokens[i].Head, head)
		}
	}
}

func TestLiftMarks(t *testing.T) {
	// wrote on Truth Social: "on" belongs to the name's first word
	d := &text.Document{Tokens: []text.Token{
		{Form: "wrote", Head: -1, Deprel: "root"}, {Form: "on", Head: 3, Deprel: "case"}, {Form: "Truth", Head: 0, Deprel: "obl"}, {Form: "Social", Head: 2, Deprel: "flat"},
	}}
	if !liftMarks(d) || d.Tokens[1].Head != 2 {
		t.Errorf("the preposition hangs on token %d, want 2", d.Tokens[1].Head)
	}
	if liftMarks(d) {
		t.Error("a sound tree was changed")
	}
}
