package cli_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"chancery/cli"
	"chancery/cluster"
)

var update = flag.Bool("update", false, "write the outputs that scripts compare with anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chancery": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"natsd":    natsd,
	})
}

// natsd is the NATS server of these tests, a program of its own so that it can be killed.
func natsd() {
	if _, _, err := cluster.Embedded(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	select {}
}

// TestScripts runs testdata/*.txtar: commands, then the files that they need.
// EXAMPLES is the folder of the example reports; binary.dat is no text, latin.txt is not UTF-8, long.txt is 20 MB on one line. go test ./cli -update writes the expected outputs anew.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			for name, content := range map[string][]byte{
				"binary.dat": []byte("\x7fELF\x00\x01"),
				"latin.txt":  []byte("Date: 2026-01-24\n\nPresident Jos\xe9 met the minister on Friday.\n"),
				"long.txt":   bytes.Repeat([]byte("word "), 4<<20),
			} {
				if err := os.WriteFile(filepath.Join(e.WorkDir, name), content, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// TestShow shows, by the ids that other commands print, an event and the report that asserts it.
func TestShow(t *testing.T) {
	db := filepath.Join(t.TempDir(), "chancery.db")
	run := func(args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := cli.Main(append(args, "--record", db), nil, &stdout, &stderr); code != 0 {
			t.Fatalf("%q: exit status %d: %s", args, code, stderr.String())
		}
		return stdout.String()
	}
	run("add", "../examples/south-caucasus-2026-01-24.txt")
	var event struct {
		ID     string
		Report struct{ ID string }
	}
	first, _, _ := strings.Cut(run("list", "--actor", "Vance", "--type", "CONSULT", "--format", "jsonl"), "\n")
	if err := json.Unmarshal([]byte(first), &event); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ args, want string }{
		{event.ID, "  status      planned\n"},
		{event.ID[:8], "  id          " + event.ID},
		{event.Report.ID, "\nSTATEMENTS\n"},
	} {
		if got := run("show", test.args); !strings.Contains(got, test.want) {
			t.Errorf("show %s does not say %q:\n%s", test.args, test.want, got)
		}
	}
	whole := run("show", "--format", "jsonl", event.Report.ID)
	var stdout bytes.Buffer
	cli.Main([]string{"read", "--format", "jsonl", "../examples/south-caucasus-2026-01-24.txt"}, nil, &stdout, io.Discard)
	if whole != stdout.String() {
		t.Errorf("the record's report is not the one that was read:\n%s\n%s", whole, stdout.String())
	}
}
