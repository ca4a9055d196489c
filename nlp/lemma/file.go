package lemma

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"

	"chancery/nlp/linear"
)

// A rule file is a header of text lines, an empty line, and a line for each rule, sorted by bytes:
//
//	chancery lemma rules, format 1
//	name: lemmas
//	data: UD English EWT …
//	licence: CC BY-SA 4.0 …
//	scores: dev, gold tags 98.9
//	rules: 10432
//	crc32: 8c736521
//
//	case	NNP	capitals	-	title
//	ending	VBD	-ied	3	y
//	ending	VBD	=went	4	go
//
// The columns are parted by tabs: Penn tag (VBN is under VBD, VBP under VB; "+Abbr" and the like
// after it are for a variant);
// for case the style of the form; "-" and an ending or "=" and a whole word, in lower case, digits as 0; then what
// to do with the case, or how many characters to strip and what to add. The checksum covers the rules.
//
// Format 1 (2026-11): the first.

const signature = "chancery lemma rules, format 1"

// unmarshal reads a rule file. A file that is damaged, cut short or of another format is refused.
func unmarshal(file []byte) (*Lemmatiser, error) {
	l, err := parse(file)
	if err != nil {
		return nil, fmt.Errorf("lemma.model: %w; restore it from the repository or train it anew with go run ./train lemma", err)
	}
	return l, nil
}

func parse(file []byte) (*Lemmatiser, error) {
	fields, body, err := linear.Open(file, signature)
	if err != nil {
		return nil, err
	}
	count := bytes.Count(body, []byte("\n"))
	if strconv.Itoa(count) != fields["rules"] {
		return nil, fmt.Errorf("has %d rules instead of %s", count, fields["rules"])
	}
	l := &Lemmatiser{
		header:  linear.Header{Name: fields["name"], Data: fields["data"], Licence: fields["licence"], Scores: fields["scores"]},
		changes: map[uint64]change{}, edits: make(map[uint64]edit, count),
	}
	n := 0
	for line := range strings.Lines(string(body)) {
		n++
		if err := l.addRule(strings.Split(strings.TrimSuffix(line, "\n"), "\t")); err != nil {
			return nil, fmt.Errorf("rule %d: %w", n, err)
		}
	}
	if len(l.changes)+len(l.edits) != n {
		return nil, fmt.Errorf("some of the %d rules stand there twice", n)
	}
	return l, nil
}

// addRule reads the columns of one rule.
func (l *Lemmatiser) addRule(c []string) error {
	if len(c) != 5 {
		return fmt.Errorf("%d columns instead of 5", len(c))
	}
	switch c[0] {
	case "case":
		s, known := index(styleNames[:], c[2])
		ch, ok := index(changeNames[:], c[4])
		if !known || !ok || c[3] == "" {
			return fmt.Errorf("style %q, ending %q or change %q is unknown", c[2], c[3], c[4])
		}
		l.changes[hashFrom(changeHash(c[1], style(s)), c[3])] = change(ch)
	case "ending":
		strip, err := strconv.Atoi(c[3])
		if err != nil || strip < 0 || strip > maxWord || c[2] == "" {
			return fmt.Errorf("ending %q or number of characters %q is wrong", c[2], c[3])
		}
		tag, v, _ := strings.Cut(c[1], "+")
		hash := editHash(tag)
		if v != "" {
			hash = linear.Mix(hash, editHash(v))
		}
		l.edits[hashFrom(hash, c[2])] = edit{strip, c[4]}
	default:
		return fmt.Errorf("%q is neither case nor ending", c[0])
	}
	return nil
}

func index(names []string, name string) (int, bool) {
	for i, n := range names {
		if n == name {
			return i, true
		}
	}
	return 0, false
}

// hashFrom hashes an ending as find does: from the end of the word to its start.
func hashFrom(h uint64, ending string) uint64 {
	letters := []rune(ending[1:])
	for i := len(letters) - 1; i >= 0; i-- {
		h = linear.Mix(h, uint64(letters[i]))
	}
	if ending[0] == '=' {
		h = wholeHash(h)
	}
	return h
}

func marshal(h linear.Header, lines []string) []byte {
	body := strings.Join(lines, "")
	head := fmt.Sprintf("%s\nname: %s\ndata: %s\nlicence: %s\nscores: %s\nrules: %d\ncrc32: %08x\n\n",
		signature, h.Name, h.Data, h.Licence, h.Scores, len(lines), crc32.ChecksumIEEE([]byte(body)))
	return []byte(head + body)
}
