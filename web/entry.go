package web

import (
	"net/url"
	"slices"

	"chancery/phrase"
	"chancery/record"
	"chancery/resolve"
)

type entryPage struct {
	*record.Entry
	Ladder    []rung
	Differ    []differ
	Origins   []origin
	Left      int // assertions that are not shown
	Corrected []record.Correction
	Fields    []string        // that can be corrected; nil if nothing can
	Form      correction      // as it was sent
	Wrong     string          // with it
	Others    []*record.Entry // that the id means too
	Beside    []*record.Entry // that its newest report tells of as well
	Pacts     string          // the agreements of its parties
}

type rung struct {
	record.Rung
	Title string
}

// differ is an attribute on which accounts differ, with the sentences of each side.
type differ struct {
	record.Dispute
	Sides []side
}

type side struct {
	record.Side
	Told []record.Assertion
	Left int
}

// origin is the reports that go back to one source.
type origin struct {
	Number int
	Told   []record.Assertion
}

// mostTold is how many assertions of an entry one page shows, and mostOfSide of one side of a dispute.
const (
	mostTold   = 40
	mostOfSide = 3
)

// entry shows an entry with every step and sentence.
func entry(v *visit) (page, error) {
	id, err := v.id()
	if err != nil {
		return page{}, err
	}
	list, err := v.record.Entry(id)
	if err != nil {
		return page{}, err
	}
	body, err := v.wholeEntry(&list[0])
	if err != nil {
		return page{}, err
	}
	body.Others = pointers(list[1:])
	if body.Beside, err = v.beside(&list[0]); err != nil {
		return page{}, err
	}
	body.Pacts = pactsOf(&list[0])
	return page{Title: phrase.NewTeller().Entry(&list[0]), Body: body}, nil
}

// mostBeside is how many entries of the same report are shown beside one.
const mostBeside = 8

// beside lists other entries that the newest report of an entry tells of: what belongs to the same story.
func (v *visit) beside(e *record.Entry) ([]*record.Entry, error) {
	if len(e.Members) == 0 {
		return nil, nil
	}
	ids, err := v.record.EntriesOf(e.Members[len(e.Members)-1].Report)
	if err != nil {
		return nil, err
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == e.ID })
	var out []*record.Entry
	for _, id := range ids[:min(mostBeside, len(ids))] {
		list, err := v.record.Entry(id)
		if err != nil {
			return nil, err
		}
		out = append(out, &list[0])
	}
	return out, nil
}

// pactsOf is the page of the agreements between an entry's actor and recipient, "" if it has not both.
func pactsOf(e *record.Entry) string {
	if len(e.Actors) == 0 || len(e.Recipients) == 0 || pairOf(e.Actors[0], e.Recipients[0]) == "" {
		return ""
	}
	return "/agreements?" + url.Values{"party": {partyName(e.Actors[0])}, "other": {partyName(e.Recipients[0])}}.Encode()
}

func (v *visit) wholeEntry(e *record.Entry) (*entryPage, error) {
	body := &entryPage{Entry: e}
	shown := *e
	shown.Members = e.Members[:min(mostTold, len(e.Members))]
	body.Left = len(e.Members) - len(shown.Members)
	told, err := v.record.Told(shown)
	if err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for i, a := range told[0] {
		titles[a.Report.ID] = titleOf(a.Report)
		n := e.Members[i].Origin
		for len(body.Origins) <= n {
			body.Origins = append(body.Origins, origin{Number: len(body.Origins) + 1})
		}
		body.Origins[n].Told = append(body.Origins[n].Told, a)
	}
	for _, r := range e.Ladder {
		body.Ladder = append(body.Ladder, rung{r, titles[r.Report]})
	}
	if body.Differ, err = v.differing(e); err != nil {
		return nil, err
	}
	return body, v.corrections(body)
}

// differing lists what accounts differ on, each side with a few of its sentences.
func (v *visit) differing(e *record.Entry) ([]differ, error) {
	var out []differ
	for _, d := range e.Disputes {
		one := differ{Dispute: d}
		for _, s := range d.Sides {
			some := record.Entry{}
			for _, m := range s.Members[:min(mostOfSide, len(s.Members))] {
				some.Members = append(some.Members, e.Members[m])
			}
			told, err := v.record.Told(some)
			if err != nil {
				return nil, err
			}
			one.Sides = append(one.Sides, side{s, told[0], len(s.Members) - len(told[0])})
		}
		out = append(out, one)
	}
	return out, nil
}

// corrections adds those that shaped the entry, and what can be corrected.
func (v *visit) corrections(body *entryPage) error {
	if v.server.Token != (Token{}) {
		body.Fields = resolve.Fields
	}
	if len(body.Entry.Corrected) == 0 {
		return nil
	}
	all, err := v.record.Corrections()
	if err != nil {
		return err
	}
	for _, c := range all {
		for _, id := range body.Entry.Corrected {
			if c.ID == id {
				body.Corrected = append(body.Corrected, c)
			}
		}
	}
	return nil
}
