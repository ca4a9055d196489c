package nlp_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"chancery/nlp"
	"chancery/text"
)

var load = sync.OnceValues(nlp.Load)

func model(t testing.TB) *nlp.Model {
	m, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func analyse(t testing.TB, s string) *text.Document {
	d := &text.Document{Text: s, Body: text.Span{End: len(s)}}
	model(t).Analyse(d)
	return d
}

// find returns the first token with this form.
func find(t *testing.T, d *text.Document, form string) *text.Token {
	for i := range d.Tokens {
		if d.Tokens[i].Form == form {
			return &d.Tokens[i]
		}
	}
	t.Fatalf("no token %q", form)
	return nil
}

func TestSoftHyphensDoNotHideAWord(t *testing.T) {
	d := analyse(t, "The foreign minis\u00adters met in Oslo on Tuesday.")
	if tok := find(t, d, "minis\u00adters"); tok.Lemma != "minister" || tok.XPOS != "NNS" {
		t.Errorf("%q is %s with the lemma %q", tok.Form, tok.XPOS, tok.Lemma)
	}
}

func TestAnalyse(t *testing.T) {
	d := analyse(t, "The foreign minister met Maria Lindqvist in Oslo on Tuesday. She did not sign the treaty.")
	if len(d.Sentences) != 2 {
		t.Fatalf("%d sentences, want 2", len(d.Sentences))
	}
	tests := []struct{ form, upos, xpos, deprel, head string }{
		{"minister", "NOUN", "NN", "nsubj", "met"},
		{"met", "VERB", "VBD", "root", ""},
		{"Maria", "PROPN", "NNP", "obj", "met"},
		{"Lindqvist", "PROPN", "NNP", "flat", "Maria"},
		{"Oslo", "PROPN", "NNP", "obl", "met"},
		{"not", "PART", "RB", "advmod", "sign"},
		{"sign", "VERB", "VB", "root", ""},
		{"treaty", "NOUN", "NN", "obj", "sign"},
	}
	for _, test := range tests {
		tok := find(t, d, test.form)
		head := ""
		if tok.Head >= 0 {
			head = d.Tokens[tok.Head].Form
		}
		if tok.UPOS != test.upos || tok.XPOS != test.xpos || !tok.Is(test.deprel) || head != test.head {
			t.Errorf("%s: %s %s %s of %q, want %s %s %s of %q", test.form, tok.UPOS, tok.XPOS, tok.Deprel, head, test.upos, test.xpos, test.deprel, test.head)
		}
	}
	var names []string
	for _, n := range d.Names {
		names = append(names, string(n.Type)+" "+n.In(d.Text))
	}
	if want := []string{"PER Maria Lindqvist", "LOC Oslo"}; !reflect.DeepEqual(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
}

// checkDocument fails unless the trees are trees, names lie within sentences, and the linked lists agree with the heads.
func checkDocument(t *testing.T, d *text.Document) {
	t.Helper()
	for i, s := range d.Sentences {
		roots := 0
		for j := s.First; j < s.Last; j++ {
			at := j
			for steps := 0; at >= 0; at = d.Tokens[at].Head {
				if steps++; steps > s.Last-s.First || at < s.First || at >= s.Last {
					t.Fatalf("sentence %d: from token %d the heads lead out of the sentence or round in it", i, j)
				}
			}
			if d.Tokens[j].Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
	}
	end := 0
	for _, n := range d.Names {
		if n.First < end || n.Last <= n.First || n.Start != d.Tokens[n.First].Start || n.End != d.Tokens[n.Last-1].End {
			t.Fatalf("name %+v overlaps the one before or is not of its tokens", n)
		}
		end = n.Last
	}
}

func TestAnalyseAnything(t *testing.T) {
	for name, s := range map[string]string{
		"empty": "", "blank": " \n\t ", "one word": "Yes", "no space": strings.Repeat("x", 100_000),
		"brackets": strings.Repeat("(", 20_000), "not UTF-8": "caf\xe9 \xff\xfe said", "right to left": "قال الوزير إن الاتفاق وقع",
		"long sentence": strings.Repeat("the minister said that ", 2_000), "controls": "a\x00b\x01 c\u200bd\ufeff.",
	} {
		t.Run(name, func(t *testing.T) { checkDocument(t, analyse(t, s)) })
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add("President X. met Y in Z, officials said.\n\n\"No,\" he said.")
	f.Fuzz(func(t *testing.T, s string) { checkDocument(t, analyse(t, s)) })
}

// A Document has the same analysis whoever else is being analysed.
func TestAnalyseIsTheSameAgain(t *testing.T) {
	const s = "Officials in Ankara denied on Monday that the talks, which began in May, had failed; the European Union said nothing."
	want := analyse(t, s)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 20 {
				if !reflect.DeepEqual(analyse(t, s), want) {
					t.Error("another analysis of the same text")
					return
				}
			}
		})
	}
	group.Wait()
}

func TestLemmaOfContractedHas(t *testing.T) {
	for raw, want := range map[string]string{
		"He's already signed the treaty.": "have", "She's been there.": "have", "He's signing the treaty.": "be", "It's cold.": "be",
	} {
		if got := find(t, analyse(t, raw), "'s").Lemma; got != want {
			t.Errorf("%s: lemma %q, want %q", raw, got, want)
		}
	}
}
