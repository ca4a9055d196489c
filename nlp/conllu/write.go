package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/text"
)

// Write writes a Document whose tokens are filled. Sentence ids are the document's with a count from 1, so that they differ
// among documents written one after the other. What a token lacks is written as "_".
func Write(w io.Writer, d *text.Document) error {
	p := printer{out: bufio.NewWriter(w), doc: d}
	p.nameTags()
	p.prefix = sentencePrefix(d.Origin.Path)
	if id := oneLine(d.Origin.Path); id != "" {
		fmt.Fprintf(p.out, "# newdoc id = %s\n", id)
	} else {
		p.out.WriteString("# newdoc\n")
	}
	for i := range d.Sentences {
		p.sentence(i)
	}
	if err := p.out.Flush(); err != nil {
		return fmt.Errorf("writing CoNLL-U: %w", err)
	}
	return nil
}

// printer writes one document.
type printer struct {
	out  *bufio.Writer
	doc  *text.Document
	tags []string // NE tag of each token, "" outside names

	prefix string // of sentence ids

	bytes, points int // a place in the text that has been passed, in bytes and in code points
}

func (p *printer) nameTags() {
	p.tags = make([]string, len(p.doc.Tokens))
	for _, n := range p.doc.Names {
		for i := n.First; i < n.Last; i++ {
			p.tags[i] = "I-" + string(n.Type)
		}
		p.tags[n.First] = "B-" + string(n.Type)
	}
}

// sentencePrefix makes of a document's id what may stand in a sentence's, which has no white space and no slash.
func sentencePrefix(id string) string {
	if id = oneLine(id); id == "" || id == "-" {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r == '/' || unicode.IsSpace(r) {
			return '_'
		}
		return r
	}, id) + "-"
}

func (p *printer) sentence(i int) {
	s := p.doc.Sentences[i]
	if s.Paragraph {
		p.out.WriteString("# newpar\n")
	}
	fmt.Fprintf(p.out, "# sent_id = %s%d\n# text = %s\n", p.prefix, i+1, oneLine(s.In(p.doc.Text)))
	for t := s.First; t < s.Last; t++ {
		if end := p.joinedEnd(t, s.Last); !p.doc.Tokens[t].Joined && end > t+1 {
			p.multiword(t, end, s.First)
		}
		p.word(t, s.First)
	}
	p.out.WriteByte('\n')
}

// joinedEnd returns the end of the words that share an orthographic token with word t and follow it.
func (p *printer) joinedEnd(t, last int) int {
	end := t + 1
	for end < last && p.doc.Tokens[end].Joined {
		end++
	}
	return end
}

func (p *printer) multiword(from, end, first int) {
	whole := p.doc.Tokens[from].Span.Join(p.doc.Tokens[end-1].Span)
	fmt.Fprintf(p.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", from-first+1, end-first, oneLine(whole.In(p.doc.Text)),
		p.misc("", p.spaceAfter(end-1), whole))
}

func (p *printer) word(i, first int) {
	t := &p.doc.Tokens[i]
	head := "_"
	switch {
	case t.Head >= 0:
		head = strconv.Itoa(t.Head - first + 1)
	case t.Deprel != "":
		head = "0"
	}
	inside := t.Joined || i+1 < len(p.doc.Tokens) && p.doc.Tokens[i+1].Joined
	for _, c := range [...]string{strconv.Itoa(i - first + 1), oneLine(t.Form), t.Lemma, t.UPOS, t.XPOS, t.Feats, head, t.Deprel, ""} {
		p.out.WriteString(orNone(c))
		p.out.WriteByte('\t')
	}
	p.out.WriteString(p.misc(p.tags[i], inside || p.spaceAfter(i), t.Span))
	p.out.WriteByte('\n')
}

func orNone(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// spaceAfter reports whether token i is followed by white space or by nothing.
func (p *printer) spaceAfter(i int) bool {
	return i+1 == len(p.doc.Tokens) || p.doc.Tokens[i+1].Start > p.doc.Tokens[i].End
}

// misc lists the entries of MISC in alphabetical order without regard to case, as UD wants them.
func (p *printer) misc(tag string, space bool, s text.Span) string {
	var b strings.Builder
	start := p.codePoint(s.Start)
	fmt.Fprintf(&b, "end_char=%d|", p.codePoint(s.End))
	if tag != "" {
		fmt.Fprintf(&b, "NE=%s|", tag)
	}
	if !space {
		b.WriteString("SpaceAfter=No|")
	}
	fmt.Fprintf(&b, "start_char=%d", start)
	return b.String()
}

// codePoint turns a byte offset into a count of code points. Offsets mostly grow, and go back by one token at most,
// so the count moves from the last place instead of starting over.
func (p *printer) codePoint(at int) int {
	if at >= p.bytes {
		p.points += utf8.RuneCountInString(p.doc.Text[p.bytes:at])
	} else {
		p.points -= utf8.RuneCountInString(p.doc.Text[at:p.bytes])
	}
	p.bytes = at
	return p.points
}

// oneLine makes text fit for a column or a comment: runs of white space become one space, bytes that are not UTF-8
// become the replacement character.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\t\n\v\f\r\u0085\u2028\u2029") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
