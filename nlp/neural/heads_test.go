package neural

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func tinyNetwork(t testing.TB) *Network {
	n, err := Load(tinyModel(), tinyVectors())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// checkReadings fails unless the heads make a tree.
func checkReadings(t *testing.T, readings []Reading) {
	t.Helper()
	heads := make([]int, len(readings))
	for i, r := range readings {
		heads[i] = r.Head + 1
		if (r.Deprel == "root") != (r.Head < 0) {
			t.Fatalf("word %d has head %d and relation %q", i, r.Head, r.Deprel)
		}
	}
	if len(heads) > 0 {
		checkTree(t, heads)
	}
}

// randomWords returns words of all lengths and scripts, some of which the tiny network knows.
func randomWords(n int) []string {
	kinds := []string{"a", "The", "sing", "İstanbul", "北京", "1990s", "\xff\xfe", "", ",", "e\u0301", strings.Repeat("long", 200)}
	words := make([]string, n)
	for i := range words {
		words[i] = kinds[(i*i+i/7)%len(kinds)] + strings.Repeat("b", i%3)
	}
	return words
}

func TestReadMakesTrees(t *testing.T) {
	n := tinyNetwork(t)
	for _, count := range []int{0, 1, 2, 3, 5, 30, maxPiece - 1, maxPiece, maxPiece + 1, 3 * maxPiece, 5000} {
		readings := n.Read([][]string{randomWords(count)})[0]
		if len(readings) != count {
			t.Fatalf("%d readings of %d words", len(readings), count)
		}
		checkReadings(t, readings)
	}
}

func TestReadIsTheSameAgain(t *testing.T) {
	n := tinyNetwork(t)
	words := randomWords(40)
	want := n.Read([][]string{words})[0]
	done := make(chan error)
	for worker := range 4 {
		go func() {
			for round := range 10 {
				n.Read([][]string{randomWords(1 + worker*round), words})
				if !slices.Equal(n.Read([][]string{randomWords(round), words, randomWords(worker)})[1], want) {
					done <- fmt.Errorf("worker %d, round %d: another reading of the same words", worker, round)
					return
				}
			}
			done <- nil
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestPieces(t *testing.T) {
	long := slices.Repeat([]string{"word"}, maxPiece+10)
	if got := pieceLen(long); got != maxPiece {
		t.Errorf("without punctuation: piece of %d words, want %d", got, maxPiece)
	}
	long[120] = ";"
	if got := pieceLen(long); got != 121 {
		t.Errorf("with a semicolon: piece of %d words, want 121", got)
	}
	if got := pieceLen(long[:50]); got != 50 {
		t.Errorf("short: piece of %d words, want 50", got)
	}
}

func TestSpell(t *testing.T) {
	tests := []struct{ word, form, shape, prefix2, suffix3 string }{
		{"Al-Zaman", "al-zaman", "Xx-Xxxx", "al", "man"},
		{"1990s", "0000s", "dddx", "00", "00s"},
		{"don’t", "don't", "xxx'x", "do", "n't"},
		{"É", "é", "X", "é", "é"},
		{"", "", "", "", ""},
	}
	var w word
	for _, test := range tests {
		w.spell(test.word)
		got := []string{string(w.form), string(w.shape), string(w.prefix(2)), string(w.suffix(3))}
		if want := []string{test.form, test.shape, test.prefix2, test.suffix3}; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", test.word, got, want)
		}
	}
}
