package nlp

import (
	"testing"

	"chancery/text"
)

// lead is "Police arrested leader Ada Monday ." as the network misreads it; n is the head of the leader, rel its relation.
func lead(n int, rel, end string) *text.Document {
	d := &text.Document{
		Sentences: []text.Sentence{{First: 0, Last: 6}},
		Tokens: []text.Token{
			{Form: "Police", UPOS: "NOUN", XPOS: "NNS", Head: 2, Deprel: "compound"}, {Form: "arrested", UPOS: "VERB", XPOS: "VBN", Head: 2, Deprel: "amod"},
			{Form: "leader", UPOS: "NOUN", XPOS: "NN", Head: n, Deprel: rel}, {Form: "Ada", UPOS: "PROPN", Head: 2, Deprel: "appos"},
			{Form: "Monday", UPOS: "PROPN", Head: 3, Deprel: "nmod"}, {Form: end, UPOS: "PUNCT", Head: 2, Deprel: "punct"},
		},
	}
	if n < 0 {
		d.LinkTree()
	}
	return d
}

func TestRepairLeads(t *testing.T) {
	d := lead(-1, "root", ".")
	if !repairLeads(d) {
		t.Fatal("a sentence without a verb was left alone")
	}
	for i, want := range []struct {
		head int
		rel  string
	}{{1, "nsubj"}, {-1, "root"}, {1, "obj"}, {2, "appos"}, {1, "obl"}, {1, "punct"}} {
		if got := d.Tokens[i]; got.Head != want.head || got.Deprel != want.rel {
			t.Errorf("%s hangs on %d as %s, want %d as %s", got.Form, got.Head, got.Deprel, want.head, want.rel)
		}
	}
	if repairLeads(lead(-1, "root", "!")) {
		t.Error("a headline was changed")
	}
	d = lead(4, "nsubj", ".") // as if "Monday" were a verb
	d.Tokens[4].Head = -1
	d.LinkTree()
	if repairLeads(d) {
		t.Error("the only subject of a verb was changed")
	}
}
