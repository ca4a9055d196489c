package web

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// allowance is how often each client may ask: so many times a second, and burst times as many at once. Those on this machine are not
// counted: a proxy there stands for many, and knows them better.
type allowance struct {
	rate    float64
	guard   sync.Mutex
	clients map[string]*bucket
}

type bucket struct {
	left float64
	at   time.Time
}

const (
	burst       = 4
	mostClients = 4096 // that are remembered
)

// allows reports whether a client may ask now.
func (a *allowance) allows(client string, now time.Time) bool {
	host, _, err := net.SplitHostPort(client)
	if a.rate <= 0 || err != nil || Loopback(host) {
		return true
	}
	if ip := net.ParseIP(host); ip != nil && ip.To4() == nil { // one client has all of a /64
		host = ip.Mask(net.CIDRMask(64, 128)).String()
	}
	a.guard.Lock()
	defer a.guard.Unlock()
	b := a.clients[host]
	if b == nil {
		if len(a.clients) >= mostClients {
			a.forget(now)
		}
		b = &bucket{burst * a.rate, now}
		a.clients[host] = b
	}
	b.left = min(burst*a.rate, b.left+now.Sub(b.at).Seconds()*a.rate)
	b.at = now
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

// forget drops the clients that have their whole allowance again, or all if none has.
func (a *allowance) forget(now time.Time) {
	for host, b := range a.clients {
		if now.Sub(b.at).Seconds() >= burst {
			delete(a.clients, host)
		}
	}
	if len(a.clients) >= mostClients {
		clear(a.clients)
	}
}

// timed answers with a problem what takes longer than longestWork. The work goes on to its end, and holds its slot until then.
func (s *server) timed(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), longestWork)
		defer cancel()
		answer := &whole{header: http.Header{}, status: http.StatusOK}
		done, broken := make(chan struct{}), make(chan any, 1)
		go func() {
			defer close(done)
			defer func() {
				if p := recover(); p != nil {
					broken <- p
				}
			}()
			pages.ServeHTTP(answer, r.WithContext(ctx))
		}()
		select {
		case <-done:
			if len(broken) > 0 {
				panic(<-broken)
			}
			answer.send(w)
		case <-ctx.Done():
			if r.Context().Err() == nil {
				s.fail(w, r, problem{http.StatusServiceUnavailable, "The answer took too long", "Ask for less: a shorter span of days, or one party."})
			}
		}
	})
}

// whole is an answer that is held until it is complete.
type whole struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *whole) Header() http.Header         { return a.header }
func (a *whole) WriteHeader(status int)      { a.status = status }
func (a *whole) Write(b []byte) (int, error) { return a.body.Write(b) }

func (a *whole) send(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.WriteHeader(a.status)
	w.Write(a.body.Bytes())
}
