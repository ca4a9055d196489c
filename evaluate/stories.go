package evaluate

import (
	"fmt"
	"io"
	"strings"

	"chancery/ingest"
	"chancery/resolve/story"
	"chancery/text"
)

// storyGold is a line of the gold of stories: a report and the story that it tells. The text is given as it is or in tokens,
// a list for each sentence; title and date may be missing.
type storyGold struct {
	ID     string     `json:"id"`
	Story  string     `json:"story"`
	Title  string     `json:"title"`
	Text   string     `json:"text"`
	Tokens [][]string `json:"tokens"`
	Date   string     `json:"date"` // begins with a day, or is empty
}

// storyLabel is what is written for a report: the story that it was put into, named by the first report of it.
type storyLabel struct {
	ID      string `json:"id"`
	Cluster string `json:"cluster"`
}

// Stories reads reports, puts those that tell the same story together and compares the groups with the gold's.
func Stories(path string, write io.Writer) (Scores, error) {
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	var gold, ids partition
	var profiles []story.Profile
	line := shape[storyGold]{"a report with its story", `{"id":…, "story":…, "title":…, "text":…, "date":…}`, func(g *storyGold) bool { return g.Story != "" }}
	err = eachLine(path, nil, line, func(g *storyGold) (any, error) {
		d, err := g.document()
		if err != nil {
			return nil, err
		}
		r, err := pipeline.Read(d)
		if err != nil {
			return nil, err
		}
		gold, ids, profiles = append(gold, g.Story), append(ids, g.ID), append(profiles, story.Of(r))
		return nil, nil
	})
	if err != nil {
		return nil, err
	}
	found := make(partition, len(ids))
	for _, group := range story.Group(profiles) {
		for _, i := range group {
			found[i] = ids[group[0]]
		}
	}
	for i, id := range ids {
		if err := writeLine(write, storyLabel{id, found[i]}); err != nil {
			return nil, err
		}
	}
	stories := Score{Name: "stories", Row: fmt.Sprintf("%-12s %32d %8d", "stories", len(places(gold)), len(places(found)))}
	return Scores{bCubed(gold, found), pairwise(gold, found), stories}, nil
}

// document is the report as package report would make it. The headline stands above the text unless it is there already.
func (g *storyGold) document() (*text.Document, error) {
	body := g.Text
	for _, sentence := range g.Tokens {
		body += strings.Join(sentence, " ") + "\n"
	}
	if !strings.HasPrefix(body, g.Title) {
		body = g.Title + "\n\n" + body
	}
	d := &text.Document{Text: body, Title: g.Title, Body: text.Span{End: len(body)}, Origin: text.Origin{URL: g.ID}, Language: "en"}
	if g.Date == "" {
		return d, nil
	}
	day, err := text.ParseDay(g.Date[:min(len(g.Date), len("2026-01-24"))])
	d.Published = text.Published{Day: day, From: text.FromMetadata}
	return d, err
}
