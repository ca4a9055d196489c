package report

import (
	"io"
	"iter"
)

// ItemsIn is Items for a source that the caller has opened, such as an object of a cloud's storage. Its name says what it is called
// wherever it lies, and its ending what it holds where its first bytes do not.
func (s *Sources) ItemsIn(name string, in io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		s.walk(yield).stream(entry{name: name, path: name}, in)
	}
}
