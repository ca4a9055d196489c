package record

import "chancery/text"

// Entry is one happening as many reports tell it, or as one does. Entries are never written by hand: package resolve
// derives them from the assertions that share a Key, so that the same assertions give the same entries in any order.
type Entry struct {
	ID   string `json:",omitzero"` // the id of its first assertion: any assertion's id leads to its entry
	Key  string `json:",omitzero"` // the block it was found in: "meet|AZE+USA|2026"
	Type Type   `json:",omitzero"` // what most origins call it
	Mode string `json:",omitzero"`

	Actors     []Actor `json:",omitzero"` // each once, the most told first; without their words, which stand in the members' reports
	Recipients []Actor `json:",omitzero"`
	Places     []Place `json:",omitzero"` // likewise

	// When is the day or the interval that the record holds to be right: of what happened, what most origins say; of a
	// plan, what the newest report says. Nil if no report gives a time.
	When *Time `json:",omitzero"`
	// Published is the day of its first report, Latest that of its newest; zero if no report has a date.
	Published, Latest text.Day `json:",omitzero"`

	// Due is the time of its newest plan, kept when it has come to pass; Planned says that there was a plan at all.
	Due     *Time `json:",omitzero"`
	Planned bool  `json:",omitzero"`

	State     State     `json:",omitzero"`
	Alleged   bool      `json:",omitzero"` // at least one source merely alleges it, or a report hands it on as hearsay
	Denied    bool      `json:",omitzero"` // at least one source denies it
	Anonymous bool      `json:",omitzero"` // every member rests on an unnamed source
	Recalled  bool      `json:",omitzero"` // no report tells it as news: all recall it
	Ladder    []Rung    `json:",omitzero"`
	Members   []Member  `json:",omitzero"` // in order of publication
	Disputes  []Dispute `json:",omitzero"`

	Reports, Outlets, Origins int `json:",omitzero"` // how many tell it; versions of one report are one, copies of one text are one origin

	// Corrected lists the corrections that shaped it, by id.
	Corrected []string `json:",omitzero"`
	// Confidence is that of its most certain member.
	Confidence float64 `json:",omitzero"`
}

// State is how far a happening has come, over all reports.
type State string

// The states. The first six are the rungs of the ladder.
const (
	IsProposed   State = "proposed"
	IsPlanned    State = "planned"
	IsUnderWay   State = "under way"
	IsHappened   State = "happened"
	IsCancelled  State = "cancelled"
	IsPostponed  State = "postponed"
	IsAlleged    State = "alleged"      // nobody says so in their own voice
	IsDenied     State = "denied"       // nobody says so at all: it is only denied
	IsImagined   State = "hypothetical" // only as a possibility
	IsNotSo      State = "did not happen"
	NoStateKnown State = ""
)

// Rung is one step of the ladder as a report tells it. A rung is kept when it changes the state or the time of what came before.
type Rung struct {
	State     State    `json:",omitzero"`
	Report    string   `json:",omitzero"` // id
	Event     string   `json:",omitzero"` // id of the assertion
	Published text.Day `json:",omitzero"`
	Outlet    string   `json:",omitzero"`
	When      *Time    `json:",omitzero"`
	Changed   []string `json:",omitzero"` // what is other than in the plan before: "date", "size", "rank"
	Evidence  Quote    `json:",omitzero"`
	Act       Quote    `json:",omitzero"` // the words of the act within the evidence
}

// Member is one assertion of an entry.
type Member struct {
	Report, Event string   `json:",omitzero"` // ids
	Outlet        string   `json:",omitzero"`
	Published     text.Day `json:",omitzero"`
	// Origin numbers the independent origins from 0 in the order of their first member; copies share a number.
	Origin int    `json:",omitzero"`
	Status Status `json:",omitzero"`
}

// Dispute is an attribute on which origins differ. What changes over time is none.
type Dispute struct {
	Attribute Attribute `json:",omitzero"`
	Of        string    `json:",omitzero"` // what is counted, for a number: "killed"
	Sides     []Side    `json:",omitzero"` // at least two, the one that most origins take first
	// Settled is the id of a later report that ends it: by a correction, or by words like "initialled, not signed". Empty if none does.
	Settled string `json:",omitzero"`
}

// Attribute is what accounts may differ on.
type Attribute string

// The attributes.
const (
	OnDay      Attribute = "day"
	OnNumber   Attribute = "number"
	OnStage    Attribute = "stage" // signed or initialled
	OnActor    Attribute = "actor"
	OnHappened Attribute = "happened"
)

// Side is what one party of a dispute says, and who they are.
type Side struct {
	Value   string `json:",omitzero"`
	Members []int  `json:",omitzero"` // indexes into Entry.Members
	Origins int    `json:",omitzero"`
}
