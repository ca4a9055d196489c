package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"chancery/store"
)

// The bounds of a stream of events.
const (
	mostStreams = 16
	mostAdded   = 100              // events that are read at a time
	lookEvery   = time.Second      // for what is new
	sayEvery    = 15 * time.Second // that the stream still runs, so that nobody on the way closes it
)

// happening is what an event of the stream says.
type happening struct {
	Report     *happeningReport     `json:"report,omitempty"`
	Correction *happeningCorrection `json:"correction,omitempty"`
}

type happeningReport struct {
	ID        string   `json:"id"`
	Title     string   `json:"title,omitempty"`
	Outlet    string   `json:"outlet,omitempty"`
	Published string   `json:"published,omitempty"`
	Entries   []string `json:"entries"` // that it tells of
}

type happeningCorrection struct {
	ID     string `json:"id"`
	Act    string `json:"act"`
	Target string `json:"target"`
}

// events streams what comes into the record, from now on or from where the client was before.
func (s *server) events() http.Handler {
	slots := make(chan struct{}, mostStreams)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		default:
			w.Header().Set("Retry-After", "30")
			s.fail(w, r, problem{http.StatusServiceUnavailable, "Busy", fmt.Sprintf("%d clients follow the record already. Try again later, or ask /api/v1/entries?order=newest.", mostStreams)})
			return
		}
		v := &visit{Request: r, server: s}
		var at store.Mark
		if _, err := v.begin(func() (p page, err error) { at, err = v.markOf(); return p, err }); err != nil {
			s.fail(w, r, s.problemOf(err))
			return
		}
		if err := v.follow(w, at); err != nil && r.Context().Err() == nil {
			s.Log.Printf("events: %v", err)
		}
	})
}

// markOf is where a stream begins.
func (v *visit) markOf() (m store.Mark, err error) {
	last := v.Header.Get("Last-Event-ID")
	if last == "" {
		last = v.URL.Query().Get("after")
	}
	if last == "" {
		return v.record.Mark()
	}
	if n, err := fmt.Sscanf(last, "%d.%d", &m.Report, &m.Correction); err != nil || n != 2 || m.Report < 0 || m.Correction < 0 {
		return m, mistake("Last-Event-ID is not the id of an event; leave it out to begin with what is new.")
	}
	return m, nil
}

// follow writes what comes after a mark until the client goes or the server ends.
func (v *visit) follow(w http.ResponseWriter, at store.Mark) error {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	var said time.Time
	for {
		list, err := v.record.AddedAfter(at, mostAdded)
		if err != nil {
			return err
		}
		if len(list) > 0 || time.Since(said) > sayEvery {
			said = time.Now()
			out.SetWriteDeadline(said.Add(2 * sayEvery)) // what cannot bound it, such as a recorder, need not
			if err := writeEvents(w, list); err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return err
			}
		}
		if n := len(list); n > 0 {
			at = list[n-1].Mark
		}
		if len(list) >= mostAdded {
			continue
		}
		select {
		case <-look.C:
		case <-v.Context().Done():
			return nil
		case <-v.server.closing:
			return nil
		}
	}
}

// writeEvents writes events, or a remark if there is none.
func writeEvents(w http.ResponseWriter, list []store.Added) error {
	if len(list) == 0 {
		_, err := fmt.Fprint(w, ": still here\n\n")
		return err
	}
	for _, a := range list {
		name, says := "report", happening{}
		if a.Correction != nil {
			name, says.Correction = "correction", &happeningCorrection{a.Correction.ID, string(a.Correction.Act), a.Correction.Target}
		} else {
			says.Report = &happeningReport{a.Report.ID, a.Report.Title, a.Report.Origin.Outlet, a.Report.Published.Day.String(), append([]string{}, a.Entries...)}
		}
		b, err := json.Marshal(says)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "id: %d.%d\nevent: %s\ndata: %s\n\n", a.Mark.Report, a.Mark.Correction, name, b); err != nil {
			return err
		}
	}
	return nil
}
