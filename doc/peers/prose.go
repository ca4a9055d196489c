//go:build ignore

// prose for Go: prose DIR > TSV; writes DIR/prose.seconds. All texts twice, the second timed. It runs in a module of its own.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

var names = map[string]string{"PERSON": "PER", "GPE": "LOC"}

func main() {
	dir := os.Args[1]
	files, err := filepath.Glob(filepath.Join(dir, "texts", "*.txt"))
	if err != nil {
		log.Fatal(err)
	}
	first, err := prose.NewDocument("It loads a model for each text unless given one.")
	if err != nil {
		log.Fatal(err)
	}
	var docs []*prose.Document
	var spent int64
	for range 2 {
		docs = docs[:0]
		before := userTime()
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				log.Fatal(err)
			}
			d, err := prose.NewDocument(string(raw), prose.UsingModel(first.Model))
			if err != nil {
				log.Fatal(err)
			}
			docs = append(docs, d)
		}
		spent = userTime() - before
	}
	if err := os.WriteFile(filepath.Join(dir, "prose.seconds"), fmt.Appendln(nil, float64(spent)/1e9), 0o666); err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, d := range docs {
		write(out, d)
	}
}

// write gives each sentence the tokens that make up its characters: tokens and sentences have no places.
func write(out *bufio.Writer, d *prose.Document) {
	fmt.Fprintln(out, "D")
	tokens := d.Tokens()
	at := 0
	for _, s := range d.Sentences() {
		left := utf8.RuneCountInString(strings.Join(strings.Fields(s.Text), ""))
		for left > 0 && at < len(tokens) {
			t := tokens[at]
			label := "O"
			if len(t.Label) > 2 && names[t.Label[2:]] != "" {
				label = t.Label[:2] + names[t.Label[2:]]
			}
			fmt.Fprintf(out, "T\t%s\t\t\t%s\t\t\t%s\n", t.Text, t.Tag, label)
			left -= utf8.RuneCountInString(t.Text)
			at++
		}
		fmt.Fprintln(out, "S")
	}
	for ; at < len(tokens); at++ {
		fmt.Fprintf(out, "T\t%s\t\t\t%s\t\t\tO\n", tokens[at].Text, tokens[at].Tag)
	}
}

func userTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return u.Utime.Nano()
}
