package linear

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
)

// parity is a set of decisions that a linear model can learn: class 1 if feature 7 is there, 2 if feature 9 is.
func parity() []Example {
	var examples []Example
	for i := range uint32(30) {
		noise := Feature(0, uint64(i%5))
		examples = append(examples, Example{[]uint32{noise}, 0},
			Example{[]uint32{noise, Feature(1, 7)}, 1}, Example{[]uint32{noise, Feature(1, 9)}, 2})
	}
	return examples
}

func train() *Model {
	h := Header{Name: "test", Data: "none", Licence: "none", Seed: 3, Scores: "none"}
	return Train(Training{Header: h, Classes: 3, Bits: 8, Rounds: 5, Margin: 2, Repeats: 2}, parity())
}

func decide(m *Model, features []uint32) int {
	scores := make([]int32, m.Classes())
	m.Score(features, scores)
	return Best(scores)
}

func TestTrain(t *testing.T) {
	m := train()
	for _, e := range parity() {
		if got := decide(m, e.Features); got != e.Class {
			t.Errorf("features %v: class %d, want %d", e.Features, got, e.Class)
		}
	}
	if !bytes.Equal(m.Marshal(), train().Marshal()) {
		t.Error("the same examples and seed gave another model")
	}
}

func TestUnmarshalGivesBackWhatMarshalWrote(t *testing.T) {
	m := train()
	again, err := Unmarshal(m.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	if again.Header != m.Header || !bytes.Equal(again.Marshal(), m.Marshal()) {
		t.Errorf("read %+v, wrote %+v", again.Header, m.Header)
	}
	for _, e := range parity() {
		if got, want := decide(again, e.Features), decide(m, e.Features); got != want {
			t.Errorf("features %v: class %d, before it was written %d", e.Features, got, want)
		}
	}
}

func TestUnmarshalRefuses(t *testing.T) {
	good := string(train().Marshal())
	for _, c := range []struct{ name, file, err string }{
		{"nothing", "", "starts with"},
		{"another version", strings.Replace(good, "format 1", "format 9", 1), `starts with "chancery linear model, format 9"`},
		{"half a header", good[:50], "ends within its header"},
		{"a byte less", good[:len(good)-1], "checksum of the body"},
		{"a byte changed", good[:len(good)-3] + "\x00" + good[len(good)-2:], "checksum of the body"},
		{"no seed", strings.Replace(good, "seed: 3", "seed: x", 1), `seed "x" is not a number`},
		{"no classes", strings.Replace(good, "classes: 3", "classes: 0", 1), `classes "0" is not a number from 1`},
		{"one class", strings.Replace(good, "classes: 3", "classes: 1", 1), "256 places for 1 classes is impossible"},
		{"odd table", strings.Replace(good, "table: 256", "table: 255", 1), "255 places for 3 classes is impossible"},
		{"small table", strings.Replace(good, "table: 256", "table: 2", 1), "outside the table"},
		{"huge table", strings.Replace(good, "table: 256", "table: 33554432", 1), "impossible"},
		{"weights", strings.Replace(good, "weights: ", "weights: 1", 1), "weights end early"},
	} {
		if _, err := Unmarshal([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.err) || !strings.Contains(err.Error(), "train it anew") {
			t.Errorf("%s: error %v, want %q", c.name, err, c.err)
		}
	}
}

// Whatever a file with a right checksum holds, it is refused or it decides, and reads the same when it is written again.
func FuzzUnmarshal(f *testing.F) {
	_, body, _ := bytes.Cut(train().Marshal(), []byte("\n\n"))
	f.Add(3, 256, 20, body)
	f.Add(2, 1, 1, []byte{1, 2})
	f.Add(1<<31, 1<<31, 1<<31, []byte{0xff})
	f.Fuzz(func(t *testing.T, classes, table, weights int, body []byte) {
		if classes > 100 || table > 1<<16 {
			return // refused or large
		}
		m, err := Unmarshal(fmt.Appendf(nil, "%s\nseed: 1\nclasses: %d\ntable: %d\nweights: %d\ncrc32: %08x\n\n%s",
			signature, classes, table, weights, crc32.ChecksumIEEE(body), body))
		if err != nil {
			return
		}
		decide(m, []uint32{0, 1 << 31, 12345})
		again, err := Unmarshal(m.Marshal())
		if err != nil || !slices.Equal(again.weights, m.weights) {
			t.Errorf("other weights when written and read again, error %v", err)
		}
	})
}
