package export

import (
	"io"
	"math"

	"chancery/record"
)

// EntrySchema names the form in which entries are written.
const EntrySchema = "chancery-entry/1"

// jsonEntry is an entry with the assertions that it was derived from, each with its words and its report.
type jsonEntry struct {
	Schema     string           `json:"schema"`
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Mode       string           `json:"mode,omitempty"`
	State      string           `json:"state"`
	Alleged    bool             `json:"alleged,omitempty"`
	Denied     bool             `json:"denied,omitempty"`
	Recalled   bool             `json:"recalled,omitempty"`
	Anonymous  bool             `json:"anonymous,omitempty"`
	Actors     []jsonParty      `json:"actors"`
	Recipients []jsonParty      `json:"recipients"`
	Places     []jsonSite       `json:"places"`
	When       *jsonInterval    `json:"when"`
	Published  string           `json:"published,omitempty"`
	Latest     string           `json:"latest,omitempty"`
	Reports    int              `json:"reports"`
	Outlets    int              `json:"outlets"`
	Origins    int              `json:"origins"`
	Ladder     []jsonRung       `json:"ladder"`
	Disputes   []jsonDispute    `json:"disputes"`
	Corrected  []string         `json:"corrections,omitempty"`
	Confidence float64          `json:"confidence"`
	Assertions []jsonMembership `json:"assertions"`
}

// jsonParty is an actor apart from any one mention; Text is what an unnamed one is called.
type jsonParty struct {
	Name    string `json:"name,omitempty"`
	Text    string `json:"text,omitempty"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	Role    string `json:"role,omitempty"`
	ID      string `json:"id,omitempty"`
}

type jsonSite struct {
	Name      string   `json:"name"`
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	Countries []string `json:"countries,omitempty"`
	GeoNames  int      `json:"geonames,omitempty"`
}

type jsonInterval struct {
	Value string `json:"value,omitempty"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Grain string `json:"grain,omitempty"`
}

type jsonRung struct {
	State     string        `json:"state"`
	When      *jsonInterval `json:"when,omitempty"`
	Published string        `json:"published,omitempty"`
	Outlet    string        `json:"outlet,omitempty"`
	Report    string        `json:"report"`
	Event     string        `json:"event"`
	Words     string        `json:"words"`
}

type jsonDispute struct {
	Attribute string     `json:"attribute"`
	Of        string     `json:"of,omitempty"`
	Sides     []jsonSide `json:"sides"`
	SettledBy string     `json:"settled_by,omitempty"`
}

type jsonSide struct {
	Value   string   `json:"value"`
	Origins int      `json:"origins"`
	Events  []string `json:"events"`
}

// jsonMembership is an assertion as a member of an entry.
type jsonMembership struct {
	Origin  int    `json:"origin"`
	Learned string `json:"learned,omitempty"`
	jsonAssertion
}

// WriteEntriesJSON writes entries, told[i] the assertions of the i-th, as one indented JSON list.
func WriteEntriesJSON(w io.Writer, list []record.Entry, told [][]record.Assertion) error {
	out := make([]jsonEntry, len(list))
	for i := range list {
		out[i] = entryJSON(&list[i], told[i])
	}
	return write(w, "  ", out)
}

// WriteEntriesJSONL writes entries as one line of JSON each.
func WriteEntriesJSONL(w io.Writer, list []record.Entry, told [][]record.Assertion) error {
	for i := range list {
		if err := write(w, "", entryJSON(&list[i], told[i])); err != nil {
			return err
		}
	}
	return nil
}

func entryJSON(e *record.Entry, told []record.Assertion) jsonEntry {
	j := jsonEntry{
		Schema: EntrySchema, ID: e.ID, Type: string(e.Type), Mode: e.Mode, State: string(e.State),
		Alleged: e.Alleged, Denied: e.Denied, Recalled: e.Recalled, Anonymous: e.Anonymous,
		Actors: each(e.Actors, partyJSON), Recipients: each(e.Recipients, partyJSON), Places: each(e.Places, siteJSON),
		When: intervalJSON(e.When), Published: e.Published.String(), Latest: e.Latest.String(),
		Reports: e.Reports, Outlets: e.Outlets, Origins: e.Origins,
		Ladder:    each(e.Ladder, rungJSON),
		Disputes:  each(e.Disputes, func(d record.Dispute) jsonDispute { return disputeJSON(e, d) }),
		Corrected: e.Corrected, Confidence: math.Round(e.Confidence*1e4) / 1e4,
		Assertions: []jsonMembership{},
	}
	for i, a := range jsonAssertions(told) {
		j.Assertions = append(j.Assertions, jsonMembership{e.Members[i].Origin, told[i].Learned, a})
	}
	return j
}

func partyJSON(a record.Actor) jsonParty {
	return jsonParty{a.Name, a.Text, a.Country, string(a.Sector), a.Role, a.ID}
}

func siteJSON(p record.Place) jsonSite {
	j := jsonSite{Name: p.Name, Countries: p.Countries, GeoNames: p.GeoNames}
	if p.Latitude != 0 || p.Longitude != 0 {
		j.Latitude, j.Longitude = &p.Latitude, &p.Longitude
	}
	return j
}

func intervalJSON(t *record.Time) *jsonInterval {
	if t == nil {
		return nil
	}
	return &jsonInterval{t.Value, t.From.String(), t.To.String(), t.Grain}
}

func rungJSON(r record.Rung) jsonRung {
	return jsonRung{string(r.State), intervalJSON(r.When), r.Published.String(), r.Outlet, r.Report, r.Event, r.Evidence.Text}
}

func disputeJSON(e *record.Entry, d record.Dispute) jsonDispute {
	return jsonDispute{string(d.Attribute), d.Of, each(d.Sides, func(s record.Side) jsonSide {
		return jsonSide{s.Value, s.Origins, each(s.Members, func(i int) string { return e.Members[i].Event })}
	}), d.Settled}
}
