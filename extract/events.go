package extract

import "chancery/record"

// events finds what happened, is planned, alleged or denied, in order of the triggers.
func (x *Extractor) events(r *reading, said []attribution) []record.Event { return nil }
