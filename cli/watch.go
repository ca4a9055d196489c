package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/ingest"
	"chancery/report"
	"chancery/report/article"
	"chancery/report/fetch"
	"chancery/report/table"
	"chancery/report/watch"
	"chancery/store"
	"chancery/text"
)

func newWatch(c *console) *cobra.Command {
	var path, state string
	var every time.Duration
	var once bool
	w := &watcher{c: c}
	cmd := &cobra.Command{
		Use:   "watch SOURCE...",
		Short: "Ask feeds, accounts and folders for new reports again and again, and add them",
		Long: `Ask each source again and again, and add the reports that are new to the record. A SOURCE is the address of a feed (RSS, Atom, JSON) or of the posts of an
account, or a folder into which files are put. A server is asked only for what has changed, one request at a time with a pause between
two; what its robots.txt forbids is left alone; one that fails is asked less and less often, and not before it says.

What was seen is remembered in a file beside the record. Ctrl-C finishes the report in hand; run the command again to go on.`,
		Example: `  chancery watch https://news.example/feed.xml ~/inbox
  chancery watch --follow --every 30m https://news.example/world.rss
  chancery watch --once https://news.example/feed.xml`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no source is given; name a feed's address or a folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, sources []string) error {
			if every < time.Minute && !once {
				return usagef("--every %s: sources are asked once a minute at most", every)
			}
			if state == "" && strings.Contains(path, "://") {
				return usagef("name a file with --state, to remember what was seen; a database has no place beside it")
			}
			if state == "" {
				state = path + ".watch"
			}
			p, err := load(c, ingest.Own{})
			if err != nil {
				return err
			}
			if w.state, err = watch.Open(state); err != nil {
				return err
			}
			kept, err := store.Create(path)
			if err != nil {
				return err
			}
			defer kept.Close()
			columns, err := table.Parse("")
			if err != nil {
				return err
			}
			w.pipeline, w.adder, w.every = p, &adder{c: c, kept: kept}, every
			if !once {
				w.settled = 2 * time.Second
			}
			w.sources = &report.Sources{Columns: columns, Web: watch.NewWeb(fetch.New(), w.state, time.Second)}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return w.run(ctx, sources, once)
		},
	}
	recordFlag(cmd, &path)
	cmd.Flags().StringVar(&state, "state", "", "the file that remembers what was seen (default: that of the record with .watch)")
	cmd.Flags().DurationVar(&every, "every", 15*time.Minute, "how often a source is asked that answers")
	cmd.Flags().BoolVar(&w.follow, "follow", false, "read the page that an item of a feed leads to, not the item")
	cmd.Flags().BoolVar(&once, "once", false, "ask each source once, whenever it was asked last, and end")
	return cmd
}

// watcher asks sources in rounds.
type watcher struct {
	c        *console
	pipeline *ingest.Pipeline
	adder    *adder
	sources  *report.Sources
	state    *watch.State
	every    time.Duration
	follow   bool
	settled  time.Duration // how long a file must have been left alone before it is read
}

func (w *watcher) run(ctx context.Context, sources []string, once bool) error {
	failed := 0
	for {
		for _, name := range sources {
			if ctx.Err() != nil {
				return nil
			}
			if s := w.state.Of(name); once || !time.Now().Before(s.Next) {
				ok, err := w.ask(ctx, name, s)
				if err != nil {
					return err
				}
				if !ok {
					failed++
				}
			}
		}
		switch {
		case once && failed > 0:
			return fmt.Errorf("%d of %d sources could not be read", failed, len(sources))
		case once || !sleep(ctx, w.untilNext(sources)):
			return nil
		}
	}
}

// untilNext is how long no source is to be asked.
func (w *watcher) untilNext(sources []string) time.Duration {
	next := w.state.Of(sources[0]).Next
	for _, name := range sources {
		if t := w.state.Of(name).Next; t.Before(next) {
			next = t
		}
	}
	return time.Until(next)
}

func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// ask reads what is new of one source, and notes when to ask it next. An error is one of the record, not of the source.
func (w *watcher) ask(ctx context.Context, name string, s *watch.Source) (ok bool, err error) {
	names, err := []string{name}, error(nil)
	if info, failed := os.Stat(name); failed == nil && info.IsDir() {
		if names, err = s.Changed(name, time.Now().Add(-w.settled)); err != nil {
			w.say(name, err)
		}
	}
	var refused error
	var seen []string
	for _, one := range names {
		for item, err := range w.sources.Items(one) {
			if ctx.Err() != nil { // what is in hand is kept; the rest comes when all of it is asked for again
				*s = watch.Source{}
				return true, errors.Join(w.adder.commit(), w.state.Save())
			}
			switch {
			case report.Reason(err) == article.Unchanged:
			case err != nil:
				refused = err
				w.say("", err)
			default:
				if seen, err = w.item(item, s, seen); err != nil {
					return false, err
				}
			}
		}
	}
	if refused != nil && len(seen) == 0 {
		var r *article.Refusal
		wait := time.Duration(0)
		if errors.As(refused, &r) {
			wait = r.After
		}
		s.Failed(time.Now(), w.every, wait)
	} else {
		s.Answered(time.Now(), w.every)
	}
	if len(seen) > 0 {
		s.Keep(seen)
	}
	return refused == nil, errors.Join(w.adder.commit(), w.state.Save())
}

// item adds one report if the record does not have it. It returns the addresses of a feed's items so far.
func (w *watcher) item(item report.Item, s *watch.Source, seen []string) ([]string, error) {
	d, err := item.Read()
	if err != nil {
		w.say("", err)
		return seen, nil
	}
	if link := d.Origin.URL; w.follow && isAddress(link) && link != item.Name {
		seen = append(seen, link)
		if !s.New(link) {
			return seen, nil
		}
		d = w.page(link, d)
	}
	if err := ahead(d.Published.Day); err != nil {
		w.say(item.Name, err)
		return seen, nil
	}
	if known, err := w.adder.kept.Has(ingest.ReportID(d)); err != nil || known {
		return seen, err
	}
	r, err := w.pipeline.Read(d)
	if err != nil {
		w.say(item.Name, err)
		return seen, nil
	}
	w.adder.waiting = append(w.adder.waiting, r)
	if len(w.adder.waiting) < inOneStep {
		return seen, nil
	}
	return seen, w.adder.commit()
}

// page reads the page that an item of a feed leads to, or the item if the page cannot be had.
func (w *watcher) page(link string, item *text.Document) *text.Document {
	for d, err := range w.sources.Documents(link) {
		if err != nil {
			w.say("", err)
			break
		}
		return d
	}
	return item
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

func (w *watcher) say(name string, err error) {
	if name != "" {
		err = fmt.Errorf("%s: %w", name, err)
	}
	fmt.Fprintf(w.c.err, "chancery: %s\n", terminal.Safe(err.Error()))
}
