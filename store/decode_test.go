package store

import (
	"encoding/json"
	"reflect"
	"testing"

	"chancery/record"
)

// TestDecode reads generated events and entries as the standard library does.
func TestDecode(t *testing.T) {
	for _, rep := range newGenerator(3, 3).reports(50) {
		for _, e := range rep.Events {
			body, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			var got, want record.Event
			if err := decode(string(body), &got); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(body, &want); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s\nis read as %+v, want %+v", body, got, want)
			}
		}
	}
	var e record.Event
	if err := decode(`{"Type": `, &e); err == nil {
		t.Error("a cut body is read")
	}
}
