package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/nlp/conllu"
	"chancery/text"
)

// What another program's adapter writes, a line each, columns parted by tabs, empty if the program does not give them:
//
//	D                                                    the next document begins
//	T form lemma upos xpos head relation name            a word; head counts from 1 in its sentence; name is B-PER, I-PER or O
//	S                                                    the sentence ends
//
// Forms are found again in the text, in order. What lies between them and is no white space becomes a word of its own.

// writeCoNLLU turns that into CoNLL-U.
func writeCoNLLU(dir string, in io.Reader, out io.Writer) error {
	docs, err := readTexts(dir)
	if err != nil {
		return err
	}
	r := reader{}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	at := -1
	for n := 1; lines.Scan(); n++ {
		c := strings.Split(lines.Text(), "\t")
		switch {
		case c[0] == "D" && at+1 < len(docs):
			r.finish()
			at++
			r = reader{d: docs[at]}
		case c[0] == "T" && len(c) == 8 && at >= 0:
			r.word(c[1:])
		case c[0] == "S" && at >= 0:
			r.endSentence()
		default:
			return fmt.Errorf("line %d: %q is not understood", n, lines.Text())
		}
	}
	if r.finish(); at+1 != len(docs) {
		return fmt.Errorf("%d documents of %d", at+1, len(docs))
	}
	for _, d := range docs {
		if err := conllu.Write(out, d); err != nil {
			return err
		}
	}
	return lines.Err()
}

// reader fills one document.
type reader struct {
	d     *text.Document
	at    int   // how much of the text is covered
	first int   // first word of the sentence being read
	heads []int // of its words, counted from 1 among the words that the program gave
	own   []int // which words of the document these are
}

// word adds a word, given as form, lemma, UPOS, XPOS, head, relation, name.
func (r *reader) word(c []string) {
	span, ok := find(r.d.Text, r.at, c[0])
	if !ok {
		r.heads, r.own = append(r.heads, 0), append(r.own, max(len(r.d.Tokens)-1, 0))
		return
	}
	r.cover(span.Start)
	if last := len(r.d.Tokens) - 1; c[6] != "" && c[6] != "O" {
		r.name(last+1, span, c[6])
	}
	head, _ := strconv.Atoi(c[4])
	r.heads, r.own = append(r.heads, head), append(r.own, len(r.d.Tokens))
	r.add(text.Token{Span: span, Lemma: c[1], UPOS: c[2], XPOS: c[3], Deprel: c[5]})
}

// cover makes words of all that stands before end and has not been given.
func (r *reader) cover(end int) {
	for r.at < end {
		start := r.at + len(r.d.Text[r.at:end]) - len(strings.TrimLeftFunc(r.d.Text[r.at:end], unicode.IsSpace))
		stop := start
		for stop < end {
			c, n := utf8.DecodeRuneInString(r.d.Text[stop:])
			if unicode.IsSpace(c) {
				break
			}
			stop += n
		}
		if start < stop {
			r.add(text.Token{Span: text.Span{Start: start, End: stop}})
		}
		r.at = max(stop, start)
	}
}

func (r *reader) add(t text.Token) {
	t.Form, t.Head, t.Sentence = t.In(r.d.Text), -1, len(r.d.Sentences)
	if n := len(r.d.Tokens); n > r.first && r.d.Tokens[n-1].End == t.Start {
		t.Joined = clings(r.d.Tokens[n-1].Form, t.Form)
	}
	r.d.Tokens = append(r.d.Tokens, t)
	r.at = t.End
}

// clings reports whether two words are one token in Universal Dependencies: most programs tell only that they are two words.
func clings(a, b string) bool {
	a, b = strings.ToLower(a), strings.ReplaceAll(strings.ToLower(b), "’", "'")
	if last, _ := utf8.DecodeLastRuneInString(a); !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '.' {
		return false
	}
	switch b {
	case "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "nt", "'":
		return true
	case "not":
		return a == "can"
	case "na":
		return a == "gon" || a == "wan"
	case "ta":
		return a == "got"
	}
	return false
}

// name begins a name at word i or takes the word into the last one.
func (r *reader) name(i int, span text.Span, tag string) {
	class := text.EntityType(tag[2:])
	if n := len(r.d.Names) - 1; tag[0] == 'I' && n >= 0 && r.d.Names[n].Last == i && r.d.Names[n].Type == class {
		r.d.Names[n].Last, r.d.Names[n].End = i+1, span.End
		return
	}
	r.d.Names = append(r.d.Names, text.Name{Span: span, First: i, Last: i + 1, Type: class})
}

// endSentence closes the sentence and turns the heads into places among the document's words.
func (r *reader) endSentence() {
	if len(r.d.Tokens) == r.first {
		return
	}
	for i, h := range r.heads {
		if h > 0 && h <= len(r.own) && r.own[h-1] != r.own[i] {
			r.d.Tokens[r.own[i]].Head = r.own[h-1]
		}
	}
	last := len(r.d.Tokens)
	r.d.Sentences = append(r.d.Sentences, text.Sentence{
		Span:  text.Span{Start: r.d.Tokens[r.first].Start, End: r.d.Tokens[last-1].End},
		First: r.first, Last: last,
	})
	r.first, r.heads, r.own = last, nil, nil
}

// finish covers the rest of the text and evens out what programs count differently in a name.
func (r *reader) finish() {
	if r.d == nil {
		return
	}
	r.endSentence()
	r.cover(len(r.d.Text))
	r.endSentence()
	for i := range r.d.Names {
		n := &r.d.Names[i]
		if first := r.d.Tokens[n.First].Form; n.First+1 < n.Last && strings.EqualFold(first, "the") {
			n.First++
		}
		if last := r.d.Tokens[n.Last-1].Form; n.First+1 < n.Last && (last == "'s" || last == "’s") {
			n.Last--
		}
		n.Span = text.Span{Start: r.d.Tokens[n.First].Start, End: r.d.Tokens[n.Last-1].End}
	}
}

// find looks for a form a little beyond at, without regard to the style of quotation marks, dashes and white space.
func find(all string, at int, form string) (text.Span, bool) {
	const ahead = 40
	for skipped := 0; at < len(all) && skipped < ahead; skipped++ {
		if end, ok := match(all, at, form); ok {
			return text.Span{Start: at, End: end}, true
		}
		_, n := utf8.DecodeRuneInString(all[at:])
		at += n
	}
	return text.Span{}, false
}

func match(all string, at int, form string) (end int, ok bool) {
	for _, want := range form {
		c, n := utf8.DecodeRuneInString(all[at:])
		if n == 0 || plain(c) != plain(want) {
			return 0, false
		}
		at += n
	}
	return at, form != ""
}

func plain(r rune) rune {
	switch r {
	case '“', '”':
		return '"'
	case '‘', '’', '`':
		return '\''
	case '\u00a0':
		return ' '
	}
	return r
}

// addNames returns the treebank with the names of the BIO files, which know its sentences by their ids, as NE= in MISC.
func addNames(gold string, bio []string) ([]byte, error) {
	tags := map[string][]string{}
	for _, file := range bio {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		id := ""
		for line := range strings.Lines(string(raw)) {
			if _, name, ok := strings.Cut(line, "# sent_id = "); ok {
				id = strings.TrimSpace(name)
			} else if c := strings.Split(strings.TrimSpace(line), "\t"); len(c) > 1 {
				tags[id] = append(tags[id], c[1])
			}
		}
	}
	raw, err := os.ReadFile(gold)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	var of []string
	for line := range strings.Lines(string(raw)) {
		if _, id, ok := strings.Cut(line, "# sent_id = "); ok {
			of = tags[strings.TrimSpace(id)]
		}
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if i, err := strconv.Atoi(c[0]); err == nil && len(c) == 10 && i <= len(of) && of[i-1] != "O" {
			c[9] += "|NE=" + of[i-1]
			line = strings.Join(c, "\t") + "\n"
		}
		out.WriteString(line)
	}
	return out.Bytes(), nil
}
