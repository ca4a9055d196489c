package place

import "testing"

func TestWide(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		id   int
		want bool
	}{
		{"Red Sea", 0, true}, {"Norway", 3144096, true}, {"Texas", 4736286, true},
		{"Oslo", 3143244, false}, {"Baku", 587084, false}, {"Nowhere at all", 0, false},
	}
	for _, test := range tests {
		if got := g.Wide(test.name, test.id); got != test.want {
			t.Errorf("%s is wide: %v", test.name, got)
		}
	}
}
