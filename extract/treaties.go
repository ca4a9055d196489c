package extract

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/record"
	"chancery/text"
)

// treaties are the agreements of data/treaties.txt by the first letters of their names, the longest names first.
type treaties map[string][]treatyName

// A treatyName is one name of a treaty.
type treatyName struct {
	chunks []string // its words, as they are parted by white space
	bare   bool     // the name of something else too: "?Oslo"
	of     *treaty
}

// A treaty is one line of data/treaties.txt.
type treaty struct {
	kind  record.AgreementKind
	known record.KnownAgreement
}

// readTreaties reads data/treaties.txt and the user's own, which come first.
func readTreaties(files []File, wrong *faults) treaties {
	all := treaties{}
	columns(files, wrong, func(line, _ string) error { return all.add(line) })
	return all
}

// add adds "arms | 2010 | USA RUS | New START = New Start".
func (all treaties) add(line string) error {
	f := strings.Split(line, "|")
	if len(f) != 4 {
		return fmt.Errorf("%d columns; write KIND | YEAR | PARTIES | NAME = NAME", len(f))
	}
	kind, year := strings.TrimSpace(f[0]), strings.TrimSpace(f[1])
	t := &treaty{kind: agreementKinds[kind]}
	if t.kind == "" {
		return fmt.Errorf("kind %q is unknown; the head of agreements.txt lists the kinds", kind)
	}
	if year != "-" {
		var err error
		if t.known.Signed, err = strconv.Atoi(year); err != nil {
			return fmt.Errorf("year %q is no number; write - for none", year)
		}
	}
	if parties := strings.Fields(f[2]); len(parties) > 0 && parties[0] != "-" {
		t.known.Parties = parties
	}
	for _, name := range strings.Split(f[3], "=") {
		one := treatyName{of: t}
		name, one.bare = strings.CutPrefix(strings.TrimSpace(name), "?")
		if one.chunks = strings.Fields(name); len(one.chunks) == 0 {
			return fmt.Errorf("%q has an empty name", line)
		}
		if t.known.Name == "" {
			t.known.Name = name
		}
		all.insert(one)
	}
	return nil
}

// insert keeps the names with the same first letters in order of their length, the longest first.
func (all treaties) insert(one treatyName) {
	key := firstLetters(one.chunks[0])
	list := append(all[key], one)
	for i := len(list) - 1; i > 0 && len(strings.Join(list[i-1].chunks, " ")) < len(strings.Join(one.chunks, " ")); i-- {
		list[i-1], list[i] = list[i], list[i-1]
	}
	all[key] = list
}

// firstLetters returns the letters with which a word begins, however it is cut into tokens: "Non" of "Non-Proliferation".
func firstLetters(s string) string {
	if i := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }); i > 0 {
		return s[:i]
	}
	return s
}

// A namedPact is a name of an agreement in a report.
type namedPact struct {
	first, last int // tokens [first, last)
	bare        bool
	of          *treaty // nil for a name that only its last word makes one: "Lisbon Accord"
}

// namedPacts finds the names of agreements, per token that heads one: those of data/treaties.txt, and words with capitals that
// end in a noun for one.
func (x *Extractor) namedPacts(r *reading) map[int]namedPact {
	at := map[int]namedPact{}
	for i := 0; i < len(r.Tokens); {
		n, ok := x.treatyAt(r, i)
		if !ok {
			n, ok = x.entitled(r, i)
		}
		if !ok {
			i++
			continue
		}
		at[x.pactHead(r, n)] = n
		i = n.last
	}
	return at
}

// treatyAt returns the name of data/treaties.txt that begins at token i.
func (x *Extractor) treatyAt(r *reading, i int) (namedPact, bool) {
	for k := range x.treaties[firstLetters(r.Tokens[i].Form)] {
		name := &x.treaties[firstLetters(r.Tokens[i].Form)][k]
		if end := r.endOf(i, name.chunks); end > i {
			return namedPact{i, end, name.bare, name.of}, true
		}
	}
	return namedPact{}, false
}

// endOf returns the token after the words that begin at token i, -1 if they do not stand there or end within a token.
func (r *reading) endOf(i int, chunks []string) int {
	at, limit := r.Tokens[i].Start, r.Sentences[r.Tokens[i].Sentence].End
	for k, c := range chunks {
		if k > 0 {
			rest := r.Text[at:limit]
			blanks := len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
			if at += blanks; blanks == 0 {
				return -1
			}
		}
		if !strings.HasPrefix(r.Text[at:limit], c) {
			return -1
		}
		at += len(c)
	}
	if c, _ := utf8.DecodeRuneInString(r.Text[at:limit]); unicode.IsLetter(c) || unicode.IsDigit(c) {
		return -1
	}
	for i < len(r.Tokens) && r.Tokens[i].End <= at {
		i++
	}
	return i
}

// entitled returns the words with capitals from token i on that end in a noun for an agreement: "Lisbon Accord". A first word alone
// ("Treaty of …") is none: the noun is found by itself.
func (x *Extractor) entitled(r *reading, i int) (namedPact, bool) {
	if !r.ofName(i) {
		return namedPact{}, false
	}
	s := r.Sentences[r.Tokens[i].Sentence]
	for k := i + 1; k < min(s.Last, i+longestName) && r.ofName(k); k++ {
		if lemma := strings.ToLower(r.Tokens[k].Lemma); x.pacts.noun[lemma] != "" && capital(r.Tokens[k].Form) {
			return namedPact{first: i, last: k + 1}, true
		}
	}
	return namedPact{}, false
}

// ofName reports whether token i may be a word of a name: a noun, an adjective or a number with a capital, or a hyphen.
func (r *reading) ofName(i int) bool {
	switch t := &r.Tokens[i]; t.UPOS {
	case "PROPN", "NOUN", "ADJ", "NUM":
		return capital(t.Form)
	default:
		return t.Form == "-"
	}
}

// longestName bounds the words of a name.
const longestName = 10

// pactHead returns the token that stands for the named agreement in the tree: the head of the name, or the noun that it
// stands before ("the New START treaty").
func (x *Extractor) pactHead(r *reading, n namedPact) int {
	head := n.first
	for i := n.first; i < n.last; i++ {
		if h := r.Tokens[i].Head; h < n.first || h >= n.last {
			head = i
			break
		}
	}
	t := &r.Tokens[head]
	if t.Head < n.last || t.Head > n.last+2 || !t.Is("compound") && !t.Is("amod") && !t.Is("nmod") {
		return head
	}
	if lemma := strings.ToLower(r.Tokens[t.Head].Lemma); x.pacts.noun[lemma] != "" || x.pacts.weak[lemma] != "" {
		return t.Head
	}
	return head
}

// asPact returns the kind of the agreement that token t names or describes, "" if it does neither, and whether the word or
// name can only be one.
func (e *envoy) asPact(t int) (kind record.AgreementKind, strong bool) {
	n, named := e.named[t]
	if n.of != nil && (!n.bare || binding[e.lemmaOf(e.governor(t))]) {
		return n.of.kind, true
	}
	tok := &e.Tokens[t]
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && !named || (tok.Is("compound") || tok.Is("flat")) && !named || n.of != nil {
		return "", false
	}
	lemma := strings.ToLower(tok.Lemma)
	if named {
		lemma = strings.ToLower(e.Tokens[n.last-1].Lemma)
	}
	if kind, strong = e.noun[lemma]; !strong {
		kind = e.weak[lemma]
	}
	if kind == "" || e.isNoPact(t) {
		return "", false
	}
	return kind, strong
}

// binding verbs have an agreement as object even where its name is that of a town: "signed Oslo".
var binding = setOf("sign", "ratify", "violate", "breach", "implement", "honour", "honor", "uphold", "abrogate", "repudiate", "renegotiate", "revive", "initial")

// nameSpan returns the words of a name; the zero name has none.
func (r *reading) nameSpan(n namedPact) text.Span {
	if n.last == 0 {
		return text.Span{}
	}
	return text.Span{Start: r.Tokens[n.first].Start, End: r.Tokens[n.last-1].End}
}

// calledSo returns the agreement whose name token t only gives: "the pact, known as AUKUS", "a pact, AUKUS"; nil if none.
func (e *envoy) calledSo(t int) *pact {
	n, tok := e.named[t], &e.Tokens[t]
	if n.of == nil || tok.Head < 0 {
		return nil
	}
	if tok.Is("appos") {
		return e.at[tok.Head]
	}
	if v := &e.Tokens[tok.Head]; (tok.Is("obl") || tok.Is("xcomp")) && calling[v.Lemma] && v.Is("acl") && v.Head >= 0 {
		return e.at[v.Head]
	}
	return nil
}

// calling verbs give a name.
var calling = setOf("know", "call", "dub", "name", "term")

// rename gives the agreement the well-known name at token t.
func (p *pact) rename(e *envoy, t int) {
	n := e.named[t]
	p.Name, p.Known, p.strong = e.nameSpan(n).In(e.Text), &n.of.known, true
	if isGeneric(p.Kind) {
		p.Kind = n.of.kind
	}
	p.mentions = append(p.mentions, t)
	e.at[t], e.byName[p.Known] = p, p
}
