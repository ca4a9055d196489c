package resolve_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/record"
)

// The sets of stories are data to measure by: these tests check that they hold together, not that the program reads them well.
// testdata/stories/README.md says what each field means; testdata/heldout is its twin, which who writes rules does not read.

type (
	expectations struct {
		Complete     []string      `json:"complete"`
		Docket       []undertaking `json:"docket"`
		Ladders      []ladder      `json:"ladders"`
		Entries      [][]mention   `json:"entries"`
		Distinct     [][]mention   `json:"distinct"`
		Origins      []origin      `json:"origins"`
		Disputes     []dispute     `json:"disputes"`
		NotDisputes  []dispute     `json:"not_disputes"`
		Superlatives []superlative `json:"superlatives"`
		Series       []series      `json:"series"`
		Agreements   []agreement   `json:"agreements"`
		Offices      []tenure      `json:"offices"`
		Questions    []question    `json:"questions"`
	}
	happening struct {
		Actor     string `json:"actor"`
		Recipient string `json:"recipient"`
		Type      string `json:"type"`
	}
	undertaking struct {
		AsOf string `json:"as_of"`
		happening
		DueFrom string `json:"due_from"`
		DueTo   string `json:"due_to"`
		Outcome string `json:"outcome"`
		By      string `json:"by"`
		Report  string `json:"report"`
		Words   string `json:"words"`
		Core    *bool  `json:"core"`
	}
	ladder struct {
		happening
		When *struct {
			From string `json:"from"`
			To   string `json:"to"`
		} `json:"when"`
		Steps []struct {
			Status string `json:"status"`
			Report string `json:"report"`
		} `json:"steps"`
	}
	mention [2]string // report, words
	origin  struct {
		Of      string   `json:"of"`
		Reports []string `json:"reports"`
		Words   string   `json:"words"`
	}
	dispute struct {
		About     happening `json:"about"`
		Attribute string    `json:"attribute"`
		Sides     []struct {
			Value   string   `json:"value"`
			Reports []string `json:"reports"`
		} `json:"sides"`
		SettledBy string `json:"settled_by"`
		Why       string `json:"why"`
	}
	superlative struct {
		Report  string `json:"report"`
		Words   string `json:"words"`
		Verdict string `json:"verdict"`
		By      string `json:"by"`
	}
	series struct {
		Speaker string   `json:"speaker"`
		About   string   `json:"about"`
		Values  []string `json:"values"`
		Reports []string `json:"reports"`
	}
	agreement struct {
		Names   []string `json:"names"`
		Parties []string `json:"parties"`
		Stages  []struct {
			Stage  string `json:"stage"`
			Report string `json:"report"`
		} `json:"stages"`
		Bearing []struct {
			Clause       string `json:"clause"`
			ClauseReport string `json:"clause_report"`
			Report       string `json:"report"`
			Words        string `json:"words"`
			How          string `json:"how"`
		} `json:"bearing"`
	}
	tenure struct {
		Office  string `json:"office"`
		Country string `json:"country"`
		Holder  string `json:"holder"`
		From    string `json:"from"`
		To      string `json:"to"`
		Acting  bool   `json:"acting"`
	}
	question struct {
		Family int    `json:"family"`
		Ask    string `json:"ask"`
		AsOf   string `json:"as_of"`
		Answer struct {
			Reports  []string `json:"reports"`
			Contains []string `json:"contains"`
			None     bool     `json:"none"`
		} `json:"answer"`
	}
)

// storyLine is a folder of the set.
type storyLine struct {
	*testing.T
	bodies map[string]string // file name to the text below its header
	want   expectations
}

func TestStories(t *testing.T) { checkStories(t, "testdata/stories") }

func TestHeldOutStories(t *testing.T) { checkStories(t, "testdata/heldout") }

// checkStories checks every line of a set, and that the set is large enough to measure by.
func checkStories(t *testing.T, set string) {
	folders, err := filepath.Glob(set + "/*/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	reports, unanswerable, families := 0, 0, make([]int, 13)
	for _, file := range folders {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			line := readStoryLine(t, filepath.Dir(file))
			line.check()
			reports += len(line.bodies)
			for _, q := range line.want.Questions {
				families[q.Family]++
				if q.Answer.None {
					unanswerable++
				}
			}
		})
	}
	if reports < 50 || len(folders) < 6 {
		t.Errorf("%d reports in %d story lines; a set should have 50 in 6", reports, len(folders))
	}
	if unanswerable < 4 || slices.Min(families[1:]) < 2 {
		t.Errorf("questions by family %v, %d that the record cannot answer; there should be 2 of each family and 4", families[1:], unanswerable)
	}
}

func readStoryLine(t *testing.T, folder string) *storyLine {
	line := &storyLine{T: t, bodies: map[string]string{}}
	files, _ := filepath.Glob(folder + "/*.txt")
	for _, file := range files {
		line.readReport(file)
	}
	f, err := os.Open(filepath.Join(folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(&line.want); err != nil {
		t.Fatalf("%s: %v", f.Name(), err)
	}
	return line
}

// readReport checks the header of a report and keeps its body.
func (l *storyLine) readReport(file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		l.Fatal(err)
	}
	name := filepath.Base(file)
	header, body, _ := strings.Cut(string(b), "\n\n")
	for _, start := range []string{"Title: ", "\nOutlet: ", "\nDate: " + published(name)} {
		if !strings.Contains(header, start) {
			l.Errorf("%s: no %q in its header", name, strings.TrimSpace(start))
		}
	}
	l.date(published(name))
	if n := len(strings.Fields(body)); n < 80 || n > 250 {
		l.Errorf("%s: %d words; a report of the set has 80 to 250", name, n)
	}
	l.bodies[name] = body
}

// published returns the date in the name of a report's file: 01-meridian-2032-01-12.txt.
func published(name string) string {
	name = strings.TrimSuffix(name, ".txt")
	return name[max(0, len(name)-len(time.DateOnly)):]
}

func (l *storyLine) check() {
	for _, d := range l.want.Complete {
		l.date(d)
	}
	for _, u := range l.want.Docket {
		l.undertaking(u)
	}
	for _, s := range l.want.Ladders {
		l.ladder(s)
	}
	for _, group := range slices.Concat(l.want.Entries, l.want.Distinct) {
		if len(group) < 2 {
			l.Errorf("a group of one mention: %q", group)
		}
		for _, m := range group {
			l.words(m[0], m[1])
		}
	}
	for _, pair := range l.want.Distinct {
		l.apart(pair)
	}
	l.sources()
	l.agreements()
	for _, o := range l.want.Offices {
		l.span(o.From, o.To)
	}
	for _, q := range l.want.Questions {
		l.question(q)
	}
}

// apart checks that no entry holds both mentions of a pair that must not be merged.
func (l *storyLine) apart(pair []mention) {
	for _, entry := range l.want.Entries {
		if slices.Contains(entry, pair[0]) && slices.Contains(entry, pair[1]) {
			l.Errorf("one entry and yet distinct: %q", pair)
		}
	}
}

func (l *storyLine) undertaking(u undertaking) {
	l.date(u.AsOf)
	l.span(u.DueFrom, u.DueTo)
	l.types(u.happening)
	l.words(u.Report, u.Words)
	l.oneOf(u.Outcome, "carried out", "restated", "changed", "cancelled", "postponed", "open", "overdue")
	if closed := u.Outcome != "open" && u.Outcome != "overdue"; closed != (u.By != "") {
		l.Errorf("%s as of %s: %s by %q", u.Words, u.AsOf, u.Outcome, u.By)
	}
	if late := u.DueTo != "" && u.DueTo < u.AsOf; late != (u.Outcome == "overdue") && u.By == "" {
		l.Errorf("%s as of %s: due on %q and %s", u.Words, u.AsOf, u.DueTo, u.Outcome)
	}
	l.known(u.AsOf, u.Report, u.By)
}

func (l *storyLine) ladder(s ladder) {
	l.types(s.happening)
	if s.When != nil {
		l.span(s.When.From, s.When.To)
	}
	for _, step := range s.Steps {
		l.oneOf(step.Status, "proposed", "planned", "under way", "happened", "cancelled", "postponed", "lapsed", "alleged", "denied")
		if (step.Status == "lapsed") != (step.Report == "") {
			l.Errorf("step %q with report %q: what lapsed has no report, and nothing else lacks one", step.Status, step.Report)
		}
		l.reports(step.Report)
	}
}

// sources checks what is expected of origins, disputes, superlatives and series.
func (l *storyLine) sources() {
	for _, o := range l.want.Origins {
		l.oneOf(o.Of, "text", "quotation")
		l.reports(o.Reports...)
		for _, r := range o.Reports {
			if o.Words != "" {
				l.words(r, o.Words)
			}
		}
	}
	for _, d := range slices.Concat(l.want.Disputes, l.want.NotDisputes) {
		l.types(d.About)
		l.oneOf(d.Attribute, "day", "number", "stage", "actor", "happened")
		l.reports(d.SettledBy)
		for _, side := range d.Sides {
			l.reports(side.Reports...)
		}
	}
	for _, s := range l.want.Superlatives {
		l.words(s.Report, s.Words)
		l.oneOf(s.Verdict, "supported", "contradicted", "unknown")
		l.reports(s.By)
	}
	for _, s := range l.want.Series {
		l.reports(s.Reports...)
		if len(s.Values) != len(s.Reports) {
			l.Errorf("series of %s: %d values and %d reports", s.Speaker, len(s.Values), len(s.Reports))
		}
	}
}

func (l *storyLine) agreements() {
	for _, a := range l.want.Agreements {
		for _, s := range a.Stages {
			l.oneOf(s.Stage, "under negotiation", "negotiated", "initialled", "agreed", "signed", "ratified", "in force", "suspended", "withdrawn")
			l.reports(s.Report)
		}
		for _, b := range a.Bearing {
			l.words(b.ClauseReport, b.Clause)
			l.words(b.Report, b.Words)
			l.oneOf(b.How, "fulfils", "not yet", "alleged breach")
		}
	}
}

func (l *storyLine) question(q question) {
	if q.Family < 0 || q.Family > 12 {
		l.Fatalf("%s: family %d; there are twelve, and 0 for offices", q.Ask, q.Family)
	}
	if q.Answer.None == (len(q.Answer.Reports) > 0) {
		l.Errorf("%s: an answer cites reports, or there is none", q.Ask)
	}
	for _, anyOf := range q.Answer.Reports {
		l.reports(strings.Split(anyOf, "|")...)
		if q.AsOf != "" {
			l.known(q.AsOf, strings.Split(anyOf, "|")...)
		}
	}
	l.date(q.AsOf)
}

// reports checks that files exist; the empty name stands for none.
func (l *storyLine) reports(names ...string) {
	for _, name := range names {
		if _, ok := l.bodies[name]; name != "" && !ok {
			l.Errorf("there is no report %q", name)
		}
	}
}

// known checks that reports were published by a day.
func (l *storyLine) known(day string, names ...string) {
	l.reports(names...)
	for _, name := range names {
		if name != "" && published(name) > day {
			l.Errorf("%s was not yet known on %s", name, day)
		}
	}
}

// words checks that words stand once in a report, so that they say which mention is meant.
func (l *storyLine) words(report, words string) {
	if n := strings.Count(l.bodies[report], words); n != 1 {
		l.Errorf("%s has %q %d times; it should stand there once", report, words, n)
	}
}

func (l *storyLine) types(h happening) {
	for _, t := range strings.Split(h.Type, "|") {
		if _, ok := record.PLOVER.Kind(record.Type(t)); !ok {
			l.Errorf("%q is not a type of PLOVER", t)
		}
	}
}

// span checks two days, or months, either of which may be missing.
func (l *storyLine) span(from, to string) {
	l.date(from)
	l.date(to)
	if from != "" && to != "" && from > to {
		l.Errorf("from %s to %s", from, to)
	}
}

func (l *storyLine) date(s string) {
	for _, layout := range []string{"", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return
		}
	}
	l.Errorf("%q is not a date", s)
}

func (l *storyLine) oneOf(s string, choices ...string) {
	if !slices.Contains(choices, s) {
		l.Errorf("%q is not one of %q", s, choices)
	}
}
