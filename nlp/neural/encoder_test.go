package neural

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"reflect"
	"testing"
)

// encodedBits encodes some words and returns the bits of the result before and after it is made integers.
func encodedBits(n *Network) []byte {
	var b batch
	for _, count := range []int{1, 7, 40} {
		words := randomWords(count)
		b.add(words, make([]Reading, count))
	}
	n.encode(&b)
	var bits []byte
	for _, v := range b.x {
		bits = binary.LittleEndian.AppendUint32(bits, math.Float32bits(v))
	}
	for _, v := range b.encoded.values {
		bits = binary.LittleEndian.AppendUint16(bits, uint16(v))
	}
	return bits
}

// What this test hashes was computed on amd64 with AVX2. Every machine must give the same, whatever vectors it has.
func TestSameBitsOnEveryMachine(t *testing.T) {
	n := tinyNetwork(t)
	with(t, func(t *testing.T) {
		sum := sha256.Sum256(encodedBits(n))
		if got := hex.EncodeToString(sum[:8]); got != "0d9c9cdf005d3177" {
			t.Errorf("encoded words hash to %s", got)
		}
	})
}

// A network of whatever size must read alike with all forms of the kernels.
func TestSameReadingsInAllForms(t *testing.T) {
	for _, c := range []sizes{
		{Width: 16, Tags: 16, Names: 16, Arcs: 16, Labels: 16},
		{Width: 48, Layers: 1, Tags: 32, Names: 16, Arcs: 80, Labels: 48},
		{Width: 320, Layers: 5, Tags: 112, Names: 64, Arcs: 144, Labels: 96},
		{Width: maxSize, Layers: 1, Tags: maxSize, Names: 48, Arcs: 32, Labels: maxSize},
	} {
		n, err := Load(modelOf(headerOf(c)), tinyVectors())
		if err != nil {
			t.Fatal(err)
		}
		sentences := [][]string{randomWords(1), randomWords(9), randomWords(67), randomWords(maxPiece + 5)}
		var want [][]Reading
		with(t, func(t *testing.T) {
			got := n.Read(sentences)
			if want == nil {
				want = got // of the scalar form, the first
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v: other readings than with the scalar form", c)
			}
		})
	}
}
