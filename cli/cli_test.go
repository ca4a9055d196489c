package cli_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"chancery/cli"
)

var update = flag.Bool("update", false, "write the outputs that scripts compare with anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chancery": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs testdata/*.txtar: commands, then the files that they need.
// EXAMPLES is the folder of the example reports; binary.dat is no text, and long.txt is 20 MB on one line. go test ./cli -update writes the expected outputs anew.
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
			if err := os.WriteFile(filepath.Join(e.WorkDir, "binary.dat"), []byte("\x7fELF\x00\x01"), 0o600); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(e.WorkDir, "long.txt"), bytes.Repeat([]byte("word "), 4<<20), 0o600)
		},
	})
}
