package evaluate

import "testing"

func TestComparePronouns(t *testing.T) {
	wiki := "Jane_Doe"
	gold := Chains{ID: "x", Text: "Jane Doe said she knew him and that it rained.", Entities: []ChainMention{
		{Start: 0, End: 8, Text: "Jane Doe", Type: "person", Group: "1", Wiki: &wiki},
		{Start: 14, End: 17, Text: "she", Type: "person", Group: "1"},
		{Start: 23, End: 26, Text: "him", Type: "person", Group: "2"},
	}}
	for _, c := range []struct {
		name            string
		found           []chainPronoun
		correct, system int
	}{
		{"right", []chainPronoun{{14, 17, "she", [][2]int{{0, 8}}}}, 1, 1},
		{"wrong chain", []chainPronoun{{23, 26, "him", [][2]int{{0, 8}}}}, 0, 1},
		{"left out by the gold", []chainPronoun{{36, 38, "it", [][2]int{{0, 8}}}}, 0, 0},
		{"none", nil, 0, 0},
	} {
		var s Score
		gold.compare(c.found, &s)
		if s.Gold != 1 || s.Correct != c.correct || s.System != c.system {
			t.Errorf("%s: %d right of %d found, %d gold; want %d of %d, 1", c.name, s.Correct, s.System, s.Gold, c.correct, c.system)
		}
	}
}

func TestIsName(t *testing.T) {
	wiki := "Something"
	for _, c := range []struct {
		mention ChainMention
		want    bool
	}{
		{ChainMention{Text: "Bank of England", Type: "organization"}, true},
		{ChainMention{Text: "Byron", Type: "person"}, true},
		{ChainMention{Text: "the poet", Type: "person"}, false},
		{ChainMention{Text: "Iodine", Type: "substance"}, false},
		{ChainMention{Text: "Ramadan", Type: "event", Wiki: &wiki}, true},
		{ChainMention{Text: "He", Type: "person"}, false},
	} {
		if got := c.mention.IsName(); got != c.want {
			t.Errorf("%q: %v, want %v", c.mention.Text, got, c.want)
		}
	}
}
