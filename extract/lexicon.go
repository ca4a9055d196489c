package extract

import (
	"fmt"
	"slices"
	"strings"

	"chancery/record"
)

// An entry is one line's pattern of the trigger lexicon: words that tell of an event of one type, and where in the
// sentence its actor, recipient and object stand. The format is described in data/events/README.md.
type entry struct {
	kind     record.Type
	mode     string
	cameo    string
	contexts []string

	pattern  string    // as it is written: "call on"
	head     string    // lemma of the trigger
	others   []element // what else must stand below it
	actor    slots
	receiver slots
	object   slots
	need     need
	ahead    bool   // >: the trigger itself says that the event has yet to come: "is due in Oslo"
	unmet    bool   // ~: an event only while it has yet to come: "will publish"
	yields   bool   // ^: no event if the infinitive below tells one: "was forced to resign"
	rule     string // "agree.txt:12"
}

// An element is a condition on the words below a trigger: a lemma, an adposition or one of a class of lemmas.
type element struct {
	word     string          // lemma; empty for a class
	class    map[string]bool // lemmas; nil for a word or a kind of phrase
	phrase   string          // "actor", "person", "place", "thing": what the object must stand for; empty otherwise
	absent   bool            // the element must not be there
	direct   bool            // it must be the object or a predicate, not some oblique phrase
	deep     bool            // it may stand anywhere in the clause that is the content of the verb
	before   bool            // of a noun pattern, it is written before the noun
	particle bool            // an adposition that no phrase may follow: "in" of "cave in"
}

// slots are places in a sentence where an argument may stand: alternatives, each a list of slots to be joined.
// "subj+with/between" is the subject together with the with-phrase, or else the between-phrase.
type slots [][]string

// need says which arguments must be actors for the event to be one.
type need uint8

const (
	needEither    need = iota // actor or recipient
	needActor                 // !A
	needRecipient             // !R
	needBoth                  // !AR
	needPolitical             // !P: an actor with a part in public life
	needArmed                 // !M: an actor that bears arms
	needAbroad                // !F: an actor with a part in public life and another state
	needWhere                 // !W: actor, recipient, place or time
	needTime                  // !T: actor, recipient or time
	needDated                 // !D: actor or recipient, and a time that has passed or is to come
	needNone                  // ?
)

// A lexicon holds entries by part of speech and head lemma, "verb visit".
type lexicon struct {
	ontology *record.Ontology
	classes  classes
	entries  map[string][]entry
	texts    map[string]string // the line of each rule, with what it carries on
	drops    []drop
	size     int
}

// A drop takes entries of a rule away: "drop agree.txt:12: pledge, vow"; without patterns all of it.
type drop struct {
	rule     string
	patterns []string
	where    string
}

// readLexicon reads all files of data/events and the user's own, which come first. Their types, modes and contexts go into o.
func readLexicon(files []File, o *record.Ontology, c classes, wrong *faults) *lexicon {
	lex := &lexicon{ontology: o, classes: c, entries: map[string][]entry{}, texts: map[string]string{}}
	for _, f := range files {
		lex.read(f, wrong)
	}
	for _, d := range lex.drops {
		wrong.add(d.where, lex.drop(d))
	}
	return lex
}

// drop takes away what d names; an error if there is no such entry.
func (lex *lexicon) drop(d drop) error {
	before := lex.size
	for key, entries := range lex.entries {
		kept := slices.DeleteFunc(entries, func(e entry) bool {
			return e.rule == d.rule && (len(d.patterns) == 0 || slices.Contains(d.patterns, e.pattern))
		})
		lex.size -= len(entries) - len(kept)
		lex.entries[key] = kept
	}
	if lex.size == before {
		return fmt.Errorf("there is nothing like %q in rule %s to drop; chancery explain shows the rule of each event", strings.Join(d.patterns, ", "), d.rule)
	}
	return nil
}

// read adds the entries of one file.
func (lex *lexicon) read(f File, wrong *faults) {
	var section entry
	inClass := false
	frame := "" // what stands before the colon of the line that indented lines carry on
	for n, line := range strings.Split(f.Content, "\n") {
		line, _, _ = strings.Cut(line, "#")
		carriesOn := strings.HasPrefix(line, "\t")
		line = strings.TrimSpace(line)
		where := fmt.Sprintf("%s:%d", f.Name, n+1)
		if inClass = !carriesOn && strings.HasPrefix(line, "class ") || inClass && carriesOn; inClass || line == "" {
			continue // readClasses has read it
		}
		ours, err := false, error(nil)
		if !carriesOn {
			ours, err = lex.declare(line, where)
		}
		switch {
		case ours:
		case strings.HasPrefix(line, "["):
			section, err = lex.parseSection(line)
		case section.kind == "":
			err = fmt.Errorf("entries before the first section; start with a line such as [CONSULT visit 042]")
		default:
			if carriesOn {
				line = frame + ":" + line
			}
			frame, _, _ = strings.Cut(line, ":")
			section.rule = where
			lex.texts[where] = line
			err = lex.addLine(line, section)
		}
		wrong.add(where, err)
	}
}

// declare takes a line that is no entry: a type, mode or context of the user's own, or "drop agree.txt:12".
func (lex *lexicon) declare(line, where string) (ours bool, err error) {
	what, drops := strings.CutPrefix(line, "drop ")
	if !drops {
		return lex.ontology.Add(line)
	}
	f := strings.SplitN(what, ":", 3)
	if len(f) < 2 {
		return true, fmt.Errorf("%q: write \"drop FILE:LINE\", or \"drop FILE:LINE: pattern, pattern\"", line)
	}
	d := drop{rule: strings.TrimSpace(f[0]) + ":" + strings.TrimSpace(f[1]), where: where}
	if len(f) > 2 {
		for _, p := range strings.Split(f[2], ",") {
			d.patterns = append(d.patterns, strings.Join(strings.Fields(p), " "))
		}
	}
	lex.drops = append(lex.drops, d)
	return true, nil
}

// parseSection reads "[CONSULT visit 042 diplomatic]"; "-" stands for no mode.
func (lex *lexicon) parseSection(line string) (entry, error) {
	f := strings.Fields(strings.Trim(line, "[]"))
	if len(f) < 3 {
		return entry{}, fmt.Errorf("section %q: want [TYPE mode cameo contexts…], with - for no mode", line)
	}
	e := entry{kind: record.Type(f[0]), mode: strings.TrimPrefix(f[1], "-"), cameo: strings.TrimPrefix(f[2], "-"), contexts: f[3:]}
	if _, known := record.FromCAMEO(e.cameo); !known && e.cameo != "" {
		return entry{}, fmt.Errorf("section %q: %q is no CAMEO code; record/cameo.txt lists them, and - stands for none", line, e.cameo)
	}
	if err := lex.ontology.Check(e.kind, e.mode, e.contexts); err != nil {
		return entry{}, err
	}
	return e, nil
}

// addLine reads "verb R=with !A: meet, sit down" into entries.
func (lex *lexicon) addLine(line string, e entry) error {
	left, right, ok := strings.Cut(line, ":")
	fields := strings.Fields(left)
	if !ok || len(fields) == 0 {
		return fmt.Errorf("line %q: want \"verb A=subj R=obj: word, words of a pattern\"", line)
	}
	pos := fields[0]
	if err := e.frame(pos, fields[1:]); err != nil {
		return err
	}
	for _, p := range strings.Split(right, ",") {
		words := strings.Fields(p)
		if len(words) == 0 {
			continue
		}
		one, err := e.withPattern(pos, words, lex.classes)
		if err != nil {
			return err
		}
		key := pos + " " + one.head
		lex.entries[key] = append(lex.entries[key], one)
		lex.size++
	}
	return nil
}

// defaultFrames give the slots that a line leaves out, by part of speech.
var defaultFrames = map[string][2]string{
	"verb": {"subj", "obj"},
	"noun": {"poss/by/holder/mod/from", "on/against/of/over/to/at/target"},
	"adj":  {"subj", "of"},
	"said": {"speaker", "subj"},
}

func (e *entry) frame(pos string, options []string) error {
	frame, ok := defaultFrames[pos]
	if !ok {
		return fmt.Errorf("part of speech %q: want verb, noun, adj or said", pos)
	}
	e.actor, e.receiver = parseSlots(frame[0]), parseSlots(frame[1])
	for _, o := range options {
		switch key, value, _ := strings.Cut(o, "="); key {
		case "A":
			e.actor = parseSlots(value)
		case "R":
			e.receiver = parseSlots(value)
		case "O":
			e.object = parseSlots(value)
		case "!A":
			e.need = needActor
		case "!R":
			e.need = needRecipient
		case "!AR":
			e.need = needBoth
		case "!P":
			e.need = needPolitical
		case "!M":
			e.need = needArmed
		case "!F":
			e.need = needAbroad
		case "!W":
			e.need = needWhere
		case "!T":
			e.need = needTime
		case "!D":
			e.need = needDated
		case "?":
			e.need = needNone
		case ">":
			e.ahead = true
		case "~":
			e.unmet = true
		case "^":
			e.yields = true
		default:
			return fmt.Errorf("option %q: want A=, R=, O=, !A, !R, !AR, !P, !M, !F, !W, !T, !D, ?, >, ~ or ^", o)
		}
	}
	return nil
}

func parseSlots(s string) slots {
	var out slots
	for _, alternative := range strings.Split(s, "/") {
		if alternative != "" && alternative != "-" {
			out = append(out, strings.Split(alternative, "+"))
		}
	}
	return out
}

// withPattern splits the words into the trigger and what must stand below it. The trigger of a verb or adjective is the
// first word; of a noun the last before an adposition, as in "state of emergency" and "hunger strike".
func (e entry) withPattern(pos string, words []string, known classes) (entry, error) {
	head := 0
	if pos == "noun" {
		for head = len(words) - 1; head > 0 && strings.ContainsAny(words[head][:1], "-<"); {
			head-- // "war -world"
		}
		if p := slices.IndexFunc(words, func(w string) bool { return adpositions[w] }); p > 0 {
			head = p - 1
		}
	}
	e.head, e.pattern = words[head], strings.Join(words, " ")
	if err := ownWord(words, head); err != nil {
		return e, err
	}
	for i, w := range words {
		if i == head {
			continue
		}
		el, err := parseElement(w, known)
		if err != nil {
			return e, err
		}
		el.direct = pos == "verb" && !el.absent && !adpositions[w] && !adpositions[words[i-1]]
		el.deep = words[i] == "<harm>" || words[0] == "call" && words[i] == "<bad>" // the parser seldom tells the object from what it is called
		el.before = pos == "noun" && i < head
		el.particle = pos == "verb" && i == len(words)-1 && particles[w] && !e.hasSlot(w)
		e.others = append(e.others, el)
	}
	return e, nil
}

// ownWord returns an error if the trigger of a pattern is no word that tells it from the rest of a text.
func ownWord(words []string, head int) error {
	w := words[head]
	if strings.ContainsAny(w, "*<>") || strings.HasPrefix(w, "-") || len(words) == 1 && everywhere[w] {
		return fmt.Errorf("pattern %q would match everything; its trigger, %q, must be a lemma that tells of the event", strings.Join(words, " "), w)
	}
	return nil
}

// everywhere are words of almost every sentence: no trigger by themselves.
var everywhere = setOf("be", "have", "do", "will", "the", "a", "an", "this", "that", "it", "and", "of", "to", "in", "not", "say")

// hasSlot reports whether the frame reads an argument from the adposition.
func (e *entry) hasSlot(adposition string) bool {
	for _, s := range []slots{e.actor, e.receiver, e.object} {
		for _, alternative := range s {
			if slices.Contains(alternative, adposition) {
				return true
			}
		}
	}
	return false
}

func parseElement(w string, known classes) (element, error) {
	var el element
	w, el.absent = strings.CutPrefix(w, "-")
	w = strings.TrimSuffix(w, "+")
	class, ok := strings.CutPrefix(w, "<")
	if !ok {
		el.word = w
		return el, nil
	}
	class = strings.TrimSuffix(class, ">")
	switch class {
	case "actor", "person", "place", "thing", "to", "wh", "should", "he", "labour":
		el.phrase = class
	default:
		if el.class = known[class]; el.class == nil {
			return el, fmt.Errorf("class <%s> is not in classes.txt; add a line \"%s: word, word\" there", class, class)
		}
	}
	return el, nil
}

// particles are adpositions that stand without a phrase too; written "through+" one of them must open a phrase.
var particles = setOf("in", "on", "over", "through", "around", "under", "by", "up", "down", "off", "out", "away", "back", "about", "across", "aside", "apart", "together", "behind")

// adpositions that may stand in patterns.
var adpositions = setOf("of", "on", "in", "at", "to", "for", "with", "against", "from", "into", "over", "under", "upon", "by", "between",
	"behind", "out", "off", "up", "down", "away", "back", "through", "about", "around", "toward", "towards", "across", "as", "onto", "aside", "apart", "together", "after", "before", "without")
