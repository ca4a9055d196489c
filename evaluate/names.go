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
	gold, err := readBIO(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return nil, err
	}
	system := &text.Document{Text: gold.Text, Body: gold.Body, Sentences: gold.Sentences, Tokens: slices.Clone(gold.Tokens)}
	language.Parse(system)
	if write != nil {
		if err := writeBIO(write, system); err != nil {
			return nil, err
		}
	}
	return CompareNames(gold, system), nil
}

// readBIO makes one Document of all sentences, their tokens parted by spaces.
func readBIO(r io.Reader) (*text.Document, error) {
	d := &text.Document{Language: "en"}
	var raw strings.Builder
	first := 0
	endSentence := func() {
		if last := len(d.Tokens); last > first {
			span := d.Tokens[first].Span.Join(d.Tokens[last-1].Span)
			d.Sentences = append(d.Sentences, text.Sentence{Span: span, First: first, Last: last})
			first = last
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" {
			endSentence()
			continue
		}
		if strings.HasPrefix(line, "# ") {
			continue
		}
		form, tag, ok := strings.Cut(line, "\t")
		tag, _, _ = strings.Cut(tag, "\t")
		if !ok || tag != "O" && (len(tag) < 3 || tag[1] != '-') {
			return nil, fmt.Errorf("line %d: %q is not a token, a tab and a tag such as O, B-PER or I-PER", n, line)
		}
		start := raw.Len()
		raw.WriteString(form)
		span := text.Span{Start: start, End: raw.Len()}
		raw.WriteByte(' ')
		addTag(d, span, tag, len(d.Tokens) == first)
		d.Tokens = append(d.Tokens, text.Token{Span: span, Form: form, Head: -1, Sentence: len(d.Sentences)})
	}
	endSentence()
	d.Text = raw.String()
	d.Body = text.Span{End: len(d.Text)}
	return d, lines.Err()
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

func writeBIO(w io.Writer, d *text.Document) error {
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
	out := bufio.NewWriter(w)
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			fmt.Fprintf(out, "%s\t%s\n", d.Tokens[i].Form, tags[i])
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// CompareNames counts the names of the same tokens and class: for each class, then over all ("names").
func CompareNames(gold, system *text.Document) Scores {
	type name struct {
		first, last int
		class       text.EntityType
	}
	found := map[name]bool{}
	byClass := map[text.EntityType]*Score{}
	score := func(c text.EntityType) *Score {
		if byClass[c] == nil {
			byClass[c] = &Score{Name: string(c)}
		}
		return byClass[c]
	}
	all := Score{Name: "names"}
	for _, n := range system.Names {
		found[name{n.First, n.Last, n.Type}] = true
		score(n.Type).System++
		all.System++
	}
	for _, n := range gold.Names {
		s := score(n.Type)
		s.Gold++
		all.Gold++
		key := name{n.First, n.Last, n.Type}
		if found[key] {
			s.Correct++
			all.Correct++
			delete(found, key)
			continue
		}
		all.Misses = append(all.Misses, fmt.Sprintf("MISS %s %q", n.Type, n.In(gold.Text)))
	}
	for _, n := range system.Names {
		if found[name{n.First, n.Last, n.Type}] {
			all.Misses = append(all.Misses, fmt.Sprintf("EXTRA %s %q", n.Type, n.In(system.Text)))
		}
	}
	var scores Scores
	for _, s := range byClass {
		scores = append(scores, *s)
	}
	slices.SortFunc(scores, func(a, b Score) int { return strings.Compare(a.Name, b.Name) })
	return append(scores, all)
}
