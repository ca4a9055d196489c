// Package model holds the trained models as files, embedded in the program. Each file says in its header what it was
// made from; train/ makes them.
package model

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"maps"
	"slices"
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

// IDs names each embedded model by its name and the beginning of the SHA-256 of its file, in the order of the names.
func IDs() []string {
	var ids []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		ids = append(ids, fmt.Sprintf("%s-%.6x", name, sha256.Sum256(files[name])))
	}
	return ids
}
