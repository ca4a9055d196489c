package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// seconds bound the buckets of the times of answers.
var seconds = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// counted counts requests by the pattern of their path and by status, and measures their time.
func (s *server) counted(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		status := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		pages.ServeHTTP(status, r)
		path := "none" // what no pattern fits, so that a stranger cannot make as many rows as there are addresses
		if _, pattern, ok := strings.Cut(r.Pattern, " "); ok {
			path = strings.TrimSuffix(pattern, "{$}")
		}
		s.count.GetOrCreateCounter(fmt.Sprintf(`chancery_requests_total{path=%q,status="%d"}`, path, status.status)).Inc()
		s.count.GetOrCreatePrometheusHistogramExt(fmt.Sprintf(`chancery_request_seconds{path=%q}`, path), seconds).UpdateDuration(begun)
	})
}

// statusWriter remembers the status that is sent.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what is beneath.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// metrics sends the counts, with the size of the record and what the process uses.
func (s *server) metrics() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		s.count.WritePrometheus(&b)
		if kept, err := s.open(); err == nil && kept != nil {
			if reports, entries, err := kept.Size(); err == nil {
				metrics.WriteGaugeUint64(&b, "chancery_reports", uint64(reports))
				metrics.WriteGaugeUint64(&b, "chancery_entries", uint64(entries))
			}
		}
		metrics.WriteProcessMetrics(&b)
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Write(b.Bytes())
	})
}
