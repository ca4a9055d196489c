package place_test

import (
	"fmt"

	"chancery/nlp"
	"chancery/place"
	"chancery/text"
)

// Annotate gives the places that a text names their coordinates and countries.
func ExampleGazetteer_Annotate() {
	m, err := nlp.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := place.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	words := "The ministers met in Yerevan."
	d := &text.Document{Text: words, Body: text.Span{End: len(words)}}
	m.Analyse(d)
	g.Annotate(d)
	for _, p := range d.Places {
		fmt.Printf("%s %s %.1f %.1f\n", p.In(d.Text), p.Countries[0], p.Latitude, p.Longitude)
	}
	// Output: Yerevan ARM 40.2 44.5
}
