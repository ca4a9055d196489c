package query_test

import (
	"fmt"

	"chancery/query"
)

// Fold brings names to the form in which they are compared: the words of one are then a piece of the other.
func ExampleFold() {
	fmt.Printf("%q\n", query.Fold("  J.D. VANCE "))
	// Output: " j d vance "
}

func ExampleParseType() {
	t, err := query.ParseType("consult")
	fmt.Println(t, err)
	_, err = query.ParseType("war")
	fmt.Println(err != nil)
	// Output:
	// CONSULT <nil>
	// true
}
