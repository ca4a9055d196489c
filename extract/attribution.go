package extract

import (
	"chancery/record"
	"chancery/text"
)

// An attribution says who says what: the source, the words that credit it (the cue) and the content credited,
// after PolNeAR's three-part scheme. It is the raw material of statements, and of the sources and status of events.
type attribution struct {
	speaker     int           // token that heads the source phrase; -1 if the text names none
	source      record.Source // Cue and Channel filled; Actor empty if the text names none
	actor       record.Actor  // the same as source.Actor
	cue         text.Span     // "announced"; empty for a quotation that carries on without a cue of its own
	cueToken    int           // token that heads the cue; -1 if there is none
	content     text.Span     // what is said, without the quotation marks around it
	contentHead int           // token that heads the content; -1 if it spans sentences
	direct      bool          // the content, or part of it, is in quotation marks
	channel     string        // "Truth Social", "a statement", "privately"; empty if not stated
	stance      stance
	addressees  []record.Actor
}

// A stance is how a source stands to what is credited to it.
type stance uint8

// The stances. The zero stance asserts.
const (
	asserts stance = iota // "said that"
	alleges               // "claimed that", "accused of": the report keeps its distance
	denies                // "denied that"
	doubts                // "questioned whether"
	demands               // "demanded that", "asked not to"
)

// attributions finds who says what in the whole report, sorted by the start of the content, outer before inner.
func (x *Extractor) attributions(d *text.Document) []attribution {
	return nil
}
