package evaluate

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"chancery/ingest"
	"chancery/text"
)

// Names finds the names in the sentences of a BIO file (a line "token<TAB>tag" for each token, an empty line after
// each sentence, comments from "# ") and compares them with the file's own, span by span, as the CoNLL 2003 shared task
// does: right is a name of the same tokens and the same class. The program reads the file's tokens, not raw text.
// Of a folder of gold records it finds the names that they give to actors: see named.
func Names(path string, write io.Writer) (Scores, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return named(path, write)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the gold names: %w", err)
	}
	defer file.Close()
	gold, err := ReadNames(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return nil, err
	}
	var system []*text.Document
	for _, g := range gold {
		d := Unnamed(g)
		language.Parse(d)
		system = append(system, d)
	}
	if write != nil {
		if err := writeBIO(write, system); err != nil {
			return nil, err
		}
	}
	return CompareNames(gold, system), nil
}

// Unnamed returns the words and sentences of a document of ReadNames alone, to be read by the program.
func Unnamed(gold *text.Document) *text.Document {
	return &text.Document{Language: "en", Text: gold.Text, Body: gold.Body, Sentences: gold.Sentences, Tokens: slices.Clone(gold.Tokens)}
}

// ReadNames makes a Document of the sentences behind each "# newdoc" of a BIO file, of all if there is none, their tokens parted by spaces.
func ReadNames(r io.Reader) ([]*text.Document, error) {
	b := &bioReader{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "":
			b.endSentence()
			continue
		case strings.HasPrefix(line, "# newdoc"):
			b.endDocument()
			continue
		case strings.HasPrefix(line, "# "):
			continue
		}
		form, tag, ok := strings.Cut(line, "\t")
		tag, _, _ = strings.Cut(tag, "\t")
		if !ok || tag != "O" && (len(tag) < 3 || tag[1] != '-') {
			return nil, fmt.Errorf("line %d: %q is not a token, a tab and a tag such as O, B-PER or I-PER", n, line)
		}
		b.add(form, tag)
	}
	b.endDocument()
	return b.all, lines.Err()
}

// bioReader gathers the tokens of a document.
type bioReader struct {
	all   []*text.Document
	d     text.Document
	raw   strings.Builder
	first int // token of the sentence
}

func (b *bioReader) add(form, tag string) {
	start := b.raw.Len()
	b.raw.WriteString(form)
	span := text.Span{Start: start, End: b.raw.Len()}
	b.raw.WriteByte(' ')
	addTag(&b.d, span, tag, len(b.d.Tokens) == b.first)
	b.d.Tokens = append(b.d.Tokens, text.Token{Span: span, Form: form, Head: -1, Sentence: len(b.d.Sentences)})
}

func (b *bioReader) endSentence() {
	if last := len(b.d.Tokens); last > b.first {
		span := b.d.Tokens[b.first].Span.Join(b.d.Tokens[last-1].Span)
		b.d.Sentences = append(b.d.Sentences, text.Sentence{Span: span, First: b.first, Last: last})
		b.first = last
	}
}

func (b *bioReader) endDocument() {
	b.endSentence()
	if len(b.d.Tokens) == 0 {
		return
	}
	d := b.d
	d.Language, d.Text = "en", b.raw.String()
	d.Body = text.Span{End: len(d.Text)}
	b.all = append(b.all, &d)
	*b = bioReader{all: b.all}
}

// addTag begins a name at the next token or takes it into the last one.
func addTag(d *text.Document, span text.Span, tag string, opensSentence bool) {
	if tag == "O" {
		return
	}
	next, class := len(d.Tokens), text.EntityType(tag[2:])
	if n := len(d.Names) - 1; tag[0] != 'B' && tag[0] != 'S' && !opensSentence && n >= 0 &&
		d.Names[n].Last == next && d.Names[n].Type == class {
		d.Names[n].Last, d.Names[n].End = next+1, span.End
		return
	}
	d.Names = append(d.Names, text.Name{Span: span, First: next, Last: next + 1, Type: class})
}

func writeBIO(w io.Writer, all []*text.Document) error {
	out := bufio.NewWriter(w)
	for _, d := range all {
		tags := make([]string, len(d.Tokens))
		for i := range tags {
			tags[i] = "O"
		}
		for _, n := range d.Names {
			for i := n.First; i < n.Last; i++ {
				tags[i] = "I-" + string(n.Type)
			}
			tags[n.First] = "B-" + string(n.Type)
		}
		for _, s := range d.Sentences {
			for i := s.First; i < s.Last; i++ {
				fmt.Fprintf(out, "%s\t%s\n", d.Tokens[i].Form, tags[i])
			}
			fmt.Fprintln(out)
		}
	}
	return out.Flush()
}

// CompareNames counts the names of the same tokens and class in two readings of the same documents: for each class, then over all ("names").
func CompareNames(gold, system []*text.Document) Scores {
	c := &nameCount{byClass: map[text.EntityType]*Score{}, all: Score{Name: "names"}}
	for i := range gold {
		c.compare(gold[i], system[i])
	}
	var scores Scores
	for _, s := range c.byClass {
		scores = append(scores, *s)
	}
	slices.SortFunc(scores, func(a, b Score) int { return strings.Compare(a.Name, b.Name) })
	return append(scores, c.all)
}

// nameCount counts names for each class and over all.
type nameCount struct {
	byClass map[text.EntityType]*Score
	all     Score
}

func (c *nameCount) of(class text.EntityType) *Score {
	if c.byClass[class] == nil {
		c.byClass[class] = &Score{Name: string(class)}
	}
	return c.byClass[class]
}

func (c *nameCount) compare(gold, system *text.Document) {
	type name struct {
		first, last int
		class       text.EntityType
	}
	found := map[name]bool{}
	for _, n := range system.Names {
		found[name{n.First, n.Last, n.Type}] = true
		c.of(n.Type).System++
		c.all.System++
	}
	for _, n := range gold.Names {
		s := c.of(n.Type)
		s.Gold++
		c.all.Gold++
		key := name{n.First, n.Last, n.Type}
		if found[key] {
			s.Correct++
			c.all.Correct++
			delete(found, key)
			continue
		}
		c.all.Misses = append(c.all.Misses, fmt.Sprintf("MISS %s %q", n.Type, n.In(gold.Text)))
	}
	for _, n := range system.Names {
		if found[name{n.First, n.Last, n.Type}] {
			c.all.Misses = append(c.all.Misses, fmt.Sprintf("EXTRA %s %q", n.Type, n.In(system.Text)))
		}
	}
}
