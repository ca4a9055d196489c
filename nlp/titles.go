package nlp

import (
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// shortTitles are abbreviations that stand before a name and never end a sentence that goes on with one.
var shortTitles = map[string]bool{
	"Rep.": true, "Reps.": true, "Sen.": true, "Sens.": true, "Gov.": true, "Del.": true, "Gen.": true, "Adm.": true, "Col.": true,
	"Maj.": true, "Capt.": true, "Lt.": true, "Sgt.": true, "Cmdr.": true, "Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true,
	"Prof.": true, "Rev.": true, "Hon.": true, "Amb.": true,
}

// joinTitles joins sentences that were parted behind a title: "said Rep." and "Ann Lee".
func joinTitles(d *text.Document) {
	kept := d.Sentences[:0]
	for _, s := range d.Sentences {
		if n := len(kept); n > 0 && !s.Paragraph && shortTitles[d.Tokens[s.First-1].Form] && startsUpper(d.Tokens[s.First].Form) {
			kept[n-1].Last, kept[n-1].End = s.Last, s.End
		} else {
			kept = append(kept, s)
		}
		for t := s.First; t < s.Last; t++ {
			d.Tokens[t].Sentence = len(kept) - 1
		}
	}
	d.Sentences = kept
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
