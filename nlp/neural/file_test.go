package neural

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestLoadRefusesDamage(t *testing.T) {
	good := tinyModel()
	if _, err := Load(good, tinyVectors()); err != nil {
		t.Fatal(err)
	}
	changed := func(at int) []byte {
		out := bytes.Clone(good)
		out[at] ^= 0x20
		return out
	}
	tests := []struct {
		name string
		file []byte
		err  string
	}{
		{"empty", nil, "not a model file"},
		{"another file", []byte("hello\nworld"), "not a model file"},
		{"another version", bytes.Replace(good, []byte("model 1 "), []byte("model 9 "), 1), "version 9"},
		{"no sizes", []byte("chancery-model 1\n"), "line 1"},
		{"cut short", good[:len(good)-1], "cut short or too long"},
		{"too long", append(bytes.Clone(good), 0), "cut short or too long"},
		{"a bit of the header", changed(200), "checksum"},
		{"a bit of the body", changed(len(good) - 100), "checksum"},
	}
	for _, test := range tests {
		_, err := Load(test.file, tinyVectors())
		if err == nil || !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: error is %v, want one with %q", test.name, err, test.err)
		}
	}
}

func TestLoadRefusesWrongContents(t *testing.T) {
	tests := []struct {
		name   string
		change func(h *Header)
		err    string
	}{
		{"width", func(h *Header) { h.Config.Width = 17 }, "17 wide"},
		{"huge part", func(h *Header) { h.Config.Arcs = 1 << 62 }, "wide is not one"},
		{"layers", func(h *Header) { h.Config.Layers = -1 }, "-1 layers"},
		{"layer missing", func(h *Header) { h.Config.Layers = 3 }, `"layer2.norm" is missing`},
		{"templates", func(h *Header) { h.Templates = h.Templates[1:] }, "word features"},
		{"vocabulary", func(h *Header) { h.Vocabulary[0] = append(h.Vocabulary[0], "b") }, `"words" is missing or is not 31 x 16`},
		{"no tags", func(h *Header) { h.Sets["upos"] = nil }, "set of tags is empty"},
		{"other tags", func(h *Header) { h.Sets["upos"] = []string{"X"} }, `"upos" is missing or is not 16 x 1`},
		{"names", func(h *Header) { h.Sets["names"][0] = "B-X" }, `its name tags are`},
		{"bits", func(h *Header) { h.Tensors[0].Bits = 7 }, "of 7 bits"},
		{"long tensor", func(h *Header) { h.Tensors[0].Rows = 1 << 23 }, "the body ends before"},
		{"short tensor", func(h *Header) { h.Tensors[len(h.Tensors)-1].Columns = 2 }, "after the last tensor"},
	}
	for _, test := range tests {
		h := tinyHeader()
		body := randomBody(h.Tensors)
		test.change(h)
		header, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = Load(modelFile(header, body), tinyVectors()); err == nil || !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: error is %v, want one with %q", test.name, err, test.err)
		}
	}
}

func TestReadVectorsRefusesDamage(t *testing.T) {
	good := tinyVectors()
	tests := []struct {
		name string
		file []byte
		err  string
	}{
		{"empty", nil, "not a file of word vectors"},
		{"another version", bytes.Replace(good, []byte(`"version":1`), []byte(`"version":2`), 1), "version 2"},
		{"cut short", good[:len(good)-1], "checksum"},
		{"words missing", vectorsFile("a\nthe", 2, 4, nil), "words end after 1 of 2"},
		{"rows missing", vectorsFile("a\nthe\n", 2, 4, make([]byte, 9)), "9 bytes of vectors where 2 words need 16"},
		{"absurd", vectorsFile("a\n", -1, 4, nil), "-1 words"},
	}
	for _, test := range tests {
		if _, err := ReadVectors(test.file); err == nil || !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: error is %v, want one with %q", test.name, err, test.err)
		}
	}
}

// Whatever a file with a right checksum holds, it is refused or it can be read with.
func FuzzLoad(f *testing.F) {
	h := tinyHeader()
	header, err := json.Marshal(h)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(header, randomBody(h.Tensors))
	f.Add([]byte("{}"), []byte{})
	f.Fuzz(func(t *testing.T, header, body []byte) {
		n, err := Load(modelFile(header, body), tinyVectors())
		if err == nil {
			checkReadings(t, n.Read([][]string{{"A", "man", "is", "reading", "."}})[0])
		}
	})
}

// Whatever a file of vectors with a right checksum holds, it is refused or each of its words can be looked up.
func FuzzReadVectors(f *testing.F) {
	f.Add("a\nthe\n", 2, 4, make([]byte, 16))
	f.Add("", 0, 1, []byte{})
	f.Add("a\n\xff\n", 2, -4, []byte{1})
	f.Fuzz(func(t *testing.T, words string, count, dimensions int, rows []byte) {
		v, err := ReadVectors(vectorsFile(words, count, dimensions, rows))
		if err != nil {
			return
		}
		out := make([]float32, roundUp(dimensions))
		for word := range strings.Lines(words) {
			v.read(hashBytes(hashStart, strings.TrimSuffix(word, "\n")), out)
		}
		if known := strings.Count(words, "\n"); known >= count && count > 0 && !v.has(words[:strings.Index(words, "\n")]) {
			t.Errorf("the first of %q has no vector", words)
		}
	})
}
