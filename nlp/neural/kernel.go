package neural

import "math"

// The kernels: whatever is done to whole rows of numbers. Each output element is a sum in one fixed order, and each
// product is rounded before it is added (the conversions to float32 forbid fusing the two), so that vector kernels,
// which do several elements at once in that same order, give the same bits.

// multiply sets out (n x columns of w) to w's bias, zero if nil, plus in (n x rows of w) times w.
func multiply(out, in []float32, n int, w linear) {
	for i := range n {
		row := out[i*w.columns : (i+1)*w.columns]
		if w.bias == nil {
			clear(row)
		} else {
			copy(row, w.bias)
		}
	}
	accumulate(out[:n*w.columns], in[:n*w.rows], w.values, n)
}

// accumulateScalar adds to each of the n rows of out the same row of in times w, input by input.
func accumulateScalar(out, in, w []float32, n int) {
	rows, columns := len(in)/n, len(out)/n
	for i := range n {
		to := out[i*columns : (i+1)*columns]
		for k, x := range in[i*rows : (i+1)*rows] {
			row := w[k*columns:][:len(to)]
			for j := range to {
				to[j] = float32(to[j] + float32(x*row[j]))
			}
		}
	}
}

// add adds row to out.
func add(out, row []float32) {
	row = row[:len(out)]
	for j := range out {
		out[j] += row[j]
	}
}

// dot is the product of two vectors, summed as eight interleaved sums that are then added pairwise.
func dot(a, b []float32) float32 {
	var s [8]float32
	b = b[:len(a)]
	for i := 0; i+8 <= len(a); i += 8 {
		for l := range 8 {
			s[l] = float32(s[l] + float32(a[i+l]*b[i+l]))
		}
	}
	for i := len(a) &^ 7; i < len(a); i++ {
		s[i&7] = float32(s[i&7] + float32(a[i]*b[i]))
	}
	return float32(float32(float32(s[0]+s[4])+float32(s[2]+s[6])) + float32(float32(s[1]+s[5])+float32(s[3]+s[7])))
}

// normalise sets out to x scaled to a root mean square of one, times gain.
func normalise(out, x, gain []float32) {
	mean := float32(dot(x, x) / float32(len(x)))
	scale := float32(1 / float32(math.Sqrt(float64(float32(mean+1e-5)))))
	out, gain = out[:len(x)], gain[:len(x)]
	for j := range x {
		out[j] = float32(float32(x[j]*scale) * gain[j])
	}
}

// normaliseRows normalises each row of x, as long as gain.
func normaliseRows(out, x, gain []float32) {
	for from := 0; from < len(x); from += len(gain) {
		normalise(out[from:from+len(gain)], x[from:from+len(gain)], gain)
	}
}

// gate is a sigmoid without an exponential: 0 to 1.
func gate(x float32) float32 {
	return float32(0.5 + float32(float32(0.5*x)/float32(1+abs(x))))
}

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }
