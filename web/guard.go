package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// The bounds of a request. Pages of a record are short, and so are the questions asked of it.
const (
	longestTarget = 2 << 10   // bytes of path and query
	longestBody   = 16 << 10  // bytes of a form
	longestSent   = 512 << 10 // bytes of a report that a program sends
	longestWork   = 20 * time.Second
	mostHard      = 2   // texts that are read anew at a time
	mostAtOnce    = 32  // requests that are worked on
	mostWaiting   = 256 // for their turn; the others are asked to come again
)

// Token is the SHA-256 of a secret, so that neither the disk nor the memory holds the secret itself.
type Token [sha256.Size]byte

// NewToken hashes a secret.
func NewToken(secret string) Token { return sha256.Sum256([]byte(secret)) }

// ParseToken reads a hash in hexadecimal, as NewToken's String writes it.
func ParseToken(s string) (t Token, err error) {
	b, err := hex.DecodeString(strings.TrimSpace(s))
	if err != nil || len(b) != len(t) {
		return t, errors.New("is not the hash of a token; make one with chancery serve --new-token FILE")
	}
	return Token(b), nil
}

// String is the hash in hexadecimal.
func (t Token) String() string { return hex.EncodeToString(t[:]) }

// allows reports whether a request shows the secret: as a bearer token, or as the password that a browser asks for.
func (t Token) allows(r *http.Request) bool {
	secret, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		_, secret, _ = r.BasicAuth()
	}
	shown := NewToken(secret)
	return t != Token{} && subtle.ConstantTimeCompare(shown[:], t[:]) == 1
}

// guarded lets through what the pages may see, and puts a bound on how long they look at it.
func (s *server) guarded(pages http.Handler) http.Handler {
	same := http.NewCrossOriginProtection()
	same.SetDenyHandler(refuse(s, problem{http.StatusForbidden, "This form was sent from another site",
		"Corrections are made on this server's own pages. Open the entry here and send the form again."}))
	inner := same.Handler(s.timed(s.inTurn(pages)))
	asked := &allowance{rate: s.Rate, clients: map[string]*bucket{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		if p, bad := s.check(r); bad {
			if p.Status == http.StatusUnauthorized {
				w.Header().Set("WWW-Authenticate", `Basic realm="chancery", charset="UTF-8"`)
			}
			s.fail(w, r, p)
			return
		}
		if !asked.allows(r.RemoteAddr, time.Now()) {
			w.Header().Set("Retry-After", "1")
			s.fail(w, r, problem{http.StatusTooManyRequests, "Too many requests", "Ask more slowly: the server's --rate says how often."})
			return
		}
		switch r.URL.Path {
		case "/healthz", "/metrics", "/api/events": // answer also while all else is busy, and take the time that they take
			pages.ServeHTTP(w, r)
		case "/api/v1/reports":
			r.Body = http.MaxBytesReader(w, r.Body, longestSent)
			inner.ServeHTTP(w, r)
		default:
			r.Body = http.MaxBytesReader(w, r.Body, longestBody)
			inner.ServeHTTP(w, r)
		}
	})
}

// inTurn works on so many requests at once, and has some more wait.
func (s *server) inTurn(pages http.Handler) http.Handler {
	waiting, slots := make(chan struct{}, mostAtOnce+mostWaiting), make(chan struct{}, mostAtOnce)
	busy := problem{http.StatusServiceUnavailable, "Busy", "Too much is being asked at once. Try again in a few seconds."}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case waiting <- struct{}{}:
			defer func() { <-waiting }()
		default:
			w.Header().Set("Retry-After", "2")
			s.fail(w, r, busy)
			return
		}
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
			pages.ServeHTTP(w, r)
		case <-r.Context().Done(): // nobody waits for it any more
		}
	})
}

func refuse(s *server, p problem) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, p) })
}

// check says why a request goes no further.
func (s *server) check(r *http.Request) (problem, bool) {
	switch {
	case !s.called(r.Host):
		return problem{http.StatusMisdirectedRequest, "This server has another name",
			"It answers to names of this machine, and to those that chancery serve --host gives."}, true
	case len(r.URL.RequestURI()) > longestTarget:
		return problem{http.StatusRequestURITooLong, "The question is too long", "Shorten it to fewer words or conditions."}, true
	case r.URL.Path == "/healthz":
		return problem{}, false
	case (s.Closed || r.Method != http.MethodGet && r.Method != http.MethodHead) && s.Token != (Token{}) && !s.Token.allows(r):
		return problem{http.StatusUnauthorized, "A token is needed",
			"Give your name as the user and the token of this server as the password; programs send it as a bearer token."}, true
	}
	return problem{}, false
}

// called reports whether a Host header names this server. A page of elsewhere whose name was pointed at this machine does not.
func (s *server) called(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	return Loopback(name) || slices.Contains(s.Hosts, name)
}

// Loopback reports whether a host is this machine and nothing else.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// secure sets the headers that all answers have.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}
