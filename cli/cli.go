// Package cli is the command line: each file holds one command with its flags and its help.
// A command parses, calls the library, and prints; messages and exit codes are chosen here, once.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone  = 0 // everything asked for was done
	exitError = 1 // something could not be done; the rest was
	exitUsage = 2 // the command line was not understood, and nothing was done
)

const exitCodes = `Exit status: 0 if everything was done, 1 if something could not be (the rest is done all the same),
2 if the command line was not understood.`

// console is where a command reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// Main runs the command line and returns the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(&console{stdin, stdout, stderr})
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteC()
	return explain(err, command, stderr)
}

// explain prints what went wrong, if anything, and chooses the exit code.
func explain(err error, command *cobra.Command, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE): // the reader, such as head, has had enough
		return exitDone
	case errors.Is(err, errReported):
		return exitError
	case errors.As(err, &usage) || strings.HasPrefix(err.Error(), "unknown command"):
		fmt.Fprintf(stderr, "chancery: %v\nSee: %s --help\n", err, command.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "chancery: %v\n", err)
	return exitError
}

// errReported stands for an error that has been printed already.
var errReported = errors.New("reported above")

// usageError is a mistake in the command line itself.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Read dated news reports and keep the record",
		Long: `Chancery reads dated news reports and keeps the record: who did, said, agreed, promised or alleged what,
to whom, when, where and according to whom. Every entry shows the words that it rests on.
What a report does not state stays absent.

` + exitCodes,
		Example: `  chancery read examples/south-caucasus-2026-01-24.txt
  chancery add examples/*.txt
  chancery list --recipient Azerbaijan --status planned`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newRead(c), newExplain(c), newCheck(c), newAdd(c), newWatch(c), newEntries(c), newAsk(c), newDocket(c), newDisputes(c), newClaims(c), newAgreements(c), newOffices(c), newStatements(c), newSearch(c), newStories(c), newCorrect(c), newCorrections(c), newRebuild(c), newList(c), newShow(c), newTimeline(c), newAnalyse(c), newEvaluate(c), newVersion(c), newExport(c), newServe(c), newMCP(c), newPublish(c), newWork(c), newMan(c), newDoctor(c))
	return root
}

// atLeastOneFile is the argument rule of the commands that read reports.
func atLeastOneFile(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("no report given; name its file, or - for standard input")
	}
	return nil
}

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%q is not expected here", args[0])
	}
	return nil
}

// oneOf checks the value of a flag that takes one of a few words.
func oneOf(flag, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return usagef("--%s %q is not known; it is one of: %s", flag, value, strings.Join(allowed, ", "))
}

// fileOf returns the file behind a stream, or nil if it is none.
func fileOf(w any) *os.File {
	f, _ := w.(*os.File)
	return f
}
