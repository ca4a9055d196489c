package export

import (
	"encoding/json"
	"testing"
)

func TestGeoJSON(t *testing.T) {
	out, left := export(t, "geojson")
	var got struct {
		Type     string
		Features []geoFeature
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if got.Type != "FeatureCollection" || len(got.Features) != 6 || left != 0 {
		t.Fatalf("%s of %d features", got.Type, len(got.Features))
	}
	f := got.Features[0]
	if f.Type != "Feature" || f.Geometry.Type != "Point" || f.Geometry.Coordinates != [2]float64{-44.8, 41.7} || f.Properties.Precision != OfPlace || f.Properties.State != "planned" || len(f.Properties.Sentences) != 2 {
		t.Errorf("the feature is %+v %+v", f, f.Geometry)
	}
	if got.Features[5].Geometry != nil {
		t.Errorf("without a place the geometry is %+v, want null", got.Features[5].Geometry)
	}
}
