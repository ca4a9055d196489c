package actor_test

import (
	"fmt"

	"chancery/actor"
)

// A Register knows countries by their names before any report is read.
func ExampleRegister_CountryCode() {
	r, err := actor.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.CountryCode("Armenia"), r.CountryCode("Ruritania") == "")
	// Output: ARM true
}
