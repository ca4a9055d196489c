package record

import "time"

// Correction is what a person says of the record: an assertion of its own, with author and reason. It is kept beside the
// reports, never in their place, and holds when they are read anew.
type Correction struct {
	ID     string        `json:",omitzero"` // content hash
	Author string        `json:",omitzero"`
	Reason string        `json:",omitzero"`
	Made   time.Time     `json:",omitzero"`
	Act    CorrectionAct `json:",omitzero"`
	// Target and Other are ids of assertions. An entry is named by any of its assertions.
	Target, Other string `json:",omitzero"`
	Field, Value  string `json:",omitzero"` // of Set and Remove
}

// CorrectionAct is what a correction does.
type CorrectionAct string

// The acts of correction.
const (
	Merge  CorrectionAct = "merge"  // Target and Other tell the same happening
	Split  CorrectionAct = "split"  // Target and Other do not
	Put    CorrectionAct = "set"    // Field of the entry of Target is Value
	Clear  CorrectionAct = "remove" // Field of the entry of Target is not stated
	Wrong  CorrectionAct = "wrong"  // the assertion Target is not in the report's words
	Affirm CorrectionAct = "confirm"
	Undo   CorrectionAct = "undo" // the correction Target no longer holds
)
