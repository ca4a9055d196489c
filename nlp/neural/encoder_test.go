package neural

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
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
