// Package record holds the types of what is kept: what a report asserts, field by field with the words it rests on.
// It holds the closed lists of the ontology too (Type, Status, …) and no algorithms.
//
// Places are half-open ranges of bytes of Report.Text; the output contract's code points are made by package export.
// A field that the text does not state is zero: an empty string, a nil slice, a nil *Time.
package record

import "chancery/text"

// Report is everything that was read from one report.
type Report struct {
	ID        string // content hash of the text, its date and its origin: the same report has the same id anywhere
	Origin    text.Origin
	Published text.Published
	Title     string
	Language  string
	Text      string
	Notices   []string // what could not be done, a sentence each

	Events     []Event     // in order of their triggers
	Statements []Statement // in order of their contents
	Agreements []Agreement // in order of first mention
	Roles      []Role      // in order of the text
	Times      []Time      // in order of the text
}

// Quote is a piece of the report.
type Quote struct {
	text.Span
	Text string // always Report.Text[Start:End]
}

// Actor is who acts, is acted upon or speaks. Quote is the words of this very mention ("he", "the two countries"),
// the other fields say whom it stands for.
type Actor struct {
	Quote
	Name    string // "JD Vance"; empty if unnamed
	Country string // ISO 3166-1 alpha-3, or IGO, NGO, MNC
	Sector  Sector
	Role    string // "vice president"
	Code    string // in the user's own PETRARCH dictionaries: "USAGOV"; empty without one
	ID      string // the entity's id, the same across reports
}

// Time is a time expression or the time of an event.
type Time struct {
	Quote
	Value    string   // TIMEX3 value
	From, To text.Day // closed interval; both zero if it could not be resolved
	Grain    string
}

// Place is where something happens.
type Place struct {
	Quote
	Name                string
	Latitude, Longitude float64
	Countries           []string
	GeoNames            int
}

// Source is one link of the chain of those through whom a report asserts something.
type Source struct {
	Actor     Actor
	Others    []Actor // who say it together with Actor: "Lind and Hall said"
	Anonymous bool    // the text does not name them: "aides", "officials"
	Cue       string  // "announced"
	Channel   string  // "Truth Social"; empty if not stated
	Kind      SourceKind
	Stance    Stance
}

// Event is one assertion that something happened, is happening, is planned, alleged, denied, …
type Event struct {
	ID         string
	Type       Type // of the underlying act, whether it happened or not
	Mode       string
	Contexts   []string
	CAMEO      string  // "042"
	Quad       string  // "verbal cooperation"
	Intensity  float64 // Goldstein-style, from -10 (conflict) to 10 (cooperation)
	Trigger    Quote
	Actors     []Actor
	Recipients []Actor
	Objects    []Quote // what is given, sold, discussed: "body armour"
	Places     []Place
	When       *Time // of what is postponed the new time, if it is stated
	Status     Status
	Turn       Turn     // what became of the plan
	TurnWords  Quote    // that say so: "called off", "will not go ahead"; empty without a Turn
	Sources    []Source // outermost first; empty = the report's own voice
	Hearsay    string   // the word that hands it on without crediting anybody: "reportedly"; empty if none does
	Background bool     // recalled history, not news
	Headline   Headline // told in the headline
	Evidence   Quote    // the sentence or clause that says so
	Confidence float64  // how often events like it were right on development data, in [0, 1]
	// StatusConfidence and SourceConfidence are how often status and sources were right, of events that were.
	StatusConfidence, SourceConfidence float64

	Rule string // the rule that found it, "events.txt:120": for the user who disagrees
}

// Statement is something said or written by someone.
type Statement struct {
	Speaker    Actor
	Others     []Actor // who say it together with Speaker, in a joint statement
	Anonymous  bool
	Kind       SourceKind // of the speaker
	Stance     Stance
	Addressees []Actor
	Cue        Quote
	Content    Quote
	Direct     bool // the content, or part of it, is in quotation marks
	Channel    string
	When       *Time
}

// Agreement is an agreement that the report mentions, made or not.
type Agreement struct {
	Name       string
	Kind       AgreementKind
	Mention    Quote
	Parties    []Actor
	Status     Status
	Stage      Stage // the furthest that the report tells as done
	When       *Time
	Places     []Place
	Provisions []Provision
	Known      *KnownAgreement // nil unless its name is that of a well-known agreement
}

// KnownAgreement is what the table of well-known agreements has of one that a report names. It is common knowledge, not
// something that the report states.
type KnownAgreement struct {
	Name    string   // by which it is best known: "JCPOA"
	Signed  int      // year; 0 if it was not signed, or if the name stands for several
	Parties []string // ISO 3166-1 alpha-3, EU, NATO; nil for an agreement of many
}

// Provision is one thing that an agreement obliges, forbids or allows its bearers to do.
type Provision struct {
	Quote
	Bearers   []Actor
	Modality  Modality
	Action    Quote // the verb of Quote with its object: "withdraw its troops"
	Condition Quote // "if …", "unless …": on what it depends; empty if on nothing
	Deadline  *Time
	Article   string // "Article 3", in a treaty's own text
}

// Role is a person's office or relation as the report states it.
type Role struct {
	Quote
	Name    string
	Role    string
	Country string
	Sector  Sector
	Former  bool // held before the report: "former", "ex-", "then"
}
