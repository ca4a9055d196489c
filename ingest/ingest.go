// Package ingest joins the stages: it takes a text.Document as package report made it and gives the record of that report.
// It is the only package that knows the order of the stages.
package ingest

import (
	"fmt"
	"runtime/debug"

	"chancery/actor"
	"chancery/extract"
	"chancery/nlp"
	"chancery/place"
	"chancery/record"
	"chancery/text"
	"chancery/timex"
)

// Pipeline is the stages with their models and lexicons, loaded once. It is safe for concurrent use.
type Pipeline struct {
	language  *nlp.Model
	places    *place.Gazetteer
	actors    *actor.Register
	extractor *extract.Extractor
	program   string // what reads, for record.Report.Program
}

// Load loads the data of all stages.
func Load() (*Pipeline, error) { return LoadWith(Own{}) }

// LoadWith loads the data of all stages, and with them a user's own rules and dictionaries.
func LoadWith(own Own) (*Pipeline, error) {
	files, err := own.read()
	if err != nil {
		return nil, err
	}
	actors, err := actor.Load(files.actors...)
	if err != nil {
		return nil, err
	}
	language, err := loadLanguage(actors)
	if err != nil {
		return nil, err
	}
	places, err := place.Load()
	if err != nil {
		return nil, err
	}
	extractor, err := extract.Load(files.rules...)
	if err != nil {
		return nil, err
	}
	return &Pipeline{language, places, actors, extractor, program(files.hash())}, nil
}

// Faults are the lines of the user's dictionaries that are not understood and left out, each with its place and remedy.
func (p *Pipeline) Faults() []error { return p.actors.Faults }

// LoadLanguage loads the analysis of the text alone, as it works in a Pipeline: with the register of actors as its gazetteer.
func LoadLanguage() (*nlp.Model, error) {
	actors, err := actor.Load()
	if err != nil {
		return nil, err
	}
	return loadLanguage(actors)
}

func loadLanguage(actors *actor.Register) (*nlp.Model, error) {
	language, err := nlp.Load()
	if err != nil {
		return nil, err
	}
	return language.WithGazetteer(actors.Known), nil
}

// Read takes one report through the stages, each of which fills its part of d, and returns what the report asserts.
// A report in a language other than English goes through none of them: it has a notice that says so.
func (p *Pipeline) Read(d *text.Document) (r *record.Report, err error) {
	defer guard(&err)
	r = &record.Report{}
	if p.annotate(d) {
		r = p.extractor.Extract(d)
	}
	describe(r, d)
	r.Program = p.program
	return r, nil
}

// Explain is Read, and says of each event why it is recorded as it is.
func (p *Pipeline) Explain(d *text.Document) (r *record.Report, why []record.Explanation, err error) {
	defer guard(&err)
	r = &record.Report{}
	if p.annotate(d) {
		r, why = p.extractor.Explain(d)
	}
	describe(r, d)
	r.Program = p.program
	return r, why, nil
}

// annotate takes a report through the stages before the extraction; it is false for one that it leaves alone.
func (p *Pipeline) annotate(d *text.Document) bool {
	if !analysable(d) {
		return false
	}
	p.language.Analyse(d)
	timex.Annotate(d)
	p.places.Annotate(d)
	p.actors.Annotate(d)
	return true
}

// analysable reports whether the report is in English, or too short for its language to be told.
func analysable(d *text.Document) bool { return d.Language == "en" || d.Language == "" }

// guard turns a fault of the program into an error of the one report that brought it to light, so that the others are still read.
func guard(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("fault in the program, please report it with this text: %v\n%s", fault, debug.Stack())
	}
}
