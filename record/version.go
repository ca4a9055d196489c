package record

import "chancery/text"

// Version is a report among the texts that one after another stood at its address, and what it changed of the one before.
type Version struct {
	ID                 string         `json:",omitzero"`
	Published, Updated text.Published `json:",omitzero"`
	Removed, Added     []string       `json:",omitzero"` // sentences
	Worded             []Rewording    `json:",omitzero"`
}

// Rewording is a sentence that a later version words anew.
type Rewording struct{ From, To string }
