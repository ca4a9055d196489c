// Package ask answers questions in English from a record: a question goes in, and out comes how it was understood, and the entries that
// answer it, each with its sentences. It knows the families of questions below and says so of any other. There is
// no answer without an entry or a sentence behind it; of what the record does not hold it says that.
//
//  1. Understand finds the family by the words of the question, and whom, what and when it is about by reading it as a report. (question.go, signs.go)
//  2. Answer asks the record: entries, then statements and agreements. (answer.go, one file for each group of families)
//  3. Where these do not tell it, sentences of reports stand in, marked as such. (passages.go)
package ask

import (
	"chancery/record"
	"chancery/text"
)

// Family is a kind of question.
type Family uint8

// The families, in the order of the design's twelve questions; Office and Count are two more.
const (
	Unknown    Family = iota
	When              // when did somebody last, or first, do something
	Promised          // what was promised, and what of it happened
	DueWhen           // what is due, what is overdue
	WhoSays           // who says so: one source or several
	StageOf           // was it signed, initialled or only declared
	Accused           // what is somebody accused of, by whom, and what is the answer
	Differ            // where do accounts differ
	KnownOn           // what did we know on a day
	Unnamed           // what rests on unnamed sources
	Undertaken        // what has each side undertaken
	New               // what is new
	Series            // give me this as a timeline, a map, a calendar or a data set; what happened
	Office            // who held an office on a day
	Count             // how many
	lastFamily
)

// Examples are questions that can be asked, one of each family.
var Examples = []string{
	When:       "When did a US vice president last visit Azerbaijan?",
	Promised:   "What was promised to Armenia, and what of it happened?",
	DueWhen:    "What is due in February 2026? What is overdue?",
	WhoSays:    "Who says that Russia struck Odesa: is this one source or seven?",
	StageOf:    "Was the treaty between Armenia and Azerbaijan signed, initialled or only declared?",
	Accused:    "What is Russia accused of, by whom, and what does it answer?",
	Differ:     "Where do outlets disagree about the attack on Odesa?",
	KnownOn:    "What did we know on 25 January 2026 about Vance's visit to Armenia?",
	Unnamed:    "Which statements rest on unnamed officials?",
	Undertaken: "What has each side undertaken in the treaty between Armenia and Azerbaijan?",
	New:        "What is new in today's reports?",
	Series:     "Give me the dealings of Armenia and Azerbaijan as a timeline",
	Office:     "Who was foreign minister of Azerbaijan on 24 January 2026?",
	Count:      "How many times did Putin meet Trump?",
}

// Answer is what the record says to a question.
type Answer struct {
	Family     Family
	Understood string // how the question was understood, a sentence
	Held       bool   // false: the record does not hold it, or the question was not understood
	Says       string // a sentence that says what the lines say together, or that the record does not hold it
	Lines      []Line
}

// Line is one part of an answer.
type Line struct {
	Words     string
	Entry     *record.Entry // nil for what is no entry
	Agreement int           // numbers the agreement that it is about from 1; 0 for none
	Cites     []Cite
}

// Cite is a sentence of a report.
type Cite struct {
	Report *record.Report
	Quote  record.Quote
	About  string // who says so there, or what the sentence does: "planned", "according to two officials"
}

// Question is a question as it was understood.
type Question struct {
	Text   string
	Family Family

	Actor, Recipient Side
	Parties          []Side     // everyone who is named
	typed            [][]string // by which names, in the order of Parties; none is empty
	called           [][]string // by which names reports may call them
	Type             record.Type
	Mode             string
	Topic            []string // the other words that say what it is about, in lower case
	From, To         text.Day // the time that it names; zero for none
	First            bool     // the first time rather than the last
	Overdue          bool
	Form             string // timeline, map, calendar, data set
	Office           string // whose holder is asked for; empty to read it in Text
}

// Side is a party of a question.
type Side struct {
	Name    string // of a person or a body, empty for a country
	Country string
	Role    string // "vice president", of whoever holds it
}
