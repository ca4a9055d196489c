package cli

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
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
}

func newTally(c *console, r *reports) *tally {
	return &tally{c: c, quiet: r.quiet, refused: map[article.Reason]int{}, started: time.Now(), live: !r.quiet && isTerminal(fileOf(c.err)) && !isTerminal(fileOf(c.out))}
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
	if !t.live || time.Since(t.shown) < 200*time.Millisecond {
		return
	}
	t.shown, t.drawn = time.Now(), true
	fmt.Fprintf(t.c.err, "\r\x1b[K%d read, %d refused, %.0f a second", t.all-t.lost, t.lost, float64(t.all)/max(time.Since(t.started).Seconds(), 0.001))
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
