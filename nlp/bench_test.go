package nlp_test

import (
	"testing"

	"chancery/nlp"
	"chancery/text"
)

// article is written for this benchmark; its sentences are as long as those of agency news are.
const article = `PORT HARWELL, March 3 – The foreign ministers of Norland and Sudria will meet in Port Harwell next week to discuss a ceasefire along their common border, officials from both countries said on Tuesday.

"We expect the two sides to sign a memorandum before the end of the month," said Elena Marsh, a spokeswoman for the Norlandic Foreign Ministry. She did not say whether the withdrawal of heavy weapons, which Sudria has demanded since 2019, would be part of it.

A senior Sudrian official, who spoke on condition of anonymity because he was not authorised to discuss the talks, denied that his government had agreed to release 40 prisoners. "Nothing has been decided," he said.

The United Nations welcomed the announcement. Secretary-General spokesman Peter Vaughan told reporters that the organisation was ready to send up to 200 observers if both parties asked for them.

At least 12 people have been killed in clashes near the town of Easter Ford since January, according to the Red Cross. Opposition leaders in Sudria accused President Anton Reyl of hiding losses and called for protests in the capital on Saturday.
`

func BenchmarkAnalyse(b *testing.B) {
	m := model(b)
	tokens := 0
	for b.Loop() {
		d := &text.Document{Text: article, Body: text.Span{End: len(article)}}
		m.Analyse(d)
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := nlp.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
