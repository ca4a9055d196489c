package evaluate

import (
	"strings"
	"testing"

	"chancery/nlp/conllu"
	"chancery/text"
)

const gold = `# newdoc id = a
1	He	he	PRON	PRP	Number=Sing	3	nsubj	_	_
2-3	isn't	_	_	_	_	_	_	_	_
2	is	be	AUX	VBZ	_	4	cop	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	here	here	ADV	RB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`

func parse(t *testing.T, s string) []*text.Document {
	t.Helper()
	docs, err := conllu.Read(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestCompareTrees(t *testing.T) {
	split := strings.NewReplacer("2-3\tisn't", "2-3\tisn't", "\tSpaceAfter=No", "\t_").Replace(gold)
	for _, c := range []struct {
		name, system, measure string
		correct, found        int
	}{
		{"all the same", gold, "LAS", 5, 5},
		{"spacing does not matter", split, "Tokens", 4, 4},
		{"another head", strings.Replace(gold, "3\tnsubj", "4\tnsubj", 1), "UAS", 4, 5},
		{"another relation", strings.Replace(gold, "cop", "aux:x", 1), "LAS", 4, 5},
		{"a subtype is no difference", strings.Replace(gold, "advmod", "advmod:neg", 1), "LAS", 5, 5},
		{"another lemma", strings.Replace(gold, "\tbe\t", "\tis\t", 1), "Lemmas", 4, 5},
		{"an unsplit word", "1\tHe\the\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n2\tisn't\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n" +
			"3\there\there\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n", "Words", 3, 4},
	} {
		scores, err := CompareTrees(parse(t, gold), parse(t, c.system))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if s := scores.Of(c.measure); s.Correct != c.correct || s.System != c.found {
			t.Errorf("%s: %s %d of %d right, want %d of %d", c.name, c.measure, s.Correct, s.System, c.correct, c.found)
		}
	}
}

func TestCompareTreesComparesNames(t *testing.T) {
	named := func(first, second string) string {
		return "1\tOslo\tOslo\tPROPN\tNNP\t_\t0\troot\t_\t" + first + "\n2\tRadio\tRadio\tPROPN\tNNP\t_\t1\tflat\t_\t" + second + "\n\n"
	}
	for _, c := range []struct {
		name, gold, system string
		correct, found     int
	}{
		{"the same", named("NE=B-ORG", "NE=I-ORG"), named("NE=B-ORG", "NE=I-ORG"), 1, 1},
		{"another class", named("NE=B-ORG", "NE=I-ORG"), named("NE=B-LOC", "NE=I-LOC"), 0, 1},
		{"another end", named("NE=B-ORG", "NE=I-ORG"), named("NE=B-ORG", "_"), 0, 1},
		{"two for one", named("NE=B-ORG", "NE=I-ORG"), named("NE=B-LOC", "NE=B-ORG"), 0, 2},
		{"a gold without names is not compared", named("_", "_"), named("NE=B-LOC", "_"), 0, 0},
	} {
		scores, err := CompareTrees(parse(t, c.gold), parse(t, c.system))
		if err != nil {
			t.Fatal(err)
		}
		if s := scores.Of("Names"); s.Correct != c.correct || s.System != c.found {
			t.Errorf("%s: %d of %d names right, want %d of %d", c.name, s.Correct, s.System, c.correct, c.found)
		}
	}
}

func TestCompareTreesRefusesOtherText(t *testing.T) {
	_, err := CompareTrees(parse(t, gold), parse(t, strings.Replace(gold, "here", "there", 1)))
	if err == nil || !strings.Contains(err.Error(), `document 1 (a): the characters differ from the gold's, so nothing can be aligned: "Heisn'tthere."`) {
		t.Errorf("error %v", err)
	}
}

func TestFindNamesTheChoices(t *testing.T) {
	if _, err := Find("poetry"); err == nil || !strings.Contains(err.Error(), "choose one of articles, treebank") {
		t.Errorf("error %v", err)
	}
}
