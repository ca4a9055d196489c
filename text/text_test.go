package text

import (
	"slices"
	"testing"
)

func TestDay(t *testing.T) {
	d, err := ParseDay("2024-02-28")
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Add(1).String(); got != "2024-02-29" {
		t.Errorf("the day after is %s", got)
	}
	if got := d.Add(-59).String(); got != "2023-12-31" {
		t.Errorf("59 days before is %s", got)
	}
	if got := d.Weekday().String(); got != "Wednesday" {
		t.Errorf("it is a %s", got)
	}
	if !d.Before(d.Add(1)) || d.Before(d) || d.Add(1).Before(d) {
		t.Error("Before is wrong")
	}
	if (Day{}).String() != "" || !(Day{}).IsZero() {
		t.Error("the zero Day is stated")
	}
	for _, bad := range []string{"2026-02-31", "24.1.2026", "99999-01-01", ""} {
		if _, err := ParseDay(bad); err == nil {
			t.Errorf("%q is taken for a day", bad)
		}
	}
}

func TestSpan(t *testing.T) {
	a, b, c := Span{2, 5}, Span{5, 8}, Span{3, 4}
	if a.Overlaps(b) || !a.Overlaps(c) || !a.Covers(c) || c.Covers(a) {
		t.Error("Overlaps or Covers is wrong")
	}
	if a.Join(b) != (Span{2, 8}) || a.Join(Span{}) != a || (Span{}).Join(a) != a {
		t.Error("Join is wrong")
	}
	if a.Len() != 3 || a.Empty() || !(Span{}).Empty() || a.In("0123456") != "234" {
		t.Error("Len, Empty or In is wrong")
	}
}

// tree is "the minister who spoke met him", with "met" as its root.
func tree() *Document {
	d := &Document{Tokens: []Token{
		{Head: 1, Deprel: "det"}, {Head: 4, Deprel: "nsubj:pass"}, {Head: 3, Deprel: "nsubj"},
		{Head: 1, Deprel: "acl:relcl"}, {Head: -1, Deprel: "root"}, {Head: 4, Deprel: "obj"},
	}}
	for i := range d.Tokens {
		d.Tokens[i].Span = Span{10 * i, 10*i + 5}
	}
	d.LinkTree()
	return d
}

func TestTree(t *testing.T) {
	d := tree()
	if got := slices.Collect(d.Dependents(4)); !slices.Equal(got, []int{1, 5}) {
		t.Errorf("dependents of the root: %v", got)
	}
	if got := slices.Collect(d.Dependents(1)); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("dependents of the subject: %v", got)
	}
	if got := d.Dependent(4, "obj", "nsubj"); got != 1 {
		t.Errorf("the first of two relations, with its subtype: %d", got)
	}
	if got := d.Dependent(4, "nsub"); got != -1 {
		t.Errorf("half the name of a relation matches %d", got)
	}
	if got := d.SubtreeSpan(1); got != (Span{0, 35}) {
		t.Errorf("the words of the subject: %v", got)
	}
}

func TestTokensIn(t *testing.T) {
	d := tree()
	for _, test := range []struct {
		in          Span
		first, last int
	}{{Span{0, 60}, 0, 6}, {Span{12, 31}, 1, 4}, {Span{5, 10}, 1, 1}, {Span{100, 110}, 6, 6}, {Span{3, 4}, 0, 1}} {
		if first, last := d.TokensIn(test.in); first != test.first || last != test.last {
			t.Errorf("tokens in %v: %d to %d, want %d to %d", test.in, first, last, test.first, test.last)
		}
	}
}

func TestFeat(t *testing.T) {
	token := Token{Feats: "Mood=Ind|Number=Sing|Tense=Past"}
	for name, want := range map[string]string{"Mood": "Ind", "Tense": "Past", "Number": "Sing", "Num": "", "Case": ""} {
		if got := token.Feat(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
