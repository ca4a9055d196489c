package assist

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"chancery/ask"
	"chancery/export"
	"chancery/phrase"
	"chancery/record"
	"chancery/store"
)

// tool is one thing that an assistant can ask.
type tool struct {
	name, title, does string
	arguments         string // the names of those it takes, beside those that all take
	needs             string // of them, those without which it cannot be called
	answer            func(*desk) (json.RawMessage, error)
}

// desk answers one call.
type desk struct {
	*store.Record
	Options
	arguments
}

// tools are the twelve questions of the design and two more, as package ask answers them, a free question, and what to read further.
var tools = []tool{
	{"ask", "Ask in words", "Answers a question in plain English and says how it was understood. Use one of the other tools if it was understood wrongly.",
		"question", "question", (*desk).question},
	{"last_time", "When did it last happen", "The last time, or the first, that somebody did something: a visit, a meeting, an attack, a signing.",
		"who by to office type about since until first", "", family(ask.When)},
	{"promises", "What was promised, and what became of it", "What somebody promised, or what was promised to somebody: each undertaking with what became of it (carried out, under way, changed, postponed, cancelled, open, overdue).",
		"who by to about", "", family(ask.Promised)},
	{"docket", "What is due, what is overdue", "What is planned for a time, and what came of it; or what is overdue with no report of it found.",
		"who about since until overdue", "", family(ask.DueWhen)},
	{"who_says", "Who says so", "Who says that something is so, and on how many independent origins it rests.",
		"who type about", "about", family(ask.WhoSays)},
	{"agreement_stages", "How far an agreement has come", "The stages of an agreement (negotiated, initialled, signed, ratified, in force, ended), each with the report that has it.",
		"who about", "", family(ask.StageOf)},
	{"accusations", "Accusations and answers", "What somebody is accused of, by whom, and what they answer.",
		"who about", "who", family(ask.Accused)},
	{"disagreements", "Where accounts differ", "What reports contradict each other on: the day, a number, the stage, who did it, whether it happened; each side with its origins.",
		"who about", "", family(ask.Differ)},
	{"known_on", "What was known on a day", "What had been published about something by the end of a day.",
		"who about day", "day", family(ask.KnownOn)},
	{"unnamed_sources", "What rests on unnamed sources", "Statements of speakers whom reports do not name, and what rests on them alone.",
		"about", "", family(ask.Unnamed)},
	{"undertakings", "What each side has undertaken", "The clauses of an agreement by who is bound by them, and what its parties have said that they will do.",
		"who about", "", family(ask.Undertaken)},
	{"whats_new", "What is new", "What reports of a day tell for the first time, without background; of the newest day if none is given.",
		"day", "", family(ask.New)},
	{"happened", "What happened, in order of time", "What happened, is planned or alleged between parties or about something, in order of time.",
		"who type about since until", "", family(ask.Series)},
	{"count", "How many times", "How many times the record has something happen, with each of them.",
		"who type about since until", "", family(ask.Count)},
	{"office_holder", "Who held an office", "Who held an office of a country, on a day or as last reported.",
		"office country day", "office country", family(ask.Office)},
	{"search", "Search reports", "Reports that hold words: title, outlet, day and id of each.",
		"words", "words", (*desk).search},
	{"entry", "Read an entry", "All that the record has on one happening: how far it came step by step, who tells it in which words, and where they differ.",
		"id", "id", (*desk).entry},
	{"report", "Read a report", "A report's title, outlet, day and text.",
		"id", "id", (*desk).report},
}

// family answers a family of questions.
func family(f ask.Family) func(*desk) (json.RawMessage, error) {
	return func(d *desk) (json.RawMessage, error) {
		q, err := d.asked(f)
		if err != nil {
			return nil, err
		}
		return d.to(q)
	}
}

func (d *desk) question() (json.RawMessage, error) {
	as, err := d.as()
	if err != nil {
		return nil, err
	}
	today, err := d.Today(as)
	if err != nil {
		return nil, err
	}
	q, err := d.Understand(d.Question, today)
	if err != nil {
		return nil, err
	}
	return d.to(q)
}

func (d *desk) to(q ask.Question) (json.RawMessage, error) {
	as, err := d.as()
	if err != nil {
		return nil, err
	}
	a, err := ask.To(d.Record, q, as)
	if err != nil {
		return nil, err
	}
	for _, l := range a.Lines { // where files lie is nobody's business
		for _, c := range l.Cites {
			c.Report.Origin.Path = ""
		}
	}
	out := a.Exported(d.Most, mostCites)
	if left := len(a.Lines) - len(out.Lines); left > 0 {
		out.Says += fmt.Sprintf(" (%s left out; ask for less, or for more with “most”.)", phrase.Count(left, "more part"))
	}
	return compact(func(w io.Writer) error { return export.WriteAnswerJSON(w, out) })
}

const (
	mostCites   = 8      // sentences of one part of an answer
	longestText = 40_000 // bytes of a report
)

func (d *desk) search() (json.RawMessage, error) {
	as, err := d.as()
	if err != nil {
		return nil, err
	}
	list, err := d.Search(d.Words, d.Most, as)
	if err != nil {
		return nil, err
	}
	type found struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Outlet    string `json:"outlet,omitempty"`
		Published string `json:"published,omitempty"`
	}
	out := struct {
		Held    bool    `json:"held"`
		Reports []found `json:"reports"`
	}{len(list) > 0, []found{}}
	for _, r := range list {
		out.Reports = append(out.Reports, found{r.ID, r.Title, r.Origin.Outlet, r.Published.Day.String()})
	}
	return json.Marshal(out)
}

func (d *desk) entry() (json.RawMessage, error) {
	list, err := d.Entry(d.ID)
	if err != nil {
		return nil, err
	}
	told, err := d.Told(list[0])
	if err != nil {
		return nil, err
	}
	for _, t := range told[0] {
		t.Report.Origin.Path = ""
	}
	return compact(func(w io.Writer) error { return export.WriteEntriesJSONL(w, list[:1], told) })
}

func (d *desk) report() (json.RawMessage, error) {
	r, _, err := d.Find(d.ID)
	if err != nil {
		return nil, err
	}
	return json.Marshal(struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Outlet    string `json:"outlet,omitempty"`
		Author    string `json:"author,omitempty"`
		Published string `json:"published,omitempty"`
		URL       string `json:"url,omitempty"`
		Text      string `json:"text"`
		Cut       bool   `json:"cut,omitempty"`
	}{r.ID, r.Title, r.Origin.Outlet, r.Origin.Author, r.Published.Day.String(), r.Origin.URL, cut(r), len(r.Text) > longestText})
}

// cut is a report's text, ended at a full character if it is too long for an assistant.
func cut(r *record.Report) string {
	if len(r.Text) <= longestText {
		return r.Text
	}
	return string(bytes.ToValidUTF8([]byte(r.Text[:longestText]), nil))
}

func compact(write func(io.Writer) error) (json.RawMessage, error) {
	var long, short bytes.Buffer
	if err := write(&long); err != nil {
		return nil, err
	}
	err := json.Compact(&short, long.Bytes())
	return short.Bytes(), err
}
