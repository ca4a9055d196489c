package evaluate

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/ingest"
)

// codedSentence is a line of the gold of PETRARCH's suites: a dated sentence with the events that a coder should find,
// each as CAMEO codes of source, target and act. The program's own findings are written in the same form.
type codedSentence struct {
	ID     string       `json:"id"`
	Date   string       `json:"date,omitempty"` // YYYYMMDD or YYMMDD
	Text   string       `json:"text,omitempty"`
	Events []codedEvent `json:"events"`
}

type codedEvent struct {
	Source string `json:"source"` // PLOVER's actor
	Target string `json:"target"` // PLOVER's recipient
	Code   string `json:"code"`
}

// Petrarch returns the stage that codes single sentences as PETRARCH does, with a user's dictionaries: an event for
// each pair of an actor and a recipient. Sources, targets and roots of the codes are compared as the set of each sentence,
// triples (source, target, root) as events; "countries" are the first three letters of sources and targets.
func Petrarch(own ingest.Own) Stage {
	return func(path string, write io.Writer) (Scores, error) {
		coder, err := newCoder(own)
		if err != nil {
			return nil, err
		}
		scores := Scores{{Name: "source"}, {Name: "target"}, {Name: "root"}, {Name: "triple"}, {Name: "countries"}}
		line := shape[codedSentence]{"a coded sentence", `{"id":…, "date":"20150609", "text":…, "events":[{"source":…, "target":…, "code":…}]}`,
			func(g *codedSentence) bool { return g.Text != "" }}
		err = eachLine(path, write, line, func(gold *codedSentence) (any, error) {
			found, err := coder.code(*gold)
			if err != nil {
				return nil, err
			}
			scores.addCoded(*gold, found)
			return codedSentence{ID: gold.ID, Events: found}, nil
		})
		return scores, err
	}
}

// addCoded counts one sentence.
func (s Scores) addCoded(gold codedSentence, found []codedEvent) {
	for i, of := range []func(codedEvent) []string{
		func(e codedEvent) []string { return []string{e.Source} },
		func(e codedEvent) []string { return []string{e.Target} },
		func(e codedEvent) []string { return []string{rootOf(e.Code)} },
		func(e codedEvent) []string { return []string{e.Source + " " + e.Target + " " + rootOf(e.Code)} },
		func(e codedEvent) []string { return []string{"s" + firstThree(e.Source), "t" + firstThree(e.Target)} },
	} {
		want, got := setOfCodes(gold.Events, of), setOfCodes(found, of)
		s[i].Gold += len(want)
		s[i].System += len(got)
		for _, w := range want {
			if slices.Contains(got, w) {
				s[i].Correct++
			} else {
				s[i].Misses = append(s[i].Misses, fmt.Sprintf("MISS %s %s | found %s | %s", gold.ID, w, strings.Join(got, ", "), gold.Text))
			}
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				s[i].Misses = append(s[i].Misses, fmt.Sprintf("EXTRA %s %s | gold %s | %s", gold.ID, g, strings.Join(want, ", "), gold.Text))
			}
		}
	}
}

func rootOf(code string) string { return code[:min(2, len(code))] }

func firstThree(code string) string { return code[:min(3, len(code))] }

// setOfCodes returns what of gives for the events, each once, in order.
func setOfCodes(events []codedEvent, of func(codedEvent) []string) []string {
	var all []string
	for _, e := range events {
		all = append(all, of(e)...)
	}
	return distinctOf(all)
}

// distinctOf drops what stands there already.
func distinctOf[T comparable](list []T) []T {
	var out []T
	for _, one := range list {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}
