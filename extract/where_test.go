package extract_test

import (
	"strings"
	"testing"

	"chancery/ingest"
	"chancery/text"
)

// Where events happen: "TRIGGER@PLACE+PLACE" for each event that has a place. The sentences are made up.
func TestPlacesOfEvents(t *testing.T) {
	pipeline, err := ingest.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ sentence, want string }{
		{"The ministers met in Geneva on Monday.", "met@Geneva"},
		{"Rebels attacked the town of Goma on Sunday.", "attacked@Goma"},
		{"The foreign minister visited Oslo and Stockholm last week.", "visited@Oslo+Stockholm"},
		{"The president accused Moscow of lying.", ""},
		{"The minister thanked Germany for its help.", ""},
		{"Protesters clashed with police in Nairobi.", "clashed with police@Nairobi"},
		{"Police detained two men in the city of Lyon.", "detained@Lyon"},
	} {
		d := &text.Document{Text: c.sentence, Body: text.Span{End: len(c.sentence)}, Language: "en"}
		r, err := pipeline.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range r.Events {
			var names []string
			for _, p := range e.Places {
				names = append(names, p.Name)
			}
			if len(names) > 0 {
				got = append(got, e.Trigger.Text+"@"+strings.Join(names, "+"))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.sentence, s, c.want)
		}
	}
}
