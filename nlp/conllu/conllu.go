// Package conllu reads and writes CoNLL-U, the file format of Universal Dependencies v2
// (https://universaldependencies.org/format.html).
//
// In goes a treebank or another program's analysis, out come text.Documents with their raw text rebuilt from the tokens
// and SpaceAfter, one per "# newdoc"; or the other way round. Two things are kept in MISC besides SpaceAfter=No:
// start_char and end_char, in code points of Document.Text, and names as NE=B-PER, NE=I-PER.
// Empty nodes (8.1) and enhanced dependencies (DEPS) are left out.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chancery/text"
)

// The ten columns of a line.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colDeprel
	colDeps
	colMisc
	columns
)

// maxLine bounds the memory that one line may take; a comment line holds a whole sentence.
const maxLine = 64 << 20

// Read reads a whole file: one Document per "# newdoc", or a single one if the file has none. The raw text is rebuilt
// as Universal Dependencies publishes it: a paragraph ("# newpar") follows a blank line, whatever else is not marked
// SpaceAfter=No is followed by a space. The trees are linked.
func Read(r io.Reader) ([]*text.Document, error) {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 64<<10), maxLine)
	b := builder{paragraph: true}
	for n := 1; in.Scan(); n++ {
		if err := b.line(strings.TrimSuffix(in.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("CoNLL-U line %d: %w", n, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading CoNLL-U: %w", err)
	}
	if err := b.endDocument(); err != nil {
		return nil, fmt.Errorf("CoNLL-U, last sentence: %w", err)
	}
	return b.docs, nil
}

// builder collects documents line by line.
type builder struct {
	docs []*text.Document
	doc  *text.Document
	raw  strings.Builder // raw text of doc so far

	first     int  // first token of the sentence being read
	paragraph bool // the sentence being read opens a paragraph
	space     bool // the last token is followed by white space

	rangeEnd   int // last word id of the multiword token being read; 0 outside one
	rangeFirst int // its first token
	rangeSpan  text.Span
}

func (b *builder) line(l string) error {
	switch {
	case l == "":
		return b.endSentence()
	case l[0] == '#':
		return b.comment(strings.TrimSpace(l[1:]))
	}
	c := strings.Split(l, "\t")
	if len(c) != columns {
		return fmt.Errorf("%d columns instead of %d; they are parted by tabs", len(c), columns)
	}
	switch id := c[colID]; {
	case strings.Contains(id, "."):
		return nil
	case strings.Contains(id, "-"):
		return b.multiword(c)
	default:
		return b.word(c)
	}
}

func (b *builder) comment(c string) error {
	key, value, _ := strings.Cut(c, "=")
	switch key = strings.TrimSpace(key); {
	case key == "newdoc" || key == "newdoc id":
		if err := b.endDocument(); err != nil {
			return err
		}
		b.open()
		b.doc.Origin.Path = strings.TrimSpace(value)
	case key == "newpar" || key == "newpar id":
		b.paragraph = true
	}
	return nil
}

// open makes sure that there is a document to add to.
func (b *builder) open() {
	if b.doc == nil {
		b.doc = &text.Document{Language: "en"}
	}
}

// surface adds the characters of one orthographic token to the raw text.
func (b *builder) surface(form, misc string) text.Span {
	b.open()
	switch {
	case b.raw.Len() == 0:
	case b.paragraph && len(b.doc.Tokens) == b.first:
		b.raw.WriteString("\n\n")
	case b.space:
		b.raw.WriteByte(' ')
	}
	start := b.raw.Len()
	b.raw.WriteString(form)
	b.space = true
	for f := range strings.SplitSeq(misc, "|") {
		if f == "SpaceAfter=No" {
			b.space = false
		}
	}
	return text.Span{Start: start, End: b.raw.Len()}
}

func (b *builder) multiword(c []string) error {
	from, to, _ := strings.Cut(c[colID], "-")
	first, err := strconv.Atoi(from)
	if err != nil {
		return fmt.Errorf("the range of words %q is not of the form 3-4", c[colID])
	}
	last, err := strconv.Atoi(to)
	if err != nil || last < first {
		return fmt.Errorf("the range of words %q is not of the form 3-4", c[colID])
	}
	b.rangeSpan = b.surface(c[colForm], c[colMisc])
	b.rangeEnd, b.rangeFirst = last, len(b.doc.Tokens)
	return nil
}

func (b *builder) word(c []string) error {
	b.open()
	id, err := strconv.Atoi(c[colID])
	if err != nil || id != len(b.doc.Tokens)-b.first+1 {
		return fmt.Errorf("word %q out of turn; the next one is %d", c[colID], len(b.doc.Tokens)-b.first+1)
	}
	t := text.Token{
		Form: c[colForm], Lemma: given(c[colLemma]), UPOS: given(c[colUPOS]), XPOS: given(c[colXPOS]),
		Feats: given(c[colFeats]), Head: -1, Deprel: given(c[colDeprel]), Sentence: len(b.doc.Sentences),
	}
	if c[colForm] == "_" && c[colLemma] == "_" {
		t.Lemma = "_"
	}
	if h, err := strconv.Atoi(c[colHead]); err == nil && h > 0 {
		t.Head = b.first + h - 1
	} else if err != nil && c[colHead] != "_" {
		return fmt.Errorf("head %q is neither a number nor _", c[colHead])
	}
	if id <= b.rangeEnd {
		t.Span, t.Joined = b.rangeSpan, len(b.doc.Tokens) > b.rangeFirst
	} else {
		t.Span = b.surface(c[colForm], c[colMisc])
	}
	b.doc.Tokens = append(b.doc.Tokens, t)
	if id == b.rangeEnd {
		b.shareRange()
	}
	b.name(c[colMisc])
	return nil
}

// given turns the sign for "no value" into an empty string.
func given(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// shareRange gives each word of a multiword token its own bytes where the words together spell the token, as they do
// in English; otherwise all of them keep the span of the whole.
func (b *builder) shareRange() {
	words := b.doc.Tokens[b.rangeFirst:]
	b.rangeEnd = 0
	var spelled strings.Builder
	for _, w := range words {
		spelled.WriteString(w.Form)
	}
	if !strings.HasSuffix(b.raw.String(), spelled.String()) || spelled.Len() != b.rangeSpan.Len() {
		return
	}
	at := b.rangeSpan.Start
	for i := range words {
		words[i].Span = text.Span{Start: at, End: at + len(words[i].Form)}
		at = words[i].End
	}
}

// name reads NE=B-PER from MISC of the last token.
func (b *builder) name(misc string) {
	for f := range strings.SplitSeq(misc, "|") {
		tag, ok := strings.CutPrefix(f, "NE=")
		if !ok || len(tag) < 3 {
			continue
		}
		last := len(b.doc.Tokens) - 1
		t, typ := b.doc.Tokens[last], text.EntityType(tag[2:])
		if n := len(b.doc.Names); tag[0] == 'I' && n > 0 && b.doc.Names[n-1].Last == last && b.doc.Names[n-1].Type == typ {
			b.doc.Names[n-1].Last, b.doc.Names[n-1].End = last+1, t.End
		} else {
			b.doc.Names = append(b.doc.Names, text.Name{Span: t.Span, First: last, Last: last + 1, Type: typ})
		}
	}
}

func (b *builder) endSentence() error {
	if b.doc == nil || len(b.doc.Tokens) == b.first {
		return nil
	}
	if b.rangeEnd != 0 {
		return fmt.Errorf("the sentence ends before word %d of a range", b.rangeEnd)
	}
	words := b.doc.Tokens[b.first:]
	for _, w := range words {
		if w.Head >= len(b.doc.Tokens) {
			return fmt.Errorf("head %d of %q lies outside its sentence of %d words", w.Head-b.first+1, w.Form, len(words))
		}
	}
	if w := circular(words, b.first); w >= 0 {
		return fmt.Errorf("%q governs itself by way of its heads, so the sentence is no tree", words[w].Form)
	}
	b.doc.Sentences = append(b.doc.Sentences, text.Sentence{
		Span:  text.Span{Start: words[0].Start, End: words[len(words)-1].End},
		First: b.first, Last: len(b.doc.Tokens), Paragraph: b.paragraph,
	})
	b.first, b.paragraph = len(b.doc.Tokens), false
	return nil
}

// circular returns a word that is its own ancestor, or -1. The way up from each word stops where an earlier one passed.
func circular(words []text.Token, first int) int {
	passed := make([]int, len(words)) // by the way up from which word, counted from 1
	for i := range words {
		w := i
		for w >= 0 && passed[w] == 0 {
			passed[w] = i + 1
			w = max(words[w].Head-first, -1)
		}
		if w >= 0 && passed[w] == i+1 {
			return w
		}
	}
	return -1
}

func (b *builder) endDocument() error {
	if b.doc == nil {
		return nil
	}
	if err := b.endSentence(); err != nil {
		return err
	}
	b.doc.Text = b.raw.String()
	b.doc.Body = text.Span{End: len(b.doc.Text)}
	b.doc.LinkTree()
	b.docs = append(b.docs, b.doc)
	*b = builder{docs: b.docs, paragraph: true}
	return nil
}
