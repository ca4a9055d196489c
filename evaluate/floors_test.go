package evaluate

import (
	"os"
	"path/filepath"
	"testing"
)

// floor is the least F1, in per cent, that a measure of a stage may have.
type floor struct {
	stage, gold, measure string
	f1                   float64
}

func (f floor) check(t *testing.T, scores Scores) {
	t.Helper()
	if got := 100 * scores.Of(f.measure).F1(); got < f.f1 {
		t.Errorf("%s of %s: F1 %.2f fell below %.2f", f.measure, f.gold, got, f.f1)
	}
}

// checkFloors runs each stage once on each gold file; floors of the same file stand together.
func checkFloors(t *testing.T, folder string, floors []floor) {
	var scores Scores
	for i, f := range floors {
		if i == 0 || f.gold != floors[i-1].gold {
			stage, err := Find(f.stage)
			if err != nil {
				t.Fatal(err)
			}
			if scores, err = stage(filepath.Join(folder, f.gold), nil); err != nil {
				t.Fatal(err)
			}
		}
		f.check(t, scores)
	}
}

func TestFloorsOnTheSample(t *testing.T) {
	checkFloors(t, "testdata", []floor{
		{"treebank", "sample.conllu", "Words", 100},
		{"treebank", "sample.conllu", "Sentences", 100},
		{"treebank", "sample.conllu", "UPOS", 96},
		{"treebank", "sample.conllu", "Lemmas", 96},
		{"treebank", "sample.conllu", "LAS", 75},
		{"names", "sample.bio", "names", 75},
	})
}

func TestFloorsOnTheDevSets(t *testing.T) {
	corpora := filepath.Join("..", "..", "shared", "corpora")
	if shared := os.Getenv("CHANCERY_SHARED"); shared != "" {
		corpora = filepath.Join(shared, "corpora")
	}
	if _, err := os.Stat(corpora); err != nil {
		t.Skipf("no corpora: %v; set CHANCERY_SHARED to the folder that holds corpora/", err)
	}
	if testing.Short() {
		t.Skip("-short leaves the dev sets out")
	}
	checkFloors(t, corpora, []floor{
		{"treebank", "treebank/dev.conllu", "Words", 99.4},
		{"treebank", "treebank/dev.conllu", "Sentences", 91},
		{"treebank", "treebank/dev.conllu", "UPOS", 95},
		{"treebank", "treebank/dev.conllu", "Lemmas", 97},
		{"treebank", "treebank/dev.conllu", "LAS", 80},
		{"treebank", "treebank/news-dev.conllu", "Words", 99.8},
		{"treebank", "treebank/news-dev.conllu", "Sentences", 96.5},
		{"treebank", "treebank/news-dev.conllu", "LAS", 82},
		{"names", "names/uner_ewt_dev.bio", "names", 60},
	})
}
