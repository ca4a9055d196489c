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
