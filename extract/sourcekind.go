package extract

import (
	"slices"
	"strings"

	"chancery/record"
	"chancery/text"
)

// published is the stance as the record keeps it: who alleges asserts, and the event's status says that the report does not.
func (s stance) published() record.Stance {
	return [...]record.Stance{asserts: record.Asserts, alleges: record.Asserts, denies: record.Denies, doubts: record.Doubts, demands: record.Demands}[s]
}

// String says what the stance does, for people.
func (s stance) String() string {
	return [...]string{asserts: "asserts", alleges: "alleges", denies: "denies", doubts: "doubts", demands: "demands"}[s]
}

// sourceKind tells what sort of source attribution a relies on.
func (r *reading) sourceKind(a *attribution) record.SourceKind {
	switch {
	case a.source.Anonymous:
		return record.Anonymous
	case a.speaker < 0, rumours[r.key(a.speaker)], r.key(a.speaker) == "report" && a.actor.ID == "" && r.Tokens[a.speaker].XPOS == "NNS":
		return record.Hearsay
	case r.isCourt(a):
		return record.Court
	case r.entityIs(a.speaker, string(text.Person)):
		if a.actor.Role != "" || slices.Contains(official, a.actor.Sector) {
			return record.Official
		}
		return record.Person
	case a.actor.Country != "" || a.actor.ID != "" || r.entityIs(a.speaker, string(text.Organisation)):
		return record.Institution
	case documents[r.key(a.speaker)]:
		return record.Paper
	case r.isNoun(a.speaker) && r.agents[r.key(a.speaker)]:
		return record.Anonymous
	}
	return ""
}

// official are the sectors whose people hold an office.
var official = []record.Sector{record.Government, record.Legislator, record.Judiciary, record.Military, record.Police, record.Spy}

// isCourt reports whether a court speaks, or a paper of one.
func (r *reading) isCourt(a *attribution) bool {
	if a.actor.Sector == record.Judiciary && !r.entityIs(a.speaker, string(text.Person)) {
		return true
	}
	return courtPapers[r.key(a.speaker)] || courtPapers[strings.ToLower(a.channel)]
}

// courtPapers are papers of courts and prosecutors, and those bodies themselves.
var courtPapers = setOf("court", "tribunal", "indictment", "complaint", "affidavit", "ruling", "verdict", "judgment", "judgement", "lawsuit", "suit",
	"prosecution", "filing", "testimony", "charge", "warrant", "subpoena", "decree", "jury", "deposition")

// rumours are told by nobody in particular; so are "reports" without a maker.
var rumours = setOf("rumour", "rumor", "gossip", "speculation", "hearsay", "legend", "word")

// documents speak for themselves: "the report says", "a post claims".
var documents = setOf("report", "study", "letter", "memo", "memorandum", "document", "paper", "post", "tweet", "message", "email", "e-mail", "statement",
	"survey", "poll", "record", "file", "cable", "book", "article", "editorial", "column", "blog", "website", "transcript", "video", "recording",
	"communique", "communiqué", "declaration", "agreement", "treaty", "text", "draft", "constitution", "law", "bill", "finding", "analysis", "review",
	"assessment", "intelligence", "figure", "datum", "data", "statistic", "evidence", "caption", "advertisement", "ad", "leaflet", "pamphlet", "press", "release", "note", "diary", "account")

// hearsay returns the adverb at trigger t that hands its event on without crediting anybody: "was reportedly arrested".
func (r *reading) hearsay(said []*attribution, t *trigger) string {
	for _, a := range said {
		if a.cueToken >= 0 && !a.credited() && r.Tokens[a.cueToken].UPOS == "ADV" && (a.contentHead == t.token || a.contentHead == t.light.verb) {
			return r.Tokens[a.cueToken].Form
		}
	}
	return ""
}

// ownDeed marks the links of the chain in which somebody speaks of his own deed.
func ownDeed(sources []record.Source, actors []record.Actor) {
	for i := range sources {
		s := &sources[i]
		if s.Kind != record.Anonymous && (anyCommon([]record.Actor{s.Actor}, actors) || anyCommon(s.Others, actors)) {
			s.Kind = record.SelfClaim
		}
	}
}
