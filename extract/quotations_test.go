package extract

import (
	"strings"
	"testing"

	"chancery/text"
)

// plain makes a document of words at blanks, a paragraph a line, one sentence each; marks are part of their words.
func plain(s string) *text.Document {
	d := &text.Document{Text: s, Body: text.Span{Start: 0, End: len(s)}}
	at := 0
	for line := range strings.Lines(s) {
		first := len(d.Tokens)
		for _, w := range strings.Fields(line) {
			i := at + strings.Index(s[at:], w)
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: i, End: i + len(w)}, Form: w, Head: -1, Sentence: len(d.Sentences)})
			at = i + len(w)
		}
		if last := len(d.Tokens); last > first {
			d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: d.Tokens[first].Start, End: at}, First: first, Last: last, Paragraph: true})
		}
	}
	d.LinkTree()
	return d
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"straight", `He said "it is over" twice.`, `it is over`},
		{"curly", `He said “it is over,” twice.`, `it is over,`},
		{"guillemets", `He said «it is over».`, `it is over`},
		{"typewriter", "He said ``it is over''.", `it is over`},
		{"typewriter without backquotes", "''It is over,'' he said. ''Go home.''", `It is over,|Go home.`},
		{"two", `"One," he said, "two."`, `One,|two.`},
		{"single within double", `"She told us 'never again' and left," he said.`, `She told us 'never again' and left,|(never again)`},
		{"single alone", `He called it 'a farce' on Monday.`, `a farce`},
		{"apostrophes are no marks", `The workers' union didn't meet the '90s crowd's demands.`, ``},
		{"possessive in single marks", `They cried 'the workers' rights come first' again.`, `the workers' rights come first`},
		{"inches are no marks", `A 5" pipe and a 6" pipe.`, ``},
		{"left open", "\"One thing is clear.\n\"Two things are,\" he said.", `One thing is clear.…|Two things are,`},
		{"closed with nothing open", `It is over" he said.`, ``},
		{"opened twice", `He said "it is "over" now.`, `over`},
		{"empty", `He said "" and left.`, ``},
		{"marks alone", `“ ” "`, ``},
	} {
		var got []string
		for _, q := range quotations(plain(c.text)) {
			words := q.In(c.text)
			if !q.closed {
				words += "…"
			}
			if q.nested {
				words = "(" + words + ")"
			}
			got = append(got, words)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestLexiconErrorsSayWhatToDo(t *testing.T) {
	for _, c := range []struct{ line, hasError string }{
		{"verb say say", "3 columns; write class, lemma, kind, stance and frames"},
		{"werb say say asserts that", `class "werb" is none of verb, noun`},
		{"verb say speak asserts that", `kind "speak" is none of say, think`},
		{"verb say say affirms that", `stance "affirms" is none of asserts`},
		{"verb say say asserts whether", `frame "whether" is none of that`},
	} {
		err := (&cues{words: map[cueWord][]cue{}}).addCue(strings.Fields(c.line), "")
		if err == nil || !strings.Contains(err.Error(), c.hasError) {
			t.Errorf("%q: error %v, want %q", c.line, err, c.hasError)
		}
	}
	for _, c := range []struct{ line, hasError string }{
		{"noun other", "2 columns"},
		{"noun warlike treaty", `"warlike" is not among what this class may tell`},
		{"verb other sign", `class "verb" is unknown`},
	} {
		err := (&pacts{}).add(strings.Fields(c.line))
		if err == nil || !strings.Contains(err.Error(), c.hasError) {
			t.Errorf("%q: error %v, want %q", c.line, err, c.hasError)
		}
	}
}
