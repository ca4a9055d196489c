package phrase

import (
	_ "embed"
	"strings"
	"sync"

	"chancery/record"
)

//go:embed acts.txt
var actsData string

type actKey struct{ typ, mode string }

// acts are the nouns of acts.txt.
var acts = sync.OnceValue(func() map[actKey]string {
	nouns := map[actKey]string{}
	for line := range strings.Lines(actsData) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && !strings.HasPrefix(line, "#") {
			nouns[actKey{f[0], f[1]}] = f[2]
		}
	}
	return nouns
})

// Act names what is done: a noun for type and mode, the report's own word unless it is nearly the same,
// and what it is done with: "cooperation “sale” of boats".
func Act(e *record.Event) string {
	act := acts()[actKey{string(e.Type), e.Mode}]
	if act == "" {
		act = acts()[actKey{string(e.Type), "-"}]
		if e.Mode != "" { // a mode of the user's own
			act += " (" + e.Mode + ")"
		}
	}
	if words := Squeeze(e.Trigger.Text); words != "" && !alike(words, act) {
		act += " “" + words + "”"
	}
	var objects []string
	for _, o := range e.Objects {
		if !o.Overlaps(e.Trigger.Span) && !pointers[strings.ToLower(o.Text)] { // otherwise the words say nothing new
			objects = append(objects, Squeeze(o.Text))
		}
	}
	if len(objects) > 0 {
		act += " of " + Join(objects)
	}
	return act
}

// pointers are words that tell a reader nothing outside their sentence.
var pointers = map[string]bool{"it": true, "this": true, "that": true, "these": true, "those": true, "them": true, "which": true, "what": true}

// alike reports whether two words begin with the same four letters: "visiting" and "visit".
func alike(a, b string) bool {
	const same = 4
	return len(a) >= same && len(b) >= same && strings.EqualFold(a[:same], b[:same])
}
