// Package article holds what the readers of all formats share: one report as its carrier gives it, and why something is none.
package article

import (
	"fmt"
	"time"

	"chancery/text"
)

// Article is one report, taken out of a page, a feed, an archive or a row of a table. Every field but Text may be empty.
type Article struct {
	// Text is the words of the report, decoded to UTF-8, paragraphs apart by a blank line.
	Text     string
	Title    string // the headline; not part of Text unless the report itself repeats it
	Author   string // "A. Writer, B. Writer"
	Outlet   string // "The Daily Example"
	Agency   string // whose report the outlet printed: "Reuters"
	URL      string // the canonical address
	Language string // ISO 639-1, as the carrier says: "en"
	// Published and Updated are dates as the carrier writes them: "2026-01-24T10:00:00Z", "Sat, 24 Jan 2026 10:00:00 GMT".
	Published, Updated string
	PublishedFrom      text.PublishedFrom // where the carrier says so; empty for its own data
	// Notices tell the reader what was lost or doubtful, a sentence each.
	Notices []string
}

// Reason is why something that was offered as a report is not read. The summary of a run counts by it.
type Reason string

// The reasons.
const (
	NoText     Reason = "no text"
	Index      Reason = "index page"
	Gallery    Reason = "gallery"
	Paywall    Reason = "paywall"
	CookieWall Reason = "cookie wall"
	Deleted    Reason = "deleted"
	Repeated   Reason = "repeats another's post"
	TooLarge   Reason = "too large"
	Damaged    Reason = "damaged"
	Unknown    Reason = "unknown format"
	NotAllowed Reason = "not allowed"
	Unreached  Reason = "not reached"
	Unchanged  Reason = "not changed"
)

// Refusal is the error for what is recognised and not read.
type Refusal struct {
	Reason Reason
	Say    string // what it is, and what to do, so that "page.html: " may stand before it
	// Status is what a server of the web answered, and After how long it asks to be left alone; zero if there is none.
	Status int
	After  time.Duration
}

func (r *Refusal) Error() string { return r.Say }

// Refuse returns a Refusal; its words are formatted as by fmt.Sprintf.
func Refuse(reason Reason, format string, args ...any) error {
	return &Refusal{Reason: reason, Say: fmt.Sprintf(format, args...)}
}
