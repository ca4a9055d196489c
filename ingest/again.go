package ingest

import (
	"fmt"
	"runtime/debug"

	"chancery/record"
	"chancery/report"
	"chancery/text"
)

// ReadAgain reads a report that a record holds, as Read read it at first: its text, date, title and origin are what they were.
func (p *Pipeline) ReadAgain(kept *record.Report) (*record.Report, error) {
	d, err := documentOf(kept)
	if err != nil {
		return nil, err
	}
	again, err := p.Read(d)
	if err != nil {
		return nil, err
	}
	if again.ID != kept.ID {
		return nil, fmt.Errorf("its text is not what was read at first: it has the id %s now", again.ID)
	}
	return again, nil
}

// ExplainAgain says of each event that is read in a report that a record holds why it is recorded as it is. The rules are those
// of this program: where they are newer than the record, the events may be other ones.
func (p *Pipeline) ExplainAgain(kept *record.Report) ([]record.Explanation, error) {
	d, err := documentOf(kept)
	if err != nil {
		return nil, err
	}
	_, why, err := p.Explain(d)
	return why, err
}

// documentOf makes the document that a report was read from.
func documentOf(kept *record.Report) (*text.Document, error) {
	d, err := report.Read([]byte(kept.Text), report.Options{})
	if err != nil {
		return nil, err
	}
	d.Origin, d.Published, d.Title, d.Language, d.Notices = kept.Origin, kept.Published, kept.Title, kept.Language, kept.Notices
	return d, nil
}

// program names what reads reports: the build of this program with its models and rules, and the user's own files if there are any.
func program(own string) string {
	name := "chancery"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				name += " " + s.Value[:12]
			}
			if s.Key == "vcs.modified" && s.Value == "true" {
				name += "+"
			}
		}
	}
	if own != "" {
		name += " own:" + own
	}
	return name
}
