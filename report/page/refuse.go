package page

import (
	"golang.org/x/net/html"

	"chancery/report/article"
)

func refuse(doc *html.Node, m *meta, body string) error {
	if body == "" {
		return article.Refuse(article.NoText, "is a page without an article")
	}
	return nil
}
