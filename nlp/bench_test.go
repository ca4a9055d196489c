package nlp

import (
	"sync/atomic"
	"testing"

	"chancery/text"
)

// article is written for this benchmark; its sentences are as long as those of agency news are.
const article = `PORT HARWELL, March 3 – The foreign ministers of Norland and Sudria will meet in Port Harwell next week to discuss a ceasefire along their common border, officials from both countries said on Tuesday.

"We expect the two sides to sign a memorandum before the end of the month," said Elena Marsh, a spokeswoman for the Norlandic Foreign Ministry. She did not say whether the withdrawal of heavy weapons, which Sudria has demanded since 2019, would be part of it.

A senior Sudrian official, who spoke on condition of anonymity because he was not authorised to discuss the talks, denied that his government had agreed to release 40 prisoners. "Nothing has been decided," he said.

The United Nations welcomed the announcement. Secretary-General spokesman Peter Vaughan told reporters that the organisation was ready to send up to 200 observers if both parties asked for them.

At least 12 people have been killed in clashes near the town of Easter Ford since January, according to the Red Cross. Opposition leaders in Sudria accused President Anton Reyl of hiding losses and called for protests in the capital on Saturday.
`

// BenchmarkAnalyse has as many workers as processors it may use: with -cpu 1,2 it tells what a second worker is worth.
func BenchmarkAnalyse(b *testing.B) {
	m := loaded(b)
	var tokens atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			d := &text.Document{Text: article}
			m.Analyse(d)
			tokens.Add(int64(len(d.Tokens)))
		}
	})
	b.ReportMetric(float64(tokens.Load())/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkStage tells what each step of Analyse takes for a token.
func BenchmarkStage(b *testing.B) {
	m := loaded(b)
	d := &text.Document{Text: article}
	m.Analyse(d)
	words := forms(d)
	evidence := m.Evidence(&text.Document{Text: d.Text, Sentences: d.Sentences, Tokens: d.Tokens})
	for _, stage := range []struct {
		name string
		do   func()
	}{
		{"split", func() {
			d := &text.Document{Text: article}
			m.segmenter.Split(d)
			splitDateline(d)
			joinTitles(d)
		}},
		{"network", func() { m.network.Read(words) }},
		{"lemmas", func() {
			for _, t := range d.Tokens {
				m.lemmas.Lemma(t.Form, t.UPOS, t.XPOS, t.Feats)
			}
		}},
		{"names", func() {
			m.findNames(evidence)
		}},
		{"tree", func() {
			tellHas(d)
			d.LinkTree()
			repairSubjects(d)
		}},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stage.do()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		loaded(b)
	}
}

func loaded(b *testing.B) *Model {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	return m
}
