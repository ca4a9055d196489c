// Package post reads posts of Mastodon and of servers with its API, such as Truth Social's: in goes a status as the API gives it,
// or an activity as an exported archive (outbox.json) holds it, out comes an article.
//
// A post that only repeats another's is refused, as is one that was deleted: who repeats a post does not say it.
package post

import (
	"encoding/json"
	"strings"

	"chancery/report/article"
	"chancery/report/page"
)

// status is what both forms have between them.
type status struct {
	// As the API of Mastodon gives it.
	ID        string          `json:"id"`
	CreatedAt string          `json:"created_at"`
	EditedAt  string          `json:"edited_at"`
	URL       string          `json:"url"`
	URI       string          `json:"uri"`
	Language  string          `json:"language"`
	Spoiler   string          `json:"spoiler_text"`
	Content   string          `json:"content"`
	Account   account         `json:"account"`
	Reblog    json.RawMessage `json:"reblog"`
	Error     string          `json:"error"`
	Card      card            `json:"card"`

	// As ActivityPub has it.
	Type         string          `json:"type"`
	Object       json.RawMessage `json:"object"`
	Published    string          `json:"published"`
	Updated      string          `json:"updated"`
	Summary      string          `json:"summary"`
	AttributedTo any             `json:"attributedTo"`
	Actor        any             `json:"actor"`
}

type account struct {
	Acct        string `json:"acct"`
	DisplayName string `json:"display_name"`
	URL         string `json:"url"`
}

type card struct {
	Title string `json:"title"`
}

// Is reports whether a JSON object is a post, of either form; keys are those of the object.
func Is(has func(key string) bool) bool {
	return has("created_at") && has("content") && has("account") || has("error") && !has("title") ||
		has("actor") && has("type") && has("object") || has("attributedTo") && has("content") || has("type") && has("deleted")
}

// Read reads one post.
func Read(raw json.RawMessage) (*article.Article, error) {
	var s status
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, article.Refuse(article.Damaged, "a post that cannot be read (%v)", err)
	}
	switch {
	case s.Error != "", s.Type == "Tombstone", s.Type == "Delete":
		return nil, article.Refuse(article.Deleted, "the post %swas deleted or cannot be seen: %s", named(s.ID), first(s.Error, s.Type))
	case s.Type == "Announce", len(s.Reblog) > 0 && string(s.Reblog) != "null":
		return nil, article.Refuse(article.Repeated, "the post %srepeats another's; add that one instead", named(s.ID))
	case s.Type == "Create", s.Type == "Update":
		var object status
		if err := json.Unmarshal(s.Object, &object); err != nil {
			return nil, article.Refuse(article.Damaged, "an activity %swithout a post in it", named(s.ID))
		}
		return object.article()
	}
	return s.article()
}

func named(id string) string {
	if id == "" {
		return ""
	}
	return id + " "
}

func (s *status) article() (*article.Article, error) {
	if s.Type == "Tombstone" {
		return nil, article.Refuse(article.Deleted, "the post %swas deleted", named(s.ID))
	}
	body := page.Text(s.Content)
	if warning := strings.TrimSpace(first(s.Spoiler, s.Summary)); warning != "" {
		body = strings.TrimSpace(warning + "\n\n" + body)
	}
	if body == "" {
		return nil, article.Refuse(article.NoText, "the post %sholds no words", named(s.ID))
	}
	return &article.Article{
		Text:      body,
		Title:     s.Card.Title,
		Author:    first(s.Account.DisplayName, s.Account.Acct, link(s.AttributedTo)),
		Outlet:    handle(s.Account),
		URL:       first(s.URL, web(s.URI), web(s.ID)),
		Language:  s.Language,
		Published: first(s.CreatedAt, s.Published),
		Updated:   first(s.EditedAt, s.Updated),
	}, nil
}

// handle is the account as people write it: "@writer@example.org".
func handle(a account) string {
	if a.Acct == "" {
		return ""
	}
	if strings.Contains(a.Acct, "@") {
		return "@" + a.Acct
	}
	_, rest, _ := strings.Cut(a.URL, "://")
	host, _, _ := strings.Cut(rest, "/")
	if host == "" {
		return "@" + a.Acct
	}
	return "@" + a.Acct + "@" + host
}

func link(v any) string {
	s, _ := v.(string)
	return s
}

func web(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}
