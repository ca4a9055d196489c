package extract

import (
	"fmt"
	"strings"
)

// A cueKind says what sort of act the cue of an attribution tells of.
type cueKind uint8

// The kinds of cue.
const (
	saying   cueKind = iota // words spoken or written
	thinking                // an attitude
	showing                 // a finding
	asking                  // a request or a question
	labeling                // calling something by a name
)

// Frames: how the content hangs on a cue. See data/cues.txt.
type frames uint16

const (
	frameThat frames = 1 << iota
	frameTo
	frameQuote
	frameName
	frameAs
	frameThing
	frameOf
	frameTold
)

// A cue is one entry of the lexicon.
type cue struct {
	kind   cueKind
	stance stance
	frames frames
	rule   string // where it is listed: "cues.txt:40"
}

// takes reports whether the content may hang on the cue in any of the ways fs.
func (c cue) takes(fs frames) bool { return c.frames&fs != 0 }

// cues is the lexicon of attribution.
type cues struct {
	words    map[cueWord][]cue
	light    map[string]bool // the verbs of the phrases: "take"
	medium   map[string]bool // lemmas: "statement"
	platform map[string]bool // names in lower case: "truth social"
	manner   map[string]bool // adverbs: "privately"
	hearers  map[string]bool // lemmas: "reporter"
}

// A cueWord is a lemma of one class: {"verb", "say"}.
type cueWord struct{ class, lemma string }

var (
	cueClasses = map[string]bool{"verb": true, "noun": true, "adjective": true, "adverb": true, "phrase": true}
	cueKinds   = map[string]cueKind{"say": saying, "think": thinking, "show": showing, "ask": asking, "label": labeling}
	cueStances = map[string]stance{"asserts": asserts, "alleges": alleges, "denies": denies, "doubts": doubts, "demands": demands}
	cueFrames  = map[string]frames{"that": frameThat, "to": frameTo, "quote": frameQuote, "name": frameName,
		"as": frameAs, "thing": frameThing, "of": frameOf, "told": frameTold}
)

// readCues reads the two lexicons, the user's own lines first.
func readCues(l library, wrong *faults) *cues {
	c := &cues{words: map[cueWord][]cue{}, light: map[string]bool{}, medium: map[string]bool{}, platform: map[string]bool{}, manner: map[string]bool{}, hearers: map[string]bool{}}
	columns(l.of("cues.txt"), wrong, func(line, rule string) error { return c.addCue(strings.Fields(line), rule) })
	columns(l.of("channels.txt"), wrong, func(line, _ string) error { return c.addChannel(line) })
	return c
}

// addCue adds one line of cues.txt, already cut into columns.
func (c *cues) addCue(f []string, rule string) error {
	if len(f) < 4 {
		return fmt.Errorf("%d columns; write class, lemma, kind, stance and frames", len(f))
	}
	kind, knownKind := cueKinds[f[2]]
	st, knownStance := cueStances[f[3]]
	switch {
	case !cueClasses[f[0]]:
		return fmt.Errorf("class %q is none of verb, noun, adjective, adverb, phrase", f[0])
	case !knownKind:
		return fmt.Errorf("kind %q is none of say, think, show, ask, label", f[2])
	case !knownStance:
		return fmt.Errorf("stance %q is none of asserts, alleges, denies, doubts, demands", f[3])
	}
	entry := cue{kind: kind, stance: st, rule: rule}
	for _, name := range f[4:] {
		frame, ok := cueFrames[name]
		if !ok {
			return fmt.Errorf("frame %q is none of that, to, quote, name, as, thing, of, told", name)
		}
		entry.frames |= frame
	}
	if verb, _, ok := strings.Cut(f[1], "_"); ok && f[0] == "phrase" {
		c.light[verb] = true
	}
	w := cueWord{f[0], f[1]}
	c.words[w] = append(c.words[w], entry)
	return nil
}

// addChannel adds one line of channels.txt.
func (c *cues) addChannel(line string) error {
	class, words, _ := strings.Cut(line, " ")
	set, ok := map[string]map[string]bool{"medium": c.medium, "platform": c.platform, "manner": c.manner, "hearers": c.hearers}[class]
	if !ok {
		return fmt.Errorf("class %q is none of medium, platform, manner, hearers", class)
	}
	set[strings.TrimSpace(words)] = true
	return nil
}
