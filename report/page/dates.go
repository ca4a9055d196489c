package page

import "regexp"

// published is the first of what the page says of its date; then the day in its address.
func (m *meta) published() string {
	if s := first(m.ld("datePublished"), m.of("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
		"dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "og:published_time",
		"og:article:published_time", "article.published", "article:published", "cxenseparse:recs:publishtime", "rnews:datepublished",
		"originalpublicationdate", "timestamp", "ptime", "pdate", "displaydate", "last-modified"), m.ld("dateCreated"), m.ld("uploadDate")); s != "" {
		return s
	}
	if s := dayOfAddress(first(m.canonical, m.of("og:url"), m.address)); s != "" {
		return s
	}
	for _, t := range m.times {
		if t != "" {
			return t
		}
	}
	return ""
}

var addressDay = regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-](0[1-9]|1[0-2])[/_-](0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)

// dayOfAddress finds the day that an address states: "/2026/01/24/talks-resume".
func dayOfAddress(address string) string {
	m := addressDay.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}
