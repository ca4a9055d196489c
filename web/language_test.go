package web

import (
	"net/url"
	"reflect"
	"testing"
)

func TestReadQuery(t *testing.T) {
	tests := []struct {
		line, words string
		asked       url.Values
	}{
		{"grain deal", "grain deal", url.Values{}},
		{"actor:USA type:AID grain", "grain", url.Values{"actor": {"USA"}, "type": {"AID"}}},
		{`actor:"United States" state:planned state:proposed`, "", url.Values{"actor": {"United States"}, "state": {"planned", "proposed"}}},
		{"--actor USA --due-since 2026-01-01 --disputed grain", "grain", url.Values{"actor": {"USA"}, "due_since": {"2026-01-01"}, "disputed": {"1"}}},
		{"--state planned,proposed --min-confidence 0.5", "", url.Values{"state": {"planned,proposed"}, "min_confidence": {"0.5"}}},
		{"--actor=USA", "", url.Values{"actor": {"USA"}}},
		{"words:grain ship", "ship grain", url.Values{}},
		{"colour:red 10:30", "colour:red 10:30", url.Values{}},
		{"actor", "actor", url.Values{}},
		{"--actor", "", url.Values{}},
		{`"unclosed actor:USA`, "unclosed actor:USA", url.Values{}},
	}
	for _, test := range tests {
		words, asked := readQuery(test.line)
		if words != test.words || !reflect.DeepEqual(asked, test.asked) {
			t.Errorf("%s: %q, %v", test.line, words, asked)
		}
	}
}
