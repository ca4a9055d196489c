package evaluate

import (
	"slices"
	"testing"

	"chancery/text"
)

func TestGoldNames(t *testing.T) {
	g := recordGold{Text: "Minister Ada Berg met Hall. The Northern Bank said so.", Items: []goldItem{
		{Kind: "role", Name: "Ada Berg"},
		{Kind: "event", Actors: []goldActor{{Name: "Ada Berg"}}, Recipients: []goldActor{{Name: "Peter Hall"}, {Country: "FRA"}}},
		{Kind: "statement", Speaker: goldActor{Name: "Northern Bank"}},
		{Kind: "role", Name: "Somebody Else"},
	}}
	if got := g.names(true); !slices.Equal(got, []string{"Ada Berg"}) {
		t.Errorf("persons %q", got)
	}
	if got := g.names(false); !slices.Equal(got, []string{"Ada Berg", "Peter Hall", "Northern Bank"}) {
		t.Errorf("names %q", got)
	}
}

func TestFindName(t *testing.T) {
	d := &text.Document{Text: "Berg met him.", Entities: []text.Entity{{Name: "Berg", Type: text.Person}},
		Mentions: []text.Mention{
			{Span: text.Span{End: 4}, Name: text.Span{End: 4}, Kind: text.Named, Entities: []int{0}},
			{Span: text.Span{Start: 9, End: 12}, Kind: text.Pronoun, Entities: []int{0}},
		}}
	person := func(e *text.Entity) bool { return e.Type == text.Person }
	var s Score
	s.find("x", "Ada Berg", d, person)
	s.find("x", "Peter Hall", d, person)
	s.find("x", "Ada Berg", d, func(e *text.Entity) bool { return !person(e) })
	if s.Gold != 3 || s.Correct != 1 || len(s.Misses) != 2 {
		t.Errorf("%+v, want one of three found", s)
	}
}
