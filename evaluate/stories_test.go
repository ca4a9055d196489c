package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The reports are invented: two tell of one arrest, one of another.
const storiesSample = `{"id":"a","story":"dam","date":"2024-05-02","title":"Three held over burst dam","text":"Police in Halden arrested three farmers after the Orvik dam burst."}
{"id":"b","story":"dam","date":"2024-05-02","text":"Halden police arrested farmers over the Orvik dam. The dam burst on Monday."}
{"id":"c","story":"painter","tokens":[["The","painter","Ines","Calloway","was","arrested","at","Lisbon","airport","."]]}
`

const mentionsSample = `{"id":"a","story":"dam","sentences":{"3":["Police","in","Halden","arrested","three","farmers","after","the","Orvik","dam","burst","."]},
 "mentions":[{"kind":"event","chain":"x","sent":3,"tokens":[3]},{"kind":"entity","chain":"h","sent":3,"tokens":[2]},{"kind":"event","chain":"y","sent":3,"tokens":[10]}]}
{"id":"b","story":"dam","sentences":{"10":["They","deny","it","."],"9":["Halden","police","made","three","arrests","over","the","Orvik","dam","."]},
 "mentions":[{"kind":"event","chain":"x","sent":9,"tokens":[4]},{"kind":"event","chain":"z","sent":11,"tokens":[0]}]}
`

func runStories(t *testing.T, lines string) (Scores, string) {
	t.Helper()
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(gold, []byte(strings.ReplaceAll(lines, "\n ", " ")), 0o600); err != nil {
		t.Fatal(err)
	}
	var found strings.Builder
	scores, err := Stories(gold, &found)
	if err != nil {
		t.Fatal(err)
	}
	return scores, found.String()
}

func TestStories(t *testing.T) {
	scores, found := runStories(t, storiesSample)
	if f1 := scores.Of("BCubed").F1(); f1 != 1 {
		t.Errorf("BCubed has F1 %v\n%s", f1, found)
	}
	want := `{"id":"a","cluster":"a"}
{"id":"b","cluster":"a"}
{"id":"c","cluster":"c"}
`
	if found != want {
		t.Errorf("written is\n%swant\n%s", found, want)
	}
}

func TestStoriesWithMentions(t *testing.T) {
	scores, found := runStories(t, mentionsSample)
	if s := scores.Of("B3 all"); s.Gold != 3 || s.F1() != 1 {
		t.Errorf("B3 has %d mentions, want 3 without the entity and the one that is nowhere, and F1 %v\n%s", s.Gold, s.F1(), found)
	}
	if s := scores.Of("MUC typed"); s.Gold != 1 || s.Correct != 1 {
		t.Errorf("of the words that extraction knows %d links are right of %d, want 1 of 1", s.Correct, s.Gold)
	}
	want := `{"id":"a","cluster":"a","mentions":[{"sent":3,"tokens":[3],"cluster":"a#0"},{"sent":3,"tokens":[10],"cluster":"a#2"}]}
{"id":"b","cluster":"a","mentions":[{"sent":9,"tokens":[4],"cluster":"a#0"}]}
`
	if found != want {
		t.Errorf("written is\n%swant\n%s", found, want)
	}
}

func TestStoriesBadGold(t *testing.T) {
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	for line, says := range map[string]string{
		`{"id":"a"}`:                             `:1: not a report with its story`,
		`{"id":"a","story":"s","date":"Monday"}`: `"Monday" is not a day`,
	} {
		if err := os.WriteFile(gold, []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Stories(gold, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: the error is %v, want %q", line, err, says)
		}
	}
}
