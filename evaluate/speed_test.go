//go:build unix

package evaluate

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/html"

	"chancery/actor"
	"chancery/extract"
	"chancery/ingest"
	"chancery/nlp"
	"chancery/place"
	"chancery/record"
	"chancery/report"
	"chancery/report/page"
	"chancery/store"
	"chancery/text"
	"chancery/timex"
)

var pagesFolder = flag.String("pages", "", "folder of web pages for BenchmarkPages")

// clock adds up the processor time of each stage, of all threads: what collects memory counts for the stage that made it.
type clock struct {
	last  time.Duration
	spent map[string]time.Duration
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func (c *clock) lap(stage string) {
	now := processorTime()
	c.spent[stage] += now - c.last
	c.last = now
}

// stages are what BenchmarkPages measures.
type speedStages struct {
	language *nlp.Model
	places   *place.Gazetteer
	actors   *actor.Register
	extract  *extract.Extractor
	whole    *ingest.Pipeline
	kept     *store.Record
}

func loadStages(b *testing.B) *speedStages {
	s := &speedStages{}
	var err [6]error
	s.language, err[0] = ingest.LoadLanguage()
	s.places, err[1] = place.Load()
	s.actors, err[2] = actor.Load()
	s.extract, err[3] = extract.Load()
	s.whole, err[4] = ingest.Load()
	s.kept, err[5] = store.Create(filepath.Join(b.TempDir(), "chancery.db"))
	for _, e := range err {
		if e != nil {
			b.Fatal(e)
		}
	}
	return s
}

// BenchmarkPages tells what each stage takes for a web page, from its bytes to a record in SQLite that is committed:
//
//	go test ./evaluate -run '^$' -bench Pages -benchtime 1x -cpu 1 -pages FOLDER
func BenchmarkPages(b *testing.B) {
	names, _ := filepath.Glob(filepath.Join(*pagesFolder, "*.html"))
	if *pagesFolder == "" || len(names) == 0 {
		b.Skip("give a folder of pages: -pages FOLDER")
	}
	s := loadStages(b)
	defer s.kept.Close()
	c := &clock{spent: map[string]time.Duration{}}
	pages, words := 0, 0
	for b.Loop() {
		var step []*record.Report
		for i, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			c.last = processorTime()
			if r := s.read(c, raw); r != nil {
				pages, words = pages+1, words+len(strings.Fields(r.Text))
				step = append(step, r)
			}
			if len(step) == 8 || i == len(names)-1 {
				c.last = processorTime()
				if _, err := s.kept.AddAll(step, time.Unix(0, 0)); err != nil {
					b.Fatal(err)
				}
				c.lap("7-store")
				step = nil
			}
		}
	}
	var all time.Duration
	for stage, t := range c.spent {
		all += t
		b.ReportMetric(float64(t.Microseconds())/1000/float64(pages), stage+"-ms/page")
	}
	b.ReportMetric(float64(all.Microseconds())/1000/float64(pages), "all-ms/page")
	b.ReportMetric(float64(words)/float64(pages), "words/page")
}

// read takes one page through the stages; nil if it is no article in English. HTML is parsed once more than the program does, to time it.
func (s *speedStages) read(c *clock, raw []byte) *record.Report {
	if _, err := html.Parse(strings.NewReader(string(raw))); err != nil {
		return nil
	}
	c.lap("0-parse")
	_, err := page.Extract(raw, "", "")
	c.lap("1-page")
	if err != nil {
		return nil
	}
	d := documentOf(raw)
	if d == nil || d.Language != "en" {
		return nil
	}
	c.last = processorTime()
	s.language.Analyse(d)
	c.lap("2-analysis")
	timex.Annotate(d)
	c.lap("3-times")
	s.places.Annotate(d)
	c.lap("4-places")
	s.actors.Annotate(d)
	c.lap("5-actors")
	s.extract.Extract(d)
	c.lap("6-extract")
	r, err := s.whole.Read(documentOf(raw)) // as the program does, with its ids
	if err != nil {
		return nil
	}
	return r
}

func documentOf(raw []byte) *text.Document {
	sources := report.Sources{Stdin: strings.NewReader(string(raw))}
	for d, err := range sources.Documents("-") {
		if err != nil {
			return nil
		}
		return d
	}
	return nil
}
