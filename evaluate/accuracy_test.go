package evaluate

import (
	"os"
	"path/filepath"
	"testing"
)

// floors are the least F1 that measures of a stage may have on a file or folder of gold.
type floors struct {
	stage Stage
	gold  string
	least map[string]float64
}

func (f floors) check(t *testing.T, folder string) {
	t.Helper()
	gold := filepath.Join(folder, filepath.FromSlash(f.gold))
	if _, err := os.Stat(gold); err != nil {
		t.Skipf("%v; set CHANCERY_SHARED to the folder that holds corpora/", err)
	}
	scores, err := f.stage(gold, nil)
	if err != nil {
		t.Fatal(err)
	}
	for measure, least := range f.least {
		if f1 := scores.Of(measure).F1(); f1 < least {
			t.Errorf("%s: %s has F1 %.4f, below %.3f", f.gold, measure, f1, least)
		}
	}
}

// TestAccuracyOnTheSample holds the models to sentences annotated by hand for this test.
func TestAccuracyOnTheSample(t *testing.T) {
	for _, f := range []floors{
		{Treebank, "sample.conllu", map[string]float64{"Words": 1, "Sentences": 1, "UPOS": 0.96, "Lemmas": 0.96, "LAS": 0.75}},
		{Names, "sample.bio", map[string]float64{"names": 0.75}},
	} {
		f.check(t, "testdata")
	}
}

// TestAccuracy keeps what has been reached on the development sets, a little below the figures in doc/accuracy.md.
func TestAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves the development sets out")
	}
	root := os.Getenv("CHANCERY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	for _, f := range []floors{
		{Articles, "articles/scrapinghub_gold.json", map[string]float64{"bodies": 0.97, "refused": 0.98}},
		{Articles, "articles/newspaper4k_gold.json", map[string]float64{"bodies": 0.92, "titles": 0.945, "days": 0.91, "refused": 0.98}},
		{Articles, "articles/trafilatura_gold.json", map[string]float64{"segments": 0.925, "refused": 0.99}},
		{Treebank, "treebank/dev.conllu", map[string]float64{"Words": 0.994, "Sentences": 0.91, "UPOS": 0.95, "Lemmas": 0.97, "LAS": 0.80}},
		{Treebank, "treebank/news-dev.conllu", map[string]float64{"Words": 0.998, "Sentences": 0.965, "LAS": 0.82}},
		{Names, "names/uner_ewt_dev.bio", map[string]float64{"names": 0.72}},
		{Times, "times/timebank.jsonl", map[string]float64{"strict": 0.86, "relaxed": 0.92, "value": 0.76}},
		{Times, "times/aquaint.jsonl", map[string]float64{"strict": 0.80, "relaxed": 0.92, "value": 0.74}},
		{Origins, "stories/giveme5w1h_news.jsonl", map[string]float64{"cut": 0.97, "reheaded": 0.97, "reordered": 0.97, "edited": 0.97, "mixed": 0.96, "release": 0.95, "all": 0.97}},
		{Record, "record", map[string]float64{"events": 0.62, "statements": 0.76, "roles": 0.84, "times": 0.93, "offsets": 1}},
		{Stories, "stories/giveme5w1h_news.jsonl", map[string]float64{"BCubed": 0.93}},
		{Stories, "stories/ecbplus_docs_dev.jsonl", map[string]float64{"BCubed": 0.91}},
		{Stories, "stories/ecbplus_coref_dev.jsonl", map[string]float64{"B3 typed": 0.77, "CEAF-e typed": 0.68, "MUC typed": 0.85}},
	} {
		f.check(t, filepath.Join(root, "corpora"))
	}
}
