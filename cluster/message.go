package cluster

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"chancery/report"
	"chancery/text"
)

// message is what travels: a report as any program may write it, or as chancery publish has read it.
type message struct {
	Text      string    `json:"text,omitempty"`
	Published string    `json:"published,omitempty"` // a date, in any form that a "Date:" line may have
	URL       string    `json:"url,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Author    string    `json:"author,omitempty"`
	Title     string    `json:"title,omitempty"`
	Document  *document `json:"document,omitempty"` // instead of all of the above
}

// document is a text.Document as package report fills it. What later stages fill hides behind fields that are never there.
type document struct {
	text.Document
	Sentences, Tokens, Names, Timexes, Places, Mentions, Entities, Offices, Anaphors *struct{} `json:",omitempty"`
}

// encode writes a report that has been read.
func encode(d *text.Document) ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(message{Document: &document{Document: *d}})
	return b.Bytes(), err
}

// decode reads a message. A field that is not known is an error: a date that is misspelt would be lost without a word.
func decode(raw []byte) (*text.Document, error) {
	in := json.NewDecoder(bytes.NewReader(raw))
	in.DisallowUnknownFields()
	var m message
	if err := in.Decode(&m); err != nil {
		return nil, fmt.Errorf("the message is no JSON as doc/stream.md describes it: %w", err)
	}
	if _, err := in.Token(); err != io.EOF {
		return nil, errors.New("the message holds more than one JSON object; publish a message for each report")
	}
	if m.Document == nil {
		return report.Read([]byte(m.Text), report.Options{Published: m.Published, URL: m.URL, Outlet: m.Outlet, Author: m.Author, Title: m.Title})
	}
	d := m.Document.Document
	return &d, check(&d)
}

// check holds a document from outside to what package report promises.
func check(d *text.Document) error {
	switch {
	case len(d.Text) > report.MaxBytes:
		return fmt.Errorf("the document's text has %d bytes, more than %d", len(d.Text), report.MaxBytes)
	case strings.Contains(d.Text, "\x00") || !utf8.ValidString(d.Text):
		return errors.New("the document's text holds bytes that no text has")
	}
	for _, s := range []text.Span{d.Body, d.Headline, d.Published.Span} {
		if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) || !atRune(d.Text, s.Start) || !atRune(d.Text, s.End) {
			return fmt.Errorf("the document names a place outside of its text: %d to %d of %d", s.Start, s.End, len(d.Text))
		}
	}
	if strings.TrimSpace(d.Body.In(d.Text)) == "" {
		return errors.New("the document holds no text")
	}
	return nil
}

// atRune reports whether a character begins at a byte, or the text ends there.
func atRune(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }
