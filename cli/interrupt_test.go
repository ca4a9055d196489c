package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"chancery/cli"
	"chancery/query"
	"chancery/record"
	"chancery/store"
)

// program returns the path of this test binary under the name by which TestMain takes it for the program.
func program(t *testing.T) string { return called(t, "chancery") }

// called returns the path of this test binary under one of the names that TestMain knows.
func called(t *testing.T, as string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs symbolic links and kill")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), as)
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name
}

// addUntil adds the examples to a record and kills the program when it has printed the given number of lines;
// 0 lets it finish.
func addUntil(t *testing.T, program, record string, lines int) {
	t.Helper()
	examples, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(examples) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	cmd := exec.Command(program, append([]string{"add", "--record", record}, examples...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for s := bufio.NewScanner(out); s.Scan(); {
		if seen++; seen == lines {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); lines == 0 && err != nil {
		t.Fatal(err)
	}
}

// reports reads every report of a record, whole, by its id.
func reports(t *testing.T, path string) map[string]*record.Report {
	t.Helper()
	r, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	events, err := r.Events(query.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	whole := map[string]*record.Report{}
	for _, e := range events {
		if whole[e.Report.ID] != nil {
			continue
		}
		report, _, err := r.Find(e.Report.ID)
		if err != nil {
			t.Fatal(err)
		}
		whole[report.ID] = report
	}
	return whole
}

// TestInterruptedAdd kills the program while it adds: what is in the record is whole, and adding again completes it.
func TestInterruptedAdd(t *testing.T) {
	chancery := program(t)
	whole := filepath.Join(t.TempDir(), "whole.db")
	addUntil(t, chancery, whole, 0)
	want := reports(t, whole)
	for _, lines := range []int{1, 4, 11} {
		path := filepath.Join(t.TempDir(), "chancery.db")
		addUntil(t, chancery, path, lines)
		after := reports(t, path)
		if len(after) == 0 || len(after) >= len(want) {
			t.Errorf("killed after %d lines: %d reports of %d are there", lines, len(after), len(want))
		}
		for id, r := range after {
			if !reflect.DeepEqual(r, want[id]) {
				t.Errorf("killed after %d lines: report %s is not whole", lines, id)
			}
		}
		addUntil(t, chancery, path, 0)
		if got := reports(t, path); !reflect.DeepEqual(got, want) {
			t.Errorf("adding again after a kill gives %d reports, want %d and the same", len(got), len(want))
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestOutputCannotBeWritten holds commands to saying so when what they print goes nowhere.
func TestOutputCannotBeWritten(t *testing.T) {
	example := "../examples/south-caucasus-2026-01-24.txt"
	for _, args := range [][]string{
		{"read", example}, {"read", "--format", "json", example}, {"analyse", example}, {"version"},
		{"add", "--record", filepath.Join(t.TempDir(), "a.db"), example},
	} {
		var stderr bytes.Buffer
		if code := cli.Main(args, nil, full{}, &stderr); code != 1 || !strings.Contains(stderr.String(), "no space left on device") {
			t.Errorf("%q: exit status %d, says %q", args, code, stderr.String())
		}
	}
}

// TestCtrlC interrupts the program while it adds: what is in hand is kept, the end says how to go on, and adding again completes it.
func TestCtrlC(t *testing.T) {
	chancery := program(t)
	folder := shortReports(t, 300)
	whole, path := filepath.Join(t.TempDir(), "whole.db"), filepath.Join(t.TempDir(), "chancery.db")
	if out, err := exec.Command(chancery, "add", "--record", whole, folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	lines, stderr, err := interrupted(t, exec.Command(chancery, "add", "--record", path, folder), 1)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("ended with %v, want exit status 1", err)
	}
	for _, want := range []string{"finishing what is in hand; Ctrl-C once more ends at once", "interrupted after ", "to go on run the command again: what is there is not read again"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("says %q, want %q", stderr, want)
		}
	}
	added := strings.Count(strings.Join(lines, "\n"), "added  ")
	if there := len(reports(t, path)); there == 0 || there >= 300 || there != added || !strings.Contains(lines[len(lines)-1], "0 there already") {
		t.Errorf("%d reports are there, %d were named, the last line is %q", there, added, lines[len(lines)-1])
	}
	if out, err := exec.Command(chancery, "add", "--record", path, folder).CombinedOutput(); err != nil || !strings.Contains(string(out), fmt.Sprintf("%d added, %d there already", 300-added, added)) {
		t.Errorf("again: error %v, %s", err, out)
	}
	if derivedState(t, path) != derivedState(t, whole) {
		t.Error("what is derived is another than without the interruption")
	}
}

// TestSecondCtrlC interrupts the program twice while it waits for a source that says nothing more.
func TestSecondCtrlC(t *testing.T) {
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, program(t), "add", "--record", filepath.Join(t.TempDir(), "chancery.db"), "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()                                                                    // it stays open until then
	words := strings.Repeat("Foreign Minister Ana Kovac visited Oslo on Tuesday. ", 10) // short lines, and more of them than are looked at to tell what it is
	go func() {
		for i := range 16 { // as many as are committed together: then it prints, and waits
			fmt.Fprintf(in, `{"title":"Visit %d","text":"%s","url":"https://example.org/%d","published":"2026-02-11"}`+"\n", i, words, i)
		}
	}()
	if lines, said, err := interrupted(t, cmd, 2); err == nil || cmd.ProcessState.ExitCode() != -1 || ctx.Err() != nil {
		t.Errorf("ended with %v, want by the signal; it said %q %q", err, lines, said)
	}
}

// interrupted starts a command, sends it so many interrupts once it has printed a line, and waits until it ends. A second one is sent
// when the first was taken note of.
func interrupted(t *testing.T, cmd *exec.Cmd, times int) (lines []string, stderr string, err error) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	says, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	heard := make(chan string)
	go func() {
		var all strings.Builder
		for s := bufio.NewScanner(says); s.Scan(); {
			fmt.Fprintln(&all, s.Text())
			if times == 2 && strings.Contains(s.Text(), "finishing") {
				cmd.Process.Signal(os.Interrupt)
			}
		}
		heard <- all.String()
	}()
	for s := bufio.NewScanner(out); s.Scan(); {
		if lines = append(lines, s.Text()); len(lines) == 1 {
			cmd.Process.Signal(os.Interrupt)
		}
	}
	stderr = <-heard
	return lines, stderr, cmd.Wait()
}
