package origin

import (
	"strings"

	"chancery/record"
)

// Document names the post, press release or letter that an assertion rests on, as speaker and kind: "donald trump post". It is
// empty for words spoken before many, at a news conference or in parliament: whoever was there and tells of them is a
// witness of his own.
func Document(sources []record.Source) string {
	for i := len(sources) - 1; i >= 0; i-- {
		s := sources[i]
		speaker := s.Actor.Name
		if speaker == "" && s.Actor.Country != "" { // "the foreign ministry" might be any
			speaker = s.Actor.ID
		}
		if kind := documentKind(s.Channel); kind != "" && speaker != "" && !s.Anonymous {
			return strings.ToLower(speaker) + " " + kind
		}
	}
	return ""
}

// documentKind is the noun of a channel that is one document, "post" for those of all services; "" for one through which several
// hear the same words themselves.
func documentKind(channel string) string {
	words := strings.Fields(strings.ToLower(channel))
	if len(words) == 0 {
		return ""
	}
	noun := words[len(words)-1]
	switch {
	case posts[noun]:
		return "post"
	case noun == "release":
		return "statement"
	case papers[noun]:
		return noun
	}
	return ""
}

// posts are channels of one kind: "in a Truth Social post", "on Truth Social", "tweeted".
var posts = setOf("post", "tweet", "message", "blog", "social", "twitter", "x", "facebook", "instagram", "telegram", "tiktok", "youtube", "linkedin", "bluesky",
	"mastodon", "threads", "weibo", "wechat", "whatsapp", "vkontakte", "vk", "snapchat", "reddit", "substack")

// papers are channels that are documents, besides posts. An interview is one too: it was given to one outlet, whose it is.
var papers = setOf("statement", "communique", "communiqué", "letter", "memo", "memorandum", "email", "e-mail", "interview", "report", "filing", "brief", "affidavit",
	"complaint", "indictment", "ruling", "opinion", "verdict", "judgment", "judgement", "decree", "book", "article", "editorial", "column", "essay",
	"op-ed", "note", "video", "broadcast", "telecast", "podcast", "document", "dispatch", "cable", "telegram", "declaration", "resolution", "study", "survey",
	"poll", "paper", "transcript", "pamphlet", "leaflet", "manifesto", "bulletin", "submission", "text")
