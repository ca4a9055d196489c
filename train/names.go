package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"chancery/evaluate"
	"chancery/ingest"
	"chancery/nlp"
	"chancery/nlp/linear"
	"chancery/nlp/names"
	"chancery/text"
)

// nameSet is a file with names, and what its lessons weigh. The network has learned from two of them, so that it is surer of them than of
// text that it has never seen, and GUM's rules for names are others than those of UNER, which are ours.
type nameSet struct {
	file   string
	weight float64
	dev    bool // to measure on, each document by what was learned without it
	title  string
}

var nameSets = []nameSet{
	{"uner_ewt_dev.bio", 1, true, "Universal NER on EWT dev"},
	{"gum_ok_dev.bio", 1, true, "GUM dev"},
	{"train.bio", 0.1, false, "GUM train"},
	{"wikigold.bio", 0.3, false, "Wikigold"},
}

// What the header says.
const (
	nameData    = "UNER English EWT dev, GUM under CC BY, CC BY-SA or in the public domain, Wikigold, each as network.model and the register of actors read it"
	nameLicence = "CC BY-SA 4.0; Universal NER (Mayhew and others 2024), UD English EWT (Universal Dependencies contributors), GUM (Amir Zeldes and contributors), Wikigold (Balasuriya and others 2009)"
)

// pseudoDocument is how many sentences of a file that does not tell its documents apart are taken for one.
const pseudoDocument = 12

// study is a document with names.
type study struct {
	set    *nameSet
	gold   *text.Document
	lesson names.Lesson
	found  *text.Document // by what was learned from others
}

// trainNames learns the second reading of names, or only measures it.
func trainNames(args []string) error {
	flags := flag.NewFlagSet("names", flag.ContinueOnError)
	folds := flags.Int("folds", 0, "only print scores, each document read by what was learned from the other `n`ths")
	if err := flags.Parse(args); err != nil {
		return err
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return err
	}
	studies, err := readStudies(language)
	if err != nil {
		return err
	}
	measureOnly := *folds > 1
	if !measureOnly {
		*folds = 10
	}
	crossValidate(studies, *folds, language)
	scores := fmt.Sprintf("cross-validated over documents in %d parts:", *folds)
	for i := range nameSets {
		if set := &nameSets[i]; set.dev {
			s := nameScores(studies, set)
			if measureOnly {
				fmt.Printf("%s:\n%s\n", set.title, s)
			}
			scores += fmt.Sprintf(" %s F1 %.2f,", set.title, 100*s.Of("names").F1())
		}
	}
	if measureOnly {
		return nil
	}
	header := nameHeader()
	header.Scores = strings.TrimSuffix(scores, ",")
	return write(map[string][]byte{"names": learnNames(studies, header).Model()})
}

func nameHeader() linear.Header {
	return linear.Header{Name: "names: tags of words", Data: nameData, Licence: nameLicence, Seed: seed}
}

// readStudies reads and analyses the documents of all sets.
func readStudies(language *nlp.Model) ([]*study, error) {
	free, err := freeDocuments()
	if err != nil {
		return nil, err
	}
	var out []*study
	for i := range nameSets {
		set := &nameSets[i]
		file, err := os.ReadFile(filepath.Join(corpora(), "names", set.file))
		if err != nil {
			return nil, err
		}
		for _, part := range documents(string(file)) {
			id, _, _ := strings.Cut(part, "\n")
			if strings.HasPrefix(id, "GUM") && !free[id] {
				continue
			}
			all, err := evaluate.ReadNames(strings.NewReader("# id = " + part))
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", set.file, id, err)
			}
			for _, gold := range all {
				d := evaluate.Unnamed(gold)
				lesson := names.Lesson{Evidence: language.Evidence(d), Gold: gold.Names, Weight: set.weight}
				out = append(out, &study{set: set, gold: gold, lesson: lesson})
			}
		}
	}
	return out, nil
}

// documents cuts a file at its documents; each part begins with its id.
func documents(file string) []string {
	const mark = "# newdoc id = "
	if strings.HasPrefix(file, mark) {
		return strings.Split(strings.TrimPrefix(file, mark), "\n"+mark)
	}
	var out []string
	sentences := strings.SplitAfter(file, "\n\n")
	for from := 0; from < len(sentences); from += pseudoDocument {
		to := min(from+pseudoDocument, len(sentences))
		out = append(out, fmt.Sprintf("%d\n%s", from, strings.Join(sentences[from:to], "")))
	}
	return out
}

// freeDocuments are the documents of GUM whose licence lets a model that has learned from them be used for anything.
func freeDocuments() (map[string]bool, error) {
	file, err := os.ReadFile(filepath.Join(corpora(), "treebank", "gum_doc_licenses.tsv"))
	if err != nil {
		return nil, err
	}
	free := map[string]bool{}
	for line := range strings.Lines(string(file)) {
		if fields := strings.Split(line, "\t"); len(fields) > 4 { // doc, split, genre, license, commercial_ok, …
			free[fields[0]] = fields[4] == "yes"
		}
	}
	return free, nil
}

// crossValidate finds the names of the documents to measure on, each by what was learned from the other parts.
func crossValidate(studies []*study, folds int, language *nlp.Model) {
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0)) // each takes much memory
	for fold := range folds {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var others []*study
			for i, s := range studies {
				if !s.set.dev || i%folds != fold {
					others = append(others, s)
				}
			}
			reader := language.WithNames(learnNames(others, nameHeader()))
			for i, s := range studies {
				if s.set.dev && i%folds == fold {
					s.found = evaluate.Unnamed(s.gold)
					reader.Parse(s.found)
				}
			}
		})
	}
	wait.Wait()
}

func learnNames(studies []*study, header linear.Header) *names.Reader {
	var lessons []names.Lesson
	for _, s := range studies {
		lessons = append(lessons, s.lesson)
	}
	return names.Train(lessons, header)
}

func nameScores(studies []*study, set *nameSet) evaluate.Scores {
	var gold, found []*text.Document
	for _, s := range studies {
		if s.set == set {
			gold, found = append(gold, s.gold), append(found, s.found)
		}
	}
	return evaluate.CompareNames(gold, found)
}
