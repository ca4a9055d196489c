package web

import (
	"fmt"
	"testing"
	"time"
)

func TestAllowance(t *testing.T) {
	a := &allowance{rate: 10, clients: map[string]*bucket{}}
	now := time.Date(2026, 1, 24, 12, 0, 0, 0, time.UTC)
	asks := func(client string, times int) (allowed int) {
		for range times {
			if a.allows(client, now) {
				allowed++
			}
		}
		return allowed
	}
	for _, test := range []struct {
		client string
		want   int
	}{
		{"203.0.113.7:1000", 40}, {"203.0.113.7:2000", 0}, {"203.0.113.8:1000", 40},
		{"[2001:db8::1]:1000", 40}, {"[2001:db8::2]:1000", 0}, {"[2001:db8:0:1::1]:1000", 40}, // one client has all of a /64
		{"127.0.0.1:1000", 100}, {"[::1]:1000", 100},
	} {
		if got := asks(test.client, 100); got != test.want {
			t.Errorf("%s: %d of 100 at once, want %d", test.client, got, test.want)
		}
	}
	now = now.Add(time.Second)
	if got := asks("203.0.113.7:1000", 100); got != 10 {
		t.Errorf("a second later %d, want 10", got)
	}
	for i := range 3 * mostClients {
		a.allows(fmt.Sprintf("10.%d.%d.1:1", i/256, i%256), now)
	}
	if len(a.clients) > mostClients {
		t.Errorf("%d clients are remembered", len(a.clients))
	}
}
