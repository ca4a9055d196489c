package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"chancery/cli/terminal"
	"chancery/ingest"
	"chancery/nlp/conllu"
	"chancery/phrase"
	"chancery/text"
)

func newAnalyse(c *console) *cobra.Command {
	var r reports
	var format string
	cmd := &cobra.Command{
		Use:   "analyse FILE...",
		Short: "Print sentences, words, tags, dependencies and names",
		Long: `Print the grammar of reports, on which the record is built: sentences, words, parts of speech, features, lemmas,
dependencies after Universal Dependencies v2, and names. conllu is for programs, text for the eye.

` + exitCodes,
		Example: `  chancery analyse examples/south-caucasus-2026-01-24.txt
  echo "Vance flew to Baku on Monday." | chancery analyse --format text -`,
		Args: atLeastOneFile,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := oneOf("format", format, "conllu", "text"); err != nil {
				return err
			}
			model, err := ingest.LoadLanguage()
			if err != nil {
				return err
			}
			out := bufio.NewWriter(terminal.SafeWriter(c.out, fileOf(c.out)))
			write := conllu.Write
			if format == "text" {
				write = writeGrammar
			}
			return each(c, &r, paths,
				func(d *text.Document) (*text.Document, error) {
					model.Analyse(d)
					return d, nil
				},
				func(d *text.Document) error {
					if err := write(out, d); err != nil {
						return err
					}
					return out.Flush()
				})
		},
	}
	r.addFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "conllu", "conllu, or text: one word a line, indented under the word that governs it")
	return cmd
}

// writeGrammar draws each sentence as a tree, a word a line, below what it depends on.
func writeGrammar(w io.Writer, d *text.Document) error {
	names := map[int]text.Name{}
	for _, n := range d.Names {
		names[n.First] = n
	}
	for _, s := range d.Sentences {
		fmt.Fprintln(w, phrase.Squeeze(s.In(d.Text)))
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			fmt.Fprintf(w, "%s%-*s %-6s %-6s %s%s\n", strings.Repeat("  ", depth(d, i)+1), max(24-2*depth(d, i), 1), t.Form, t.UPOS, t.XPOS, t.Deprel, nameNote(d, names, i))
		}
		fmt.Fprintln(w)
	}
	return nil
}

func nameNote(d *text.Document, names map[int]text.Name, i int) string {
	if n, ok := names[i]; ok {
		return fmt.Sprintf("  [%s %s]", n.Type, n.In(d.Text))
	}
	return ""
}

// depth counts the arcs from token i to the root of its sentence.
func depth(d *text.Document, i int) int {
	n := 0
	for h := d.Tokens[i].Head; h >= 0; h = d.Tokens[h].Head {
		n++
	}
	return n
}
