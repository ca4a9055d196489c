package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

func anywhere(string, string, syscall.RawConn) error { return nil }

func serve(t *testing.T, do http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(do)
	t.Cleanup(s.Close)
	return s.URL
}

func get(c *Client, address string) (string, error) {
	r, err := c.Get(context.Background(), address)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	return string(b), err
}

func TestGet(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Cookie") != "" || r.Header.Get("Authorization") != "" {
			t.Error("the request carries credentials")
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "words")
	})
	if got, err := get(newClient(anywhere, 100), address); got != "words" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestRefused(t *testing.T) {
	var asked atomic.Int32
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch r.URL.Path {
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/busy":
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/endless":
			for {
				if _, err := io.WriteString(w, "words and words and words "); err != nil {
					return
				}
			}
		}
	})
	for _, c := range []struct{ name, address, say string }{
		{"10,000 redirects", address + "/round", "redirects more than 10 times"},
		{"a file", "file:///etc/hostname", "only http and https are read"},
		{"a redirect to a file", address + "/file", `leads to an address of "file"`},
		{"a user name", "https://a:b@example.org/", "holds a user name"},
		{"no host", "https:///x", "names no host"},
		{"a deleted post", address + "/gone", "it was deleted"},
		{"a busy server", address + "/busy", "503"},
		{"an endless body", address + "/endless", "sends more than 1 MiB"},
	} {
		if _, err := get(newClient(anywhere, 1<<20), c.address); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v, want %q", c.name, err, c.say)
		}
	}
	if n := asked.Load(); n > 20 {
		t.Errorf("the server was asked %d times", n)
	}
}

func TestThisMachineIsRefused(t *testing.T) {
	address := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the server was asked") })
	for _, a := range []string{address, strings.Replace(address, "127.0.0.1", "localhost", 1), strings.Replace(address, "127.0.0.1", "[::ffff:127.0.0.1]", 1)} {
		if _, err := get(New(), a); err == nil || !strings.Contains(err.Error(), "no public address") {
			t.Errorf("%s: %v", a, err)
		}
	}
}

// TestRedirectToThisMachine lets the first server be dialled and no other.
func TestRedirectToThisMachine(t *testing.T) {
	inner := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the inner server was asked") })
	outer := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner, http.StatusFound) })
	c := newClient(func(network, address string, raw syscall.RawConn) error {
		if "http://"+address == outer {
			return nil
		}
		return refusePrivate(network, address, raw)
	}, 100)
	if _, err := get(c, outer); err == nil || !strings.Contains(err.Error(), "no public address") {
		t.Errorf("error %v", err)
	}
}

func TestSlowServer(t *testing.T) {
	stop := make(chan struct{})
	address := serve(t, func(w http.ResponseWriter, r *http.Request) { <-stop })
	defer close(stop)
	c := newClient(anywhere, 100)
	c.http.Timeout = 100 * time.Millisecond
	if _, err := get(c, address); err == nil || !strings.Contains(err.Error(), "does not answer in time") {
		t.Errorf("error %v", err)
	}
}

func TestPublic(t *testing.T) {
	for _, c := range []struct {
		address string
		want    bool
	}{
		{"8.8.8.8", true}, {"2606:4700::1111", true}, {"127.0.0.1", false}, {"10.1.2.3", false}, {"172.16.0.1", false}, {"192.168.1.1", false},
		{"169.254.169.254", false}, {"100.64.0.1", false}, {"0.0.0.0", false}, {"224.0.0.1", false}, {"255.255.255.255", false},
		{"::1", false}, {"::", false}, {"fe80::1", false}, {"fd00::1", false}, {"::ffff:10.0.0.1", false}, {"64:ff9b::a00:1", false}, {"ff02::1", false},
	} {
		if got := public(netip.MustParseAddr(c.address)); got != c.want {
			t.Errorf("public(%s) is %v", c.address, got)
		}
	}
}

func Example() {
	_, err := New().Get(context.Background(), "ftp://example.org/")
	fmt.Println(err)
	// Output: leads to an address of "ftp"; only http and https are read
}
