package evaluate

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOriginsOfTheExamples plants copies of the examples: whichever way they were made, they must be found and nothing else.
func TestOriginsOfTheExamples(t *testing.T) {
	var written bytes.Buffer
	scores, err := Origins(filepath.Join("..", "examples"), &written)
	if err != nil {
		t.Fatal(err)
	}
	if len(scores) != len(copyings)+2 {
		t.Errorf("%d rows", len(scores))
	}
	for _, s := range scores {
		if s.F1() < 0.97 || s.Gold < 20 {
			t.Errorf("%s: F1 %.4f on %d pairs\n%s", s.Name, s.F1(), s.Gold, strings.Join(s.Misses, "\n"))
		}
	}
	if lines := strings.Count(written.String(), "\n"); lines < 29*len(copyings) {
		t.Errorf("%d lines written", lines)
	}
}

// TestCopyings holds each way of copying to the same copy on every run, and one that differs from the text.
func TestCopyings(t *testing.T) {
	text := paragraphs("The quay’s wall was mended on Monday. It had cracked two years before.\n\nBoats may moor there, the council said.\n\nNobody knows for how long.\n\nThe mayor was pleased.")
	for _, c := range copyings {
		one, again := joined(c.make(newPlant("a"), text)), joined(c.make(newPlant("a"), text))
		if one != again || one == "" || one == joined(text) {
			t.Errorf("%s: %q, then %q", c.name, one, again)
		}
	}
}

func TestOriginsOfBadFiles(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.jsonl")
	wrong := filepath.Join(t.TempDir(), "wrong.jsonl")
	os.WriteFile(empty, nil, 0o600)
	os.WriteFile(wrong, []byte("{}\n"), 0o600)
	for path, says := range map[string]string{empty: "holds no report", wrong: "wrong.jsonl:1", t.TempDir(): "holds no .txt file", "nowhere.jsonl": "nowhere.jsonl"} {
		if _, err := Origins(path, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error %v does not say %q", path, err, says)
		}
	}
}
