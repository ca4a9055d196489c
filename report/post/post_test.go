package post

import (
	"errors"
	"strings"
	"testing"

	"chancery/report/article"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, raw, want, refused string }{
		{"a status", `{"id":"1","created_at":"2026-01-24T10:00:00.000Z","url":"https://example.org/@w/1","language":"en","content":"<p>Talks resume.</p><p>More soon</p>","account":{"acct":"w","display_name":"A. Writer","url":"https://example.org/@w"},"reblog":null}`,
			"A. Writer|@w@example.org|https://example.org/@w/1|2026-01-24T10:00:00.000Z|Talks resume.\n\nMore soon", ""},
		{"an activity", `{"id":"https://example.org/1/activity","type":"Create","actor":"https://example.org/users/w","object":{"type":"Note","id":"https://example.org/1","content":"<p>Talks resume.</p>","published":"2026-01-24T10:00:00Z","attributedTo":"https://example.org/users/w"}}`,
			"https://example.org/users/w||https://example.org/1|2026-01-24T10:00:00Z|Talks resume.", ""},
		{"deleted", `{"error":"Record not found"}`, "", "was deleted or cannot be seen: Record not found"},
		{"a tombstone", `{"type":"Create","object":{"type":"Tombstone","id":"https://example.org/1"}}`, "", "the post https://example.org/1 was deleted"},
		{"a repetition", `{"id":"2","content":"x","reblog":{"id":"1"}}`, "", "the post 2 repeats another's"},
		{"a picture", `{"id":"3","content":""}`, "", "the post 3 holds no words"},
		{"broken", `{"id":3}`, "", "cannot be read"},
	} {
		a, err := Read([]byte(c.raw))
		if c.refused != "" {
			var r *article.Refusal
			if !errors.As(err, &r) || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: error %v, want %q", c.name, err, c.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Join([]string{a.Author, a.Outlet, a.URL, a.Published, a.Text}, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"type":"Create","object":{"type":"Note","content":"<p>x"}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a, err := Read(raw); err == nil && a.Text == "" {
			t.Error("a post without text")
		}
	})
}
