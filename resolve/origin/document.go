package origin

import (
	"cmp"
	"strings"

	"chancery/record"
)

// Document names the post, press release or letter that an assertion rests on, as speaker and kind: "donald trump post". It is
// empty for words spoken before many, at a news conference or in parliament: whoever was there and tells of them is a
// witness of his own.
func Document(sources []record.Source) string {
	for i := len(sources) - 1; i >= 0; i-- {
		s := sources[i]
		speaker := cmp.Or(s.Actor.Name, s.Actor.ID)
		if kind := documentKind(s.Channel); kind != "" && speaker != "" && !s.Anonymous {
			return strings.ToLower(speaker) + " " + kind
		}
	}
	return ""
}

// documentKind is the noun of a channel that is one document, "post" for those of all services, or "" for speech.
func documentKind(channel string) string {
	words := strings.Fields(strings.ToLower(channel))
	if len(words) == 0 {
		return ""
	}
	noun := words[len(words)-1]
	switch {
	case spoken[noun], strings.HasSuffix(noun, "ly"): // "said privately"
		return ""
	case papers[noun]:
		return noun
	case noun == "press", noun == "release":
		return "statement"
	}
	return "post" // on a service by its name: "Truth Social"
}

// spoken are channels through which several hear the same words themselves.
var spoken = setOf("conference", "briefing", "speech", "address", "remark", "remarks", "comment", "comments", "call", "debate", "hearing", "session", "sermon",
	"homily", "testimony", "press", "television", "tv", "radio", "show", "programme", "program", "channel", "agreement", "plan")

// papers are channels that are documents, besides posts. An interview is one too: it was given to one outlet, whose it is.
var papers = setOf("statement", "communique", "communiqué", "letter", "memo", "memorandum", "email", "e-mail", "interview", "report", "filing", "brief", "affidavit",
	"complaint", "indictment", "ruling", "opinion", "verdict", "judgment", "judgement", "decree", "book", "article", "editorial", "column", "essay",
	"op-ed", "note", "video", "broadcast", "telecast", "podcast", "document", "dispatch", "cable", "telegram", "declaration", "resolution", "study", "survey",
	"poll", "paper", "transcript", "pamphlet", "leaflet", "manifesto", "bulletin", "submission", "text")
