package extract

import "testing"

func TestLexiconLoads(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if x.lexicon.size < 1500 {
		t.Errorf("the trigger lexicon has %d entries, want 1500 and more", x.lexicon.size)
	}
}
