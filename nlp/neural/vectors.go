package neural

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// Vectors are pretrained word vectors, one signed byte for each dimension. train/vectors.py writes the file and says how:
// a line of JSON, the words one a line, then rows of a float32 scale and bytes.
type Vectors struct {
	index      index // rows by hash of the word in lower case
	dimensions int
	rows       []byte
}

const (
	vectorsFormat  = "chancery-vectors"
	vectorsVersion = 1
)

// ReadVectors checks and indexes a file of word vectors. It keeps file, which must not change afterwards.
func ReadVectors(file []byte) (*Vectors, error) {
	line, body, found := bytes.Cut(file, []byte("\n"))
	var header struct {
		Format            string
		Version           int
		Words, Dimensions int
		SHA256            string
	}
	if err := json.Unmarshal(line, &header); !found || err != nil || header.Format != vectorsFormat {
		return nil, errors.New(`not a file of word vectors: it does not begin with a "chancery-vectors" header; write one with train/vectors.py`)
	}
	if header.Version != vectorsVersion {
		return nil, fmt.Errorf("word vectors are of version %d, this program reads version %d; use those that came with the program", header.Version, vectorsVersion)
	}
	if got := sha256.Sum256(body); hex.EncodeToString(got[:]) != header.SHA256 {
		return nil, errors.New("word vectors are damaged: their checksum is wrong; fetch or write the file again")
	}
	if header.Words < 0 || header.Words > len(body) || header.Dimensions <= 0 || header.Dimensions > maxSize {
		return nil, fmt.Errorf("word vectors: %d words of %d dimensions is not a size this program reads", header.Words, header.Dimensions)
	}
	v := &Vectors{index: newIndex(header.Words), dimensions: header.Dimensions}
	for i := range header.Words {
		word, rest, found := bytes.Cut(body, []byte("\n"))
		if !found {
			return nil, fmt.Errorf("word vectors: the words end after %d of %d", i, header.Words)
		}
		v.index.put(hashBytes(hashStart, word), int32(i))
		body = rest
	}
	if v.rows = body; len(body) != header.Words*(4+header.Dimensions) {
		return nil, fmt.Errorf("word vectors: %d bytes of vectors where %d words need %d", len(body), header.Words, header.Words*(4+header.Dimensions))
	}
	return v, nil
}

// has reports whether there is a vector for a word in lower case.
func (v *Vectors) has(word string) bool { return v.index.row(hashBytes(hashStart, word), -1) >= 0 }

// read expands the vector of the word with this hash into out, or sets out to zero if there is none. What is longer than the
// vector is zero too.
func (v *Vectors) read(hash uint64, out []float32) {
	i := v.index.row(hash, -1)
	if i < 0 {
		clear(out)
		return
	}
	clear(out[v.dimensions:])
	row := v.rows[int(i)*(4+v.dimensions):]
	scale := math.Float32frombits(binary.LittleEndian.Uint32(row))
	for j, b := range row[4 : 4+v.dimensions] {
		out[j] = scale * float32(int8(b))
	}
}
