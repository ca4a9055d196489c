package web_test

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/web"
)

var (
	loadFor    = flag.Duration("load", 0, "how long TestLoad asks; it is skipped without it: go test ./web -run TestLoad -load 2m")
	loadRate   = flag.Int("load-rate", 200, "requests a second of TestLoad")
	loadAdd    = flag.Duration("load-add", time.Second, "how often TestLoad adds a report; 0 for never")
	loadRecord = flag.String("load-record", "", "the record that TestLoad asks and adds to, instead of one of the examples: a copy, as it is written to")
)

// What the load test asks for.
const (
	mostOf100 = 500 * time.Millisecond // 99 of 100 requests take no longer
	mostPage  = 100 * time.Millisecond // 95 of 100 of each page, on a quiet machine: reported, and not judged
)

// TestLoad asks for all kinds of pages at a steady rate while reports are being added, and fails if one is not answered or if they take
// too long. The time of a request begins when it is due, however late it is sent.
func TestLoad(t *testing.T) {
	if *loadFor == 0 {
		t.Skip("asks for minutes; run it with -load 2m on a quiet machine")
	}
	record := *loadRecord
	if record == "" {
		record = recordOf(t)
	}
	o := options(t, record)
	o.Token = web.NewToken("secret")
	srv := httptest.NewServer(web.New(o))
	defer srv.Close()
	l := &load{client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 400}, Timeout: 30 * time.Second}, url: srv.URL, times: map[string][]time.Duration{}}
	targets := l.targets(t)
	for kind, list := range targets { // warm
		l.ask(kind, list[0], time.Now())
	}
	clear(l.times)
	ctx, cancel := context.WithTimeout(t.Context(), *loadFor)
	defer cancel()
	var running sync.WaitGroup
	if *loadAdd > 0 {
		running.Go(func() { l.add(ctx) })
	}
	l.askAll(ctx, targets, &running)
	running.Wait()
	l.report(t)
}

// load is what the load test asks, and what it finds.
type load struct {
	client *http.Client
	url    string

	guard  sync.Mutex
	times  map[string][]time.Duration // by kind of page
	faults []string
	added  int
}

// targets are the addresses of each kind of page, those of entries and reports taken from the record.
func (l *load) targets(t *testing.T) map[string][]string {
	var entries, parties []string
	reports := map[string]bool{}
	var answer struct {
		Items []struct {
			ID                 string
			Actors, Recipients []struct{ Name string }
			Assertions         []struct{ Report struct{ ID string } }
		}
	}
	got, err := l.client.Get(l.url + "/api/v1/entries?order=newest&limit=100")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	if err := json.NewDecoder(got.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	for _, e := range answer.Items {
		entries = append(entries, e.ID)
		for _, p := range slices.Concat(e.Actors, e.Recipients) {
			if p.Name != "" && !slices.Contains(parties, p.Name) {
				parties = append(parties, p.Name)
			}
		}
		for _, a := range e.Assertions {
			reports[a.Report.ID] = true
		}
	}
	list := map[string][]string{"/": {"/"}, "/docket": {"/docket"}, "/disputes": {"/disputes"}, "/statements": {"/statements"}, "/timeline": {"/timeline"},
		"/map": {"/map"}, "/network": {"/network"}, "/search": {"/search?q=treaty", "/search?q=president", "/search?q=border"}, "/api/v1/docket": {"/api/v1/docket?limit=20"}}
	for _, id := range entries {
		list["/entries/"] = append(list["/entries/"], "/entries/"+id)
		list["/api/v1/entries/"] = append(list["/api/v1/entries/"], "/api/v1/entries/"+id)
	}
	for id := range reports {
		list["/reports/"] = append(list["/reports/"], "/reports/"+id)
	}
	for i, name := range parties {
		q := url.QueryEscape(name)
		list["/actor"] = append(list["/actor"], "/actor?name="+q)
		list["/timeline?with"] = append(list["/timeline?with"], "/timeline?with="+q)
		list["/map?with"] = append(list["/map?with"], "/map?with="+q)
		list["/api/v1/entries"] = append(list["/api/v1/entries"], "/api/v1/entries?limit=20&fields=id,state,when,actors&with="+q)
		list["/pair"] = append(list["/pair"], "/pair?a="+q+"&b="+url.QueryEscape(parties[(i+1)%len(parties)]))
		list["/agreements"] = append(list["/agreements"], "/agreements?party="+q)
	}
	return list
}

// askAll sends requests when they are due, whether or not those before have been answered.
func (l *load) askAll(ctx context.Context, targets map[string][]string, running *sync.WaitGroup) {
	var kinds []string
	for kind := range targets {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	draw := rand.New(rand.NewPCG(1, 2))
	begun := time.Now()
	for i := 0; ctx.Err() == nil; i++ {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(*loadRate))
		time.Sleep(time.Until(due))
		kind := kinds[draw.IntN(len(kinds))]
		target := targets[kind][draw.IntN(len(targets[kind]))]
		running.Go(func() { l.ask(kind, target, due) })
	}
}

func (l *load) ask(kind, target string, due time.Time) {
	got, err := l.client.Get(l.url + target)
	status := 0
	if err == nil {
		_, err = io.Copy(io.Discard, got.Body)
		got.Body.Close()
		status = got.StatusCode
	}
	took := time.Since(due)
	l.guard.Lock()
	defer l.guard.Unlock()
	l.times[kind] = append(l.times[kind], took)
	if err != nil || status != http.StatusOK {
		l.faults = append(l.faults, fmt.Sprintf("%s: status %d, %v", target, status, err))
	}
}

// add sends the examples again and again, each of another outlet, so that it is another report, and of a later day than those before.
func (l *load) add(ctx context.Context) {
	list, err := examples()
	if err != nil {
		l.faults = append(l.faults, err.Error())
		return
	}
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(*loadAdd):
		}
		r := list[i%len(list)]
		day := time.Date(2026, 1, 25, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/20).Format(time.DateOnly)
		body, _ := json.Marshal(map[string]string{"text": r.Text, "published": day, "outlet": fmt.Sprintf("Load %d", i)})
		q, _ := http.NewRequest(http.MethodPost, l.url+"/api/v1/reports", strings.NewReader(string(body)))
		q.Header.Set("Authorization", "Bearer secret")
		q.Header.Set("Content-Type", "application/json")
		got, err := l.client.Do(q)
		l.guard.Lock()
		if err != nil || got.StatusCode != http.StatusCreated {
			l.faults = append(l.faults, fmt.Sprintf("a report: %v, %v", got, err))
		} else {
			l.added++
		}
		l.guard.Unlock()
		if err == nil {
			got.Body.Close()
		}
	}
}

// report prints the times of each kind of page and judges all of them.
func (l *load) report(t *testing.T) {
	var all []time.Duration
	var kinds []string
	for kind, list := range l.times {
		kinds, all = append(kinds, kind), append(all, list...)
	}
	slices.Sort(all)
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Compare(part(l.times[b], 0.95), part(l.times[a], 0.95)) })
	t.Logf("%d requests, %.0f a second, while %d reports were added; %d faults", len(all), float64(len(all))/loadFor.Seconds(), l.added, len(l.faults))
	t.Logf("all: median %v, p95 %v, p99 %v, longest %v", part(all, 0.5), part(all, 0.95), part(all, 0.99), part(all, 1))
	for _, kind := range kinds {
		late := ""
		if part(l.times[kind], 0.95) > mostPage {
			late = "  more than " + mostPage.String()
		}
		t.Logf("%-20s median %8v  p95 %8v  p99 %8v%s", kind, part(l.times[kind], 0.5), part(l.times[kind], 0.95), part(l.times[kind], 0.99), late)
	}
	if p := part(all, 0.99); p > mostOf100 {
		t.Errorf("1 of 100 requests takes more than %v", p)
	}
	for _, f := range l.faults[:min(10, len(l.faults))] {
		t.Error(f)
	}
}

// part is the time that so large a part of a list does not exceed.
func part(list []time.Duration, share float64) time.Duration {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))].Round(100 * time.Microsecond)
}
