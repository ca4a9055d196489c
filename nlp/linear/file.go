package linear

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/bits"
	"strconv"
	"strings"
)

// A model file is a header of text lines, an empty line, and the weights.
//
//	chancery linear model, format 1
//	name: segment tokens
//	data: UD English EWT …
//	licence: CC BY-SA 4.0 …
//	seed: 1
//	scores: dev words F1 98.9
//	classes: 3
//	table: 131072
//	weights: 20417
//	crc32: 8c736521
//
// The weights that are not zero follow in the order of their places, each as the distance from the place before
// (unsigned varint) and its value (signed varint). The checksum covers them.
//
// Format 1 (2026-11): the first.

// Header states what a model is, what it was made from and how good it is.
type Header struct {
	Name    string // what it decides
	Data    string // what it was trained on
	Licence string // of the data, with the attribution it asks for
	Seed    uint64 // of the order of training
	Scores  string // on the dev sets
}

const signature = "chancery linear model, format 1"

// maxWeights bounds the memory that a file can ask for: 64 MiB.
const maxWeights = 32 << 20

// Marshal returns the model as the bytes of a file.
func (m *Model) Marshal() []byte {
	var body []byte
	count, last := 0, -1
	for i, w := range m.weights {
		if w == 0 {
			continue
		}
		body = binary.AppendUvarint(body, uint64(i-last))
		body = binary.AppendVarint(body, int64(w))
		last = i
		count++
	}
	h := m.Header
	head := fmt.Sprintf("%s\nname: %s\ndata: %s\nlicence: %s\nseed: %d\nscores: %s\nclasses: %d\ntable: %d\nweights: %d\ncrc32: %08x\n\n",
		signature, h.Name, h.Data, h.Licence, h.Seed, h.Scores, m.classes, m.mask+1, count, crc32.ChecksumIEEE(body))
	return append([]byte(head), body...)
}

// Unmarshal reads a model file. A file that is damaged, cut short or of another format is refused.
func Unmarshal(file []byte) (*Model, error) {
	m, err := unmarshal(file)
	if err != nil {
		return nil, fmt.Errorf("model file: %w; restore it from the repository or train it anew with go run ./train", err)
	}
	return m, nil
}

// Open parts a file into the fields of its text header and the body that its checksum covers. The header begins with
// the line that signature gives and ends with an empty line; a file that is damaged or of another format is refused.
func Open(file []byte, signature string) (fields map[string]string, body []byte, err error) {
	head, body, found := bytes.Cut(file, []byte("\n\n"))
	first, rest, _ := strings.Cut(string(head), "\n")
	if first != signature {
		return nil, nil, fmt.Errorf("starts with %.40q instead of %q", first, signature)
	}
	if !found {
		return nil, nil, fmt.Errorf("ends within its header")
	}
	fields = map[string]string{}
	for line := range strings.SplitSeq(rest, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		fields[key] = value
	}
	if sum := fmt.Sprintf("%08x", crc32.ChecksumIEEE(body)); sum != fields["crc32"] {
		return nil, nil, fmt.Errorf("checksum of the body is %s instead of %s", sum, fields["crc32"])
	}
	return fields, body, nil
}

func unmarshal(file []byte) (*Model, error) {
	fields, body, err := Open(file, signature)
	if err != nil {
		return nil, err
	}
	m := &Model{Header: Header{Name: fields["name"], Data: fields["data"], Licence: fields["licence"], Scores: fields["scores"]}}
	var table, count int
	if m.Header.Seed, err = strconv.ParseUint(fields["seed"], 10, 64); err != nil {
		return nil, fmt.Errorf("seed %q is not a number", fields["seed"])
	}
	for _, f := range []struct {
		name string
		into *int
	}{{"classes", &m.classes}, {"table", &table}, {"weights", &count}} {
		if *f.into, err = strconv.Atoi(fields[f.name]); err != nil || *f.into < 1 || *f.into > maxWeights {
			return nil, fmt.Errorf("%s %q is not a number from 1 to %d", f.name, fields[f.name], maxWeights)
		}
	}
	if bits.OnesCount(uint(table)) != 1 || table > maxWeights/m.classes || m.classes < 2 {
		return nil, fmt.Errorf("a table of %d places for %d classes is impossible", table, m.classes)
	}
	m.mask = uint32(table - 1)
	m.weights = make([]int16, table*m.classes)
	return m, m.readWeights(body, count)
}

func (m *Model) readWeights(body []byte, count int) error {
	at := uint64(0) // one past the last place
	for range count {
		gap, n := binary.Uvarint(body)
		if n <= 0 {
			return fmt.Errorf("the weights end early")
		}
		w, k := binary.Varint(body[n:])
		if k <= 0 {
			return fmt.Errorf("the weights end early")
		}
		if w == 0 || gap == 0 || gap > uint64(len(m.weights))-at || int64(int16(w)) != w {
			return fmt.Errorf("a weight is zero or lies outside the table")
		}
		at += gap
		m.weights[at-1] = int16(w)
		body = body[n+k:]
	}
	if len(body) != 0 {
		return fmt.Errorf("%d bytes after the last weight", len(body))
	}
	return nil
}
