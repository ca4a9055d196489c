package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which of our packages each may import. A package that is not listed is a mistake:
// a new arrow is a decision, made by changing this table in the same commit.
// A folder named here stands for itself and the folders below it, which may import one another.
var mayImport = map[string][]string{
	"text":   {},
	"record": {"text"},

	// The stages never import one another: each fills its part of the text.Document.
	"report":  {"text"},
	"nlp":     {"text"},
	"timex":   {"text"},
	"place":   {"text"},
	"actor":   {"text"},
	"extract": {"text", "record"},

	// resolve makes entries of what many reports assert; ask answers questions in words from a record.
	"resolve": {"text", "record"},
	"query":   {"text", "record"},
	"store":   {"text", "record", "query", "resolve"},
	"ask":     {"text", "record", "phrase", "export", "query", "resolve", "store"},
	"phrase":  {"text", "record"},
	"export":  {"text", "record", "phrase"}, // phrase: titles for calendars, feeds and timelines

	// ingest knows the order of the stages.
	"ingest": {"text", "record", "report", "nlp", "timex", "place", "actor", "extract"},

	// cluster takes reports to workers on many machines; how they are read is given to it.
	"deploy":  {},
	"cluster": {"text", "record", "report", "ingest", "store"},

	// cluster/beam is a module of its own: the same pure functions as steps of a pipeline.
	"cluster/beam": {"text", "record", "report", "ingest", "resolve", "store", "export"},

	"train":    {"text", "nlp", "place", "actor", "ingest", "evaluate"},
	"evaluate": {"text", "record", "report", "nlp", "timex", "place", "actor", "extract", "resolve", "store", "query", "ask", "ingest", "export"},

	// doc/peers compares the program with others.
	"doc": {"text", "nlp", "ingest", "evaluate"},

	// assist hands the answers of ask to language models, which quote them.
	"assist": {"text", "record", "phrase", "export", "query", "store", "ask"},

	// web shows a record in a browser; the reading of names and questions is handed to it.
	"web": {"text", "record", "phrase", "export", "query", "resolve", "store", "ask"},

	"cli": {"text", "record", "report", "nlp", "place", "actor", "phrase", "export", "query", "resolve", "store", "ask", "ingest", "evaluate", "assist", "web", "cluster"},
	".":   {"cli"},
}

func TestImports(t *testing.T) {
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && file != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		checkImports(t, filepath.ToSlash(file))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, file string) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	from := topFolder(path.Dir(file))
	allowed, listed := mayImport[from]
	if !listed {
		t.Errorf("%s: the table in imports_test.go does not list package %s; add it with what it may import", file, from)
	}
	for _, spec := range parsed.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		ours, found := strings.CutPrefix(name, "chancery/")
		if !found {
			continue
		}
		if to := topFolder(ours); to != from && !slices.Contains(allowed, to) {
			t.Errorf("%s: %s may not import %s; the table in imports_test.go says what it may", file, from, name)
		}
	}
}

// topFolder returns the first folder of a path within the module, "." for the module itself; a module within it stands for itself.
func topFolder(dir string) string {
	const within = "cluster/beam"
	if dir == within || strings.HasPrefix(dir, within+"/") {
		return within
	}
	first, _, _ := strings.Cut(dir, "/")
	return first
}
