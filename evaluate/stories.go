package evaluate

import (
	"fmt"
	"io"
	"strings"

	"chancery/extract"
	"chancery/ingest"
	"chancery/resolve/coref"
	"chancery/resolve/story"
	"chancery/text"
)

// storyGold is a line of the gold of stories: a report and the story that it tells. The text is given as it is, in tokens, a
// list for each sentence, or in numbered sentences with the mentions of happenings in them; title and date may be missing.
type storyGold struct {
	ID        string              `json:"id"`
	Story     string              `json:"story"`
	Title     string              `json:"title"`
	Text      string              `json:"text"`
	Tokens    [][]string          `json:"tokens"`
	Sentences map[string][]string `json:"sentences"`
	Mentions  []mentionGold       `json:"mentions"`
	Date      string              `json:"date"` // begins with a day, or is empty
}

// storyLabel is what is written for a report: the story that it was put into, named by the first report of it, and what its
// mentions were taken for.
type storyLabel struct {
	ID       string         `json:"id"`
	Cluster  string         `json:"cluster"`
	Mentions []mentionLabel `json:"mentions,omitempty"`
}

// storyReader reads the reports of a gold file one by one and keeps what groups are made of.
type storyReader struct {
	pipeline *ingest.Pipeline
	lexicon  *extract.Extractor
	ids      []string
	profiles []story.Profile
	stories  partition // of the gold
	mentions mentions
}

// Stories reads reports, puts those that tell the same story together and compares the groups with the gold's. If the gold says
// where each report mentions happenings, those of one happening are put together likewise, across reports.
func Stories(path string, write io.Writer) (Scores, error) {
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	lexicon, err := extract.Load()
	if err != nil {
		return nil, err
	}
	r := &storyReader{pipeline: pipeline, lexicon: lexicon}
	line := shape[storyGold]{"a report with its story", `{"id":…, "story":…, "title":…, "text":…, "date":…}`, func(g *storyGold) bool { return g.Story != "" }}
	if err := eachLine(path, nil, line, func(g *storyGold) (any, error) { return nil, r.read(g) }); err != nil {
		return nil, err
	}
	found := labels(len(r.ids), story.Group(r.profiles), func(first int) string { return r.ids[first] })
	counts := Score{Name: "stories", Row: fmt.Sprintf("%-12s %32d %8d", "stories", len(places(r.stories)), len(places(found)))}
	scores := Scores{bCubed(r.stories, found), pairwise(r.stories, found), counts}
	happenings := labels(len(r.mentions.said), coref.Group(r.mentions.said), func(first int) string { return r.mentions.said[first].ID })
	scores = append(scores, r.mentions.scores(happenings)...)
	return scores, r.write(write, found, happenings)
}

// read reads one report.
func (r *storyReader) read(g *storyGold) error {
	d, spans, err := g.document()
	if err != nil {
		return err
	}
	report, err := r.pipeline.Read(d)
	if err != nil {
		return err
	}
	report.ID = g.ID
	profile := story.Of(report)
	r.ids, r.stories, r.profiles = append(r.ids, g.ID), append(r.stories, g.Story), append(r.profiles, profile)
	r.mentions.add(g, spans, d, report, profile, r.lexicon)
	return nil
}

// write writes what was found, a line for each report.
func (r *storyReader) write(write io.Writer, stories, happenings partition) error {
	at := 0
	for i, id := range r.ids {
		label := storyLabel{ID: id, Cluster: stories[i]}
		for ; at < len(r.mentions.gold) && r.mentions.said[at].Report.ID == id; at++ {
			label.Mentions = append(label.Mentions, mentionLabel{r.mentions.gold[at].Sent, r.mentions.gold[at].Tokens, happenings[at]})
		}
		if err := writeLine(write, label); err != nil {
			return err
		}
	}
	return nil
}

// labels turns groups into a partition: each thing has the name of the first of its group.
func labels(n int, groups [][]int, name func(first int) string) partition {
	p := make(partition, n)
	for _, g := range groups {
		for _, i := range g {
			p[i] = name(g[0])
		}
	}
	return p
}

// document is the report as package report would make it, with the place of each token of its numbered sentences. The headline stands
// above the text unless it is there already.
func (g *storyGold) document() (*text.Document, map[tokenAt]text.Span, error) {
	body, spans := g.numbered()
	if spans == nil {
		for _, sentence := range g.Tokens {
			body += strings.Join(sentence, " ") + "\n"
		}
		body += g.Text
		if !strings.HasPrefix(body, g.Title) {
			body = g.Title + "\n\n" + body
		}
	}
	d := &text.Document{Text: body, Title: g.Title, Body: text.Span{End: len(body)}, Language: "en"}
	if g.Date == "" {
		return d, spans, nil
	}
	day, err := text.ParseDay(g.Date[:min(len(g.Date), len("2026-01-24"))])
	d.Published = text.Published{Day: day, From: text.FromMetadata}
	return d, spans, err
}
