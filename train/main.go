// Command train makes the models of nlp/model from treebanks, and that of package actor from chains of coreference; users never need it.
//
//	go run ./train segment    words.model, sentences.model
//	go run ./train lemma      lemma.model
//	go run ./train names      names.model; with --folds 10, only its cross-validated scores
//	go run ./train pronouns   pronouns.model of package actor
//
// It is run in the repository. The corpora are looked for in $CHANCERY_SHARED/corpora, then in ../shared/corpora.
// The same data and seed give the same bytes on any machine.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/evaluate"
	"chancery/nlp/conllu"
	"chancery/nlp/lemma"
	"chancery/nlp/linear"
	"chancery/nlp/segment"
	"chancery/text"
)

// What every header says of the data.
const (
	data    = "Universal Dependencies English: EWT train, and the train documents of GUM under CC BY, CC BY-SA or in the public domain"
	licence = "CC BY-SA 4.0; UD English EWT (Universal Dependencies contributors), GUM (Amir Zeldes and contributors)"
	seed    = 1
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to train: go run ./train segment|lemma|names|pronouns")
	}
	if args[0] == "names" {
		return trainNames(args[1:])
	}
	if len(args) > 1 {
		return fmt.Errorf("%q is too much; %s takes no options", args[1:], args[0])
	}
	switch args[0] {
	case "segment":
		return trainSegment()
	case "lemma":
		return trainLemma()
	case "pronouns":
		return trainPronouns()
	}
	return fmt.Errorf("cannot train %q; choose segment, lemma, names or pronouns", args[0])
}

// corpora returns the folder of the corpora.
func corpora() string {
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = filepath.Join("..", "shared")
	}
	return filepath.Join(root, "corpora")
}

// treebank reads a file of the treebank folder.
func treebank(name string) ([]*text.Document, error) {
	file, err := os.Open(filepath.Join(corpora(), "treebank", name))
	if err != nil {
		return nil, fmt.Errorf("%w; set CHANCERY_SHARED to the folder that holds corpora/", err)
	}
	defer file.Close()
	return conllu.Read(file)
}

func trainSegment() error {
	train, err := treebank("train.conllu")
	if err != nil {
		return err
	}
	header := func(name string) linear.Header {
		return linear.Header{Name: name, Data: data, Licence: licence, Seed: seed}
	}
	s, err := segment.Train(train, header("segment: borders of words"), header("segment: ends of sentences"))
	if err != nil {
		return err
	}
	var words, sentences []string
	for _, set := range []string{"dev.conllu", "news-dev.conllu"} {
		scores, err := scoreSegment(s, set)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(set, ".conllu")
		words = append(words, fmt.Sprintf("%s words F1 %.2f", name, 100*scores.Of("Words").F1()))
		sentences = append(sentences, fmt.Sprintf("%s sentences F1 %.2f", name, 100*scores.Of("Sentences").F1()))
	}
	s.SetScores(strings.Join(words, ", "), strings.Join(sentences, ", "))
	return write(s.Models())
}

func scoreSegment(s *segment.Segmenter, set string) (evaluate.Scores, error) {
	gold, err := treebank(set)
	if err != nil {
		return nil, err
	}
	var system []*text.Document
	for _, g := range gold {
		d := &text.Document{Text: g.Text}
		s.Split(d)
		system = append(system, d)
	}
	return evaluate.CompareTrees(gold, system)
}

func trainLemma() error {
	train, err := treebank("train.conllu")
	if err != nil {
		return err
	}
	file, err := lemma.Train(train, linear.Header{Name: "lemmas", Data: data, Licence: licence}, scoreLemmas)
	if err != nil {
		return err
	}
	return write(map[string][]byte{"lemma": file})
}

// scoreLemmas measures lemmas on the dev sets' own words and tags.
func scoreLemmas(l *lemma.Lemmatiser) (string, error) {
	var scores []string
	for _, set := range []string{"dev.conllu", "news-dev.conllu"} {
		gold, err := treebank(set)
		if err != nil {
			return "", err
		}
		right, all := 0, 0
		for _, d := range gold {
			for i := range d.Tokens {
				t := &d.Tokens[i]
				all++
				if t.Lemma == "" || l.Lemma(t.Form, t.UPOS, t.XPOS, t.Feats) == t.Lemma {
					right++
				} else if os.Getenv("SHOW") != "" {
					fmt.Printf("WRONG %s %s %s %s gold %s got %s\n", t.Form, t.UPOS, t.XPOS, t.Feats, t.Lemma, l.Lemma(t.Form, t.UPOS, t.XPOS, t.Feats))
				}
			}
		}
		scores = append(scores, fmt.Sprintf("%s, given the tags, %.2f", strings.TrimSuffix(set, ".conllu"), 100*float64(right)/float64(all)))
	}
	return strings.Join(scores, "; "), nil
}

// write stores models in the folder that is built into the program.
func write(models map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(models)) {
		file := models[name]
		path := filepath.Join("nlp", "model", name+".model")
		if err := os.WriteFile(path, file, 0o644); err != nil {
			return err
		}
		head, _, _ := strings.Cut(string(file), "\n\n")
		fmt.Printf("%s, %d bytes\n%s\n\n", path, len(file), head)
	}
	return nil
}
