// Package record holds the types of what is kept: what a report asserts, field by field with the words it rests on.
// It holds the closed lists of the ontology too (Type, Status, …) and no algorithms.
//
// Places are half-open ranges of bytes of Report.Text; the output contract's code points are made by package export.
// A field that the text does not state is zero: an empty string, a nil slice, a nil *Time.
package record

import "chancery/text"

// Report is everything that was read from one report.
type Report struct {
	ID        string         `json:",omitzero"` // content hash of the text, its date and its origin: the same report has the same id anywhere
	Origin    text.Origin    `json:",omitzero"`
	Published text.Published `json:",omitzero"`
	Updated   text.Published `json:",omitzero"` // when the carrier says that it was changed last; zero if it does not
	Title     string         `json:",omitzero"`
	Language  string         `json:",omitzero"`
	Text      string         `json:",omitzero"`
	Notices   []string       `json:",omitzero"` // what could not be done, a sentence each
	Program   string         `json:",omitzero"` // the version of the program, its models and rules that read it
	VersionOf string         `json:",omitzero"` // id of the first report that this is a later version of; empty outside a record
	Versions  []Version      `json:",omitzero"` // if there are several, all of them in order; only of a report that was asked for

	Events     []Event     `json:",omitzero"` // in order of their triggers
	Statements []Statement `json:",omitzero"` // in order of their contents
	Agreements []Agreement `json:",omitzero"` // in order of first mention
	Roles      []Role      `json:",omitzero"` // in order of the text
	Turnovers  []Turnover  `json:",omitzero"` // likewise
	Times      []Time      `json:",omitzero"` // in order of the text
}

// Quote is a piece of the report.
type Quote struct {
	text.Span
	Text string `json:",omitzero"` // always Report.Text[Start:End]
}

// Actor is who acts, is acted upon or speaks. Quote is the words of this very mention ("he", "the two countries"),
// the other fields say whom it stands for.
type Actor struct {
	Quote
	Name    string `json:",omitzero"` // "JD Vance"; empty if unnamed
	Country string `json:",omitzero"` // ISO 3166-1 alpha-3, or IGO, NGO, MNC
	Sector  Sector `json:",omitzero"`
	Role    string `json:",omitzero"` // "vice president"
	Code    string `json:",omitzero"` // in the user's own PETRARCH dictionaries: "USAGOV"; empty without one
	ID      string `json:",omitzero"` // the entity's id, the same across reports
}

// Time is a time expression or the time of an event.
type Time struct {
	Quote
	Value    string   `json:",omitzero"` // TIMEX3 value
	From, To text.Day `json:",omitzero"` // closed interval; both zero if it could not be resolved
	Grain    string   `json:",omitzero"`
}

// Place is where something happens.
type Place struct {
	Quote
	Name                string   `json:",omitzero"`
	Latitude, Longitude float64  `json:",omitzero"`
	Countries           []string `json:",omitzero"`
	GeoNames            int      `json:",omitzero"`
}

// Source is one link of the chain of those through whom a report asserts something.
type Source struct {
	Actor     Actor      `json:",omitzero"`
	Others    []Actor    `json:",omitzero"` // who say it together with Actor: "Lind and Hall said"
	Anonymous bool       `json:",omitzero"` // the text does not name them: "aides", "officials"
	Cue       string     `json:",omitzero"` // "announced"
	Channel   string     `json:",omitzero"` // "Truth Social"; empty if not stated
	Kind      SourceKind `json:",omitzero"`
	Stance    Stance     `json:",omitzero"`
}

// Account is a sentence that gives a number of an event told elsewhere in the report, denies it, or corrects what the outlet told of it.
type Account struct {
	Quote
	Source           Actor `json:",omitzero"` // who says so; zero if nobody is named
	Denies, Corrects bool  `json:",omitzero"`
}

// Event is one assertion that something happened, is happening, is planned, alleged, denied, …
type Event struct {
	ID         string   `json:",omitzero"`
	Type       Type     `json:",omitzero"` // of the underlying act, whether it happened or not
	Mode       string   `json:",omitzero"`
	Contexts   []string `json:",omitzero"`
	CAMEO      string   `json:",omitzero"` // "042"
	Quad       string   `json:",omitzero"` // "verbal cooperation"
	Intensity  float64  `json:",omitzero"` // Goldstein-style, from -10 (conflict) to 10 (cooperation)
	Trigger    Quote    `json:",omitzero"`
	Actors     []Actor  `json:",omitzero"`
	Recipients []Actor  `json:",omitzero"`
	Objects    []Quote  `json:",omitzero"` // what is given, sold, discussed: "body armour"
	Places     []Place  `json:",omitzero"`
	When       *Time    `json:",omitzero"` // of what is postponed the new time, if it is stated
	Status     Status   `json:",omitzero"`
	Turn       Turn     `json:",omitzero"` // what became of the plan
	TurnWords  Quote    `json:",omitzero"` // that say so: "called off", "will not go ahead"; empty without a Turn
	Sources    []Source `json:",omitzero"` // outermost first; empty = the report's own voice
	Hearsay    string   `json:",omitzero"` // the word that hands it on without crediting anybody: "reportedly"; empty if none does
	Background bool     `json:",omitzero"` // recalled history, not news
	Headline   Headline `json:",omitzero"` // told in the headline
	Evidence   Quote    `json:",omitzero"` // the sentence or clause that says so
	// Accounts are what other sentences of the report say of it, without telling it: a number, or that it is not so.
	Accounts   []Account `json:",omitzero"`
	Confidence float64   `json:",omitzero"` // how often events like it were right on development data, in [0, 1]
	// StatusConfidence and SourceConfidence are how often status and sources were right, of events that were.
	StatusConfidence, SourceConfidence float64 `json:",omitzero"`

	Rule string `json:",omitzero"` // the rule that found it, "events.txt:120": for the user who disagrees
}

// Statement is something said or written by someone.
type Statement struct {
	Speaker    Actor      `json:",omitzero"`
	Others     []Actor    `json:",omitzero"` // who say it together with Speaker, in a joint statement
	Anonymous  bool       `json:",omitzero"`
	Kind       SourceKind `json:",omitzero"` // of the speaker
	Stance     Stance     `json:",omitzero"`
	Addressees []Actor    `json:",omitzero"`
	Cue        Quote      `json:",omitzero"`
	Content    Quote      `json:",omitzero"`
	Direct     bool       `json:",omitzero"` // the content, or part of it, is in quotation marks
	Channel    string     `json:",omitzero"`
	When       *Time      `json:",omitzero"`
}

// Agreement is an agreement that the report mentions, made or not.
type Agreement struct {
	Name       string          `json:",omitzero"`
	Kind       AgreementKind   `json:",omitzero"`
	Mention    Quote           `json:",omitzero"`
	Parties    []Actor         `json:",omitzero"`
	Status     Status          `json:",omitzero"`
	Stage      Stage           `json:",omitzero"` // the furthest that the report tells as done
	When       *Time           `json:",omitzero"`
	Places     []Place         `json:",omitzero"`
	Provisions []Provision     `json:",omitzero"`
	Known      *KnownAgreement `json:",omitzero"` // nil unless its name is that of a well-known agreement
}

// KnownAgreement is what the table of well-known agreements has of one that a report names. It is common knowledge, not
// something that the report states.
type KnownAgreement struct {
	Name    string   `json:",omitzero"` // by which it is best known: "JCPOA"
	Signed  int      `json:",omitzero"` // year; 0 if it was not signed, or if the name stands for several
	Parties []string `json:",omitzero"` // ISO 3166-1 alpha-3, EU, NATO; nil for an agreement of many
}

// Provision is one thing that an agreement obliges, forbids or allows its bearers to do.
type Provision struct {
	Quote
	Bearers   []Actor  `json:",omitzero"`
	Modality  Modality `json:",omitzero"`
	Action    Quote    `json:",omitzero"` // the verb of Quote with its object: "withdraw its troops"
	Condition Quote    `json:",omitzero"` // "if …", "unless …": on what it depends; empty if on nothing
	Deadline  *Time    `json:",omitzero"`
	Article   string   `json:",omitzero"` // "Article 3", in a treaty's own text
}

// Role is a person's office or relation as the report states it.
type Role struct {
	Quote
	Name    string `json:",omitzero"`
	Role    string `json:",omitzero"`
	Country string `json:",omitzero"`
	Sector  Sector `json:",omitzero"`
	Former  bool   `json:",omitzero"` // held before the report: "former", "ex-", "then"
}

// Turnover is that somebody takes an office or leaves it, or stands in for who holds it. The office may be left unsaid: "she resigned".
type Turnover struct {
	Role
	Kind TurnoverKind `json:",omitzero"`
	When *Time        `json:",omitzero"` // nil if not stated
}

// TurnoverKind is which way an office passes.
type TurnoverKind string

// The kinds of turnover.
const (
	Takes  TurnoverKind = "takes"  // "was sworn in as president on Monday", "has been minister since 2019"
	Leaves TurnoverKind = "leaves" // "resigned on 3 May"
	Acts   TurnoverKind = "acts"   // "is to run the ministry until a successor is found"
)
