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

// A witness is an assertion with the origin that it has in truth, and the way in which its report was copied.
type witness struct {
	origin.Assertion
	story, kind string
	truth       int
}

// Origins plants copies of the reports of a stories file, or of a folder of reports, and measures which of them are told to
// have one origin, as pairs: P is the part of the pairs put together that belong together. Reports of one story are put in one
// entry, so that those who tell the same in words of their own must be kept apart. A row is one way of copying: see planted.go;
// "release" is a press release quoted at length in reports that are otherwise their own and remarks quoted by
// two who heard them, "all" is all ways at once.
//
// Reports of the gold that are copies of each other already are told by the part of the runs of five words that they share:
// above 60 % they count as copies, from 20 to 60 % they are not counted.
func Origins(path string, write io.Writer) (Scores, error) {
	reports, err := readStories(path)
	if err != nil {
		return nil, err
	}
	truth := trueOrigins(reports)
	var scores Scores
	var all []witness
	base := plantAll(reports, truth, "as it is", func(p plant, t [][]string) [][]string { return t })
	for _, c := range copyings {
		planted := plantAll(reports, truth, c.name, c.make)
		all = append(all, planted...)
		scores = append(scores, truth.score(c.name, append(slices.Clone(base), planted...), nil))
	}
	quoted := plantReleases(reports)
	scores = append(scores, truth.score("release", quoted, nil))
	scores = append(scores, truth.score("all", slices.Concat(base, all, quoted), write))
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

// truths are the origins of the reports of the gold.
type truths struct {
	of    []int           // the first report that each is a copy of, itself if none
	moot  map[[2]int]bool // pairs of origins that share too much to be sure of
	apart int
}

const (
	surelyCopied = 0.6
	maybeCopied  = 0.2
)

// trueOrigins compares all reports of a story, run by run: slow, exact and with nothing of what is measured.
func trueOrigins(reports []told) truths {
	t := truths{of: make([]int, len(reports)), moot: map[[2]int]bool{}, apart: len(reports)}
	runs := make([]map[string]bool, len(reports))
	for i, r := range reports {
		runs[i], t.of[i] = wordRuns(r.Text), i
	}
	share := func(i, j int) float64 {
		n := 0
		for run := range runs[i] {
			if runs[j][run] {
				n++
			}
		}
		return ratio(n, min(len(runs[i]), len(runs[j])))
	}
	type pair [2]int
	unsure := map[pair]bool{}
	for i := range reports {
		for j := range i {
			if reports[i].Story != reports[j].Story {
				continue
			}
			switch s := share(i, j); {
			case s >= surelyCopied:
				old, kept := max(t.of[i], t.of[j]), min(t.of[i], t.of[j])
				for k := range t.of {
					if t.of[k] == old {
						t.of[k] = kept
					}
				}
			case s >= maybeCopied:
				unsure[pair{i, j}] = true
			}
		}
	}
	for p := range unsure {
		a, b := t.of[p[0]], t.of[p[1]]
		t.moot[[2]int{min(a, b), max(a, b)}] = true
	}
	return t
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
func plantAll(reports []told, t truths, kind string, make func(plant, [][]string) [][]string) []witness {
	var out []witness
	for i, r := range reports {
		lines := make(newPlant(kind+r.ID), paragraphs(r.Text))
		out = append(out, newWitness(r, kind, joined(lines), leadOf(lines), t.of[i]))
	}
	return out
}

func newWitness(r told, kind, body, evidence string, truth int) witness {
	day, _ := text.ParseDay(r.Date[:min(len(r.Date), len("2026-01-24"))])
	id := r.ID + " " + kind
	return witness{origin.Assertion{Report: id, Outlet: "Paper of " + id, Published: day,
		Sketch: origin.NewSketch(body, text.Span{End: len(body)}), Evidence: evidence}, r.Story, kind, truth}
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

// plantReleases puts some sentences of each report, as a press release and as remarks, into two others, of other stories.
func plantReleases(reports []told) []witness {
	var out []witness
	apart := len(reports)
	for i, r := range reports {
		first, second := other(reports, i, 1), other(reports, i, 2)
		if first < 0 || second < 0 || first == second {
			continue
		}
		release := slices.Concat(paragraphs(r.Text)...)
		release = release[:min(len(release), 4)]
		story := told{ID: r.ID, Story: "release " + r.ID, Date: r.Date}
		out = append(out, newWitness(story, "release", strings.Join(release, " "), release[len(release)-1], i))
		own, heard := story, story
		own.Story, heard.Story = "beside "+r.ID, "heard "+r.ID
		for n, host := range []int{first, second} {
			lines := paragraphs(reports[host].Text)
			kind := fmt.Sprint("quoted ", n)
			passage := "The ministry said in a statement: " + strings.Join(release, " ")
			body := joined(slices.Insert(slices.Clone(lines), len(lines)/2, []string{passage}))
			out = append(out, newWitness(story, kind, body, release[len(release)-1], i),
				newWitness(own, kind, body, leadOf(lines), apart+2*i+n))
			remark := fmt.Sprintf([]string{"Asked about it on Tuesday, Holt answered: “%s”", "“%s” Holt told a crowded news conference."}[n], leadOf([][]string{release}))
			body = joined(slices.Insert(slices.Clone(lines), len(lines)/2, []string{remark}))
			out = append(out, newWitness(heard, kind, body, remark, apart+2*i+n))
		}
	}
	return out
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
func (t truths) score(name string, all []witness, write io.Writer) Score {
	stories := map[string][]witness{}
	for _, w := range all {
		stories[w.story] = append(stories[w.story], w)
	}
	score := Score{Name: name}
	for _, story := range slices.Sorted(maps.Keys(stories)) {
		of := stories[story]
		groups := origin.Groups(assertionsOf(of))
		for i := range of {
			if write != nil {
				json.NewEncoder(write).Encode(map[string]any{"report": of[i].Report, "story": story, "origin": of[i].truth, "found": groups[i].Origin, "tie": groups[i].Tie})
			}
			for j := range i {
				t.count(&score, of[i], of[j], groups[i], groups[j])
			}
		}
	}
	return score
}

func assertionsOf(all []witness) []origin.Assertion {
	var out []origin.Assertion
	for _, w := range all {
		out = append(out, w.Assertion)
	}
	return out
}

// count counts one pair, unless it is moot.
func (t truths) count(score *Score, a, b witness, ga, gb origin.Group) {
	if t.moot[[2]int{min(a.truth, b.truth), max(a.truth, b.truth)}] {
		return
	}
	same, found := a.truth == b.truth, ga.Origin == gb.Origin
	if same {
		score.Gold++
	}
	if found {
		score.System++
	}
	if same && found {
		score.Correct++
	}
	if same != found {
		score.Misses = append(score.Misses, fmt.Sprintf("%s: %s | %s | put together: %v, by %s, %s", a.story, a.Report, b.Report, found, ga.Tie, gb.Tie))
	}
}
