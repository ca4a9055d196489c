package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/cli"
)

// TestDocs runs the commands that the documents show, each document in a folder of its own with the examples. In a block that opens with
// ```console a line that begins with "$ " is a command and the lines after it are what it prints, as far as a line "…", which stands for more.
// go test ./cli -run TestDocs -update writes what they print anew.
func TestDocs(t *testing.T) {
	documents, err := filepath.Glob("../doc/*.md")
	if err != nil {
		t.Fatal(err)
	}
	examples, err := filepath.Abs("../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(documents, "../README.md") {
		path, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.CopyFS("examples", os.DirFS(examples)); err != nil {
				t.Fatal(err)
			}
			shown := runShown(t, string(written))
			if *update && shown != string(written) {
				if err := os.WriteFile(path, []byte(shown), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// runShown runs the commands of a document and returns the document with what they print.
func runShown(t *testing.T, document string) string {
	var out strings.Builder
	lines := strings.SplitAfter(document, "\n")
	for i := 0; i < len(lines); i++ {
		out.WriteString(lines[i])
		if strings.TrimSpace(lines[i]) != "```console" {
			continue
		}
		for i++; i < len(lines) && !strings.HasPrefix(lines[i], "```"); {
			command, ok := strings.CutPrefix(lines[i], "$ ")
			if !ok {
				t.Fatalf("line %d: a block of commands begins with %q", i+1, lines[i])
			}
			from := i + 1
			for i++; i < len(lines) && !strings.HasPrefix(lines[i], "$ ") && !strings.HasPrefix(lines[i], "```"); i++ {
			}
			expected := strings.Join(lines[from:i], "")
			got := shownOf(runShell(t, command), expected)
			if !*update && strings.TrimRight(got, "\n") != strings.TrimRight(expected, "\n") {
				t.Errorf("line %d: %s prints\n%s\nand not\n%s", from, strings.TrimSpace(command), got, expected)
			}
			out.WriteString("$ " + command + got)
		}
		out.WriteString(lines[i])
	}
	return out.String()
}

// shownOf cuts what a command prints to the number of lines that are shown, if a line "…" ends them, and parts it from the next command.
func shownOf(got, expected string) string {
	gap := ""
	if strings.HasSuffix(expected, "\n\n") {
		gap = "\n"
	}
	shown := strings.SplitAfter(strings.TrimRight(expected, "\n"), "\n")
	lines := strings.SplitAfter(strings.TrimRight(got, "\n")+"\n", "\n")
	if strings.TrimSpace(shown[len(shown)-1]) == "…" && len(lines) > len(shown) {
		return strings.Join(lines[:len(shown)-1], "") + "…\n" + gap
	}
	return strings.Join(lines, "") + gap
}

// runShell runs a command of a document: chancery with arguments, some in quotation marks or with a *, and perhaps "> FILE". What it says on stderr comes first.
func runShell(t *testing.T, command string) string {
	t.Helper()
	words := shellWords(strings.TrimSpace(command))
	if words[0] != "chancery" {
		t.Fatalf("%q is no command of this program", command)
	}
	var file string
	if n := len(words); n > 2 && words[n-2] == ">" {
		file, words = words[n-1], words[:n-2]
	}
	var stdout, stderr bytes.Buffer
	if code := cli.Main(words[1:], strings.NewReader(""), &stdout, &stderr); code != 0 {
		t.Errorf("%s ends with %d: %s", command, code, stderr.String())
	}
	if file == "" {
		return stderr.String() + stdout.String()
	}
	if err := os.WriteFile(file, stdout.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return stderr.String()
}

func shellWords(command string) []string {
	var words []string
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		for _, w := range strings.Fields(part) {
			if files, _ := filepath.Glob(w); strings.Contains(w, "*") && len(files) > 0 {
				words = append(words, files...)
			} else {
				words = append(words, w)
			}
		}
	}
	return words
}

// TestCommandsOfDocs reads the other commands that the documents name, in lines of code that begin with chancery: each flag of theirs must exist.
func TestCommandsOfDocs(t *testing.T) {
	documents, err := filepath.Glob("../doc/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range append(documents, "../README.md", "../CONTRIBUTING.md") {
		written, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(written), "\n") {
			command, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(line), "$ "), "chancery ")
			if !ok || !strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "$ ") {
				continue
			}
			found++
			command, _, _ = strings.Cut(command, " > ")
			if err := cli.Check(shellWords(command)); err != nil {
				t.Errorf("%s:%d: chancery %s: %v", name, n+1, command, err)
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d commands found in the documents", found)
	}
	if err := cli.Check([]string{"add", "--no-such-flag"}); err == nil {
		t.Error(fmt.Errorf("a flag that does not exist passes"))
	}
}
