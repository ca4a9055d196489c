package watch

import (
	"context"
	"errors"
	"io"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"chancery/report"
	"chancery/report/article"
	"chancery/report/fetch"
)

// Getter gets an address if it has changed; a fetch.Client does.
type Getter interface {
	GetIf(ctx context.Context, address string, since fetch.Validators) (*fetch.Response, error)
}

// Web gets addresses for package report: those of the state's sources only if they have changed, and all with a pause between two to one host.
type Web struct {
	get   Getter
	state *State
	pause time.Duration // between two requests to a host, unless it asks for more
	lock  sync.Mutex
	hosts map[string]*host
}

var _ report.Web = (*Web)(nil)

// NewWeb returns a Web that waits at least a pause between two requests to one host.
func NewWeb(get Getter, state *State, pause time.Duration) *Web {
	return &Web{get: get, state: state, pause: pause, hosts: map[string]*host{}}
}

// host is what is known of one host. Its lock is held from one request to the next, so that they come one after the other.
type host struct {
	lock   sync.Mutex
	last   time.Time
	robots *robotstxt.Group
	read   time.Time // when robots.txt was
}

const (
	robotsAge     = 24 * time.Hour
	robotsLimit   = 500 << 10       // bytes of a robots.txt that are read
	longestPause  = 5 * time.Minute // whatever it asks for
	disallowedAll = "User-agent: *\nDisallow: /\n"
)

// Get gets an address. What robots.txt forbids is refused, and so is a source that has not changed.
func (w *Web) Get(ctx context.Context, address string) (*fetch.Response, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return nil, article.Refuse(article.NotAllowed, "is no address of the web")
	}
	h := w.host(u)
	h.lock.Lock()
	defer h.lock.Unlock()
	if err := w.readRobots(ctx, h, u); err != nil {
		return nil, err
	}
	if !h.robots.Test(u.RequestURI()) {
		return nil, article.Refuse(article.NotAllowed, "is closed to programs by the robots.txt of %s", u.Host)
	}
	if err := w.wait(ctx, h); err != nil {
		return nil, err
	}
	source := w.state.Sources[address]
	if source == nil {
		return w.get.GetIf(ctx, address, fetch.Validators{})
	}
	r, err := w.get.GetIf(ctx, address, source.Validators)
	if err == nil {
		source.Validators = r.Validators
	}
	return r, err
}

func (w *Web) host(u *url.URL) *host {
	w.lock.Lock()
	defer w.lock.Unlock()
	key := u.Scheme + "://" + u.Host
	if w.hosts[key] == nil {
		w.hosts[key] = &host{}
	}
	return w.hosts[key]
}

// wait waits until the host may be asked again.
func (w *Web) wait(ctx context.Context, h *host) error {
	pause := max(w.pause, min(h.robots.CrawlDelay, longestPause))
	t := time.NewTimer(time.Until(h.last.Add(pause)))
	defer t.Stop()
	select {
	case <-t.C:
		h.last = time.Now()
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// readRobots reads the robots.txt of a host once a day. One that is not there allows everything; one that cannot be had, nothing, for now.
func (w *Web) readRobots(ctx context.Context, h *host, u *url.URL) error {
	if h.robots != nil && time.Since(h.read) < robotsAge {
		return nil
	}
	r, err := w.get.GetIf(ctx, u.Scheme+"://"+u.Host+"/robots.txt", fetch.Validators{})
	var rules []byte
	var refusal *article.Refusal
	switch {
	case errors.As(err, &refusal) && (refusal.Reason == article.Deleted || refusal.Status/100 == 4): // there is none: RFC 9309
	case err != nil:
		return err
	default:
		defer r.Body.Close()
		if rules, err = io.ReadAll(io.LimitReader(r.Body, robotsLimit)); err != nil {
			return err
		}
	}
	parsed, err := robotstxt.FromBytes(rules)
	if err != nil { // what cannot be understood is taken to forbid
		parsed, _ = robotstxt.FromString(disallowedAll)
	}
	h.robots, h.read, h.last = parsed.FindGroup(fetch.Agent), time.Now(), time.Now()
	return nil
}
