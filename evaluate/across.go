package evaluate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chancery/ingest"
	"chancery/query"
	"chancery/record"
	"chancery/report"
	"chancery/store"
	"chancery/text"
)

// Across reads the story lines of a set, each into a record of its own and in the order of publication, and compares what the
// record holds across reports with what a careful reader noted: the docket day by day, entries, ladders, origins, disputes and
// answers. The measures of what follows from an event count what the extraction has not found as missed; reach says how much that is.
func Across(set string, write io.Writer) (Scores, error) {
	folders, err := storyFolders(set)
	if err != nil {
		return nil, err
	}
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	total := newTally()
	var rows []Score
	for _, folder := range folders {
		one, err := acrossLine(pipeline, folder, write)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", folder, err)
		}
		rows = append(rows, one.row(filepath.Base(folder)))
		total.join(one)
	}
	out := append(total.scores(), Score{Row: "\n" + rowHeader})
	return append(out, rows...), nil
}

// acrossLine measures one story line.
func acrossLine(pipeline *ingest.Pipeline, folder string, write io.Writer) (*tally, error) {
	gold, err := readExpected(folder)
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp("", "chancery-across")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	kept, err := store.Create(filepath.Join(temp, "record.db"))
	if err != nil {
		return nil, err
	}
	defer kept.Close()
	l := &line{tally: newTally(), name: filepath.Base(folder), gold: gold, pipeline: pipeline, kept: kept, reports: map[string]*record.Report{}, files: map[string]string{}, in: map[string][]int{}}
	if err := l.read(pipeline, folder); err != nil {
		return nil, err
	}
	if l.entries, err = kept.Entries(query.EntryFilter{}); err != nil {
		return nil, err
	}
	l.index()
	if err := l.measure(); err != nil {
		return nil, err
	}
	if write == nil {
		return l.tally, nil
	}
	return l.tally, json.NewEncoder(write).Encode(l.findings())
}

// line is a story line that was read into a record.
type line struct {
	*tally
	name     string
	gold     goldLine
	pipeline *ingest.Pipeline
	kept     *store.Record
	reports  map[string]*record.Report // by file
	files    map[string]string         // file by id of the report
	entries  []record.Entry            // as of the end
	in       map[string][]int          // entries by id of an event
	shown    []goldUndertaking         // what the dockets say
}

// read adds the reports of a folder in the order of publication; each is learned on its own day.
func (l *line) read(pipeline *ingest.Pipeline, folder string) error {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return err
	}
	var docs []*text.Document
	for _, path := range paths {
		d, err := report.Open(path, nil, report.Options{})
		if err != nil {
			return err
		}
		docs = append(docs, d)
	}
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(docs[a].Published.Day.String(), docs[b].Published.Day.String())
	})
	for _, i := range order {
		rep, err := pipeline.Read(docs[i])
		if err != nil {
			return fmt.Errorf("%s: %w", paths[i], err)
		}
		if _, err := l.kept.Add(rep, rep.Published.Day.Time().Add(12*time.Hour)); err != nil {
			return err
		}
		name := filepath.Base(paths[i])
		l.reports[name], l.files[rep.ID] = rep, name
	}
	return nil
}

func (l *line) index() {
	for i, e := range l.entries {
		for _, m := range e.Members {
			l.in[m.Event] = append(l.in[m.Event], i)
		}
	}
}

func (l *line) measure() error {
	if err := l.docket(); err != nil {
		return err
	}
	l.sameness()
	l.ladders()
	l.origins()
	if err := l.disputes(); err != nil {
		return err
	}
	return l.answers()
}

// at lists the events whose trigger overlaps the words of a mention.
func (l *line) at(m goldMention) []*record.Event {
	rep := l.reports[m[0]]
	if rep == nil {
		return nil
	}
	body := max(0, strings.Index(rep.Text, "\n\n"))
	start := strings.Index(rep.Text[body:], m[1])
	if start < 0 {
		return nil
	}
	words := text.Span{Start: body + start, End: body + start + len(m[1])}
	var out []*record.Event
	for i := range rep.Events {
		if t := rep.Events[i].Trigger; t.Start < words.End && words.Start < t.End {
			out = append(out, &rep.Events[i])
		}
	}
	return out
}

func (l *line) missed(measure, format string, args ...any) {
	s := l.of(measure)
	s.Misses = append(s.Misses, l.name+": "+fmt.Sprintf(format, args...))
}

// tally holds the measures of one line or of all.
type tally struct{ list Scores }

// acrossMeasures are the measures in the order shown.
var acrossMeasures = []string{"reach", "docket", "outcomes", "closures", "false done", "complete", "entries", "apart", "rungs", "origins", "disputes", "settled", "false disp.", "no dispute",
	"superlatives", "series", "agreements", "bearing", "offices", "questions", "cited"}

func newTally() *tally {
	t := &tally{}
	for _, name := range acrossMeasures {
		t.list = append(t.list, Score{Name: name})
	}
	return t
}

func (t *tally) of(name string) *Score { return &t.list[slices.Index(acrossMeasures, name)] }

func (t *tally) join(o *tally) {
	for i := range t.list {
		a, b := &t.list[i], &o.list[i]
		a.Correct, a.Gold, a.System, a.Value = a.Correct+b.Correct, a.Gold+b.Gold, a.System+b.System, a.Value+b.Value
		a.Misses = append(a.Misses, b.Misses...)
	}
}

// counted are the measures that count what should not be: Correct of Gold.
var counted = map[string]string{
	"false done":  "plans recorded as done, of those that are not",
	"false disp.": "false disputes in as many entries",
	"no dispute":  "of what only looks like a dispute, taken for one",
}

// scores are the measures as they are shown: those that count what is wrong as counts, what nothing answers as such.
func (t *tally) scores() Scores {
	out := slices.Clone(t.list)
	for i := range out {
		s := &out[i]
		switch says := counted[s.Name]; {
		case says != "":
			s.Row, s.Value = fmt.Sprintf("%-12s %d / %d  %s", s.Name, s.Correct, s.Gold, says), float64(s.Correct)
		case unanswered[s.Name] && s.System == 0:
			s.Row = fmt.Sprintf("%-12s not answered; %d expected", s.Name, s.Gold)
		}
	}
	return out
}

const rowHeader = "line            reach    docket  closures  entries     rungs  disputes"

func (t *tally) row(name string) Score {
	part := func(measure string) string {
		s := t.of(measure)
		return fmt.Sprintf("%d/%d", s.Correct, s.Gold)
	}
	return Score{Name: name, Row: fmt.Sprintf("%-12s %8s %9s %9s %8s %9s %9s", name,
		part("reach"), part("docket"), part("closures"), part("entries"), part("rungs"), part("disputes"))}
}
