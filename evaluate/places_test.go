package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func at(start, end int, point ...float64) toponym {
	t := toponym{Start: start, End: end}
	if len(point) == 2 {
		t.Latitude, t.Longitude = &point[0], &point[1]
	}
	return t
}

func TestPlaceCounts(t *testing.T) {
	gold := []toponym{at(0, 5, 40, 45), at(10, 20, 48.85, 2.35), at(30, 35)}
	for _, c := range []struct {
		name             string
		found            []toponym
		exact, near, met int
	}{
		{"all found", []toponym{at(0, 5, 40, 45), at(10, 20, 48.9, 2.3), at(30, 35, 1, 1)}, 2 + 1, 2, 3},
		{"one elsewhere", []toponym{at(0, 5, 40, 47), at(10, 20, 48.9, 2.3)}, 2, 1, 2},
		{"a part of one", []toponym{at(12, 20, 48.9, 2.3)}, 0, 1, 1},
		{"none in the gold", []toponym{at(21, 29, 48.9, 2.3)}, 0, 0, 0},
		{"nothing", nil, 0, 0, 0},
	} {
		var n placeCounts
		n.add(gold, c.found)
		s := n.scores()
		if s.Of("exact").Correct != c.exact || s.Of("161 km").Correct != c.near || s.Of("overlap").Correct != c.met {
			t.Errorf("%s: %+v, want exact %d, near %d, overlap %d", c.name, s, c.exact, c.near, c.met)
		}
	}
}

// The program's places are written as the gold has them, in code points.
func TestPlaces(t *testing.T) {
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	line := `{"id":"a","text":"Café owners from Yerevan flew to Paris on Monday.","toponyms":[` +
		`{"start":17,"end":24,"lat":40.18,"lon":44.51},{"start":33,"end":38,"lat":48.85,"lon":2.35}]}`
	if err := os.WriteFile(gold, []byte(line+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var written strings.Builder
	scores, err := Places(gold, &written)
	if err != nil {
		t.Fatal(err)
	}
	for _, measure := range []string{"exact", "161 km"} {
		if s := scores.Of(measure); s.Correct != 2 {
			t.Errorf("%s: %+v, want 2 right; found %s", measure, s, written.String())
		}
	}
	if !strings.Contains(written.String(), `"start":17,"end":24`) {
		t.Errorf("wrote %s", written.String())
	}
}

func TestPlacesSaysWhichLineIsDamaged(t *testing.T) {
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(gold, []byte("{}\nnot json\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Places(gold, nil); err == nil || !strings.Contains(err.Error(), "gold.jsonl:2:") {
		t.Errorf("error %v", err)
	}
}

// A floor under the accuracy on news of diseases, GeoVirus.
func TestPlacesOnGeoVirus(t *testing.T) {
	shared := os.Getenv("CHANCERY_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	gold := filepath.Join(shared, "corpora", "places", "geovirus.jsonl")
	if _, err := os.Stat(gold); err != nil || testing.Short() {
		t.Skip("needs the corpus of places, or -short was given:", err)
	}
	scores, err := Places(gold, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := scores.Of("overlap"); s.F1() < 0.82 {
		t.Errorf("toponyms: F1 %.3f, want 0.82 or more", s.F1())
	}
	if s := scores.Of("161 km"); s.Precision() < 0.82 {
		t.Errorf("within 161 km: %.3f, want 0.82 or more", s.Precision())
	}
}
