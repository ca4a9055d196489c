package resolve

import (
	"chancery/record"
	"chancery/resolve/origin"
	"chancery/text"
)

// Told is what a report tells as Entries takes it: its events, each with the head of the report, without text and lists, and what tells
// copies of it. Learned is when the record learned it, RFC 3339.
func Told(rep *record.Report, learned string) []record.Assertion {
	head := *rep
	head.Text, head.Notices = "", nil
	head.Events, head.Statements, head.Agreements, head.Roles, head.Turnovers, head.Times = nil, nil, nil, nil, nil, nil
	credit, sketch := origin.Credit(rep), origin.NewSketch(rep.Text, text.Span{End: len(rep.Text)})
	list := make([]record.Assertion, len(rep.Events))
	for i, e := range rep.Events {
		list[i] = record.Assertion{Report: &head, Event: e, Learned: learned, Credit: credit, Sketch: sketch}
	}
	return list
}
