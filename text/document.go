// Package text holds the types that all stages share: a report's text and everything that is found in it.
// It holds no algorithms beyond walking a tree of dependencies, and it imports none of our packages.
//
// Places in the text are half-open ranges of bytes of Document.Text, which is never altered.
package text

// A Document is one report. Each stage reads what earlier stages filled and fills its own part:
//
//	stage    needs                          fills
//	report   -                              Text, Body, Headline, Origin, Published, Updated, Title, Language, Notices
//	nlp      Text, Body, Headline           Sentences, Tokens, Names
//	timex    Tokens, Published              Timexes
//	place    Tokens, Names                  Places
//	actor    Tokens, Names, Timexes, Places Mentions, Entities, Offices, Anaphors
//	extract  all of the above               (a record.Report)
//
// Only package ingest knows the order.
type Document struct {
	// Text is the whole report as it was read, decoded to UTF-8, header lines included; of a page, the words of its article.
	Text string
	// Body is the part of Text that is prose: header lines such as "Date: 2026-01-24" lie outside it.
	Body Span
	// Headline is the words of the title where they stand in a header line, before Body; empty if they are part of Body or
	// come from elsewhere.
	Headline Span
	// Origin says where the report came from.
	Origin Origin
	// Published is the report's own date, the anchor of relative times (the DCT of TIMEX3).
	Published Published
	// Updated is when the carrier says that the report was changed last; zero if it does not.
	Updated Published
	// Title is the headline; empty if none is known. It may or may not be part of Body.
	Title string
	// Language is an ISO 639-1 code: "en"; empty if unknown.
	Language string
	// Notices tell the reader what could not be done, a sentence each: "No date: …".
	Notices []string

	Sentences []Sentence // in order of the text, not overlapping
	Tokens    []Token    // of all sentences, in order
	Names     []Name     // in order, not overlapping
	Timexes   []Timex    // in order, not overlapping
	Places    []Place    // in order
	Mentions  []Mention  // in order of Head
	Entities  []Entity   // in order of first mention
	Offices   []Office   // in order of the text
	Anaphors  []Anaphor  // in order of the text
}

// Origin is where a report came from. Every field may be empty.
type Origin struct {
	Path   string // file it was read from; "-" for standard input
	URL    string
	Outlet string // who published it: "The Daily Example". Who is quoted is a Source, never an Outlet.
	Author string
	Agency string // whose report the outlet printed, where the carrier says so: "Reuters"
}

// Published is when a report was published, and how we know.
type Published struct {
	Day  Day           // zero if unknown
	Time string        // RFC 3339 if a time of day is known, otherwise empty
	From PublishedFrom // empty if unknown
	Span Span          // the words that say so, if they stand in Text; otherwise empty
}

// PublishedFrom says where the date of a report came from.
type PublishedFrom string

// The places a date may come from, the most trusted first.
const (
	FromFlag     PublishedFrom = "flag"     // --published
	FromHeader   PublishedFrom = "header"   // a "Date:" line
	FromMetadata PublishedFrom = "metadata" // a page's or feed's own data
	FromPage     PublishedFrom = "page"     // what a page shows its readers beside the headline
	FromAddress  PublishedFrom = "address"  // a page's address: "/2026/01/24/talks-resume"
	FromText     PublishedFrom = "text"     // "date 2026-01-24" or a date line in the text
	FromFile     PublishedFrom = "file"     // the file's name
)

// Span is a half-open range of bytes of Document.Text. The zero Span means "nowhere".
type Span struct {
	Start, End int `json:",omitzero"`
}

// Empty reports whether s covers no bytes.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Covers reports whether o lies wholly within s.
func (s Span) Covers(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Join returns the smallest span that covers both; an empty span adds nothing.
func (s Span) Join(o Span) Span {
	if s.Empty() {
		return o
	}
	if o.Empty() {
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// In returns the words of s in the report's text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Sentence is a range of tokens, and the bytes from the first to the last of them.
type Sentence struct {
	Span
	First, Last int  // tokens [First, Last), never empty
	Paragraph   bool // the sentence opens a paragraph
}

// Token is a syntactic word of Universal Dependencies: "don't" is two tokens, "do" and "n't".
type Token struct {
	Span
	Form   string // the word as UD writes it; equal to the bytes of Span but for rare contractions
	Lemma  string // "be" for "was"; names keep their capitals
	UPOS   string // universal part of speech: "VERB", "PROPN"
	XPOS   string // Penn tag: "VBD", "NNP"
	Feats  string // "Mood=Ind|Tense=Past", features in UD order; empty if none
	Head   int    // index into Document.Tokens of the governor, in the same sentence; -1 for the root
	Deprel string // relation to Head, with its subtype: "nsubj:pass"; "root" for the root
	// Joined marks the second and later words of one orthographic token ("n't" of "don't").
	Joined bool
	// Sentence is the index into Document.Sentences.
	Sentence int

	// The dependents as a linked list, filled by Document.LinkTree; -1 ends it.
	FirstDep, NextDep int
}

// Name is a proper name found by the statistical tagger: no title, no determiner.
type Name struct {
	Span
	First, Last int // tokens [First, Last)
	Type        EntityType
}

// EntityType is the class of a name or of the thing named.
type EntityType string

// The classes of names.
const (
	Person       EntityType = "PER"
	Organisation EntityType = "ORG"
	Location     EntityType = "LOC" // places, and countries as places or as governments
)

// Mention is a noun phrase that names, describes or stands for one or more actors.
type Mention struct {
	Span                    // the whole phrase with title and apposed office: "Vice President JD Vance"
	Name        Span        // the bare name within it: "JD Vance"; empty for Nominal and Pronoun
	First, Last int         // tokens [First, Last) of Span
	Head        int         // token that heads the phrase in the dependency tree
	Kind        MentionKind // how it refers
	// Entities are indexes into Document.Entities: one as a rule, several for "the two countries",
	// none if what it stands for could not be told.
	Entities []int
}

// MentionKind is how a mention refers.
type MentionKind uint8

// The kinds of mention.
const (
	Named     MentionKind = iota // "JD Vance", "Baku"
	Nominal                      // "opposition figures", "the two countries", "the president"
	Pronoun                      // "he", "they", "its"
	Adjective                    // "Azerbaijani", in "Azerbaijani forces": a country that modifies a noun
	Modifier                     // "police", in "a police raid": people who modify the noun for a deed or a thing
)

// Entity is one actor of a report, named or not. Country and Sector stay empty where the text does not tell.
type Entity struct {
	ID      string     // stable across reports: "AZE", "AZE/GOV/Ilham Aliyev"
	Name    string     // fullest name in the report, or the register's; empty if unnamed ("US lawmakers")
	Type    EntityType // PER, ORG, LOC
	Country string     // ISO 3166-1 alpha-3, or IGO, NGO, MNC
	Sector  string     // PLOVER sector: GOV, MIL, LEG, …
	Role    string     // "vice president", "wife of the mayor"
	Code    string     // in a user's PETRARCH dictionaries: "USAGOV"; empty without one
	// Anonymous marks people whom the report does not name: "aides", "US lawmakers", "officials".
	Anonymous bool
}

// Office is a person's role as the report states it: "President Ilham Aliyev", "wife of …".
type Office struct {
	Span           // title and name, or name and apposition
	Entity  int    // index into Document.Entities
	Role    string // as stated, in lower case but for names: "vice president"
	Country string // that the role is of
	Sector  string
	Former  bool // "former", "ex-", "then"
}

// Anaphor is a pronoun of the third person that stands for something with a name of its own that Entities lack: what is no actor,
// such as a ship or a storm, or an actor whose name is a description, "the House".
type Anaphor struct {
	Span
	Names []Span // the places of the name, never empty; anaphors of one thing share the list
}

// Place is a mention of a place that could be put on the map.
type Place struct {
	Span
	First, Last         int    // tokens [First, Last)
	Name                string // the gazetteer's name
	Latitude, Longitude float64
	Countries           []string // ISO alpha-3; several for a region such as the South Caucasus
	GeoNames            int      // GeoNames id; 0 if none
	// Adjective marks "Turkish" and "Turks": the place is named only as what something belongs to.
	Adjective bool
}

// Timex is a time expression, after TIMEX3.
type Timex struct {
	Span
	Type  TimexType
	Value string // TIMEX3 value: "2026-02", "P4Y", "PAST_REF"; empty if it could not be resolved
	Mod   string // TIMEX3 mod: "START", "END", "APPROX", …; empty if none
	// From and To are the closed interval of days that the expression denotes; both zero for sets, for whatever
	// could not be resolved and for durations, unless they end or begin with the report's day ("the past two weeks").
	// What has them is what a reader would list as a time of the report.
	From, To Day
	Grain    string // "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"; empty if none
	// Parts are the two ends of a range ("from [2004] to [2009]"), which TIMEX3 keeps as two; nil otherwise.
	Parts []Timex
}

// TimexType is the class of a time expression.
type TimexType string

// The classes of TIMEX3.
const (
	Date     TimexType = "DATE"
	Time     TimexType = "TIME"
	Duration TimexType = "DURATION"
	Set      TimexType = "SET"
)
