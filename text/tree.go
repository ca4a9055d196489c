package text

import (
	"iter"
	"strings"
)

// LinkTree fills FirstDep and NextDep of all tokens from their Heads. Whoever sets Heads calls it once.
func (d *Document) LinkTree() {
	for i := range d.Tokens {
		d.Tokens[i].FirstDep, d.Tokens[i].NextDep = -1, -1
	}
	for i := len(d.Tokens) - 1; i >= 0; i-- { // backwards, so that each list comes out in text order
		if h := d.Tokens[i].Head; h >= 0 {
			d.Tokens[i].NextDep = d.Tokens[h].FirstDep
			d.Tokens[h].FirstDep = i
		}
	}
}

// Dependents yields the tokens that token i governs, in text order.
func (d *Document) Dependents(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := d.Tokens[i].FirstDep; c >= 0; c = d.Tokens[c].NextDep {
			if !yield(c) {
				return
			}
		}
	}
}

// Dependent returns the first dependent of token i whose relation is one of rels, or -1.
// A relation without subtype also matches its subtypes: "nsubj" matches "nsubj:pass".
func (d *Document) Dependent(i int, rels ...string) int {
	for c := range d.Dependents(i) {
		for _, r := range rels {
			if d.Tokens[c].Is(r) {
				return c
			}
		}
	}
	return -1
}

// Is reports whether the token's relation is rel or a subtype of it.
func (t *Token) Is(rel string) bool {
	return t.Deprel == rel || len(t.Deprel) > len(rel) && t.Deprel[len(rel)] == ':' && t.Deprel[:len(rel)] == rel
}

// Feat returns the value of a morphological feature, or "": Feat("Tense") is "Past".
func (t *Token) Feat(name string) string {
	for rest := t.Feats; rest != ""; {
		var one string
		one, rest, _ = strings.Cut(rest, "|")
		if k, v, _ := strings.Cut(one, "="); k == name {
			return v
		}
	}
	return ""
}

// SubtreeSpan returns the bytes from the first to the last token of the subtree of token i,
// and SubtreeTokens the same as a range [first, last) of tokens. The tree may have gaps; the range does not.
func (d *Document) SubtreeSpan(i int) Span {
	first, last := d.SubtreeTokens(i)
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}

// SubtreeTokens returns the range [first, last) of tokens that covers the subtree of token i.
func (d *Document) SubtreeTokens(i int) (first, last int) {
	first, last = i, i+1
	for c := range d.Dependents(i) {
		f, l := d.SubtreeTokens(c)
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// TokensIn returns the range [first, last) of tokens that overlap s; first == last if none does.
func (d *Document) TokensIn(s Span) (first, last int) {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Tokens[mid].End <= s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	first, last = lo, lo
	for last < len(d.Tokens) && d.Tokens[last].Start < s.End {
		last++
	}
	return first, last
}
