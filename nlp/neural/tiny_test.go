package neural

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// tinyHeader is the header of a network of random weights that knows a few words.
func tinyHeader() *Header {
	return headerOf(sizes{Width: 16, Layers: 2, Tags: 16, Names: 16, Arcs: 16, Labels: 16})
}

func headerOf(c sizes) *Header {
	h := &Header{Format: modelFormat, Version: modelVersion, Language: "en", Config: c, Templates: templates}
	h.Sets = map[string][]string{
		"upos": {"NOUN", "VERB"}, "xpos": {"NN", "VB", "."}, "feats": {"_", "Number=Sing"},
		"deprels": {"nsubj", "obj", "root"}, "names": slices.Clone(NameTags),
	}
	rows := 0
	for range templates {
		h.Vocabulary = append(h.Vocabulary, []string{"a", "ing"})
		rows += 3
	}
	tensor := func(name string, rows, columns, bits int) {
		h.Tensors = append(h.Tensors, tensorInfo{name, rows, columns, bits})
	}
	linear := func(name string, rows, columns int) {
		tensor(name, rows, columns, 16)
		tensor(name+".bias", 1, columns, 16)
	}
	tensor("words", rows, c.Width, 8)
	linear("project", 4, c.Width)
	for i := range c.Layers {
		tensor(fmt.Sprintf("layer%d.norm", i), 1, c.Width, 16)
		tensor(fmt.Sprintf("layer%d.taps", i), 3, c.Width, 16)
		linear(fmt.Sprintf("layer%d.mix", i), c.Width, 3*c.Width)
	}
	tensor("norm", 1, c.Width, 16)
	linear("hidden", c.Width, c.Tags+c.Names+2*c.Arcs+2*c.Labels)
	linear("upos", c.Tags, 2)
	linear("xpos", c.Tags, 3)
	linear("feats", c.Tags, 2)
	linear("names", c.Names, len(NameTags))
	linear("arc", c.Arcs, c.Arcs)
	linear("deprels", c.Labels, 3)
	tensor("arc.root", 1, c.Arcs, 16)
	tensor("arc.distance", 1, 2*maxDistance+1, 16)
	tensor("deprels.root", 1, c.Labels, 16)
	return h
}

// randomBody returns tensors of random weights.
func randomBody(infos []tensorInfo) []byte {
	r := rand.New(rand.NewPCG(7, 8))
	var body []byte
	for _, t := range infos {
		for range t.Rows {
			body = binary.LittleEndian.AppendUint32(body, math.Float32bits(float32(math.Ldexp(1, 2-t.Bits))))
			for range t.Columns * t.Bits / 8 {
				body = append(body, byte(r.Uint32()))
			}
		}
	}
	return body
}

// modelFile puts a file together, its checksum right whatever is in it.
func modelFile(header, body []byte) []byte {
	rest := append(header[:len(header):len(header)], body...)
	line := fmt.Sprintf("chancery-model %d %d %d %x\n", modelVersion, len(header), len(body), sha256.Sum256(rest))
	return append([]byte(line), rest...)
}

func tinyModel() []byte { return modelOf(tinyHeader()) }

// modelOf is the model file of a network of random weights.
func modelOf(h *Header) []byte {
	text, err := json.Marshal(h)
	if err != nil {
		panic(err)
	}
	return modelFile(append(text, '\n'), randomBody(h.Tensors))
}

func vectorsFile(words string, count, dimensions int, rows []byte) []byte {
	body := append([]byte(words), rows...)
	header := fmt.Sprintf(`{"format":"chancery-vectors","version":1,"words":%d,"dimensions":%d,"sha256":"%x"}`, count, dimensions, sha256.Sum256(body))
	return append([]byte(header+"\n"), body...)
}

func tinyVectors() []byte {
	scale := binary.LittleEndian.AppendUint32(nil, math.Float32bits(0.01))
	row := append(scale, 1, 200, 3, 90)
	return vectorsFile("a\nthe\n", 2, 4, append(row, row...))
}
