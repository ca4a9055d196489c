package extract

import (
	"fmt"
	"testing"
)

func TestTypes(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lemma, upos, want string }{
		{"arrest", "VERB", "[COERCE]"},
		{"Arrest", "NOUN", "[COERCE]"},
		{"arrest", "ADP", "[]"},
		{"strawberry", "NOUN", "[]"},
		{"go", "VERB", "[]"}, // "go to war" tells, "go" does not
	} {
		if got := fmt.Sprint(x.Types(c.lemma, c.upos)); got != c.want {
			t.Errorf("%s as %s tells %s, want %s", c.lemma, c.upos, got, c.want)
		}
	}
}
