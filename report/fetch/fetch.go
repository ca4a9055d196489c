// Package fetch gets what is at an address of the web, and refuses what a reader of reports has no business with.
//
// Only http and https are spoken. Addresses of this machine, of private and of link-local networks are refused after the name
// has been resolved, at the moment of connecting, so that neither a name nor a redirect leads there. Body, redirects and
// time are limited. No proxy, cookie or credential of the user is sent along.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"syscall"
	"time"

	"chancery/report/article"
)

// Client gets addresses. The zero Client is not ready; see New.
type Client struct {
	http  *http.Client
	limit int64
}

// The limits.
const (
	maxRedirects = 10
	maxHeader    = 64 << 10
	dialTime     = 10 * time.Second
	headerTime   = 20 * time.Second
	totalTime    = 5 * time.Minute
)

// MaxBytes is how much of a body is read: an archive of the web may be large, what is endless is not read to its end.
const MaxBytes = 4 << 30

// Agent is the name by which operators of sites know who asks, and by which their robots.txt may tell it what not to read.
const Agent = "chancery"

const agent = Agent + " (reads news reports)"

// New returns a client.
func New() *Client { return newClient(refusePrivate, MaxBytes) }

// newClient returns a client that may dial what allow does not refuse.
func newClient(allow func(network, address string, _ syscall.RawConn) error, limit int64) *Client {
	dialer := &net.Dialer{Timeout: dialTime, Control: allow}
	return &Client{limit: limit, http: &http.Client{
		Timeout: totalTime,
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    dialTime,
			ResponseHeaderTimeout:  headerTime,
			MaxResponseHeaderBytes: maxHeader,
			DisableCompression:     true, // what is compressed is unpacked under the reader's own limits
		},
		CheckRedirect: func(to *http.Request, via []*http.Request) error {
			if len(via) >= maxRedirects {
				return article.Refuse(article.NotAllowed, "redirects more than %d times", maxRedirects)
			}
			return check(to.URL)
		},
	}}
}

// Response is what was at an address. Body must be closed.
type Response struct {
	URL         string // where the redirects ended
	ContentType string
	Body        io.ReadCloser
	Validators
}

// Validators are what a server gave with an answer, to be asked later whether anything has changed since.
type Validators struct{ ETag, Modified string }

// Get gets an address. Its errors are refusals that name it not.
func (c *Client) Get(ctx context.Context, address string) (*Response, error) {
	return c.GetIf(ctx, address, Validators{})
}

// GetIf gets an address if it has changed since an answer with the validators; if it has not, the refusal is article.Unchanged.
func (c *Client) GetIf(ctx context.Context, address string, since Validators) (*Response, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, article.Refuse(article.NotAllowed, "is no address of the web")
	}
	if err := check(u); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, article.Refuse(article.NotAllowed, "is no address of the web")
	}
	request.Header.Set("User-Agent", agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml,application/json,*/*;q=0.5")
	if since.ETag != "" {
		request.Header.Set("If-None-Match", since.ETag)
	}
	if since.Modified != "" {
		request.Header.Set("If-Modified-Since", since.Modified)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, reason(err)
	}
	if err := checkStatus(response); err != nil {
		response.Body.Close()
		return nil, err
	}
	return &Response{URL: response.Request.URL.String(), ContentType: response.Header.Get("Content-Type"),
		Body: &limited{response.Body, c.limit, c.limit}, Validators: Validators{response.Header.Get("ETag"), response.Header.Get("Last-Modified")}}, nil
}

func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return article.Refuse(article.NotAllowed, "leads to an address of %q; only http and https are read", u.Scheme)
	case u.Hostname() == "":
		return article.Refuse(article.NotAllowed, "names no host")
	case u.User != nil:
		return article.Refuse(article.NotAllowed, "holds a user name; addresses with one are not read")
	}
	return nil
}

func checkStatus(r *http.Response) error {
	switch {
	case r.StatusCode == http.StatusOK:
		return nil
	case r.StatusCode == http.StatusNotModified:
		return article.Refuse(article.Unchanged, "has not changed")
	case r.StatusCode == http.StatusGone, r.StatusCode == http.StatusNotFound:
		return article.Refuse(article.Deleted, "the server answers %s: it was deleted or never there", r.Status)
	}
	return &article.Refusal{Reason: article.Unreached, Say: "the server answers " + r.Status, Status: r.StatusCode, After: retryAfter(r.Header.Get("Retry-After"))}
}

// retryAfter reads how long a server asks to be left alone: seconds, or a time.
func retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return time.Duration(min(n, 7*24*3600)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, min(time.Until(t), 7*24*time.Hour))
	}
	return 0
}

// reason finds our own refusal within the error of a request.
func reason(err error) error {
	var r *article.Refusal
	if errors.As(err, &r) {
		return r
	}
	var u *url.Error
	if errors.As(err, &u) {
		if u.Timeout() {
			return article.Refuse(article.Unreached, "the server does not answer in time")
		}
		err = u.Err
	}
	return article.Refuse(article.Unreached, "cannot be reached: %v", err)
}

// refusePrivate looks at the address that is really dialled.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !public(to.Addr()) {
		return article.Refuse(article.NotAllowed, "leads to %s, which is no public address", address)
	}
	return nil
}

// special are networks for private use that package netip does not tell: shared, benchmarking, documentation, translation to IPv4.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// limited refuses a body that does not end.
type limited struct {
	io.ReadCloser
	left, limit int64
}

func (l *limited) Read(b []byte) (int, error) {
	if l.left <= 0 {
		return 0, article.Refuse(article.TooLarge, "sends more than %s", size(l.limit))
	}
	n, err := l.ReadCloser.Read(b[:min(int64(len(b)), l.left)])
	l.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = reason(err)
	}
	return n, err
}

func size(n int64) string { return fmt.Sprintf("%d MiB", n>>20) }
