package evaluate

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/nlp"
	"chancery/nlp/conllu"
	"chancery/text"
)

// Treebank reads raw text as the treebank at path has it, analyses it and compares words, sentences, tags and trees.
// The measures are those of the CoNLL 2018 shared task (Zeman et al. 2018): what is compared is aligned by its
// characters, white space left out; LAS leaves out the subtypes of relations.
func Treebank(path string, write io.Writer) (Scores, error) {
	gold, err := readTrees(path)
	if err != nil {
		return nil, fmt.Errorf("the gold treebank: %w", err)
	}
	language, err := nlp.Load()
	if err != nil {
		return nil, err
	}
	var system []*text.Document
	for _, g := range gold {
		d := &text.Document{Text: g.Text, Origin: g.Origin, Language: g.Language}
		language.Analyse(d)
		system = append(system, d)
		if write != nil {
			if err := conllu.Write(write, d); err != nil {
				return nil, err
			}
		}
	}
	return CompareTrees(gold, system)
}

// TreebankOf returns a Stage that compares what another program made of the gold's raw text, a file in CoNLL-U.
func TreebankOf(system string) Stage {
	return func(path string, _ io.Writer) (Scores, error) {
		gold, err := readTrees(path)
		if err != nil {
			return nil, fmt.Errorf("the gold treebank: %w", err)
		}
		found, err := readTrees(system)
		if err != nil {
			return nil, fmt.Errorf("the other program's treebank: %w", err)
		}
		return CompareTrees(gold, found)
	}
}

func readTrees(path string) ([]*text.Document, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	docs, err := conllu.Read(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

// CompareTrees compares two analyses of the same Documents; their names too if the gold has any.
func CompareTrees(gold, system []*text.Document) (Scores, error) {
	if len(gold) != len(system) {
		return nil, fmt.Errorf("%d documents to compare with %d of the gold", len(system), len(gold))
	}
	measures := []string{"Tokens", "Sentences", "Words", "UPOS", "XPOS", "Feats", "Lemmas", "UAS", "LAS", "Names"}
	total := make(Scores, len(measures))
	for i, n := range measures {
		total[i].Name = n
	}
	for i := range gold {
		g, s := flatten(gold[i]), flatten(system[i])
		if g.chars != s.chars {
			return nil, fmt.Errorf("document %d (%s): the characters differ from the gold's, so nothing can be aligned: %s", i+1, gold[i].Origin.Path, difference(g.chars, s.chars))
		}
		compare(total, g, s)
	}
	if last := len(total) - 1; total[last].Gold == 0 {
		total = total[:last]
	}
	return total, nil
}

// flat is a Document in places of its text without white space, counted in code points.
type flat struct {
	doc       *text.Document
	chars     string
	tokens    map[text.Span][]int // orthographic tokens with their words
	order     []text.Span         // their spans in order
	sentences map[text.Span]bool
	names     map[name]bool
}

// name is a name by the places of its first and last token.
type name struct {
	text.Span
	class text.EntityType
}

func flatten(d *text.Document) flat {
	f := flat{doc: d, tokens: map[text.Span][]int{}, sentences: map[text.Span]bool{}, names: map[name]bool{}}
	var chars strings.Builder
	n := 0
	for _, s := range d.Sentences {
		start := n
		for i := s.First; i < s.Last; {
			end := i + 1
			for end < s.Last && d.Tokens[end].Joined {
				end++
			}
			whole := d.Tokens[i].Span.Join(d.Tokens[end-1].Span)
			form := withoutSpace(whole.In(d.Text))
			chars.WriteString(form)
			span := text.Span{Start: n, End: n + utf8.RuneCountInString(form)}
			n = span.End
			f.order = append(f.order, span)
			for ; i < end; i++ {
				f.tokens[span] = append(f.tokens[span], i)
			}
		}
		f.sentences[text.Span{Start: start, End: n}] = true
	}
	f.chars = chars.String()
	f.placeNames()
	return f
}

// placeNames counts the characters up to the ends of each name, in one pass over the text.
func (f *flat) placeNames() {
	at, n := 0, 0
	place := func(end int) int {
		n += utf8.RuneCountInString(withoutSpace(f.doc.Text[at:max(at, end)]))
		at = max(at, end)
		return n
	}
	for _, x := range f.doc.Names {
		f.names[name{text.Span{Start: place(x.Start), End: place(x.End)}, x.Type}] = true
	}
}

// difference shows where two texts part.
func difference(gold, system string) string {
	at := 0
	for at < min(len(gold), len(system)) && gold[at] == system[at] {
		at++
	}
	const shown = 20
	return fmt.Sprintf("%q instead of %q", system[max(0, at-shown):min(len(system), at+shown)], gold[max(0, at-shown):min(len(gold), at+shown)])
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// compare adds the counts of one document to total.
func compare(total Scores, g, s flat) {
	count := func(i, correct, gold, system int) {
		total[i].Correct += correct
		total[i].Gold += gold
		total[i].System += system
	}
	same := 0
	for _, span := range g.order {
		if s.tokens[span] != nil {
			same++
		}
	}
	count(0, same, len(g.order), len(s.order))
	same = 0
	for span := range s.sentences {
		if g.sentences[span] {
			same++
		}
	}
	count(1, same, len(g.sentences), len(s.sentences))
	same = 0
	for n := range s.names {
		if g.names[n] {
			same++
		}
	}
	count(len(total)-1, same, len(g.names), len(s.names))

	pairs := align(g, s)
	var right [7]int // words, UPOS, XPOS, Feats, Lemmas, UAS, LAS
	for gi, si := range pairs {
		if si < 0 {
			continue
		}
		a, b := &g.doc.Tokens[gi], &s.doc.Tokens[si]
		head := a.Head < 0 && b.Head < 0 || a.Head >= 0 && b.Head >= 0 && pairs[a.Head] == b.Head
		for i, ok := range [...]bool{
			true, a.UPOS == b.UPOS, a.XPOS == b.XPOS, a.Feats == b.Feats,
			a.Lemma == b.Lemma || a.Lemma == "" || a.Lemma == "_", head, head && relation(a) == relation(b),
		} {
			if ok {
				right[i]++
			}
		}
	}
	for i, n := range right {
		count(2+i, n, len(g.doc.Tokens), len(s.doc.Tokens))
	}
}

// relation is a token's relation without its subtype.
func relation(t *text.Token) string {
	rel, _, _ := strings.Cut(t.Deprel, ":")
	return rel
}

// align gives for each word of the gold the word of the system that it is, or -1: the only words of the same token,
// or those that the longest common subsequence of its words pairs.
func align(g, s flat) []int {
	pairs := make([]int, len(g.doc.Tokens))
	for i := range pairs {
		pairs[i] = -1
	}
	for _, span := range g.order {
		a, b := g.tokens[span], s.tokens[span]
		if len(a) == 1 && len(b) == 1 {
			pairs[a[0]] = b[0]
			continue
		}
		pairWords(pairs, g.doc, a, s.doc, b)
	}
	return pairs
}

func pairWords(pairs []int, g *text.Document, a []int, s *text.Document, b []int) {
	same := func(i, j int) bool { return strings.EqualFold(g.Tokens[a[i]].Form, s.Tokens[b[j]].Form) }
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if longest[i][j] = max(longest[i+1][j], longest[i][j+1]); same(i, j) {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case same(i, j):
			pairs[a[i]] = b[j]
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
}
