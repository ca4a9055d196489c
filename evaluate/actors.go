package evaluate

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"chancery/ingest"
	"chancery/record"
	"chancery/text"
)

// actorGold is a line of the gold of actors: the words for an actor and what they tell of it. A field that is null is
// not asked for; one that is empty must stay empty. A sector may have a second one that is as right.
type actorGold struct {
	Text    string  `json:"text"`
	Country *string `json:"country"`
	Sector  *string `json:"sector"`
	Second  *string `json:"sector2"`
	None    bool    `json:"expect_none"` // the words name no actor that anything is known of
	Date    string  `json:"query_date"`  // of the report that they are from
	Context string  `json:"context"`     // words that the report has before them
}

// actorLabel is what is written for a line of the gold.
type actorLabel struct {
	Text    string `json:"text"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
}

// Actors reads phrases such as "Mexican authorities" and compares the country and the sector of the actor that heads
// each with the gold's. What is found where the gold wants nothing counts against precision.
func Actors(path string, write io.Writer) (Scores, error) {
	pipeline, err := ingest.Load()
	if err != nil {
		return nil, err
	}
	scores := Scores{{Name: "country"}, {Name: "sector"}}
	line := shape[actorGold]{"a phrase for an actor", `{"text":…, "country":…, "sector":…}`, func(g *actorGold) bool { return g.Text != "" }}
	err = eachLine(path, write, line, func(gold *actorGold) (any, error) {
		d := gold.document()
		if _, err := pipeline.Read(d); err != nil {
			return nil, err
		}
		label := headActor(d, len(d.Text)-len(gold.Text))
		scores.addActor(gold, label)
		return label, nil
	})
	return scores, err
}

// actorsToday is the day that the gold means by "today", which it has where it names none: that of the year it was written.
var actorsToday = text.Day{Year: 2022, Month: time.June, Day: 30}

// document makes a report of the phrase, with its context before it.
func (g *actorGold) document() *text.Document {
	d := &text.Document{Text: g.Text, Language: "en", Published: text.Published{Day: actorsToday, From: text.FromFlag}}
	if g.Context != "" {
		d.Text = g.Context + ": " + g.Text
	}
	d.Body.End = len(d.Text)
	for _, layout := range [...]string{time.DateOnly, "2 January 2006", "January 2, 2006"} {
		if t, err := time.Parse(layout, g.Date); err == nil {
			d.Published.Day = text.DayOf(t)
		}
	}
	return d
}

// headActor describes the actor that the phrase from byte start on is about: the one at the root of its tree, else the
// first of whom anything is known, else the country that the phrase is in.
func headActor(d *text.Document, start int) actorLabel {
	label := actorLabel{Text: d.Text[start:]}
	rank := func(m text.Mention) int {
		t := &d.Tokens[m.Head]
		switch {
		case m.Start < start || len(m.Entities) == 0:
			return 0
		case t.Head < 0:
			return 2
		}
		return 1
	}
	best := 0
	for _, m := range d.Mentions {
		if r := rank(m); r > best {
			if e := d.Entities[m.Entities[0]]; e.Country != "" || e.Sector != "" {
				label.Country, label.Sector, best = e.Country, e.Sector, r
			}
		}
	}
	for _, p := range d.Places {
		if label.Country == "" && p.Start >= start && len(p.Countries) == 1 {
			label.Country = p.Countries[0]
		}
	}
	return label
}

// addActor counts one phrase.
func (s Scores) addActor(g *actorGold, label actorLabel) {
	country, state := countryCodes(g.Country)
	sector, known := sectorCodes(g.Sector, g.Second)
	s.addField(0, g, country, label.Country, state)
	s.addField(1, g, sector, label.Sector, known)
}

// addField counts one field of a phrase, if the gold asks for it.
func (s Scores) addField(i int, g *actorGold, gold []string, found string, asked bool) {
	if !asked && !g.None {
		return
	}
	if len(gold) > 0 {
		s[i].Gold++
	}
	if found != "" {
		s[i].System++
	}
	switch {
	case slices.Contains(gold, found):
		s[i].Correct++
	case len(gold) > 0 || found != "":
		s[i].Misses = append(s[i].Misses, fmt.Sprintf("MISS %s of %q: %v | found %q", s[i].Name, g.Text, gold, found))
	}
}

// countryCodes returns the code of a state or body of states as the contract has it, and whether the gold asks for one.
func countryCodes(code *string) ([]string, bool) {
	switch {
	case code == nil:
		return nil, false
	case *code == "":
		return nil, true
	case *code == "UNO" || *code == "EUR":
		return []string{"IGO"}, true
	}
	return []string{*code}, true
}

// sectorCodes returns the sectors that are right, and whether the gold asks for one: it does not where it gives no
// sector of PLOVER, and "unknown" is one that the contract leaves open.
func sectorCodes(first, second *string) ([]string, bool) {
	if first == nil || *first != "" && !strings.Contains(ploverSectors, *first) {
		return nil, false
	}
	var codes []string
	for _, code := range [...]*string{first, second} {
		if code != nil && *code != "" && *code != string(record.Unknown) {
			codes = append(codes, strings.Replace(*code, "HLH", string(record.Medical), 1))
		}
	}
	return codes, true
}

// ploverSectors are the sectors of PLOVER, with the draft's name for the medical one.
const ploverSectors = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC HLH"
