// Command peers compares Chancery with other programs that analyse English: it hands the raw text of a treebank to them and
// scores what they make of it. The script run beside it calls them all.
//
//	peers texts DIR GOLD NAMES...   DIR/gold.conllu, the treebank with the names of the BIO files; DIR/texts, its raw texts
//	peers chancery DIR              DIR/Chancery.conllu and DIR/Chancery.seconds
//	peers conllu DIR < TSV          what another program found (see exchange.go) as CoNLL-U
//	peers table DIR NEWS NAME...    a line of the table for each program, for all texts and for the documents of NEWS
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"chancery/evaluate"
	"chancery/ingest"
	"chancery/nlp/conllu"
	"chancery/text"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) >= 3 && args[0] == "texts":
		return writeTexts(args[1], args[2], args[3:])
	case len(args) == 2 && args[0] == "chancery":
		return readOurselves(args[1])
	case len(args) == 2 && args[0] == "conllu":
		return writeCoNLLU(args[1], os.Stdin, os.Stdout)
	case len(args) >= 4 && args[0] == "table":
		return printTable(args[1], args[2], args[3:])
	}
	return fmt.Errorf("%q is not understood; the comment in main.go lists the commands", strings.Join(args, " "))
}

// readDocuments reads a file of CoNLL-U.
func readDocuments(path string) ([]*text.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	docs, err := conllu.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

// writeTexts writes the raw text of each document of a treebank to a file, and the treebank with names in MISC.
func writeTexts(dir, gold string, bio []string) error {
	named, err := addNames(gold, bio)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "gold.conllu")
	if err := os.WriteFile(path, named, 0o666); err != nil {
		return err
	}
	docs, err := readDocuments(path)
	if err != nil {
		return err
	}
	texts := filepath.Join(dir, "texts")
	if err := os.MkdirAll(texts, 0o777); err != nil {
		return err
	}
	for i, d := range docs {
		if err := os.WriteFile(filepath.Join(texts, fmt.Sprintf("%04d.txt", i+1)), []byte(d.Text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// readTexts returns the documents that writeTexts wrote.
func readTexts(dir string) ([]*text.Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "texts", "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no texts in %s; run peers texts first (%v)", dir, err)
	}
	var docs []*text.Document
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		docs = append(docs, &text.Document{Text: string(raw), Body: text.Span{End: len(raw)}, Language: "en"})
	}
	return docs, nil
}

// readOurselves does with Chancery what the other programs' adapters do with them: reads all texts twice, and times the second.
func readOurselves(dir string) error {
	docs, err := readTexts(dir)
	if err != nil {
		return err
	}
	language, err := ingest.LoadLanguage()
	if err != nil {
		return err
	}
	var before time.Duration
	for range 2 {
		before = cpuTime()
		for _, d := range docs {
			language.Analyse(d)
		}
	}
	spent := cpuTime() - before
	if err := os.WriteFile(filepath.Join(dir, "Chancery.seconds"), fmt.Appendln(nil, spent.Seconds()), 0o666); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "Chancery.conllu"))
	if err != nil {
		return err
	}
	if err := writeAll(f, docs); err != nil {
		return err
	}
	return f.Close()
}

func writeAll(f *os.File, docs []*text.Document) error {
	out := bufio.NewWriter(f)
	for _, d := range docs {
		if err := conllu.Write(out, d); err != nil {
			return err
		}
	}
	return out.Flush()
}

// cpuTime is what this process has used of the processor so far.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano())
}

// columns are the measures shown, and their short names.
var columns = [...][2]string{
	{"Tokens", "tokens"}, {"Sentences", "sentences"}, {"Words", "words"}, {"UPOS", "UPOS"}, {"XPOS", "XPOS"},
	{"Lemmas", "lemmas"}, {"UAS", "UAS"}, {"LAS", "LAS"}, {"Names", "names"},
}

// printTable prints a table of all documents and one of those that the treebank news has, too.
func printTable(dir, news string, programs []string) error {
	gold, err := readDocuments(filepath.Join(dir, "gold.conllu"))
	if err != nil {
		return err
	}
	some, err := readDocuments(news)
	if err != nil {
		return err
	}
	isNews := func(i int) bool {
		return slices.ContainsFunc(some, func(d *text.Document) bool { return d.Origin.Path == gold[i].Origin.Path })
	}
	for _, part := range []struct {
		title string
		keep  func(int) bool
	}{{"All texts", func(int) bool { return true }}, {"The news among them", isNews}} {
		fmt.Printf("\n%s, F1 in per cent:\n\n| program |", part.title)
		for _, c := range columns {
			fmt.Printf(" %s |", c[1])
		}
		fmt.Printf(" words/s |\n|---|%s\n", strings.Repeat("--:|", len(columns)+1))
		for _, p := range programs {
			if err := printLine(dir, p, gold, part.keep); err != nil {
				return err
			}
		}
	}
	return nil
}

// leastGiven is the F1 below which a program does not give what is measured; a few are right by chance.
const leastGiven = 0.1

// printLine prints the figures of one program; what it does not give is a dash.
func printLine(dir, program string, gold []*text.Document, keep func(int) bool) error {
	found, err := readDocuments(filepath.Join(dir, program+".conllu"))
	if err != nil {
		return err
	}
	words := 0
	var a, b []*text.Document
	for i, d := range found {
		words += len(d.Tokens)
		if keep(i) && i < len(gold) {
			a, b = append(a, gold[i]), append(b, d)
		}
	}
	scores, err := evaluate.CompareTrees(a, b)
	if err != nil {
		return fmt.Errorf("%s: %w", program, err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, program+".seconds"))
	if err != nil {
		return err
	}
	var seconds float64
	if _, err := fmt.Sscan(string(raw), &seconds); err != nil || seconds <= 0 {
		return fmt.Errorf("%s.seconds holds %q, no time", program, raw)
	}
	fmt.Printf("| %s |", program)
	for _, c := range columns {
		if s := scores.Of(c[0]); s.F1() > leastGiven {
			fmt.Printf(" %.1f |", 100*s.F1())
		} else {
			fmt.Print(" – |")
		}
	}
	fmt.Printf(" %d |\n", int(float64(words)/seconds/100)*100)
	return nil
}
