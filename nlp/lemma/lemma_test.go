package lemma

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"chancery/nlp/conllu"
	"chancery/nlp/linear"
	"chancery/nlp/model"
)

func load(t testing.TB) *Lemmatiser {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLemma(t *testing.T) {
	l := load(t)
	for _, c := range []struct{ form, upos, xpos, feats, want string }{
		{"was", "AUX", "VBD", "", "be"},
		{"Went", "VERB", "VBD", "", "go"},
		{"signed", "VERB", "VBN", "", "sign"},
		{"denied", "VERB", "VBD", "", "deny"},
		{"initialled", "VERB", "VBD", "", "initial"},
		{"freed", "VERB", "VBN", "", "free"},
		{"froze", "VERB", "VBD", "", "freeze"},
		{"fled", "VERB", "VBD", "", "flee"},
		{"brokering", "VERB", "VBG", "", "broker"},
		{"revoking", "VERB", "VBG", "", "revoke"},
		{"n't", "PART", "RB", "", "not"},
		{"n’t", "PART", "RB", "", "not"},
		{"'s", "PART", "POS", "", "'s"},
		{"’s", "PART", "POS", "", "'s"},
		{"'s", "AUX", "VBZ", "", "be"},
		{"me", "PRON", "PRP", "", "I"},
		{"them", "PRON", "PRP", "", "they"},
		{"countries", "NOUN", "NNS", "", "country"},
		{"treaties", "NOUN", "NNS", "", "treaty"},
		{"women", "NOUN", "NNS", "", "woman"},
		{"Ministers", "NOUN", "NNS", "", "minister"},
		{"better", "ADJ", "JJR", "", "good"},
		{"Pashinyan", "PROPN", "NNP", "", "Pashinyan"},
		{"Jan.", "PROPN", "NNP", "Abbr=Yes|Number=Sing", "January"},
		{"United", "VERB", "NNP", "Tense=Past|VerbForm=Part", "Unite"},
		{"Azerbaijani", "ADJ", "JJ", "Degree=Pos", "Azerbaijani"},
		{"2,500", "NUM", "CD", "", "2500"},
		{"2026", "NUM", "CD", "", "2026"},
		{"ran", "VERB", "", "", "ran"},
		{"ministers", "NOUN", "NO-SUCH-TAG", "", "ministers"},
		{"", "X", "FW", "", ""},
	} {
		if got := l.Lemma(c.form, c.upos, c.xpos, c.feats); got != c.want {
			t.Errorf("%s %s %s: %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	file, err := model.Open("lemma")
	if err != nil {
		t.Fatal(err)
	}
	text := string(file)
	body := strings.Index(text, "\n\n") + 2
	resum := func(line string) string { return string(marshal(linear.Header{}, []string{line + "\n"})) }
	for _, c := range []struct{ name, file, err string }{
		{"empty", "", "starts with"},
		{"other version", strings.Replace(text, "format 1", "format 2", 1), `starts with "chancery lemma rules, format 2"`},
		{"cut in the header", text[:60], "ends within its header"},
		{"cut in the rules", text[:body+100], "checksum of the body"},
		{"a letter changed", text[:body+200] + "~" + text[body+201:], "checksum of the body"},
		{"columns", resum("case\tNN"), "2 columns instead of 5"},
		{"style", resum("case\tNN\thuge\t-\tkeep"), `style "huge"`},
		{"characters", resum("ending\tNN\t-s\tx\ty"), `number of characters "x"`},
		{"kind", resum("x\tNN\t-s\t1\ty"), `"x" is neither`},
	} {
		if _, err := unmarshal([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.err) || !strings.Contains(err.Error(), "go run ./train lemma") {
			t.Errorf("%s: error %v, want %q", c.name, err, c.err)
		}
	}
}

const farm = `1	Dogs	dog	NOUN	NNS	_	0	root	_	_
2	barked	bark	VERB	VBD	_	1	dep	_	_
3	walked	walk	VERB	VBN	_	1	dep	_	_
4	Cats	cat	NOUN	NNS	_	1	dep	_	_
5	mice	mouse	NOUN	NNS	_	1	dep	_	_
6	Baku	Baku	PROPN	NNP	_	1	dep	_	_

`

func TestTrainLearnsAndRepeatsItself(t *testing.T) {
	docs, err := conllu.Read(strings.NewReader(farm))
	if err != nil {
		t.Fatal(err)
	}
	train := func() (file []byte, learned *Lemmatiser) {
		file, err := Train(docs, linear.Header{Name: "test"}, func(l *Lemmatiser) (string, error) { learned = l; return "none", nil })
		if err != nil {
			t.Fatal(err)
		}
		return file, learned
	}
	first, l := train()
	for range 5 {
		if again, _ := train(); !bytes.Equal(first, again) {
			t.Fatal("the same data gave another file")
		}
	}
	for form, want := range map[string]string{"Mice": "mouse", "birds": "bird", "Birds": "bird"} {
		if got := l.Lemma(form, "NOUN", "NNS", ""); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
	if got := l.Lemma("talked", "VERB", "VBN", ""); got != "talk" {
		t.Errorf("talked: %q", got)
	}
}

func TestInflect(t *testing.T) {
	for verb, want := range map[string]string{
		"die": "died dying dies", "agree": "agreed agreeing agrees", "evoke": "evoked evoking evokes", "deny": "denied denying denies",
		"plan": "planned planning plans", "reach": "reached reaching reaches", "veto": "vetoed vetoing vetos", "broker": "brokered brokering brokers",
	} {
		f := inflect(verb)
		if got := f["VBD"] + " " + f["VBG"] + " " + f["VBZ"]; got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	for adjective, want := range map[string]string{"simple": "simpler simplest", "narrow": "narrower narrowest", "happy": "happier happiest", "big": "bigger biggest"} {
		f := compare(adjective)
		if got := f["JJR"] + " " + f["JJS"]; got != want {
			t.Errorf("%s: %s, want %s", adjective, got, want)
		}
	}
}

func FuzzLemma(f *testing.F) {
	l := load(f)
	f.Add("ministers", "NNS", "Number=Plur")
	f.Add("\xff’S", "POS", "Abbr=Yes")
	f.Fuzz(func(t *testing.T, form, xpos, feats string) {
		if got := l.Lemma(form, "NOUN", xpos, feats); form != "" && got == "" {
			t.Errorf("%q has no lemma", form)
		}
	})
}

// Whatever rules a file with a right checksum holds, it is refused or no word is left without a lemma.
func FuzzUnmarshal(f *testing.F) {
	f.Add("case\tNN\tsmall\t-\tlower\n", "s")
	f.Add("ending\tNN\t=mice\t4\tmouse\n", "Mice")
	f.Add("ending\tNN\t-\t40\t\n", "s")
	f.Fuzz(func(t *testing.T, rules, form string) {
		l, err := unmarshal(marshal(linear.Header{}, slices.Collect(strings.Lines(rules))))
		if err != nil || form == "" {
			return
		}
		if got := l.Lemma(form, "NOUN", "NN", ""); got == "" {
			t.Errorf("%q has no lemma", form)
		}
	})
}

func BenchmarkLemma(b *testing.B) {
	l := load(b)
	words := [...][3]string{{"The", "DET", "DT"}, {"ministers", "NOUN", "NNS"}, {"signed", "VERB", "VBD"}, {"Baku", "PROPN", "NNP"}, {".", "PUNCT", "."}}
	for b.Loop() {
		for _, w := range words {
			l.Lemma(w[0], w[1], w[2], "")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
