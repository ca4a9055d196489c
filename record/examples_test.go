package record_test

import (
	"fmt"

	"chancery/record"
)

// FromCAMEO translates a code of CAMEO into PLOVER's type and mode.
func ExampleFromCAMEO() {
	act, ok := record.FromCAMEO("042")
	fmt.Println(act.Type, act.Mode, ok)
	// Output: CONSULT visit true
}
