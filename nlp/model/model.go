// Package model holds the trained models as files, embedded in the program. Each file says in its header what it was
// made from; train/ makes them.
package model

import (
	_ "embed"
	"fmt"
)

// The files are variables of their own and no embed.FS, which would copy each.
var (
	//go:embed lemma.model
	lemma []byte
	//go:embed names.model
	names []byte
	//go:embed network.model
	network []byte
	//go:embed sentences.model
	sentences []byte
	//go:embed vectors.model
	vectors []byte
	//go:embed words.model
	words []byte
)

var files = map[string][]byte{"lemma": lemma, "names": names, "network": network, "sentences": sentences, "vectors": vectors, "words": words}

// Open returns the bytes of an embedded model, which must not be changed: Open("sentences") those of sentences.model.
func Open(name string) ([]byte, error) {
	file, ok := files[name]
	if !ok {
		return nil, fmt.Errorf("no model %q is built into this program", name)
	}
	return file, nil
}
