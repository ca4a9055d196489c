package conllu

import (
	"bytes"
	"strings"
	"testing"

	"chancery/text"
)

// sample has what English treebanks have: documents, paragraphs, multiword tokens, a name, SpaceAfter=No.
const sample = `# newdoc id = a
# newpar
# sent_id = a-1
# text = Élise doesn't wait.
1	Élise	Élise	PROPN	NNP	Number=Sing	4	nsubj	_	end_char=5|NE=B-PER|start_char=0
2-3	doesn't	_	_	_	_	_	_	_	end_char=13|start_char=6
2	does	do	AUX	VBZ	_	4	aux	_	end_char=10|start_char=6
3	n't	not	PART	RB	_	4	advmod	_	end_char=13|start_char=10
4	wait	wait	VERB	VB	VerbForm=Inf	0	root	_	end_char=18|SpaceAfter=No|start_char=14
5	.	.	PUNCT	.	_	4	punct	_	end_char=19|start_char=18

# sent_id = a-2
# text = Go!
1	Go	go	VERB	VB	_	0	root	_	end_char=22|SpaceAfter=No|start_char=20
2	!	!	PUNCT	.	_	1	punct	_	end_char=23|start_char=22

# newpar
# sent_id = a-3
# text = New York
1	New	New	_	_	_	_	_	_	end_char=28|NE=B-LOC|start_char=25
2	York	York	_	_	_	_	_	_	end_char=33|NE=I-LOC|start_char=29

# newdoc id = b
# newpar
# sent_id = b-1
# text = End
1	End	_	_	_	_	_	_	_	end_char=3|start_char=0

`

func TestReadThenWriteGivesTheSameFile(t *testing.T) {
	docs, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 {
		t.Fatalf("%d documents, want 2", len(docs))
	}
	if want := "Élise doesn't wait. Go!\n\nNew York"; docs[0].Text != want {
		t.Errorf("text %q, want %q", docs[0].Text, want)
	}
	for _, tok := range docs[0].Tokens {
		if tok.In(docs[0].Text) != tok.Form {
			t.Errorf("span of %q covers %q", tok.Form, tok.In(docs[0].Text))
		}
	}
	if got := docs[0].Names; len(got) != 2 || got[1].In(docs[0].Text) != "New York" || got[1].Type != text.Location {
		t.Errorf("names %v", got)
	}
	var out bytes.Buffer
	for _, d := range docs {
		if err := Write(&out, d); err != nil {
			t.Fatal(err)
		}
	}
	if out.String() != sample {
		t.Errorf("written:\n%s\nwant:\n%s", out.String(), sample)
	}
}

func TestWordsThatDoNotSpellTheirTokenShareItsSpan(t *testing.T) {
	docs, err := Read(strings.NewReader("1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tde\tde\tADP\t_\t_\t0\troot\t_\t_\n2\tel\tel\tDET\t_\t_\t1\tdet\t_\t_\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tok := range docs[0].Tokens {
		if tok.In(docs[0].Text) != "del" {
			t.Errorf("%q covers %q", tok.Form, tok.In(docs[0].Text))
		}
	}
	if !docs[0].Tokens[1].Joined {
		t.Error("the second word is not marked as joined")
	}
}

func TestReadRefuses(t *testing.T) {
	word := func(id, head string) string { return id + "\ta\ta\tX\t_\t_\t" + head + "\tdep\t_\t_\n" }
	for _, c := range []struct{ name, in, err string }{
		{"columns", "1\ta\n", "line 1: 2 columns instead of 10"},
		{"order", word("1", "0") + word("3", "1"), `line 2: word "3" out of turn; the next one is 2`},
		{"head outside", word("1", "7") + "\n", "line 2: head 7 of \"a\" lies outside its sentence of 1 words"},
		{"own head", word("1", "1") + "\n", "governs itself"},
		{"circle", word("1", "2") + word("2", "3") + word("3", "1") + word("4", "0") + "\n", "governs itself"},
		{"head not a number", word("1", "x"), `head "x" is neither a number nor _`},
		{"document inside a sentence", word("1", "7") + "# newdoc\n", "head 7 of \"a\" lies outside"},
		{"range", word("1-x", "_"), `range of words "1-x"`},
		{"unfinished range", word("1-2", "_") + word("1", "0"), "ends before word 2 of a range"},
	} {
		if _, err := Read(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.err)
		}
	}
}

func TestSentenceIDsTellDocumentsApart(t *testing.T) {
	for path, want := range map[string]string{
		"":                   "# sent_id = 1\n",
		"-":                  "# sent_id = 1\n",
		"news/two men.txt":   "# sent_id = news_two_men.txt-1\n",
		"a\nb":               "# sent_id = a_b-1\n",
		"GUM_news_something": "# sent_id = GUM_news_something-1\n",
	} {
		d := &text.Document{
			Text: "Go", Origin: text.Origin{Path: path},
			Tokens:    []text.Token{{Span: text.Span{End: 2}, Form: "Go", Head: -1}},
			Sentences: []text.Sentence{{Span: text.Span{End: 2}, Last: 1}},
		}
		var out bytes.Buffer
		if err := Write(&out, d); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q: no line %q in\n%s", path, want, out.String())
		}
	}
}

func TestWriteKeepsStrangeTextOnOneLine(t *testing.T) {
	d := &text.Document{Text: "a\n\n\xffb"}
	d.Tokens = []text.Token{
		{Span: text.Span{Start: 0, End: 1}, Form: "a", Head: -1},
		{Span: text.Span{Start: 3, End: 5}, Form: "\xffb", Head: -1},
	}
	d.Sentences = []text.Sentence{{Span: text.Span{Start: 0, End: 5}, First: 0, Last: 2}}
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	want := "# newdoc\n# sent_id = 1\n# text = a \uFFFDb\n" +
		"1\ta\t_\t_\t_\t_\t_\t_\t_\tend_char=1|start_char=0\n" +
		"2\t\uFFFDb\t_\t_\t_\t_\t_\t_\t_\tend_char=5|start_char=3\n\n"
	if out.String() != want {
		t.Errorf("written:\n%q\nwant:\n%q", out.String(), want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tel\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, in string) {
		docs, err := Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, d := range docs {
			for _, tok := range d.Tokens {
				if tok.Start < 0 || tok.End > len(d.Text) || tok.Start > tok.End {
					t.Fatalf("token %v outside the text of %d bytes", tok, len(d.Text))
				}
			}
			if err := Write(&bytes.Buffer{}, d); err != nil {
				t.Fatal(err)
			}
		}
	})
}
