package export

import (
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"chancery/record"
	"chancery/text"
)

// atomEntry is an entry of an Atom feed (RFC 4287).
type atomEntry struct {
	XMLName    xml.Name       `xml:"entry"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published,omitempty"`
	Updated    string         `xml:"updated"`
	Categories []atomCategory `xml:"category"`
	Links      []atomLink     `xml:"link"`
	Content    atomContent    `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomLink struct {
	Rel   string `xml:"rel,attr"`
	Href  string `xml:"href,attr"`
	Title string `xml:"title,attr,omitempty"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// atomWriter writes a feed. When it was updated, which every feed must say, is known only after the last entry; the standard lets the
// elements of a feed come in any order.
type atomWriter struct {
	w      io.Writer
	xml    *xml.Encoder
	newest text.Day
}

func openAtom(w io.Writer) (EntryWriter, error) {
	_, err := io.WriteString(w, xml.Header+`<feed xmlns="http://www.w3.org/2005/Atom">
<id>`+uuid("feed")+`</id>
<title>Chancery: entries of a record</title>
<author><name>Chancery</name></author>
<generator>chancery</generator>
`)
	return &atomWriter{w: w, xml: xml.NewEncoder(w)}, err
}

func (a *atomWriter) Write(e *record.Entry, told []record.Assertion) error {
	if e.Latest.IsZero() {
		return noDay
	}
	if a.newest.Before(e.Latest) {
		a.newest = e.Latest
	}
	entry := atomEntry{ID: uuid("entry/" + e.ID), Title: headline(e), Published: atomDay(e.Published), Updated: atomDay(e.Latest),
		Categories: []atomCategory{{string(e.Type)}, {string(e.State)}}, Content: atomContent{"text", strings.Join(citations(e, told), "\n")}}
	for i := range told[:min(len(told), mostCited)] {
		if u := reportURL(told[i].Report); u != "" {
			entry.Links = append(entry.Links, atomLink{"via", u, told[i].Report.Title})
		}
	}
	if err := a.xml.Encode(entry); err != nil {
		return err
	}
	_, err := io.WriteString(a.w, "\n")
	return err
}

func (a *atomWriter) Close() error {
	day := a.newest
	if day.IsZero() { // an empty feed
		day = text.Day{Year: 1970, Month: 1, Day: 1}
	}
	_, err := io.WriteString(a.w, "<updated>"+atomDay(day)+"</updated>\n</feed>\n")
	return err
}

// atomDay is a day in the only form that Atom has: its first second.
func atomDay(d text.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String() + "T00:00:00Z"
}

// uuid is the address of a name, the same for ever: a UUID of version 5 (RFC 9562) in a name space of our own.
func uuid(name string) string {
	sum := sha1.Sum([]byte("chancery\x00" + name))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
