// Package export writes records in the formats that other programs read.
//
// chancery/1 is the program's own output contract: one JSON object per report. Its offsets are half-open and count
// Unicode code points of "text"; whatever the report does not state is absent.
package export

// Schema names the contract and its version in every object. A change of meaning is a new version; additions are not.
const Schema = "chancery/1"

// The types below are the contract, field by field, in the order in which it lists them.
// A list that the contract shows is present even when empty; everything else is left out when it is not stated.

type jsonReport struct {
	Schema        string          `json:"schema"`
	ID            string          `json:"id"`
	Origin        jsonOrigin      `json:"origin"`
	Published     string          `json:"published,omitempty"`
	PublishedFrom string          `json:"published_from,omitempty"`
	Updated       string          `json:"updated,omitempty"`
	UpdatedFrom   string          `json:"updated_from,omitempty"`
	VersionOf     string          `json:"version_of,omitempty"`
	Versions      []jsonVersion   `json:"versions,omitempty"`
	Title         string          `json:"title,omitempty"`
	Language      string          `json:"language,omitempty"`
	Notices       []string        `json:"notices,omitempty"`
	Text          string          `json:"text"`
	Events        []jsonEvent     `json:"events"`
	Statements    []jsonStatement `json:"statements"`
	Agreements    []jsonAgreement `json:"agreements"`
	Roles         []jsonRole      `json:"roles"`
	Times         []jsonTime      `json:"times"`
}

// jsonVersion is a version of the report, and what it changed of the one before.
type jsonVersion struct {
	ID        string       `json:"id"`
	Published string       `json:"published,omitempty"`
	Updated   string       `json:"updated,omitempty"`
	Removed   []string     `json:"removed,omitempty"`
	Added     []string     `json:"added,omitempty"`
	Worded    []jsonWorded `json:"worded_anew,omitempty"`
}

type jsonWorded struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type jsonOrigin struct {
	Path   string `json:"path,omitempty"`
	URL    string `json:"url,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	Author string `json:"author,omitempty"`
	Agency string `json:"agency,omitempty"`
}

// jsonQuote is words of the report and where they stand.
type jsonQuote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type jsonActor struct {
	jsonQuote
	Name    string `json:"name,omitempty"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	Role    string `json:"role,omitempty"`
	Code    string `json:"code,omitempty"`
	ID      string `json:"id,omitempty"`
}

type jsonTime struct {
	jsonQuote
	Value string `json:"value,omitempty"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Grain string `json:"grain,omitempty"`
}

type jsonPlace struct {
	jsonQuote
	Name string `json:"name,omitempty"`
	// Both or neither: 0 is a latitude, so absence needs a pointer.
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	Countries []string `json:"countries,omitempty"`
	GeoNames  int      `json:"geonames,omitempty"`
}

type jsonSource struct {
	Actor     jsonActor   `json:"actor"`
	Speakers  []jsonActor `json:"speakers,omitempty"` // all of several who speak together, actor first
	Anonymous bool        `json:"anonymous"`
	Cue       string      `json:"cue,omitempty"`
	Channel   string      `json:"channel,omitempty"`
	Kind      string      `json:"kind,omitempty"`
	Stance    string      `json:"stance,omitempty"`
}

// jsonTurn is what became of a plan, and the words that say so.
type jsonTurn struct {
	Kind string `json:"kind"`
	jsonQuote
}

// jsonAccount is what another sentence of the report says of an event.
type jsonAccount struct {
	jsonQuote
	Source   *jsonActor `json:"source,omitempty"`
	Denies   bool       `json:"denies,omitempty"`
	Corrects bool       `json:"corrects,omitempty"`
}

type jsonEvent struct {
	ID         string        `json:"id"`
	Type       string        `json:"type"`
	Mode       string        `json:"mode,omitempty"`
	Contexts   []string      `json:"contexts,omitempty"`
	CAMEO      string        `json:"cameo,omitempty"`
	Quad       string        `json:"quad,omitempty"`
	Intensity  *float64      `json:"intensity,omitempty"` // 0 is an intensity; absent without a quad category
	Trigger    jsonQuote     `json:"trigger"`
	Actors     []jsonActor   `json:"actors"`
	Recipients []jsonActor   `json:"recipients"`
	Objects    []jsonQuote   `json:"objects"`
	Places     []jsonPlace   `json:"places"`
	When       *jsonTime     `json:"when"` // null if the text gives none
	Status     string        `json:"status"`
	Turn       *jsonTurn     `json:"turn,omitempty"`
	Sources    []jsonSource  `json:"sources"`
	Hearsay    string        `json:"hearsay,omitempty"`
	Background bool          `json:"background,omitempty"`
	Headline   string        `json:"headline,omitempty"`
	Evidence   jsonQuote     `json:"evidence"`
	Accounts   []jsonAccount `json:"accounts,omitempty"`
	Confidence float64       `json:"confidence"`
	StatusConf float64       `json:"status_confidence,omitempty"`
	SourceConf float64       `json:"source_confidence,omitempty"`
	Rule       string        `json:"rule,omitempty"`
}

type jsonStatement struct {
	Speaker    jsonActor   `json:"speaker"`
	Speakers   []jsonActor `json:"speakers,omitempty"` // all of several who speak together, speaker first
	Anonymous  bool        `json:"anonymous"`
	Kind       string      `json:"kind,omitempty"`
	Stance     string      `json:"stance,omitempty"`
	Addressees []jsonActor `json:"addressees"`
	Cue        *jsonQuote  `json:"cue,omitempty"`
	Content    jsonQuote   `json:"content"`
	Direct     bool        `json:"direct"`
	Channel    string      `json:"channel,omitempty"`
	When       *jsonTime   `json:"when,omitempty"`
}

type jsonAgreement struct {
	Name       string          `json:"name,omitempty"`
	Kind       string          `json:"kind"`
	Mention    jsonQuote       `json:"mention"`
	Parties    []jsonActor     `json:"parties"`
	Status     string          `json:"status,omitempty"`
	Stage      string          `json:"stage,omitempty"`
	When       *jsonTime       `json:"when,omitempty"`
	Places     []jsonPlace     `json:"places"`
	Provisions []jsonProvision `json:"provisions"`
	Known      *jsonKnown      `json:"known,omitempty"`
}

// jsonKnown is common knowledge of a well-known agreement, not stated in the text.
type jsonKnown struct {
	Name    string   `json:"name"`
	Signed  int      `json:"signed,omitempty"`
	Parties []string `json:"parties,omitempty"`
}

type jsonProvision struct {
	Bearers  []jsonActor `json:"bearers"`
	Modality string      `json:"modality,omitempty"`
	jsonQuote
	Action    *jsonQuote `json:"action,omitempty"`
	Condition *jsonQuote `json:"condition,omitempty"`
	Deadline  *jsonTime  `json:"deadline,omitempty"`
	Article   string     `json:"article,omitempty"`
}

type jsonRole struct {
	Name    string `json:"name,omitempty"`
	Role    string `json:"role"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	Former  bool   `json:"former,omitempty"`
	jsonQuote
}
