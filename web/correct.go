package web

import (
	"errors"
	"time"

	"chancery/phrase"
	"chancery/record"
	"chancery/resolve"
	"chancery/store"
)

// correction is the form of a correction as it was sent.
type correction struct{ Act, Other, Field, Value, Author, Reason string }

// correct appends a correction to the record, and leads back to what it made of the entry. A mistake leads back to the form.
func correct(v *visit) (page, error) {
	id, err := v.id()
	if err != nil {
		return page{}, err
	}
	if v.server.Token == (Token{}) {
		return page{}, problem{403, "Nothing can be corrected here", "This server was started without a token. On the command line: chancery correct --help"}
	}
	if err := v.ParseForm(); err != nil {
		return page{}, err
	}
	form := correction{v.PostFormValue("act"), v.PostFormValue("other"), v.PostFormValue("field"), v.PostFormValue("value"),
		v.PostFormValue("author"), v.PostFormValue("reason")}
	if form.Author == "" {
		form.Author, _, _ = v.BasicAuth()
	}
	list, err := v.record.Entry(id)
	if err != nil {
		return page{}, err
	}
	fault, err := v.keep(id, form)
	if err != nil {
		return page{}, err
	}
	if fault == "" {
		return page{next: "/entries/" + id}, nil
	}
	body, err := v.wholeEntry(&list[0])
	if err != nil {
		return page{}, err
	}
	body.Form, body.Wrong = form, fault
	return page{Title: phrase.NewTeller().Entry(&list[0]), Body: body}, nil
}

// keep appends the correction. A fault is a mistake in the form, in words.
func (v *visit) keep(id string, form correction) (fault string, err error) {
	made := record.Correction{Author: form.Author, Reason: form.Reason, Made: time.Now(), Act: record.CorrectionAct(form.Act), Target: id}
	switch made.Act {
	case record.Merge, record.Split:
		made.Other = form.Other
	case record.Put:
		made.Field, made.Value = form.Field, form.Value
	case record.Clear:
		made.Field = form.Field
	}
	if err := resolve.CheckCorrection(made); err != nil {
		return err.Error(), nil
	}
	r, err := store.Create(v.server.Record)
	if err != nil {
		return "", err
	}
	defer r.Close()
	_, err = r.Correct(made)
	switch {
	case errors.Is(err, store.ErrContradicts):
		return "It says the opposite of a correction that is in force. Undo that one first: chancery corrections lists them.", nil
	case errors.Is(err, store.ErrNotFound):
		return "The other entry is not in the record; copy its id from its page.", nil
	}
	return "", err
}
