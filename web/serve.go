package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

// Listen opens an address to serve the options at. An address that others can reach, or a name by which they call the
// server, needs a token, and then every page asks for it.
func Listen(address string, o *Options) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%q is no address to listen on; write it as 127.0.0.1:8080", address)
	}
	for i, name := range o.Hosts {
		o.Hosts[i] = strings.ToLower(name)
	}
	o.Closed = !Loopback(host) || len(o.Hosts) > 0
	if o.Closed && o.Token == (Token{}) {
		return nil, fmt.Errorf("others can reach %s: give a token with --token-file (chancery serve --new-token FILE makes one), or listen on 127.0.0.1", address)
	}
	if ip := net.ParseIP(host); !Loopback(host) && host != "" && (ip == nil || !ip.IsUnspecified()) {
		o.Hosts = append(o.Hosts, strings.ToLower(host))
	}
	return net.Listen("tcp", address)
}

// Serve serves the pages until the context ends, and then finishes what was begun.
func Serve(ctx context.Context, l net.Listener, o Options) error {
	o.closing = ctx.Done()
	srv := &http.Server{
		Handler:           New(o),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      longestWork + 10*time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          o.Log,
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
