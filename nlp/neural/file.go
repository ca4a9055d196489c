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

// matrix is a table of rows of equal length.
type matrix struct {
	rows, columns int
	values        []float32
}

func (m *matrix) row(i int) []float32 { return m.values[i*m.columns : (i+1)*m.columns] }

// readFile checks a model file and returns its header and tensors by name.
func readFile(file []byte) (*Header, map[string]*matrix, error) {
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

func readTensors(infos []tensorInfo, body []byte) (map[string]*matrix, error) {
	tensors := make(map[string]*matrix, len(infos))
	for _, t := range infos {
		if t.Bits != 8 && t.Bits != 16 || t.Rows <= 0 || t.Columns <= 0 || t.Columns > 1<<20 || t.Rows > 1<<24 {
			return nil, fmt.Errorf("tensor %q of the model file: %d x %d of %d bits is not a size this program reads", t.Name, t.Rows, t.Columns, t.Bits)
		}
		rowLen := 4 + t.Columns*t.Bits/8
		if t.Rows*rowLen > len(body) {
			return nil, fmt.Errorf("tensor %q of the model file: the body ends before it does", t.Name)
		}
		m := &matrix{t.Rows, t.Columns, make([]float32, t.Rows*t.Columns)}
		for i := range t.Rows {
			readRow(m.row(i), body[i*rowLen:(i+1)*rowLen], t.Bits)
		}
		tensors[t.Name], body = m, body[t.Rows*rowLen:]
	}
	if len(body) != 0 {
		return nil, fmt.Errorf("model file: %d bytes after the last tensor", len(body))
	}
	return tensors, nil
}

// readRow expands one packed row: a scale, then integers.
func readRow(row []float32, packed []byte, bits int) {
	scale := math.Float32frombits(binary.LittleEndian.Uint32(packed))
	packed = packed[4:]
	if bits == 8 {
		for j := range row {
			row[j] = scale * float32(int8(packed[j]))
		}
		return
	}
	for j := range row {
		row[j] = scale * float32(int16(binary.LittleEndian.Uint16(packed[2*j:])))
	}
}
