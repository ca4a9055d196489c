package evaluate

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"chancery/report/dated"
	"chancery/report/page"
)

// Articles measures the reading of web pages. Gold is a JSON object of pages by key, each with articleBody and perhaps url, title,
// date and authors, or with the segments that must be in the body and those that must not; the pages lie gzipped in a folder
// beside it: x_gold.json and x_html/KEY.html.gz, or the name in "file".
//
// The measure of bodies is that of scrapinghub/article-extraction-benchmark: runs of four words, precision and recall
// averaged over the pages. Pages that would be refused count with what was found of them; the row "refused" is on its own: its
// recall is the part of the pages, all of them articles, that would be read.
func Articles(gold string, write io.Writer) (Scores, error) {
	raw, err := os.ReadFile(gold)
	if err != nil {
		return nil, fmt.Errorf("the gold: %w", err)
	}
	var pages map[string]goldPage
	if err := json.Unmarshal(raw, &pages); err != nil {
		return nil, fmt.Errorf("%s: not an object of pages (%w)", gold, err)
	}
	folder := strings.TrimSuffix(gold, "_gold.json") + "_html"
	found := map[string]foundPage{}
	tally := newArticleTally()
	for _, key := range slices.Sorted(maps.Keys(pages)) {
		g := pages[key]
		f, err := readPage(folder, key, g)
		if err != nil {
			return nil, err
		}
		found[key] = f
		tally.add(key, g, f)
	}
	if write != nil {
		if err := json.NewEncoder(write).Encode(found); err != nil {
			return nil, err
		}
	}
	return tally.scores(), nil
}

type goldPage struct {
	Body    string   `json:"articleBody"`
	Title   string   `json:"title"`
	Date    string   `json:"date"`
	Authors string   `json:"authors"`
	URL     string   `json:"url"`
	File    string   `json:"file"`
	With    []string `json:"with"`
	Without []string `json:"without"`
}

type foundPage struct {
	Body    string `json:"articleBody"`
	Title   string `json:"title"`
	Date    string `json:"date"`
	Authors string `json:"authors"`
	refused string // why nothing was found
}

func readPage(folder, key string, g goldPage) (foundPage, error) {
	name, address := g.File, g.URL
	if name == "" {
		name = key + ".html"
	}
	if address == "" {
		address = key
	}
	raw, err := readGzip(filepath.Join(folder, name+".gz"))
	if err != nil {
		return foundPage{}, fmt.Errorf("the page of %s: %w", key, err)
	}
	a, err := page.Extract(raw, address, "")
	if a == nil {
		return foundPage{refused: err.Error()}, nil
	}
	refused := ""
	if err != nil {
		refused = err.Error()
	}
	return foundPage{refused: refused, Body: a.Text, Title: a.Title, Date: dated.Day(a.Published), Authors: a.Author}, nil
}

func readGzip(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, page.MaxBytes+1))
}

// articleTally adds up the pages.
type articleTally struct {
	bodies   Score
	segments Score
	fields   [3]Score // title, date, authors
	refused  Score
}

func newArticleTally() *articleTally {
	return &articleTally{bodies: Score{Name: "bodies"}, segments: Score{Name: "segments"}, refused: Score{Name: "refused"},
		fields: [3]Score{{Name: "titles"}, {Name: "days"}, {Name: "authors"}}}
}

func (t *articleTally) add(key string, g goldPage, f foundPage) {
	if f.refused != "" {
		t.refused.Misses = append(t.refused.Misses, key+": "+f.refused)
	}
	t.refused.Gold++
	if f.refused == "" {
		t.refused.Correct++
		t.refused.System++
	}
	if g.With != nil {
		t.addSegments(key, g, f)
		return
	}
	t.addBody(key, g, f)
	for i, pair := range [3][2]string{{g.Title, f.Title}, {g.Date, f.Date}, {g.Authors, f.Authors}} {
		t.fields[i].addField(key, pair[0], pair[1])
	}
}

func (t *articleTally) addSegments(key string, g goldPage, f foundPage) {
	for _, s := range g.With {
		t.segments.Gold++
		if strings.Contains(f.Body, s) {
			t.segments.Correct++
			t.segments.System++
		} else {
			t.segments.Misses = append(t.segments.Misses, key+": without "+s)
		}
	}
	for _, s := range g.Without {
		if strings.Contains(f.Body, s) {
			t.segments.System++
			t.segments.Misses = append(t.segments.Misses, key+": with "+s)
		}
	}
}

func (t *articleTally) addBody(key string, g goldPage, f foundPage) {
	want, got := wordRunCounts(g.Body), wordRunCounts(f.Body)
	var both, gold, system float64
	for run, n := range want {
		gold += float64(n)
		both += float64(min(n, got[run]))
	}
	for _, n := range got {
		system += float64(n)
	}
	if gold > 0 {
		t.bodies.Gold++
		t.bodies.Held += both / gold
	}
	if system > 0 {
		t.bodies.System++
		t.bodies.Right += both / system
	}
	if gold > 0 && (both/gold < 0.9 || system > 0 && both/system < 0.9) {
		t.bodies.Misses = append(t.bodies.Misses, fmt.Sprintf("%s: precision %.2f recall %.2f", key, both/max(system, 1), both/gold))
	}
}

func (s *Score) addField(key, want, got string) {
	if want == "" {
		return
	}
	s.Gold++
	if got != "" {
		s.System++
	}
	if normal(want) == normal(got) {
		s.Correct++
		return
	}
	s.Misses = append(s.Misses, fmt.Sprintf("%s: %q, found %q", key, want, got))
}

func (t *articleTally) scores() Scores {
	var out Scores
	for _, s := range []Score{t.bodies, t.segments, t.fields[0], t.fields[1], t.fields[2], t.refused} {
		if s.Gold > 0 {
			out = append(out, s)
		}
	}
	return out
}

var scoredWord = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func normal(s string) string {
	return strings.Join(scoredWord.FindAllString(strings.ToLower(s), -1), " ")
}

// wordRunCounts counts the runs of four words; a shorter text is one run.
func wordRunCounts(s string) map[string]int {
	all := scoredWord.FindAllString(s, -1)
	out := map[string]int{}
	if len(all) > 0 && len(all) < 4 {
		out[strings.Join(all, " ")]++
	}
	for i := 0; i+4 <= len(all); i++ {
		out[strings.Join(all[i:i+4], " ")]++
	}
	return out
}
