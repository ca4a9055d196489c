package feed

import (
	"encoding/json"

	"chancery/report/article"
	"chancery/report/page"
)

// JSONFeed is the head of a JSON Feed (https://jsonfeed.org); its items are read one by one.
type JSONFeed struct {
	Title    string   `json:"title"`
	Language string   `json:"language"`
	Authors  []person `json:"authors"`
}

type person struct {
	Name string `json:"name"`
}

// Item reads one item of a JSON Feed.
func (f *JSONFeed) Item(raw json.RawMessage, address string) (*article.Article, error) {
	var it struct {
		ID        any      `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		HTML      string   `json:"content_html"`
		Text      string   `json:"content_text"`
		Summary   string   `json:"summary"`
		Published string   `json:"date_published"`
		Modified  string   `json:"date_modified"`
		Language  string   `json:"language"`
		Author    person   `json:"author"`
		Authors   []person `json:"authors"`
	}
	if err := json.Unmarshal(raw, &it); err != nil {
		return nil, article.Refuse(article.Damaged, "an item of a JSON Feed that cannot be read (%v)", err)
	}
	id, _ := it.ID.(string)
	a := &article.Article{Title: it.Title, Outlet: f.Title, URL: absolute(address, first(it.URL, id)),
		Language: language(first(it.Language, f.Language)), Published: first(it.Published, it.Modified), Updated: it.Modified, Author: it.Author.Name}
	if a.Author == "" {
		a.Author = names(append(it.Authors, f.Authors...))
	}
	return withText(a, first(page.Text(it.HTML), it.Text, it.Summary))
}

func names(all []person) string {
	for _, p := range all {
		if p.Name != "" {
			return p.Name
		}
	}
	return ""
}
