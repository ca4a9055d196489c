package extract

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed data
var data embed.FS

// A File holds rules in one of the formats of data/: a built-in one, or one of a user's own.
type File struct {
	Name    string // as messages and the rules of events name it: "status.txt", "my/rules.txt"
	Kind    string // which format it has: one of Kinds
	Content string // UTF-8
}

// Lexicon is the kind of a file that is named like none of the built-in ones: words that tell of events, after data/events.
const Lexicon = "events"

// Kinds are the kinds of files: the names of the built-in ones, and Lexicon for all in data/events.
var Kinds = []string{"ontology.txt", "classes.txt", "support.txt", "status.txt", "turns.txt", "cues.txt", "channels.txt", "agreements.txt", "treaties.txt", "confidence.txt", Lexicon}

// A library is all files from which an Extractor is made: the user's own before the built-in ones, so that they win
// where the first of equals does.
type library []File

// newLibrary joins a user's files and the built-in ones.
func newLibrary(own []File) (library, error) {
	l := library(slices.Clone(own))
	for _, f := range own {
		if !slices.Contains(Kinds, f.Kind) {
			return nil, fmt.Errorf("%s: kind %q is none of %s", f.Name, f.Kind, strings.Join(Kinds, ", "))
		}
	}
	return l, fs.WalkDir(data, "data", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".txt" {
			return err
		}
		raw, err := data.ReadFile(name)
		kind := path.Base(name)
		if path.Base(path.Dir(name)) == Lexicon {
			kind = Lexicon
		}
		l = append(l, File{path.Base(name), kind, string(raw)})
		return err
	})
}

// of returns the files of a kind, in their order.
func (l library) of(kind string) []File {
	return slices.DeleteFunc(slices.Clone(l), func(f File) bool { return f.Kind != kind })
}

// faults are what is wrong with rules, each with its place.
type faults []error

// maxFaults is how many faults are told; the first ones are often the cause of the others.
const maxFaults = 50

// add adds an error, if it is one, with the place of the rule: "status.txt:12".
func (f *faults) add(place string, err error) {
	if err == nil {
		return
	}
	if len(*f) < maxFaults {
		*f = append(*f, fmt.Errorf("%s: %w", place, err))
	}
}

// err returns all faults as one error, a line each; nil if there are none.
func (f faults) err() error { return errors.Join(f...) }
