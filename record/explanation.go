package record

// Explanation says why an event is recorded as it is: what was read, through which arcs of the tree, by which rules.
type Explanation struct {
	Event *Event
	Steps []Step // in the order in which a reader would ask: what, who, to whom, how real, when, where, through whom
}

// Step is one thing that was read in the report's words.
type Step struct {
	What  string // what it decides: "event", "actor", "status", "when", "source"
	Words Quote  // what was read; empty for what no words tell
	Arcs  string // the way through the tree that leads to it: "plans –xcomp→ visit"; empty if there is none
	Says  string // what it says: "planned", "slot with"
	Rule  Line   // the line that says so; empty if none does
}

// Line is a line of a file of rules.
type Line struct {
	Place string // "agree.txt:12", "status.txt:31"
	Text  string // what stands there
}
