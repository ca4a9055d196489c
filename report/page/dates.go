package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/report/dated"
	"chancery/text"
)

// publishedKeys are the meta elements that state the date of publication, the most exact first.
var publishedKeys = []string{"article:published_time", "datepublished", "og:published_time", "og:article:published_time", "article.published",
	"article:published", "article:publicationdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "rnews:datepublished", "dc.date.issued",
	"dcterms.created", "dcterms.date", "dcterms.issued", "dc.date", "date", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "publication_date",
	"originalpublicationdate", "article_date_original", "citation_publication_date", "displaydate", "ptime", "pdate", "dc.created", "created"}

// published is the day of publication, or the moment, and where it was found. In order of trust: the one day that the page
// shows its readers beside the headline, the page's data (JSON-LD, meta elements), the address, time elements, and last what is
// shown as a date elsewhere. What is shown counts for more than the data because those often give the day of Greenwich, or that
// of an article which has been written anew since. Where the day that the data state is shown too, it is the one, and a shown day
// that they know nothing of is not.
func (m *meta) published() (string, text.PublishedFrom) {
	stated := m.statedDay()
	day := shownDay(dated.Day(stated))
	alone := len(m.beside) > 0 && !slices.ContainsFunc(m.beside, func(d shownDay) bool { return d != m.beside[0] })
	switch {
	case slices.Contains(m.beside, day):
		return stated, text.FromMetadata
	case alone && m.bearsOut(m.beside[0], day), len(m.beside) > 0 && day == "":
		return m.moment(m.beside[0]), text.FromPage
	case stated != "":
		return stated, text.FromMetadata
	}
	if day := dayOfAddress(first(m.canonical, m.of("og:url"), m.address)); day != "" {
		return day, text.FromAddress
	}
	for _, t := range m.times {
		if _, ok := dated.Parse(t); ok {
			return m.local(t), text.FromMetadata
		}
	}
	return m.shownDate(), text.FromPage
}

// bearsOut reports whether the page's data know a shown day: as that of publication somewhere near midnight, or as that of a change.
// Other days beside a headline may be those of which the report tells.
func (m *meta) bearsOut(shown, stated shownDay) bool {
	one, err := time.Parse(time.DateOnly, string(shown))
	two, err2 := time.Parse(time.DateOnly, string(stated))
	if err != nil || err2 != nil {
		return false
	}
	others := append([]string{m.updated()}, m.times...)
	for _, k := range publishedKeys {
		others = append(others, m.data[k])
	}
	return one.Sub(two).Abs() <= 24*time.Hour || slices.ContainsFunc(others, func(s string) bool { return dated.Day(s) == string(shown) })
}

// updated is the date of the last change in the page's data.
func (m *meta) updated() string {
	return first(m.ld("dateModified"), m.of("article:modified_time", "datemodified", "og:updated_time", "last-modified", "parsely-modified-date", "dcterms.modified"))
}

// moment is a shown day with its time of day, if a time element states that.
func (m *meta) moment(day shownDay) string {
	for _, t := range m.times {
		if dated.Day(t) == string(day) {
			return t
		}
	}
	return string(day)
}

// statedDay is the first date of publication in the page's data that can be read.
func (m *meta) statedDay() string {
	candidates := []string{m.ld("datePublished")}
	for _, k := range publishedKeys {
		candidates = append(candidates, m.data[k])
	}
	for _, c := range append(candidates, m.ld("dateCreated"), m.ld("uploadDate")) {
		if _, ok := dated.Parse(c); ok {
			return m.local(c)
		}
	}
	return ""
}

// local returns the same moment as the page states it with the zone of its place, if it does: the day there is the
// day of publication, and at night it is not the day of Greenwich.
func (m *meta) local(date string) string {
	p, _ := dated.Parse(date)
	moment, err := time.Parse(time.RFC3339, p.Time)
	if err != nil || !strings.HasSuffix(p.Time, "Z") && !strings.HasSuffix(p.Time, "+00:00") {
		return date
	}
	others := append([]string{m.ld("datePublished")}, m.times...)
	for _, k := range publishedKeys {
		others = append(others, m.data[k])
	}
	for _, o := range others {
		q, _ := dated.Parse(o)
		t, err := time.Parse(time.RFC3339, q.Time)
		if _, offset := t.Zone(); err == nil && offset != 0 && t.Sub(moment).Abs() < time.Minute {
			return o
		}
	}
	return date
}

var dateClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:date|dateline|published|pubdate|timestamp|post-?time|posted|publish)(?:$|[\s_-])`)

// shownDate finds the first date among the elements that show one.
func (m *meta) shownDate() string {
	var all []string
	for _, n := range m.shown {
		all = append(all, words(n))
	}
	for _, s := range append(m.times, all...) {
		if day := monthDay.FindString(s); len(strings.Fields(s)) <= 2*longestDate && day != "" {
			if _, ok := dated.Parse(day); ok {
				return day
			}
		}
	}
	return ""
}

var (
	addressDay = regexp.MustCompile(`(?i)[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-](0?[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)
	months     = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// dayOfAddress finds the day that an address states: "/2026/01/24/talks-resume", "/2026/jan/24/talks-resume".
func dayOfAddress(address string) string {
	m := addressDay.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	month := m[2]
	for i, name := range months {
		if strings.EqualFold(month, name) {
			month = strconv.Itoa(i + 1)
		}
	}
	return m[1] + "-" + pad(month) + "-" + pad(m[3])
}

// pad gives a number of one digit a zero in front.
func pad(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}
