package web

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"time"

	"chancery/record"
	"chancery/store"
)

// sentReport is a report as a program sends it.
type sentReport struct {
	Text      string `json:"text"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Author    string `json:"author,omitempty"`
	URL       string `json:"url,omitempty"`
}

// sentCorrection is a correction as a program sends it: the act and its target always, the rest as the act needs it.
type sentCorrection struct {
	Act    string `json:"act"`
	Target string `json:"target"`
	Other  string `json:"other,omitempty"`
	Field  string `json:"field,omitempty"`
	Value  string `json:"value,omitempty"`
	Author string `json:"author,omitempty"`
	Reason string `json:"reason"`
}

// kept says what became of what was sent: its id, and whether it is new.
type kept struct {
	ID    string `json:"id"`
	Added bool   `json:"added"`
}

// sent reads the object that a request sends.
func sent[T any](v *visit) (object T, err error) {
	if v.server.Token == (Token{}) {
		return object, errReadOnly
	}
	if kind, _, _ := mime.ParseMediaType(v.Header.Get("Content-Type")); kind != "application/json" {
		return object, problem{http.StatusUnsupportedMediaType, "JSON is expected", "Send an object with Content-Type: application/json."}
	}
	d := json.NewDecoder(v.Body)
	d.DisallowUnknownFields()
	if err = d.Decode(&object); err == nil {
		if _, err = d.Token(); err == io.EOF {
			return object, nil
		}
		return object, mistake("More than one object was sent.")
	}
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		return object, err
	}
	return object, mistake("The body is not the object that is expected: %v.", err)
}

// addReport reads a report and adds it to the record, which is made if there is none.
func addReport(v *visit) (any, error) {
	r, err := sent[sentReport](v)
	if err != nil {
		return nil, err
	}
	var rep *record.Report
	if err := v.reading(func() (err error) {
		rep, err = v.server.Read(Sent(r))
		return err
	}); err != nil {
		if p, ok := err.(problem); ok {
			return nil, p
		}
		return nil, problem{http.StatusUnprocessableEntity, "The report cannot be read", "The report " + err.Error() + "."}
	}
	w, err := store.Create(v.server.Record)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	added, err := w.Add(rep, time.Now())
	if store.Refused(err) {
		return nil, problem{http.StatusUnprocessableEntity, "The report cannot be kept", err.Error()}
	}
	return kept{rep.ID, added}, err
}

// addCorrection appends a correction to the record.
func addCorrection(v *visit) (any, error) {
	c, err := sent[sentCorrection](v)
	if err != nil {
		return nil, err
	}
	if v.record == nil {
		return nil, errNoRecord
	}
	if c.Author == "" {
		c.Author, _, _ = v.BasicAuth()
	}
	if !isID(c.Target) {
		return nil, mistake("target is the id of an entry or of an assertion.")
	}
	made, fault, err := v.keep(c.Target, correction{c.Act, c.Other, c.Field, c.Value, c.Author, c.Reason})
	if fault != "" {
		return nil, problem{http.StatusUnprocessableEntity, "The correction cannot be kept", fault}
	}
	return kept{made.ID, true}, err
}
