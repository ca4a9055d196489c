package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/report"
	"chancery/resolve/origin"
	"chancery/text"
)

// told is a report of the gold: which story it tells.
type told struct {
	ID    string `json:"id"`
	Story string `json:"story"`
	Date  string `json:"date"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// A witness is an assertion with the origin that it has in truth.
type witness struct {
	origin.Assertion
	story string
	of    source
}

// A source is the origin of a report of the gold, and the wider group of those that share too much text to be sure that they
// are apart: pairs of one group and two origins are not counted.
type source struct{ origin, group int }

// Origins plants copies of the reports of a stories file, or of a folder of reports, and measures which of them are told to
// have one origin, as pairs: P is the part of the pairs put together that belong together. Reports of one story are put in one
// entry, so that those who tell the same in words of their own must be kept apart. A row is one way of copying: see planted.go;
// "release" is a press release quoted at length in reports that are otherwise their own and remarks quoted by
// two who heard them, "all" is all ways at once.
//
// Reports of the gold that are copies of each other already are told by the part of the runs of five words that they share:
// above 60 % they count as copies, and those linked by 20 % or more are not counted.
func Origins(path string, write io.Writer) (Scores, error) {
	reports, err := readStories(path)
	if err != nil {
		return nil, err
	}
	truth := sourcesOf(reports)
	whole := func(_ plant, text [][]string) [][]string { return text }
	base := plantAll(reports, truth, "as it is", whole)
	var rows []row
	all := slices.Clone(base)
	for _, c := range copyings {
		planted := plantAll(reports, truth, c.name, c.make)
		rows = append(rows, row{c.name, slices.Concat(base, planted)})
		all = append(all, planted...)
	}
	quoted := plantReleases(reports)
	return scoreRows(append(rows, row{"release", quoted}, row{"all", append(all, quoted...)}), write)
}

// A row is the witnesses of one line of the table.
type row struct {
	name string
	all  []witness
}

// scoreRows scores each row, and writes what was found for the last.
func scoreRows(rows []row, write io.Writer) (Scores, error) {
	var scores Scores
	for i, r := range rows {
		to := write
		if i < len(rows)-1 {
			to = nil
		}
		one, err := score(r.name, r.all, to)
		if err != nil {
			return nil, err
		}
		scores = append(scores, one)
	}
	return scores, nil
}

// readStories reads a file of JSON lines, or the texts of a folder whose names begin with the story: "grain-2022-07-22.txt".
func readStories(path string) ([]told, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return readTexts(path)
	}
	var out []told
	line := shape[told]{"a report of a story", `{"id":"1", "story":"strike", "date":"2026-01-24", "title":…, "text":…}`, func(r *told) bool { return r.ID != "" && r.Text != "" }}
	err := eachLine(path, nil, line, func(r *told) (any, error) {
		out = append(out, *r)
		return nil, nil
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s: holds no report", path)
	}
	return out, err
}

func readTexts(folder string) ([]told, error) {
	files, _ := filepath.Glob(filepath.Join(folder, "*.txt"))
	var out []told
	for _, file := range files {
		d, err := report.Open(file, nil, report.Options{})
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		story, _, _ := strings.Cut(name, "-20")
		out = append(out, told{name, story, d.Published.Day.String(), d.Title, d.Body.In(d.Text)})
	}
	if out == nil {
		return nil, fmt.Errorf("%s: holds no .txt file", folder)
	}
	return out, nil
}

const (
	surelyCopied = 0.6
	maybeCopied  = 0.2
)

// sourcesOf compares all reports of a story, run by run: slow, exact and with nothing of what is measured.
func sourcesOf(reports []told) []source {
	out := make([]source, len(reports))
	runs := make([]map[string]bool, len(reports))
	for i, r := range reports {
		runs[i], out[i] = wordRuns(r.Text), source{i, i}
		for j := range i {
			if reports[j].Story != r.Story {
				continue
			}
			part := shared(runs[i], runs[j])
			if part >= surelyCopied {
				relabel(out, func(s *source) *int { return &s.origin }, i, j)
			}
			if part >= maybeCopied {
				relabel(out, func(s *source) *int { return &s.group }, i, j)
			}
		}
	}
	return out
}

// relabel gives all that have the label of i or that of j the smaller of the two.
func relabel(all []source, label func(*source) *int, i, j int) {
	a, b := *label(&all[i]), *label(&all[j])
	for k := range all {
		if l := label(&all[k]); *l == a || *l == b {
			*l = min(a, b)
		}
	}
}

// shared is the part of the smaller set that the larger has.
func shared(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for run := range a {
		if b[run] {
			n++
		}
	}
	return ratio(n, len(a))
}

func wordRuns(s string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?()\"“”'’‘—–-", r) })
	runs := map[string]bool{}
	for i := 0; i+5 <= len(words); i++ {
		runs[strings.Join(words[i:i+5], " ")] = true
	}
	return runs
}

// plantAll copies each report in one way.
func plantAll(reports []told, of []source, kind string, make func(plant, [][]string) [][]string) []witness {
	var out []witness
	for i, r := range reports {
		original := paragraphs(r.Text)
		lines := make(newPlant(kind+r.ID), original)
		out = append(out, newWitness(r, kind, joined(lines), nearest(lines, leadOf(original)), of[i]))
	}
	return out
}

func newWitness(r told, kind, body, evidence string, of source) witness {
	day, _ := text.ParseDay(r.Date[:min(len(r.Date), len("2026-01-24"))])
	id := r.ID + " " + kind
	return witness{origin.Assertion{Report: id, Outlet: "Paper of " + id, Published: day,
		Sketch: origin.NewSketch(body, text.Span{End: len(body)}), Evidence: evidence}, r.Story, of}
}

// leadOf is the first sentence of more than a few words: the one that tells the event.
func leadOf(lines [][]string) string {
	for _, p := range lines {
		for _, s := range p {
			if strings.Count(s, " ") >= 9 {
				return s
			}
		}
	}
	return lines[0][0]
}

// nearest is the sentence that has most words of the given one: what became of it in a copy.
func nearest(lines [][]string, sentence string) string {
	words := strings.Fields(sentence)
	best, most := "", -1
	for _, s := range slices.Concat(lines...) {
		n := 0
		for _, w := range strings.Fields(s) {
			if len(w) > 3 && slices.Contains(words, w) {
				n++
			}
		}
		if n > most {
			best, most = s, n
		}
	}
	return best
}

// plantReleases puts some sentences of each report, as a press release and as remarks, into two others, of other stories.
func plantReleases(reports []told) []witness {
	var out []witness
	for i, r := range reports {
		first, second := other(reports, i, 1), other(reports, i, 2)
		if first < 0 || second < 0 || first == second {
			continue
		}
		release := opening(slices.Concat(paragraphs(r.Text)...), min(len(reports[first].Text), len(reports[second].Text))/3)
		if release == nil {
			continue
		}
		last, lead, all := release[len(release)-1], leadOf([][]string{release}), strings.Join(release, " ")
		printed := told{ID: r.ID, Story: "release " + r.ID, Date: r.Date}
		beside, heard := printed, printed
		beside.Story, heard.Story = "beside "+r.ID, "heard "+r.ID
		out = append(out, newWitness(printed, "release", all, last, source{i, i}))
		for n, host := range []int{first, second} {
			lines := paragraphs(reports[host].Text)
			kind, own := fmt.Sprint("quoted ", n), source{len(reports) + n, len(reports) + n}
			body := within(lines, "The ministry said in a statement: "+all)
			remark := fmt.Sprintf(remarks[n], marks.Replace(lead))
			out = append(out, newWitness(printed, kind, body, last, source{i, i}),
				newWitness(beside, kind, body, leadOf(lines), own),
				newWitness(heard, kind, within(lines, remark), remark, own))
		}
	}
	return out
}

// opening is the first sentences, up to four, that are not longer than so many bytes together.
func opening(sentences []string, bytes int) []string {
	for n := min(len(sentences), 4); n > 0; n-- {
		if len(strings.Join(sentences[:n], " ")) <= bytes {
			return sentences[:n]
		}
	}
	return nil
}

// marks leaves out quotation marks, within which others would stand.
var marks = strings.NewReplacer(`"`, "", "“", "", "”", "")

// remarks are the words in which two who heard them give the same remarks.
var remarks = [2]string{"Asked about it on Tuesday, Holt answered: “%s”", "“%s” Holt told a crowded news conference."}

// within puts a paragraph into the middle of a text.
func within(lines [][]string, paragraph string) string {
	return joined(slices.Insert(slices.Clone(lines), len(lines)/2, []string{paragraph}))
}

// other is the n-th report after i that tells another story; -1 if there is none.
func other(reports []told, i, n int) int {
	for step := 1; step < len(reports); step++ {
		j := (i + step) % len(reports)
		if reports[j].Story != reports[i].Story {
			if n--; n == 0 {
				return j
			}
		}
	}
	return -1
}

// score groups the witnesses of each story and counts pairs.
func score(name string, all []witness, write io.Writer) (Score, error) {
	stories := map[string][]witness{}
	for _, w := range all {
		stories[w.story] = append(stories[w.story], w)
	}
	sum := Score{Name: name}
	for _, story := range slices.Sorted(maps.Keys(stories)) {
		of := stories[story]
		var assertions []origin.Assertion
		for _, w := range of {
			assertions = append(assertions, w.Assertion)
		}
		groups := origin.Groups(assertions)
		for i := range of {
			for j := range i {
				count(&sum, of[i], of[j], groups[i], groups[j])
			}
		}
		if err := writeGroups(write, of, groups); err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// count counts one pair, unless nobody can say what is right.
func count(sum *Score, a, b witness, ga, gb origin.Group) {
	same, found := a.of.origin == b.of.origin, ga.Origin == gb.Origin
	if !same && a.of.group == b.of.group {
		return
	}
	if same {
		sum.Gold++
	}
	if found {
		sum.System++
	}
	if same && found {
		sum.Correct++
	}
	if same != found {
		sum.Misses = append(sum.Misses, fmt.Sprintf("%s: %s | %s | put together: %v, by %s, %s", a.story, a.Report, b.Report, found, ga.Tie, gb.Tie))
	}
}

// writeGroups writes a line for each witness: its story, its origin, and the one that was found.
func writeGroups(write io.Writer, of []witness, groups []origin.Group) error {
	if write == nil {
		return nil
	}
	for i, w := range of {
		line := map[string]any{"report": w.Report, "story": w.story, "origin": w.of.origin, "found": groups[i].Origin, "tie": groups[i].Tie}
		if err := json.NewEncoder(write).Encode(line); err != nil {
			return err
		}
	}
	return nil
}
