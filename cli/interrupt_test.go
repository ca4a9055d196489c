package cli_test

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

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
