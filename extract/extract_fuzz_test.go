package extract

import (
	"strings"
	"testing"

	"chancery/record"
	"chancery/text"
)

// vocabulary is what random reports are made of: cues, names, marks, pacts.
var vocabulary = []struct{ form, lemma, upos, xpos string }{
	{"Petrova", "Petrova", "PROPN", "NNP"}, {"said", "say", "VERB", "VBD"}, {"that", "that", "SCONJ", "IN"}, {"“", "“", "PUNCT", "``"},
	{"”", "”", "PUNCT", "''"}, {"\"", "\"", "PUNCT", "``"}, {"‘", "‘", "PUNCT", "``"}, {",", ",", "PUNCT", ","}, {":", ":", "PUNCT", ":"},
	{"we", "we", "PRON", "PRP"}, {"who", "who", "PRON", "WP"}, {"agreement", "agreement", "NOUN", "NN"}, {"under", "under", "ADP", "IN"},
	{"deny", "deny", "VERB", "VB"}, {"will", "will", "AUX", "MD"}, {"according", "accord", "VERB", "VBG"}, {"to", "to", "ADP", "IN"},
	{"allegedly", "allegedly", "ADV", "RB"}, {"claim", "claim", "NOUN", "NN"}, {"concerned", "concerned", "ADJ", "JJ"}, {"deal", "deal", "NOUN", "NN"},
	{"called", "call", "VERB", "VBD"}, {"signed", "sign", "VERB", "VBD"}, {"not", "not", "PART", "RB"}, {"statement", "statement", "NOUN", "NN"},
	{"visit", "visit", "NOUN", "NN"}, {"arrested", "arrest", "VERB", "VBN"}, {"attack", "attack", "NOUN", "NN"}, {"plans", "plan", "VERB", "VBZ"},
	{"by", "by", "ADP", "IN"}, {"launched", "launch", "VERB", "VBD"}, {"sanctions", "sanction", "NOUN", "NNS"}, {"critical", "critical", "ADJ", "JJ"},
	{"be", "be", "AUX", "VB"}, {"talks", "talk", "NOUN", "NNS"}, {"between", "between", "ADP", "IN"}, {"if", "if", "SCONJ", "IN"}, {"call", "call", "VERB", "VB"},
}

var relations = []string{"nsubj", "obj", "ccomp", "xcomp", "parataxis", "advcl", "acl", "acl:relcl", "conj", "obl", "nmod", "nmod:poss", "case", "mark",
	"aux", "aux:pass", "nsubj:pass", "amod", "appos", "advmod", "punct", "det", "cop", "compound", "compound:prt", "obl:agent", "iobj", "root"}

// randomReport makes a report of words, sentences and trees that data chooses.
func randomReport(data []byte) *text.Document {
	d := &text.Document{}
	var b strings.Builder
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		v := int(data[0])
		data = data[1:]
		return v
	}
	for len(data) > 0 && len(d.Tokens) < 300 {
		first := len(d.Tokens)
		n := 1 + next()%15
		for i := range n {
			w := vocabulary[next()%len(vocabulary)]
			head, rel := -1, "root"
			if i > 0 { // a head among the words before keeps the tree a tree; turning it round is done below
				head, rel = first+next()%i, relations[next()%len(relations)]
			}
			at := b.Len()
			b.WriteString(w.form)
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: at, End: b.Len()}, Form: w.form, Lemma: w.lemma, UPOS: w.upos, XPOS: w.xpos,
				Head: head, Deprel: rel, Sentence: len(d.Sentences)})
			b.WriteByte(' ')
		}
		if next()%2 == 0 {
			mirror(d.Tokens[first:], first)
		}
		last := len(d.Tokens)
		d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}, First: first, Last: last, Paragraph: next()%3 == 0})
	}
	d.Text = b.String()
	d.Body = text.Span{Start: 0, End: len(d.Text)}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.UPOS == "PROPN" || t.UPOS == "PRON" {
			d.Mentions = append(d.Mentions, text.Mention{Span: t.Span, First: i, Last: i + 1, Head: i, Entities: []int{0}})
		}
	}
	d.Entities = []text.Entity{{ID: "X", Name: "Petrova", Country: "RUS"}}
	d.LinkTree()
	return d
}

// mirror turns the tree of one sentence round, so that heads stand behind their dependents too.
func mirror(tokens []text.Token, first int) {
	n := len(tokens)
	heads, rels := make([]int, n), make([]string, n)
	for i, t := range tokens {
		heads[n-1-i], rels[n-1-i] = t.Head, t.Deprel
	}
	for i := range tokens {
		tokens[i].Head, tokens[i].Deprel = heads[i], rels[i]
		if heads[i] >= 0 {
			tokens[i].Head = first + n - 1 - (heads[i] - first)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte("\x0e\x00\x01\x00\x00\x02\x01\x02\x03\x03\x05\x09\x06\x04\x04\x07\x01\x08\x02"))
	f.Add([]byte("the agreement between us and them, said he, was signed; others deny it"))
	x, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := randomReport(data)
		r := x.Extract(d)
		var quotes []record.Quote
		for _, s := range r.Statements {
			if s.Content.Empty() {
				t.Errorf("a statement without content: %+v", s)
			}
			quotes = append(quotes, s.Content, s.Cue, s.Speaker.Quote)
		}
		for _, a := range r.Agreements {
			quotes = append(quotes, a.Mention)
			for _, p := range a.Provisions {
				quotes = append(quotes, p.Quote)
			}
		}
		for _, q := range quotes {
			if q.Start < 0 || q.End > len(d.Text) || q.Start > q.End || q.In(d.Text) != q.Text {
				t.Errorf("words %q are not those at %v", q.Text, q.Span)
			}
		}
	})
}
