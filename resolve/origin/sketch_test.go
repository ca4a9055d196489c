package origin

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/text"
)

func sketchOf(s string) Sketch { return NewSketch(s, text.Span{End: len(s)}) }

const harbour = `The harbour council of Port Alder voted on Monday to reopen the northern quay to fishing boats after a closure of two years.
Seven members were in favour and four against. Inspectors had found cracks in the wall, which were filled over the summer at the city's expense.
Boats of up to twelve metres may moor there from the first of March. Larger ones will have to wait until the channel has been dredged, which the council expects to take another year.
Fishermen had asked for the quay since spring, as the southern basin is too shallow at low tide. The mayor thanked them for their patience.`

// TestWithin gives how much of the first text stands in the second.
func TestWithin(t *testing.T) {
	lines := strings.Split(harbour, "\n")
	for _, c := range []struct {
		name, a, b string
		least      float64
		most       float64
	}{
		{"itself", harbour, harbour, 1, 1},
		{"the first third", lines[0] + lines[1], harbour, 0.9, 1},
		{"the whole in its third", harbour, lines[0] + lines[1], 0.2, 0.5},
		{"in another order", lines[2] + "\n" + lines[0] + "\n" + lines[3] + "\n" + lines[1], harbour, 0.85, 1},
		{"in capitals, typed otherwise", strings.ToUpper(strings.ReplaceAll(harbour, "'", "’")), harbour, 1, 1},
		{"the same event in other words", "Port Alder will let fishermen use its north quay again. Councillors decided so by seven votes to four, two years after cracks had closed it.", harbour, 0, 0.1},
		{"stock phrases", "He spoke on condition of anonymity because he was not authorized to speak to the media. The Associated Press contributed to this report.",
			"The Associated Press contributed to this report. Another spoke on condition of anonymity because he was not authorized to speak to the media.", 0, 0},
		{"the same words quoted", `The mayor was pleased. "We have all waited a very long time for this day to come at last," he said.`,
			`A day of joy: "We have all waited a very long time for this day to come at last," in the words of the mayor.`, 0, 0},
		{"nothing", "", harbour, 0, 0},
	} {
		if part, _ := sketchOf(c.a).Within(sketchOf(c.b)); part < c.least || part > c.most {
			t.Errorf("%s: %.2f, not from %.2f to %.2f", c.name, part, c.least, c.most)
		}
	}
}

// TestFold has pairs that are the same words.
func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"the U.S. and the U.N. have agreed", "The US and the UN have agreed"},
		{"President Erdoğan’s visit to Çankaya began", "president Erdogan's visit to Cankaya began"},
		{"a well-known — and costly — plan of theirs", "a well known and costly plan of theirs"},
		{"some 1,500 people have come by now", "some 1500 people have come by now"},
	} {
		if a, b := sketchOf(c[0]), sketchOf(c[1]); len(a) == 0 || !slices.Equal(a, b) {
			t.Errorf("%q and %q differ", c[0], c[1])
		}
	}
}

// TestThird cuts long texts to a third: what the index offers must have them, and the estimate be near 1.
func TestThird(t *testing.T) {
	for seed := range uint64(50) {
		whole := babble(seed, 3000)
		third := whole[:len(whole)/3]
		a, b := sketchOf(whole), sketchOf(third)
		if !slices.ContainsFunc(a.Bands(), func(k uint64) bool { return slices.Contains(b.Bands(), k) }) {
			t.Errorf("seed %d: no band in common", seed)
		}
		if part, shared := b.Within(a); part < 0.9 || shared < 20 {
			t.Errorf("seed %d: %.2f of the third found, on %d shingles", seed, part, shared)
		}
	}
}

// babble is so many words of no meaning.
func babble(seed uint64, words int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range words {
		fmt.Fprintf(&b, "w%d ", r.IntN(5000))
	}
	return b.String()
}

func TestBytes(t *testing.T) {
	s := sketchOf(harbour)
	again, err := ReadSketch(s.Bytes())
	if err != nil || !slices.Equal(s, again) {
		t.Errorf("read again as %v, %v", again, err)
	}
	for _, bad := range [][]byte{{1, 2, 3}, bytes.Repeat([]byte{0}, 4*sampled+4)} {
		if _, err := ReadSketch(bad); err == nil {
			t.Errorf("%d bytes are no sketch", len(bad))
		}
	}
}

// strange are texts that no reporter wrote.
func strange(n int) map[string]string {
	return map[string]string{
		"no spaces":     strings.Repeat("x", n),
		"one word":      strings.Repeat("word ", n/5),
		"quotes":        strings.Repeat(`"`, n),
		"open quotes":   strings.Repeat("“a ", n/5),
		"accents":       strings.Repeat("e\u0301", n/3),
		"broken bytes":  strings.Repeat("\xff\xc3", n/2),
		"blank lines":   strings.Repeat("\n", n),
		"brackets":      strings.Repeat("(", n),
		"new each time": babble(1, n/6),
	}
}

// TestStrangeText is held to linear time: sixteen times the text takes no more than about sixteen times as long.
func TestStrangeText(t *testing.T) {
	took := func(s string) time.Duration {
		start := time.Now()
		if n := len(sketchOf(s)); n > sampled {
			t.Errorf("a sketch of %d hashes", n)
		}
		return time.Since(start)
	}
	small, large := strange(1<<16), strange(1<<20)
	for name := range small {
		if a, b := took(small[name]), took(large[name]); b > 100*a+20*time.Millisecond {
			t.Errorf("%s: 64 KiB in %v, 1 MiB in %v", name, a, b)
		}
	}
}

func BenchmarkSketch(b *testing.B) {
	s := strings.Repeat(harbour+"\n", 2) + babble(1, 600) // as long as most reports
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		sketchOf(s)
	}
}
