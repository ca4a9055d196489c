package export

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"chancery/phrase"
	"chancery/record"
)

// ftmEntity is an entity of FollowTheMoney: an Event, or someone who takes part in one. What its schema has no property for stands
// beside the properties, where its readers keep it as context.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"` // encoding/json sorts the names
	Record     *ftmRecord          `json:"chancery,omitempty"`
}

// ftmRecord is status and attribution.
type ftmRecord struct {
	Type       string   `json:"type"`
	Mode       string   `json:"mode,omitempty"`
	State      string   `json:"state"`
	Alleged    bool     `json:"alleged,omitempty"`
	Denied     bool     `json:"denied,omitempty"`
	Anonymous  bool     `json:"anonymous,omitempty"`
	Actors     []string `json:"actors"` // ids of those among the involved who act
	Recipients []string `json:"recipients"`
	Sources    []string `json:"sources"` // who is quoted for it
	Reports    int      `json:"reports"`
	Outlets    int      `json:"outlets"`
	Origins    int      `json:"origins"`
	Confidence float64  `json:"confidence"`
}

// rememberedActors is how many actors an ftmWriter remembers to have written. One that it has forgotten is written again, the same: readers
// merge what has one id.
const rememberedActors = 1 << 16

type ftmWriter struct {
	w       io.Writer
	written [rememberedActors]string // ids, each in the place that its first bytes name
}

func openFTM(w io.Writer) (EntryWriter, error) { return &ftmWriter{w: w}, nil }

func (f *ftmWriter) Close() error { return nil }

func (f *ftmWriter) Write(e *record.Entry, told []record.Assertion) error {
	actors, err := f.parties(e.Actors)
	if err != nil {
		return err
	}
	recipients, err := f.parties(e.Recipients)
	if err != nil {
		return err
	}
	event := ftmEntity{e.ID, "Event", map[string][]string{}, &ftmRecord{
		string(e.Type), e.Mode, string(e.State), e.Alleged, e.Denied, e.Anonymous, actors, recipients, sourcesOf(told), e.Reports, e.Outlets, e.Origins, rounded(e.Confidence)}}
	event.put("name", headline(e))
	event.put("recordId", e.ID)
	if dated(e.When) && e.When.From == e.When.To {
		event.put("date", e.When.From.String())
	} else if dated(e.When) {
		event.put("startDate", e.When.From.String())
		event.put("endDate", e.When.To.String())
	}
	for _, p := range e.Places {
		event.put("location", p.Name)
		for _, c := range p.Countries {
			event.put("country", alpha2(c))
		}
	}
	for _, id := range append(actors, recipients...) {
		event.put("involved", id)
	}
	for i := range told {
		event.put("description", told[i].Event.Evidence.Text)
		event.put("publisher", told[i].Report.Origin.Outlet)
		event.put("sourceUrl", reportURL(told[i].Report))
	}
	return write(f.w, "", event)
}

// put adds a value to a property, unless it is empty or there already.
func (e *ftmEntity) put(name, value string) {
	for _, v := range e.Properties[name] {
		if v == value {
			return
		}
	}
	if value != "" {
		e.Properties[name] = append(e.Properties[name], value)
	}
}

// parties writes those who have a name, and returns their ids.
func (f *ftmWriter) parties(list []record.Actor) ([]string, error) {
	ids := []string{}
	for _, a := range list {
		if a.Name == "" {
			continue
		}
		sum := sha256.Sum256([]byte(a.ID + "\n" + a.Name))
		id := "chancery-" + hex.EncodeToString(sum[:12])
		ids = append(ids, id)
		place := &f.written[int(sum[0])<<8|int(sum[1])]
		if *place == id {
			continue
		}
		*place = id
		one := ftmEntity{ID: id, Schema: ftmSchema(a), Properties: map[string][]string{}}
		one.put("name", a.Name)
		one.put("country", alpha2(a.Country))
		if one.Schema == "Person" {
			one.put("position", a.Role)
		}
		if err := write(f.w, "", one); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// ftmSchema is what an actor is: who has an office is a person; of most others the record does not tell.
func ftmSchema(a record.Actor) string {
	switch {
	case a.Role != "":
		return "Person"
	case a.Country == "IGO", a.Country == "NGO":
		return "Organization"
	case a.Country == "MNC":
		return "Company"
	case a.ID == a.Country, a.ID == a.Country+"/"+string(a.Sector):
		return "PublicBody" // a country, its government, its army
	}
	return "LegalEntity"
}

// sourcesOf lists who is quoted, each once.
func sourcesOf(told []record.Assertion) []string {
	e := ftmEntity{Properties: map[string][]string{"": {}}}
	for i := range told {
		for _, s := range told[i].Event.Sources {
			e.put("", phrase.Name(s.Actor))
		}
	}
	return e.Properties[""]
}
