package web

import (
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

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
		return page{}, errReadOnly
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
	_, fault, err := v.keep(id, form)
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

// acts are those that a correction can do.
var acts = []record.CorrectionAct{record.Put, record.Clear, record.Merge, record.Split, record.Wrong, record.Affirm, record.Undo}

// fault says what no correction may be, whatever it corrects: what is kept is kept for good.
func (c correction) fault() string {
	switch act := record.CorrectionAct(c.Act); {
	case !slices.Contains(acts, act):
		return fmt.Sprintf("%q is nothing that a correction can do; it is one of %q.", clipped(c.Act, 40), acts)
	case (act == record.Merge || act == record.Split) && !isID(c.Other):
		return "The id of the other one is missing; copy it from its page."
	}
	for _, s := range []string{c.Author, c.Reason, c.Value} {
		if !utf8.ValidString(s) || utf8.RuneCountInString(s) > longestReason {
			return fmt.Sprintf("A name, a value and a reason may have %d characters each.", longestReason)
		}
	}
	return ""
}

// longestReason is how many code points a reason may have.
const longestReason = 500

// keep appends the correction. A fault is a mistake in the form, in words.
func (v *visit) keep(id string, form correction) (made record.Correction, fault string, err error) {
	made = record.Correction{Author: form.Author, Reason: form.Reason, Made: time.Now(), Act: record.CorrectionAct(form.Act), Target: id}
	if fault := form.fault(); fault != "" {
		return made, fault, nil
	}
	switch made.Act {
	case record.Merge, record.Split:
		made.Other = form.Other
	case record.Put:
		made.Field, made.Value = form.Field, form.Value
	case record.Clear:
		made.Field = form.Field
	}
	if err := resolve.CheckCorrection(made); err != nil {
		return made, err.Error(), nil
	}
	r, err := store.Create(v.server.Record)
	if err != nil {
		return made, "", err
	}
	defer r.Close()
	made, err = r.Correct(made)
	switch {
	case errors.Is(err, store.ErrContradicts):
		return made, "It says the opposite of a correction that is in force. Undo that one first: chancery corrections lists them.", nil
	case errors.Is(err, store.ErrNotFound):
		return made, "The other entry is not in the record; copy its id from its page.", nil
	}
	return made, "", err
}
