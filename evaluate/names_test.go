package evaluate

import (
	"bytes"
	"strings"
	"testing"
)

func TestCompareNames(t *testing.T) {
	const gold = "# newdoc\nIlham\tB-PER\tx\nAliyev\tI-PER\tx\nmet\tO\tx\n\nNATO\tB-ORG\nin\tO\nBaku\tI-LOC\n#\tO\n"
	for _, c := range []struct {
		name, system string
		correct, got int
	}{
		{"the same", gold, 3, 3},
		{"a class differs", strings.Replace(gold, "B-ORG", "B-LOC", 1), 2, 3},
		{"a name is cut in two", strings.Replace(gold, "I-PER", "B-PER", 1), 2, 4},
		{"none found", "Ilham\tO\nAliyev\tO\nmet\tO\n\nNATO\tO\nin\tO\nBaku\tO\n#\tO\n", 0, 0},
		{"a name does not cross sentences", strings.Replace(gold, "met\tO", "met\tB-ORG", 1), 3, 4},
	} {
		g, err := ReadNames(strings.NewReader(gold))
		if err != nil {
			t.Fatal(err)
		}
		s, err := ReadNames(strings.NewReader(c.system))
		if err != nil {
			t.Fatal(err)
		}
		if all := CompareNames(g, s).Of("names"); all.Correct != c.correct || all.System != c.got || all.Gold != 3 {
			t.Errorf("%s: %d of %d right, %d in the gold; want %d of %d, 3", c.name, all.Correct, all.System, all.Gold, c.correct, c.got)
		}
	}
}

func TestReadBIORefuses(t *testing.T) {
	for in, want := range map[string]string{"Baku\n": `line 1: "Baku" is not a token`, "a\tO\nb\tX\n": "line 2"} {
		if _, err := ReadNames(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", in, err, want)
		}
	}
}

func TestWriteBIO(t *testing.T) {
	const bio = "Ilham\tB-PER\nAliyev\tI-PER\n\nBaku\tB-LOC\n\n"
	d, err := ReadNames(strings.NewReader(bio))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writeBIO(&out, d); err != nil || out.String() != bio {
		t.Errorf("written %q (%v), want %q", out.String(), err, bio)
	}
}
