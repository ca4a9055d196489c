// Package model holds the trained models as files, embedded in the program. Each file says in its header what it was
// made from; train/ makes them.
package model

import (
	"embed"
	"fmt"
)

//go:embed *.model
var files embed.FS

// Open returns the bytes of an embedded model: Open("sentences") those of sentences.model.
func Open(name string) ([]byte, error) {
	file, err := files.ReadFile(name + ".model")
	if err != nil {
		return nil, fmt.Errorf("no model %q is built into this program: %w", name, err)
	}
	return file, nil
}
