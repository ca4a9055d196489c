package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"chancery/evaluate"
	"chancery/ingest"
)

func newEvaluate(c *console) *cobra.Command {
	var write, system string
	var misses bool
	var own ingest.Own
	cmd := &cobra.Command{
		Use:   "evaluate STAGE GOLD",
		Short: "Measure a stage against gold data",
		Long: `Run one stage of the program on gold data and print precision, recall and F1. STAGE is one of:
` + strings.Join(evaluate.StageNames(), ", ") + `. GOLD is a file or folder in the format of that stage (see doc/accuracy.md).
With --write the program's own findings are written in the gold's format, so that an independent scorer can check the figures.
With --system another program's analysis of a treebank's raw text is measured in the same way, so that the two can be compared.
With --misses every miss and error is listed, by the stages that keep them. petrarch takes your own rules and dictionaries.
across reads lines of reports into a record and measures what it holds across them (see resolve/testdata/stories).`,
		Example: `  chancery evaluate treebank en_ewt-ud-dev.conllu
  chancery evaluate treebank dev.conllu --write system.conllu
  chancery evaluate treebank dev.conllu --system theirs.conllu
  chancery evaluate record gold/ --misses
  chancery evaluate across resolve/testdata/stories --misses
  chancery evaluate petrarch gsr.jsonl --actors my.actors.txt --actors my.agents.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("a stage and its gold data are needed, %d arguments are given", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			stage, err := evaluate.FindWith(args[0], own)
			if err != nil {
				return usageError{err}
			}
			if system != "" {
				if args[0] != "treebank" || write != "" {
					return usagef("--system is for the stage treebank, without --write")
				}
				stage = evaluate.TreebankOf(system)
			}
			return measure(c, stage, args[1], write, misses)
		},
	}
	cmd.Flags().StringVar(&write, "write", "", "file for what the program found")
	cmd.Flags().StringVar(&system, "system", "", "measure this file, in CoNLL-U, instead of what the program finds itself; for treebank")
	cmd.Flags().BoolVar(&misses, "misses", false, "list what was missed or is wrong")
	ownFlags(cmd, &own)
	return cmd
}

// measure runs a stage; the file of its findings is there only if all of it is.
func measure(c *console, stage evaluate.Stage, gold, write string, misses bool) (err error) {
	var findings io.Writer
	if write != "" {
		f, err := os.Create(write)
		if err != nil {
			return fmt.Errorf("--write: %w", err)
		}
		defer func() {
			if closeErr := f.Close(); err == nil && closeErr != nil {
				err = fmt.Errorf("--write: %w", closeErr)
			}
		}()
		findings = f
	}
	scores, err := stage(gold, findings)
	if err != nil {
		return err
	}
	if misses {
		for _, s := range scores {
			for _, line := range s.Misses {
				fmt.Fprintf(c.out, "%s: %s\n", s.Name, line)
			}
		}
	}
	_, err = fmt.Fprint(c.out, scores)
	return err
}
