package nlp

import (
	"strings"
	"testing"
)

func TestCompleteNames(t *testing.T) {
	tests := []struct{ words, want string }{
		{"Quill/PROPN/B-PER ,/PUNCT/O Inc./PROPN/O sued", "ORG Quill , Inc."},
		{"Quill/PROPN/B-ORG Corp./PROPN/O sued", "ORG Quill Corp."},
		{"Quill/PROPN/B-ORG ,/PUNCT Norland/PROPN/B-LOC", "ORG Quill, LOC Norland"},
		{"Court/PROPN/B-ORG of/ADP/O Appeals/PROPN/B-ORG ruled", "ORG Court of Appeals"},
		{"Bank/PROPN/B-ORG of/ADP/O the/DET/O South/PROPN/B-LOC of/ADP", "ORG Bank of the South"},
		{"Quill/PROPN/B-ORG of/ADP Norland/PROPN/B-LOC", "ORG Quill, LOC Norland"},
		{"Department/PROPN/B-ORG of/ADP/I-ORG Roads/PROPN/I-ORG and/CCONJ Inland/PROPN/O Harbours/PROPN/O said", "ORG Department of Roads and Inland Harbours"},
		{"Roads/PROPN/B-ORG and/CCONJ Harbours/PROPN/O", "ORG Roads"},
		{"Ann/PROPN/B-PER Lee/PROPN/I-PER -/PUNCT/I-PER Analyst/PROPN/I-PER", "PER Ann Lee"},
		{"Usha/PROPN/O Rao/PROPN/B-PER left", "PER Usha Rao"},
		{"Senator/PROPN/O Rao/PROPN/B-PER left", "PER Rao"},
		{"Norland/PROPN/B-LOC Rao/PROPN/B-PER left", "LOC Norland, PER Rao"},
	}
	for _, test := range tests {
		d, readings := tagged(test.words)
		for i := range d.Tokens { // every word is one name with the word before, as far as the tree goes
			d.Tokens[i].Head, d.Tokens[i].Deprel = i-1, "flat"
		}
		d.Names = appendNames(nil, d.Tokens, readings, 0)
		completeNames(d)
		var got []string
		for _, n := range d.Names {
			got = append(got, string(n.Type)+" "+n.In(d.Text))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: %q, want %q", test.words, s, test.want)
		}
	}
}
