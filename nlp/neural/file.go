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

// A model file is two lines of text and a body of tensors:
//
//	chancery-model 1 <bytes of the header> <bytes of the body> <sha256 of header and body>
//	{"format":"chancery-model", …}          the header: JSON, on one line, newline included in its length
//
// The header gives data, licence, seed and dev scores for the reader, and for this package the sizes, the sets of values
// to choose from, the known values of each template of features, and the tensors in their order in the body. A tensor is rows of
// a float32 scale and one integer (8 or 16 bits) a column, all little-endian; a value is scale times integer.
// A matrix that maps in to out has a row for each input.
//
// History: version 1, the first.
const (
	modelFormat  = "chancery-model"
	modelVersion = 1
)

// A Header is what a model file says about itself.
type Header struct {
	Format   string             `json:"format"`
	Version  int                `json:"version"`
	Language string             `json:"language"`
	Data     []string           `json:"data"` // what it was trained on, with licences
	Licence  string             `json:"licence"`
	Seed     int                `json:"seed"`
	Epochs   int                `json:"epochs"`
	Dev      map[string]float64 `json:"dev"` // scores on the dev sets, words given, in percent

	Config     sizes               `json:"config"`
	Sets       map[string][]string `json:"sets"`       // values of upos, xpos, feats, deprels, names
	Templates  []string            `json:"templates"`  // of the features of a word, see words.go
	Vocabulary [][]string          `json:"vocabulary"` // known values of each template
	Tensors    []tensorInfo        `json:"tensors"`
}

// sizes are the widths of the network's parts.
type sizes struct {
	Width  int `json:"width"`
	Layers int `json:"layers"`
	Tags   int `json:"tags"`
	Names  int `json:"names"`
	Arcs   int `json:"arcs"`
	Labels int `json:"labels"`
}

type tensorInfo struct {
	Name    string `json:"name"`
	Rows    int    `json:"rows"`
	Columns int    `json:"columns"`
	Bits    int    `json:"bits"`
}

// tensor is a tensor as it lies in the file.
type tensor struct {
	tensorInfo
	packed []byte
}

// row returns the scale of a row and its packed integers.
func (t *tensor) row(i int) (scale float32, integers []byte) {
	n := t.rowLen()
	row := t.packed[i*n : (i+1)*n]
	return math.Float32frombits(binary.LittleEndian.Uint32(row)), row[4:]
}

func (t *tensor) rowLen() int { return 4 + t.Columns*t.Bits/8 }

// floats returns the values, row by row.
func (t *tensor) floats() []float32 {
	out := make([]float32, 0, t.Rows*t.Columns)
	for i := range t.Rows {
		scale, integers := t.row(i)
		for j := range t.Columns {
			if t.Bits == 8 {
				out = append(out, scale*float32(int8(integers[j])))
			} else {
				out = append(out, scale*float32(int16(binary.LittleEndian.Uint16(integers[2*j:]))))
			}
		}
	}
	return out
}

// readFile checks a model file and returns its header and tensors by name.
func readFile(file []byte) (*Header, map[string]*tensor, error) {
	line, rest, found := bytes.Cut(file, []byte("\n"))
	if !found || !bytes.HasPrefix(line, []byte(modelFormat+" ")) {
		return nil, nil, errors.New(`not a model file: it does not begin with "chancery-model"; write one with train/train.py`)
	}
	var version, headerLen, bodyLen int
	var sum string
	if _, err := fmt.Sscanf(string(line), modelFormat+" %d %d %d %s", &version, &headerLen, &bodyLen, &sum); err != nil {
		return nil, nil, fmt.Errorf("line 1 of the model file is damaged: %w; fetch or train the model again", err)
	}
	if version != modelVersion {
		return nil, nil, fmt.Errorf("model file is of version %d, this program reads version %d; use the model that came with the program or train one", version, modelVersion)
	}
	if headerLen < 0 || bodyLen < 0 || headerLen > len(rest) || bodyLen != len(rest)-headerLen {
		return nil, nil, fmt.Errorf("model file is cut short or too long: %d bytes after line 1, which promises %d+%d; fetch or train the model again", len(rest), headerLen, bodyLen)
	}
	if got := sha256.Sum256(rest); hex.EncodeToString(got[:]) != sum {
		return nil, nil, errors.New("model file is damaged: its checksum is wrong; fetch or train the model again")
	}
	header := new(Header)
	if err := json.Unmarshal(rest[:headerLen], header); err != nil {
		return nil, nil, fmt.Errorf("header of the model file: %w", err)
	}
	tensors, err := readTensors(header.Tensors, rest[headerLen:])
	return header, tensors, err
}

// maxScale is far above the scale of any row of a trained network; what is above it, or no number, is damage.
const maxScale = 1000

func readTensors(infos []tensorInfo, body []byte) (map[string]*tensor, error) {
	tensors := make(map[string]*tensor, len(infos))
	for _, info := range infos {
		t := &tensor{tensorInfo: info}
		if t.Bits != 8 && t.Bits != 16 || t.Rows <= 0 || t.Columns <= 0 || t.Columns > 1<<20 || t.Rows > 1<<24 {
			return nil, fmt.Errorf("tensor %q of the model file: %d x %d of %d bits is not a size this program reads", t.Name, t.Rows, t.Columns, t.Bits)
		}
		size := t.Rows * t.rowLen()
		if size > len(body) {
			return nil, fmt.Errorf("tensor %q of the model file: the body ends before it does", t.Name)
		}
		t.packed, body = body[:size], body[size:]
		for i := range t.Rows {
			if scale, _ := t.row(i); !(scale >= 0 && scale <= maxScale) {
				return nil, fmt.Errorf("tensor %q of the model file: row %d has scale %v, not 0 to %v", t.Name, i, scale, maxScale)
			}
		}
		tensors[t.Name] = t
	}
	if len(body) != 0 {
		return nil, fmt.Errorf("model file: %d bytes after the last tensor", len(body))
	}
	return tensors, nil
}
