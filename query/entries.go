package query

import (
	"chancery/record"
	"chancery/text"
)

// An EntryFilter says which entries are asked for. Every condition that is set must hold; the zero EntryFilter asks for all.
type EntryFilter struct {
	Actor     Party   // one of those who do it
	Recipient Party   // one of those it is done to
	Involving []Party // each takes part on either side
	Type      record.Type
	Types     []record.Type // any of these; empty for any
	Mode      string
	States    []record.State // any of these; empty for any
	Place     string         // words of a place's name
	Words     string         // words of the reports that tell it
	// Since and Until bound the days of the entry, both included. An entry without a time lies in no such bounds.
	Since, Until text.Day
	// Planned is for entries that are or were planned; DueSince and DueUntil bound the days for which.
	Planned            bool
	DueSince, DueUntil text.Day
	// NewSince and NewUntil bound the day on which its first report was published.
	NewSince, NewUntil text.Day
	// LatestSince is for entries whose newest report was published on that day or later.
	LatestSince text.Day
	// News leaves out what is only recalled, Disputed all on which accounts agree, Anonymous what a named source tells.
	News, Disputed, Anonymous bool
	MinConfidence             float64
	// MinOrigins is the least number of independent origins.
	MinOrigins int

	Order Order
	// Limit is the most entries to return, 0 for all; Offset is how many to pass over.
	Limit, Offset int

	AsOf AsOf
}

// Order is the order of the answer; ties are broken by day of publication and id.
type Order uint8

// The orders.
const (
	ByDay      Order = iota // when it happens, those without a time last
	ByDayDown               // newest first
	ByNewsDown              // by the day of their newest report, newest first
	ByDue                   // by the days for which they are planned, those without last
)

// AsOf asks what was known at a day: by the record's own clock (Learned), or by that of publication. Zero days ask for now.
type AsOf struct {
	Learned   text.Day // reports added, and corrections made, by the end of that day
	Published text.Day // reports published by the end of that day
}

// Now reports whether a asks for the present.
func (a AsOf) Now() bool { return a == AsOf{} }
