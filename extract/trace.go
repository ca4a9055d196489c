package extract

import (
	"slices"

	"chancery/record"
)

// A step is something that bears on an event, noted while it is read.
type step struct {
	what     string // as record.Step has it
	from, at int    // tokens: whence the arcs lead, and to what was read; from is -1 if no arcs are to be shown
	says     string
	rule     string // "status.txt:31"; empty if no line of a file says so
}

// note keeps a step of the event that is being read, if somebody will ask why. A step that is there already adds nothing.
func (r *reading) note(s step) {
	if r.steps != nil && !slices.Contains(*r.steps, s) {
		*r.steps = append(*r.steps, s)
	}
}

// noteStatus notes what says of token at that it gives it a status.
func (r *reading) noteStatus(at int, says string, s record.Status) {
	if r.steps != nil {
		r.note(step{"status", -1, at, says + ": " + string(s), ""})
	}
}

// follow lets what is noted from now on go to finding f.
func (r *reading) follow(f *finding) {
	if r.explaining {
		r.steps = &f.steps
	}
}
