package nlp

import (
	"strings"

	"chancery/text"
)

// companySuffixes end the names of companies, in lower case and without their stops.
var companySuffixes = setOf("inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "llp", "lp", "plc", "co", "gmbh", "ag", "sa", "nv", "bv", "pty", "pvt")

// bodies are the nouns that name a body of people together with an "of" phrase: "Housing Authority of Port Harwell".
var bodies = setOf("authority", "university", "college", "school", "institute", "academy", "department", "ministry", "bureau", "office",
	"court", "bank", "board", "council", "commission", "committee", "association", "union", "federation", "society", "church", "league",
	"chamber", "party", "front", "army", "movement", "organisation", "organization", "agency", "company", "museum")

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// completeNames gives names the words that belong to them and that the tagger, who sees a word and its neighbours, left out: the
// "Ltd." of a company, the place of a body, the first of a person's names. Names that grow together become one.
func completeNames(d *text.Document) {
	out := d.Names[:0]
	for i := 0; i < len(d.Names); i++ {
		n := d.Names[i]
		cutDash(d, &n)
		takeFirstName(d, &n, out)
		for {
			last, class := n.Last, n.Type
			takeSuffix(d, &n)
			takePlace(d, &n, d.Names[i+1:])
			takeSecondField(d, &n)
			if n.Last == last && n.Type == class {
				break
			}
		}
		for i+1 < len(d.Names) && d.Names[i+1].First < n.Last {
			n.Last = max(n.Last, d.Names[i+1].Last)
			i++
		}
		n.Span = text.Span{Start: d.Tokens[n.First].Start, End: d.Tokens[n.Last-1].End}
		out = append(out, n)
	}
	d.Names = out
}

// inSentence reports whether token i stands in the sentence of token of.
func inSentence(d *text.Document, i, of int) bool {
	return i >= 0 && i < len(d.Tokens) && d.Tokens[i].Sentence == d.Tokens[of].Sentence
}

// isProper reports whether token i is a proper noun with a capital, in the sentence of token of.
func isProper(d *text.Document, i, of int) bool {
	return inSentence(d, i, of) && d.Tokens[i].UPOS == "PROPN" && startsUpper(d.Tokens[i].Form)
}

// cutDash ends a person's name before a dash with space around it: "Ann Lee - Analyst".
func cutDash(d *text.Document, n *text.Name) {
	for i := n.First + 1; i < n.Last-1 && n.Type == text.Person; i++ {
		t := &d.Tokens[i]
		if t.UPOS == "PUNCT" && strings.Trim(t.Form, "-–—") == "" && d.Tokens[i-1].End < t.Start && t.End < d.Tokens[i+1].Start {
			n.Last = i
		}
	}
}

// takeFirstName puts the proper noun before a person's name of one word to it, if the tree makes the two one name.
func takeFirstName(d *text.Document, n *text.Name, before []text.Name) {
	i := n.First - 1
	if n.Type != text.Person || n.Last-n.First > 1 || !isProper(d, i, n.First) || len(before) > 0 && before[len(before)-1].Last > i {
		return
	}
	a, b := &d.Tokens[i], &d.Tokens[n.First]
	if b.Head == i && b.Is("flat") && !titles[strings.TrimSuffix(strings.ToLower(a.Form), ".")] && !strings.HasSuffix(a.Form, ".") {
		n.First = i
	}
}

// takeSuffix puts "Inc." and the like to the name before it, which is then a company's.
func takeSuffix(d *text.Document, n *text.Name) {
	i := n.Last
	if inSentence(d, i, n.First) && d.Tokens[i].Form == "," {
		i++
	}
	if isProper(d, i, n.First) && companySuffixes[strings.ReplaceAll(strings.ToLower(d.Tokens[i].Form), ".", "")] {
		n.Last, n.Type = i+1, text.Organisation
	}
}

// takePlace puts to the name of a body the name that "of" joins to it: "Court of Appeals", "Bank of Norland".
func takePlace(d *text.Document, n *text.Name, after []text.Name) {
	of := n.Last
	if n.Type != text.Organisation || !bodies[strings.ToLower(d.Tokens[of-1].Form)] || !inSentence(d, of, n.First) || d.Tokens[of].Form != "of" {
		return
	}
	for _, next := range after {
		if first := next.First; (first == of+1 || first == of+2 && strings.EqualFold(d.Tokens[of+1].Form, "the")) && inSentence(d, first, of) {
			n.Last = next.Last
			return
		}
		if next.First > of+2 {
			return
		}
	}
}

// takeSecondField puts to a department its other field: "Department of Roads and Harbours".
func takeSecondField(d *text.Document, n *text.Name) {
	and := n.Last
	if n.Type != text.Organisation || !inSentence(d, and, n.First) || d.Tokens[and].Form != "and" || !isProper(d, and+1, n.First) {
		return
	}
	for i := n.First; i+2 < n.Last; i++ {
		if f := strings.ToLower(d.Tokens[i].Form); (f == "department" || f == "ministry") && strings.EqualFold(d.Tokens[i+1].Form, "of") {
			for n.Last = and + 2; isProper(d, n.Last, n.First); {
				n.Last++
			}
			return
		}
	}
}
