package cli

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"chancery/cli/terminal"
	"chancery/report"
	"chancery/report/article"
	"chancery/text"
)

// tally counts what is read and what is refused, by reason, and shows both while it goes on and at the end.
type tally struct {
	c         *console
	quiet     bool
	all, lost int
	refused   map[article.Reason]int
	started   time.Time
	shown     time.Time
	live      bool // a line of progress may be drawn
	drawn     bool
	limit     int          // of reports; 0 for none
	read      atomic.Int64 // bytes of files
	size      atomic.Int64 // of all files; 0 if it is not known
}

func newTally(c *console, r *reports) *tally {
	return &tally{c: c, quiet: r.quiet, refused: map[article.Reason]int{}, started: time.Now(), limit: r.limit, live: !r.quiet && isTerminal(fileOf(c.err)) && (r.lines || !isTerminal(fileOf(c.out)))}
}

func isTerminal(f *os.File) bool { return f != nil && term.IsTerminal(int(f.Fd())) }

// count counts one report, and names it if it was lost.
func (t *tally) count(err error) {
	t.all++
	if err != nil {
		t.lost++
		reason := report.Reason(err)
		t.refused[reason]++
		if !t.quiet {
			t.clear()
			fmt.Fprintf(t.c.err, "chancery: %s\n", terminal.Safe(err.Error()))
		}
	}
	t.draw()
}

// draw shows how far the reading is: a few times a second, on a terminal only.
func (t *tally) draw() {
	if !t.live || t.drawn && time.Since(t.shown) < 200*time.Millisecond {
		return
	}
	t.shown, t.drawn = time.Now(), true
	passed := time.Since(t.started)
	fmt.Fprintf(t.c.err, "\r\x1b[K%d read, %d refused, %.0f a second%s", t.all-t.lost, t.lost, float64(t.all)/max(passed.Seconds(), 0.001), left(passed, t.part()))
}

// part is how much of all is done, from 0 to 1, by the bytes of the files or the number of reports that are wanted; 0 if it is not known.
func (t *tally) part() (part float64) {
	if size := t.size.Load(); size > 0 {
		part = float64(t.read.Load()) / float64(size)
	}
	if t.limit > 0 {
		part = max(part, float64(t.all)/float64(t.limit))
	}
	return min(part, 1)
}

// left says how much longer it takes, if as much is left as it seems; "" as long as that is a guess.
func left(passed time.Duration, part float64) string {
	if passed < 2*time.Second || part < 0.01 {
		return ""
	}
	rest := time.Duration(float64(passed) * (1 - part) / part)
	switch {
	case rest < time.Minute:
		return fmt.Sprintf(", %.0f s left", rest.Seconds())
	case rest < time.Hour:
		return fmt.Sprintf(", %.0f min left", rest.Minutes())
	}
	return fmt.Sprintf(", %.1f h left", rest.Hours())
}

// measure sums up the sizes of all files, as far as they are files.
func (t *tally) measure(paths []string) {
	if !t.live {
		return
	}
	var sum int64
	for _, p := range paths {
		err := filepath.WalkDir(p, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				sum += info.Size()
			}
			return err
		})
		if err != nil { // standard input, an address of the web
			return
		}
	}
	t.size.Store(sum)
}

// clear takes the line of progress away.
func (t *tally) clear() {
	if t.drawn {
		fmt.Fprint(t.c.err, "\r\x1b[K")
		t.drawn = false
	}
}

// expected are the reasons that say nothing of the source: it holds pages that are no articles.
var expected = []article.Reason{article.Index, article.Gallery, article.Paywall, article.CookieWall, article.Repeated, article.Deleted}

// result sums up. It is an error if a report was lost that could have been read.
func (t *tally) result() error {
	failed := t.lost
	for _, r := range expected {
		failed -= t.refused[r]
	}
	switch {
	case t.lost == 0:
		return nil
	case t.all == 1:
		return errReported
	case t.lost == t.all:
		return fmt.Errorf("none of the %d reports could be read%s", t.all, t.reasons())
	case failed == 0:
		fmt.Fprintf(t.c.err, "chancery: %d of %d were no reports to read%s; the others were read\n", t.lost, t.all, t.reasons())
		return nil
	}
	return fmt.Errorf("%d of %d reports could not be read%s; the others were", t.lost, t.all, t.reasons())
}

// interrupted says how far it came, and how to go on.
func (t *tally) interrupted() error {
	lost := ""
	if t.lost > 0 {
		lost = fmt.Sprintf(", of which %d were refused%s", t.lost, t.reasons())
	}
	return fmt.Errorf("interrupted after %d reports%s; to go on run the command again: what is there is not read again", t.all, lost)
}

// reasons lists how many were refused for each reason: " (2 gallery, 1 paywall)"; empty if none has one.
func (t *tally) reasons() string {
	var all []string
	for _, r := range slices.Sorted(maps.Keys(t.refused)) {
		if r != "" {
			all = append(all, fmt.Sprintf("%d %s", t.refused[r], r))
		}
	}
	if all == nil {
		return ""
	}
	return " (" + strings.Join(all, ", ") + ")"
}

// listing is the line of a report that would be read.
func listing(name string, d *text.Document) string {
	day := "no date   "
	if !d.Published.Day.IsZero() {
		day = d.Published.Day.String()
	}
	return fmt.Sprintf("%s  %s  %s", day, terminal.Safe(name), terminal.Safe(d.Title))
}
